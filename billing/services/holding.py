"""Holding units for a job, inside the transaction that writes the job."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import F

from billing import locking, policies, selectors
from billing.enums import EntryKind, Place, Plan, Pocket
from billing.errors import HoldOpenError, KeyReusedError, QuotaExceededError
from billing.models import Account, Entry, OpenHold
from billing.policies import Counted
from billing.words import units_in_words, wait_in_words


def hold(*, member_id: UUID, units: int, ref: UUID, key: str, now: datetime) -> None:
    """This will hold units of the member's plan for a job; see `billing.facade.hold`."""
    locking.lock_account(member_id)
    if not _is_repeat(member_id=member_id, units=units, ref=ref, pocket=Pocket.PLAN, key=key):
        _refuse_above_limit(member_id, units, now)
        _write(member_id=member_id, units=units, ref=ref, pocket=Pocket.PLAN, key=key, now=now)


def hold_on_the_house(*, member_id: UUID, units: int, ref: UUID, key: str, now: datetime) -> None:
    """This will hold units that count against no limit; see `billing.facade.hold_on_the_house`."""
    locking.lock_account(member_id)
    if not _is_repeat(member_id=member_id, units=units, ref=ref, pocket=Pocket.HOUSE, key=key):
        _write(member_id=member_id, units=units, ref=ref, pocket=Pocket.HOUSE, key=key, now=now)


def _is_repeat(*, member_id: UUID, units: int, ref: UUID, pocket: Pocket, key: str) -> bool:
    if units < 1:
        raise ValueError(f"a hold is of one unit or more, not {units}")
    found = Entry.objects.filter(key=key).first()
    if found is None:
        return False
    said = (found.kind, found.member_id, found.units, found.ref, found.pocket)
    if said != (EntryKind.HOLD, member_id, units, ref, pocket):
        raise KeyReusedError
    return True


def _refuse_above_limit(member_id: UUID, units: int, now: datetime) -> None:
    plan = selectors.plan_of(member_id, now=now)
    limit = policies.units_limit(plan, selectors.tariff())
    if limit is None:
        return
    counted = selectors.counted_holds(member_id, now=now)
    if policies.used(counted) + units > limit:
        raise _quota_exceeded(plan, counted, units=units, limit=limit, now=now)


def _quota_exceeded(
    plan: Plan, counted: Sequence[Counted], *, units: int, limit: int, now: datetime
) -> QuotaExceededError:
    used, window = policies.used(counted), policies.window(selectors.tariff())
    left = max(0, limit - used)
    resets_at = policies.resets_at(counted, needed=units, limit=limit, lasts=window)
    wait_s = None if resets_at is None else max(1, math.ceil((resets_at - now).total_seconds()))
    return QuotaExceededError(
        _words(plan, units=units, left=left, limit=limit, wait_s=wait_s),
        retry_after_s=wait_s,
        units_needed=units,
        units_used=used,
        units_left=left,
        limit=limit,
        limit_name="units_per_day_free",
        window_s=int(window.total_seconds()),
        resets_at=None if resets_at is None else resets_at.isoformat(),
    )


def _words(plan: Plan, *, units: int, left: int, limit: int, wait_s: int | None) -> str:
    hours = selectors.tariff().units_window_hours
    gives = f"{plan.label} gives {units_in_words(limit)} in any {hours}\u00a0hours"
    if wait_s is None:
        return f"It takes {units_in_words(units)}; {gives}. A shorter or smaller one fits."
    return (
        f"It takes {units_in_words(units)} and {_stock(left)}. {gives}; enough comes back in {wait_in_words(wait_s)}."
    )


def _stock(left: int) -> str:
    """What is left, and the clip that it still pays for: who has some units was refused for the length alone."""
    if left == 0:
        return "none is left"
    fits = policies.longest_for(left, selectors.tariff())
    return f"{left} {'is' if left == 1 else 'are'} left: a clip of up to {fits}\u00a0s fits"


def _write(*, member_id: UUID, units: int, ref: UUID, pocket: Pocket, key: str, now: datetime) -> None:
    if OpenHold.objects.filter(ref=ref).exists():
        raise HoldOpenError
    facts = {"member_id": member_id, "units": units, "ref": ref, "pocket": pocket}
    entry = Entry.objects.create(kind=EntryKind.HOLD, source=pocket, target=Place.HELD, key=key, at=now, **facts)
    OpenHold.objects.create(entry=entry, held_at=now, **facts)
    Account.objects.filter(pk=member_id).update(held=F("held") + units)
