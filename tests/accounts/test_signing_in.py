"""Signing in from an app: tokens, devices, ending it."""

from __future__ import annotations

import threading
from unittest import mock

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from redis.exceptions import ConnectionError as CacheGoneError

from accounts.enums import Standing
from accounts.models import Member
from common.models import RateWindow
from tests.accounts.client import App, problem
from tests.accounts.people import PASSWORD, join

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mia(request: pytest.FixtureRequest) -> Member:
    return join("mia")


def test_the_right_password_gives_tokens_that_open_the_api(mia: Member):
    phone = App()
    answer = phone.sign_in("MIA@example.org")
    assert answer.status_code == 200
    assert answer.json()["data"]["user"]["id"] == str(mia.pk)
    assert phone.api("GET", "me").json()["handle"] == "mia"
    assert problem(App().api("GET", "me")) == (401, "sign_in_required")


def test_a_wrong_password_and_an_unknown_address_answer_alike():
    wrong = App().sign_in(password="not-the-password")
    unknown = App().sign_in("nobody@example.org")
    assert problem(wrong) == (400, "sign_in_failed")
    assert wrong.json() == unknown.json()
    assert Session.objects.count() == 0


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "invalid"),
        ({"email": "mia@example.org"}, "invalid"),
        ({"email": "mia@example.org", "password": ""}, "invalid"),
        ({"email": "no address", "password": PASSWORD}, "invalid"),
        ({"email": "mia\x00@example.org", "password": PASSWORD}, "invalid"),
        ({"email": "m" * 250 + "@example.org", "password": PASSWORD}, "sign_in_failed"),
        ({"email": ["mia@example.org"], "password": PASSWORD}, "invalid"),
        ({"email": "mia@example.org", "password": "x" * 200_000}, "sign_in_failed"),
        ({"email": "mia@example.org", "password": "\ud800"}, "malformed_request"),
        ([], "malformed_request"),
        ("text", "malformed_request"),
    ],
)
def test_a_malformed_sign_in_is_a_problem_and_signs_nobody_in(body: object, code: str):
    assert problem(App().auth("POST", "auth/login", body)) == (400, code)
    assert Session.objects.count() == 0


def test_a_body_over_the_limit_is_refused_unread():
    answer = App().auth("POST", "auth/login", {"email": "mia@example.org", "password": "x" * 300_000})
    assert problem(answer) == (413, "too_large")


def test_a_suspended_member_is_told_so_but_only_with_the_right_password(mia: Member):
    Member.objects.filter(pk=mia.pk).update(standing=Standing.SUSPENDED)
    assert problem(App().sign_in()) == (403, "account_suspended")
    assert problem(App().sign_in(password="not-the-password")) == (400, "sign_in_failed")
    assert UserSession.objects.count() == 0


def test_suspending_ends_what_was_open_from_the_next_request_on(mia: Member):
    phone = App()
    phone.sign_in()
    Member.objects.filter(pk=mia.pk).update(standing=Standing.SUSPENDED)
    assert problem(phone.api("GET", "me"))[0] == 401
    assert problem(phone.refresh()) == (400, "refresh_token_invalid")


def test_a_refresh_token_counts_once():
    phone = App()
    phone.sign_in()
    first = phone.refresh_token
    assert phone.refresh().status_code == 200
    assert phone.refresh_token != first
    assert phone.api("GET", "me").status_code == 200
    assert problem(phone.refresh(first)) == (400, "refresh_token_invalid")
    assert phone.refresh().status_code == 200


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "\x00"])
def test_what_is_no_refresh_token_turns_nothing(token: str):
    assert problem(App().refresh(token or " "))[0] == 400


