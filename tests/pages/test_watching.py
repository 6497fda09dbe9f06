"""The feed's page, a clip's page, and what a visitor sees."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.html import escape

from generation.enums import Visibility
from tests.factories import NOW, make_clip, make_member

pytestmark = pytest.mark.django_db


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_a_member_sees_the_newest_clips_and_the_way_to_more(client: Client) -> None:
    author = make_member("author")
    clips = [make_clip(author, posted_at=NOW + timedelta(minutes=minute)) for minute in range(7)]
    client.force_login(make_member("reader"))

    page = text(client.get("/"))
    cursor = re.search(r'data-next="([^"]+)"', page)
    assert cursor is not None
    piece = text(client.get("/feed/more", {"cursor": cursor[1]}))

    assert [page.count(f'data-clip="{clip.id}"') for clip in clips] == [0, 1, 1, 1, 1, 1, 1]
    assert f'data-clip="{clips[0].id}"' in piece
    assert "That's everything" in piece
    assert "<html" not in piece


def test_an_empty_feed_says_what_to_do_first(client: Client) -> None:
    client.force_login(make_member("reader"))
    page = text(client.get("/"))
    assert "The sky is still empty" in page
    assert 'href="/create"' in page


def test_a_visitor_sees_six_clips_the_way_in_and_no_more(client: Client) -> None:
    author = make_member("author")
    for minute in range(8):
        make_clip(author, posted_at=NOW + timedelta(minutes=minute))

    page = text(client.get("/"))

    assert page.count("data-clip=") == 6
    assert 'href="/join"' in page
    assert "data-next" not in page
    assert client.get("/feed/more").status_code == 401


def test_a_suspended_member_is_a_visitor(client: Client) -> None:
    member = make_member("suspended")
    client.force_login(member)
    type(member).objects.filter(pk=member.pk).update(standing="suspended")
    assert 'href="/join"' in text(client.get("/"))


def test_a_cursor_that_is_not_ours_starts_again(client: Client) -> None:
    client.force_login(make_member("reader"))
    answer = client.get("/?cursor=made-up")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_a_public_clip_has_a_page_that_can_be_shown_elsewhere(client: Client) -> None:
    clip = make_clip(make_member("mira"), caption='Up & "away"', alt_text="a balloon")

    page = text(client.get(f"/clips/{clip.id}"))

    assert f'<meta property="og:image" content="http://testserver/clips/{clip.id}/poster.webp">' in page
    assert f'<meta property="og:video" content="http://testserver/clips/{clip.id}/video.mp4">' in page
    assert f'<meta property="og:title" content="{escape(clip.caption)}">' in page
    assert "noindex" not in page
    assert "a red ball bounces" not in page  # the prompt is its author's own


def test_a_clip_for_those_with_the_link_opens_and_asks_not_to_be_listed(client: Client) -> None:
    clip = make_clip(make_member("mira"), visibility=Visibility.LINK)
    answer = client.get(f"/clips/{clip.id}")
    assert answer.status_code == 200
    assert '<meta name="robots" content="noindex">' in text(answer)


def test_hidden_and_missing_clips_get_the_same_page(client: Client) -> None:
    author = make_member("author")
    client.force_login(make_member("stranger"))
    own, draft = make_clip(author, visibility=Visibility.ONLY_ME), make_clip(author, posted=False)

    pages = {text(client.get(f"/clips/{clip_id}")) for clip_id in (own.id, draft.id, author.pk)}

    assert len(pages) == 1
    assert "Nothing is here" in pages.pop()


def test_the_owner_of_a_draft_is_led_to_its_page(client: Client) -> None:
    author = make_member("author")
    draft = make_clip(author, posted=False)
    client.force_login(author)
    assert client.get(f"/clips/{draft.id}").headers["Location"] == f"/drafts/{draft.id}"


def test_the_site_can_be_installed(client: Client) -> None:
    answer = client.get("/manifest.webmanifest")
    body = answer.json()
    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert (body["name"], body["start_url"], body["display"]) == ("Sora Social", "/", "standalone")
    assert {icon["purpose"] for icon in body["icons"]} == {"any", "maskable"}


@pytest.mark.parametrize(("path", "kind"), [("/nothing", "text/html"), ("/api/nothing", "application/problem+json")])
def test_an_unknown_address_is_answered_in_kind(client: Client, path: str, kind: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["Content-Type"].startswith(kind)


def test_a_clip_without_a_caption_is_named_by_its_description(client: Client) -> None:
    clip = make_clip(make_member("mira"), caption="", alt_text="a balloon over a lake")

    page = text(client.get(f"/clips/{clip.id}"))

    assert re.search(r"<h1[^>]*>A balloon over a lake</h1>", page)
    assert re.search(r"<title>A balloon over a lake · @mira", page)
    assert page.count('<p class="clip__caption">a balloon over a lake</p>') == 1
