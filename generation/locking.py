"""The only place of this app that takes row locks: always ordered, evaluated, inside the caller's transaction."""

from __future__ import annotations

from uuid import UUID

from common.errors import NotFoundError
from generation.models import Clip, Job, Lane


def lock_lane(member_id: UUID) -> Lane:
    """This will hold the member's lane until the transaction ends: what is in flight cannot change meanwhile."""
    Lane.objects.bulk_create([Lane(member_id=member_id)], ignore_conflicts=True)
    return Lane.objects.select_for_update().get(pk=member_id)


def lock_own_clip(*, member_id: UUID, clip_id: UUID) -> Clip:
    """This will hold one of the member's own clips. Raises NotFoundError for anybody else's or none."""
    clip = Clip.objects.select_for_update().filter(pk=clip_id, author_id=member_id).first()
    if clip is None:
        raise NotFoundError
    return clip


def lock_own_job(*, member_id: UUID, job_id: UUID) -> Job:
    """This will hold one of the member's own jobs. Raises NotFoundError for anybody else's or none."""
    job = Job.objects.select_for_update().filter(pk=job_id, member_id=member_id).first()
    if job is None:
        raise NotFoundError
    return job
