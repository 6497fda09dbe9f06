"""Claiming, losing and finishing a job: (job, attempt) is the fencing token."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.facade import suspend_members as suspend
from common.models import LiveEvent
from generation.contracts import ClipWish, Posting, WorkerCard, WorkerOffer
from generation.enums import ClipState, JobState
from generation.errors import AuthorSuspendedError, LeaseLostError
from generation.models import Clip, Job, LateFinish
from generation.services import clips, endings, fleet, jobs, leases
from generation.services.leases import Standing
from generation.worker.heartbeat import Heartbeat
from tests.factories import NOW, card, make_clip, make_member, marked_files, rendered_clip
from tests.processes import until

pytestmark = pytest.mark.django_db(transaction=True)


def waiting_job(handle: str = "mira") -> Job:
    return jobs.submit(actor=card(make_member(handle)), wish=ClipWish(prompt="a red ball bounces"), now=NOW)


def lapse(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def claims_of(worker: str, queue: str = "cpu", now=NOW):
    return leases.claim(offer=WorkerOffer(worker=worker, queue=queue, engines=("animatic",)), now=now)


def claim():
    (held,) = claims_of("w1")
    return held


def test_a_claimed_job_is_nobody_else_s():
    job = waiting_job()
    held = claim()
    assert (held.job_id, held.attempt) == (job.id, 1)
    assert claims_of("w2") == []
    assert claims_of("w2", queue="gpu") == []


def test_eight_workers_race_for_five_jobs_and_each_job_has_one(settings):
    settings.LIMITS = settings.LIMITS.model_copy(update={"clips_in_flight_free": 9, "clips_running_free": 9})
    actor = card(make_member("mira"))
    made = {jobs.submit(actor=actor, wish=ClipWish(prompt="a ball"), now=NOW).id for _ in range(5)}

    def race(number: int):
        try:
            return claims_of(f"w{number}")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        claims = [held for each in pool.map(race, range(8)) for held in each]
    assert sorted(held.job_id for held in claims) == sorted(made)


def test_a_silent_worker_s_job_runs_again_and_its_late_finish_is_refused():
    job = waiting_job()
    first = claim()
    lapse(job)
    assert leases.sweep(now=NOW) == {"requeued": 1, "parked": 0, "cancelled": 0, "suspended": 0}
    second = claim()
    assert second.attempt == 2

    with pytest.raises(LeaseLostError):
        endings.deliver_draft(claim=first, rendered=rendered_clip(), now=NOW)
    assert Clip.objects.count() == 0
    clip = endings.deliver_draft(claim=second, rendered=rendered_clip(), now=NOW)
    with pytest.raises(LeaseLostError):
        endings.deliver_draft(claim=first, rendered=rendered_clip(), now=NOW)

    assert (clip.id, Clip.objects.count()) == (job.id, 1)
    assert LateFinish.objects.filter(job=job, attempt=1).count() == 2
    job.refresh_from_db()
    assert (job.state, job.attempt) == (JobState.SUCCEEDED, 2)


def test_a_worker_that_renews_in_time_keeps_its_job():
    job = waiting_job()
    held = claim()
    lapse(job)
    assert leases.renew(claim=held, standing=Standing(stage="drawing", step=3, steps=9, progress=0.4), now=NOW) is False
    assert leases.sweep(now=NOW) == {"requeued": 0, "parked": 0, "cancelled": 0, "suspended": 0}
    job.refresh_from_db()
    assert (job.stage, job.step, job.steps, job.progress) == ("drawing", 3, 9, 0.4)


def test_a_lost_lease_is_told_at_the_next_renewal():
    job = waiting_job()
    held = claim()
    lapse(job)
    leases.sweep(now=NOW)
    with pytest.raises(LeaseLostError):
        leases.renew(claim=held, standing=Standing(), now=NOW)


def test_a_job_that_killed_three_workers_is_parked():
    job = waiting_job()
    for attempt in (1, 2, 3):
        assert claim().attempt == attempt
        lapse(job)
        counts = leases.sweep(now=NOW)
    assert counts == {"requeued": 0, "parked": 1, "cancelled": 0, "suspended": 0}
    job.refresh_from_db()
    assert (job.state, job.error_code) == (JobState.PARKED, "worker_lost")
    assert claims_of("w") == []


def test_a_cancelled_job_of_a_silent_worker_does_not_run_again():
    job = waiting_job()
    claim()
    jobs.cancel(actor=card(job.member), job_id=job.id, now=NOW)
    lapse(job)
    assert leases.sweep(now=NOW) == {"requeued": 0, "parked": 0, "cancelled": 1, "suspended": 0}
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED


def test_a_suspended_member_s_waiting_jobs_are_not_claimed_but_ended():
    mira, job = make_member("mira"), waiting_job("other")
    draft = make_clip(mira, posted=False)
    posting = clips.post(actor=card(mira), clip_id=draft.pk, posting=Posting(), now=NOW)
    suspend([mira.pk])

    assert claim().job_id == job.id
    assert claims_of("w2") == []
    assert leases.sweep(now=NOW)["suspended"] == 1
    posting.refresh_from_db()
    draft.refresh_from_db()
    assert (posting.state, posting.error_code, draft.state) == (JobState.FAILED, "member_suspended", ClipState.DRAFT)


def test_a_clip_whose_author_is_suspended_while_it_is_marked_stays_a_draft():
    mira = make_member("mira")
    draft = make_clip(mira, posted=False)
    posting = clips.post(actor=card(mira), clip_id=draft.pk, posting=Posting(), now=NOW)
    held = claim()
    suspend([mira.pk])

    with pytest.raises(AuthorSuspendedError):
        endings.deliver_posted(claim=held, marked=marked_files(), now=NOW)
    posting.refresh_from_db()
    draft.refresh_from_db()
    assert (posting.state, posting.error_code, draft.state) == (JobState.FAILED, "member_suspended", ClipState.DRAFT)


def test_a_lost_call_is_made_again(no_calls):
    waiting_job()
    no_calls.clear()
    assert leases.wake_forgotten(now=NOW) == 1
    assert [call["queue"] for call in no_calls] == ["cpu"]
    claim()
    assert leases.wake_forgotten(now=NOW) == 0


@pytest.mark.parametrize(
    "lack",
    [
        {"public_rendition": ""},
        {"public_poster": ""},
        {"public_manifest": ""},
        {"mark_number": None},
        {"fingerprint_version": None},
    ],
)
def test_the_database_refuses_a_posted_clip_without_marks_credentials_and_fingerprints(lack: dict[str, object]):
    with pytest.raises(IntegrityError, match="a_posted_clip_has_marks_credentials_and_fingerprints"):
        make_clip(make_member("mira"), **lack)


def test_two_clips_never_carry_the_same_number():
    first = make_clip(make_member("mira"))
    with pytest.raises(IntegrityError, match="mark_number"):
        make_clip(make_member("noor"), mark_number=first.mark_number)


def test_the_database_refuses_a_running_job_without_a_lease():
    job = waiting_job()
    with pytest.raises(IntegrityError, match="a_running_job_has_a_lease"):
        Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, lease_until=None)


def test_the_wait_comes_from_what_was_measured(settings):
    settings.LIMITS = settings.LIMITS.model_copy(update={"clips_in_flight_free": 9, "clips_running_free": 9})
    from generation import selectors

    actor = card(make_member("mira"))
    for seconds in (8, 10, 20):
        job = jobs.submit(actor=actor, wish=ClipWish(prompt="a ball", duration_s=4), now=NOW)
        Job.objects.filter(pk=job.pk).update(
            state=JobState.SUCCEEDED, attempt=1, started_at=NOW, finished_at=NOW + timedelta(seconds=seconds)
        )
    jobs.submit(actor=actor, wish=ClipWish(prompt="a ball", duration_s=4), now=NOW)
    second = jobs.submit(actor=actor, wish=ClipWish(prompt="a ball", duration_s=4), now=NOW)

    def shown(now=NOW):
        return selectors.job_card(viewer_id=actor.id, job_id=second.id, now=now)

    assert (shown().position, shown().wait, shown().queue_mood) == (2, None, "offline")
    fleet.report(card=WorkerCard(name="w", queue="cpu", host="here", pid=1), now=NOW)
    # 9 s (25th) and 18 s (90th percentile) a clip: one is before it, the other is its own.
    assert (shown().wait.low_s, shown().wait.high_s, shown().queue_mood) == (18, 36, "moving")
    fleet.report(card=WorkerCard(name="w2", queue="cpu", host="here", pid=2), now=NOW)
    assert (shown().wait.low_s, shown().wait.high_s) == (9, 36)  # both at once, or one whose turn is late
    assert shown(NOW + timedelta(minutes=1)).queue_mood == "offline"


def test_asking_to_cancel_again_and_again_writes_one_entry():
    job = waiting_job()
    held = claim()
    before = LiveEvent.objects.count()
    for _ in range(5):
        jobs.cancel(actor=card(job.member), job_id=job.id, now=NOW)
    assert LiveEvent.objects.count() == before + 1
    assert leases.is_cancel_requested(claim=held)


def test_a_clock_that_is_set_back_does_not_stop_the_heartbeat(settings, monkeypatch: pytest.MonkeyPatch):
    settings.LIMITS = settings.LIMITS.model_copy(update={"lease_s": 2})
    job = waiting_job()
    with Heartbeat(claim()):
        until_then = Job.objects.get(pk=job.pk).lease_until
        hour_ago = timezone.now() - timedelta(hours=1)
        monkeypatch.setattr("common.clock.now", lambda: hour_ago)
        until(lambda: Job.objects.get(pk=job.pk).lease_until > until_then, "a renewal")


def test_a_row_that_somebody_holds_does_not_hold_up_the_sweep():
    held, other = waiting_job("mira"), waiting_job("jonas")
    claims_of("w1"), claims_of("w2")
    lapse(held)
    lapse(other)
    locked, done = threading.Event(), threading.Event()

    def hold():
        try:
            with transaction.atomic():
                Job.objects.select_for_update().get(pk=held.pk)
                locked.set()
                done.wait(20)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        frozen = pool.submit(hold)
        locked.wait(20)
        assert leases.sweep(now=NOW)["requeued"] == 1
        done.set()
        frozen.result()
    other.refresh_from_db()
    assert other.state == JobState.QUEUED
    assert leases.sweep(now=NOW)["requeued"] == 1
