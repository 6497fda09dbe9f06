"""From rows to the frozen cards that cross the app's border."""

from __future__ import annotations

from uuid import UUID

from billing import facade as billing
from generation import policies
from generation.contracts import ClipCard, JobCard, JobError, Wait
from generation.enums import ClipState, JobKind, JobState, QueueMood
from generation.models import Clip, Job
from generation.storage import PLAYLIST

ERROR_TITLES = {
    "engine_failed": "The clip could not be made. Try again; if it fails again, change the prompt a little.",
    "engine_request_not_possible": "This length or size is more than the engine can do.",
    "engine_model_unavailable": "The engine is not available right now.",
    "engine_bad_output": "The engine made something that is no clip. Try again.",
    "media_failed": "The clip could not be put together. Try again.",
    "opening_gone": "What your clip was to begin with isn't there any more.",
    "opening_shows_person": "Somebody's face can be seen in what you uploaded. Clips can't begin with one yet.",
    "opening_not_remixable": "What you uploaded is a clip whose author doesn't want it remixed.",
    "member_suspended": "Your account is suspended.",
    "worker_lost": "The machine that made your clip stopped several times. We are looking into it.",
    "not_delivered": "Something went wrong on our side. Try again.",
}


def job_card(
    job: Job, *, position: int | None = None, wait: Wait | None = None, mood: QueueMood | None = None
) -> JobCard:
    """This will show a job to its owner; place, wait and mood are a waiting job's."""
    ended_badly = job.state in (JobState.FAILED, JobState.PARKED)
    return JobCard(
        id=job.id,
        kind=job.kind,
        state=job.state,
        prompt=job.prompt,
        duration_s=job.duration_ms / 1000,
        width=job.width,
        height=job.height,
        audio=job.audio,
        seed=job.seed,
        units=units_of(job),
        attempt=job.attempt,
        stage=job.stage,
        step=job.step,
        steps=job.steps,
        progress=round(job.progress, 4),
        position=position,
        wait=wait,
        queue_mood=mood,
        error=job_error(job.error_code) if ended_badly else None,
        clip_id=job.clip_id,
        preview_url=f"/generations/{job.id}/preview.webp" if job.has_preview else None,
        animatic_url=f"/generations/{job.id}/animatic.mp4" if job.has_sketch else None,
        created_at=job.created_at,
        finished_at=job.finished_at,
    )


def units_of(job: Job) -> int:
    """This will price a job in units: what makes a clip longer costs its new seconds; posting a clip costs none."""
    if job.kind != JobKind.GENERATE:
        return 0
    return billing.units_for((job.duration_ms - job.extends_ms) / 1000, policies.resolution_of(job.width, job.height))


def job_error(code: str) -> JobError:
    """This will say in words why a job ended."""
    return JobError(code=code, title=ERROR_TITLES.get(code, ERROR_TITLES["not_delivered"]))


def clip_card(clip: Clip, *, viewer_id: UUID | None, parent_handle: str = "") -> ClipCard:
    """This will show a clip to somebody who may watch it; prompt, reading and notes are its owner's alone."""
    mine = clip.author_id == viewer_id
    return ClipCard(
        id=clip.id,
        author_id=clip.author_id,
        author_handle=clip.author.handle,
        author_name=clip.author.get_full_name(),
        mine=mine,
        state=clip.state,
        visibility=clip.visibility,
        prompt=clip.prompt if mine else None,
        caption=clip.caption,
        alt_text=clip.alt_text,
        width=clip.width,
        height=clip.height,
        duration_s=clip.duration_ms / 1000,
        fps=clip.fps,
        has_sound=clip.has_sound,
        made_with=clip.model,
        is_ai=policies.is_ai(clip.source_type),
        allows_remix=clip.allows_remix,
        may_remix=viewer_id is not None
        and policies.may_remix(is_author=mine, posted=clip.state == ClipState.POSTED, allows_remix=clip.allows_remix),
        depth=clip.depth,
        parent_handle=parent_handle,
        changes=tuple(clip.changes),
        reading=tuple(clip.reading) if mine else (),
        notes=tuple(clip.notes) if mine else (),
        video_url=f"/clips/{clip.id}/video.mp4",
        playlist_url=f"/clips/{clip.id}/hls/{PLAYLIST}" if clip.state == ClipState.POSTED and clip.playlist else None,
        poster_url=f"/clips/{clip.id}/poster.webp",
        captions_url=f"/clips/{clip.id}/captions.vtt" if clip.captions else None,
        spoken=clip.spoken,
        placeholder=clip.placeholder,
        created_at=clip.created_at,
        posted_at=clip.posted_at,
    )
