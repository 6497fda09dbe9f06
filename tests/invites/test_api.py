"""Joining, invites and the waiting list over HTTP."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.enums import StaffRole
from accounts.models import Member
from common import clock
from common.models import IdempotentAnswer, RateWindow
from invites.enums import SlotState
from invites.models import Arrival, Slot, WaitingEntry
from invites.services import slots
from tests.accounts.client import App
from tests.accounts.people import PASSWORD, born
from tests.invites.people import join, limits, made_by
from tests.invites.test_waiting import token_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def mia() -> Member:
    return join("mia", now=clock.now())


def post(path: str, body: Any, *, client: Client | None = None, **headers: str) -> Any:
    """A POST from a phone that nobody is signed in on."""
    sent = body if isinstance(body, str) else json.dumps(body)
    return (client or Client(REMOTE_ADDR="192.0.2.7")).post(
        f"/api/{path}", sent, content_type="application/json", headers=headers
    )


def age_pass(years: int = 30) -> str:
    return str(post("joining/age", {"date_of_birth": born(years, clock.now()).isoformat()}).json()["age_pass"])


def wish(code: str | None, handle: str = "noor", /, **changes: Any) -> dict[str, Any]:
    """What an app sends to join."""
    said: dict[str, Any] = {
        "age_pass": age_pass(),
        "code": code,
        "email": f"{handle}@example.org",
        "password": PASSWORD,
    }
    return said | {"handle": handle} | changes


def invite_of(member: Member, **changes: Any) -> Any:
    return made_by(member, now=clock.now(), **changes)


def signed_in(member: Member) -> App:
    phone = App()
    phone.sign_in(member.email)
    return phone


def test_somebody_joins_and_is_signed_in(mia: Member):
    answer = post("joining", wish(invite_of(mia).code, display_name="Noor ☀"))
    assert answer.status_code == 201
    noor = Member.objects.get(handle="noor")
    assert answer.json()["member"] == {
        "id": str(noor.pk), "handle": "noor", "display_name": "Noor ☀", "is_teen": False,
    }  # fmt: skip
    assert "sessionid" not in answer.cookies
    phone = App()
    phone.access_token = answer.json()["tokens"]["access_token"]
    phone.refresh_token = answer.json()["tokens"]["refresh_token"]
    phone.session_token = answer.json()["tokens"]["session_token"]
    assert phone.api("GET", "me").json()["handle"] == "noor"
    assert phone.refresh().status_code == 200
    assert len(phone.auth("GET", "auth/sessions").json()["data"]) == 1
    assert [row["state"] for row in phone.api("GET", "invites").json()["invites"]] == ["free"] * 4


def test_a_teen_joins_as_a_teen(mia: Member):
    answer = post("joining", wish(invite_of(mia).code, age_pass=age_pass(15)))
    assert answer.json()["member"]["is_teen"] is True


def test_a_child_is_refused_and_remembered_by_nothing_but_a_cookie():
    phone = Client(REMOTE_ADDR="192.0.2.7")
    young, older = born(12, clock.now()).isoformat(), born(20, clock.now()).isoformat()
    refused = post("joining/age", {"date_of_birth": young}, client=phone)
    assert (refused.status_code, refused.json()["code"]) == (403, "too_young")
    again = post("joining/age", {"date_of_birth": older}, client=phone)
    assert (again.status_code, again.json()["code"]) == (403, "too_young")
    elsewhere = post("joining/age", {"date_of_birth": older}, client=Client(REMOTE_ADDR="192.0.2.8"))
    assert elsewhere.status_code == 200
    assert list(RateWindow.objects.values_list("rule", "count")) == [("age-refused", 1)]


def test_a_country_that_is_not_open_is_told_so(settings: Any):
    settings.COUNTRY_HEADER = "X-Country"
    answer = post("joining/age", {"date_of_birth": "1990-01-01"}, **{"X-Country": "FR"})
    assert (answer.status_code, answer.json()["code"]) == (403, "unsupported_country_code")


def test_a_retried_request_joins_once_and_gets_the_same_answer(mia: Member):
    body = wish(invite_of(mia).code)
    first, second = (post("joining", body, **{"Idempotency-Key": "one-wish"}) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert (first.content, second.headers["Idempotent-Replayed"]) == (second.content, "true")
    assert Member.objects.count() == 2


def test_codes_that_do_not_open_are_indistinguishable_to_a_stranger(mia: Member):
    used, revoked, kept, lapsed = (invite_of(mia, email=email) for email in ("", "", "friend@example.org", ""))
    assert post("joining", wish(used.code, "guest")).status_code == 201
    slots.revoke(actor_id=mia.pk, slot_id=revoked.id, now=clock.now())
    Slot.objects.filter(pk=lapsed.id).update(
        made_at=clock.now() - timedelta(days=31), lapses_at=clock.now() - timedelta(days=1)
    )
    answers = {
        (answer.status_code, answer.content, tuple(sorted((n, v) for n, v in answer.headers.items())))
        for answer in (
            post("joining", wish(code, "stranger"))
            for code in (used.code, revoked.code, kept.code, lapsed.code, "2222-3333-4444-5555", "nonsense", "é?")
        )
    }
    assert len(answers) == 1
    status, body, _ = answers.pop()
    assert (status, json.loads(body)["code"]) == (400, "invite_not_valid")
    owner = [(row["state"], row["given_back"]) for row in signed_in(mia).api("GET", "invites").json()["invites"]]
    assert owner == [("redeemed", None), ("free", "revoked"), ("open", None), ("free", "lapsed")]


@pytest.mark.usefixtures("within_the_hour")
def test_tries_stay_counted_when_a_refusal_came_with_an_idempotency_key():
    with limits(invite_tries_per_address_hour=3):
        body = wish("nonsense")
        statuses = [post("joining", body, **{"Idempotency-Key": f"try-{number}"}).status_code for number in range(5)]
        assert statuses == [400, 400, 400, 429, 429]
        assert int(post("joining", body).headers["Retry-After"]) > 0


@pytest.mark.parametrize("client", ["app", "browser"])
@pytest.mark.parametrize("route", ["auth/signup", "auth/webauthn/signup", "auth/provider/signup"])
def test_the_sign_in_library_signs_nobody_up(client: str, route: str):
    body = {"email": "noor@example.org", "username": "noor", "password": PASSWORD}
    answer = post(f"auth/{client}/v1/{route}", body)
    assert answer.status_code in {401, 403, 404}
    assert not Member.objects.exists()


BAD = [
    ({"age_pass": "x"}, 403, "age_pass_invalid"),
    ({"age_pass": None}, 400, "invalid"),
    ({"age_pass": "x" * 401}, 400, "invalid"),
    ({"code": ""}, 400, "invalid"),
    ({"code": "7" * 65}, 400, "invalid"),
    ({"code": ["a"]}, 400, "invalid"),
    ({"code": {"a": 1}}, 400, "invalid"),
    ({"email": ""}, 400, "invalid"),
    ({"email": "noor"}, 400, "invalid"),
    ({"email": "n" * 250 + "@example.org"}, 400, "invalid"),
    ({"email": 7}, 400, "invalid"),
    ({"password": ""}, 400, "invalid"),
    ({"password": "short"}, 400, "invalid"),
    ({"password": "p" * 129}, 400, "invalid"),
    ({"handle": "no"}, 400, "invalid"),
    ({"handle": "n" * 31}, 400, "invalid"),
    ({"handle": "nø ør"}, 400, "invalid"),
    ({"handle": "admin"}, 400, "invalid"),
    ({"handle": "Mia"}, 409, "handle_taken"),
    ({"email": "MIA@example.org"}, 409, "email_unusable"),
    ({"display_name": "n" * 61}, 400, "invalid"),
    ({"display_name": "a\u202eb"}, 400, "invalid"),
    ({"email_proof": "2" * 33}, 400, "invalid"),
]


@pytest.mark.parametrize(("changes", "status", "code"), BAD, ids=[str(change)[:48] for change, *_ in BAD])
def test_bad_input_is_refused_and_nothing_written(mia: Member, changes: dict[str, Any], status: int, code: str):
    made = invite_of(mia)
    answer = post("joining", wish(made.code, **changes))
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert (Member.objects.count(), Arrival.objects.count()) == (1, 0)
    assert Slot.objects.get(pk=made.id).state == SlotState.OPEN


@pytest.mark.parametrize("body", ["", "[]", "7", "null", '"x"', "{", '{"code": "\\u0000"}', '{"code": "\\ud800"}'])
@pytest.mark.parametrize("path", ["joining", "joining/age", "waiting-list"])
def test_what_is_no_request_is_refused(path: str, body: str):
    answer = post(path, body)
    assert answer.status_code == 400
    assert answer.json()["code"] in {"invalid", "malformed_request"}
    assert (Member.objects.count(), WaitingEntry.objects.count(), RateWindow.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("born_on", ["", "yesterday", "2999-01-01", "1800-01-01", "2020-02-30", 7, None, "0001-01-01"])
def test_a_birthday_that_cannot_be_is_refused(born_on: Any):
    answer = post("joining/age", {"date_of_birth": born_on})
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")


def test_an_invite_is_made_shown_and_revoked(mia: Member):
    phone = signed_in(mia)
    made = phone.api("POST", "invites", {"email": "friend@example.org"})
    assert made.status_code == 201
    assert phone.api("GET", "invites").json()["invites"][0] == made.json()
    assert phone.api("DELETE", f"invites/{made.json()['id']}").status_code == 204
    assert phone.api("DELETE", f"invites/{made.json()['id']}").json()["code"] == "invite_not_open"
    assert [phone.api("POST", "invites", {}).status_code for _ in range(5)] == [201] * 4 + [409]


def test_a_strangers_invite_is_not_there(mia: Member):
    made = invite_of(mia)
    stranger = signed_in(join("stranger", now=clock.now()))
    assert stranger.api("DELETE", f"invites/{made.id}").status_code == 404
    assert stranger.api("DELETE", "invites/not-an-id").status_code == 404
    assert App().api("DELETE", f"invites/{made.id}").status_code == 401
    assert App().api("GET", "invites").status_code == 401
    assert Slot.objects.get(pk=made.id).state == SlotState.OPEN


def test_a_place_on_the_waiting_list_over_http():
    client = Client(REMOTE_ADDR="192.0.2.7")
    known, unknown = (post("waiting-list", {"email": email}) for email in ("ada@example.org", "Ada@example.org"))
    assert (known.status_code, known.content) == (202, unknown.content)
    token = token_for("ada@example.org")
    assert client.get(f"/api/waiting-list/{token}").json() == {"is_confirmed": False, "position": None, "waiting": 0}
    confirmed = {"is_confirmed": True, "position": 1, "waiting": 1}
    assert post(f"waiting-list/{token}/confirm", {}).json() == confirmed
    assert client.get(f"/api/waiting-list/{token}").json() == confirmed
    assert client.delete(f"/api/waiting-list/{token}").status_code == 204
    assert client.get(f"/api/waiting-list/{token}").status_code == 404
    assert client.get("/api/waiting-list/made-up").status_code == 404


def test_the_tree_is_for_moderators(mia: Member):
    post("joining", wish(invite_of(mia).code))
    kim = join("kim", now=clock.now())
    Member.objects.filter(pk=kim.pk).update(roles=[StaffRole.MODERATOR])
    console, phone = signed_in(kim), signed_in(mia)
    branch = console.api("GET", "console/invite-tree/mia").json()
    assert [(row["member"]["handle"], row["depth"]) for row in branch["rows"]] == [("mia", 0), ("noor", 1)]
    for app, status in ((phone, 403), (App(), 401)):
        assert app.api("GET", "console/invite-tree/mia").status_code == status
        cut = app.api("POST", "console/invite-tree/mia/cut", {"expected": 2, "reason": "sold"})
        assert cut.status_code == status
    changed = console.api("POST", "console/invite-tree/mia/cut", {"expected": 1, "reason": "sold"})
    assert (changed.status_code, changed.json()["code"], changed.json()["active"]) == (409, "branch_changed", 2)
    cut = console.api("POST", "console/invite-tree/mia/cut", {"expected": 2, "reason": "sold"})
    assert cut.json() == {"suspended": 2, "spared_staff": 0, "closed_invites": 0}
    assert phone.api("GET", "invites").status_code == 401


def test_asking_for_one_s_age_keeps_nothing_of_its_keys():
    for key in ("one", "two"):
        assert post("joining/age", {"date_of_birth": "1990-01-01"}, **{"Idempotency-Key": key}).status_code == 200
    assert not IdempotentAnswer.objects.exists()
