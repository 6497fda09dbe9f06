"""Four invites for ever: the database says so."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, connection, transaction

from common.errors import InvalidError, NotFoundError
from common.models import AuditEntry
from invites import codes, tasks
from invites.enums import GivenBack, SlotState
from invites.errors import InviteNotOpenError, NoFreeInviteError
from invites.models import Slot
from invites.services import redeeming, slots
from tests.invites.people import NOON, all_at_once, join, limits, made_by

A_MONTH_ON = NOON + timedelta(days=30)


@pytest.mark.django_db
def test_a_member_finds_four_free_invites():
    mia = join("mia")
    invites = slots.mine(actor_id=mia.pk, now=NOON)
    assert [(invite.position, invite.state, invite.code) for invite in invites] == [
        (position, SlotState.FREE, None) for position in (1, 2, 3, 4)
    ]


@pytest.mark.django_db
def test_an_invite_shows_its_owner_code_link_and_end():
    mia = join("mia")
    made = made_by(mia, email=" Friend@Example.org ")
    assert (made.state, made.email, made.lapses_at) == (SlotState.OPEN, "friend@example.org", A_MONTH_ON)
    assert made.link == f"{settings.SITE_URL}/join?code={made.code}"
    assert slots.mine(actor_id=mia.pk, now=NOON)[0] == made


@pytest.mark.django_db
def test_the_fifth_invite_is_refused_until_one_is_revoked():
    mia = join("mia")
    first, *_ = [made_by(mia) for _ in range(4)]
    with pytest.raises(NoFreeInviteError):
        made_by(mia)
    slots.revoke(actor_id=mia.pk, slot_id=first.id, now=NOON)
    again = made_by(mia)
    assert again.id == first.id
    assert again.code != first.code
    assert AuditEntry.objects.values_list("actor_id", "action", "target").get() == (
        mia.pk, "invite.revoked", f"invite:{first.id}",
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("number", [4, 32767])
def test_a_fifth_slot_cannot_exist(number: int):
    mia = join("mia")
    slots.mine(actor_id=mia.pk, now=NOON)
    with pytest.raises(IntegrityError, match="a_member_has_four_invites"), transaction.atomic():
        Slot.objects.create(owner=mia, number=number)
    with pytest.raises(IntegrityError, match="a_member_has_each_invite_once"), transaction.atomic():
        Slot.objects.create(owner=mia, number=3)
    assert Slot.objects.filter(owner=mia).count() == 4


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [{"number": 4}, {"number": 0}, {"lookup": None}, {"nonce": None}, {"lapses_at": None}, {"lapses_at": NOON}],
    ids=str,
)
def test_an_open_invite_cannot_lose_what_makes_it_one(change: dict[str, object]):
    mia = join("mia")
    made_by(mia)
    second = made_by(mia)
    with pytest.raises(IntegrityError), transaction.atomic():
        Slot.objects.filter(pk=second.id).update(**change)


@pytest.mark.django_db
def test_a_redeemed_invite_never_comes_back():
    mia = join("mia")
    made = made_by(mia)
    redeeming.redeem(code=made.code, email="friend@example.org", now=NOON)
    with pytest.raises(InviteNotOpenError):
        slots.revoke(actor_id=mia.pk, slot_id=made.id, now=NOON)
    assert slots.lapse_due(now=A_MONTH_ON) == 0
    assert slots.close_all(owner_ids=[mia.pk]) == 0
    for state in (SlotState.FREE, SlotState.OPEN):
        with pytest.raises(IntegrityError, match="a redeemed invite never comes back"), transaction.atomic():
            Slot.objects.filter(pk=made.id).update(state=state, redeemed_at=None)
    assert slots.mine(actor_id=mia.pk, now=A_MONTH_ON)[0].state == SlotState.REDEEMED


@pytest.mark.django_db
def test_a_lapsed_invite_comes_back_with_another_code(monkeypatch: pytest.MonkeyPatch):
    mia = join("mia")
    made = made_by(mia)
    assert slots.lapse_due(now=A_MONTH_ON - timedelta(seconds=1)) == 0
    assert slots.mine(actor_id=mia.pk, now=A_MONTH_ON)[0].given_back == GivenBack.LAPSED  # before the sweep came
    monkeypatch.setattr("common.clock.now", lambda: A_MONTH_ON)
    assert tasks.lapse() == 1
    free = slots.mine(actor_id=mia.pk, now=A_MONTH_ON)[0]
    assert (free.state, free.given_back, free.code, free.email) == (SlotState.FREE, GivenBack.LAPSED, None, "")
    again = made_by(mia, now=A_MONTH_ON)
    assert again.id == made.id
    assert again.code != made.code


@pytest.mark.django_db
def test_four_lapsed_invites_can_be_made_anew_before_the_sweep_came():
    mia = join("mia")
    for _ in range(4):
        made_by(mia)
    assert made_by(mia, now=A_MONTH_ON).state == SlotState.OPEN


@pytest.mark.django_db
def test_a_stranger_cannot_revoke_or_learn_that_there_is_something():
    mia, stranger = join("mia"), join("stranger")
    made = made_by(mia)
    for slot_id in (made.id, uuid4()):
        with pytest.raises(NotFoundError):
            slots.revoke(actor_id=stranger.pk, slot_id=slot_id, now=NOON)
    assert slots.mine(actor_id=mia.pk, now=NOON)[0] == made


@pytest.mark.django_db
@pytest.mark.parametrize("email", ["mia", "a@b", "x" * 250 + "@example.org", "a\x00@example.org"])
def test_an_invite_is_not_kept_for_what_is_no_address(email: str):
    mia = join("mia")
    with pytest.raises(InvalidError):
        made_by(mia, email=email)
    assert not Slot.objects.filter(state=SlotState.OPEN).exists()


@pytest.mark.django_db
def test_an_operator_may_give_fewer():
    mia = join("mia")
    with limits(invites_per_member=1):
        made_by(mia)
        with pytest.raises(NoFreeInviteError):
            made_by(mia)
        assert len(slots.mine(actor_id=mia.pk, now=NOON)) == 1


@pytest.mark.django_db
def test_a_new_key_ends_open_codes_and_gives_their_slots_back(settings: Any):
    mia = join("mia")
    old = [made_by(mia) for _ in range(4)]
    settings.INVITE_KEY = "another key, made by an operator after a leak"
    assert {invite.state for invite in slots.mine(actor_id=mia.pk, now=NOON)} == {SlotState.FREE}
    with pytest.raises(redeeming.InviteNotValidError):
        redeeming.redeem(code=old[0].code, email="guest@example.org", now=NOON)
    new = made_by(mia)
    assert redeeming.redeem(code=new.code, email="guest@example.org", now=NOON).slot_id == new.id


@pytest.mark.django_db
def test_a_leaked_database_gives_no_code():
    mia = join("mia")
    made = [made_by(mia), made_by(mia, email="friend@example.org")]
    redeeming.redeem(code=made[0].code, email="guest@example.org", now=NOON)
    slots.revoke(actor_id=mia.pk, slot_id=made[1].id, now=NOON)
    shown = [invite.code for invite in (*made, made_by(mia))]
    everything = _every_value().upper()
    for code in shown:
        bare = codes.normal_form(code)
        for form in (code, bare, bare.encode().hex().upper(), code.encode().hex().upper()):
            assert form not in everything
    assert str(made[0].id).upper() in everything  # the search does look


def _every_value() -> str:
    """All rows of all tables as PostgreSQL writes them, bytes in hexadecimal."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        tables = [name for (name,) in cursor.fetchall() if name != "django_migrations"]
        dump = []
        for table in tables:
            cursor.execute(f'SELECT row_to_json(each)::text FROM "{table}" AS each')  # noqa: S608
            dump += [row for (row,) in cursor.fetchall()]
    return "\n".join(dump)


