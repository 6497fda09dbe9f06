"""What the stories about operators have in common: workers that report, jobs in any state, and the deeds that were noted."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from accounts.contracts import MemberCard
from common.models import AuditEntry
from generation import snapshot
from generation.contracts import ClipWish, WorkerCard, WorkerOffer
from generation.enums import JobKind, JobState
from generation.models import Job
from generation.services import fleet, jobs, leases
from tests.factories import NOW

OFFER = WorkerOffer(worker="box:1", queue="cpu", engines=("animatic",))
WHY = {"reason": "a new driver", "now": NOW}


def ago(seconds: float) -> Any:
    return NOW - timedelta(seconds=seconds)


def report(name: str = "box:1", queue: str = "cpu", *, seen_s: float = 0, **values: Any) -> None:
    worker = WorkerCard(name=name, queue=queue, host="box", pid=1, engines=("animatic",), **values)
    fleet.report(card=worker, now=ago(seen_s))


def ask(actor: MemberCard) -> Job:
    return jobs.submit(actor=actor, wish=ClipWish(prompt="a ball"), now=NOW)


def park(actor: MemberCard) -> Job:
    """A job over which three workers fell silent."""
    job = ask(actor)
    for _ in range(3):
        assert len(leases.claim(offer=OFFER, now=NOW)) == 1
        Job.objects.filter(pk=job.pk).update(lease_until=ago(1))
        leases.sweep(now=NOW)
    job.refresh_from_db()
    assert (job.state, job.error_code) == (JobState.PARKED, "worker_lost")
    return job


def row(member: MemberCard, state: JobState, *, waited_s: float = 0, **values: Any) -> Job:
    """A job's row alone, put into its queue `waited_s` before NOW."""
    shape = {"engine": "animatic", "width": 720, "height": 1280, "duration_ms": 4000, "fps": 24, "seed": 1}
    stand = {"kind": JobKind.GENERATE, "queue": "cpu", "created_at": NOW, "queued_at": ago(waited_s), **shape}
    if state == JobState.RUNNING:
        stand["lease_until"] = NOW
    return Job.objects.create(member_id=member.id, state=state, **{**stand, **values})


def deeds() -> list[tuple[Any, str, str, str]]:
    rows = AuditEntry.objects.exclude(action__startswith="staff").order_by("at", "id")
    return [(entry.actor_id, entry.action, entry.target, entry.facts["reason"]) for entry in rows]


def cpu(now: Any = NOW) -> Any:
    return next(queue for queue in snapshot.take(now=now).queues if queue.queue == "cpu")
