"""GET /api/feed/latest: bounded, documented, and quick to say that nothing changed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.factories import NOW, make_clip, make_member

pytestmark = pytest.mark.django_db
URL = "/api/feed/latest"


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(make_member("reader"))
    return client


def test_a_member_walks_through_the_feed_by_its_cursors(reader: Client) -> None:
    author = make_member("author")
    clips = [make_clip(author, posted_at=NOW + timedelta(minutes=minute)) for minute in range(3)]

    first = reader.get(URL, {"limit": 2}).json()
    second = reader.get(URL, {"limit": 2, "cursor": first["next_cursor"]}).json()

    assert [row["id"] for row in first["rows"]] == [str(clips[2].id), str(clips[1].id)]
    assert [row["id"] for row in second["rows"]] == [str(clips[0].id)]
    assert second["next_cursor"] is None


def test_an_unchanged_page_is_not_sent_again_and_a_changed_one_is(reader: Client) -> None:
    author = make_member("author")
    make_clip(author)
    etag = reader.get(URL).headers["ETag"]

    unchanged = reader.get(URL, headers={"If-None-Match": etag})
    make_clip(author)
    changed = reader.get(URL, headers={"If-None-Match": etag})

    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert unchanged.headers["ETag"] == etag
    assert (changed.status_code, len(changed.json()["rows"])) == (200, 2)


def test_a_visitor_is_told_to_sign_in(client: Client) -> None:
    answer = client.get(URL)
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in_required")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"limit": 0}, "invalid"),
        ({"limit": 51}, "invalid"),
        ({"limit": "many"}, "invalid"),
        ({"cursor": "made-up"}, "cursor_invalid"),
        ({"cursor": "a" * 401}, "invalid"),
        ({"cursor": "\x00"}, "invalid"),
    ],
)
def test_values_out_of_bounds_are_refused_with_a_code(reader: Client, query: dict[str, Any], code: str) -> None:
    answer = reader.get(URL, query)
    assert (answer.status_code, answer.json()["code"]) == (400, code)


def test_the_document_says_what_the_door_takes_and_gives(client: Client) -> None:
    operation = client.get("/api/schema").json()["paths"]["/api/feed/latest"]["get"]
    bounds = {each["name"]: each["schema"] for each in operation["parameters"]}
    assert bounds["limit"] == {"type": "integer", "minimum": 1, "maximum": 50, "default": 20}
    assert bounds["cursor"]["maxLength"] == 400
    assert {"200", "304", "400", "401"} <= set(operation["responses"])
