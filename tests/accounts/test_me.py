"""The member's own account: name, copy of everything, end."""

from __future__ import annotations

import json

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session

from accounts.models import Member
from common import personal_data
from common.models import AuditEntry, Letter
from tests.accounts.client import App, problem
from tests.accounts.people import PASSWORD, join

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone() -> App:
    join("mia", display_name="Mia")
    phone = App()
    phone.sign_in()
    return phone


def test_a_member_changes_the_name_to_show_and_nothing_else(phone: App):
    changed = phone.api("PATCH", "me", {"display_name": " Mia ☀ ", "handle": "root", "email": "x@example.org"})
    assert (changed.status_code, changed.json()["display_name"]) == (200, "Mia ☀")
    mia = Member.objects.get()
    assert (mia.handle, mia.email, mia.display_name) == ("mia", "mia@example.org", "Mia ☀")
    assert phone.api("PATCH", "me", {}).json()["display_name"] == "Mia ☀"
    assert phone.api("PATCH", "me", {"display_name": ""}).json()["display_name"] == ""


@pytest.mark.parametrize("name", ["n" * 61, "a\u202eb", "a\x07b", "a\x00b", None, 7.5, {}, ["x"]])
def test_a_name_that_cannot_be_shown_is_refused(phone: App, name: object):
    refused = phone.api("PATCH", "me", {"display_name": name})
    assert problem(refused)[0] == 400
    assert Member.objects.get().display_name == "Mia"


def test_the_copy_holds_the_members_rows_and_nobody_elses(phone: App):
    join("noor")
    answer = phone.api("GET", "me/export")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mia.json"'
    said = b"".join(answer.streaming_content)
    tables = json.loads(said)["tables"]
    (mia,) = tables["accounts.Member"]
    assert (mia["handle"], mia["email"], mia["date_of_birth"]) == ("mia", "mia@example.org", "1996-03-15")
    assert tables["account.EmailAddress"] == [{"email": "mia@example.org", "verified": False, "primary": True}]
    assert [(row["ip"], row["user_agent"]) for row in tables["usersessions.UserSession"]] == [("192.0.2.10", "phone")]
    assert [row["recipient"] for row in tables["common.Letter"]] == ["mia@example.org"]
    assert b"noor" not in said
    assert b"md5" not in said  # the password's hash


def test_a_stranger_gets_no_copy():
    assert problem(App().api("GET", "me/export")) == (401, "sign_in_required")
    assert problem(App().api("DELETE", "me", {"password": PASSWORD})) == (401, "sign_in_required")


def test_erasing_leaves_no_row_but_what_is_listed(phone: App):
    noor = join("noor")
    mia = Member.objects.get(handle="mia")
    assert phone.api("DELETE", "me", {"password": PASSWORD}).status_code == 204
    assert list(personal_data.export_member(mia.pk)) != []
    assert {table for table, _ in personal_data.export_member(mia.pk)} == {"common.AuditEntry"}
    assert personal_data.holdings()["common.AuditEntry"].keep != ""
    assert (
        AuditEntry.objects.filter(target=f"member:{mia.pk}").values_list("action", flat=True).get() == "member.erased"
    )
    assert Session.objects.count() == UserSession.objects.count() == 0
    assert [member.pk for member in Member.objects.all()] == [noor.pk]
    assert EmailAddress.objects.count() == Letter.objects.count() == 1
    assert problem(phone.api("GET", "me"))[0] == 401
    assert problem(phone.refresh())[0] == 400
    assert join("mia").handle == "mia"  # the handle and the address are free again


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({}, (400, "invalid")),
        ({"password": ""}, (400, "invalid")),
        ({"password": "x" * 129}, (400, "invalid")),
        ({"password": "not-the-password"}, (403, "password_wrong")),
    ],
)
def test_without_the_password_nothing_is_erased(phone: App, body: dict[str, str], expected: tuple[int, str]):
    assert problem(phone.api("DELETE", "me", body)) == expected
    assert Member.objects.count() == 1
    assert phone.api("GET", "me").status_code == 200


@pytest.mark.usefixtures("within_the_hour")
def test_guessing_the_password_of_an_open_phone_ends(phone: App):
    for _ in range(10):
        assert problem(phone.api("DELETE", "me", {"password": "not-the-password"})) == (403, "password_wrong")
    assert problem(phone.api("DELETE", "me", {"password": PASSWORD})) == (429, "too_many_requests")
    assert Member.objects.count() == 1


def test_every_table_of_accounts_and_of_the_sign_in_library_is_declared():
    labels = {"accounts", "account", "mfa", "usersessions", "sessions", "auth", "contenttypes"}
    tables = {
        model._meta.label for model in apps.get_models(include_auto_created=True) if model._meta.app_label in labels
    }
    assert len(tables) == 10
    assert tables <= personal_data.holdings().keys()
