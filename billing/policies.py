"""Rules without a database: what a clip costs, what a window still gives, what a plan entitles to."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from billing.contracts import Allowance, Entitlement
from billing.enums import Plan
from common.errors import InvalidError

FREE_RESOLUTIONS = ("720p",)
PRO_RESOLUTIONS = ("720p", "1080p")


@dataclass(frozen=True, kw_only=True)
class Tariff:
    """The product's figures that plans are made of; the settings name them so and say why."""

    unit_seconds: int
    units_factor_1080p: int
    units_window_hours: int
    units_per_day_free: int
    units_fair_use_pro: int
    clips_in_flight_free: int
    clips_in_flight_pro: int
    clips_running_free: int
    clips_running_pro: int
    clip_seconds_free_max: int
    clip_seconds_pro_max: int
    extended_seconds_pro_max: int


@dataclass(frozen=True)
class Counted:
    """A hold that the window counts."""

    at: datetime
    units: int


def units_for(duration_s: float, resolution: str, tariff: Tariff) -> int:
    """This will price a clip in units: one for every `unit_seconds` begun, times the resolution's factor.

    `duration_s` is above 0; raises InvalidError for it, for a length beyond all numbers, or for a resolution without a
    price.
    """
    factors = resolution_units(tariff)
    if duration_s <= 0:
        raise InvalidError("A clip is longer than nothing.", field="duration_s")
    if resolution not in factors:
        raise InvalidError("There is no such resolution.", field="resolution")
    try:
        return math.ceil(duration_s / tariff.unit_seconds) * factors[resolution]
    except (OverflowError, ValueError) as error:  # a whole number too long for a fraction, one without end, or none
        raise InvalidError("No clip is that long.", field="duration_s") from error


def longest_for(units: int, tariff: Tariff) -> int:
    """This will give the longest clip, in seconds, that so many units (0 or more) pay for at the cheapest resolution."""
    return units // min(resolution_units(tariff).values()) * tariff.unit_seconds


def resolution_units(tariff: Tariff) -> dict[str, int]:
    """This will give how many units `unit_seconds` of each resolution cost."""
    return {"720p": 1, "1080p": tariff.units_factor_1080p}


def window(tariff: Tariff) -> timedelta:
    """This will give the length of the rolling window."""
    return timedelta(hours=tariff.units_window_hours)


def units_limit(plan: Plan, tariff: Tariff) -> int | None:
    """This will give the most units that a plan's window holds; None where a plan has no such limit."""
    return tariff.units_per_day_free if plan == Plan.FREE else None


def used(counted: Sequence[Counted]) -> int:
    """This will sum the units that a window counts."""
    return sum(hold.units for hold in counted)


def resets_at(counted: Sequence[Counted], *, needed: int, limit: int, lasts: timedelta) -> datetime | None:
    """This will tell when `needed` units fit below `limit`, if nothing else is asked for: holds lapse oldest first.

    `counted` is in order of time. None when `needed` is more than the limit itself.
    """
    missing = used(counted) + needed - limit
    for hold in counted:
        missing -= hold.units
        if missing <= 0:
            return hold.at + lasts
    return None


def entitlement(plan: Plan, *, used_units: int, tariff: Tariff) -> Entitlement:
    """This will say what a plan gives to somebody who used so many units of the window."""
    if plan == Plan.FREE:
        return Entitlement(
            plan=plan,
            priority=False,
            clips_in_flight=tariff.clips_in_flight_free,
            clips_running=tariff.clips_running_free,
            clip_seconds_max=tariff.clip_seconds_free_max,
            extended_seconds_max=tariff.clip_seconds_free_max,
            resolutions=FREE_RESOLUTIONS,
        )
    return Entitlement(
        plan=plan,
        priority=used_units <= tariff.units_fair_use_pro,
        clips_in_flight=tariff.clips_in_flight_pro,
        clips_running=tariff.clips_running_pro,
        clip_seconds_max=tariff.clip_seconds_pro_max,
        extended_seconds_max=tariff.extended_seconds_pro_max,
        resolutions=PRO_RESOLUTIONS,
    )


def allowance(plan: Plan, counted: Sequence[Counted], tariff: Tariff) -> Allowance:
    """This will say how much of the window is used; `counted` is in order of time."""
    spent, limit = used(counted), units_limit(plan, tariff)
    priority = tariff.units_fair_use_pro if plan == Plan.PRO else None
    reset_at, reset_units = _next_reset(counted, limit=limit if limit is not None else priority, lasts=window(tariff))
    return Allowance(
        plan=plan,
        limit=limit,
        used=spent,
        left=_left(limit, spent),
        priority_limit=priority,
        priority_left=_left(priority, spent),
        window_s=int(window(tariff).total_seconds()),
        next_reset_at=reset_at,
        next_reset_units=reset_units,
        unit_seconds=tariff.unit_seconds,
        resolution_units=resolution_units(tariff),
    )


def _next_reset(counted: Sequence[Counted], *, limit: int | None, lasts: timedelta) -> tuple[datetime | None, int]:
    """The first moment with more units left than now, and how many more."""
    if limit is None:
        return None, 0
    left = max(0, limit - used(counted))
    moment = resets_at(counted, needed=left + 1, limit=limit, lasts=lasts)
    if moment is None:
        return None, 0
    still_counted = [hold for hold in counted if hold.at + lasts > moment]
    return moment, limit - used(still_counted) - left


def _left(limit: int | None, spent: int) -> int | None:
    return None if limit is None else max(0, limit - spent)
