"""Lines of members: a job joins its lane when it starts to wait, and leaves it when it is claimed or taken back."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Min

from generation import locking
from generation.enums import JobState
from generation.models import NEVER, Job, Lane


def join(job: Job, *, running_max: int | None = None, turn_back: bool = False) -> None:
    """This will line up a job that is (again) queued, inside the caller's transaction.

    `running_max` is what the member's plan allows at once; None leaves it. `turn_back` gives a lost turn back: the
    member is served before everybody who had one.
    """
    lane = locking.lock_lane(member_id=job.member_id, queue=job.queue, tier=job.tier)
    lane.running_max = running_max or lane.running_max
    lane.served_at = NEVER if turn_back else lane.served_at
    lane.waiting_since = lane.waiting_since or max(job.queued_at, lane.served_at)
    lane.save(update_fields=["running_max", "served_at", "waiting_since"])


def leave(job: Job) -> None:
    """This will take a job that no longer waits out of its lane, inside the caller's transaction."""
    settle(locking.lock_lane(member_id=job.member_id, queue=job.queue, tier=job.tier))


def serve(lane: Lane, *, now: datetime) -> None:
    """This will note that the lane, which the caller holds, had its turn."""
    lane.served_at, lane.passed = now, 0
    settle(lane)


def settle(lane: Lane) -> None:
    """This will write a held lane with the truth about who waits in it: since its last turn, or its head's arrival."""
    waiting = Job.objects.filter(
        queue=lane.queue, tier=lane.tier, member_id=lane.member_id, state=JobState.QUEUED
    ).aggregate(head=Min("queued_at"))["head"]
    lane.waiting_since = waiting and max(waiting, lane.served_at)
    lane.save(update_fields=["served_at", "waiting_since", "passed"])
