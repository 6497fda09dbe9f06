"""What crosses the app's border: frozen and small. Units are whole numbers; moments are aware and in UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from billing.enums import Plan


@dataclass(frozen=True, kw_only=True)
class Entitlement:
    """What a member's plan gives at a moment."""

    plan: Plan
    priority: bool  # Pro up to the fair use; Free never
    clips_in_flight: int  # waiting or running at once
    clips_running: int  # running at once
    clip_seconds_max: int
    extended_seconds_max: int  # of a clip that was made longer
    resolutions: tuple[str, ...]  # "720p", "1080p"


@dataclass(frozen=True, kw_only=True)
class Allowance:
    """How much of a plan's rolling window is used, and when some of it comes back.

    `limit` and `left` are None where the plan has no limit; `priority_limit` and `priority_left` are None where it has no
    priority. `used` counts holds that are open or settled, by the time of the hold. `next_reset_at` is the first moment
    with more left (of the limit, or of the priority), `next_reset_units` more than now; None and 0 when nothing is used.
    A clip costs `resolution_units` of its resolution for every `unit_seconds` begun.
    """

    plan: Plan
    limit: int | None
    used: int
    left: int | None
    priority_limit: int | None
    priority_left: int | None
    window_s: int
    next_reset_at: datetime | None
    next_reset_units: int
    unit_seconds: int
    resolution_units: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class HoldCard:
    """An open hold."""

    id: int  # of the entry that made it
    ref: UUID  # the job
    member_id: UUID
    units: int
    pocket: str
    held_at: datetime


@dataclass(frozen=True, kw_only=True)
class Imbalance:
    """Something in the books that must not be."""

    what: str  # a stable word
    member_id: UUID
    entry_id: int | None
