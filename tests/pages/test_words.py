"""What pages tell their readers: the rules, what an account is, how a clip was made."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.enums import StaffRole
from tests.billing.ledger import make_pro
from tests.factories import make_clip, make_member

pytestmark = pytest.mark.django_db


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_the_console_opens_for_a_moderator_and_for_nobody_else(client: Client) -> None:
    client.force_login(make_member("mod_erna", roles=[StaffRole.MODERATOR]))
    assert client.get("/console").headers["Location"] == "/console/flags"
    assert 'href="/console"' in text(client.get("/settings"))

    client.force_login(make_member("mira"))
    assert client.get("/console").status_code == 404
    assert 'href="/console"' not in text(client.get("/settings"))


def test_a_teen_account_says_so_and_an_adults_does_not(client: Client) -> None:
    client.force_login(make_member("young", date_of_birth=timezone.now().date() - timedelta(days=365 * 15)))
    assert "Teen account" in text(client.get("/settings"))
    client.force_login(make_member("mira"))
    assert "Teen account" not in text(client.get("/settings"))


def test_the_settings_name_the_plan_and_until_when(client: Client) -> None:
    mira, now = make_member("mira"), timezone.now()
    client.force_login(mira)
    assert "Free · 30\u00a0units in any 24\u00a0hours" in text(client.get("/settings"))
    make_pro(mira.pk, days=30, now=now)
    make_pro(mira.pk, days=30, now=now)  # follows the first
    ends = now + timedelta(days=60)
    assert f'<p class="quiet">Pro until {ends.day} {ends:%B %Y}</p>' in text(client.get("/settings"))


def test_a_refused_idea_is_answered_in_one_sentence_with_the_way_to_the_rules(client: Client) -> None:
    client.force_login(make_member("mira"))
    assert "data-policy hidden" in text(client.get("/create"))

    answer = client.post("/create", {"prompt": "a porn scene", "duration_s": "4", "orientation": "portrait"})

    assert answer.status_code == 422
    assert "We can&#x27;t make sexual content or nudity." in text(answer)
    assert "We can&#x27;t make this one." not in text(answer)
    assert 'data-policy><a href="/policy">' in text(answer)


def test_a_watchers_page_says_how_the_clip_was_made(client: Client) -> None:
    author = make_member("author")
    drawn, forgotten = make_clip(author, model="animatic"), make_clip(author, model="a model of long ago")
    note = "Simulated and drawn by rules, not by a trained model."
    assert note in text(client.get(f"/clips/{drawn.id}"))
    assert note not in text(client.get(f"/clips/{forgotten.id}"))


def test_the_owner_downloads_a_clip_from_its_page(client: Client) -> None:
    author = make_member("author")
    draft, posted = make_clip(author, posted=False), make_clip(author)
    client.force_login(author)
    assert f'href="/clips/{posted.id}/download.mp4"' in text(client.get(f"/drafts/{posted.id}"))
    page = text(client.get(f"/drafts/{draft.id}"))
    assert "download.mp4" not in page
    assert "To download it, post it first" in page
