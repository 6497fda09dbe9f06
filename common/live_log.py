"""A numbered log per member: the row is the truth, the socket only a hint to come and read.

Numbers of a member have no gaps and no repeats: the counter's row is locked until the transaction ends, and a
transaction that rolls back gives its number back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import connection, transaction

from common.models import LiveCounter, LiveEvent

SIGN_IN_REQUIRED = 4401  # asking again changes nothing
COME_AGAIN = 1012  # the page opens a new socket, which asks for the session
log = structlog.get_logger(__name__)

_NEXT = """
    INSERT INTO common_livecounter (member_id, last_seq) VALUES (%s, 1)
    ON CONFLICT (member_id) DO UPDATE SET last_seq = common_livecounter.last_seq + 1
    RETURNING last_seq
"""


@dataclass(frozen=True)
class LiveEntry:
    """One entry as it crosses to a browser or an app."""

    seq: int
    kind: str
    payload: dict[str, Any]
    at: datetime


def group_of(member_id: UUID) -> str:
    """This will name the channel-layer group of a member's sockets."""
    return f"member.{member_id.hex}"


def append(*, member_id: UUID, kind: str, payload: dict[str, Any], now: datetime) -> int:
    """This will add an entry and hint to the member's sockets after commit; returns its number (1, 2, 3, …).

    `payload` must be JSON and small: ids and figures, never another member's private words.
    """
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute(_NEXT, [member_id])
        seq = int(cursor.fetchone()[0])
        LiveEvent.objects.create(member_id=member_id, seq=seq, kind=kind, payload=payload, created_at=now)
        transaction.on_commit(lambda: _hint(member_id, seq), robust=True)
    return seq


def close_sockets(*, member_id: UUID, code: int = SIGN_IN_REQUIRED) -> None:
    """This will ask the member's open sockets to close, in every process; signing in again opens new ones.

    With COME_AGAIN those of devices that are still signed in come back by themselves.
    """
    try:
        layer = get_channel_layer()
        if layer is not None:
            async_to_sync(layer.group_send)(group_of(member_id), {"type": "live.close", "code": code})
    except Exception as error:  # a socket left open carries numbers alone; reading them asks the session
        log.warning("live_close_lost", error=str(error))


def read_after(*, member_id: UUID, after: int, limit: int = 200) -> list[LiveEntry]:
    """This will give the member's entries with a number above `after`, oldest first, at most `limit`."""
    rows = LiveEvent.objects.filter(member_id=member_id, seq__gt=after).order_by("seq")[:limit]
    return [LiveEntry(row.seq, row.kind, row.payload, row.created_at) for row in rows]


def last_number(*, member_id: UUID) -> int:
    """This will give the newest number of the member's log, 0 when nothing was ever written."""
    return LiveCounter.objects.filter(pk=member_id).values_list("last_seq", flat=True).first() or 0


def forget_before(*, moment: datetime) -> int:
    """This will delete entries older than `moment`; returns how many. Numbers go on where they were."""
    return LiveEvent.objects.filter(created_at__lt=moment).delete()[0]


def _hint(member_id: UUID, seq: int) -> None:
    try:
        layer = get_channel_layer()
        if layer is None:
            return
        async_to_sync(layer.group_send)(group_of(member_id), {"type": "live.hint", "seq": seq})
    except Exception as error:  # a lost hint is caught up by ?after=; it must never undo committed work
        log.warning("live_hint_lost", error=str(error))
