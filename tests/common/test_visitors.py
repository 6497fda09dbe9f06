"""Where a request comes from, and what counts as one place."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory

from accounts.errors import AgeGateClosedError, TooYoungError
from accounts.services import age, members, throttles
from common.errors import TooManyError
from common.visitors import address_of, country_of, origin_of
from tests.accounts.people import NOON, born


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8:0:0:ffff::1", "2001:db8::/64"),
        ("2001:db8:0:1::1", "2001:db8:0:1::/64"),
        ("::1", "::/64"),
        ("unknown", "unknown"),
    ],
)
def test_one_line_is_one_place(address: str, origin: str):
    assert origin_of(address) == origin


@pytest.mark.parametrize(
    ("name", "address", "country"), [("none", "192.0.2.1", None), ("", "192.0.2.1", None), ("X-Told", "ca", "CA")]
)
def test_only_a_named_header_is_believed(name: str, address: str, country: str | None, settings: Any):
    settings.ADDRESS_HEADER = settings.COUNTRY_HEADER = name
    request = RequestFactory().get("/", headers={"X-Told": "ca", "None": "fr"}, REMOTE_ADDR="192.0.2.1")
    assert (address_of(request), country_of(request)) == (address, country)


def sign_in(address: str, number: int) -> None:
    throttles.sign_in_try(address=address, email=f"m{number}@example.org", now=NOON)


def wish_for_a_letter(address: str, number: int) -> None:
    throttles.letter_wish(address=address, email=f"m{number}@example.org", now=NOON)


def take_an_address(address: str, number: int) -> None:
    members.refuse_taken_email(email=f"m{number}@example.org", address=address, now=NOON)


def say_too_young(address: str, number: int) -> None:
    try:
        age.open_gate(date_of_birth=born(9), country="US", address=address, refused_cookie=None, now=NOON)
    except TooYoungError:
        return


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("try_once", "limit", "refusal"),
    [
        (sign_in, "sign_in_tries_per_address_hour", TooManyError),
        (wish_for_a_letter, "letters_per_visitor_hour", TooManyError),
        (take_an_address, "taken_emails_per_address_hour", TooManyError),
        (say_too_young, "age_refusals_per_address", AgeGateClosedError),
    ],
)
def test_another_address_of_the_same_line_is_no_new_visitor(try_once: Any, limit: str, refusal: Any, settings: Any):
    settings.LIMITS = settings.LIMITS.model_copy(update={limit: 3})
    for number in range(3):
        try_once(f"2001:db8::{number:x}", number)
    with pytest.raises(refusal):
        try_once("2001:db8::9999", 4)
    try_once("2001:db8:0:1::1", 5)
