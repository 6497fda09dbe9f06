"""The only place of this app that takes locks: evaluated, inside the caller's transaction, in this order:

clip, job, lane, the billing account, the live log's counter. Claims go lane before job, and skip a job that is held.
"""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from common.errors import NotFoundError
from generation.contracts import Turn
from generation.models import Clip, Job, Lane

_SUBMISSIONS = 1  # the class of advisory locks that submissions take; uploads take class 2


def hold_submissions(member_id: UUID) -> None:
    """This will let the member's other submissions wait until this transaction ends: counting is exact meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_SUBMISSIONS, str(member_id)])


def lock_lane(*, member_id: UUID, queue: str, tier: int) -> Lane:
    """This will hold the member's lane in a queue and tier, made at its first use, until the transaction ends."""
    place = {"member_id": member_id, "queue": queue, "tier": tier}
    found = Lane.objects.select_for_update().filter(**place).first()
    if found is None:
        Lane.objects.bulk_create([Lane(**place)], ignore_conflicts=True)
        found = Lane.objects.select_for_update().get(**place)
    return found


def lock_turn(turn: Turn, *, patient: bool) -> Lane | None:
    """This will hold a lane whose turn it is; None when somebody else holds or has just served it.

    `patient` waits for whoever holds it (for milliseconds) instead of passing by.
    """
    still = Lane.objects.filter(pk=turn.lane_id, served_at=turn.served_at, waiting_since__isnull=False)
    return still.select_for_update(skip_locked=not patient).first()


def lock_free_lanes(lane_ids: Collection[int]) -> list[int]:
    """This will hold those of the lanes that nobody else holds, and name them: whoever has a lane waits for no other."""
    free = Lane.objects.select_for_update(skip_locked=True).filter(pk__in=lane_ids).order_by("pk")
    return list(free.values_list("pk", flat=True))


def lock_own_clip(*, member_id: UUID, clip_id: UUID) -> Clip:
    """This will hold one of the member's own clips. Raises NotFoundError for anybody else's or none."""
    clip = Clip.objects.select_for_update().filter(pk=clip_id, author_id=member_id).first()
    if clip is None:
        raise NotFoundError
    return clip


def lock_job(rows: QuerySet[Job], *, patient: bool = True) -> Job | None:
    """This will hold the one job that `rows` still selects; None when it moved on, or, not `patient`, is held."""
    return rows.select_for_update(skip_locked=not patient).first()


def lock_jobs_of(member_id: UUID) -> list[Job]:
    """This will hold all of a member's jobs."""
    return list(Job.objects.select_for_update().filter(member_id=member_id).order_by("pk"))


def lock_own_job(*, member_id: UUID, job_id: UUID) -> Job:
    """This will hold one of the member's own jobs. Raises NotFoundError for anybody else's or none."""
    job = Job.objects.select_for_update().filter(pk=job_id, member_id=member_id).first()
    if job is None:
        raise NotFoundError
    return job
