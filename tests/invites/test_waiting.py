"""The waiting list: a place that only gets better, and answers that tell a stranger nothing."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from common import letters
from common.errors import InvalidError, NotFoundError, TooManyError
from common.ids import new_id
from common.models import Letter
from invites import tasks
from invites.contracts import Place, Waiting
from invites.models import WaitingEntry
from invites.services import waiting
from tests.invites.people import AT_HOME, NOON, all_at_once

pytestmark = pytest.mark.django_db


def token_for(email: str) -> str:
    """What the newest letter to the address leads to."""
    letter = Letter.objects.filter(recipient=email).latest("created_at", "id")
    return re.search(r"/waiting-list/(\S+)", letter.body)[1]


def in_line(email: str, *, minutes: int) -> str:
    """An address that asked at noon and confirmed so many minutes later; its token."""
    waiting.ask(email=email, place=AT_HOME, now=NOON)
    token = token_for(email)
    waiting.confirm(token=token, now=NOON + timedelta(minutes=minutes))
    return token


def test_a_place_counts_from_the_confirmation():
    ada, noor = in_line("ada@example.org", minutes=2), in_line("noor@example.org", minutes=1)
    assert waiting.look(token=noor) == Waiting(is_confirmed=True, position=1, waiting=2)
    assert waiting.look(token=ada) == Waiting(is_confirmed=True, position=2, waiting=2)


def test_an_unconfirmed_address_has_no_place_and_takes_none():
    waiting.ask(email="early@example.org", place=AT_HOME, now=NOON)
    ada = in_line("ada@example.org", minutes=1)
    assert waiting.look(token=token_for("early@example.org")) == Waiting(is_confirmed=False, position=None, waiting=1)
    assert waiting.look(token=ada).position == 1


def test_confirming_again_moves_nobody():
    noor, _ = in_line("noor@example.org", minutes=1), in_line("ada@example.org", minutes=2)
    assert waiting.confirm(token=noor, now=NOON + timedelta(days=1)).position == 1


def test_who_leaves_lets_the_others_move_up_and_is_forgotten():
    noor, ada = in_line("noor@example.org", minutes=1), in_line("ada@example.org", minutes=2)
    waiting.leave(token=noor)
    assert waiting.look(token=ada) == Waiting(is_confirmed=True, position=1, waiting=1)
    for act in (waiting.look, waiting.leave):
        with pytest.raises(NotFoundError):
            act(token=noor)


def test_who_leaves_or_never_answers_is_forgotten_with_their_letters():
    noor = in_line("noor@example.org", minutes=1)
    waiting.ask(email="never@example.org", place=AT_HOME, now=NOON)
    in_line("ada@example.org", minutes=2)
    letters.post(recipient="noor@example.org", subject="s", body="b", now=NOON, member_id=new_id())
    waiting.leave(token=noor)
    waiting.forget_unanswered(now=NOON + timedelta(days=7, seconds=1))
    left = Letter.objects.order_by("recipient").values_list("recipient", "subject")
    assert [name for name, _ in left] == ["ada@example.org", "noor@example.org"]
    assert left[1][1] == "s"  # another thing than the waiting list, to a member


def test_known_and_unknown_addresses_get_the_same():
    in_line("ada@example.org", minutes=1)
    for email in ("ada@example.org", " Ada@Example.org", "new@example.org"):
        assert waiting.ask(email=email, place=AT_HOME, now=NOON) is None
    assert Letter.objects.count() == 4
    assert WaitingEntry.objects.count() == 2


def test_a_mailbox_is_not_filled_and_a_place_not_used_for_lists():
    for _ in range(20):
        waiting.ask(email="ada@example.org", place=AT_HOME, now=NOON)
    assert Letter.objects.count() == 6
    with pytest.raises(TooManyError):
        waiting.ask(email="noor@example.org", place=AT_HOME, now=NOON)
    waiting.ask(email="noor@example.org", place=Place(address="198.51.100.9", country=None), now=NOON)
    assert set(WaitingEntry.objects.values_list("email", flat=True)) == {"ada@example.org", "noor@example.org"}


@pytest.mark.parametrize("email", ["", "ada", "a\x00@example.org", "x" * 250 + "@example.org"])
def test_what_is_no_address_is_not_noted(email: str):
    with pytest.raises(InvalidError):
        waiting.ask(email=email, place=AT_HOME, now=NOON)
    assert not WaitingEntry.objects.exists()


@pytest.mark.parametrize("token", ["", ".", "0" * 32, "0" * 32 + ".AAAA", "x" * 5000])
def test_a_made_up_token_leads_nowhere(token: str):
    with pytest.raises(NotFoundError):
        waiting.confirm(token=token, now=NOON)


def test_who_never_answers_is_forgotten(monkeypatch: pytest.MonkeyPatch):
    waiting.ask(email="never@example.org", place=AT_HOME, now=NOON)
    in_line("ada@example.org", minutes=1)
    monkeypatch.setattr("common.clock.now", lambda: NOON + timedelta(days=7))
    tasks.lapse()
    assert WaitingEntry.objects.count() == 2
    monkeypatch.setattr("common.clock.now", lambda: NOON + timedelta(days=7, seconds=1))
    tasks.lapse()
    assert list(WaitingEntry.objects.values_list("email", flat=True)) == ["ada@example.org"]


@pytest.mark.django_db(transaction=True)
def test_an_address_asked_for_by_many_at_once_waits_once():
    places = [Place(address=f"192.0.2.{number}", country=None) for number in range(16)]
    all_at_once(16, lambda number: waiting.ask(email="ada@example.org", place=places[number], now=NOON), threads=16)
    assert (WaitingEntry.objects.count(), Letter.objects.count()) == (1, 6)
