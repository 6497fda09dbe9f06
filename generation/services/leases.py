"""Claiming, keeping and losing a job. (job, attempt) is the fencing token: every write of a worker shows it.

Leases are kept by PostgreSQL's own clock: the clocks of a fleet's machines differ, and a lease that two of them read
differently is held twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Now

from accounts import enums as accounts
from generation import locking, order, policies
from generation.contracts import Claim, Shape, Turn, WorkerOffer
from generation.enums import JobKind, JobState, Opening
from generation.errors import AuthorSuspendedError, LeaseLostError
from generation.models import Job, JobPreview, Lane
from generation.services import endings, jobs, lanes, telling

_TRIES, _QUICK_TRIES = 20, 2  # after the quick ones it waits for whoever holds the lane; each miss is another's claim

_TAKE = """
    UPDATE generation_job
    SET state = 'running', attempt = attempt + 1, worker = %(worker)s, started_at = %(now)s,
        lease_until = statement_timestamp() + %(lease)s * interval '1 second',
        stage = '', step = 0, steps = 0, progress = 0, told_position = NULL
    WHERE id = (SELECT id FROM generation_job WHERE id = %(id)s AND state = 'queued' FOR UPDATE SKIP LOCKED)
    RETURNING *
"""

_RENEW = """
    UPDATE generation_job
    SET lease_until = statement_timestamp() + %(lease)s * interval '1 second',
        stage = %(stage)s, step = %(step)s, steps = %(steps)s, progress = %(progress)s
    WHERE id = %(id)s AND attempt = %(attempt)s AND state = 'running'
    RETURNING *
"""

# By hand: every worker asks this ten times a second.
_IS_CANCELLED = """
    SELECT cancel_requested_at IS NOT NULL FROM generation_job WHERE id = %s AND attempt = %s AND state = 'running'
"""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How far a running job is."""

    stage: str = ""
    step: int = 0
    steps: int = 0
    progress: float = 0.0


def claim(*, offer: WorkerOffer, now: datetime) -> list[Claim]:
    """This will take the next job in the fair order for a worker, with up to `batch_max - 1` more that can
    be rendered with it.

    Each job has a claim of its own. Empty when nothing waits that this worker can do, its queue is paused, or it is
    to take nothing more.
    """
    for tries in range(_TRIES):
        with transaction.atomic():
            jobs_taken, missed = _take_batch(offer, now, patient=tries >= _QUICK_TRIES)
            # By member: two batches that tell the same members never wait for each other.
            for job in sorted(jobs_taken, key=lambda job: job.member_id):
                telling.job_moved(job, now=now)
        if jobs_taken or not missed:
            return [Claim(job_id=job.id, attempt=job.attempt, kind=job.kind, worker=offer.worker) for job in jobs_taken]
    return []


def renew(*, claim: Claim, standing: Standing, tell: bool = True, now: datetime) -> bool:
    """This will keep the lease and write the progress; returns True when the member asked to cancel.

    `tell` also writes the progress to the member's live log.

    Raises LeaseLostError when (job, attempt) is not the row's any more.
    """
    values: dict[str, Any] = {
        "id": claim.job_id,
        "attempt": claim.attempt,
        "lease": settings.LIMITS.lease_s,
        "stage": standing.stage,
        "step": standing.step,
        "steps": standing.steps,
        "progress": standing.progress,
    }
    with transaction.atomic():
        job = _moved(_RENEW, values)
        if job is None:
            raise LeaseLostError
        if tell:
            telling.job_moved(job, now=now)
    return job.cancel_requested_at is not None


def is_cancel_requested(*, claim: Claim) -> bool:
    """This will tell whether the member asked to cancel. Raises LeaseLostError."""
    with connection.cursor() as cursor:
        cursor.execute(_IS_CANCELLED, [claim.job_id, claim.attempt])
        row = cursor.fetchone()
    if row is None:
        raise LeaseLostError
    return bool(row[0])


def show(*, claim: Claim, picture: bytes, now: datetime) -> None:
    """This will keep the newest preview (WebP) of a running job. Raises LeaseLostError."""
    with transaction.atomic():
        if not held_rows(claim).update(has_preview=True):
            raise LeaseLostError
        JobPreview.objects.update_or_create(job_id=claim.job_id, defaults={"picture": picture, "updated_at": now})


def hand_back(*, claim: Claim, now: datetime) -> bool:
    """This will put a job back whose worker has to go: not a loss, and its member's turn is given back.

    A job that its member cancelled ends instead. False when the lease was lost before.
    """
    with transaction.atomic():
        job = locking.lock_job(held_rows(claim))
        if job is None:
            return False
        if job.cancel_requested_at:
            return endings.end(held_rows(claim), JobState.CANCELLED, now=now)
        _requeue(job, now)
    return True


def sweep(*, now: datetime) -> dict[str, int]:
    """This will take jobs from workers that fell silent: again into the queue, or parked after the last attempt.

    It also ends what suspended members left in the queue.
    """
    silent = Job.objects.filter(state=JobState.RUNNING, lease_until__lt=Now()).values_list("id", "attempt")
    counts = {"requeued": 0, "parked": 0, "cancelled": 0, "suspended": _end_suspended(now)}
    for job_id, attempt in list(silent):
        outcome = _take_back(job_id, attempt, now)
        if outcome:
            counts[outcome] += 1
    return counts


