"""The pages of joining, in forms that work without any script."""

from __future__ import annotations

import html
import logging
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.enums import StaffRole
from accounts.models import Member
from common import clock
from common.models import Letter
from invites.enums import SlotState
from invites.models import Slot, WaitingEntry
from tests.accounts.people import PASSWORD, born
from tests.invites.people import join, made_by, word_for
from tests.invites.test_waiting import token_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def mia() -> Member:
    return join("mia", now=clock.now())


@pytest.fixture
def visitor() -> Client:
    return Client(REMOTE_ADDR="192.0.2.7", enforce_csrf_checks=True)


def send(client: Client, path: str, **fields: Any) -> Any:
    """Fill the form of a page in and send it, with the token and the hidden fields that it carries."""
    page = client.get("/waiting-list")  # any page sets the cookie and shows the token
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page.content.decode())[1]
    return client.post(path, {"csrfmiddlewaretoken": token, **fields})


def hidden(page: Any, name: str) -> str:
    """What a form carries on in a hidden field."""
    field = next(tag for tag in re.findall(r"<input[^>]*>", page.content.decode()) if f'name="{name}"' in tag)
    assert 'type="hidden"' in field
    found = re.search(r'value="([^"]*)"', field)
    return html.unescape(found[1]) if found else ""


def say_age(client: Client, years: int = 30, code: str = "") -> Any:
    day = born(years, clock.now())
    return send(client, "/join", day=day.day, month=day.month, year=day.year, code=code)


def open_account(client: Client, page: Any, code: str | None, handle: str = "noor", **changes: str) -> Any:
    fields = {"age_pass": hidden(page, "age_pass"), "code": code, "email": f"{handle}@example.org", "handle": handle}
    return send(client, "/join", **(fields | {"password": PASSWORD} | changes))


def test_a_link_leads_to_a_signed_in_member(mia: Member, visitor: Client):
    made = made_by(mia, now=clock.now())
    first = visitor.get(made.link.removeprefix("http://127.0.0.1:8000"))
    assert first.status_code == 200
    second = say_age(visitor, code=hidden(first, "code"))
    assert f'value="{made.code}"' in second.content.decode()
    done = open_account(visitor, second, made.code)
    assert (done.status_code, done.headers["Location"]) == (302, "/create")
    assert visitor.get("/api/me").json()["handle"] == "noor"
    assert visitor.get("/join").headers["Location"] == "/"
    assert Slot.objects.get(pk=made.id).state == SlotState.REDEEMED


def test_the_first_page_asks_for_the_birthday_alone(visitor: Client):
    page = visitor.get("/join").content.decode()
    names = {name for name in re.findall(r'name="(\w+)"', page) if name not in {"viewport", "csrfmiddlewaretoken"}}
    assert names == {"month", "day", "year", "code"} | ({"theme"} & names)


def test_a_code_that_does_not_open_keeps_what_was_typed(visitor: Client):
    refused = open_account(visitor, say_age(visitor), "2222-2222")
    assert refused.status_code == 400
    text = refused.content.decode()
    assert "This code doesn&#x27;t work" in text
    assert 'value="noor@example.org"' in text
    assert PASSWORD not in text
    assert hidden(refused, "age_pass")
    assert not Member.objects.exists()


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"handle": "Mia"}, 409, "This handle is taken"),
        ({"password": "short"}, 400, "too short"),
        ({"email": "noor"}, 400, "not an e-mail address"),
        ({"handle": ""}, 400, "Choose a handle"),
        ({"age_pass": "forged"}, 403, "enter your date of birth again"),
        ({"email": "n" * 300 + "@example.org"}, 400, "at most 254"),
    ],
)
def test_what_is_wrong_is_said_beside_the_form(
    mia: Member, visitor: Client, changes: dict[str, str], status: int, words: str
):
    made = made_by(mia, now=clock.now())
    refused = open_account(visitor, say_age(visitor), made.code, **changes)
    assert refused.status_code == status
    assert words in refused.content.decode()
    assert (Member.objects.count(), Slot.objects.get(pk=made.id).state) == (1, SlotState.OPEN)


@pytest.mark.parametrize(
    "day", [{"day": "31", "month": "2"}, {"day": "x"}, {"year": "2999"}, {"month": "13"}, {"day": ""}]
)
def test_a_day_that_is_none_is_asked_again(visitor: Client, day: dict[str, str]):
    answer = send(visitor, "/join", **({"day": "1", "month": "1", "year": "1990", "code": "KEPT"} | day))
    assert answer.status_code == 400
    assert hidden(answer, "code") == "KEPT"


def test_a_child_is_refused_kindly_and_stays_refused(visitor: Client):
    assert say_age(visitor, 12).status_code == 403
    again = say_age(visitor, 20)
    assert again.status_code == 403
    assert "You can&#x27;t join yet" in again.content.decode() or "You can't join yet" in again.content.decode()


