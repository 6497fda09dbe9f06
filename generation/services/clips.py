"""What owners do with their clips: post, change, delete."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts.contracts import MemberCard
from billing import facade as billing
from billing.contracts import Entitlement
from billing.enums import Plan
from common.errors import NotFoundError
from generation import locking, policies, storage
from generation.contracts import Posting
from generation.enums import ClipState, JobKind, Queue
from generation.errors import ClipBusyError, ClipNotDraftError
from generation.models import Clip, Job
from generation.services import jobs, judging, lanes


def post(*, actor: MemberCard, clip_id: UUID, posting: Posting, now: datetime) -> Job:
    """This will have a draft marked and put out; the answer is the job that does it.

    Raises NotFoundError for another's clip, ClipNotDraftError for one that is out or on its way.
    """
    _refuse_words(actor, clip_id, posting, now)
    plan = billing.entitlement_of(actor.id, now=now)
    with transaction.atomic():
        clip = locking.lock_own_clip(member_id=actor.id, clip_id=clip_id)
        if clip.state != ClipState.DRAFT:
            raise ClipNotDraftError
        clip.state = ClipState.PUBLISHING
        clip.save(update_fields=["state", *_put_on(clip, posting)])
        job = _publish_job(clip, plan, now)
        lanes.join(job, running_max=plan.clips_running)
        jobs.wake(job, now=now)
    return job


def edit(*, actor: MemberCard, clip_id: UUID, posting: Posting, now: datetime) -> Clip:
    """This will change a clip's words and visibility, from the next request on. Raises NotFoundError."""
    _refuse_words(actor, clip_id, posting, now)
    with transaction.atomic():
        clip = locking.lock_own_clip(member_id=actor.id, clip_id=clip_id)
        clip.save(update_fields=_put_on(clip, posting))
    return clip


def delete(*, actor: MemberCard, clip_id: UUID, now: datetime) -> None:
    """This will delete one of the member's clips and, after the commit, its files.

    Raises NotFoundError; ClipBusyError while it is being posted.
    """
    with transaction.atomic():
        clip = locking.lock_own_clip(member_id=actor.id, clip_id=clip_id)
        if clip.state == ClipState.PUBLISHING:
            raise ClipBusyError
        clip.delete()
        transaction.on_commit(lambda: storage.discard_clip(clip_id), robust=True)


def _put_on(clip: Clip, posting: Posting) -> list[str]:
    """Set what the posting says on the clip; answers the names of the columns to save."""
    clip.caption, clip.visibility = posting.caption, posting.visibility
    changed = ["caption", "visibility"]
    for name in ("alt_text", "allows_remix"):
        if (value := getattr(posting, name)) is not None:
            setattr(clip, name, value)
            changed.append(name)
    return changed


def _refuse_words(actor: MemberCard, clip_id: UUID, posting: Posting, now: datetime) -> None:
    """Before the transaction: verdicts are kept. Words that stand there already are not asked about again: whatever
    became of policy or limits, hiding a clip must be possible.
    """
    standing = Clip.objects.filter(pk=clip_id, author_id=actor.id).first()
    if standing is None:
        raise NotFoundError
    for field, words in (("caption", posting.caption), ("alt_text", posting.alt_text)):
        if words and words != getattr(standing, field):
            judging.refuse_words(actor=actor, words=words, field=field, now=now)


def _publish_job(clip: Clip, plan: Entitlement, now: datetime) -> Job:
    return Job.objects.create(
        kind=JobKind.PUBLISH,
        queue=Queue.CPU,
        member_id=clip.author_id,
        tier=policies.tier_of(is_pro=plan.plan == Plan.PRO, has_priority=plan.priority),
        clip=clip,
        width=clip.width,
        height=clip.height,
        duration_ms=clip.duration_ms,
        fps=clip.fps,
        seed=clip.seed,
        audio=clip.has_sound,
        created_at=now,
        queued_at=now,
    )
