"""A crash between any two statements: afterwards, and after the sweep, every hold has a job and every job its hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from billing import facade
from billing.models import Account
from common.models import OutboxEntry
from tests.factories import NOW

pytestmark = pytest.mark.django_db(transaction=True)
Move = Callable[[], object]


class Crash(BaseException):
    """The process ends here."""


class Cut:
    """Lets so many statements through and then crashes; without a number it counts."""

    def __init__(self, after: int | None) -> None:
        self.after, self.seen = after, 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.here()
        return execute(sql, params, many, context)

    def here(self) -> None:
        if self.seen == self.after:
            raise Crash
        self.seen += 1


# A row of its own stands for the job: like a job's it comes, and goes, in the transaction that moves the units.
def moves(member_id: UUID, job: UUID, end: str) -> list[Move]:
    def ask() -> None:
        facade.hold(member_id=member_id, units=2, ref=job, key=str(job), now=NOW)
        OutboxEntry.objects.create(id=job, task="a job", queue="cpu", created_at=NOW, due_at=NOW)

    def over() -> None:
        OutboxEntry.objects.filter(pk=job).delete()
        getattr(facade, end)(ref=job, now=NOW)

    return [ask, over]


def alive(refs: Any) -> set[UUID]:
    return set(OutboxEntry.objects.filter(pk__in=refs).values_list("pk", flat=True))


@contextmanager
def whole_transaction(cut: Cut) -> Iterator[None]:
    with transaction.atomic():
        yield
        cut.here()  # after the last statement, before the commit


@contextmanager
def careless_transaction(cut: Cut) -> Iterator[None]:
    """What must not be: the half that was done is committed."""
    crash = None
    with transaction.atomic():
        try:
            yield
        except Crash as error:
            crash = error
    if crash:
        raise crash


def live(todo: list[Move], cut: Cut, guard: Callable[[Cut], Any] = whole_transaction) -> bool:
    """Make the moves one after the other; False when the process crashed on the way."""
    try:
        with connection.execute_wrapper(cut):
            for move in todo:
                with guard(cut):
                    move()
    except Crash:
        return False
    return True


@pytest.mark.parametrize("end", ["settle", "release"])
def test_books_balance_after_a_crash_between_any_two_statements(end: str):
    counting = Cut(None)
    assert live(moves(uuid4(), uuid4(), end), counting)
    assert counting.seen > 14
    for after in range(counting.seen):
        member_id, job = uuid4(), uuid4()
        assert not live(moves(member_id, job, end), Cut(after))
        assert facade.imbalances() == []
        assert facade.held_refs([job]) == alive([job])
        assert facade.release_orphans(alive=alive, now=NOW) == 0
        for move in moves(member_id, job, end)[len(alive([job])) :]:  # whoever comes next does what is left to do
            with transaction.atomic():
                move()
        assert facade.open_holds() == []
        assert Account.objects.get(pk=member_id).spent == (2 if end == "settle" else 0)
    assert facade.imbalances() == []


def test_a_job_row_that_vanished_after_the_hold_is_found_by_the_sweep():
    member_id, job = uuid4(), uuid4()
    assert live(moves(member_id, job, "settle")[:1], Cut(None))
    OutboxEntry.objects.all().delete()
    assert facade.release_orphans(alive=alive, now=NOW) == 1
    assert facade.open_holds() == []
    assert facade.imbalances() == []


def test_half_a_move_that_is_committed_shows_in_the_books():
    counting = Cut(None)
    live(moves(uuid4(), uuid4(), "settle"), counting, careless_transaction)
    found = set()
    for after in range(counting.seen):
        live(moves(uuid4(), uuid4(), "settle"), Cut(after), careless_transaction)
        found |= {wrong.what for wrong in facade.imbalances()}
    assert found == {"account_differs_from_entries", "open_hold_differs_from_entries"}