def test_an_access_token_is_no_refresh_token_and_the_other_way_round():
    phone = App()
    phone.sign_in()
    assert problem(phone.refresh(phone.access_token)) == (400, "refresh_token_invalid")
    phone.access_token = phone.refresh_token
    assert problem(phone.api("GET", "me")) == (401, "sign_in_failed")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_turn_one_refresh_token_at_once_one_wins():
    phone, start, outcomes = App(), threading.Barrier(2), []
    phone.sign_in()

    def turn() -> None:
        start.wait()
        outcomes.append(App().refresh(phone.refresh_token).status_code)
        connection.close()

    racers = [threading.Thread(target=turn) for _ in range(2)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert sorted(outcomes) == [200, 400]


def test_the_device_list_names_each_and_ends_one():
    phone, tablet = App(agent="phone"), App(agent="tablet", address="2001:db8::7")
    phone.sign_in()
    tablet.sign_in()
    devices = {row["user_agent"]: row for row in phone.auth("GET", "auth/sessions").json()["data"]}
    assert {name: (row["ip"], row["is_current"]) for name, row in devices.items()} == {
        "phone": ("192.0.2.10", True),
        "tablet": ("2001:db8::7", False),
    }
    left = phone.auth("DELETE", "auth/sessions", {"sessions": [devices["tablet"]["id"]]}).json()["data"]
    assert [row["user_agent"] for row in left] == ["phone"]
    assert problem(tablet.api("GET", "me"))[0] == 401
    assert problem(tablet.refresh())[0] == 400
    assert phone.api("GET", "me").status_code == 200


def test_a_stranger_ends_no_device_of_mine():
    join("noor")
    phone, stranger = App(), App()
    phone.sign_in()
    stranger.sign_in("noor@example.org")
    device = UserSession.objects.get(user__handle="mia")
    refused = stranger.auth("DELETE", "auth/sessions", {"sessions": [device.pk]})
    assert problem(refused) == (400, "invalid")
    assert phone.api("GET", "me").status_code == 200


@pytest.mark.parametrize("sessions", ["x", [{}], [2**70], [None], {"a": 1}, [[1]]])
def test_a_malformed_choice_of_devices_is_a_problem(sessions: object):
    phone = App()
    phone.sign_in()
    assert problem(phone.auth("DELETE", "auth/sessions", {"sessions": sessions})) == (400, "invalid")
    assert UserSession.objects.count() == 1


def test_signing_out_everywhere_ends_tokens_sessions_and_cookies_at_once(mia: Member):
    phone, tablet, browser = App(), App(), Client()
    phone.sign_in()
    tablet.sign_in()
    browser.force_login(mia)
    assert browser.get("/api/me").status_code == 200
    assert phone.api("POST", "me/sign-out-everywhere").json() == {"devices": 2}
    for device in (phone, tablet):
        assert problem(device.api("GET", "me"))[0] == 401  # the access token, five minutes before its end
        assert problem(device.refresh()) == (400, "refresh_token_invalid")
        assert problem(device.auth("GET", "auth/session")) == (410, "session_gone")
    assert problem(browser.get("/api/me"))[0] == 401
    assert UserSession.objects.count() == 0


def test_signing_out_here_leaves_the_other_device():
    phone, tablet = App(), App()
    phone.sign_in()
    tablet.sign_in()
    assert problem(phone.auth("DELETE", "auth/session")) == (401, "sign_in_required")
    assert problem(phone.api("GET", "me"))[0] == 401
    assert tablet.api("GET", "me").status_code == 200


@pytest.mark.usefixtures("within_the_hour")
def test_wrong_passwords_are_throttled_per_account_with_the_cache_gone():
    gone = mock.Mock(side_effect=CacheGoneError("gone"))
    with mock.patch.multiple(cache, get=gone, set=gone, add=gone):
        for number in range(10):
            assert problem(App(address=f"192.0.2.{number}").sign_in(password="not-the-password"))[0] == 400
        refused = App(address="192.0.2.99").sign_in()
    assert problem(refused) == (429, "too_many_requests")
    assert 1 <= int(refused.headers["Retry-After"]) <= 3600
    assert gone.call_count == 0
    join("noor")
    assert App().sign_in("noor@example.org").status_code == 200


@pytest.mark.usefixtures("within_the_hour")
def test_one_address_cannot_try_a_list_of_accounts(settings):
    settings.LIMITS = settings.LIMITS.model_copy(update={"sign_in_tries_per_address_hour": 4})
    for number in range(4):
        assert problem(App().sign_in(f"member{number}@example.org", "not-the-password"))[0] == 400
    assert problem(App().sign_in()) == (429, "too_many_requests")
    assert App(address="192.0.2.11").sign_in().status_code == 200
    assert RateWindow.objects.get(rule="sign-in-address", count=5).count == 5


def test_the_browser_client_signs_in_with_a_cookie_and_asks_for_the_csrf_token():
    browser = Client(enforce_csrf_checks=True)
    body = {"email": "mia@example.org", "password": PASSWORD}
    login = "/api/auth/browser/v1/auth/login"
    assert problem(browser.post(login, body, content_type="application/json")) == (403, "csrf_failed")
    browser.get("/api/auth/browser/v1/auth/session")
    headers = {"X-CSRFToken": browser.cookies["csrftoken"].value}
    assert browser.post(login, body, content_type="application/json", headers=headers).status_code == 200
    assert browser.get("/api/me").json()["handle"] == "mia"


@pytest.mark.parametrize("token", ["x", "é" * 10, "a" * 41, "../../etc", "1'; --"])
def test_what_is_no_session_token_is_a_session_that_has_gone(token: str):
    answer = Client().get("/api/auth/app/v1/auth/session", headers={"X-Session-Token": token})
    assert problem(answer) == (410, "session_gone")
