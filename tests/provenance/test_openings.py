"""What a clip begins with: a picture, a clip to go on from, and whose it was."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from django.utils import timezone
from PIL import Image

from accounts.models import Member
from generation import policies, provenance
from generation.contracts import ClipWish
from generation.engine.catalogue import CARDS, LTX2
from generation.enums import JobState, Opening, Visibility
from generation.errors import OpeningNotAvailableError, RemixNotAllowedError, TwoOpeningsError
from generation.models import Clip, Job, MarkNumber
from generation.services import jobs, openings, origins
from generation.worker import runner, signing
from media.credentials.enums import SourceType
from media.credentials.reading import read
from media.sampling import last_picture
from tests.factories import NOW, card, make_clip, make_upload
from tests.media.photographs import photograph
from tests.provenance.conftest import Make, job_of, post
from tests.provenance.test_whole_way import ANCHORS, stolen, uploaded
from tests.uploads.speaker import Speaker, address_of
from uploads.enums import Purpose
from uploads.errors import UsedError
from uploads.models import Upload
from uploads.services import checks

pytestmark = pytest.mark.django_db(transaction=True)


def png(name: str, side: int = 480) -> bytes:
    buffer = BytesIO()
    Image.fromarray(photograph(name, width=side, height=side)).save(buffer, "PNG")
    return buffer.getvalue()


def ask(member: Member, **wishes: Any) -> Job:
    wish = ClipWish(**{"prompt": "a red ball bounces", "duration_s": 1, "seed": 5, **wishes})
    return jobs.submit(actor=card(member), wish=wish, now=timezone.now())


def test_an_uploaded_picture_opens_the_clip_and_is_gone_afterwards(mira: Member, store: Path):
    upload_id = uploaded(Speaker(mira), png("coffee"), "opening")
    job = ask(mira, opening=upload_id)
    assert runner.run_next("cpu") == job.pk
    clip = Clip.objects.get(pk=job.pk)
    picture = photograph("coffee", width=480, height=480)
    first = _first_frame(store / clip.master)
    assert np.abs(first[200:1000, 100:600].mean(axis=(0, 1)) - picture.mean(axis=(0, 1))).max() < 25
    assert clip.source_type == SourceType.COMPOSITE.rpartition("/")[2]
    assert clip.shows_person is False
    assert provenance.credentials_card(viewer_id=mira.pk, clip_id=clip.pk).began_with_upload
    found = read(store / clip.master, trust_anchors=ANCHORS)
    assert found is not None
    assert [each.title for each in found.ingredients] == ["What its author uploaded to begin with"]
    assert not Upload.objects.filter(pk=upload_id).exists()
    assert [path for path in store.rglob("uploads/**/*") if path.is_file()] == []


def test_a_picture_with_somebody_s_face_is_refused_before_anything_is_asked_for(mira: Member):
    data = png("astronaut")
    speaker = Speaker(mira)
    address = address_of(speaker.begin(len(data), purpose="opening"))
    answer = speaker.send(address, 0, data)
    assert (answer.status_code, answer.json()["code"]) == (422, "media_shows_person")
    assert "by their own consent" in answer.json()["detail"]
    assert Upload.objects.get().state == "refused"


def test_the_same_picture_may_be_asked_about(mira: Member):
    assert uploaded(Speaker(mira), png("astronaut"), "trace")


def test_an_uploaded_copy_of_a_clip_credits_its_author(make: Make, mira: Member, noor: Member, store: Path):
    original = post(make(mira, duration_s=2))
    copy = stolen(store / original.public_rendition)
    job = ask(noor, opening=uploaded(Speaker(noor), copy, "opening"))
    assert runner.run_next("cpu") == job.pk
    clip = Clip.objects.get(pk=job.pk)
    assert (clip.parent_id, clip.depth) == (original.pk, 1)
    found = read(store / clip.master, trust_anchors=ANCHORS)
    assert found is not None
    assert found.ingredients[0].title == f"Clip {original.pk}"


def test_an_author_s_no_is_heard_in_copies_too(make: Make, mira: Member, noor: Member, store: Path):
    original = post(make(mira, duration_s=2), allows_remix=False)
    upload_id = uploaded(Speaker(noor), stolen(store / original.public_rendition), "opening")
    job = ask(noor, opening=upload_id)
    assert runner.run_next("cpu") == job.pk
    job.refresh_from_db()
    assert (job.state, job.error_code) == (JobState.FAILED, "opening_not_remixable")
    assert not Clip.objects.filter(pk=job.pk).exists()


def test_a_closed_clip_is_found_however_it_is_hidden(make: Make, mira: Member, noor: Member, store: Path):
    """Behind a second and a half of one's own, as the one picture that the clip would begin with."""
    closed = post(make(mira, duration_s=2), allows_remix=False)
    own = post(make(noor, prompt="a blue ball rolls through a desert", seed=5, duration_s=2))
    pictures = [*_frames(store / own.public_rendition)[:36], _frames(store / closed.public_rendition)[-1]]
    job = ask(noor, opening=uploaded(Speaker(noor), _clip_of(pictures), "opening"))
    runner.run_next("cpu")
    job.refresh_from_db()
    assert (job.state, job.error_code) == (JobState.FAILED, "opening_not_remixable")


