"""Roles of the accounts' stories."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from accounts.models import Member
from accounts.services import members

NOON = datetime(2026, 3, 15, 12, tzinfo=UTC)
PASSWORD = "plum-kettle-orbit-42"


def born(years_ago: int, now: datetime = NOON) -> date:
    """The birthday of somebody who turned `years_ago` this very day; on a leap day, the day before."""
    day = 28 if (now.month, now.day) == (2, 29) else now.day  # most years have no 29th
    return date(now.year - years_ago, now.month, day)


def join(handle: str = "mia", *, now: datetime = NOON, **changes: Any) -> Member:
    """A member who has just joined, with an address that waits to be verified."""
    facts: dict[str, Any] = {
        "handle": handle,
        "email": f"{handle}@example.org".lower(),
        "password": PASSWORD,
        "date_of_birth": born(30, now),
        "country": "US",
        "now": now,
    }
    return members.create(**(facts | changes))
