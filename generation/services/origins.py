"""Where a file turned out to come from: crediting the clip that it is a copy of."""

from __future__ import annotations

from collections.abc import Sequence

from common.errors import NotFoundError
from generation import selectors
from generation.errors import RemixNotAllowedError
from generation.models import Clip, Job, MarkNumber


def credit(*, job: Job, numbers: Sequence[int]) -> None:
    """This will note the clip whose mark was found first in a job's upload as its parent; nothing without such a clip.

    Who has a copy may go on from it as from the clip itself. So RemixNotAllowedError is raised where the author of any
    clip found said no, never posted it, or keeps it from the job's member.
    """
    found = dict(MarkNumber.objects.filter(pk__in=numbers).values_list("number", "clip_id"))
    clips = Clip.objects.in_bulk(found.values())
    parents = [clips[found[each]] for each in numbers if found.get(each) in clips and found[each] != job.pk]
    for parent in parents:
        _refuse_closed(job, parent)
    if parents:
        Job.objects.filter(pk=job.pk, attempt=job.attempt).update(parent=parents[0])
        job.parent = parents[0]


def _refuse_closed(job: Job, parent: Clip) -> None:
    try:
        selectors.access_remixable(viewer_id=job.member_id, clip_id=parent.pk)
    except NotFoundError as error:
        raise RemixNotAllowedError from error
