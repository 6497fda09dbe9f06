"""What apps above (and doors) may ask of generation."""

from __future__ import annotations

from generation.policies import is_ai as is_made_by_ai
from generation.selectors import (
    clip_card,
    clip_poster,
    clip_video,
    job_card,
    job_preview,
    jobs_in_flight,
    my_clips,
    my_jobs,
)
from generation.services.clips import delete as delete_clip
from generation.services.clips import edit as edit_clip
from generation.services.clips import post as post_clip
from generation.services.jobs import cancel as cancel_job
from generation.services.jobs import submit as submit_job
from generation.snapshot import take as take_snapshot
from generation.snapshot.contracts import Snapshot

__all__ = [
    "Snapshot",
    "cancel_job",
    "clip_card",
    "clip_poster",
    "clip_video",
    "delete_clip",
    "edit_clip",
    "is_made_by_ai",
    "job_card",
    "job_preview",
    "jobs_in_flight",
    "my_clips",
    "my_jobs",
    "post_clip",
    "submit_job",
    "take_snapshot",
]
