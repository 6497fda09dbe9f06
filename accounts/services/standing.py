"""Whether members may act. Who decides that, and why, is the caller's to check and to record."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
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
    for member_id in suspended:
        transaction.on_commit(partial(live_log.close_sockets, member_id=member_id), robust=True)
    return count
