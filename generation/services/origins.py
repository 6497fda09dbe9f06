"""Where a file turned out to come from: crediting the clip that it is a copy of."""

from __future__ import annotations

from generation import policies
from generation.enums import ClipState
from generation.errors import RemixNotAllowedError
from generation.models import Clip, Job, MarkNumber


def credit(*, job: Job, number: int) -> None:
    """This will note the clip whose mark was found in a job's upload as its parent; nothing when there is no such clip.

    Who has a copy may go on from it unless its author said no to others: then RemixNotAllowedError is raised, also for a
    draft that its author never posted.
    """
    clip_id = MarkNumber.objects.filter(pk=number).values_list("clip_id", flat=True).first()
    parent = Clip.objects.filter(pk=clip_id).first() if clip_id else None
    if parent is None or parent.pk == job.pk:
        return
    is_author = parent.author_id == job.member_id
    posted = parent.state == ClipState.POSTED
    if not policies.may_remix(is_author=is_author, posted=posted, allows_remix=parent.allows_remix):
        raise RemixNotAllowedError
    Job.objects.filter(pk=job.pk, attempt=job.attempt).update(parent=parent)
    job.parent = parent