def test_the_very_picture_a_clip_begins_with_is_looked_at_for_faces(mira: Member, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(checks.safe, "refuse_faces", lambda *_, **__: None)  # as if the first look had missed it
    job = ask(mira, opening=uploaded(Speaker(mira), png("astronaut"), "opening"))
    runner.run_next("cpu")
    job.refresh_from_db()
    assert (job.state, job.error_code) == (JobState.FAILED, "opening_shows_person")


@pytest.mark.parametrize("hidden", [{"posted": False}, {"visibility": Visibility.ONLY_ME}, {"allows_remix": False}])
def test_a_copy_of_what_one_may_not_remix_is_no_opening(hidden: dict[str, Any], mira: Member, noor: Member):
    open_one, shut = make_clip(mira), make_clip(mira, **hidden)
    numbers = [MarkNumber.objects.create(clip_id=each.pk, given_at=NOW).pk for each in (open_one, shut)]
    job = ask(noor)
    with pytest.raises(RemixNotAllowedError):
        origins.credit(job=job, numbers=numbers)
    job.refresh_from_db()
    assert job.parent is None
    origins.credit(job=job, numbers=[*numbers[:1], 12345])
    job.refresh_from_db()
    assert job.parent == open_one


def test_a_remix_that_is_posted_when_its_parent_is_gone_still_says_that_it_is_one(mira: Member, noor: Member):
    parent = make_clip(mira)
    remix = make_clip(noor, posted=False, parent=parent, root=parent, depth=1)
    parent.delete()
    statement = signing.statement_of_posted(Clip.objects.get(pk=remix.pk), 5, at=timezone.now())
    assert [each.title for each in statement.parents] == ["A clip that was deleted since"]
    assert [each.kind for each in statement.actions] == ["c2pa.addedText", "c2pa.transcoded"]


_S = SourceType


@pytest.mark.parametrize(
    ("is_trained", "has_upload", "parent", "expected"),
    [
        (False, False, None, _S.ALGORITHMIC),
        (False, True, None, _S.COMPOSITE),
        (False, False, _S.ALGORITHMIC, _S.ALGORITHMIC),
        (False, False, _S.COMPOSITE, _S.COMPOSITE),
        (False, False, _S.TRAINED, _S.COMPOSITE_SYNTHETIC),
        (False, False, _S.COMPOSITE_SYNTHETIC, _S.COMPOSITE_SYNTHETIC),
        (False, False, _S.EDITED_BY_TRAINED, _S.EDITED_BY_TRAINED),
        (False, True, _S.TRAINED, _S.EDITED_BY_TRAINED),
        (True, False, None, _S.TRAINED),
        (True, True, None, _S.EDITED_BY_TRAINED),
        (True, False, _S.TRAINED, _S.TRAINED),
        (True, False, _S.ALGORITHMIC, _S.COMPOSITE_SYNTHETIC),
        (True, False, _S.COMPOSITE_SYNTHETIC, _S.COMPOSITE_SYNTHETIC),
        (True, False, _S.COMPOSITE, _S.EDITED_BY_TRAINED),
    ],
)
def test_what_a_clip_descends_from_is_never_forgotten(
    is_trained: bool, has_upload: bool, parent: SourceType | None, expected: SourceType
):
    assert policies.source_type(is_trained=is_trained, has_upload=has_upload, parent=parent) == expected


def test_who_may_be_remixed_by_whom(mira: Member, noor: Member):
    open_post, closed = make_clip(mira), make_clip(mira, allows_remix=False)
    draft, hidden = make_clip(mira, posted=False), make_clip(mira, visibility=Visibility.ONLY_ME)
    assert ask(noor, remix_of=open_post.pk).parent_id == open_post.pk
    assert ask(mira, remix_of=closed.pk).parent_id == closed.pk
    assert ask(mira, remix_of=draft.pk).parent_id == draft.pk
    with pytest.raises(RemixNotAllowedError):
        ask(noor, remix_of=closed.pk)
    for unseen in (draft, hidden):
        with pytest.raises(Exception, match="nothing here"):
            ask(noor, remix_of=unseen.pk)
    assert Job.objects.filter(member=noor).count() == 1


def test_a_clip_that_is_closed_while_its_remix_waits_is_not_remixed(make: Make, mira: Member, noor: Member):
    original = post(make(mira))
    job = ask(noor, remix_of=original.pk)
    Clip.objects.filter(pk=original.pk).update(allows_remix=False)
    runner.run_next("cpu")
    job.refresh_from_db()
    assert (job.state, job.error_code) == (JobState.FAILED, "opening_gone")


def test_a_clip_that_is_deleted_while_its_remix_waits_is_not_forgotten(make: Make, mira: Member, noor: Member):
    original = post(make(mira))
    job = ask(noor, remix_of=original.pk)
    Clip.objects.filter(pk=original.pk).delete()
    runner.run_next("cpu")
    job.refresh_from_db()
    assert (job.opening, job.error_code) == (Opening.CLIP, "opening_gone")


def test_two_openings_are_one_too_many(mira: Member):
    upload = make_upload(mira, purpose=Purpose.OPENING)
    with pytest.raises(TwoOpeningsError):
        ask(mira, opening=upload.pk, remix_of=make_clip(mira).pk)
    assert Upload.objects.get().held_for is None


def test_an_engine_that_cannot_begin_with_something_says_so(
    mira: Member, settings: Any, monkeypatch: pytest.MonkeyPatch
):
    settings.ENGINES = ["ltx2"]
    monkeypatch.setitem(CARDS, "ltx2", replace(LTX2, inputs=frozenset()))
    with pytest.raises(OpeningNotAvailableError):
        ask(mira, remix_of=make_clip(mira).pk)


def test_an_upload_opens_one_clip_and_comes_back_when_that_is_cancelled(mira: Member):
    upload = make_upload(mira, purpose=Purpose.OPENING)
    first = ask(mira, opening=upload.pk)
    with pytest.raises(UsedError):
        ask(mira, opening=upload.pk)
    jobs.cancel(actor=card(mira), job_id=first.pk, now=timezone.now())
    upload.refresh_from_db()
    assert upload.held_for is None
    assert ask(mira, opening=upload.pk).opening_id == upload.pk


def test_somebody_else_s_upload_is_nobody_s_opening(mira: Member, noor: Member):
    upload = make_upload(mira, purpose=Purpose.OPENING)
    with pytest.raises(Exception, match="nothing here"):
        ask(noor, opening=upload.pk)
    assert Job.objects.count() == 0


def test_an_upload_of_a_job_that_is_gone_is_swept(mira: Member):
    upload = make_upload(mira, purpose=Purpose.OPENING)
    job = ask(mira, opening=upload.pk)
    assert openings.release_orphans() == 0
    Job.objects.filter(pk=job.pk).update(state=JobState.FAILED)
    assert openings.release_orphans() == 1
    assert job_of(job.pk).opening_id == upload.pk


def _frames(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as source:
        return [frame.to_ndarray(format="rgb24") for frame in source.decode(video=0)]


def _first_frame(path: Path) -> np.ndarray:
    return _frames(path)[0]


def _clip_of(pictures: list[np.ndarray]) -> bytes:
    buffer, (height, width) = BytesIO(), pictures[0].shape[:2]
    with av.open(buffer, "w", format="mp4") as target:
        video = target.add_stream("libx264", rate=24, options={"crf": "18"})
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        for picture in pictures:
            target.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        target.mux(video.encode(None))
    return buffer.getvalue()


def test_the_last_picture_is_the_last(make: Make, mira: Member, store: Path):
    clip = make(mira)
    assert last_picture(store / clip.master).time == pytest.approx(23 / 24, abs=1e-3)
