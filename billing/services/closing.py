"""Closing holds: settled when the clip is delivered, released when it is not. Once, and never both."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from billing import locking, selectors
from billing.contracts import HoldCard
from billing.enums import EntryKind, Place
from billing.errors import HoldClosedError, NoSuchHoldError
from billing.models import Account, Entry, OpenHold

PAGE = 500
"""Open holds asked about at once by the sweep: one query there and one here."""


def settle(*, ref: UUID, now: datetime) -> bool:
    """This will spend what is held for a job; see `billing.facade.settle`."""
    return _close_job(ref, EntryKind.SETTLE, now)


def release(*, ref: UUID, now: datetime) -> bool:
    """This will give back what is held for a job; see `billing.facade.release`."""
    return _close_job(ref, EntryKind.RELEASE, now)


def release_orphans(*, alive: Callable[[Collection[UUID]], Collection[UUID]], now: datetime) -> int:
    """This will give back every hold without a living job; see `billing.facade.release_orphans`."""
    given_back, after = 0, 0
    while page := selectors.open_holds(after=after, size=PAGE):
        living = set(alive({hold.ref for hold in page}))
        given_back += sum(_release_one(hold, now) for hold in page if hold.ref not in living)
        after = page[-1].id
    return given_back


def release_all_of(member_id: UUID, *, now: datetime) -> int:
    """This will give back whatever a member holds, before they go; returns how many holds that were."""
    with transaction.atomic():
        locking.lock_known_account(member_id)
        holds = list(OpenHold.objects.filter(member_id=member_id).order_by("pk"))
        for hold in holds:
            _write(hold, EntryKind.RELEASE, now)
    return len(holds)


def _close_job(ref: UUID, kind: EntryKind, now: datetime) -> bool:
    known = selectors.newest_entry(ref)
    if known is None:
        raise NoSuchHoldError
    locking.lock_known_account(known.member_id)
    holds = list(OpenHold.objects.filter(ref=ref).order_by("pk"))
    if not holds:
        return _refuse_other_way(ref, kind)
    for hold in holds:
        _write(hold, kind, now)
    return True


def _refuse_other_way(ref: UUID, kind: EntryKind) -> bool:
    """Closing the same way again changes nothing and says so; the other way is a mistake that must be heard."""
    last = selectors.newest_entry(ref)
    if last is None or last.kind != kind:
        raise HoldClosedError
    return False


def _release_one(card: HoldCard, now: datetime) -> bool:
    """By the entry, not by the job: since the page was read the job may have ended, or hold anew."""
    with transaction.atomic():
        locking.lock_known_account(card.member_id)
        hold = OpenHold.objects.filter(pk=card.id).first()
        if hold is not None:
            _write(hold, EntryKind.RELEASE, now)
    return hold is not None


def _write(hold: OpenHold, kind: EntryKind, now: datetime) -> None:
    spent = kind == EntryKind.SETTLE
    Entry.objects.create(
        member_id=hold.member_id,
        kind=kind,
        source=Place.HELD,
        target=Place.SPENT if spent else hold.pocket,
        units=hold.units,
        ref=hold.ref,
        pocket=hold.pocket,
        closes_id=hold.pk,
        key=f"{kind}:{hold.pk}",
        at=now,
    )
    OpenHold.objects.filter(pk=hold.pk).delete()
    Account.objects.filter(pk=hold.member_id).update(
        held=F("held") - hold.units, spent=F("spent") + (hold.units if spent else 0)
    )
