"""A clip made longer: it begins with all of the old one, costs its new seconds, names whose it was; who may, how long."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from django.conf import settings as site
from django.test import Client
from django.utils import timezone

from accounts.models import Member
from billing import facade as billing
from common.errors import NotFoundError
from generation import policies, provenance
from generation.contracts import ClipWish
from generation.engine.catalogue import CARDS, LTX2
from generation.engine.inputs import Input
from generation.enums import JobState, Opening, Remix
from generation.errors import (
    EngineCannotExtendError,
    ExtendedTooLongError,
    ExtensionNotAvailableError,
    RemixNotAllowedError,
)
from generation.models import Clip, Job
from generation.services import jobs, remakes
from generation.worker import runner
from generation.worker.seam import NOTE
from media.credentials.enums import Relationship
from media.credentials.reading import read
from media.planes import rgb_of
from moderation.errors import PromptRefusedError
from tests.billing.ledger import make_pro
from tests.factories import card, make_clip
from tests.provenance.conftest import Make, job_of, post

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Clips are small, so that they are made in no time."""
    monkeypatch.setattr(policies, "SIZES", dict.fromkeys(policies.SIZES, (180, 320)))


@pytest.fixture
def shorts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A family of models that makes no clip longer."""
    card = replace(LTX2, name="shorts", max_extended_s=0, inputs=LTX2.inputs - {Input.EXTENSIONS, Input.BEGINNING})
    monkeypatch.setitem(CARDS, "shorts", card)


def longer(member: Member, clip: Clip, more_s: int = 1, words: str = "") -> Job:
    wish = ClipWish(prompt=words, duration_s=more_s, remix_of=clip.pk, remix=Remix.EXTEND)
    return jobs.submit(actor=card(member), wish=wish, now=timezone.now())


def lengthened(member: Member, clip: Clip, more_s: int = 1, words: str = "") -> Clip:
    job = longer(member, clip, more_s, words)
    assert runner.run_next("cpu") == job.pk
    return Clip.objects.get(pk=job.pk)


def pictures(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as source:
        return [rgb_of(frame) for frame in source.decode(source.streams.video[0])]


def units(member: Member) -> int:
    return billing.allowance_of(member.pk, timezone.now()).used


def test_it_begins_with_the_whole_clip_and_goes_on(make: Make, mira: Member, store: Path):
    clip = make(mira, seed=9)

    made = lengthened(mira, clip)

    was, now = (pictures(store / each.master) for each in (clip, made))
    apart = [float(np.abs(a.astype(int) - b).mean()) for a, b in zip(was, now, strict=False)]
    assert (len(was), len(now), made.duration_ms, made.seed) == (24, 48, 2000, 9)
    assert max(apart) < 2.0, "the same pictures, but for encoding and another mark"
    assert float(np.abs(now[24].astype(int) - now[23]).mean()) < 4.0
    assert (made.changes, made.alt_text, made.prompt) == (["+ 1 s"], "A red ball bouncing; kitchen, day.", "")
    assert made.notes == []
    assert (made.reading, made.state) == (["In the picture: a red ball (bouncing); kitchen, day."], "draft")


def test_where_the_engine_draws_otherwise_by_now_its_member_is_told(make: Make, mira: Member, store: Path):
    clip, other = make(mira), make(mira, seed=6)
    (store / clip.master).write_bytes((store / other.master).read_bytes())

    assert lengthened(mira, clip).notes == [NOTE]


def test_it_does_what_is_told_and_names_whose_it_was(make: Make, mira: Member, noor: Member, store: Path):
    clip = post(make(mira))

    made = lengthened(noor, clip, 2, "a dog runs in, at night")

    assert made.changes == ["+ 2 s", "+ dog", "time: day → night"]
    assert made.alt_text == "A red ball bouncing; kitchen, day. A red ball bouncing and a dog running; kitchen, night."
    assert (made.parent_id, made.root_id, made.depth, job_of(made.pk).opening) == (
        clip.pk,
        clip.pk,
        1,
        Opening.EXTENSION,
    )
    told = provenance.credentials_card(viewer_id=noor.pk, clip_id=made.pk)
    assert [(each.clip_id, each.author_handle) for each in told.parents] == [(clip.pk, "mira")]
    signed = read(store / made.master, trust_anchors=Path(site.CREDENTIALS_ANCHORS).read_text("ascii"))
    assert signed is not None
    assert [(each.relationship, str(clip.pk) in each.title) for each in signed.ingredients] == [
        (Relationship.PARENT, True)
    ]


def test_the_new_seconds_alone_are_paid_for(mira: Member):
    make_pro(mira.pk, now=timezone.now())
    clip = make_clip(mira, duration_ms=55_000)
    was_made(clip)

    job = longer(mira, clip, 20)

    assert (units(mira), job.duration_ms, job.extends_ms) == (2, 75_000, 55_000)
    client = Client()
    client.force_login(mira)
    assert client.get(f"/api/generations/{job.pk}").json()["units"] == 2


def was_made(clip: Clip, **how: Any) -> None:
    """The job that made a clip: without it nobody knows what its script began with."""
    facts = {
        "engine": "animatic",
        "prompt": clip.prompt,
        "state": JobState.SUCCEEDED,
        "kind": "generate",
        "queue": "cpu",
    }
    shape = {name: getattr(clip, name) for name in ("width", "height", "duration_ms", "fps", "seed")}
    times = {"created_at": clip.created_at, "queued_at": clip.created_at, "finished_at": clip.created_at}
    Job.objects.create(id=clip.pk, member=clip.author, clip=clip, **{**facts, **shape, **times, **how})


def chain(author: Member, times: int, seconds: int = 1) -> Clip:
    """A clip that was made longer so often, a second each time."""
    clip = make_clip(author, duration_ms=1000 * seconds)
    was_made(clip)
    for _ in range(times):
        before = clip
        clip = make_clip(
            author, duration_ms=before.duration_ms + 1000, prompt="", parent=before, depth=before.depth + 1
        )
        was_made(clip, opening=Opening.EXTENSION, extends_ms=before.duration_ms, parent=before)
    return clip


@pytest.mark.parametrize("engine", ["animatic", "ltx2"])
@pytest.mark.parametrize(
    ("seconds", "more_s", "is_pro", "facts"),
    [
        (10, 6, False, {"limit_s": 15, "more_s": 5}),
        (15, 1, False, {"limit_s": 15, "more_s": 0}),
        (30, 21, True, {"limit_s": 120, "more_s": 20}),
        (110, 11, True, {"limit_s": 120, "more_s": 10}),
    ],
)
def test_too_long_is_refused_with_how_long_it_may_be(
    seconds: int, more_s: int, is_pro: bool, facts: dict[str, int], engine: str, mira: Member, settings: Any
):
    settings.ENGINES = ("animatic", "ltx2:somewhere")
    if is_pro:
        make_pro(mira.pk, now=timezone.now())
    clip = make_clip(mira, duration_ms=1000 * seconds)
    was_made(clip, engine=engine)

    with pytest.raises(ExtendedTooLongError) as refused:
        longer(mira, clip, more_s)

    assert refused.value.facts == facts
    assert (Job.objects.filter(member=mira, state=JobState.QUEUED).count(), units(mira)) == (0, 0)


def test_it_is_made_longer_six_times_at_most(mira: Member):
    assert longer(mira, chain(mira, 5)).extends_ms == 6000
    with pytest.raises(ExtensionNotAvailableError, match="longer 6 times"):
        longer(mira, chain(mira, 6))


def test_a_chain_is_told_to_the_engine_as_it_was_asked_for(make: Make, mira: Member):
    first = make(mira)
    blue = jobs.submit(
        actor=card(mira),
        wish=ClipWish(prompt="make it blue", remix_of=first.pk, remix=Remix.CHANGE),
        now=timezone.now(),
    )
    runner.run_next("cpu")
    second = lengthened(mira, Clip.objects.get(pk=blue.pk), 1, "it rains")

    third = jobs.submit(
        actor=card(mira), wish=ClipWish(prompt="at night", remix_of=second.pk, remix=Remix.CHANGE), now=timezone.now()
    )
    runner.run_next("cpu")

    made = Clip.objects.get(pk=third.pk)
    assert (made.duration_ms, made.depth, made.changes) == (2000, 3, ["time: day → night"])
    assert "blue ball" in made.reading[0]
    assert "rain" in made.reading[0]


@pytest.mark.parametrize("why", ["says no", "is hidden", "is a draft"])
def test_who_may_not_go_on_from_it_may_not_make_it_longer(why: str, mira: Member, noor: Member):
    clip = make_clip(mira, posted=why != "is a draft", allows_remix=why != "says no")
    Clip.objects.filter(pk=clip.pk).update(visibility="only_me" if why == "is hidden" else "public")
    was_made(clip)

    with pytest.raises(RemixNotAllowedError if why == "says no" else NotFoundError):
        longer(noor, clip)

    assert Job.objects.filter(member=noor).count() == 0


def test_every_author_on_the_chain_is_asked_also_when_it_is_made(mira: Member, noor: Member, make: Make):
    first = post(make(mira))
    second = make_clip(noor, duration_ms=2000, prompt="", parent=first, depth=1)
    was_made(second, opening=Opening.EXTENSION, extends_ms=1000, parent=first)
    job = longer(noor, second)
    Clip.objects.filter(pk=first.pk).update(allows_remix=False)

    with pytest.raises(ExtensionNotAvailableError):
        longer(noor, second)
    runner.run_next("cpu")

    job.refresh_from_db()
    assert (job.state, job.error_code, units(noor)) == (JobState.FAILED, "opening_gone", 0)


@pytest.mark.parametrize("how", ["that extends nothing", "without a job", "whose engine is gone"])
def test_what_no_engine_here_can_make_longer_is_refused(how: str, mira: Member, settings: Any, shorts: None):
    clip = make_clip(mira)
    if how != "without a job":
        was_made(clip, engine="shorts" if how == "that extends nothing" else "animatic")
    settings.ENGINES = ("ltx2:somewhere",) if how == "whose engine is gone" else ("shorts", "animatic")

    with pytest.raises(EngineCannotExtendError):
        longer(mira, clip)


@pytest.mark.parametrize("opening", [Opening.UPLOAD, Opening.CLIP])
def test_what_began_with_a_picture_can_be_made_longer_by_its_file_alone(opening: Opening, mira: Member, settings: Any):
    settings.ENGINES = ("animatic", "ltx2:somewhere")
    drawn, made = make_clip(mira, prompt="a cat"), make_clip(mira, prompt="a cat")
    was_made(drawn, opening=opening)
    was_made(made, opening=opening, engine="ltx2")

    with pytest.raises(ExtensionNotAvailableError):
        longer(mira, drawn)
    job = longer(mira, made, 1, "it jumps")

    assert (job.engine, job.opening, remakes.script_for(job).words) == ("ltx2", "extend", ("a cat", "it jumps"))


def test_what_the_words_amount_to_is_judged(mira: Member):
    clip = make_clip(mira, prompt="two people kiss on a sofa")
    was_made(clip)

    with pytest.raises(PromptRefusedError):
        longer(mira, clip, 1, "hardcore porn")

    assert Job.objects.filter(member=mira, state=JobState.QUEUED).count() == 0


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({"remix": "extend"}, "extension_not_available", "remix_of"),
        ({"remix": "extend", "remix_of": "shorts"}, "engine_cannot_extend", "remix_of"),
        ({"remix": "extend", "remix_of": "upload"}, "extension_not_available", "remix_of"),
        ({"remix": "extend", "remix_of": "clip", "duration_s": 20}, "extended_too_long", "duration_s"),
    ],
)
def test_the_api_says_why_a_clip_cannot_be_made_longer(
    body: dict[str, Any], code: str, field: str, mira: Member, settings: Any, shorts: None
):
    settings.ENGINES = ("shorts", "animatic")
    client, clip = Client(), make_clip(mira)
    client.force_login(mira)
    was_made(
        clip,
        engine="shorts" if body.get("remix_of") == "shorts" else "animatic",
        opening=Opening.UPLOAD if body.get("remix_of") == "upload" else Opening.NOTHING,
    )
    body = {**body, "remix_of": str(clip.pk)} if "remix_of" in body else body

    answer = client.post("/api/generations", body, content_type="application/json")

    assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (400, code, field)


def test_the_api_makes_a_clip_longer_without_a_word_and_nothing_else_without(mira: Member):
    client, clip = Client(), make_clip(mira)
    client.force_login(mira)
    was_made(clip)
    body = {"remix_of": str(clip.pk), "remix": "extend", "duration_s": 3}

    asked = client.post("/api/generations", body, content_type="application/json")
    without = client.post("/api/generations", {**body, "remix": "change"}, content_type="application/json")

    assert (asked.status_code, asked.json()["duration_s"], asked.json()["units"]) == (202, 7.0, 1)
    assert (without.status_code, without.json()["errors"][0]["field"]) == (400, "prompt")
