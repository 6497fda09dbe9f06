"""Latest: every public clip once, newest first, whatever happens between two pages."""

from __future__ import annotations

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.facade import suspend_members
from common.errors import NotFoundError
from common.pagination import CursorInvalidError, write_cursor
from feed import policies, selectors, sql
from generation.enums import ClipState, Visibility
from generation.models import Clip
from generation.selectors import access_clip
from tests.factories import NOW, card, clip_values, make_clip, make_member

pytestmark = pytest.mark.django_db


def posted(author: Any, minute: int, **values: Any) -> Clip:
    return make_clip(author, posted_at=NOW + timedelta(minutes=minute), caption=f"minute {minute}", **values)


def captions(page: Any) -> list[str]:
    return [row.caption for row in page.rows]


def test_pages_hold_every_clip_once_while_new_ones_arrive_between_them() -> None:
    author, reader = make_member("author"), card(make_member("reader"))
    for minute in range(5):
        posted(author, minute)

    first = selectors.latest_page(actor=reader, cursor=None, size=2)
    posted(author, 60)
    second = selectors.latest_page(actor=reader, cursor=first.next_cursor, size=2)
    posted(author, 61)
    third = selectors.latest_page(actor=reader, cursor=second.next_cursor, size=2)

    assert captions(first) == ["minute 4", "minute 3"]
    assert captions(second) == ["minute 2", "minute 1"]
    assert captions(third) == ["minute 0"]
    assert third.next_cursor is None


def test_a_page_that_ends_where_the_list_ends_names_no_next_one() -> None:
    author, reader = make_member("author"), card(make_member("reader"))
    posted(author, 0)
    posted(author, 1)

    page = selectors.latest_page(actor=reader, cursor=None, size=2)

    assert captions(page) == ["minute 1", "minute 0"]
    assert page.next_cursor is None


def test_clips_of_the_same_moment_are_parted_by_their_ids() -> None:
    author, reader = make_member("author"), card(make_member("reader"))
    clips = [posted(author, 0) for _ in range(5)]
    expected = sorted((clip.id for clip in clips), reverse=True)

    seen, cursor = [], None
    for _ in range(3):
        page = selectors.latest_page(actor=reader, cursor=cursor, size=2)
        seen += [row.id for row in page.rows]
        cursor = page.next_cursor

    assert seen == expected
    assert cursor is None


def test_a_clip_taken_back_between_two_pages_leaves_no_gap() -> None:
    author, reader = make_member("author"), card(make_member("reader"))
    clips = [posted(author, minute) for minute in range(4)]
    first = selectors.latest_page(actor=reader, cursor=None, size=2)

    clips[2].delete()  # the very clip that the cursor stands on
    second = selectors.latest_page(actor=reader, cursor=first.next_cursor, size=2)

    assert captions(second) == ["minute 1", "minute 0"]


def test_the_feed_lists_what_the_policy_allows_and_nothing_else() -> None:
    author, stranger = make_member("author"), card(make_member("stranger"))
    allowed = set()
    for state, visibility in product(ClipState, Visibility):
        clip = make_clip(author, state=state, visibility=visibility)
        if policies.may_see(state=state, visibility=visibility):
            allowed.add(clip.id)

    listed = {row.id for row in selectors.latest_page(actor=stranger, cursor=None).rows}

    assert listed == allowed
    assert len(listed) == 1
    assert all(access_clip(viewer_id=stranger.id, clip_id=clip_id) for clip_id in listed)


def test_what_the_feed_hides_and_the_link_does_not_open_is_hidden_from_a_stranger() -> None:
    author, stranger = make_member("author"), card(make_member("stranger"))
    draft = make_clip(author, posted=False)
    own = make_clip(author, visibility=Visibility.ONLY_ME)

    for clip in (draft, own):
        with pytest.raises(NotFoundError):
            access_clip(viewer_id=stranger.id, clip_id=clip.id)
    assert selectors.latest_page(actor=stranger, cursor=None).rows == []


