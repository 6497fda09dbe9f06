"""What operators do with queues, workers and parked jobs: each deed with its reason in the audit log, in one transaction.

To anybody without the operator's role there is nothing here.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.contracts import MemberCard
from common import audit, live_log
from common.errors import InvalidError, NotFoundError, RefusedError
from generation import locking, snapshot, throughput
from generation.enums import JobKind, JobState, Queue
from generation.errors import JobNotParkedError, PostingNotRetriedError
from generation.models import Job, QueueControl, Worker
from generation.services import charges, jobs, lanes, telling

REASON_MAX_CHARS = 200
_RETRIED_AT_ONCE = 100  # each in its own transaction; a second press takes the next hundred


def pause(*, actor: MemberCard, queue: str, reason: str, now: datetime) -> bool:
    """This will have no worker take anything more from a queue; what runs goes on, what waits keeps its place.

    False when it was paused before: the first reason stays. Raises NotFoundError and InvalidError (no reason).
    """
    snapshot.require_operator(actor.id)
    said = _reason(reason)
    with transaction.atomic():
        QueueControl.objects.get_or_create(pk=_known(queue))
        moved = QueueControl.objects.filter(pk=queue, paused_at__isnull=True).update(paused_at=now, note=said)
        if moved:
            _record(actor, "queue.paused", f"queue:{queue}", said, now)
    return bool(moved)


def resume(*, actor: MemberCard, queue: str, reason: str, now: datetime) -> bool:
    """This will let workers take from a paused queue again, and call them. False when it was not paused.

    Raises NotFoundError and InvalidError.
    """
    snapshot.require_operator(actor.id)
    said = _reason(reason)
    with transaction.atomic():
        paused = QueueControl.objects.filter(pk=_known(queue), paused_at__isnull=False)
        moved = paused.update(paused_at=None, note="")
        if moved:
            _record(actor, "queue.resumed", f"queue:{queue}", said, now)
            _call_workers(queue, now)
    return bool(moved)


def drain(*, actor: MemberCard, worker: str, reason: str, now: datetime) -> bool:
    """This will have a worker take nothing more; it finishes what it has. False when it was draining before.

    Raises NotFoundError (also for a worker that nobody knows) and InvalidError.
    """
    return _turn(actor, worker, "worker.drained", draining=True, reason=reason, now=now)


def undrain(*, actor: MemberCard, worker: str, reason: str, now: datetime) -> bool:
    """This will let a drained worker take jobs again, and call for it. False when it was not drained.

    Raises NotFoundError and InvalidError.
    """
    return _turn(actor, worker, "worker.undrained", draining=False, reason=reason, now=now)


def retry_parked(*, actor: MemberCard, job_id: UUID, reason: str, now: datetime) -> Job:
    """This will put a parked job into its queue again with all its attempts, before everybody of its tier who had a
    turn. Its units were given back when it was parked, and are held anew against no limit of its member's.

    Raises NotFoundError, InvalidError, JobNotParkedError, and PostingNotRetriedError for a posting.
    """
    snapshot.require_operator(actor.id)
    said = _reason(reason)
    with transaction.atomic():
        job = _lock_parked(job_id)
        _unpark(job, now)
        lanes.join(job, turn_back=True)
        charges.hold_on_the_house(job, now=now)
        _record(actor, "job.retried", f"job:{job.pk}", said, now, attempt=job.attempt)
        jobs.wake(job, now=now)
        telling.job_moved(job, now=now)
    return job


def retry_all_parked(*, actor: MemberCard, queue: str, reason: str, now: datetime) -> int:
    """This will retry what is parked in a queue, the oldest first, at most a hundred; returns how many.

    Each has its own transaction and audit entry. Raises NotFoundError and InvalidError.
    """
    snapshot.require_operator(actor.id)
    _reason(reason)
    parked = Job.objects.filter(queue=_known(queue), state=JobState.PARKED, kind=JobKind.GENERATE)
    ids = list(parked.order_by("finished_at", "id").values_list("id", flat=True)[:_RETRIED_AT_ONCE])
    return sum(_retried(actor, job_id, reason, now) for job_id in ids)


def _retried(actor: MemberCard, job_id: UUID, reason: str, now: datetime) -> bool:
    try:
        retry_parked(actor=actor, job_id=job_id, reason=reason, now=now)
    except RefusedError:  # somebody was quicker, or its member is gone
        return False
    return True


def _turn(actor: MemberCard, name: str, action: str, *, draining: bool, reason: str, now: datetime) -> bool:
    snapshot.require_operator(actor.id)
    said = _reason(reason)
    with transaction.atomic():
        queue = _queue_of(name)
        moved = Worker.objects.filter(pk=name, draining=not draining).update(draining=draining)
        if moved:
            _record(actor, action, f"worker:{name}", said, now)
            if not draining:
                _call_workers(queue, now)
    return bool(moved)


def _queue_of(worker: str) -> str:
    found = None if "\0" in worker else Worker.objects.filter(pk=worker).values_list("queue", flat=True).first()
    if found is None:
        raise NotFoundError
    return found


def _lock_parked(job_id: UUID) -> Job:
    job = locking.lock_job(Job.objects.filter(pk=job_id))
    if job is None:
        raise NotFoundError
    if job.state != JobState.PARKED:
        raise JobNotParkedError
    if job.kind != JobKind.GENERATE:
        raise PostingNotRetriedError
    return job


def _unpark(job: Job, now: datetime) -> None:
    """It waits from now on: with its old time it would be taken for aged, and pass members who have waited since."""
    job.state, job.queued_at, job.losses = JobState.QUEUED, now, 0
    job.started_at = job.finished_at = job.cancel_requested_at = None
    job.stage, job.step, job.steps, job.progress = "", 0, 0, 0.0
    job.error_code = job.error_detail = ""
    job.save()


def _call_workers(queue: str, now: datetime) -> None:
    """As many calls as there are workers to come; calls of the time when nobody might take anything are used up."""
    waiting = Job.objects.filter(queue=queue, state=JobState.QUEUED)
    for job in waiting[: max(1, throughput.workers_on(queue, now=now))]:
        jobs.wake(job, now=now)


def _record(actor: MemberCard, action: str, target: str, reason: str, now: datetime, **facts: object) -> None:
    audit.record(actor_id=actor.id, action=action, target=target, now=now, reason=reason, **facts)
    live_log.hint_operations()


def _reason(text: str) -> str:
    said = " ".join(text.split())
    if not said or len(said) > REASON_MAX_CHARS or "\0" in said:  # PostgreSQL keeps no NUL
        raise InvalidError(f"Say why, in 1 to {REASON_MAX_CHARS} characters.", field="reason")
    return said


def _known(queue: str) -> str:
    if queue not in Queue.values:
        raise NotFoundError
    return queue
