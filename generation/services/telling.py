"""Telling members what happens to their clips: entries of the live log, written beside the change."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from common import live_log
from generation.models import Clip, Job
from generation.selectors import position_of

PROGRESS = "job.progress"
FINISHED = "job.finished"
CLIP_POSTED = "clip.posted"


def job_moved(job: Job, *, now: datetime) -> None:
    """This will write the job's state and progress to its member's live log."""
    live_log.append(member_id=job.member_id, kind=PROGRESS, payload=_payload(job), now=now)


def job_over(job: Job, *, now: datetime) -> None:
    """This will write that the job ended, with its clip or its error."""
    live_log.append(member_id=job.member_id, kind=FINISHED, payload=_payload(job), now=now)


def clip_posted(clip: Clip, *, now: datetime) -> None:
    """This will write that the clip is out."""
    live_log.append(member_id=clip.author_id, kind=CLIP_POSTED, payload={"clip_id": str(clip.id)}, now=now)


def _payload(job: Job) -> dict[str, Any]:
    return {
        "job_id": str(job.id),
        "job_kind": job.kind,
        "state": job.state,
        "stage": job.stage,
        "step": job.step,
        "steps": job.steps,
        "progress": round(job.progress, 4),
        "position": position_of(job),
        "has_preview": job.has_preview,
        "clip_id": str(job.clip_id) if job.clip_id else None,
        "error_code": job.error_code or None,
    }
