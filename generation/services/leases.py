"""Claiming, keeping and losing a job. (job, attempt) is the fencing token: every write of a worker shows it.

Leases are kept by PostgreSQL's own clock: the clocks of a fleet's machines differ, and a lease that two of them read
differently is held twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now

from accounts import enums as accounts
from generation.contracts import Claim
from generation.enums import JobState
from generation.errors import AuthorSuspendedError, LeaseLostError
from generation.models import Job, JobPreview
from generation.services import endings, jobs, telling

# A suspended member's jobs are passed over, and the sweeper ends them.
_CLAIM = """
    UPDATE generation_job
    SET state = 'running', attempt = attempt + 1, worker = %(worker)s, started_at = %(now)s,
        lease_until = statement_timestamp() + %(lease)s * interval '1 second',
        stage = '', step = 0, steps = 0, progress = 0
    WHERE id = (
        SELECT id FROM generation_job WHERE queue = %(queue)s AND state = 'queued'
            AND (SELECT standing = 'active' FROM accounts_member WHERE accounts_member.id = generation_job.member_id)
        ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING *
"""

_RENEW = """
    UPDATE generation_job
    SET lease_until = statement_timestamp() + %(lease)s * interval '1 second',
        stage = %(stage)s, step = %(step)s, steps = %(steps)s, progress = %(progress)s
    WHERE id = %(id)s AND attempt = %(attempt)s AND state = 'running'
    RETURNING *
"""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How far a running job is."""

    stage: str = ""
    step: int = 0
    steps: int = 0
    progress: float = 0.0


def claim(*, queue: str, worker: str, now: datetime) -> Claim | None:
    """This will take the next waiting job of a queue for `worker`, or give None when nothing waits."""
    values: dict[str, Any] = {"queue": queue, "worker": worker[:120], "lease": settings.LIMITS.lease_s, "now": now}
    with transaction.atomic():
        job = _moved(_CLAIM, values)
        if job is None:
            return None
        telling.job_moved(job, now=now)
    return Claim(job_id=job.id, attempt=job.attempt, kind=job.kind, worker=worker)


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
    asked = held_rows(claim).values_list("cancel_requested_at", flat=True)[:1]
    for moment in asked:
        return moment is not None
    raise LeaseLostError


def show(*, claim: Claim, picture: bytes, now: datetime) -> None:
    """This will keep the newest preview (WebP) of a running job. Raises LeaseLostError."""
    with transaction.atomic():
        if not held_rows(claim).update(has_preview=True):
            raise LeaseLostError
        JobPreview.objects.update_or_create(job_id=claim.job_id, defaults={"picture": picture, "updated_at": now})


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
    """One silent job; None when its worker came back in between."""
    with transaction.atomic():
        rows = Job.objects.filter(pk=job_id, attempt=attempt, state=JobState.RUNNING, lease_until__lt=Now())
        job = rows.first()
        if job is None:
            return None
        if job.cancel_requested_at:
            return "cancelled" if endings.end(rows, JobState.CANCELLED, now=now) else None
        if job.attempt >= settings.LIMITS.attempts_max:
            return "parked" if endings.end(rows, JobState.PARKED, code="worker_lost", now=now) else None
        if not rows.update(state=JobState.QUEUED, lease_until=None):
            return None
        job.state = JobState.QUEUED
        jobs.wake(job, now=now)
        telling.job_moved(job, now=now)
    return "requeued"
