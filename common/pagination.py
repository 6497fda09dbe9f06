"""Keyset cursors: stable while new rows arrive, equally quick at any depth, signed so that nobody can walk elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Generic, TypeVar
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer

from common.errors import InvalidError

Row = TypeVar("Row")


class CursorInvalidError(InvalidError):
    """The cursor was not made by us, or for another list."""

    code = "cursor_invalid"
    title = "This cursor is not one of ours. Start again without it."


@dataclass(frozen=True)
class Position:
    """Where a page ended: the sort time and, for equal times, the id."""

    at: datetime
    id: UUID


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of a list and the cursor of the next, None at the end."""

    rows: Sequence[Row]
    next_cursor: str | None


def page_size(asked: int | None) -> int:
    """This will bound what was asked for to 1..page_size_max; None means the default."""
    limits = settings.LIMITS
    return max(1, min(asked if asked is not None else limits.page_size_default, limits.page_size_max))


def write_cursor(list_name: str, position: Position) -> str:
    """This will make the opaque, signed cursor of a position in the named list."""
    micros = int(position.at.timestamp() * 1_000_000)
    return _signer(list_name).sign(f"{micros:x}.{position.id.hex}")


def read_cursor(list_name: str, cursor: str | None) -> Position | None:
    """This will read a cursor back; None stays None. Raises CursorInvalidError for one that is not ours."""
    if not cursor:
        return None
    try:
        micros, _, identifier = _signer(list_name).unsign(cursor[:400]).partition(".")
        moment = datetime.fromtimestamp(0, tz=UTC) + timedelta(microseconds=int(micros, 16))
        return Position(moment, UUID(identifier))
    except (BadSignature, ValueError, OverflowError) as error:
        raise CursorInvalidError(field="cursor") from error


def cut_page(list_name: str, rows: Sequence[Row], size: int, position_of: Callable[[Row], Position]) -> Page[Row]:
    """This will make a page from up to size + 1 rows: the extra one only tells that there is more."""
    shown = rows[:size]
    more = len(rows) > size
    return Page(shown, write_cursor(list_name, position_of(shown[-1])) if more and shown else None)


def _signer(list_name: str) -> Signer:
    return Signer(key=settings.LINK_KEY, salt=f"cursor:{list_name}", sep=":")