def test_elsewhere_the_page_says_so_and_the_code_is_in_no_log(
    visitor: Client, settings: Any, caplog: pytest.LogCaptureFixture
):
    settings.COUNTRY_HEADER = "X-Country"
    caplog.set_level(logging.WARNING)
    page = visitor.get("/join?code=SECRET-CODE", headers={"X-Country": "FR"})
    assert "We are not in your country yet" in page.content.decode()
    assert page.status_code == 200
    assert "SECRET" not in caplog.text


def test_an_invite_kept_for_an_address_asks_for_the_word(mia: Member, visitor: Client):
    made = made_by(mia, email="noor@example.org", now=clock.now())
    page = say_age(visitor)
    asked = open_account(visitor, page, made.code)
    assert asked.status_code == 409
    assert "Word from the letter" in asked.content.decode()
    word = word_for(made.code, "noor@example.org")
    assert word in Letter.objects.latest("created_at").body
    assert open_account(visitor, page, made.code, email_proof=word).status_code == 302


def test_forms_of_other_sites_are_refused(visitor: Client):
    assert visitor.post("/join", {"day": 1, "month": 1, "year": 1990}).status_code == 403


def test_the_four_tickets_are_shown_made_and_revoked(mia: Member):
    browser = Client()
    browser.force_login(mia)
    assert browser.get("/invites").content.decode().count("ticket--free") == 4
    assert browser.post("/invites", {"email": "friend@example.org"}).status_code == 302
    page = browser.get("/invites").content.decode()
    invite = Slot.objects.get(state=SlotState.OPEN)
    assert (page.count("ticket--free"), page.count("ticket--open")) == (3, 1)
    assert "friend@example.org" in page
    assert browser.get(f"/invites/{invite.pk}/revoke").status_code == 200
    assert browser.post(f"/invites/{invite.pk}/revoke").status_code == 302
    assert Slot.objects.get(pk=invite.pk).state == SlotState.FREE
    assert browser.get(f"/invites/{invite.pk}/revoke").status_code == 404


def test_what_cannot_be_made_is_explained(mia: Member):
    browser = Client()
    browser.force_login(mia)
    wrong = browser.post("/invites", {"email": "no address"})
    assert (wrong.status_code, Slot.objects.filter(state=SlotState.OPEN).count()) == (400, 0)
    assert [browser.post("/invites", {}).status_code for _ in range(5)] == [302] * 4 + [409]


def test_invites_are_their_owners(mia: Member):
    made = made_by(mia, now=clock.now())
    stranger = Client()
    assert stranger.get("/invites").headers["Location"].startswith("/sign-in")
    stranger.force_login(join("stranger", now=clock.now()))
    assert stranger.post(f"/invites/{made.id}/revoke").status_code == 404
    assert made.code not in stranger.get("/invites").content.decode()
    assert Slot.objects.get(pk=made.id).state == SlotState.OPEN


def test_the_waiting_list_by_letter(visitor: Client):
    answers = {send(visitor, "/waiting-list", email="ada@example.org").content for _ in range(2)}
    assert len(answers) == 1
    token = token_for("ada@example.org")
    assert "Confirm your place" in visitor.get(f"/waiting-list/{token}").content.decode()
    assert WaitingEntry.objects.get().confirmed_at is None
    assert send(visitor, f"/waiting-list/{token}/confirm").status_code == 302
    assert "You are next" in visitor.get(f"/waiting-list/{token}").content.decode()
    assert send(visitor, f"/waiting-list/{token}/leave").status_code == 302
    assert visitor.get(f"/waiting-list/{token}").status_code == 404
    assert send(visitor, f"/waiting-list/{token}/confirm").status_code == 404
    assert send(visitor, "/waiting-list", email="none").status_code == 400


def test_the_tree_is_shown_and_cut_by_moderators_alone(mia: Member, visitor: Client):
    open_account(visitor, say_age(visitor), made_by(mia, now=clock.now()).code)
    console, kim = Client(), join("kim", now=clock.now())
    console.force_login(kim)
    cut = {"expected": "2", "reason": "sold accounts", "confirmed_handle": "@mia"}
    for outsider in (console, Client()):
        assert outsider.get("/console/tree").status_code == 404
        assert outsider.post("/console/tree/mia/cut", cut).status_code == 404
    Member.objects.filter(pk=kim.pk).update(roles=[StaffRole.MODERATOR])
    assert "@noor" in console.get("/console/tree?handle=@mia").content.decode()
    assert console.get("/console/tree?handle=nobody").status_code == 404
    for wrong, status in (({"expected": "1"}, 409), ({"confirmed_handle": "noor"}, 400), ({"reason": ""}, 400)):
        refused = console.post("/console/tree/mia/cut", cut | wrong)
        assert refused.status_code == status
        assert hidden(refused, "expected") == "2"
    assert Member.objects.get(handle="noor").is_active
    assert console.post("/console/tree/mia/cut", cut).status_code == 302
    assert [member.handle for member in Member.objects.all() if not member.is_active] == ["mia", "noor"]
    assert "suspended" in console.get("/console/tree?handle=mia").content.decode()


def test_a_lapsed_invite_says_what_happened(mia: Member):
    made_by(mia, now=clock.now() - timedelta(days=31))
    browser = Client()
    browser.force_login(mia)
    assert "The last code lapsed" in browser.get("/invites").content.decode()
