"""What goes by letter, changes of password, and the second factor."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from unittest import mock

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from redis.exceptions import ConnectionError as CacheGoneError

from accounts import events
from accounts.models import Member
from common.models import Letter
from tests.accounts.client import App, problem
from tests.accounts.letters import key_in, newest
from tests.accounts.people import PASSWORD, join

pytestmark = pytest.mark.django_db

ANOTHER = "walnut-harbour-11-sky"


@pytest.fixture(autouse=True)
def mia() -> Member:
    return join("mia")


@pytest.fixture
def verified(mia: Member) -> Member:
    EmailAddress.objects.filter(user=mia).update(verified=True)
    return mia


def test_the_key_of_the_letter_verifies_the_address_and_higher_apps_hear_it(mia, django_capture_on_commit_callbacks):
    heard = mock.Mock()
    events.email_verified.connect(heard)
    key = key_in(newest("mia@example.org"), "/email/verify")
    asked = App().client.get("/api/auth/app/v1/auth/email/verify", headers={"X-Email-Verification-Key": key})
    assert asked.json()["data"]["email"] == "mia@example.org"
    with django_capture_on_commit_callbacks(execute=True):
        App().auth("POST", "auth/email/verify", {"key": key})
    assert EmailAddress.objects.get().verified
    (told,) = heard.call_args_list
    assert (told.kwargs["member_id"], told.kwargs["email"]) == (mia.pk, "mia@example.org")


@pytest.mark.parametrize("key", ["", "x", "a:b:c", "\x00", "k" * 5000])
def test_another_key_verifies_nothing(key: str):
    assert problem(App().auth("POST", "auth/email/verify", {"key": key}))[0] == 400
    assert not EmailAddress.objects.get().verified


@pytest.mark.usefixtures("within_the_hour")
def test_a_letter_that_verifies_can_be_asked_for_again_but_not_for_ever(mia: Member):
    phone = App()
    phone.sign_in()
    for _ in range(6):
        assert phone.auth("PUT", "account/email", {"email": "mia@example.org"}).status_code == 200
    assert problem(phone.auth("PUT", "account/email", {"email": "mia@example.org"})) == (429, "too_many_requests")
    assert Letter.objects.filter(recipient="mia@example.org").count() == 7


def test_a_member_moves_to_a_new_address_once_it_is_verified(mia: Member):
    phone = App()
    phone.sign_in()
    phone.auth("POST", "account/email", {"email": "new@example.org"})
    as_primary = {"email": "new@example.org", "primary": True}
    assert problem(phone.auth("PATCH", "account/email", as_primary)) == (409, "email_unverified")
    phone.auth("POST", "auth/email/verify", {"key": key_in(newest("new@example.org"), "/email/verify")})
    moved = phone.auth("PATCH", "account/email", as_primary)
    assert moved.status_code == 200, moved.json()
    assert Member.objects.get().email == "new@example.org"
    assert "another e-mail address" in newest("mia@example.org").body


def test_adding_somebody_elses_address_answers_like_a_free_one_and_moves_nothing():
    join("noor")
    phone = App()
    phone.sign_in()
    taken = phone.auth("POST", "account/email", {"email": "noor@example.org"})
    assert taken.status_code == 200
    assert problem(phone.auth("PATCH", "account/email", {"email": "noor@example.org", "primary": True}))[0] == 409
    assert Member.objects.get(handle="mia").email == "mia@example.org"


def test_a_letter_resets_the_password_once_and_ends_every_session():
    thief, mia = App(), App()
    thief.sign_in()
    assert App().auth("POST", "auth/password/request", {"email": "MIA@example.org"}).json() == {"status": 200}
    key = key_in(newest("mia@example.org"), "/password/reset")
    assert mia.auth("POST", "auth/password/reset", {"key": key, "password": ANOTHER}).status_code == 200
    assert mia.api("GET", "me").json()["handle"] == "mia"  # whoever has the mailbox is in
    assert problem(thief.api("GET", "me"))[0] == 401
    assert problem(thief.refresh())[0] == 400
    again = App().auth("POST", "auth/password/reset", {"key": key, "password": "third-" + ANOTHER})
    assert problem(again) == (400, "key_invalid")
    assert problem(App().sign_in())[0] == 400
    assert App().sign_in(password=ANOTHER).status_code == 200
    assert "replaced through a letter" in newest("mia@example.org").body


def test_asking_for_an_unknown_address_answers_alike_and_writes_nothing():
    before = Letter.objects.count()
    known = App().auth("POST", "auth/password/request", {"email": "mia@example.org"})
    unknown = App().auth("POST", "auth/password/request", {"email": "nobody@example.org"})
    assert (unknown.status_code, unknown.content) == (known.status_code, known.content)
    assert Letter.objects.count() == before + 1


@pytest.mark.usefixtures("within_the_hour")
def test_a_known_and_an_unknown_mailbox_are_throttled_alike():
    for email in ("mia@example.org", "nobody@example.org"):
        for _ in range(6):
            assert App().auth("POST", "auth/password/request", {"email": email}).status_code == 200
        refused = App().auth("POST", "auth/password/request", {"email": email})
        assert problem(refused) == (429, "too_many_requests")


def test_the_password_is_changed_by_who_knows_it_and_other_devices_are_signed_out():
    phone, tablet = App(), App()
    phone.sign_in()
    tablet.sign_in()
    change = {"current_password": PASSWORD, "new_password": ANOTHER}
    assert phone.auth("POST", "account/password/change", change).status_code == 200
    assert phone.auth("GET", "auth/session").status_code == 200
    assert problem(tablet.api("GET", "me"))[0] == 401
    assert App().sign_in(password=ANOTHER).status_code == 200


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"current_password": "not-the-password", "new_password": ANOTHER}, "enter_current_password"),
        ({"current_password": PASSWORD, "new_password": "short-1"}, "password_too_short"),
        ({"current_password": PASSWORD, "new_password": "x" * 129}, "max_length"),
        ({"current_password": PASSWORD, "new_password": "mia@example.org"}, "password_too_similar"),
        ({"new_password": ANOTHER}, "required"),
    ],
)
def test_a_change_that_is_not_right_changes_nothing(change: dict[str, str], code: str):
    phone = App()
    phone.sign_in()
    answer = phone.auth("POST", "account/password/change", change)
    assert problem(answer) == (400, "invalid")
    assert [error["code"] for error in answer.json()["errors"]] == [code]
    assert Member.objects.get().check_password(PASSWORD)


@pytest.fixture
def stopped_clock() -> Iterator[None]:
    """A code counts for the half minute in which it was made: none may end between making it and sending it."""
    with time_machine.travel(datetime.now(UTC), tick=False):
        yield


def code_now(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def set_up_second_factor(phone: App) -> str:
    phone.sign_in()
    assert phone.auth("POST", "auth/reauthenticate", {"password": PASSWORD}).status_code == 200
    secret = phone.auth("GET", "account/authenticators/totp").json()["meta"]["secret"]
    assert phone.auth("POST", "account/authenticators/totp", {"code": code_now(secret)}).status_code == 200
    return str(secret)


def test_with_a_second_factor_the_password_is_half_the_way(verified: Member, stopped_clock: None):
    secret = set_up_second_factor(App())
    assert secret not in str(Authenticator.objects.get(type="totp").data)
    phone = App()
    half = phone.sign_in()
    assert problem(half) == (401, "sign_in_unfinished")
    assert {"id": "mfa_authenticate", "is_pending": True, "types": ["recovery_codes", "totp"]} in half.json()["data"][
        "flows"
    ]
    assert problem(phone.api("GET", "me"))[0] == 401
    with mock.patch.object(cache, "add", return_value=True) as first_use:
        answer = phone.auth("POST", "auth/2fa/authenticate", {"code": code_now(secret)})
    assert answer.status_code == 200
    assert first_use.call_count == 1
    assert phone.api("GET", "me").json()["handle"] == "mia"


def test_guessing_codes_ends_after_ten(verified: Member, stopped_clock: None):
    set_up_second_factor(App())
    phone = App()
    phone.sign_in()
    for _ in range(10):
        assert problem(phone.auth("POST", "auth/2fa/authenticate", {"code": "abcdef"})) == (400, "code_incorrect")
    assert problem(phone.auth("POST", "auth/2fa/authenticate", {"code": "abcdef"})) == (429, "too_many_requests")


def test_with_the_cache_gone_a_right_code_waits_and_a_recovery_code_opens(verified: Member, stopped_clock: None):
    owner = App()
    secret = set_up_second_factor(owner)
    codes = owner.auth("GET", "account/authenticators/recovery-codes").json()["data"]["unused_codes"]
    phone = App()
    phone.sign_in()
    with mock.patch.object(cache, "add", side_effect=CacheGoneError("gone")):
        refused = phone.auth("POST", "auth/2fa/authenticate", {"code": code_now(secret)})
        assert problem(refused) == (503, "unavailable")
        assert refused.headers["Retry-After"] == "5"
    assert phone.auth("POST", "auth/2fa/authenticate", {"code": codes[0]}).status_code == 200
    other = App()
    other.sign_in()
    assert problem(other.auth("POST", "auth/2fa/authenticate", {"code": codes[0]})) == (400, "code_incorrect")


def test_without_a_verified_address_no_second_factor_is_set_up():
    phone = App()
    phone.sign_in()
    assert problem(phone.auth("GET", "account/authenticators/totp")) == (409, "email_unverified")
    assert Authenticator.objects.count() == 0
