"""Telling members what happens to their clips: entries of the live log, written beside the change."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from common import live_log
from generation import order
from generation.enums import JobState
from generation.models import Clip, Job
from generation.selectors import position_of

PROGRESS = "job.progress"
FINISHED = "job.finished"
CLIP_POSTED = "clip.posted"
_PLACES_TOLD = 100  # of each tier: some minutes of work for a small fleet


def job_moved(job: Job, *, now: datetime) -> None:
    """This will write the job's state and progress to its member's live log."""
    live_log.append(member_id=job.member_id, kind=PROGRESS, payload=_payload(job, position_of(job, now=now)), now=now)
    live_log.hint_operations()


def job_over(job: Job, *, now: datetime) -> None:
    """This will write that the job ended, with its clip or its error."""
    live_log.append(member_id=job.member_id, kind=FINISHED, payload=_payload(job, position_of(job, now=now)), now=now)
    live_log.hint_operations()


def places(*, now: datetime) -> int:
    """This will tell those near the front of each queue that their place changed; returns how many were told.

    Who is further back asks for themselves: telling a hundred thousand that they are one further is work for nothing.
    """
    told = 0
    for queue in Job.objects.filter(state=JobState.QUEUED).values_list("queue", flat=True).distinct():
        for job_id, place in order.moved_places(queue=queue, limit=_PLACES_TOLD, now=now).items():
            told += _tell_place(job_id, place, now)
    return told


def clip_posted(clip: Clip, *, now: datetime) -> None:
    """This will write that the clip is out."""
    live_log.append(member_id=clip.author_id, kind=CLIP_POSTED, payload={"clip_id": str(clip.id)}, now=now)


def _tell_place(job_id: UUID, place: int, now: datetime) -> int:
    with transaction.atomic():
        job = Job.objects.filter(pk=job_id, state=JobState.QUEUED).first()
        if job is None or not Job.objects.filter(pk=job_id, state=JobState.QUEUED).update(told_position=place):
            return 0
        payload = _payload(job, place)  # counted for all at once: asking again for each is the same sum a hundred times
        live_log.append(member_id=job.member_id, kind=PROGRESS, payload=payload, now=now)
    return 1


def _payload(job: Job, position: int | None) -> dict[str, Any]:
    return {
        "job_id": str(job.id),
        "job_kind": job.kind,
        "state": job.state,
        "stage": job.stage,
        "step": job.step,
        "steps": job.steps,
        "progress": round(job.progress, 4),
        "position": position,
        "has_preview": job.has_preview,
        "has_sketch": job.has_sketch,
        "clip_id": str(job.clip_id) if job.clip_id else None,
        "error_code": job.error_code or None,
    }
