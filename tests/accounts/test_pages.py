"""The pages, as a browser without scripts sees them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.test import Client

from accounts import facade, policies
from accounts.models import Member
from tests.accounts.client import App, problem
from tests.accounts.letters import key_in, newest
from tests.accounts.people import PASSWORD, join

pytestmark = pytest.mark.django_db

ANOTHER = "walnut-harbour-11-sky"


@pytest.fixture(autouse=True)
def mia() -> Member:
    return join("mia")


def send(browser: Client, page: str, form: str = "", **fields: str) -> Any:
    """Open a page, take its CSRF token and send the form, to `form` when it goes elsewhere."""
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', browser.get(page).content.decode())
    assert found is not None
    return browser.post(form or page, {**fields, "csrfmiddlewaretoken": found.group(1)})


def signed_in(**more: str) -> Client:
    browser = Client(enforce_csrf_checks=True, HTTP_USER_AGENT=more.pop("agent", "browser"))
    answer = send(browser, "/sign-in", email="mia@example.org", password=PASSWORD, **more)
    assert answer.status_code == 302
    return browser


def test_a_member_signs_in_goes_where_they_wanted_and_signs_out():
    browser = Client(enforce_csrf_checks=True)
    assert browser.get("/settings").headers["Location"] == "/sign-in?next=/settings"
    answer = send(
        browser, "/sign-in?next=/settings", "/sign-in", email="mia@example.org", password=PASSWORD, next="/settings"
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, "/settings")
    page = browser.get("/settings")
    assert "@mia" in page.content.decode()
    assert page.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert browser.get("/sign-out").status_code == 200
    assert browser.get("/settings").status_code == 200  # the link alone signed nobody out
    assert send(browser, "/sign-out").status_code == 302
    assert browser.get("/settings").status_code == 302


@pytest.mark.parametrize("elsewhere", ["https://evil.example", "//evil.example", "javascript:alert(1)", "settings"])
def test_signing_in_leads_nowhere_else(elsewhere: str):
    browser = Client(enforce_csrf_checks=True)
    answer = send(browser, "/sign-in", email="mia@example.org", password=PASSWORD, next=elsewhere)
    assert answer.headers["Location"] == "/"


def test_a_wrong_password_shows_the_form_again_in_words():
    answer = send(Client(enforce_csrf_checks=True), "/sign-in", email="mia@example.org", password="not-the-password")
    assert answer.status_code == 400
    assert "The e-mail address or the password is not right." in answer.content.decode()
    assert UserSession.objects.count() == 0


def test_without_the_forms_token_nothing_happens():
    browser = Client(enforce_csrf_checks=True)
    assert browser.post("/sign-in", {"email": "mia@example.org", "password": PASSWORD}).status_code == 403
    assert UserSession.objects.count() == 0


@pytest.mark.usefixtures("within_the_hour")
def test_too_many_tries_say_when_to_come_back(settings):
    settings.LIMITS = settings.LIMITS.model_copy(update={"sign_in_tries_per_account_hour": 1})
    for status in (400, 429):
        answer = send(Client(), "/sign-in", email="mia@example.org", password="not-the-password")
        assert answer.status_code == status
    assert int(answer.headers["Retry-After"]) > 0


def test_a_letter_leads_to_a_new_password():
    browser = Client(enforce_csrf_checks=True)
    assert "under way" in send(browser, "/password/reset", email="mia@example.org").content.decode()
    page = f"/password/reset/{key_in(newest('mia@example.org'), '/password/reset')}"
    assert send(browser, page, password="short-1").status_code == 400
    assert send(browser, page, password=ANOTHER).headers["Location"] == "/settings"
    assert "Your password is changed." in browser.get("/settings").content.decode()
    assert browser.get(page).status_code == 400
    assert problem(App().sign_in())[0] == 400
    assert App().sign_in(password=ANOTHER).status_code == 200


def test_an_unknown_address_is_answered_alike():
    known = send(Client(), "/password/reset", email="mia@example.org").content.decode()
    unknown = send(Client(), "/password/reset", email="nobody@example.org").content.decode()
    assert known.replace("mia@", "nobody@") == unknown


def test_a_letter_verifies_the_address_by_a_button():
    browser = Client(enforce_csrf_checks=True)
    page = f"/email/verify/{key_in(newest('mia@example.org'), '/email/verify')}"
    assert browser.get(page).status_code == 200
    assert not EmailAddress.objects.get().verified
    assert "mia@example.org" in send(browser, page).content.decode()
    assert EmailAddress.objects.get().verified
    assert send(browser, "/email/verify/forged").status_code == 400


def test_settings_change_the_name_and_refuse_what_cannot_be_shown():
    browser = signed_in()
    assert send(browser, "/settings", "/settings/profile", display_name="Mia ☀").status_code == 302
    refused = send(browser, "/settings", "/settings/profile", display_name="a\u202eb")
    assert refused.status_code == 400
    assert Member.objects.get().display_name == "Mia ☀"


def test_settings_list_devices_and_end_them():
    browser, other = signed_in(agent="laptop"), signed_in(agent="tablet")
    assert "tablet" in browser.get("/settings").content.decode()
    tablet = UserSession.objects.get(user_agent="tablet")
    assert send(browser, "/settings", f"/settings/devices/{tablet.pk}/end").status_code == 302
    assert other.get("/settings").status_code == 302
    assert browser.get("/settings").status_code == 200
    assert send(browser, "/settings", "/settings/sign-out-everywhere").headers["Location"] == "/sign-in"
    assert browser.get("/settings").status_code == 302


def test_a_stranger_ends_no_device_of_mine():
    join("noor")
    mine, stranger = signed_in(), Client(enforce_csrf_checks=True)
    send(stranger, "/sign-in", email="noor@example.org", password=PASSWORD)
    device = UserSession.objects.get(user__handle="mia")
    send(stranger, "/settings", f"/settings/devices/{device.pk}/end")
    assert mine.get("/settings").status_code == 200


def test_settings_change_the_password_and_keep_this_device():
    browser, other = signed_in(), signed_in()
    change = {"current_password": PASSWORD, "new_password": ANOTHER}
    wrong = send(browser, "/settings", "/settings/password", current_password="wrong", new_password=ANOTHER)
    assert wrong.status_code == 400
    assert send(browser, "/settings", "/settings/password", **change).status_code == 302
    assert browser.get("/settings").status_code == 200
    assert other.get("/settings").status_code == 302


def test_settings_give_a_copy_and_end_the_account():
    browser = signed_in()
    assert b"mia@example.org" in b"".join(browser.get("/settings/export").streaming_content)
    assert send(browser, "/settings", "/settings/delete", password="not-the-password").status_code == 400
    assert Member.objects.count() == 1
    assert "Your account is gone" in send(browser, "/settings", "/settings/delete", password=PASSWORD).content.decode()
    assert Member.objects.count() == 0


def test_the_demos_inbox_shows_letters_with_their_links_and_nowhere_else_is_one(settings):
    page = Client().get("/inbox").content.decode()
    assert 'href="http://127.0.0.1:8000/email/verify/' in page
    settings.EMAIL_URL = "smtp://mail.example"
    assert Client().get("/inbox").status_code == 404
    settings.EMAIL_URL, settings.DEMO = "inbox://", False
    assert Client().get("/inbox").status_code == 404


def test_pages_carry_no_inline_script_or_style():
    browser = signed_in()
    for page in ("/settings", "/sign-out", "/inbox"):
        said = browser.get(page).content.decode()
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", said), page
    for page in ("/sign-in", "/password/reset", "/email/verify/x"):
        said = Client().get(page).content.decode()
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", said), page


def test_joining_signs_in_on_the_page_and_gives_an_app_its_tokens(mia: Member, rf):
    from allauth.account.middleware import AccountMiddleware
    from django.contrib.auth.models import AnonymousUser
    from django.contrib.sessions.backends.db import SessionStore
    from django.http import HttpResponse

    from accounts.contracts import AppTokens

    tokens: list[AppTokens] = []

    def join_by_app(request: Any) -> HttpResponse:
        request.session, request.user = SessionStore(), AnonymousUser()
        tokens.append(facade.open_in_app(request, member_id=mia.pk))
        assert not request.user.is_authenticated
        return HttpResponse()

    AccountMiddleware(join_by_app)(rf.post("/api/join"))
    phone = App()
    phone.session_token, phone.access_token = tokens[0].session_token, tokens[0].access_token
    phone.refresh_token = tokens[0].refresh_token
    assert phone.api("GET", "me").json()["handle"] == "mia"
    assert phone.auth("GET", "auth/session").status_code == 200
    assert phone.refresh().status_code == 200
    assert UserSession.objects.count() == 1


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome on Linux"),
        ("Mozilla/5.0 (iPhone; like Mac OS X) AppleWebKit/605.1 Version/19.0 Safari/604.1", "Safari on iPhone"),
        ("SoraApp/1.2", "SoraApp/1.2"),
        ("", "Unknown device"),
    ],
)
def test_a_device_is_named_in_words(agent: str, name: str):
    assert policies.device_name(agent) == name
