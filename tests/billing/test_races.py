"""Many at once on one member's units: the window holds, and a hold is closed once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import connections

from billing import facade, locking
from billing.errors import HoldClosedError, QuotaExceededError
from billing.models import Account, Entry
from billing.services import holding
from tests.billing.ledger import balance, hold, release, settle
from tests.factories import NOW

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 16


def at_once(act: Callable[[int], str], times: int, threads: int = THREADS) -> Counter[str]:
    """How the calls ended, by word; each thread makes its share over one connection."""

    def share(first: int) -> list[str]:
        try:
            return [act(number) for number in range(first, times, threads)]
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(threads) as pool:
        return Counter(word for words in pool.map(share, range(threads)) for word in words)


def ask(member_id: UUID) -> Callable[[int], str]:
    def act(number: int) -> str:
        try:
            hold(member_id, 1, key=f"{member_id} {number}")
        except QuotaExceededError:
            return "refused"
        return "held"

    return act


def test_thirty_of_two_hundred_win():
    mira = uuid4()
    assert at_once(ask(mira), 200) == {"held": 30, "refused": 170}
    assert balance(mira) == (30, 0)
    assert facade.imbalances() == []


def test_without_the_lock_the_same_race_goes_past_the_limit(monkeypatch: pytest.MonkeyPatch):
    mira = uuid4()
    hold(mira, 28)
    everybody_has_looked = Barrier(4)
    look = holding._refuse_above_limit

    def look_and_wait(*arguments: object) -> None:
        look(*arguments)
        everybody_has_looked.wait(10)

    monkeypatch.setattr(locking, "lock_account", lambda member_id: None)
    monkeypatch.setattr(holding, "_refuse_above_limit", look_and_wait)
    assert at_once(ask(mira), 4, threads=4) == {"held": 4}
    assert facade.allowance_of(mira, NOW).used == 32


def test_a_key_that_comes_sixteen_times_at_once_holds_once():
    mira, job = uuid4(), uuid4()
    assert at_once(lambda _: str(hold(mira, 1, ref=job)), THREADS) == {str(job): THREADS}
    assert Entry.objects.count() == 1
    assert balance(mira) == (1, 0)


def test_settling_and_giving_back_at_once_ends_one_way():
    mira, job = uuid4(), uuid4()
    hold(mira, 2, ref=job)

    def close(number: int) -> str:
        try:
            return "closed" if (settle, release)[number % 2](job) else "repeated"
        except HoldClosedError:
            return "too late"

    assert at_once(close, THREADS) == {"closed": 1, "repeated": 7, "too late": 8}
    assert Entry.objects.count() == 2
    assert Account.objects.get(pk=mira).held == 0
    assert facade.imbalances() == []
