"""The public learns whether a file is from here and which public post it is, and nothing else; moderators learn all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from accounts.enums import StaffRole, Standing
from accounts.models import Member
from common.errors import NotFoundError
from common.ids import new_id
from common.models import AuditEntry
from generation import tracing
from generation.contracts import Evidence, FoundCredentials, FoundLikeness, FoundMark
from generation.enums import TraceAudience, TraceState, Visibility
from generation.errors import QuestionsWaitError
from generation.models import Clip, Trace
from generation.services import tracing as questions
from generation.worker import tracing as worker
from media.errors import SandboxBusyError
from tests.factories import card, make_clip, make_member, make_upload
from uploads.enums import Purpose
from uploads.models import Upload
from uploads.selectors import hash_of

pytestmark = pytest.mark.django_db


def mark(clip_id: UUID | None, medium: str = "picture") -> FoundMark:
    return FoundMark(medium=medium, number=7, agreement=0.9, clip_id=clip_id)


def likeness(clip_id: UUID, grade: str = "same", medium: str = "picture") -> FoundLikeness:
    return FoundLikeness(
        clip_id=clip_id, medium=medium, grade=grade, score=0.9, offset_s=0.0, speed=1.0, mirrored=False
    )


def answered(
    evidence: Evidence, *, member: Member | None = None, audience: TraceAudience = TraceAudience.PUBLIC
) -> UUID:
    now = timezone.now()
    return Trace.objects.create(
        member=member,
        audience=audience,
        upload_id=new_id(),
        state=TraceState.ANSWERED,
        evidence=tracing.kept(evidence),
        created_at=now,
        called_at=now,
        finished_at=now,
    ).pk


def public(evidence: Evidence) -> tuple[str | None, tuple[str, ...], UUID | None]:
    answer = tracing.public_answer(viewer_id=None, trace_id=answered(evidence))
    return answer.verdict, answer.by, answer.clip.id if answer.clip else None


def copy_of(clip_id: UUID) -> Evidence:
    """What is found in a copy: the mark, and that it looks like the clip."""
    return Evidence(kind="clip", marks=(mark(clip_id),), likenesses=(likeness(clip_id, "similar"),))


def test_a_copy_of_a_public_post_names_the_post():
    clip = make_clip(make_member("mira"))
    marks = (mark(clip.pk), mark(clip.pk, "sound"))
    found = Evidence(kind="clip", marks=marks, likenesses=(likeness(clip.pk, medium="both"),))
    assert public(found) == ("from_here", ("mark", "sound_mark"), clip.pk)
    assert public(copy_of(clip.pk)) == ("from_here", ("mark",), clip.pk)


def test_a_mark_laid_over_something_else_names_nobody():
    clip, other = make_clip(make_member("mira")), make_clip(make_member("noor"))
    for likenesses in ((), (likeness(other.pk),), (likeness(clip.pk, medium="sound"),)):
        found = Evidence(kind="clip", marks=(mark(clip.pk),), likenesses=likenesses)
        assert public(found) == ("carries_our_mark", ("mark",), None)


def test_a_clip_under_another_s_sound_is_itself():
    clip, other = make_clip(make_member("mira")), make_clip(make_member("noor"))
    marks = (mark(other.pk, "sound"), mark(clip.pk))
    found = Evidence(kind="clip", marks=marks, likenesses=(likeness(clip.pk),))
    assert public(found) == ("from_here", ("mark",), clip.pk)


@pytest.mark.parametrize(
    "hidden",
    [
        {"posted": False},
        {"visibility": Visibility.LINK},
        {"visibility": Visibility.ONLY_ME},
    ],
)
def test_of_what_is_not_public_it_says_only_that_it_is_from_here(hidden: dict[str, Any]):
    clip = make_clip(make_member("mira"), **hidden)
    assert public(copy_of(clip.pk)) == ("from_here", ("mark",), None)


def test_a_suspended_author_s_post_is_not_named():
    clip = make_clip(make_member("mira", standing=Standing.SUSPENDED))
    assert public(copy_of(clip.pk)) == ("from_here", ("mark",), None)


def test_of_a_deleted_clip_the_mark_alone_is_left():
    assert public(Evidence(kind="clip", marks=(mark(new_id()),))) == ("carries_our_mark", ("mark",), None)


def test_a_number_that_nobody_was_given_proves_nothing():
    assert public(Evidence(kind="clip", marks=(mark(None),))) == ("unknown", (), None)


def test_trusted_credentials_of_ours_prove_it_and_others_do_not():
    clip = make_clip(make_member("mira"))
    ours = FoundCredentials(state="trusted", issuer="Sora Social", made_with="animatic", clip_id=clip.pk)
    theirs = FoundCredentials(state="valid", issuer="Somebody", made_with="animatic", clip_id=None)
    assert public(Evidence(kind="clip", credentials=ours)) == ("from_here", ("credentials",), clip.pk)
    assert public(Evidence(kind="clip", credentials=theirs)) == ("unknown", (), None)


def test_credentials_that_no_longer_fit_are_named_whatever_the_marks_say():
    clip = make_clip(make_member("mira"))
    broken = FoundCredentials(state="invalid", issuer="Sora Social", made_with="animatic", clip_id=None)
    fitting = FoundCredentials(state="valid", issuer="Somebody", made_with="animatic", clip_id=None)
    copied = copy_of(clip.pk)
    for credentials, has_broken_credentials in ((broken, True), (fitting, False), (None, False)):
        trace_id = answered(replace(copied, credentials=credentials))
        answer = tracing.public_answer(viewer_id=None, trace_id=trace_id)
        assert (answer.verdict, answer.has_broken_credentials) == ("from_here", has_broken_credentials)


def test_looks_are_told_of_public_posts_alone():
    author = make_member("mira")
    post, draft = make_clip(author), make_clip(author, posted=False)
    assert public(Evidence(kind="clip", likenesses=(likeness(post.pk),))) == (
        "looks_like_ours",
        ("likeness",),
        post.pk,
    )
    assert public(Evidence(kind="clip", likenesses=(likeness(draft.pk),))) == ("unknown", (), None)
    assert public(Evidence(kind="clip", likenesses=(likeness(post.pk, "similar"),))) == ("unknown", (), None)


def test_a_post_that_is_hidden_later_is_named_no_more():
    clip = make_clip(make_member("mira"))
    trace_id = answered(copy_of(clip.pk))
    assert tracing.public_answer(viewer_id=None, trace_id=trace_id).clip is not None
    Clip.objects.update(visibility=Visibility.ONLY_ME)
    assert tracing.public_answer(viewer_id=None, trace_id=trace_id).clip is None


def test_a_member_s_question_is_nobody_else_s():
    mira, noor = make_member("mira"), make_member("noor")
    trace_id = answered(Evidence(kind="clip"), member=mira)
    assert tracing.public_answer(viewer_id=mira.pk, trace_id=trace_id).verdict == "unknown"
    for other in (noor.pk, None):
        with pytest.raises(NotFoundError):
            tracing.public_answer(viewer_id=other, trace_id=trace_id)


def test_moderators_see_drafts_and_deleted_clips_and_what_is_only_alike():
    moderator = make_member("mod", roles=[StaffRole.MODERATOR])
    draft, gone = make_clip(make_member("mira"), posted=False), new_id()
    evidence = Evidence(kind="clip", marks=(mark(gone),), likenesses=(likeness(draft.pk, "similar"),))
    trace_id = answered(evidence, member=moderator, audience=TraceAudience.STAFF)
    answer = tracing.staff_answer(actor_id=moderator.pk, trace_id=trace_id)
    assert [(clip.id, clip.state, clip.author_handle, clip.is_borne_out) for clip in answer.clips] == [
        (gone, None, "", False),
        (draft.pk, "draft", "mira", True),
    ]


def test_a_moderator_s_question_is_in_the_audit_log_and_a_stranger_may_not_ask_one():
    moderator, noor = make_member("mod", roles=[StaffRole.MODERATOR]), make_member("noor")
    upload = make_upload(moderator, purpose=Purpose.TRACE)
    trace = questions.ask_as_staff(actor=card(moderator), upload_id=upload.pk, now=timezone.now())
    entry = AuditEntry.objects.get(action="trace.asked")
    assert (entry.actor_id, entry.target) == (moderator.pk, f"trace:{trace.pk}")
    theirs = make_upload(noor, purpose=Purpose.TRACE)
    with pytest.raises(NotFoundError):
        questions.ask_as_staff(actor=card(noor), upload_id=theirs.pk, now=timezone.now())
    assert AuditEntry.objects.filter(action="trace.asked").count() == 1


def test_a_lost_worker_s_question_is_called_for_again_and_given_up_in_the_end():
    mira, now = make_member("mira"), timezone.now()
    upload = make_upload(mira, purpose=Purpose.TRACE)
    trace = questions.ask(actor=card(mira), address="192.0.2.1", upload_id=upload.pk, now=now)
    for tries in (1, 2, 3):
        assert questions.begin(trace_id=trace.pk, now=now) == tries
        assert questions.begin(trace_id=trace.pk, now=now) is None
        now += questions.LEASE + timedelta(seconds=1)
        assert questions.call_again(now=now) == (1 if tries < 3 else 0)
    trace.refresh_from_db()
    assert (trace.state, trace.error_code) == (TraceState.FAILED, "not_looked_at")
    assert not Upload.objects.filter(pk=upload.pk).exists()


def test_who_comes_back_late_answers_nothing():
    mira, now = make_member("mira"), timezone.now()
    upload = make_upload(mira, purpose=Purpose.TRACE)
    trace = questions.ask(actor=card(mira), address="192.0.2.1", upload_id=upload.pk, now=now)
    first = questions.begin(trace_id=trace.pk, now=now) or 0
    second = questions.begin(trace_id=trace.pk, now=now + questions.LEASE) or 0
    evidence = tracing.kept(Evidence(kind="picture"))
    assert not questions.answer(trace_id=trace.pk, tries=first, evidence=evidence, now=now)
    assert questions.answer(trace_id=trace.pk, tries=second, evidence=evidence, now=now)


@pytest.mark.usefixtures("within_the_hour")
def test_asking_too_often_is_refused_and_says_when_again(settings: Any):
    settings.LIMITS = settings.LIMITS.model_copy(update={"traces_per_address_hour": 1})
    client = Client()
    body = {"upload_id": str(new_id())}
    assert client.post("/api/traces", body, content_type="application/json").status_code == 404
    answer = client.post("/api/traces", body, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_requests")


def test_few_may_wait_at_once(settings: Any):
    settings.LIMITS = settings.LIMITS.model_copy(
        update={"traces_waiting_per_member": 1, "traces_waiting_of_strangers": 1}
    )
    mira, noor, now = make_member("mira"), make_member("noor"), timezone.now()

    def ask(member: Member | None) -> Trace:
        secret = "" if member else "a secret"
        of_nobody = {} if member else {"secret_hash": hash_of(secret), "place_hash": b"a place"}
        upload = make_upload(member, purpose=Purpose.TRACE, **of_nobody)
        who = card(member) if member else None
        return questions.ask(actor=who, address="192.0.2.1", upload_id=upload.pk, secret=secret, now=now)

    first, _, _ = ask(mira), ask(noor), ask(None)
    for member in (mira, None):
        with pytest.raises(QuestionsWaitError):
            ask(member)
    assert Upload.objects.filter(held_for=None).count() == 2, "what was refused holds nothing"
    tries = questions.begin(trace_id=first.pk, now=now) or 0
    assert questions.answer(trace_id=first.pk, tries=tries, evidence=tracing.kept(Evidence(kind="clip")), now=now)
    assert ask(mira).state == TraceState.WAITING


def test_calls_neither_pile_up_nor_starve_anybody(monkeypatch: pytest.MonkeyPatch):
    calls: list[str] = []
    monkeypatch.setattr(questions.outbox, "enqueue_on_commit", lambda **call: calls.append(call["trace_id"]))
    now = timezone.now()
    long_ago = {"audience": TraceAudience.PUBLIC, "created_at": now, "called_at": now - questions.CALLED_AFTER}
    for _ in range(100):
        Trace.objects.create(upload_id=new_id(), **long_ago)
    late = {**long_ago, "called_at": now - questions.CALLED_AFTER + timedelta(seconds=1), "lease_until": now}
    lost = Trace.objects.create(upload_id=new_id(), state=TraceState.LOOKING, tries=1, **late)
    for after in range(0, 30, 10):  # the chore's pace
        questions.call_again(now=now + timedelta(seconds=after))
    assert (len(calls), len(set(calls)), str(lost.pk) in calls) == (101, 101, True)


def test_what_nobody_could_look_at_is_looked_at_again(monkeypatch: pytest.MonkeyPatch, store: Path):
    mira, now = make_member("mira"), timezone.now()
    upload = make_upload(mira, purpose=Purpose.TRACE)
    trace = questions.ask(actor=card(mira), address="192.0.2.1", upload_id=upload.pk, now=now)

    def nobody(*_: object, **__: object) -> None:
        raise SandboxBusyError

    monkeypatch.setattr(worker, "_evidence", nobody)
    assert not worker.look(trace.pk)
    trace.refresh_from_db()
    assert (trace.state, trace.tries, trace.error_code) == (TraceState.WAITING, 1, "")
    assert Upload.objects.get().held_for == trace.pk


def test_old_questions_are_forgotten():
    trace_id = answered(Evidence(kind="clip"))
    now = timezone.now()
    assert questions.forget_before(moment=now - timedelta(days=7)) == 0
    assert questions.forget_before(moment=now + timedelta(seconds=1)) == 1
    assert not Trace.objects.filter(pk=trace_id).exists()
