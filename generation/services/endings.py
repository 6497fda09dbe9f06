"""How a job ends, once: every ending is guarded by (job, attempt), and a late finisher is refused and counted."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from accounts.enums import Standing
from generation import locking, storage
from generation.contracts import Claim, MarkedFiles, Provenance, RenderedClip
from generation.enums import ClipState, JobState, Opening
from generation.errors import AuthorSuspendedError, LeaseLostError
from generation.models import Clip, Fingerprint, Job, JobPreview, LateFinish
from generation.services import charges, lanes, openings, sketches, telling


def deliver_draft(*, claim: Claim, rendered: RenderedClip, now: datetime) -> Clip:
    """This will hand a finished clip to its member: draft, job and live log in one transaction.

    Raises LeaseLostError when the lease went to somebody else; then nothing is written but the late finish.
    """
    with transaction.atomic():
        job = _close(claim, JobState.SUCCEEDED, now)
        if job is not None:
            charges.close(job, now=now)
            openings.close(job, now=now)
            clip = _draft(job, rendered, now)
            _keep_fingerprint(clip, rendered.provenance, now)
            Job.objects.filter(pk=job.pk).update(clip=clip)
            job.clip = clip
            telling.job_over(job, now=now)
            return clip
    refuse_late(claim, now=now)
    raise LeaseLostError


def deliver_posted(*, claim: Claim, marked: MarkedFiles, now: datetime) -> Clip:
    """This will put a clip out: its marked files, its state and its job in one transaction.

    Raises LeaseLostError as `deliver_draft` does, and when the clip was deleted meanwhile; AuthorSuspendedError, with
    the job failed and the clip a draft again, when its author may not act any more.
    """
    if Job.objects.filter(pk=claim.job_id, member__standing=Standing.SUSPENDED).exists():
        fail(claim=claim, code=AuthorSuspendedError.code, detail="", now=now)
        raise AuthorSuspendedError
    with transaction.atomic():
        job = _close(claim, JobState.SUCCEEDED, now)
        moved = job is not None and _put_out(job, marked, now)
        if job is not None and moved and job.clip is not None:
            job.clip.refresh_from_db()
            telling.job_over(job, now=now)
            telling.clip_posted(job.clip, now=now)
            return job.clip
        transaction.set_rollback(True)
    refuse_late(claim, now=now)
    raise LeaseLostError


def fail(*, claim: Claim, code: str, detail: str, now: datetime) -> bool:
    """This will end a job with a stable error code; `detail` is for operators. False when the lease was lost."""
    return _end_held(claim, JobState.FAILED, now, code=code, detail=detail)


def cancelled(*, claim: Claim, now: datetime) -> bool:
    """This will end a job that its member cancelled. False when the lease was lost."""
    return _end_held(claim, JobState.CANCELLED, now)


def refuse_late(claim: Claim, *, now: datetime) -> None:
    """This will count a worker that came back after its lease was given away."""
    if Job.objects.filter(pk=claim.job_id).exists():
        LateFinish.objects.create(job_id=claim.job_id, attempt=claim.attempt, worker=claim.worker[:120], at=now)


def end(rows: QuerySet[Job], state: JobState, *, now: datetime, code: str = "", detail: str = "") -> bool:
    """This will move the one job that `rows` still selects to an end, inside a transaction. False: the race was lost."""
    job = locking.lock_job(rows)
    if job is None:
        return False
    was_waiting = job.state == JobState.QUEUED
    job.state, job.finished_at, job.lease_until, job.has_preview, job.has_sketch = state, now, None, False, False
    job.error_code, job.error_detail = code, detail[:500]
    job.save(
        update_fields=["state", "finished_at", "lease_until", "has_preview", "has_sketch", "error_code", "error_detail"]
    )
    if was_waiting:
        lanes.leave(job)
    charges.close(job, now=now)
    openings.close(job, now=now)
    JobPreview.objects.filter(job=job).delete()
    sketches.drop(job.pk)
    if job.clip_id:  # a posting that ended without success: the draft is a draft again
        Clip.objects.filter(pk=job.clip_id, state=ClipState.PUBLISHING).update(state=ClipState.DRAFT)
    telling.job_over(job, now=now)
    transaction.on_commit(lambda: storage.discard_attempts(job), robust=True)  # no attempt will come to tidy up
    return True


def _end_held(claim: Claim, state: JobState, now: datetime, code: str = "", detail: str = "") -> bool:
    with transaction.atomic():
        rows = Job.objects.filter(pk=claim.job_id, attempt=claim.attempt, state=JobState.RUNNING)
        if end(rows, state, now=now, code=code, detail=detail):
            return True
    refuse_late(claim, now=now)
    return False


def _close(claim: Claim, state: JobState, now: datetime) -> Job | None:
    rows = Job.objects.filter(pk=claim.job_id, attempt=claim.attempt, state=JobState.RUNNING)
    if not rows.update(
        state=state, finished_at=now, lease_until=None, stage="", progress=1.0, has_preview=False, has_sketch=False
    ):
        return None
    JobPreview.objects.filter(job_id=claim.job_id).delete()
    sketches.drop(claim.job_id)
    return Job.objects.select_related("clip", "parent").get(pk=claim.job_id)


def _put_out(job: Job, marked: MarkedFiles, now: datetime) -> int:
    late = marked.late_provenance
    if late is not None and job.clip is not None:
        Clip.objects.filter(pk=job.clip.pk).update(
            mark_number=late.mark_number, fingerprint_version=late.fingerprint_version
        )
        _keep_fingerprint(job.clip, late, now)
    return Clip.objects.filter(jobs=job, state=ClipState.PUBLISHING).update(
        state=ClipState.POSTED,
        public_rendition=marked.rendition,
        public_manifest=marked.manifest,
        public_poster=marked.poster,
        playlist=marked.playlist,
        posted_at=now,
    )


def _keep_fingerprint(clip: Clip, provenance: Provenance, now: datetime) -> None:
    Fingerprint.objects.create(clip=clip, picture=provenance.picture_print, sound=provenance.sound_print, made_at=now)


def _draft(job: Job, rendered: RenderedClip, now: datetime) -> Clip:
    parent = job.parent
    return Clip.objects.create(
        id=job.id,
        author_id=job.member_id,
        prompt=job.prompt,
        alt_text=_alt_text(job, rendered),
        seed=job.seed,
        width=rendered.width,
        height=rendered.height,
        duration_ms=rendered.duration_ms,
        fps=rendered.fps,
        has_sound=rendered.has_sound,
        model=rendered.model,
        model_version=rendered.model_version,
        reading=[line[:300] for line in rendered.reading],
        notes=[line[:300] for line in rendered.notes],
        changes=[line[:300] for line in rendered.changes],
        parent=parent,
        root_id=(parent.root_id or parent.pk) if parent else None,
        depth=parent.depth + 1 if parent else 0,
        mark_number=rendered.provenance.mark_number,
        fingerprint_version=rendered.provenance.fingerprint_version,
        source_type=rendered.source_type,
        shows_person=rendered.shows_person,
        master=rendered.master,
        master_manifest=rendered.provenance.manifest,
        poster=rendered.poster,
        captions=rendered.captions,
        spoken=rendered.spoken,
        placeholder=rendered.placeholder,
        size_bytes=rendered.size_bytes,
        created_at=now,
    )


def _alt_text(job: Job, rendered: RenderedClip) -> str:
    """What is to be seen, for whoever cannot see it: the prompt says it. What was said to another clip's does not; there the
    engine's own account is taken, or, where it gives none, what that clip shows and what was said.
    """
    how = {Opening.CHANGE: "changed: ", Opening.EXTENSION: "then "}.get(Opening(job.opening))
    if how is None or job.parent is None:
        said = job.prompt
    elif rendered.account:
        said = rendered.account
    else:
        said = "; ".join(filter(None, (job.parent.alt_text, job.prompt and how + job.prompt)))
    words = " ".join(said.split())
    return words if len(words) <= 300 else words[:299].rsplit(" ", 1)[0] + "…"
