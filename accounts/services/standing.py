"""Whether members may act. Who decides that, and why, is the caller's to check and to record."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from accounts.enums import Standing
from accounts.models import Member


def suspend(member_ids: Iterable[UUID]) -> int:
    """This will suspend members inside the caller's transaction, from the next request on; returns how many were active."""
    active = Member.objects.filter(pk__in=set(member_ids), standing=Standing.ACTIVE)
    return active.update(standing=Standing.SUSPENDED)
