"""Asking for a clip, and taking it back. Needs PostgreSQL alone: the broker is told after the commit."""

from __future__ import annotations

import math
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from accounts.contracts import MemberCard
from billing import facade as billing
from billing.contracts import Entitlement
from billing.enums import Plan
from common import outbox
from generation import locking, policies, selectors
from generation.contracts import ClipWish
from generation.engine.contracts import EngineCard
from generation.enums import JobKind, JobState, Remix
from generation.errors import JobOverError, TooLongError, TooManyInFlightError, TooManyParkedError
from generation.models import Job
from generation.services import charges, endings, judging, lanes, openings, remakes, sketches, telling
from generation.states import IN_FLIGHT

WORK_TASK = "generation.work"


def submit(*, actor: MemberCard, wish: ClipWish, now: datetime) -> Job:
    """This will accept a wish: check the prompt, count what is in flight, hold its units, write the job and its wake-up
    call.

    Raises TooLongError, TooManyParkedError, moderation's refusals, TooManyError, TooManyInFlightError,
    QuotaExceededError and what `remakes.remake_of` and `openings.refuse_impossible` raise; then nothing but the prompt's
    verdict is written.
    """
    plan = billing.entitlement_of(actor.id, now=now)
    remake = remakes.remake_of(actor=actor, wish=wish, plan=plan)
    card = remake.card if remake else selectors.engine_card()
    asked_for = wish.prompt
    words = remake.judged(asked_for) if remake else asked_for
    wish = remake.shaped(wish) if remake else wish
    if wish.remix != Remix.EXTEND:
        _refuse_length(wish, remake.longest_s(plan) if remake else policies.longest_clip_s(card, plan.clip_seconds_max))
    openings.refuse_impossible(actor=actor, wish=wish, card=card, now=now)
    _refuse_poison(actor.id, now)
    # A courtesy: no verdict is written for what has no room. The count under the lock settles.
    _refuse_crowd(actor.id, plan)
    # Before the transaction: what was decided is kept, whatever becomes of the wish.
    own = asked_for if remake else None  # the words before it are the parent's author's
    judging.refuse_words(actor=actor, words=words, field="prompt", now=now, own=own)
    with transaction.atomic():
        locking.hold_submissions(actor.id)
        _refuse_crowd(actor.id, plan)
        job = _new_job(actor, wish, card, plan, now)
        lanes.join(job, running_max=plan.clips_running)
        charges.hold(job, now=now)
        openings.hold(job, now=now)
        wake(job, now=now)
        sketches.ask(job, now=now)
        telling.job_moved(job, now=now)
    return job


def cancel(*, actor: MemberCard, job_id: UUID, now: datetime) -> Job:
    """This will cancel a waiting job at once, and ask the worker of a running one to stop at its next step.

    Raises NotFoundError, or JobOverError when the job ended before.
    """
    with transaction.atomic():
        job = locking.lock_own_job(member_id=actor.id, job_id=job_id)
        if job.state not in IN_FLIGHT or job.kind != JobKind.GENERATE:
            raise JobOverError
        if job.cancel_requested_at is not None:
            return job  # asked and told before: pressing again adds nothing to the member's log
        job.cancel_requested_at = now
        job.save(update_fields=["cancel_requested_at"])
        if job.state == JobState.QUEUED:
            endings.end(Job.objects.filter(pk=job.pk), JobState.CANCELLED, now=now)
            job.refresh_from_db()
        else:
            telling.job_moved(job, now=now)
    return job


def wake(job: Job, *, now: datetime) -> None:
    """This will call a worker of the job's queue after the commit. The call carries no job: who comes claims the next."""
    outbox.enqueue_on_commit(task=WORK_TASK, queue=job.queue, now=now, queue_name=job.queue)


def _refuse_length(wish: ClipWish, longest: int) -> None:
    if not 1 <= wish.duration_s <= longest:
        raise TooLongError(f"A clip is 1 to {longest} seconds long.", field="duration_s", limit_s=longest)


def _refuse_poison(member_id: UUID, now: datetime) -> None:
    """A parked job is refunded; without this, clips that kill workers could be asked for without end and for nothing."""
    limit = settings.LIMITS.parked_per_member_hour
    parked = Job.objects.filter(
        member_id=member_id, kind=JobKind.GENERATE, state=JobState.PARKED, finished_at__gt=now - timedelta(hours=1)
    )
    ended = list(parked.order_by("-finished_at").values_list("finished_at", flat=True)[:limit])
    if len(ended) < limit or ended[-1] is None:
        return
    wait_s = max(1, math.ceil((ended[-1] + timedelta(hours=1) - now).total_seconds()))
    raise TooManyParkedError(
        f"We are looking into them, and your units came back. Try again in {math.ceil(wait_s / 60)} min.",
        retry_after_s=wait_s,
        limit=limit,
    )


def _refuse_crowd(member_id: UUID, plan: Entitlement) -> None:
    limit = plan.clips_in_flight
    if (count := selectors.count_in_flight(member_id=member_id)) >= limit:
        raise TooManyInFlightError(
            _next_possible(count, count - limit + 1),
            limit=limit,
            in_flight=count,
        )


def _next_possible(count: int, too_many: int) -> str:
    """A plan that ended may leave more in the making than the next one allows."""
    first = f"one of the {count} is" if too_many == 1 else f"{too_many} of the {count} are"
    return f"As soon as {first} finished or cancelled, you can ask for the next."


def _new_job(actor: MemberCard, wish: ClipWish, card: EngineCard, plan: Entitlement, now: datetime) -> Job:
    width, height = policies.SIZES[wish.resolution, wish.orientation]
    parent = openings.parent_of(actor=actor, wish=wish)
    return Job.objects.create(
        kind=JobKind.GENERATE,
        queue=policies.queue_for(card),
        member_id=actor.id,
        tier=policies.tier_of(is_pro=plan.plan == Plan.PRO, has_priority=plan.priority),
        engine=card.name,
        prompt=wish.prompt,
        width=width,
        height=height,
        duration_ms=wish.duration_s * 1000,
        fps=policies.FPS,
        seed=wish.seed if wish.seed is not None else secrets.randbelow(2**32),
        audio=wish.audio,
        parent=parent,
        extends_ms=parent.duration_ms if parent and wish.remix == Remix.EXTEND else 0,
        opening=openings.kind_of(wish),
        opening_id=wish.opening,
        created_at=now,
        queued_at=now,
    )
