"""Raising and closing flags."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.db import connection

from common.ids import new_id
from moderation.enums import Track

_RAISE = """
    INSERT INTO moderation_flag (id, track, kind, subject, subject_member_id, facts, times, opened_at, last_raised_at, note)
    VALUES (%s, %s, %s, %s, %s, %s, 1, %s, %s, '')
    ON CONFLICT (kind, subject) WHERE closed_at IS NULL DO UPDATE
    SET times = moderation_flag.times + 1, last_raised_at = EXCLUDED.last_raised_at, facts = EXCLUDED.facts
    RETURNING id
"""


def raise_flag(
    *, kind: str, subject: str, facts: Mapping[str, Any], now: datetime, track: Track = Track.ORDINARY
) -> UUID:
    """This will open a flag, or count once more on the open one of this kind and subject; returns its id."""
    words = orjson.dumps(dict(facts), default=str).decode()
    with connection.cursor() as cursor:
        cursor.execute(_RAISE, [new_id(), track.value, kind, subject, _member_in(subject), words, now, now])
        return UUID(str(cursor.fetchone()[0]))


def _member_in(subject: str) -> UUID | None:
    sort, _, identifier = subject.partition(":")
    return UUID(identifier) if sort == "member" else None
