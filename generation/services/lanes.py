"""Lines of members: a job joins its lane when it starts to wait, and leaves it when it is claimed or taken back."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from generation import locking
from generation.models import NEVER, Job, Lane

_UNTRUE = """
    SELECT coalesce(job.member_id, lane.member_id), coalesce(job.queue, lane.queue), coalesce(job.tier, lane.tier)
    FROM (SELECT DISTINCT member_id, queue, tier FROM generation_job WHERE state = 'queued') job
    FULL JOIN (SELECT member_id, queue, tier FROM generation_lane WHERE waiting_since IS NOT NULL) lane
        ON (lane.member_id, lane.queue, lane.tier) = (job.member_id, job.queue, job.tier)
    WHERE job.member_id IS NULL OR lane.member_id IS NULL
"""

_SETTLE = """
    UPDATE generation_lane lane SET served_at = %(served_at)s, passed = %(passed)s, waiting_since = (
        SELECT greatest(job.queued_at, %(served_at)s) FROM generation_job job
        WHERE job.queue = lane.queue AND job.tier = lane.tier AND job.member_id = lane.member_id AND job.state = 'queued'
        ORDER BY job.queued_at, job.id LIMIT 1)
    WHERE id = %(lane)s
"""


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


def mend() -> int:
    """This will put right lanes that say something else than the jobs do; returns how many. There are none unless rows
    were changed by hand or came from a backup.
    """
    with connection.cursor() as cursor:
        cursor.execute(_UNTRUE)
        places = cursor.fetchall()
    for member_id, queue, tier in places:
        with transaction.atomic():
            settle(locking.lock_lane(member_id=member_id, queue=queue, tier=tier))
    return len(places)


def settle(lane: Lane) -> None:
    """This will write a held lane with the truth about who waits in it: since its last turn, or its head's arrival."""
    with connection.cursor() as cursor:
        cursor.execute(_SETTLE, {"lane": lane.pk, "served_at": lane.served_at, "passed": lane.passed})
