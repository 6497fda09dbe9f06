"""Whether members may act. Who decides that, and why, is the caller's to check and to record."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from accounts.enums import Standing
from accounts.models import Member
from common import live_log


def suspend(member_ids: Iterable[UUID]) -> int:
    """This will suspend members inside the caller's transaction; returns how many were active.

    It counts from the next request on, and their open sockets are closed after the commit.
    """
    active = Member.objects.filter(pk__in=set(member_ids), standing=Standing.ACTIVE)
    suspended = list(active.values_list("pk", flat=True))
    count = active.update(standing=Standing.SUSPENDED)
    transaction.on_commit(lambda: [live_log.close_sockets(member_id=each) for each in suspended], robust=True)
    return count
