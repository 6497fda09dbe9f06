"""The way into billing for the apps above. Holds, settlements and releases run inside the caller's transaction.

A job's life in the ledger: `hold` where the job is written, then once `settle` where its clip is delivered, or `release`
where it fails, is blocked or is cancelled. Callers lock their own rows first, the ledger's account comes last.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

from billing import books, policies, selectors, words
from billing.contracts import Allowance, Entitlement, HoldCard, Imbalance
from billing.services import closing, holding

__all__ = [
    "allowance_of",
    "entitlement_of",
    "held_refs",
    "hold",
    "hold_on_the_house",
    "imbalances",
    "open_holds",
    "plan_in_words",
    "release",
    "release_orphans",
    "settle",
    "units_for",
]


def hold(*, member_id: UUID, units: int, ref: UUID, key: str, now: datetime) -> None:
    """This will hold `units` (1 or more) of the member's plan for the job `ref`.

    The same `key` (unique among all holds, at most 120 characters) again changes nothing, whatever became of the hold.
    Raises QuotaExceededError above the plan's window, KeyReusedError for the key with other facts, HoldOpenError while
    the job holds units under another key; then nothing is written.
    """
    holding.hold(member_id=member_id, units=units, ref=ref, key=key, now=now)


def hold_on_the_house(*, member_id: UUID, units: int, ref: UUID, key: str, now: datetime) -> None:
    """This will hold units that count against no limit, for a retry after a refund.

    Raises KeyReusedError and HoldOpenError as `hold` does.
    """
    holding.hold_on_the_house(member_id=member_id, units=units, ref=ref, key=key, now=now)


def settle(*, ref: UUID, now: datetime) -> bool:
    """This will spend what is held for the job. False, with nothing written, when that was done before.

    Raises HoldClosedError when it was given back, NoSuchHoldError when nothing was ever held.
    """
    return closing.settle(ref=ref, now=now)


def release(*, ref: UUID, now: datetime) -> bool:
    """This will give back what is held for the job. False, with nothing written, when that was done before.

    Raises HoldClosedError when it was settled, NoSuchHoldError when nothing was ever held.
    """
    return closing.release(ref=ref, now=now)


def release_orphans(*, alive: Callable[[Collection[UUID]], Collection[UUID]], now: datetime) -> int:
    """This will give back every open hold whose job does not live, in transactions of its own; returns how many.

    `alive` gets some jobs' ids and answers with those that are waiting or running.
    """
    return closing.release_orphans(alive=alive, now=now)


def open_holds(*, after: int = 0, size: int = 500) -> list[HoldCard]:
    """This will list open holds in the order they were made: `size` of them after the one with the id `after`."""
    return selectors.open_holds(after=after, size=size)


def held_refs(refs: Collection[UUID]) -> frozenset[UUID]:
    """This will tell for which of these jobs units are held."""
    return selectors.held_refs(refs)


def entitlement_of(member_id: UUID, now: datetime, *, asking_units: int = 0) -> Entitlement:
    """This will say what the member's plan gives now.

    `priority` is about the window as it stands with `asking_units` more: leave them out after the hold is made.
    """
    return selectors.entitlement_of(member_id, now, asking_units=asking_units)


def allowance_of(member_id: UUID, now: datetime) -> Allowance:
    """This will say how much of the member's window is used, and when some of it comes back."""
    return selectors.allowance_of(member_id, now)


def plan_in_words(member_id: UUID, now: datetime) -> str:
    """This will say a member's plan in a line: `Free · 30 units in any 24 hours`, `Pro until 12 March 2027`."""
    until = selectors.pro_until(member_id, now=now)
    return words.plan_in_words(selectors.allowance_of(member_id, now), until)


def units_for(duration_s: float, resolution: str) -> int:
    """This will price a clip in units, e.g. 15 s at "1080p": 4. Raises InvalidError for what has no price."""
    return policies.units_for(duration_s, resolution, selectors.tariff())


def imbalances() -> list[Imbalance]:
    """This will list whatever is wrong in the books of all members: nothing, always. Reads the whole ledger."""
    return books.imbalances()
