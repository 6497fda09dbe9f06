"""Raising and closing flags."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.db import connection, transaction

from common import audit
from common.errors import InvalidError
from common.ids import new_id
from moderation import selectors
from moderation.contracts import FlagCard, Viewer
from moderation.enums import Track
from moderation.errors import FlagClosedError
from moderation.models import Flag

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


def close(*, actor: Viewer, flag_id: UUID, note: str, now: datetime) -> FlagCard:
    """This will close a flag with a note that says why, and write both into the audit log.

    Raises NotFoundError for flags the actor's roles don't open, InvalidError without a note, FlagClosedError (409).
    """
    words = note.strip()
    if not words:
        raise InvalidError("Say in a few words why the flag is closed.", field="note")
    with transaction.atomic():
        flag = selectors.access_flag(viewer=actor, flag_id=flag_id)
        closed = Flag.objects.filter(pk=flag.id, closed_at=None).update(
            closed_at=now, closed_by_member_id=actor.member_id, note=words
        )
        if not closed:
            raise FlagClosedError
        audit.record(
            actor_id=actor.member_id, action="flag.closed", target=f"flag:{flag.id}", now=now,
            kind=flag.kind, subject=flag.subject,
        )  # fmt: skip
    return selectors.access_flag(viewer=actor, flag_id=flag_id)


def _member_in(subject: str) -> UUID | None:
    sort, _, identifier = subject.partition(":")
    return UUID(identifier) if sort == "member" else None
