"""A Hypothesis state machine: members ask, clips end, time and plans move, and the ledger agrees with a plain model."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID, uuid4

from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule

from billing import facade
from billing.enums import Plan
from billing.errors import HoldClosedError, HoldOpenError, KeyReusedError, QuotaExceededError
from billing.models import Account, Entry
from billing.services import plans
from tests.factories import NOW, make_member

DAY = timedelta(hours=24)
LIMIT, FAIR_USE = 30, 100


@dataclass
class Held:
    """What the model knows of one hold."""

    member: UUID
    ref: UUID
    key: str
    units: int
    at: datetime
    counts: bool = True  # against the window
    state: str = "open"


@dataclass
class Model:
    """The ledger as a list: slow, plain, and right."""

    now: datetime = NOW
    holds: list[Held] = field(default_factory=list)
    grants: dict[UUID, list[list[datetime]]] = field(default_factory=dict)  # of Pro: from, to

    def window(self, member: UUID) -> list[Held]:
        counted = (held for held in self.holds if held.member == member and held.counts and held.state != "released")
        return sorted((held for held in counted if held.at > self.now - DAY), key=lambda held: held.at)

    def used(self, member: UUID) -> int:
        return sum(held.units for held in self.window(member))

    def is_pro(self, member: UUID) -> bool:
        return any(start <= self.now < end for start, end in self.grants.get(member, []))

    def fits_at(self, member: UUID, units: int, limit: int = LIMIT) -> datetime | None:
        """The first moment at which so much fits, found by trying each at which a hold lapses."""
        window = self.window(member)
        for moment in sorted({held.at + DAY for held in window}):
            if sum(held.units for held in window if held.at > moment - DAY) + units <= limit:
                return moment
        return None

    def of(self, ref: UUID) -> Held:
        """The newest hold of a job."""
        return [held for held in self.holds if held.ref == ref][-1]

    def sum(self, member: UUID, state: str) -> int:
        return sum(held.units for held in self.holds if held.member == member and held.state == state)

    def entries(self) -> int:
        return sum(1 if held.state == "open" else 2 for held in self.holds)


class LedgerMachine(RuleBasedStateMachine):
    """Every example is a transaction of its own, rolled back at its end."""

    jobs = Bundle("jobs")
    who = st.integers(0, 1)
    steps: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.members = [make_member("mira").pk, make_member("jonas").pk]
        self.model = Model()
        type(self).steps -= 1  # the invariants are looked at once before the first step

    def teardown(self) -> None:
        connection.check_constraints()
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    @rule(target=jobs, who=who, units=st.integers(1, 12))
    def ask(self, who: int, units: int):
        member, ref = self.members[who], uuid4()
        used, wanted = self.model.used(member), Held(member, ref, f"wish {ref}", units, self.model.now)
        if self.model.is_pro(member) or used + units <= LIMIT:
            self.hold(wanted)
            self.model.holds.append(wanted)
            return ref
        facts = self.refused(QuotaExceededError, lambda: self.hold(wanted)).facts
        assert (facts["units_used"], facts["units_left"]) == (used, max(0, LIMIT - used))
        fits_at = self.model.fits_at(member, units)
        assert facts["resets_at"] == (fits_at and fits_at.isoformat())
        return multiple()

    @rule(ref=jobs)
    def deliver(self, ref: UUID) -> None:
        self.close(ref, "settled")

    @rule(ref=jobs)
    def fail(self, ref: UUID) -> None:
        self.close(ref, "released")

    @rule(ref=jobs, units_more=st.integers(0, 1))
    def repeat_the_key(self, ref: UUID, units_more: int) -> None:
        first = next(held for held in self.model.holds if held.ref == ref)
        again = Held(first.member, ref, first.key, first.units + units_more, self.model.now)
        if units_more:
            self.refused(KeyReusedError, lambda: self.hold(again))
        else:
            self.hold(again)

    @rule(ref=jobs)
    def retry_on_the_house(self, ref: UUID) -> None:
        last = self.model.of(ref)
        again = Held(last.member, ref, f"retry {uuid4()}", last.units, self.model.now, counts=False)
        if last.state == "open":
            self.refused(HoldOpenError, lambda: self.hold(again))
            return
        self.hold(again)
        self.model.holds.append(again)

    @rule(living=st.sets(jobs, max_size=6))
    def sweep(self, living: set[UUID]) -> None:
        lost = [held for held in self.model.holds if held.state == "open" and held.ref not in living]
        assert facade.release_orphans(alive=lambda refs: living, now=self.model.now) == len(lost)
        for held in lost:
            held.state = "released"

    @rule(minutes=st.integers(-30, 15 * 60))
    def time_goes(self, minutes: int) -> None:
        self.model.now += timedelta(minutes=minutes)

    @rule(who=who, days=st.integers(1, 2))
    def give_pro(self, who: int, days: int) -> None:
        member, now = self.members[who], self.model.now
        plans.grant(actor_id=None, member_id=member, plan=Plan.PRO, days=days, reason="a step", now=now)
        mine = self.model.grants.setdefault(member, [])
        start = max([now, *(end for _, end in mine)])
        mine.append([start, start + timedelta(days=days)])

    @rule(who=who)
    def take_pro(self, who: int) -> None:
        member, now = self.members[who], self.model.now
        plans.end(actor_id=None, member_id=member, now=now)
        begun = [grant for grant in self.model.grants.get(member, []) if grant[0] <= now]
        self.model.grants[member] = [[start, min(end, now)] for start, end in begun]

    @invariant()
    def the_books_are_in_order(self) -> None:
        type(self).steps += 1
        assert facade.imbalances() == []
        assert Entry.objects.count() == self.model.entries()

    @invariant()
    def the_ledger_says_what_the_model_says(self) -> None:
        kept = {pk: (held, spent) for pk, held, spent in Account.objects.values_list("pk", "held", "spent")}
        for member in self.members:
            assert kept.get(member, (0, 0)) == (self.model.sum(member, "open"), self.model.sum(member, "settled"))
            said = facade.allowance_of(member, self.model.now)
            limit = FAIR_USE if self.model.is_pro(member) else LIMIT
            left = max(0, limit - self.model.used(member))
            assert (said.used, said.plan == Plan.PRO) == (self.model.used(member), self.model.is_pro(member))
            assert (said.priority_left if said.left is None else said.left) == left
            assert said.next_reset_at == self.model.fits_at(member, left + 1, limit)

    def hold(self, held: Held) -> None:
        verb = facade.hold if held.counts else facade.hold_on_the_house
        with transaction.atomic():
            verb(member_id=held.member, units=held.units, ref=held.ref, key=held.key, now=self.model.now)

    def close(self, ref: UUID, state: str) -> None:
        held = self.model.of(ref)
        verb = facade.settle if state == "settled" else facade.release
        if held.state not in ("open", state):
            self.refused(HoldClosedError, lambda: verb(ref=ref, now=self.model.now))
            return
        assert verb(ref=ref, now=self.model.now) is (held.state == "open")
        held.state = state

    @staticmethod
    def refused(kind, act):
        try:
            with transaction.atomic():
                act()
        except kind as error:
            return error
        raise AssertionError(f"{kind.__name__} was not raised")


def machine_settings(*, examples: int, steps: int, shrink: bool = True) -> settings:
    """So many examples of so many steps; what failed is not kept between runs."""
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink) if shrink else (Phase.generate,),
    )
