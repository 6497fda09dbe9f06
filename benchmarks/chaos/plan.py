"""What a run does: how many jobs, how many blows of which kind, and when each is due."""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum

UNFENCED = "CHAOS_UNFENCED"
"""The environment's word that tells a worker of the run to write without its fence."""


class Blow(StrEnum):
    """What is done to the running product."""

    KILL = "kill"  # SIGKILL: the whole worker, or its pool's child alone
    STOP = "stop"  # SIGSTOP held until the lease went to somebody else, then SIGCONT
    BROKER = "broker"  # SIGKILL, and start again a little later
    POSTGRES = "postgres"  # SIGQUIT or SIGKILL, and start again a little later


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One run. The counts of blows are what the run must reach, not what it may."""

    jobs: int = 3000
    workers: int = 4
    clock_apart: bool = True  # as in production; False: inside the chores' worker, which saves starting a process
    members: int = 12
    kills: int = 100
    stops: int = 40
    broker_restarts: int = 5
    postgres_stops: int = 2
    lease_s: int = 3
    in_flight: int = 48  # accepted and not over: submitting keeps pace with the work
    cancelled_share: float = 0.06
    minutes_max: float = 12.0
    seed: int = 1
    broker: str = "valkey"
    fenced: bool = True

    def due(self) -> list[tuple[int, Blow]]:
        """This will spread the blows over the run, shuffled: each with the number of finished jobs at which it is due.

        By progress and not by the clock, so that a slow machine is not beaten more than it works.
        """
        chance = random.Random(self.seed)
        blows = [Blow.KILL] * self.kills + [Blow.STOP] * self.stops
        blows += [Blow.BROKER] * self.broker_restarts + [Blow.POSTGRES] * self.postgres_stops
        chance.shuffle(blows)
        first, last = 0.03 * self.jobs, 0.93 * self.jobs
        step = (last - first) / max(1, len(blows))
        return [(round(first + index * step), blow) for index, blow in enumerate(blows)]


SMALL = Plan(
    jobs=36,
    workers=2,
    clock_apart=False,
    members=6,
    kills=3,
    stops=2,
    broker_restarts=1,
    postgres_stops=1,
    lease_s=2,
    in_flight=12,
    minutes_max=5.0,
)
"""What the ordinary tests run."""
