"""What is read."""

from __future__ import annotations

from uuid import UUID

from accounts.contracts import MemberCard
from common import pagination
from common.pagination import Page, Position
from feed import sql
from feed.contracts import FeedCard
from generation import facade as generation

LATEST = "latest"
VISITORS_SEE = 6
"""So many clips a visitor is shown before being asked to join: enough to know what this is."""


def latest_page(*, actor: MemberCard, cursor: str | None, size: int | None = None) -> Page[FeedCard]:
    """This will give a page of public clips, newest first, and the next page's cursor (None at the end).

    `size` is bounded to the limits. Nothing newer than the first page ever moves a later one: the cursor is a place in
    the order of posting, not a count. Raises CursorInvalidError.
    """
    bounded = pagination.page_size(size)
    rows = sql.latest(after=pagination.read_cursor(LATEST, cursor), size=bounded + 1)
    page = pagination.cut_page(LATEST, rows, bounded, lambda row: Position(row.posted_at, row.id))
    return Page([_card(row, is_member=True) for row in page.rows], page.next_cursor)


def visitors_page() -> Page[FeedCard]:
    """This will give somebody who is not signed in the newest few clips, without a next page."""
    return Page([_card(row, is_member=False) for row in sql.latest(after=None, size=VISITORS_SEE)], None)


def _card(row: sql.LatestRow, *, is_member: bool) -> FeedCard:
    return FeedCard(
        id=row.id,
        author_handle=row.author_handle,
        author_name=row.author_name or row.author_handle,
        caption=row.caption,
        alt_text=row.alt_text,
        width=row.width,
        height=row.height,
        duration_s=row.duration_ms / 1000,
        has_sound=row.has_sound,
        made_with=row.model,
        is_ai=generation.is_made_by_ai(row.source_type),
        video_url=_address(row.id, "video.mp4"),
        poster_url=_address(row.id, "poster.webp"),
        captions_url=_address(row.id, "captions.vtt") if row.has_captions else None,
        placeholder=row.placeholder,
        posted_at=row.posted_at,
        may_remix=is_member and row.allows_remix,
        depth=row.depth,
        parent_handle=row.parent_handle,
    )


def _address(clip_id: UUID, name: str) -> str:
    return f"/clips/{clip_id}/{name}"
