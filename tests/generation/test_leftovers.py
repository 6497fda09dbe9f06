"""What a worker stores and deletes: never what was handed in, and nothing stays that nobody will hand in."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import transaction

from common.personal_data import erase_member
from generation import storage
from generation.contracts import ClipWish, Posting, WorkerOffer
from generation.enums import ClipState, JobState
from generation.models import Clip, Job, LateFinish
from generation.services import clips, endings, jobs, leases
from generation.storage import AttemptFiles
from generation.worker import runner
from tests.factories import NOW, card, make_member

pytestmark = pytest.mark.django_db(transaction=True)


def ask() -> Job:
    return jobs.submit(actor=card(make_member("mira")), wish=ClipWish(prompt="a ball", duration_s=1), now=NOW)


OFFER = WorkerOffer(worker="w1", queue="cpu", engines=("animatic",))


def files(store: Path) -> list[str]:
    return sorted(path.name for path in store.rglob("*") if path.is_file())


def test_a_delivered_clip_keeps_its_files_when_tidying_up_after_it_fails(
    store: Path, metronome: type, monkeypatch: pytest.MonkeyPatch
):
    job = ask()

    def refuse(self: AttemptFiles) -> int:
        raise OSError("the store does not answer")

    monkeypatch.setattr(AttemptFiles, "discard_others", refuse)
    assert runner.run_next("cpu") == job.id
    job.refresh_from_db()
    assert (job.state, job.error_code, LateFinish.objects.count()) == (JobState.SUCCEEDED, "", 0)
    assert files(store) == ["master.c2pa", "master.mp4", "poster.webp"]


def test_who_comes_back_late_from_one_posting_takes_nothing_of_the_next(store: Path, metronome: type):
    job = ask()
    runner.run_next("cpu")
    first = clips.post(actor=card(job.member), clip_id=job.id, posting=Posting(), now=NOW)
    (paused,) = leases.claim(offer=OFFER, now=NOW)
    late = storage.files_of(Job.objects.get(pk=first.pk), paused.attempt)
    endings.fail(claim=paused, code="media_failed", detail="", now=NOW)
    clips.post(actor=card(job.member), clip_id=job.id, posting=Posting(), now=NOW)
    runner.run_next("cpu")
    clip = Clip.objects.get()
    assert clip.state == ClipState.POSTED

    late.discard()  # as a refused late finisher does

    assert (store / clip.public_rendition).exists()
    assert (store / clip.public_poster).exists()


def keep(attempt: AttemptFiles, store: Path) -> None:
    made = store / "master.mp4"
    made.write_bytes(b"half a clip")
    attempt.keep(made)
    made.unlink()
    assert files(store) == ["master.mp4"]


@pytest.mark.parametrize("last", [JobState.FAILED, JobState.CANCELLED, JobState.PARKED])
def test_what_a_crashed_attempt_stored_goes_with_the_job_s_end(store: Path, last: JobState):
    job = ask()
    (crashed,) = leases.claim(offer=OFFER, now=NOW)
    keep(storage.files_of(job, crashed.attempt), store)
    leases.hand_back(claim=crashed, now=NOW)
    (second,) = leases.claim(offer=OFFER, now=NOW)
    with transaction.atomic():
        assert endings.end(leases.held_rows(second), last, now=NOW)
    assert files(store) == []


def test_what_a_crashed_attempt_stored_goes_with_its_member(store: Path):
    job = ask()
    (crashed,) = leases.claim(offer=OFFER, now=NOW)
    keep(storage.files_of(job, crashed.attempt), store)
    with transaction.atomic():
        erase_member(job.member_id)
    assert files(store) == []
