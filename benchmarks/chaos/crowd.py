"""Members who ask for clips while everything breaks, through the product's own services, and now and then cancel."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from benchmarks.chaos import engine
from benchmarks.chaos.plan import Plan

PROMPTS = ("a red ball bounces", "a paper boat in the rain", "two dogs chase a ball", "dominoes topple in a row")


@dataclass
class Asked:
    """What the crowd did."""

    accepted: list[UUID] = field(default_factory=list)
    cancelled: int = 0
    refused: Counter[str] = field(default_factory=Counter)  # while PostgreSQL was away or had just come back
    refused_without_cause: Counter[str] = field(default_factory=Counter)  # while it stood


class Crowd:
    """Threads that submit until the plan's jobs are accepted and `enough` says that nothing more is to happen to them.

    Use it in a `with`. `over` says how many jobs are over, `stands` whether PostgreSQL does.
    """

    def __init__(
        self,
        plan: Plan,
        *,
        over: Callable[[], int],
        stands: Callable[[], bool],
        enough: Callable[[], bool],
        threads: int = 2,
    ) -> None:
        self.asked = Asked()
        self._plan, self._over, self._stands, self._enough = plan, over, stands, enough
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._asking = 0
        self._members = [_member(number) for number in range(plan.members)]
        self._threads = [threading.Thread(target=self._ask, args=(number,)) for number in range(threads)]

    def __enter__(self) -> Crowd:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    @property
    def done(self) -> bool:
        """True once every job of the plan was accepted and whoever wanted to cancel did."""
        return not any(thread.is_alive() for thread in self._threads)

    def _ask(self, number: int) -> None:
        from django.db import connection

        chance = random.Random(self._plan.seed * 1000 + number)
        regretted: list[tuple[float, int, UUID]] = []
        while not self._stop.is_set():
            self._cancel_due(regretted)
            if self._reserve():
                who = chance.randrange(len(self._members))
                job_id = self._submit(who, chance)
                if job_id is not None and chance.random() < self._plan.cancelled_share:
                    regretted.append((time.monotonic() + chance.uniform(0, 2), who, job_id))
            elif not self._missing(len(self.asked.accepted)) and not regretted:
                break
            else:
                time.sleep(0.05)
        connection.close()

    def _reserve(self) -> bool:
        """Before asking, so that two threads do not both ask for the last one."""
        with self._lock:
            begun = len(self.asked.accepted) + self._asking
            if not self._missing(begun) or begun - self._over() >= self._plan.in_flight:
                return False
            self._asking += 1
            return True

    def _missing(self, count: int) -> bool:
        return count < self._plan.jobs or not self._enough()

    def _submit(self, who: int, chance: random.Random) -> UUID | None:
        from common import clock
        from generation.contracts import ClipWish
        from generation.services import jobs

        wish = ClipWish(prompt=chance.choice(PROMPTS), duration_s=1, seed=chance.randrange(2**32))
        job_id = self._try(lambda: jobs.submit(actor=self._members[who], wish=wish, now=clock.now()).id)
        with self._lock:
            self._asking -= 1
            if job_id is not None:
                self.asked.accepted.append(job_id)
        return job_id

    def _cancel_due(self, regretted: list[tuple[float, int, UUID]]) -> None:
        from common import clock
        from generation.errors import JobOverError
        from generation.services import jobs

        for entry in [each for each in regretted if each[0] <= time.monotonic()]:
            _, who, job_id = entry
            regretted.remove(entry)

            def cancel(who: int = who, job_id: UUID = job_id) -> UUID | None:
                try:
                    return jobs.cancel(actor=self._members[who], job_id=job_id, now=clock.now()).id
                except JobOverError:
                    return None

            if self._try(cancel):
                self.asked.cancelled += 1

    def _try(self, act: Callable[[], UUID | None]) -> UUID | None:
        from django.db import connection

        try:
            return act()
        except Exception as error:  # a refusal of whatever kind is what is being counted
            with self._lock:
                found = self.asked.refused_without_cause if self._stands() else self.asked.refused
                found[f"{type(error).__name__}: {' '.join(str(error).split())[:120]}"] += 1
            connection.close()
            time.sleep(0.2)
            return None


def shrink_clips() -> None:
    """This will make every clip that this process asks for a tiny one."""
    from generation import policies

    policies.SIZES = dict.fromkeys(policies.SIZES, engine.SIZE)


def _member(number: int) -> object:
    from accounts.facade import member_card
    from accounts.models import Member
    from common import clock

    handle = f"asker{number}"
    member = Member(handle=handle, email=f"{handle}@example.org", date_of_birth=date(1990, 5, 17), country="US")
    member.joined_at = clock.now()
    member.set_unusable_password()
    member.save()
    return member_card(member.pk, now=clock.now())
