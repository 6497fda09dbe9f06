"""One code, one member: however many try at once, and whatever they learn from it."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts import facade as accounts
from common.errors import TooManyError
from invites.enums import SlotState
from invites.errors import EmailProofNeededError, InviteNotValidError
from invites.models import Slot
from invites.services import redeeming, slots, throttle
from tests.invites.people import NOON, all_at_once, join, made_by, word_for

A_MONTH_ON = NOON + timedelta(days=30)


@pytest.mark.django_db(transaction=True)
def test_of_ten_thousand_at_once_one_wins():
    mia = join("mia")
    made = made_by(mia)

    def redeem(_: int) -> str:
        try:
            with transaction.atomic():
                redeeming.redeem(code=made.code, email="guest@example.org", now=NOON)
        except InviteNotValidError:
            return "lost"
        return "won"

    begun = time.process_time()
    results = all_at_once(10_000, redeem, threads=64)
    print(f"10,000 redemptions by 64 connections: {time.process_time() - begun:.1f} CPU s")  # noqa: T201
    assert (results.count("won"), results.count("lost")) == (1, 9_999)
    assert Slot.objects.filter(owner=mia, state=SlotState.REDEEMED).count() == 1


@pytest.mark.django_db
def test_a_code_works_until_the_last_moment_and_not_after():
    mia = join("mia")
    last, late = made_by(mia), made_by(mia)
    redeeming.redeem(code=last.code, email="guest@example.org", now=A_MONTH_ON - timedelta(microseconds=1))
    with pytest.raises(InviteNotValidError):
        redeeming.redeem(code=late.code, email="guest@example.org", now=A_MONTH_ON)


@pytest.mark.django_db
def test_a_suspended_members_codes_open_nothing():
    mia = join("mia")
    made = made_by(mia)
    accounts.suspend_members([mia.pk])
    with pytest.raises(InviteNotValidError):
        redeeming.redeem(code=made.code, email="guest@example.org", now=NOON)


@pytest.mark.django_db
def test_every_code_that_does_not_open_costs_the_same_one_statement():
    mia = join("mia")
    used, revoked, kept, lapsed = (made_by(mia, email=email) for email in ("", "", "friend@example.org", ""))
    redeeming.redeem(code=used.code, email="guest@example.org", now=NOON)
    slots.revoke(actor_id=mia.pk, slot_id=revoked.id, now=NOON)
    Slot.objects.filter(pk=lapsed.id).update(made_at=NOON - timedelta(days=40), lapses_at=NOON - timedelta(days=10))
    seen = set()
    for code in (used.code, revoked.code, kept.code, lapsed.code, "2222-2222-2222-2222", "no code at all", "?"):
        with (
            CaptureQueriesContext(
                connection,
            ) as queries,
            pytest.raises(InviteNotValidError) as refused,
        ):
            redeeming.redeem(code=code, email="stranger@example.org", now=NOON)
        statements = tuple(each["sql"].split("WHERE lookup")[0] for each in queries)
        assert len(statements) == 1
        seen.add((statements, str(refused.value), refused.value.field, tuple(refused.value.facts)))
    assert len(seen) == 1


@pytest.mark.django_db
def test_a_kept_invite_opens_with_the_word_that_only_the_mailbox_has():
    made = made_by(join("mia"), email="friend@example.org")
    word = word_for(made.code, "friend@example.org")
    admitted = redeeming.redeem(code=made.code, email="Friend@Example.org", now=NOON, proof=word.lower())
    assert (admitted.slot_id, admitted.email_is_proven) == (made.id, True)
    assert Slot.objects.get(pk=made.id).email == ""


@pytest.mark.django_db
@pytest.mark.parametrize("proof", ["", "2222-2222"])
def test_without_the_word_a_kept_invite_stays_unspent(proof: str):
    made = made_by(join("mia"), email="friend@example.org")
    with pytest.raises(EmailProofNeededError), transaction.atomic():
        redeeming.redeem(code=made.code, email="friend@example.org", now=NOON, proof=proof)
    assert Slot.objects.get(pk=made.id).state == SlotState.OPEN


@pytest.mark.django_db
def test_the_word_cannot_be_guessed_at():
    made = made_by(join("mia"), email="friend@example.org")
    lookup = bytes(Slot.objects.get(pk=made.id).lookup)
    for _ in range(10):
        throttle.count_proof(lookup, now=NOON)
    word = word_for(made.code, "friend@example.org")
    with pytest.raises(TooManyError), transaction.atomic():
        redeeming.redeem(code=made.code, email="friend@example.org", now=NOON, proof=word)
    later = NOON + timedelta(hours=1)
    assert redeeming.redeem(code=made.code, email="friend@example.org", now=later, proof=word).slot_id == made.id


@pytest.mark.django_db
def test_the_word_is_another_one_for_the_slots_next_code():
    mia = join("mia")
    first = made_by(mia, email="friend@example.org")
    word = word_for(first.code, "friend@example.org")
    slots.revoke(actor_id=mia.pk, slot_id=first.id, now=NOON)
    second = made_by(mia, email="friend@example.org")
    assert second.id == first.id
    with pytest.raises(EmailProofNeededError), transaction.atomic():
        redeeming.redeem(code=second.code, email="friend@example.org", now=NOON, proof=word)
