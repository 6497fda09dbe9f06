"""Every field of every door of accounts at its limits and beyond: a documented refusal, and nothing written."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from accounts.models import Member
from common.models import Letter
from tests.accounts.client import App, document, problem
from tests.accounts.people import PASSWORD, join

pytestmark = pytest.mark.django_db

HOSTILE = ["\x00", "x" * 5000, 2**70, [[None]], {"a": ["\x00"]}]
FIELDS = (
    "email",
    "password",
    "key",
    "sessions",
    "code",
    "current_password",
    "new_password",
    "refresh_token",
    "primary",
)
DOORS = "/api/auth/app/v1/"


def doors() -> list[tuple[str, str]]:
    """Method and path of all that takes a body, but for what needs none to succeed."""
    return [
        (method.upper(), path)
        for path, item in document()["paths"].items()
        for method in item
        if path.startswith((DOORS, "/api/me")) and method != "get" and not path.endswith(("auth/session", "everywhere"))
        if not (method == "delete" and path.endswith("totp"))
    ]


def written() -> list[Any]:
    member = Member.objects.values().get()
    member.pop("last_login")
    return [member, Letter.objects.count(), list(EmailAddress.objects.values()), Authenticator.objects.count()]


@pytest.mark.parametrize(
    ("is_signed_in", "value"),
    [(False, HOSTILE[-1]), *((True, value) for value in HOSTILE)],
    ids=range(len(HOSTILE) + 1),
)
def test_what_no_field_can_hold_is_refused_as_documented(is_signed_in: bool, value: object):
    join("mia", display_name="Mia")
    phone = App()
    if is_signed_in:
        phone.sign_in()
    before = written()
    assert len(doors()) == 18
    for method, path in doors():
        body = dict.fromkeys((*FIELDS, "display_name"), value)
        is_ours = path.startswith("/api/me")
        send, route = (phone.api, path.removeprefix("/api/")) if is_ours else (phone.auth, path.removeprefix(DOORS))
        answer = send(method, route, body)
        assert 400 <= answer.status_code < 500, (method, path, answer.content)
    assert written() == before


@pytest.mark.parametrize("key", ["", "x", "x-y-z", "\u00e9", "9" * 4000, "01a203d9bc7a71d2bf60134b16be3015-abc-def"])
def test_no_key_of_a_letter_is_guessed_from_its_form(key: str):
    join("mia")
    for route, header in (("email/verify", "X-Email-Verification-Key"), ("password/reset", "X-Password-Reset-Key")):
        assert App().auth("GET", f"auth/{route}", **{header: key}).status_code == 400
        assert App().auth("POST", f"auth/{route}", {"key": key, "password": PASSWORD}).status_code == 400


@pytest.mark.parametrize("route", ["auth/login", "auth/password/request", "auth/reauthenticate"])
@pytest.mark.parametrize("levels", [33, 500, 1000, 5000])
def test_json_within_json_is_malformed_at_every_door_before_anything_breaks_on_it(route: str, levels: int):
    body = '{"email":' + "[" * levels + "]" * levels + ',"password":"x"}'
    for path in (f"{DOORS}{route}", "/api/waiting-list"):
        answer = App().client.post(path, body, content_type="application/json")
        assert problem(answer) == (400, "malformed_request")


def test_json_as_deep_as_we_read_is_judged_by_its_fields():
    body = '{"email":' + "[" * 32 + "]" * 32 + "}"
    assert problem(App().client.post("/api/waiting-list", body, content_type="application/json")) == (400, "invalid")