@pytest.mark.django_db(transaction=True)
def test_a_thousand_creations_at_once_make_four():
    mia = join("mia")

    def make(_: int) -> str:
        try:
            return made_by(mia).code or ""
        except NoFreeInviteError:
            return "refused"

    results = all_at_once(1000, make, threads=32)
    codes_made = [result for result in results if result != "refused"]
    assert (len(codes_made), len(set(codes_made)), results.count("refused")) == (4, 4, 996)
    assert Slot.objects.filter(owner=mia, state=SlotState.OPEN).count() == 4
    assert Slot.objects.filter(owner=mia).count() == 4


@pytest.mark.django_db(transaction=True)
def test_revoking_against_redeeming_has_one_winner_each_time():
    mia = join("mia")

    def race(number: int) -> bool:
        made = rounds[number // 2]
        try:
            if number % 2:
                slots.revoke(actor_id=mia.pk, slot_id=made.id, now=NOON)
            else:
                redeeming.redeem(code=made.code, email="guest@example.org", now=NOON)
        except (InviteNotOpenError, redeeming.InviteNotValidError, ObjectDoesNotExist):
            return False
        return True

    rounds = [made_by(mia) for _ in range(4)]
    results = all_at_once(8, race, threads=8)
    assert [results[pair] + results[pair + 1] for pair in range(0, 8, 2)] == [1, 1, 1, 1]
