"""The invite and the account succeed together, or neither does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache

from accounts.errors import AgePassInvalidError, EmailUnusableError, HandleTakenError, InvalidMemberError
from accounts.models import Member
from common.errors import RefusedError, TooManyError
from common.models import AuditEntry, Letter, LiveEvent
from invites.contracts import Admitted, Newcomer, Place
from invites.enums import AdmissionKind, SlotState
from invites.errors import EmailProofNeededError, InviteNotValidError
from invites.models import Arrival, Slot, WaitingEntry
from invites.services import joining, slots, waiting
from moderation.models import Flag
from tests.invites.people import AT_HOME, NOON, PASSWORD, a_newcomer, all_at_once, born, join, limits, made_by, word_for

pytestmark = pytest.mark.django_db
ELSEWHERE = Place(address="198.51.100.9", country="CA")


def test_a_newcomer_joins_by_an_invite():
    mia = join("mia")
    made = made_by(mia)
    joined = joining.join(code=made.code, newcomer=a_newcomer("Noor"), place=AT_HOME, now=NOON)
    noor = Member.objects.get(handle="noor")
    assert (joined.member.id, joined.inviter_id) == (noor.pk, mia.pk)
    assert noor.check_password(PASSWORD)
    assert (noor.date_of_birth, noor.country) == (born(30), "US")
    assert Arrival.objects.values_list("member_id", "inviter_id", "slot_id", "kind", "country", "at").get() == (
        noor.pk, mia.pk, made.id, AdmissionKind.INVITE, "US", NOON,
    )  # fmt: skip
    shown = slots.mine(actor_id=mia.pk, now=NOON)[0]
    assert (shown.state, shown.redeemed_by, shown.code) == (SlotState.REDEEMED, joined.member, None)
    assert AuditEntry.objects.values_list("actor_id", "action", "target", "facts").get() == (
        noor.pk, "invite.redeemed", f"invite:{made.id}", {"inviter": str(mia.pk)},
    )  # fmt: skip
    assert LiveEvent.objects.values_list("member_id", "kind", "payload").get() == (
        mia.pk, "invite.redeemed", {"member_id": str(joined.member.id)},
    )  # fmt: skip
    assert not Flag.objects.exists()


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"handle": "mia"}, HandleTakenError),
        ({"email": "mia@example.org"}, EmailUnusableError),
        ({"password": "short"}, InvalidMemberError),
        ({"password": "p" * 129}, InvalidMemberError),
        ({"handle": "n\x00or"}, InvalidMemberError),
        ({"email": "noor"}, InvalidMemberError),
        ({"display_name": "n" * 61}, InvalidMemberError),
        ({"age_pass": "not one of ours"}, AgePassInvalidError),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_fails_leaves_the_code_unspent(changes: dict[str, str], refusal: type[RefusedError]):
    made = made_by(join("mia"))
    with pytest.raises(refusal):
        joining.join(code=made.code, newcomer=a_newcomer("noor", **changes), place=AT_HOME, now=NOON)
    assert Slot.objects.get(pk=made.id).state == SlotState.OPEN
    assert not Arrival.objects.exists()
    assert list(Member.objects.values_list("handle", flat=True)) == ["mia"]
    joining.join(code=made.code, newcomer=a_newcomer("noor"), place=AT_HOME, now=NOON)


def test_an_age_pass_that_is_too_old_spends_nothing():
    made = made_by(join("mia"))
    newcomer, later = a_newcomer("noor"), NOON + timedelta(minutes=31)
    with pytest.raises(AgePassInvalidError):
        joining.join(code=made.code, newcomer=newcomer, place=AT_HOME, now=later)
    assert Slot.objects.get(pk=made.id).state == SlotState.OPEN


def test_a_stranger_without_a_code_learns_nothing_about_handles_or_addresses():
    join("mia")
    for changes in ({"handle": "mia"}, {"email": "mia@example.org"}, {"password": "short"}, {"handle": "?"}):
        with pytest.raises(InviteNotValidError):
            joining.join(code="guess", newcomer=a_newcomer("noor", **changes), place=AT_HOME, now=NOON)
    assert Letter.objects.count() == 1  # mia's own


@pytest.mark.django_db(transaction=True)
def test_of_sixteen_who_join_at_once_with_one_code_one_becomes_a_member():
    made = made_by(join("mia"))
    newcomers = [a_newcomer(f"guest{letter}") for letter in "abcdefghijklmnop"]

    def act(number: int) -> str:
        try:
            return joining.join(code=made.code, newcomer=newcomers[number], place=AT_HOME, now=NOON).member.handle
        except InviteNotValidError:
            return "refused"

    with limits(invite_tries_per_address_hour=100):
        results = all_at_once(16, act, threads=16)
    winners = [result for result in results if result != "refused"]
    assert (len(winners), results.count("refused")) == (1, 15)
    assert set(Member.objects.values_list("handle", flat=True)) == {"mia", winners[0]}
    assert Arrival.objects.count() == 1


def test_a_kept_invite_writes_to_its_address_and_opens_with_the_word():
    mia = join("mia")
    made = made_by(mia, email="friend@example.org")
    friend = a_newcomer("friend")
    with pytest.raises(EmailProofNeededError):
        joining.join(code=made.code, newcomer=friend, place=AT_HOME, now=NOON)
    letter = Letter.objects.exclude(member_id=mia.pk).get()
    word = word_for(made.code, "friend@example.org")
    assert (letter.recipient, word in letter.body, made.code in letter.body) == ("friend@example.org", True, False)
    joined = joining.join(code=made.code, newcomer=friend, place=AT_HOME, now=NOON, email_proof=f" {word.lower()}")
    assert EmailAddress.objects.filter(user_id=joined.member.id, verified=True).count() == 1


def test_a_kept_invite_is_no_invite_for_anybody_else():
    mia = join("mia")
    made = made_by(mia, email="friend@example.org")
    with pytest.raises(InviteNotValidError):
        joining.join(code=made.code, newcomer=a_newcomer("stranger"), place=AT_HOME, now=NOON)
    assert Letter.objects.exclude(member_id=mia.pk).count() == 0


def test_a_mailbox_is_not_filled_by_asking_again():
    mia = join("mia")
    made = made_by(mia, email="friend@example.org")
    for _ in range(8):
        with pytest.raises(EmailProofNeededError):
            joining.join(code=made.code, newcomer=a_newcomer("friend"), place=AT_HOME, now=NOON)
    assert Letter.objects.exclude(member_id=mia.pk).count() == 6


def test_wrong_words_are_counted_until_the_right_one_no_longer_helps():
    made = made_by(join("mia"), email="friend@example.org")
    tries = ["2222-2222"] * 10 + [word_for(made.code, "friend@example.org")]
    for proof in tries[:10]:
        with pytest.raises(EmailProofNeededError):
            joining.join(code=made.code, newcomer=a_newcomer("friend"), place=AT_HOME, now=NOON, email_proof=proof)
    with pytest.raises(TooManyError):
        joining.join(code=made.code, newcomer=a_newcomer("friend"), place=AT_HOME, now=NOON, email_proof=tries[10])
    assert Slot.objects.get(pk=made.id).state == SlotState.OPEN


def test_redeemed_in_another_country_raises_one_flag():
    mia = join("mia")
    made = made_by(mia)
    joined = joining.join(code=made.code, newcomer=a_newcomer("noor"), place=ELSEWHERE, now=NOON)
    assert Flag.objects.values_list("kind", "subject", "facts").get() == (
        "invites.redeemed_far_away",
        f"invite:{made.id}",
        {"made_in": "US", "redeemed_in": "CA", "inviter": str(mia.pk), "member": str(joined.member.id)},
    )


@pytest.mark.parametrize(("made_in", "redeemed_in"), [("US", "US"), (None, "CA"), ("US", None)])
def test_home_and_unknown_countries_raise_no_flag(made_in: str | None, redeemed_in: str | None):
    made = made_by(join("mia"), country=made_in)
    place = Place(address=AT_HOME.address, country=redeemed_in)
    joining.join(code=made.code, newcomer=a_newcomer("noor"), place=place, now=NOON)
    assert not Flag.objects.exists()


def test_many_wrong_codes_from_one_place_raise_one_flag():
    newcomer = a_newcomer("guesser")
    for attempt in range(15):
        assert Flag.objects.count() == (1 if attempt >= 10 else 0)
        with pytest.raises(InviteNotValidError):
            joining.join(code=f"guess {attempt}", newcomer=newcomer, place=AT_HOME, now=NOON)
    flag = Flag.objects.get()
    assert (flag.kind, flag.facts) == ("invites.many_tries", {"tries": 10, "window_s": 3600, "country": "US"})
    assert AT_HOME.address not in flag.subject


def test_a_place_has_twenty_tries_an_hour_whatever_the_cache_forgets():
    made = made_by(join("mia"))
    newcomer = a_newcomer("noor")
    for attempt in range(20):
        with pytest.raises(InviteNotValidError):
            joining.join(code=f"guess {attempt}", newcomer=newcomer, place=AT_HOME, now=NOON)
    cache.clear()
    with pytest.raises(TooManyError) as refused:
        joining.join(code=made.code, newcomer=newcomer, place=AT_HOME, now=NOON)
    assert refused.value.retry_after_s == 3601
    assert Slot.objects.get(pk=made.id).state == SlotState.OPEN
    joining.join(code=made.code, newcomer=newcomer, place=ELSEWHERE, now=NOON)


def test_all_places_together_have_their_own_limit():
    made = made_by(join("mia"))
    newcomer = a_newcomer("noor")
    with limits(invite_tries_all_minute=30):
        hits = [_guess(newcomer, f"192.0.2.{number % 200}") for number in range(60)]
        assert (hits.count(InviteNotValidError), hits.count(TooManyError)) == (30, 30)
        with pytest.raises(TooManyError):
            joining.join(code=made.code, newcomer=newcomer, place=AT_HOME, now=NOON)
        joining.join(code=made.code, newcomer=newcomer, place=AT_HOME, now=NOON + timedelta(minutes=1))


def test_one_line_with_many_addresses_is_one_place():
    newcomer = a_newcomer("guesser")
    hits = [_guess(newcomer, f"2001:db8:1:2::{number:x}") for number in range(25)]
    assert (hits.count(InviteNotValidError), hits.count(TooManyError)) == (20, 5)
    assert _guess(newcomer, "2001:db8:1:3::1") is InviteNotValidError
    assert [_guess(newcomer, f"::ffff:192.0.2.{number}") for number in (1, 2)] == [InviteNotValidError] * 2


def _guess(newcomer: Newcomer, address: str) -> type[RefusedError]:
    with pytest.raises(RefusedError) as refused:
        joining.join(code="guess", newcomer=newcomer, place=Place(address=address, country="US"), now=NOON)
    return refused.type


def test_whoever_joins_leaves_the_waiting_list():
    waiting.ask(email="Noor@example.org", place=AT_HOME, now=NOON)
    waiting.ask(email="ada@example.org", place=AT_HOME, now=NOON)
    joining.join(code=made_by(join("mia")).code, newcomer=a_newcomer("noor"), place=AT_HOME, now=NOON)
    assert list(WaitingEntry.objects.values_list("email", flat=True)) == ["ada@example.org"]


@dataclass
class PaidAdmission:
    """What a paid plan could be: a right without an invite."""

    refusals: int = 0

    def admit(self, *, email: str, place: Place, now: object) -> Admitted:
        return Admitted(kind=AdmissionKind.INVITE)

    def after_refusal(self, refusal: RefusedError, **_: object) -> None:
        self.refusals += 1


def test_another_admission_enters_through_the_same_door():
    join("mia")
    paid = PaidAdmission()
    joined = joining.join_through(admission=paid, newcomer=a_newcomer("noor"), place=AT_HOME, now=NOON)
    assert Arrival.objects.values_list("member_id", "inviter_id", "slot_id").get() == (joined.member.id, None, None)
    with pytest.raises(HandleTakenError):
        joining.join_through(admission=paid, newcomer=a_newcomer("mia", email="x@example.org"), place=AT_HOME, now=NOON)
    assert (paid.refusals, Arrival.objects.count()) == (1, 1)
