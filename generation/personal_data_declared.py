"""What these tables know about a member."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import structlog
from django.db import transaction

from common.personal_data import Holding, declare
from generation import locking, storage
from generation.models import Clip, Fingerprint, Job, JobPreview, Ladder, Lane, LateFinish, Sketch, Trace

log = structlog.get_logger(__name__)


def _jobs(member_id: UUID) -> Iterable[Mapping[str, Any]]:
    rows = Job.objects.filter(member_id=member_id)
    return rows.values("id", "kind", "state", "prompt", "engine", "seed", "duration_ms", "created_at", "finished_at")


def _clips(member_id: UUID) -> Iterable[Mapping[str, Any]]:
    rows = Clip.objects.filter(author_id=member_id)
    return rows.values(
        "id", "state", "visibility", "prompt", "caption", "alt_text", "spoken", "model", "created_at", "posted_at"
    )


def _erase_clips(member_id: UUID) -> int:
    ids = list(Clip.objects.filter(author_id=member_id).values_list("id", flat=True))
    # Once it is certain: an erasure that fails keeps the rows, and rows need their files.
    transaction.on_commit(lambda: _discard(ids), robust=True)
    return Clip.objects.filter(author_id=member_id).delete()[0]


def _erase_jobs(member_id: UUID) -> int:
    """A job's row is held before anything that hangs on it, as by all who end jobs: nobody waits for each other."""
    locking.hold_submissions(member_id)  # one that is under way would come with a job nobody holds yet
    jobs = locking.lock_jobs_of(member_id)
    crashed = [job.pk for job in jobs if job.attempt and job.clip_id is None]  # what attempts stored that gave no clip
    transaction.on_commit(lambda: _discard(crashed), robust=True)
    return Job.objects.filter(member_id=member_id).delete()[0]


def _discard(clip_ids: Iterable[UUID]) -> None:
    """The files of each: one that cannot be deleted keeps none of the others."""
    for clip_id in clip_ids:
        try:
            storage.discard_clip(clip_id)
        except OSError:
            log.exception("files_stay", clip=str(clip_id))


# In an order whose reverse erases jobs before lanes and clips: the order of `locking`.
declare(Holding(table="generation.Clip", export=_clips, erase=_erase_clips))
declare(
    Holding(
        table="generation.Lane",
        not_exported="The member's place in the queues: times of turns, no content.",
        erase=lambda member_id: Lane.objects.filter(member_id=member_id).delete()[0],
    )
)
declare(
    Holding(
        table="generation.LateFinish",
        not_exported="About a worker, not about the member.",
        erase=lambda member_id: LateFinish.objects.filter(job__member_id=member_id).delete()[0],
    )
)
declare(
    Holding(
        table="generation.JobPreview",
        not_exported="A small copy of a picture in the making, gone when the clip is finished.",
        erase=lambda member_id: JobPreview.objects.filter(job__member_id=member_id).delete()[0],
    )
)
declare(
    Holding(
        table="generation.Sketch",
        not_exported="A drawing of a clip in the making, gone when the clip is finished.",
        erase=lambda member_id: Sketch.objects.filter(job__member_id=member_id).delete()[0],
    )
)
declare(Holding(table="generation.Job", export=_jobs, erase=_erase_jobs))
declare(
    Holding(
        table="generation.Fingerprint",
        not_exported="What a clip looks and sounds like, worked out from the clip, which is exported.",
        erase=lambda member_id: Fingerprint.objects.filter(clip__author_id=member_id).delete()[0],
    )
)
declare(
    Holding(
        table="generation.Ladder",
        not_exported="Where the smaller sizes of a clip lie: it is exported whole.",
        erase=lambda member_id: Ladder.objects.filter(clip__author_id=member_id).delete()[0],
    )
)
declare(
    Holding(
        table="generation.Trace",
        export=lambda member_id: Trace.objects.filter(member_id=member_id).values(
            "id", "audience", "filename", "state", "created_at", "finished_at"
        ),
        erase=lambda member_id: Trace.objects.filter(member_id=member_id).delete()[0],
    )
)
declare(
    Holding(
        table="generation.MarkNumber",
        nothing="The number in a clip's marks and the clip's id, kept when the clip goes: it then leads to nobody.",
    )
)
declare(Holding(table="generation.SigningCertificate", nothing="About this installation's keys."))
declare(Holding(table="generation.Worker", nothing="About machines."))
declare(Holding(table="generation.QueueControl", nothing="About queues."))
