"""Reading flags: `access_flag` and `flags_page` are the only ways to a row, and both ask which tracks are open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.facade import member_cards
from common import clock
from common.errors import NotFoundError
from common.pagination import Page, Position, cut_page, read_cursor
from moderation.contracts import FlagCard, Viewer
from moderation.models import Flag


def access_flag(*, viewer: Viewer, flag_id: UUID) -> FlagCard:
    """This will give one flag. Raises NotFoundError for a missing one and for a track that is closed to the viewer."""
    flag = _visible(viewer).filter(pk=flag_id).first()
    if flag is None:
        raise NotFoundError
    return _cards([flag])[0]


def flags_page(*, viewer: Viewer, closed: bool, cursor: str | None, size: int) -> Page[FlagCard]:
    """This will give a page of open (or closed) flags, the latest first. Raises CursorInvalidError."""
    moment = "closed_at" if closed else "last_raised_at"
    name = "flags.closed" if closed else "flags.open"
    rows = _visible(viewer).filter(closed_at__isnull=not closed)
    position = read_cursor(name, cursor)
    if position:
        rows = rows.filter(_before(moment, position))
    found = list(rows.order_by(f"-{moment}", "-id")[: size + 1])
    page = cut_page(name, found, size, lambda flag: Position(_moment(flag, closed=closed), flag.id))
    return Page(_cards(page.rows), page.next_cursor)


def open_count(*, viewer: Viewer) -> int:
    """This will count the open flags that the viewer may see."""
    return _visible(viewer).filter(closed_at=None).count()


def _visible(viewer: Viewer) -> QuerySet[Flag]:
    return Flag.objects.filter(track__in=viewer.tracks)


def _before(moment: str, position: Position) -> Q:
    return Q(**{f"{moment}__lt": position.at}) | Q(**{moment: position.at, "id__lt": position.id})


def _moment(flag: Flag, *, closed: bool) -> datetime:
    return flag.closed_at if closed and flag.closed_at else flag.last_raised_at


def _cards(flags: Sequence[Flag]) -> list[FlagCard]:
    concerned = {each for flag in flags for each in (flag.subject_member_id, flag.closed_by_member_id) if each}
    handles = {card.id: card.handle for card in member_cards(concerned, now=clock.now()).values()}
    return [_card(flag, handles) for flag in flags]


def _card(flag: Flag, handles: dict[UUID, str]) -> FlagCard:
    return FlagCard(
        id=flag.id,
        track=flag.track,
        kind=flag.kind,
        subject=flag.subject,
        subject_handle=handles.get(flag.subject_member_id) if flag.subject_member_id else None,
        facts=flag.facts,
        times=flag.times,
        opened_at=flag.opened_at,
        last_raised_at=flag.last_raised_at,
        closed_at=flag.closed_at,
        closed_by_handle=handles.get(flag.closed_by_member_id) if flag.closed_by_member_id else None,
        note=flag.note,
    )
