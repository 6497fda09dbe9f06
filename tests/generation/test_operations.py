"""What operators do: deeds with a reason in the audit log, and nobody else's."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from accounts.enums import StaffRole, Standing
from billing.facade import allowance_of
from common.errors import InvalidError, NotFoundError
from common.models import OutboxEntry
from generation.enums import JobKind, JobState
from generation.errors import JobNotParkedError, PostingNotRetriedError
from generation.models import Job, QueueControl, Worker
from generation.services import endings, leases, operations
from tests.factories import NOW, card, make_member
from tests.generation.operating import OFFER, WHY, ask, deeds, park, report, row

pytestmark = pytest.mark.django_db


def test_a_paused_queue_gives_nothing_out_until_it_is_resumed(olga, mira, no_calls, django_capture_on_commit_callbacks):
    ask(mira)
    assert operations.pause(actor=olga, queue="cpu", **WHY)
    assert leases.claim(offer=OFFER, now=NOW) == []
    no_calls.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert operations.resume(actor=olga, queue="cpu", **WHY)
    assert [(call["kwargs"], call["queue"]) for call in no_calls] == [({"queue_name": "cpu"}, "cpu")]
    assert len(leases.claim(offer=OFFER, now=NOW)) == 1
    assert deeds() == [
        (olga.id, "queue.paused", "queue:cpu", "a new driver"),
        (olga.id, "queue.resumed", "queue:cpu", "a new driver"),
    ]


def test_pausing_twice_and_resuming_what_moves_change_nothing_and_are_no_deeds(olga):
    assert not operations.resume(actor=olga, queue="cpu", **WHY)
    assert operations.pause(actor=olga, queue="cpu", **WHY)
    assert not operations.pause(actor=olga, queue="cpu", reason="another", now=NOW)
    assert QueueControl.objects.get().note == "a new driver"
    assert len(deeds()) == 1


def test_resuming_calls_as_many_workers_as_can_come(olga, mira, settings):
    settings.LIMITS = settings.LIMITS.model_copy(update={"clips_in_flight_free": 9})
    for number in range(4):
        ask(mira)
        report(f"box:{number}", seen_s=100 if number > 2 else 0)  # the last one fell silent
    operations.pause(actor=olga, queue="cpu", **WHY)
    before = OutboxEntry.objects.count()
    operations.resume(actor=olga, queue="cpu", **WHY)
    assert OutboxEntry.objects.count() - before == 3


def test_a_drained_worker_takes_nothing_and_another_does(olga, mira):
    report("box:1"), report("box:2")
    ask(mira)
    assert operations.drain(actor=olga, worker="box:1", **WHY)
    assert leases.claim(offer=OFFER, now=NOW) == []
    assert operations.undrain(actor=olga, worker="box:1", **WHY)
    assert not operations.undrain(actor=olga, worker="box:1", **WHY)
    assert len(leases.claim(offer=OFFER, now=NOW)) == 1
    assert [deed[1:3] for deed in deeds()] == [("worker.drained", "worker:box:1"), ("worker.undrained", "worker:box:1")]


def test_a_retry_has_all_its_attempts_and_costs_the_member_nothing(olga, mira):
    job = park(mira)
    later = NOW + timedelta(hours=1)
    operations.retry_parked(actor=olga, job_id=job.pk, reason="a new driver", now=later)
    job.refresh_from_db()
    assert (job.state, job.losses, job.attempt, job.error_code) == (JobState.QUEUED, 0, 3, "")
    assert (job.queued_at, job.started_at, job.finished_at) == (later, None, None)
    assert allowance_of(mira.id, now=later).used == 0
    assert deeds() == [(olga.id, "job.retried", f"job:{job.pk}", "a new driver")]

    (claim,) = leases.claim(offer=OFFER, now=later)
    assert (claim.job_id, claim.attempt) == (job.pk, 4)
    assert endings.fail(claim=claim, code="engine_failed", detail="", now=later)
    assert allowance_of(mira.id, now=later).used == 0


def test_a_retried_job_goes_before_whoever_had_a_turn(olga, mira):
    job, jonas = park(mira), card(make_member("jonas"))
    served, waiting = ask(jonas), ask(jonas)
    assert leases.claim(offer=OFFER, now=NOW)[0].job_id == served.pk
    operations.retry_parked(actor=olga, job_id=job.pk, **WHY)
    assert [leases.claim(offer=OFFER, now=NOW)[0].job_id for _ in range(2)] == [job.pk, waiting.pk]


def test_only_what_is_parked_is_retried_and_no_posting(olga, mira):
    waiting = row(mira, JobState.QUEUED)
    with pytest.raises(JobNotParkedError):
        operations.retry_parked(actor=olga, job_id=waiting.pk, **WHY)
    posting = row(mira, JobState.PARKED, kind=JobKind.PUBLISH, finished_at=NOW)
    with pytest.raises(PostingNotRetriedError):
        operations.retry_parked(actor=olga, job_id=posting.pk, **WHY)
    with pytest.raises(NotFoundError):
        operations.retry_parked(actor=olga, job_id=uuid4(), **WHY)
    assert operations.retry_all_parked(actor=olga, queue="cpu", **WHY) == 0
    assert deeds() == []


def test_all_parked_of_one_queue_are_retried_each_with_its_entry(olga, mira):
    first, second = park(mira), park(card(make_member("jonas")))
    elsewhere = row(mira, JobState.PARKED, queue="gpu", finished_at=NOW)
    assert operations.retry_all_parked(actor=olga, queue="cpu", **WHY) == 2
    states = dict(Job.objects.values_list("pk", "state"))
    assert states == {first.pk: "queued", second.pk: "queued", elsewhere.pk: "parked"}
    assert len(deeds()) == 2


DEEDS: dict[str, Any] = {
    "pause": lambda actor, **how: operations.pause(actor=actor, queue="cpu", **how),
    "resume": lambda actor, **how: operations.resume(actor=actor, queue="cpu", **how),
    "drain": lambda actor, **how: operations.drain(actor=actor, worker="box:1", **how),
    "undrain": lambda actor, **how: operations.undrain(actor=actor, worker="box:1", **how),
    "retry": lambda actor, **how: operations.retry_parked(actor=actor, job_id=Job.objects.get().pk, **how),
    "retry_all": lambda actor, **how: operations.retry_all_parked(actor=actor, queue="cpu", **how),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_nobody_else_does_anything_and_an_operator_says_why(deed, olga, mira):
    report()
    row(mira, JobState.PARKED, finished_at=NOW)
    moderator = card(make_member("mona", roles=[StaffRole.MODERATOR]))
    former = card(make_member("otto", roles=[StaffRole.OPERATOR], standing=Standing.SUSPENDED))
    for actor in (mira, moderator, former):
        with pytest.raises(NotFoundError):
            DEEDS[deed](actor, **WHY)
    for reason in ("", "  ", "x" * 201):
        with pytest.raises(InvalidError):
            DEEDS[deed](olga, reason=reason, now=NOW)
    assert deeds() == []
    assert (QueueControl.objects.count(), Worker.objects.get().draining, Job.objects.get().state) == (
        0,
        False,
        "parked",
    )


def test_a_queue_or_worker_that_nobody_knows_is_not_found(olga):
    for act in (operations.pause, operations.resume, operations.retry_all_parked):
        with pytest.raises(NotFoundError):
            act(actor=olga, queue="tpu", **WHY)
    with pytest.raises(NotFoundError):
        operations.drain(actor=olga, worker="box:9", **WHY)
