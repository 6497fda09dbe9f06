"""The ledger: 10,000 steps of the state machine, crashes between any two statements, a race for one window, and its cost.

The race is run twice: by the product, and by the check-then-write without a lock that everybody writes first, which must
let more than thirty through here, or the race was none.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

from benchmarks.database import fresh_database

STEPS, RACERS, CONNECTIONS, ROUNDS = 10_000, 2_000, 32, 300
LIMIT = 30


def main() -> None:
    """This will print the figures and the JSON line."""
    with fresh_database():
        figures = {
            "machine": run_machine(),
            "crashes": crash_everywhere(),
            "race": race(),
            "naive_race": race(locked=False),
            "cost": cost(),
        }
        wrong = imbalances()
    for name, figure in figures.items():
        print(f"{name}: {figure}", flush=True)
    ok = figures["machine"]["steps"] >= STEPS and figures["crashes"]["unbalanced"] == 0
    ok = ok and figures["race"]["held"] == LIMIT < figures["naive_race"]["held"]
    print(json.dumps({"ok": ok and wrong == 0, "imbalances": wrong, **figures}))


def run_machine() -> dict[str, Any]:
    """This will run examples of 100 steps until there are STEPS; a step that disagrees raises with its smallest story."""
    from hypothesis import seed
    from hypothesis.stateful import run_state_machine_as_test

    from tests.billing.machine import LedgerMachine, machine_settings

    begun, number = time.process_time(), 0
    while LedgerMachine.steps < STEPS:
        number += 1
        run_state_machine_as_test(seed(number)(LedgerMachine), settings=machine_settings(examples=10, steps=100))
        print(f"  {LedgerMachine.steps} steps", flush=True)
    return {"steps": LedgerMachine.steps, "cpu_s": round(time.process_time() - begun, 1)}


def crash_everywhere() -> dict[str, int]:
    """This will crash once before every statement and every commit of a clip's life, for both of its ends."""
    from billing import facade
    from tests.billing.test_crashes import Cut, alive, live, moves

    cuts = unbalanced = 0
    for end in ("settle", "release"):
        counting = Cut(None)
        live(moves(uuid4(), uuid4(), end), counting)
        for after in range(counting.seen):
            job = uuid4()
            live(moves(uuid4(), job, end), Cut(after))
            cuts += 1
            unbalanced += bool(facade.imbalances()) or facade.held_refs([job]) != alive([job])
    return {"cuts": cuts, "unbalanced": unbalanced}


def race(*, locked: bool = True) -> dict[str, Any]:
    """This will have RACERS hold one unit each of one member's window at once."""
    from billing import locking

    lock = locking.lock_account
    if not locked:
        from billing.models import Account

        locking.lock_account = lambda member_id: Account.objects.bulk_create(  # type: ignore[assignment]
            [Account(member_id=member_id)], ignore_conflicts=True
        )
    try:
        member_id, begun = uuid4(), time.perf_counter()
        held = sum(at_once(lambda number: ask(member_id, number), RACERS))
    finally:
        locking.lock_account = lock
    return {"asked": RACERS, "held": held, "seconds": round(time.perf_counter() - begun, 1)}


def ask(member_id: Any, number: int) -> bool:
    """This will try to hold one unit; False when the window is used up."""
    from billing.errors import QuotaExceededError
    from tests.billing.ledger import hold

    try:
        hold(member_id, 1, key=f"{member_id} {number}")
    except QuotaExceededError:
        return False
    return True


def at_once(act: Callable[[int], bool], times: int) -> list[bool]:
    """This will make the calls over CONNECTIONS connections."""
    from django.db import connections

    def share(first: int) -> list[bool]:
        try:
            return [act(number) for number in range(first, times, CONNECTIONS)]
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        return [each for part in pool.map(share, range(CONNECTIONS)) for each in part]


def cost() -> dict[str, float]:
    """This will tell what a clip's hold and its settlement cost this process, in a window of 30 holds: CPU ms each."""
    from tests.billing.ledger import hold, settle

    members = [uuid4() for _ in range(ROUNDS // LIMIT)]
    begun = time.process_time()
    jobs = [hold(member) for member in members for _ in range(LIMIT)]
    held = time.process_time()
    for job in jobs:
        settle(job)
    done = time.process_time()
    return {
        "hold_cpu_ms": round(1000 * (held - begun) / len(jobs), 2),
        "settle_cpu_ms": round(1000 * (done - held) / len(jobs), 2),
    }


def imbalances() -> int:
    """This will count what is wrong in the books after all of it."""
    from billing import facade

    return len(facade.imbalances())


if __name__ == "__main__":
    main()
