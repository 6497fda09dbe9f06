"""The state machine, in small; `python -m benchmarks ledger` runs 10,000 steps of it."""

from __future__ import annotations

import pytest
from hypothesis import seed
from hypothesis.stateful import run_state_machine_as_test

from billing import selectors
from billing.models import Entry
from billing.policies import Counted
from tests.billing.machine import LedgerMachine, machine_settings

pytestmark = pytest.mark.django_db


def test_the_ledger_agrees_with_a_plain_model():
    before = LedgerMachine.steps
    run_state_machine_as_test(LedgerMachine, settings=machine_settings(examples=6, steps=40))
    assert LedgerMachine.steps - before > 120


def test_a_ledger_that_counts_what_was_given_back_is_caught(monkeypatch: pytest.MonkeyPatch):
    def careless(member_id, *, now):
        rows = Entry.objects.filter(member_id=member_id, kind="hold", pocket="plan").order_by("at")
        return [Counted(at, units) for at, units in rows.values_list("at", "units")]

    monkeypatch.setattr(selectors, "counted_holds", careless)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(
            seed(1)(LedgerMachine), settings=machine_settings(examples=20, steps=12, shrink=False)
        )
