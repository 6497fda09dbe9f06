"""What a clip begins with: an upload that its job alone holds until it ends, or the end of another clip."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from accounts.contracts import MemberCard
from generation import selectors
from generation.contracts import ClipWish
from generation.engine.contracts import EngineCard
from generation.enums import JobState, Opening, Remix
from generation.errors import OpeningNotAvailableError, TwoOpeningsError
from generation.models import Clip, Job
from generation.states import IN_FLIGHT
from uploads import facade as uploads
from uploads.enums import Purpose

_OF_REMIX = {Remix.GO_ON: Opening.CLIP, Remix.CHANGE: Opening.CHANGE, Remix.EXTEND: Opening.EXTENSION}


def refuse_impossible(*, actor: MemberCard, wish: ClipWish, card: EngineCard, now: datetime) -> None:
    """This will refuse what a clip cannot begin with, before anything is written.

    Raises OpeningNotAvailableError, TwoOpeningsError, NotFoundError, RemixNotAllowedError, and what uploads' `find_ready`
    raises.
    """
    if wish.opening is None and wish.remix_of is None:
        return
    if not card.opens and wish.remix == Remix.GO_ON:
        raise OpeningNotAvailableError(field="opening" if wish.opening else "remix_of")
    if wish.opening is not None and wish.remix_of is not None:
        raise TwoOpeningsError(field="opening")
    parent_of(actor=actor, wish=wish)
    if wish.opening is not None:
        uploads.find_ready(owner_id=actor.id, upload_id=wish.opening, purpose=Purpose.OPENING, now=now)


def kind_of(wish: ClipWish) -> Opening:
    """This will name what a wished clip begins with."""
    if wish.remix_of is not None:
        return _OF_REMIX[wish.remix]
    return Opening.UPLOAD if wish.opening is not None else Opening.NOTHING


def parent_of(*, actor: MemberCard, wish: ClipWish) -> Clip | None:
    """This will give the clip that is remixed, if any. Raises NotFoundError, RemixNotAllowedError."""
    if wish.remix_of is None:
        return None
    return selectors.access_remixable(viewer_id=actor.id, clip_id=wish.remix_of)


def hold(job: Job, *, now: datetime) -> None:
    """This will give the job its upload, inside the transaction that writes the job. Raises what uploads' `take` raises."""
    if job.opening_id is not None:
        uploads.take(
            owner_id=job.member_id, upload_id=job.opening_id, purpose=Purpose.OPENING, held_for=job.pk, now=now
        )


def close(job: Job, *, now: datetime) -> None:
    """This will let the upload of a job that ended go; where no clip came of it its member may use it again. A parked job
    keeps it: an operator may try again.
    """
    if job.opening_id is None or job.state == JobState.PARKED:
        return
    if job.state == JobState.SUCCEEDED:
        uploads.let_go_of(job.pk)
    else:
        uploads.give_back(upload_id=job.opening_id, held_for=job.pk, now=now)


def release_orphans() -> int:
    """This will delete uploads that are held for jobs which need them no more; returns how many."""
    return uploads.let_go_orphans(purpose=Purpose.OPENING, alive=_alive)


def _alive(ids: Collection[UUID]) -> Collection[UUID]:
    needing = [*IN_FLIGHT, JobState.PARKED]
    return list(Job.objects.filter(pk__in=ids, state__in=needing).values_list("pk", flat=True))
