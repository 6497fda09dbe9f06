"""Holding, settling, giving back: every movement once, and the books in order after each."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction

from billing import facade
from billing.contracts import Imbalance
from billing.errors import HoldClosedError, HoldOpenError, KeyReusedError, NoSuchHoldError, QuotaExceededError
from billing.models import Account, Entry, OpenHold
from tests.billing.ledger import after, balance, entries, hold, release, settle
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def mira() -> UUID:
    return uuid4()


@pytest.fixture(autouse=True)
def books_are_in_order(db: None) -> Iterator[None]:
    yield
    assert facade.imbalances() == []


def test_a_delivered_clip_is_held_and_then_spent(mira: UUID):
    job = hold(mira, 2)
    assert balance(mira) == (2, 0)
    assert settle(job, now=after(minutes=1)) is True
    assert balance(mira) == (0, 2)
    assert entries(mira) == [("hold", "plan", "held", 2), ("settle", "held", "spent", 2)]


def test_a_failed_clip_is_given_back(mira: UUID):
    job = hold(mira, 2)
    assert release(job) is True
    assert balance(mira) == (0, 0)
    assert entries(mira) == [("hold", "plan", "held", 2), ("release", "held", "plan", 2)]


def test_the_same_key_holds_once(mira: UUID):
    job = hold(mira, 2)
    hold(mira, 2, ref=job)
    assert balance(mira) == (2, 0)
    assert len(entries(mira)) == 1


def test_a_key_that_comes_again_after_the_refund_holds_nothing(mira: UUID):
    job = hold(mira, 2)
    release(job)
    hold(mira, 2, ref=job)
    assert balance(mira) == (0, 0)


@pytest.mark.parametrize("other", ["member", "units", "job", "pocket"])
def test_the_same_key_with_other_facts_is_refused(mira: UUID, other: str):
    job = hold(mira, 2, key="one wish")
    facts = {"member_id": mira, "units": 2, "ref": job, "key": "one wish", "now": NOW}
    changes = {"member": {"member_id": uuid4()}, "units": {"units": 3}, "job": {"ref": uuid4()}, "pocket": {}}
    verb = facade.hold_on_the_house if other == "pocket" else facade.hold
    with pytest.raises(KeyReusedError), transaction.atomic():
        verb(**facts | changes[other])
    assert balance(mira) == (2, 0)
    assert Entry.objects.count() == 1


def test_a_job_holds_once_at_a_time(mira: UUID):
    job = hold(mira, 2)
    with pytest.raises(HoldOpenError):
        hold(mira, 2, ref=job, key="another")
    assert balance(mira) == (2, 0)


@pytest.mark.parametrize(("close", "figures"), [(settle, (0, 2)), (release, (0, 0))])
def test_closing_twice_changes_nothing(mira: UUID, close, figures: tuple[int, int]):
    job = hold(mira, 2)
    close(job)
    assert close(job) is False
    assert balance(mira) == figures
    assert len(entries(mira)) == 2


@pytest.mark.parametrize(("first", "then"), [(settle, release), (release, settle)])
def test_a_hold_is_never_closed_both_ways(mira: UUID, first, then):
    job = hold(mira, 2)
    first(job)
    before = entries(mira)
    with pytest.raises(HoldClosedError):
        then(job)
    assert entries(mira) == before


@pytest.mark.parametrize("close", [settle, release])
def test_what_was_never_held_cannot_be_closed(close):
    with pytest.raises(NoSuchHoldError):
        close(uuid4())


def test_a_retry_after_a_refund_is_on_the_house(mira: UUID):
    job = hold(mira, 30)
    release(job)
    hold(mira, 30)
    with transaction.atomic():
        facade.hold_on_the_house(member_id=mira, units=30, ref=job, key="retry 1", now=NOW)
    assert facade.allowance_of(mira, NOW).used == 30
    assert settle(job) is True
    assert balance(mira) == (30, 30)
    assert entries(mira)[-2:] == [("hold", "house", "held", 30), ("settle", "held", "spent", 30)]


def test_a_retry_that_fails_too_goes_back_to_the_house(mira: UUID):
    job = hold(mira, 2)
    release(job)
    with transaction.atomic():
        facade.hold_on_the_house(member_id=mira, units=2, ref=job, key="retry 1", now=NOW)
    release(job)
    assert entries(mira)[-1] == ("release", "held", "house", 2)
    assert balance(mira) == (0, 0)


@pytest.mark.parametrize("units", [0, -1])
def test_nothing_is_held_for_nothing(mira: UUID, units: int):
    with pytest.raises(ValueError, match="one unit or more"):
        hold(mira, units)
    assert not Account.objects.filter(pk=mira).exists()


def test_a_refused_hold_leaves_no_trace(mira: UUID):
    hold(mira, 29)
    with pytest.raises(QuotaExceededError):
        hold(mira, 2)
    assert balance(mira) == (29, 0)
    assert OpenHold.objects.count() == 1


def test_a_hold_vanishes_with_the_callers_transaction(mira: UUID):
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012 (what came before the error goes with it)
        hold(mira, 2)
        raise RuntimeError
    assert not Entry.objects.exists()
    assert not Account.objects.exists()


def test_a_full_window_costs_no_more_queries_than_an_empty_one(mira: UUID, django_assert_num_queries):
    hold(mira)
    for others in (0, 28):
        for _ in range(others):
            hold(mira)
        job = uuid4()
        with transaction.atomic(), django_assert_num_queries(8):
            facade.hold(member_id=mira, units=1, ref=job, key=str(job), now=NOW)
        with transaction.atomic(), django_assert_num_queries(6):
            facade.release(ref=job, now=NOW)
        with django_assert_num_queries(2):
            facade.allowance_of(mira, NOW)


# -- what the database itself refuses --------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["UPDATE billing_entry SET units = 1", "DELETE FROM billing_entry"])
def test_the_application_cannot_rewrite_the_ledger(mira: UUID, words: str):
    hold(mira, 2)
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(words)
    assert entries(mira) == [("hold", "plan", "held", 2)]


CLOSING = {"kind": "settle", "source": "held", "target": "spent", "pocket": "plan"}
HOLD = {"kind": "hold", "source": "plan", "target": "held", "pocket": "plan", "closes_id": None}


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (CLOSING, "a_hold_is_closed_once"),
        (HOLD | {"key": "first"}, "an_idempotency_key_moves_units_once"),
        (HOLD | {"units": 0}, "an_entry_moves_at_least_one_unit"),
        (HOLD | {"target": "spent"}, "an_entry_goes_where_its_kind_says"),
        (HOLD | {"source": "held", "pocket": "held"}, "a_pocket_is_no_other_account"),
    ],
)
def test_the_database_refuses_what_the_services_never_do(mira: UUID, values: dict[str, object], sentence: str):
    job = hold(mira, 2, key="first")
    settle(job)
    usual = {"member_id": mira, "units": 2, "ref": job, "key": "second", "at": NOW}
    usual["closes_id"] = Entry.objects.get(key="first").pk
    with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
        Entry.objects.create(**usual | values)


@pytest.mark.parametrize("figures", [{"held": -1}, {"spent": -1}])
def test_no_sum_goes_below_zero(mira: UUID, figures: dict[str, int]):
    with pytest.raises(IntegrityError, match="never_negative"), transaction.atomic():
        Account.objects.create(member_id=mira, **figures)


# -- the check of the books can fail ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        ("UPDATE billing_account SET held = 5", "account_differs_from_entries"),
        ("UPDATE billing_account SET spent = 1", "account_differs_from_entries"),
        ("UPDATE billing_openhold SET units = 7", "open_hold_differs_from_entries"),
        ("DELETE FROM billing_openhold", "open_hold_differs_from_entries"),
    ],
)
def test_damage_is_found(mira: UUID, damage: str, what: str):
    hold(mira, 2)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(damage)
        entry_id = Entry.objects.get().pk if "open" in what else None
        assert facade.imbalances() == [Imbalance(what=what, member_id=mira, entry_id=entry_id)]
        transaction.set_rollback(True)


def test_the_operator_s_check_finds_it_too(mira: UUID, capsys: pytest.CaptureFixture[str]):
    hold(mira, 2)
    call_command("check_books")
    assert capsys.readouterr().out == "The books are in order.\n"
    OpenHold.objects.all().delete()
    with pytest.raises(CommandError, match="not in order: 1 found"):
        call_command("check_books")
    entry = Entry.objects.get()
    OpenHold.objects.create(entry=entry, member_id=mira, ref=entry.ref, units=2, pocket="plan", held_at=NOW)  # mended


def test_a_closing_that_moves_something_else_than_its_hold_is_found(mira: UUID):
    job = hold(mira, 2)
    made = Entry.objects.get(ref=job)
    OpenHold.objects.all().delete()
    wrong = {"kind": "release", "source": "held", "target": "plan", "units": 1, "pocket": "plan", "closes_id": made.pk}
    with transaction.atomic():
        closing = Entry.objects.create(member_id=mira, ref=job, key="by hand", at=NOW, **wrong)
        Account.objects.update(held=1)
        assert facade.imbalances() == [Imbalance(what="closing_differs_from_hold", member_id=mira, entry_id=closing.pk)]
        transaction.set_rollback(True)
    OpenHold.objects.create(entry=made, member_id=mira, ref=job, units=2, pocket="plan", held_at=NOW)  # mended


# -- holds whose job is gone -----------------------------------------------------------------------------------------


def test_the_sweep_gives_back_what_has_no_job(mira: UUID):
    kept, lost, spent = hold(mira, 2), hold(mira, 3), hold(mira, 4)
    settle(spent)
    asked: list[set[UUID]] = []

    def alive(refs):
        asked.append(set(refs))
        return {kept}

    assert facade.release_orphans(alive=alive, now=after(minutes=1)) == 1
    assert asked == [{kept, lost}]
    assert balance(mira) == (2, 4)
    assert facade.held_refs({kept, lost, spent}) == {kept}
    assert facade.release_orphans(alive=alive, now=after(minutes=2)) == 0


def test_the_sweep_leaves_alone_what_ended_while_it_asked(mira: UUID):
    job = hold(mira, 2)

    def alive(refs):
        settle(job)
        return set()

    assert facade.release_orphans(alive=alive, now=NOW) == 0
    assert balance(mira) == (0, 2)


def test_the_sweep_leaves_a_retry_alone_that_began_while_it_asked(mira: UUID):
    job = hold(mira, 2)

    def alive(refs):
        if not asked:
            asked.append(set(refs))
            release(job)
            facade.hold_on_the_house(member_id=mira, units=2, ref=job, key="retry 1", now=NOW)
            return set()
        return {job}

    asked: list[set[UUID]] = []
    assert facade.release_orphans(alive=alive, now=NOW) == 0
    assert balance(mira) == (2, 0)
