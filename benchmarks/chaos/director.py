"""Deals the blows when they are due, to whom it hurts, and notes which ones really happened."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field

from benchmarks.chaos.plan import Blow, Plan
from benchmarks.chaos.rig import Hand, Rig
from benchmarks.chaos.watcher import Hold, Watcher

GAP_S = 0.25
"""Between two blows: what piled up while nothing could be hit is not dealt all at once."""

HELD_MAX_S = 15.0
"""A freeze that fell into a transaction keeps its row locked, so that nobody can take the job: it is given up then."""

CAUGHT_FROM, CAUGHT_TO = 0.25, 0.65
"""Drawing is from 0.25 to 0.92 of the whole: whoever is caught in this part sleeps at work, not while it hands in."""

SETTLING_S = 12.0
"""After PostgreSQL stands again, connections that died with it may still cost a request."""


@dataclass
class Frozen:
    """A worker that sleeps on somebody's job."""

    hand: Hand
    hold: Hold
    pids: tuple[int, ...]
    since: float
    lost_at: float | None = None


@dataclass
class Dealt:
    """What was done."""

    kills: int = 0
    kills_of_child: int = 0
    stops: int = 0  # held until the lease went to somebody else
    stops_in_vain: int = 0  # the job was over before, or the freeze fell into a transaction
    broker_restarts: int = 0
    postgres_stops: int = 0
    told: list[str] = field(default_factory=list)


class Director:
    """Call `step` often from the main thread."""

    def __init__(self, plan: Plan, rig: Rig, watcher: Watcher) -> None:
        self.dealt = Dealt()
        self.postgres_back_at = 0.0
        self.postgres_away = False
        self._plan, self._rig, self._watcher = plan, rig, watcher
        self._chance = random.Random(plan.seed)
        self._due = deque(plan.due())
        self._again: deque[Blow] = deque()
        self._frozen: list[Frozen] = []
        self._last = 0.0

    @property
    def stands(self) -> bool:
        """False while PostgreSQL is away or has just come back."""
        return not self.postgres_away and time.monotonic() - self.postgres_back_at > SETTLING_S

    @property
    def done(self) -> bool:
        """True once every blow was dealt and nobody is frozen."""
        return not (self._due or self._again or self._frozen)

    def step(self) -> None:
        """This will do what is due now."""
        self._rig.tend()
        self._thaw()
        if time.monotonic() - self._last < GAP_S:
            return
        blow = self._next()
        if blow is None:
            return
        self._last = time.monotonic()
        if not _DEAL[blow](self):
            self._again.append(blow)

    def _next(self) -> Blow | None:
        if self._due and self._due[0][0] <= self._watcher.over:
            return self._due.popleft()[1]
        return self._again.popleft() if self._again else None

    def _kill(self) -> bool:
        """Somebody who holds a job: in turn the child alone, whose parent goes on, and the whole worker."""
        busy = self._busy()
        if not busy:
            return False
        hand, hold = self._chance.choice(busy)
        if self.dealt.kills % 2 == 0:
            with suppress(ProcessLookupError):
                os.kill(hold.pid, signal.SIGKILL)
            self.dealt.kills_of_child += 1
        else:
            self._rig.kill(hand)
        self.dealt.kills += 1
        return True

    def _stop(self) -> bool:
        """Somebody in the middle of drawing: a worker that is handing in is done before it can be caught."""
        if len(self._frozen) >= max(1, self._plan.workers // 2):
            return False
        busy = [(hand, hold) for hand, hold in self._busy() if CAUGHT_FROM < hold.progress < CAUGHT_TO]
        if not busy:
            return False
        hand, hold = self._chance.choice(busy)
        pids = (hand.process.pid, hold.pid) if self._chance.random() < 0.3 else (hold.pid,)
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        self._frozen.append(Frozen(hand, hold, pids, time.monotonic()))
        return True

    def _thaw(self) -> None:
        """Past the loss of the lease by up to a second, so that some come back to a job that runs and some to one over."""
        now = time.monotonic()
        for each in list(self._frozen):
            if each.lost_at is None and self._watcher.lost(each.hold):
                each.lost_at = now
            over_at = each.since + HELD_MAX_S if each.lost_at is None else each.lost_at + self._chance.random()
            if now > over_at:
                self._wake(each)

    def _wake(self, each: Frozen) -> None:
        for pid in each.pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)
        self._frozen.remove(each)
        if each.lost_at is not None and each.lost_at - each.since > self._plan.lease_s / 3:
            self.dealt.stops += 1
        else:
            self.dealt.stops_in_vain += 1
            self._again.append(Blow.STOP)

    def _restart_broker(self) -> bool:
        forgets = self.dealt.broker_restarts % 2 == 0
        self._rig.restart_broker(down_s=self._chance.uniform(0.5, 2.5), forgets=forgets)
        self.dealt.broker_restarts += 1
        return True

    def _stop_postgres(self) -> bool:
        """Not while somebody is frozen: a session that was cut could not be told that it is late."""
        if self._frozen:
            return False
        self.postgres_away = True
        with_children = self.dealt.postgres_stops % 2 == 1
        self._rig.stop_postgres(down_s=self._chance.uniform(0.5, 2.5), with_children=with_children)
        self.postgres_away, self.postgres_back_at = False, time.monotonic()
        self.dealt.postgres_stops += 1
        return True

    def _busy(self) -> list[tuple[Hand, Hold]]:
        """Workers that are awake and hold a job at this moment."""
        asleep = {id(each.hand) for each in self._frozen}
        held = {hold.pid: hold for hold in self._watcher.holds()}
        awake = [hand for hand in self._rig.hands if id(hand) not in asleep]
        return [(hand, held[pid]) for hand in awake for pid in hand.children() if pid in held]


_DEAL = {
    Blow.KILL: Director._kill,
    Blow.STOP: Director._stop,
    Blow.BROKER: Director._restart_broker,
    Blow.POSTGRES: Director._stop_postgres,
}
