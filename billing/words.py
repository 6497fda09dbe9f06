"""Units and waits in words: read by refusals and templates."""

from __future__ import annotations

import math
from datetime import datetime

from billing.contracts import Allowance


def units_in_words(units: int) -> str:
    """This will say `1 unit`, `27 units`."""
    return f"{units}\u00a0unit" if units == 1 else f"{units}\u00a0units"


def wait_in_words(seconds: float) -> str:
    """This will say how long a wait is, rounded up to whole minutes: `1 min`, `3 h 10 min`, `24 h`."""
    hours, minutes = divmod(max(1, math.ceil(seconds / 60)), 60)
    return " ".join(f"{count}\u00a0{unit}" for count, unit in ((hours, "h"), (minutes, "min")) if count)


def left_in_words(allowance: Allowance) -> str:
    """This will say `27 of 30 units left`, or of Pro `66 of 100 units with priority left`."""
    if allowance.limit is None:
        return f"{allowance.priority_left} of {units_in_words(allowance.priority_limit or 0)} with priority left"
    return f"{allowance.left} of {units_in_words(allowance.limit)} left"


def plan_in_words(allowance: Allowance, until: datetime | None) -> str:
    """This will say `Free · 30 units in any 24 hours`, or of a plan that ends `Pro until 12 March 2027` (UTC)."""
    if until is not None:
        return f"{allowance.plan.label} until {until.day} {until:%B %Y}"
    hours = allowance.window_s // 3600
    return f"{allowance.plan.label} · {units_in_words(allowance.limit or 0)} in any {hours}\u00a0hours"


def next_in_words(allowance: Allowance) -> str:
    """This will say what comes back next, up to the moment (`The next 3 come back`), or how that works while all is left."""
    if allowance.next_reset_at is None:
        if allowance.limit is None:
            return "There is no limit. Above these you queue behind others."
        return f"Each comes back {allowance.window_s // 3600} hours after you use it."
    if allowance.limit is None and not allowance.priority_left:
        return "There is no limit, but you queue behind others now. Priority comes back"
    count = allowance.next_reset_units
    return "The next comes back" if count == 1 else f"The next {count} come back"
