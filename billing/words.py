"""Units and waits in words: read by refusals and templates."""

from __future__ import annotations

import math


def units_in_words(units: int) -> str:
    """This will say `1 unit`, `27 units`."""
    return f"{units} unit" if units == 1 else f"{units} units"


def wait_in_words(seconds: float) -> str:
    """This will say how long a wait is, rounded up to whole minutes: `1 min`, `3 h 10 min`, `24 h`."""
    hours, minutes = divmod(max(1, math.ceil(seconds / 60)), 60)
    return " ".join(f"{count}\u00a0{unit}" for count, unit in ((hours, "h"), (minutes, "min")) if count)
