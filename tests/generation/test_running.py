"""A worker's run from claim to ending, with real files."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from common.models import LiveEvent
from generation.contracts import ClipWish, Posting
from generation.engine.catalogue import CARDS
from generation.engine.errors import BadOutputError
from generation.enums import ClipState, JobState
from generation.models import Clip, Job, JobPreview, LateFinish
from generation.services import clips, jobs
from generation.worker import engines, runner
from media.probe import probe
from tests.factories import NOW, card, make_member
from tests.processes import until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def job(store: Path, metronome: type) -> Job:
    return jobs.submit(actor=card(make_member("mira")), wish=ClipWish(prompt="a ball", duration_s=1), now=NOW)


def files(store: Path) -> list[str]:
    return sorted(path.name for path in store.rglob("*") if path.is_file())


def test_a_job_becomes_a_draft_with_its_files(job: Job, metronome: type, store: Path):
    assert runner.run_next("cpu") == job.id

    job.refresh_from_db()
    clip = Clip.objects.get()
    assert (job.state, job.clip_id, job.progress, job.has_preview) == (JobState.SUCCEEDED, clip.id, 1.0, False)
    assert (clip.state, clip.width, clip.height, clip.duration_ms) == (ClipState.DRAFT, 64, 96, 1000)
    facts = probe(store / clip.master)
    assert (facts.frame_count, facts.video_codec, facts.audio_codec, facts.faststart) == (24, "h264", "aac", True)
    assert files(store) == ["master.c2pa", "master.mp4", "poster.webp"]
    assert clip.placeholder.startswith("data:image/webp;base64,")
    assert LiveEvent.objects.order_by("seq").values_list("kind", flat=True).last() == "job.finished"
    assert runner.run_next("cpu") is None


def test_what_is_said_is_kept_beside_the_clip(store: Path, metronome: type):
    wish = ClipWish(prompt='a ball says "Hop & hop."', duration_s=1)
    jobs.submit(actor=card(make_member("mira")), wish=wish, now=NOW)
    runner.run_next("cpu")

    clip = Clip.objects.get()
    assert clip.spoken == "Metronome: Hop & hop."
    assert (store / clip.captions).read_text() == (
        "WEBVTT\n\n1\n00:00:00.100 --> 00:00:01.000 line:76%\n<v metronome>Hop &amp; hop.\n"
    )
    clips.delete(actor=card(clip.author), clip_id=clip.id, now=NOW)
    assert files(store) == []


def test_progress_and_previews_reach_the_row_while_the_engine_draws(job: Job, metronome: type):
    seen: list[tuple[str, float, bool]] = []

    def wait_until_shown(index: int) -> None:
        if index == 12:
            until(lambda: JobPreview.objects.filter(job=job).exists(), "a preview is written")
            until(lambda: Job.objects.get(pk=job.pk).step == 11, "the step is written")
            row = Job.objects.get(pk=job.pk)
            seen.append((row.stage, round(row.progress, 2), row.has_preview))

    metronome.between = staticmethod(wait_until_shown)
    runner.run_next("cpu")
    assert seen == [("drawing", 0.56, True)]
    assert JobPreview.objects.count() == 0


def test_a_cancel_stops_the_engine_and_leaves_nothing(job: Job, metronome: type, store: Path):
    drawn: list[int] = []

    def cancel_at_five(index: int) -> None:
        drawn.append(index)
        if index == 5:
            jobs.cancel(actor=card(job.member), job_id=job.id, now=NOW)
            pulse_has_seen(job)

    def pulse_has_seen(job: Job) -> None:
        until(lambda: f"lease-{job.id}" not in {each.name for each in threading.enumerate()}, "the pulse has seen it")

    metronome.between = staticmethod(cancel_at_five)
    runner.run_next("cpu")
    job.refresh_from_db()
    assert (job.state, Clip.objects.count(), files(store)) == (JobState.CANCELLED, 0, [])
    assert drawn == [0, 1, 2, 3, 4, 5]  # not one frame more than the one in hand


def test_an_engine_s_failure_is_told_with_its_code(job: Job, metronome: type, store: Path):
    def fail(index: int) -> None:
        raise BadOutputError("NaN in frame 0")

    metronome.between = staticmethod(fail)
    runner.run_next("cpu")
    job.refresh_from_db()
    assert (job.state, job.error_code, job.error_detail) == (JobState.FAILED, "engine_bad_output", "NaN in frame 0")
    assert (Clip.objects.count(), files(store)) == (0, [])


def test_a_crash_in_our_own_code_is_told_too_and_the_worker_goes_on(job: Job, metronome: type):
    def stumble(index: int) -> None:
        raise ZeroDivisionError

    metronome.between = staticmethod(stumble)
    assert runner.run_next("cpu") == job.id
    job.refresh_from_db()
    assert (job.state, job.error_code) == (JobState.FAILED, "not_delivered")


def test_a_worker_that_comes_back_late_hands_nothing_in(job: Job, metronome: type, store: Path):
    def lose_lease(index: int) -> None:
        if index == 20:
            Job.objects.filter(pk=job.pk).update(attempt=2, worker="somebody else")

    metronome.between = staticmethod(lose_lease)
    runner.run_next("cpu")
    job.refresh_from_db()
    assert (job.state, job.attempt, Clip.objects.count(), files(store)) == (JobState.RUNNING, 2, 0, [])
    assert LateFinish.objects.filter(job=job, attempt=1).exists()


def test_posting_burns_the_mark_into_what_others_get(job: Job, metronome: type, store: Path):
    runner.run_next("cpu")
    posted = clips.post(actor=card(job.member), clip_id=job.id, posting=Posting(caption="hello"), now=NOW)
    assert Clip.objects.get().state == ClipState.PUBLISHING
    assert runner.run_next("cpu") == posted.id

    clip = Clip.objects.get()
    assert (clip.state, clip.caption, posted.clip_id) == (ClipState.POSTED, "hello", clip.id)
    master, public = probe(store / clip.master), probe(store / clip.public_rendition)
    assert (public.frame_count, public.width, public.height) == (master.frame_count, master.width, master.height)
    difference = np.abs(luma(store / clip.master) - luma(store / clip.public_rendition))
    assert difference.max() > 60  # the mark
    assert np.median(difference) <= 3  # and nothing but the mark
    assert LiveEvent.objects.filter(kind="clip.posted").count() == 1


def test_a_failed_posting_gives_the_draft_back(job: Job, metronome: type, store: Path):
    runner.run_next("cpu")
    clips.post(actor=card(job.member), clip_id=job.id, posting=Posting(), now=NOW)
    (store / Clip.objects.get().master).write_bytes(b"not a clip")
    runner.run_next("cpu")
    clip = Clip.objects.get()
    assert (clip.state, clip.public_rendition) == (ClipState.DRAFT, "")
    assert Job.objects.get(kind="publish").state == JobState.FAILED


def test_deleting_a_clip_deletes_its_files(job: Job, metronome: type, store: Path):
    runner.run_next("cpu")
    clips.delete(actor=card(job.member), clip_id=job.id, now=NOW)
    assert (Clip.objects.count(), files(store)) == (0, [])


def luma(path: Path) -> np.ndarray:
    with av.open(str(path)) as source:
        frames = [frame.to_ndarray(format="gray").astype(int) for frame in source.decode(video=0)]
    return frames[len(frames) // 2]


def test_a_worker_opens_the_engines_of_its_own_queues_when_it_starts(metronome: type, settings):
    settings.ENGINES = ["animatic", "ltx2:/nowhere/at/all"]
    assert engines.open_engines_for({"cpu"}) == ["animatic"]
    assert engines.open_engines_for({"gpu"}) == []  # said in the log, in one sentence
    assert engines.open_engines_for({"chores"}) == []


@pytest.mark.parametrize("can", [True, False])
def test_the_create_page_promises_only_what_the_engine_can_do(client, monkeypatch: pytest.MonkeyPatch, can: bool):
    monkeypatch.setitem(CARDS, "animatic", replace(CARDS["animatic"], speaks=can, hears_notes=can))
    client.force_login(make_member("mira"))
    page = client.get("/create").content.decode()
    assert ("SFX" in page) is can
    assert ("Words in quotation marks are spoken" in page) is can
    assert "A cat does a backflip on a paddleboard" in page
