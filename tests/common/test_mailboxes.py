"""A mailbox has one spelling, and what no letter could be sent to is no address."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from accounts.errors import EmailUnusableError, InvalidMemberError
from accounts.services import throttles
from common import mailboxes
from common.errors import InvalidError, TooManyError
from common.models import Letter
from invites.services import addresses, redeeming, waiting
from tests.accounts.client import App
from tests.accounts.people import NOON, join
from tests.invites.people import AT_HOME, made_by, word_for

WIDE = "v@\uff47mail.com"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" V@GMail.com ", "v@gmail.com"),
        (WIDE, "v@gmail.com"),
        ("v@gma\u00adil.com", "v@gmail.com"),  # a soft hyphen
        ("v@gmail\u3002com", "v@gmail.com"),  # an ideographic full stop
        ("v@B\u00fccher.example", "v@xn--bcher-kva.example"),
        ("v@b\u0075\u0308cher.example", "v@xn--bcher-kva.example"),
        ("o'neil+clips@example.org", "o'neil+clips@example.org"),
    ],
)
def test_every_spelling_of_a_mailbox_is_kept_as_one(typed: str, kept: str):
    assert mailboxes.normal(typed) == mailboxes.nearest(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "@",
        "v",
        "v@",
        "v@gmail.com.",
        "v@\u06dd.com",
        "\u212aate@gmail.com",
        "v\u0131@gmail.com",
        "v@a..com",
        "v@\x00.com",
    ],
)
def test_what_no_letter_could_be_sent_to_is_no_address(typed: str):
    with pytest.raises(ValidationError) as refused:
        mailboxes.normal(typed)
    assert refused.value.code == "email_malformed"
    with pytest.raises(InvalidError):
        addresses.normal(typed)


def test_the_length_that_counts_is_the_one_that_is_kept():
    assert len(mailboxes.normal("v@" + "e" * 60 + ".org")) == 66
    for typed in ("m" * 243 + "@example.org", "m" * 200 + "@" + "\u00fcb" * 24 + ".org"):
        with pytest.raises(ValidationError) as refused:
            mailboxes.normal(typed)
        assert refused.value.code == "max_length"


@pytest.mark.django_db
class TestOneMailboxEverywhere:
    def test_it_has_one_account(self):
        assert join("vera", email=WIDE).email == "v@gmail.com"
        with pytest.raises(EmailUnusableError):
            join("twin", email="v@gmail.com")
        with pytest.raises(InvalidMemberError):
            join("lost", email="v@\u06dd.com")

    def test_it_signs_in_and_resets_by_any_spelling(self):
        join("vera", email="v@gmail.com")
        assert App().sign_in(WIDE).status_code == 200
        assert App().auth("POST", "auth/password/request", {"email": WIDE}).status_code == 200
        assert Letter.objects.filter(recipient="v@gmail.com", subject__icontains="password").count() == 1
        assert App().auth("POST", "auth/password/request", {"email": "v@\u06dd.com"}).status_code == 400

    @pytest.mark.parametrize("count", [throttles.sign_in_try, throttles.letter_wish])
    def test_its_limit_is_one(self, count, settings):
        figures = {"sign_in_tries_per_account_hour": 2, "letters_per_address_hour": 2}
        settings.LIMITS = settings.LIMITS.model_copy(update=figures)
        for spelling in ("v@gmail.com", WIDE):
            count(address="192.0.2.1", email=spelling, now=NOON)
        with pytest.raises(TooManyError):
            count(address="192.0.2.1", email="v@g\uff4dail.com", now=NOON)

    def test_it_waits_once(self):
        for spelling in ("v@gmail.com", WIDE):
            waiting.ask(email=spelling, place=AT_HOME, now=NOON)
        assert set(Letter.objects.values_list("recipient", flat=True)) == {"v@gmail.com"}

    def test_an_invite_kept_for_it_opens_by_any_spelling(self):
        code = made_by(join("ada"), email=WIDE).code
        word = word_for(code, "v@gmail.com")
        assert redeeming.redeem(code=code, email="v@GMAIL.com", proof=word, now=NOON).email_is_proven