def test_pages_without_a_suspended_author_are_still_full_and_read_the_index_alone() -> None:
    author, suspended, reader = make_member("author"), make_member("suspended"), card(make_member("reader"))
    for minute in range(6):
        posted(author, minute)
        posted(suspended, minute + 10)
    fill(suspended, 1000)
    suspend_members([suspended.pk])

    first = selectors.latest_page(actor=reader, cursor=None, size=4)
    second = selectors.latest_page(actor=reader, cursor=first.next_cursor, size=4)

    assert captions(first) == ["minute 5", "minute 4", "minute 3", "minute 2"]
    assert (captions(second), second.next_cursor) == (["minute 1", "minute 0"], None)
    assert captions(selectors.visitors_page()) == [f"minute {minute}" for minute in (5, 4, 3, 2, 1, 0)]
    assert "Index Scan using latest_public_clips" in plan(after=None)


def test_a_visitor_is_shown_the_newest_few_and_no_next_page() -> None:
    author = make_member("author")
    for minute in range(8):
        posted(author, minute)

    page = selectors.visitors_page()

    assert captions(page) == [f"minute {minute}" for minute in (7, 6, 5, 4, 3, 2)]
    assert page.next_cursor is None


def test_a_remix_names_whose_clip_it_goes_on_from_where_everybody_may_watch_that_one() -> None:
    mira, noor = make_member("mira"), make_member("noor")
    original = posted(mira, 1, allows_remix=False)
    posted(noor, 2, parent=original, root=original, depth=1)
    reader = card(make_member("ada"))

    def shown() -> list[tuple[int, str, bool]]:
        page = selectors.latest_page(actor=reader, cursor=None)
        return [(row.depth, row.parent_handle, row.may_remix) for row in page.rows]

    assert shown() == [(1, "mira", True), (0, "", False)]
    assert not any(row.may_remix for row in selectors.visitors_page().rows)
    Clip.objects.filter(pk=original.pk).update(visibility=Visibility.ONLY_ME)
    assert shown() == [(1, "", True)]


def test_a_card_tells_what_a_player_needs() -> None:
    author, reader = make_member("mira", display_name="Mira Sand"), card(make_member("reader"))
    clip = posted(author, 3, placeholder="data:image/webp;base64,AA==", has_sound=False)

    (row,) = selectors.latest_page(actor=reader, cursor=None).rows

    assert (row.author_handle, row.author_name) == ("mira", "Mira Sand")
    assert (row.video_url, row.poster_url) == (f"/clips/{clip.id}/video.mp4", f"/clips/{clip.id}/poster.webp")
    assert (row.width, row.height, row.duration_s, row.has_sound) == (720, 1280, 4.0, False)
    assert (row.placeholder, row.made_with, row.posted_at) == (clip.placeholder, "Animatic", clip.posted_at)


@pytest.mark.parametrize("cursor", ["nonsense", "0.0:x", "\x00", "a" * 5000])
def test_a_cursor_that_is_not_ours_is_refused(cursor: str) -> None:
    with pytest.raises(CursorInvalidError):
        selectors.latest_page(actor=card(make_member("reader")), cursor=cursor)


def test_a_cursor_of_another_list_is_refused() -> None:
    position = sql.Position(NOW, make_member("author").pk)
    with pytest.raises(CursorInvalidError):
        selectors.latest_page(actor=card(make_member("reader")), cursor=write_cursor("my-clips", position))


def fill(author: Any, count: int) -> None:
    moments = (NOW + timedelta(seconds=number) for number in range(count))
    Clip.objects.bulk_create(Clip(author=author, **clip_values(posted_at=moment)) for moment in moments)


def test_a_page_costs_one_query_at_20_and_at_2000_posts_and_reads_the_index_alone() -> None:
    author, reader = make_member("author"), card(make_member("reader"))
    counts = []
    for more in (20, 1980):
        fill(author, more)
        with CaptureQueriesContext(connection) as asked:
            page = selectors.latest_page(actor=reader, cursor=None, size=20)
        counts.append(len(asked))
        assert len(page.rows) == 20

    assert counts == [1, 1]
    for after in (None, sql.Position(NOW + timedelta(seconds=1000), author.pk)):
        told = plan(after=after)
        assert "Index Scan using latest_public_clips" in told
        assert "Seq Scan on generation_clip" not in told


def plan(*, after: sql.Position | None) -> str:
    query, params = sql.statement(after=after, size=21)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {query}", params)
        return "\n".join(row[0] for row in cursor.fetchall())
