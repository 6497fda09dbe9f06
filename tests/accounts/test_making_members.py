"""Making a member: names, addresses, races."""

from __future__ import annotations

import threading

import pytest
from allauth.account.models import EmailAddress
from django.db import connection

from accounts import facade
from accounts.errors import EmailUnusableError, HandleTakenError, InvalidMemberError, TooYoungError
from accounts.models import Member
from accounts.services import members
from common.errors import RefusedError, TooManyError
from common.models import Letter
from tests.accounts.people import NOON, PASSWORD, born, join

pytestmark = pytest.mark.django_db


def test_a_member_joins_with_a_letter_that_verifies_the_address():
    mia = join("Mia_7", email="Mia@Example.org", display_name=" Mia ☀ ")
    assert (mia.handle, mia.email, mia.display_name, mia.is_active) == ("mia_7", "mia@example.org", "Mia ☀", True)
    assert mia.check_password(PASSWORD)
    assert EmailAddress.objects.values_list("user_id", "email", "primary", "verified").get() == (
        mia.pk, "mia@example.org", True, False,
    )  # fmt: skip
    letter = Letter.objects.get()
    assert (letter.recipient, letter.member_id) == ("mia@example.org", mia.pk)
    assert "/email/verify/" in letter.body
    card = facade.find_member("MIA_7", now=NOON)
    assert card is not None
    assert (card.id, card.name, card.is_teen) == (mia.pk, "Mia ☀", False)
    assert facade.member_cards([mia.pk], now=NOON) == {mia.pk: card}


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"handle": "mi"}, "handle", "handle_malformed"),
        ({"handle": "m" * 31}, "handle", "handle_malformed"),
        ({"handle": "7mia"}, "handle", "handle_malformed"),
        ({"handle": "mia\n"}, "handle", "handle_malformed"),
        ({"handle": "\u212aate"}, "handle", "handle_malformed"),  # the Kelvin sign, whose small letter is k
        ({"handle": "Admin"}, "handle", "handle_reserved"),
        ({"handle": "sup_port_"}, "handle", "handle_reserved"),
        ({"handle": "staff01"}, "handle", "handle_reserved"),
        ({"email": ""}, "email", "email_malformed"),
        ({"email": "mia"}, "email", "email_malformed"),
        ({"email": "m" * 243 + "@example.org"}, "email", "max_length"),
        ({"email": "mia\x00@example.org"}, "email", "email_malformed"),
        ({"password": "short-1"}, "password", "password_too_short"),
        ({"password": "1234567890"}, "password", "password_too_common"),
        ({"password": "x" * 129}, "password", "max_length"),
        ({"display_name": "n" * 61}, "display_name", "max_length"),
        ({"display_name": "a\x00b"}, "display_name", "display_name_malformed"),
        ({"display_name": "a\u202eb"}, "display_name", "display_name_malformed"),
    ],
)
def test_a_field_out_of_its_form_is_named_and_nothing_is_written(changes: dict[str, str], field: str, code: str):
    with pytest.raises(InvalidMemberError) as refusal:
        join(**changes)
    assert (field, code) in {(each["field"], each["code"]) for each in refusal.value.facts["errors"]}
    assert (Member.objects.count(), Letter.objects.count()) == (0, 0)


def test_all_fields_at_their_limits_pass():
    mia = join("m" * 30, email="m" * 64 + "@" + "e" * 60 + ".org", password="x" * 127 + "Y", display_name="n" * 60)
    assert (len(mia.handle), len(mia.display_name)) == (30, 60)


def test_a_taken_handle_is_refused_and_the_surrounding_transaction_lives():
    join("mia")
    with pytest.raises(HandleTakenError) as refusal:
        join("MIA", email="other@example.org")
    assert (refusal.value.code, refusal.value.status, refusal.value.field) == ("handle_taken", 409, "handle")
    assert Member.objects.count() == 1  # the query runs: the savepoint alone was undone


def test_a_taken_address_is_refused_and_its_owner_is_told():
    mia = join("mia")
    Letter.objects.all().delete()
    with pytest.raises(EmailUnusableError):
        join("copycat", email="MIA@example.org")
    for _ in range(3):
        members.refuse_taken_email(email="MIA@example.org", address="192.0.2.7", now=NOON)
    assert {(letter.recipient, letter.member_id) for letter in Letter.objects.all()} == {(mia.email, mia.pk)}
    with pytest.raises(TooManyError):
        members.refuse_taken_email(email="MIA@example.org", address="192.0.2.7", now=NOON)
    assert Letter.objects.count() == 3


def test_a_child_cannot_be_made_a_member_even_with_an_old_pass():
    with pytest.raises(TooYoungError):
        join(date_of_birth=born(12))
    assert Member.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_of_two_who_race_for_a_handle_one_wins():
    start, outcomes = threading.Barrier(2), []

    def race(email: str, handle: str) -> None:
        start.wait()
        try:
            outcomes.append(join(handle, email=email).handle)
        except RefusedError as error:
            outcomes.append(error.code)
        finally:
            connection.close()

    racers = [
        threading.Thread(target=race, args=pair) for pair in (("a@example.org", "Nova"), ("b@example.org", "nova"))
    ]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert sorted(outcomes) == ["handle_taken", "nova"]
    assert Member.objects.count() == 1
