"""What a stranger does at the sign-in door takes nothing from the member who is signed in."""

from __future__ import annotations

import pytest

from accounts.models import Member
from tests.accounts.client import App, problem
from tests.accounts.people import PASSWORD, join

pytestmark = pytest.mark.django_db

ANOTHER = "walnut-harbour-11-sky"


@pytest.fixture
def phone(settings, within_the_hour: None) -> App:
    """Mia's, signed in before a stranger has used up the sign-ins of her account."""
    settings.LIMITS = settings.LIMITS.model_copy(update={"sign_in_tries_per_account_hour": 3})
    join("mia")
    phone = App("192.0.2.10")
    phone.sign_in()
    for _ in range(3):
        App("198.51.100.1").sign_in(password="not-hers-at-all")
    assert problem(App("192.0.2.11").sign_in()) == (429, "too_many_requests")
    return phone


def test_the_member_leaves(phone: App):
    assert phone.api("DELETE", "me", {"password": PASSWORD}).status_code == 204
    assert not Member.objects.exists()


def test_the_member_changes_the_password(phone: App):
    body = {"current_password": PASSWORD, "new_password": ANOTHER}
    phone.auth("POST", "account/password/change", body)
    assert Member.objects.get().check_password(ANOTHER)


def test_the_member_confirms_who_it_is(phone: App):
    assert phone.auth("POST", "auth/reauthenticate", {"password": PASSWORD}).status_code == 200


def test_who_holds_the_open_phone_guesses_three_times_over_all_doors(phone: App):
    phone.api("DELETE", "me", {"password": "not-hers-at-all"})
    phone.auth("POST", "account/password/change", {"current_password": "not-hers", "new_password": ANOTHER})
    phone.auth("POST", "auth/reauthenticate", {"password": "not-hers-at-all"})
    assert problem(phone.api("DELETE", "me", {"password": PASSWORD})) == (429, "too_many_requests")
    assert Member.objects.get().check_password(PASSWORD)