def wake_forgotten(*, now: datetime) -> int:
    """This will call workers for queues in which jobs wait: a call may get lost with its broker. Returns the calls."""
    waiting = Job.objects.filter(state=JobState.QUEUED).order_by("queue").distinct("queue")
    with transaction.atomic():
        for job in (found := list(waiting)):
            jobs.wake(job, now=now)
    return len(found)


def held_rows(claim: Claim) -> QuerySet[Job]:
    """This will give the job's row while `claim` still holds it, else no row."""
    return Job.objects.filter(pk=claim.job_id, attempt=claim.attempt, state=JobState.RUNNING)


def _moved(statement: str, values: dict[str, Any]) -> Job | None:
    """One round trip: the row as the UPDATE left it, None when it moved nothing."""
    return next(iter(Job.objects.raw(statement, values)), None)


def _end_suspended(now: datetime) -> int:
    waiting = Job.objects.filter(state=JobState.QUEUED, member__standing=accounts.Standing.SUSPENDED)
    return sum(_end_one(job_id, now) for job_id in list(waiting.values_list("id", flat=True)))


def _end_one(job_id: UUID, now: datetime) -> bool:
    with transaction.atomic():
        rows = Job.objects.filter(pk=job_id, state=JobState.QUEUED)
        return endings.end(rows, JobState.FAILED, code=AuthorSuspendedError.code, now=now)


def _take_back(job_id: UUID, attempt: int, now: datetime) -> str | None:
    """One silent job; None when its worker came back in between, or holds the row at this moment."""
    with transaction.atomic():
        rows = Job.objects.filter(pk=job_id, attempt=attempt, state=JobState.RUNNING, lease_until__lt=Now())
        job = locking.lock_job(rows, patient=False)  # one row held by a frozen worker must not hold up the others
        if job is None:
            return None
        if job.cancel_requested_at:
            return "cancelled" if endings.end(rows, JobState.CANCELLED, now=now) else None
        if job.losses + 1 >= settings.LIMITS.attempts_max:
            return "parked" if endings.end(rows, JobState.PARKED, code="worker_lost", now=now) else None
        job.losses += 1
        _requeue(job, now)
    return "requeued"


def _requeue(job: Job, now: datetime) -> None:
    """A held, locked job waits again, first in its tier, and somebody is called."""
    job.state, job.lease_until, job.has_preview = JobState.QUEUED, None, False
    job.save(update_fields=["state", "lease_until", "losses", "has_preview"])
    lanes.join(job, turn_back=True)
    jobs.wake(job, now=now)
    telling.job_moved(job, now=now)


def _take_batch(offer: WorkerOffer, now: datetime, *, patient: bool) -> tuple[list[Job], bool]:
    """The jobs taken, and whether a turn was missed because somebody else was quicker."""
    taken: list[Job] = []
    while len(taken) < max(1, offer.batch_max):
        first = taken[0] if taken else None
        job, missed = _take_one(offer, first, now, patient=patient and not taken)  # who holds a lane waits for no other
        if job is None:
            return taken, missed
        taken.append(job)
        if job.kind != JobKind.GENERATE or job.losses:
            break  # what may have killed a worker goes alone: others' clips must not be lost with it, and be parked
    return taken, False


def _take_one(offer: WorkerOffer, first: Job | None, now: datetime, *, patient: bool) -> tuple[Job | None, bool]:
    """One turn; after a `first` job, only somebody whose next one can be rendered with it rides along."""
    turns = order.next_turns(offer=offer, limit=settings.LIMITS.lookahead_lanes, now=now)
    if first is not None:
        turns = [turn for turn in turns if _rides_along(turn, first)]
    if not turns:
        return None, False
    chosen = policies.choose_turn(turns, offer.shapes, settings.LIMITS.passes_max)
    lane = locking.lock_turn(turns[chosen], patient=patient)
    if lane is None:
        return None, True
    job = _moved(_TAKE, {**_lease_of(offer, now), "id": turns[chosen].job_id})
    if job is None:
        return None, True
    lanes.serve(lane, now=now)
    if first is None:
        _count_passed(turns[:chosen])
    return job, False


def _count_passed(turns: Sequence[Turn]) -> None:
    """A lane that somebody holds just now is being served or counted by them: two claims never wait for each other."""
    free = locking.lock_free_lanes([turn.lane_id for turn in turns])
    Lane.objects.filter(pk__in=free).update(passed=F("passed") + 1)


def _rides_along(turn: Turn, first: Job) -> bool:
    return (
        turn.shape == _shape_of(first)
        and policies.are_made_together(turn.opening, Opening(first.opening))
        and not turn.losses
    )


def _shape_of(job: Job) -> Shape:
    return Shape(engine=job.engine, width=job.width, height=job.height, duration_ms=job.duration_ms, fps=job.fps)


def _lease_of(offer: WorkerOffer, now: datetime) -> dict[str, Any]:
    return {"worker": offer.worker[:120], "lease": settings.LIMITS.lease_s, "now": now}
