"""The feed's SQL by hand: the one module that joins lower apps' tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from common.pagination import Position

# The words 'posted' and 'public' stand in the text, not in parameters: only so does the planner see that the partial
# index `latest_public_clips` holds exactly these rows. The page is cut before the join, so that the join costs
# `size` look-ups by primary key at any depth. Whether the author may act is asked row by row before the cut, so that a
# page is full of what may be seen; as a sub-select, since a join would invite the planner to sort the table first.
LATEST = """
    WITH page AS MATERIALIZED (
        SELECT id, author_id, caption, alt_text, width, height, duration_ms, has_sound, model, placeholder, posted_at,
            allows_remix, depth, parent_id, captions, source_type
        FROM generation_clip
        WHERE state = 'posted' AND visibility = 'public' {after}
            AND (SELECT standing = 'active' FROM accounts_member WHERE accounts_member.id = author_id)
        ORDER BY posted_at DESC, id DESC
        LIMIT %(size)s
    )
    SELECT page.id, member.handle, member.display_name, page.caption, page.alt_text, page.width, page.height,
           page.duration_ms, page.has_sound, page.model, page.placeholder, page.posted_at, page.allows_remix, page.depth,
           coalesce(begun_by.handle, ''), page.captions <> '', page.source_type
    FROM page JOIN accounts_member AS member ON member.id = page.author_id
        LEFT JOIN generation_clip AS parent
            ON parent.id = page.parent_id AND parent.state = 'posted' AND parent.visibility = 'public'
        LEFT JOIN accounts_member AS begun_by ON begun_by.id = parent.author_id AND begun_by.standing = 'active'
    ORDER BY page.posted_at DESC, page.id DESC
"""
FIRST_PAGE = LATEST.format(after="")
NEXT_PAGE = LATEST.format(after="AND (posted_at, id) < (%(at)s, %(id)s)")


@dataclass(frozen=True)
class LatestRow:
    """One row of `LATEST`, in its order of columns."""

    id: UUID
    author_handle: str
    author_name: str
    caption: str
    alt_text: str
    width: int
    height: int
    duration_ms: int
    has_sound: bool
    model: str
    placeholder: str
    posted_at: datetime
    allows_remix: bool
    depth: int
    parent_handle: str  # "" without a parent, and where that one isn't everybody's to watch
    has_captions: bool
    source_type: str  # IPTC's word for how it was made, or ""


def latest(*, after: Position | None, size: int) -> list[LatestRow]:
    """This will read up to `size` public clips, newest first, from below `after` (None: from the newest)."""
    query, params = statement(after=after, size=size)
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        return [LatestRow(*row) for row in cursor.fetchall()]


def statement(*, after: Position | None, size: int) -> tuple[str, dict[str, int | datetime | UUID]]:
    """This will give the query and its parameters; apart from `latest` so that its plan can be looked at."""
    if after is None:
        return FIRST_PAGE, {"size": size}
    return NEXT_PAGE, {"size": size, "at": after.at, "id": after.id}
