"""Cursors: nothing twice, nothing left out, however much arrives meanwhile; and nobody makes one but us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from common.pagination import CursorInvalidError, Position, cut_page, page_size, read_cursor, write_cursor

START = datetime(2026, 3, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    at: datetime
    id: UUID


# Few moments, so that many rows share one; microseconds, so that rounding would show.
moments = some.integers(0, 20).map(lambda n: START + timedelta(microseconds=n))
rows = some.lists(some.builds(Row, moments, some.uuids()), max_size=30, unique_by=lambda row: row.id)
LATE = START + timedelta(seconds=1)


def page_of(table: list[Row], cursor: str | None, size: int):
    """What a keyset query gives: newest first, after the cursor, one more than the page."""
    position = read_cursor("tests", cursor)
    order = sorted(table, key=lambda row: (row.at, row.id), reverse=True)
    after = [row for row in order if position is None or (row.at, row.id) < (position.at, position.id)]
    return cut_page("tests", after[: size + 1], size, lambda row: Position(row.at, row.id))


@settings(max_examples=60, deadline=None)
@given(table=rows, arrivals=some.lists(some.uuids(), max_size=30, unique=True), size=some.integers(1, 7))
def test_a_walk_sees_every_row_once_while_new_ones_arrive(table: list[Row], arrivals: list[UUID], size: int):
    table, before, seen = list(table), list(table), []
    arrivals = list(arrivals)
    cursor: str | None = ""
    while cursor is not None:
        page = page_of(table, cursor, size)
        seen += page.rows
        cursor = page.next_cursor
        if arrivals:
            table.append(Row(LATE, arrivals.pop()))
    assert [row for row in seen if row.at != LATE] == sorted(before, key=lambda row: (row.at, row.id), reverse=True)
    assert len(seen) == len(set(seen))


def test_the_last_page_has_no_cursor():
    full = [Row(START, UUID(int=n)) for n in range(3)]
    assert page_of(full, None, 3).next_cursor is None
    assert page_of(full, None, 2).next_cursor is not None


def test_a_position_survives_to_the_microsecond():
    position = Position(datetime(2026, 3, 1, 1, 2, 3, 456_789, tzinfo=UTC), UUID(int=7))
    assert read_cursor("tests", write_cursor("tests", position)) == position


@pytest.mark.parametrize("cursor", ["x", "5.5:abc", "a" * 5000, "é:ü", ":", "0.0:"])
def test_what_we_did_not_make_is_refused(cursor: str):
    with pytest.raises(CursorInvalidError) as refused:
        read_cursor("tests", cursor)
    assert (refused.value.status, refused.value.code) == (400, "cursor_invalid")


def test_one_list_s_cursor_opens_no_other():
    with pytest.raises(CursorInvalidError):
        read_cursor("other", write_cursor("tests", Position(START, UUID(int=1))))


@given(some.data())
@settings(max_examples=30, deadline=None)
def test_a_changed_character_is_noticed(data: some.DataObject):
    cursor = write_cursor("tests", Position(START, UUID(int=1)))
    place = data.draw(some.integers(0, len(cursor) - 1))
    letter = data.draw(some.sampled_from("abcXYZ019.:-_").filter(lambda each: each != cursor[place]))
    with pytest.raises(CursorInvalidError):
        read_cursor("tests", cursor[:place] + letter + cursor[place + 1 :])


@pytest.mark.parametrize(("asked", "given_"), [(None, 20), (0, 1), (-3, 1), (7, 7), (51, 50), (10**9, 50)])
def test_a_page_has_1_to_50_rows(asked: int | None, given_: int):
    assert page_size(asked) == given_
