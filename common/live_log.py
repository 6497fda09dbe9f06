"""A numbered log per member: the row is the truth, the socket only a hint to come and read.

Numbers of a member have no gaps and no repeats: the counter's row is locked until the transaction ends, and a
transaction that rolls back gives its number back.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from channels.layers import get_channel_layer
from django.db import connection, transaction

from common import groups
from common.close_codes import SIGN_IN_REQUIRED
from common.layer import HintLayer, Message
from common.models import LiveCounter, LiveEvent

OPERATIONS_PAUSE_S = 0.5  # between two hints of one process; sockets tell once more after it

# Number and entry in one statement: every step of every job passes here.
_APPEND = """
    WITH next AS (
        INSERT INTO common_livecounter (member_id, last_seq) VALUES (%(member)s, 1)
        ON CONFLICT (member_id) DO UPDATE SET last_seq = common_livecounter.last_seq + 1
        RETURNING last_seq)
    INSERT INTO common_liveevent (member_id, seq, kind, payload, created_at)
    SELECT %(member)s, last_seq, %(kind)s, %(payload)s, %(now)s FROM next
    RETURNING seq
"""


@dataclass(frozen=True)
class LiveEntry:
    """One entry as it crosses to a browser or an app."""

    seq: int
    kind: str
    payload: dict[str, Any]
    at: datetime


def append(*, member_id: UUID, kind: str, payload: dict[str, Any], now: datetime) -> int:
    """This will add an entry and hint to the member's sockets after commit; returns its number (1, 2, 3, …).

    `payload` must be JSON and small: ids and figures, never another member's private words.
    """
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        told: dict[str, Any] = {"member": member_id, "kind": kind, "payload": json.dumps(payload), "now": now}
        cursor.execute(_APPEND, told)
        seq = int(cursor.fetchone()[0])
        hint: Message = {"type": "live.hint", "seq": seq}
        transaction.on_commit(lambda: _tell(groups.of_member(member_id), hint), robust=True)
    return seq


def close_sockets(*, member_id: UUID, code: int = SIGN_IN_REQUIRED) -> None:
    """This will ask the member's open sockets to close, in every process; signing in again opens new ones.

    With COME_AGAIN those of devices that are still signed in come back by themselves. Should it be lost, the sockets'
    own pulse finds out.
    """
    _tell(groups.of_member(member_id), {"type": "socket.close", "code": code})


def hint_operations() -> None:
    """This will hint to the operators' sockets, after the commit, that queues or fleet moved. Call it as often as you like.

    A process publishes twice a second at most; it raises nothing, and costs a microsecond in between.
    """
    transaction.on_commit(_hint_operations, robust=True)


def read_after(*, member_id: UUID, after: int, limit: int = 200) -> list[LiveEntry]:
    """This will give the member's entries with a number above `after`, oldest first, at most `limit`."""
    rows = LiveEvent.objects.filter(member_id=member_id, seq__gt=after).order_by("seq")[:limit]
    return [LiveEntry(row.seq, row.kind, row.payload, row.created_at) for row in rows]


def last_number(*, member_id: UUID) -> int:
    """This will give the newest number of the member's log, 0 when nothing was ever written."""
    return LiveCounter.objects.filter(pk=member_id).values_list("last_seq", flat=True).first() or 0


def last_numbers(member_ids: Iterable[UUID]) -> dict[UUID, int]:
    """This will give the newest numbers of members' logs in one query; a log that was never written is missing."""
    return dict(LiveCounter.objects.filter(pk__in=set(member_ids)).values_list("pk", "last_seq"))


def forget_before(*, moment: datetime) -> int:
    """This will delete entries older than `moment`; returns how many. Numbers go on where they were."""
    return LiveEvent.objects.filter(created_at__lt=moment).delete()[0]


_operations_hinted_at = 0.0


def _hint_operations() -> None:
    global _operations_hinted_at
    if time.monotonic() - _operations_hinted_at >= OPERATIONS_PAUSE_S:
        _operations_hinted_at = time.monotonic()
        _tell(groups.OPERATIONS, {"type": "operations.hint"})


def _tell(group: str, message: Message) -> None:
    """A hint may be lost: `?after=` and the pulse make it good."""
    layer: object = get_channel_layer()
    if isinstance(layer, HintLayer):
        layer.tell(group, message)
