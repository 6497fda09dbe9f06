"""The smaller sizes of posted clips: asked for by the first player, made once by a worker, never waited for."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from common import outbox
from generation import policies
from generation.enums import ClipState
from generation.models import Clip, Ladder

TASK, QUEUE = "generation.make_sizes", "traces"
LEASE = timedelta(seconds=300)  # a minute of 1080p in two sizes takes 40 s of one core
CALLED_AFTER = timedelta(seconds=60)
TRIES_MAX = 3


def ask(*, clip: Clip, now: datetime) -> bool:
    """This will have the smaller sizes of a posted clip made, once for all who ask; returns whether this was the first
    who did. A clip that is small already has none.
    """
    if not clip.playlist or not policies.smaller_sizes(clip.width, clip.height):
        return False
    if Ladder.objects.filter(pk=clip.pk).exists():
        return False
    try:
        with transaction.atomic():
            Ladder.objects.create(clip=clip, called_at=now)
            outbox.enqueue_on_commit(task=TASK, queue=QUEUE, now=now, clip_id=str(clip.pk))
    except IntegrityError:  # another player was first, or the clip was deleted in this moment
        return False
    return True


def begin(*, clip_id: UUID, now: datetime) -> int | None:
    """This will give the sizes of a clip to a worker: the try it is, which the ending must show; None when somebody else
    makes them or they are there.
    """
    free = Q(lease_until__isnull=True) | Q(lease_until__lte=now)
    rows = Ladder.objects.filter(free, pk=clip_id, made_at__isnull=True, tries__lt=TRIES_MAX)
    if not rows.update(tries=F("tries") + 1, lease_until=now + LEASE):
        return None
    return Ladder.objects.values_list("tries", flat=True).get(pk=clip_id)


def finish(*, clip_id: UUID, tries: int, playlist: str, now: datetime) -> bool:
    """This will show all sizes to players from now on; False when another worker took over or the clip is gone."""
    rows = Ladder.objects.filter(pk=clip_id, tries=tries, made_at__isnull=True)
    return bool(rows.update(playlist=playlist, made_at=now, lease_until=None))


def replace_pieces(*, clip_id: UUID, old: str, new: str, now: datetime) -> bool:
    """This will show a posted clip's pieces made anew from now on, and have its smaller sizes made anew; False when the
    clip is gone or somebody was faster.
    """
    with transaction.atomic():
        if not Clip.objects.filter(pk=clip_id, state=ClipState.POSTED, playlist=old).update(playlist=new):
            return False
        made = Ladder.objects.filter(pk=clip_id, made_at__isnull=False, tries__lt=TRIES_MAX)
        made.update(playlist="", made_at=None, called_at=now - CALLED_AFTER)  # the next sweep calls a worker
    return True


def call_again(*, now: datetime) -> int:
    """This will call workers for sizes whose call or worker got lost, until they were tried too often: then the clip
    stays in the one size it has. Returns how many calls.
    """
    lost = Q(lease_until__isnull=True) | Q(lease_until__lte=now)
    overdue = Ladder.objects.filter(lost, made_at__isnull=True, tries__lt=TRIES_MAX, called_at__lte=now - CALLED_AFTER)
    called = list(overdue.order_by("called_at").values_list("pk", flat=True)[:100])
    for clip_id in called:
        with transaction.atomic():
            Ladder.objects.filter(pk=clip_id).update(called_at=now)
            outbox.enqueue_on_commit(task=TASK, queue=QUEUE, now=now, clip_id=str(clip_id))
    return len(called)
