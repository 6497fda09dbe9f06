"""What operators see of the queues and the fleet at one moment: figures, codes and ids, no member's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from generation import policies
from generation.enums import JobKind, JobState, QueueMood, Tier

HOUR_MIN = 60
"""How far back the figures of a queue go."""
WINDOWS_MIN = (5, 15, 60)
"""Over how many minutes throughput is told: what happens now, what is usual, and what the hour gave."""


@dataclass(frozen=True, kw_only=True)
class TierFigures:
    """One tier of a queue: who waits, and what those who started in the last 15 minutes had waited."""

    tier: Tier
    waiting: int
    oldest_s: float | None  # None: nobody waits
    started: int  # first attempts that began in the last 15 minutes
    wait_p50_s: float | None  # None: nobody started
    wait_p90_s: float | None


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How many jobs of one kind ended in one way within the hour."""

    kind: str
    state: str
    code: str  # "" for those that succeeded
    bar: int  # 0: within the minute of the clock that is under way, 59: an hour before it ends, 60: before
    minute: int  # 0: within the last 60 s, 59: nearly an hour ago
    count: int
    clip_seconds: float
    losses: int  # attempts of these jobs whose worker fell silent


@dataclass(frozen=True, kw_only=True)
class Rate:
    """Throughput over the last `minutes`: clips made, their seconds, clips posted, each a minute."""

    minutes: int
    clips: float
    clip_seconds: float
    posted: float


@dataclass(frozen=True, kw_only=True)
class Failure:
    """What went wrong within the hour, and how often."""

    kind: str
    state: str  # failed or parked
    code: str
    count: int


@dataclass(frozen=True, kw_only=True)
class QueueFigures:
    """A queue at one moment."""

    queue: str
    mood: QueueMood
    paused_at: datetime | None
    note: str  # why it is paused
    tiers: tuple[TierFigures, ...]  # priority first
    running: int
    workers: int  # heard of lately
    busy: int  # of those, with a job
    drained: int  # of those, taking nothing more because an operator wants it so
    engineless: int  # of those, without an engine that this queue's jobs need
    silent_hands: int  # workers that nobody hears of and that hold jobs
    silent_jobs: int  # the jobs they hold, until their leases end
    parked: int
    ended: tuple[Ended, ...]  # within the hour
    late_finishes: int  # refused within the hour
    has_use: bool  # an engine of this installation, or posting, needs it
    depth: tuple[int, ...]  # waiting jobs at the last 60 whole minutes of the clock, and now

    @property
    def waiting(self) -> int:
        """Jobs waiting in all tiers."""
        return sum(tier.waiting for tier in self.tiers)

    @property
    def lacks_workers(self) -> bool:
        """True when nobody takes jobs of a queue that this installation, or somebody who waits, needs."""
        return self.mood == QueueMood.OFFLINE and (self.has_use or self.waiting > 0)

    @property
    def oldest_s(self) -> float | None:
        """Seconds that the longest waiting job has waited; None when nothing waits."""
        return max((tier.oldest_s for tier in self.tiers if tier.oldest_s is not None), default=None)

    @property
    def made(self) -> tuple[int, ...]:
        """Clips made in each minute of the clock, the one under way last."""
        return tuple(sum(row.count for row in self._made() if row.bar == bar) for bar in reversed(range(HOUR_MIN)))

    @property
    def rates(self) -> tuple[Rate, ...]:
        """Throughput over 5, 15 and 60 minutes."""
        return tuple(self._rate(minutes) for minutes in WINDOWS_MIN)

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What went wrong within the hour, the most frequent first."""
        counts: dict[tuple[str, str, str], int] = {}
        for row in self.ended:
            if row.state in (JobState.FAILED, JobState.PARKED):
                counts[row.kind, row.state, row.code] = counts.get((row.kind, row.state, row.code), 0) + row.count
        found = [Failure(kind=kind, state=state, code=code, count=n) for (kind, state, code), n in counts.items()]
        return tuple(sorted(found, key=lambda failure: (-failure.count, failure.code, failure.kind)))

    @property
    def losses(self) -> int:
        """Attempts lost to silent workers, of the jobs that ended within the hour."""
        return sum(row.losses for row in self.ended)

    @property
    def is_quiet(self) -> bool:
        """True while there are no figures to tell: no job, nothing within the hour, no pause."""
        return not (self.waiting or self.running or self.parked or self.ended or self.paused_at)

    def _made(self) -> list[Ended]:
        return [row for row in self.ended if (row.kind, row.state) == (JobKind.GENERATE, JobState.SUCCEEDED)]

    def _rate(self, minutes: int) -> Rate:
        made = [row for row in self._made() if row.minute < minutes]
        posted = [
            row.count
            for row in self.ended
            if (row.kind, row.state) == (JobKind.PUBLISH, JobState.SUCCEEDED) and row.minute < minutes
        ]
        return Rate(
            minutes=minutes,
            clips=sum(row.count for row in made) / minutes,
            clip_seconds=sum(row.clip_seconds for row in made) / minutes,
            posted=sum(posted) / minutes,
        )


@dataclass(frozen=True, kw_only=True)
class RunningJob:
    """What a worker does right now."""

    id: UUID
    queue: str
    kind: str
    worker: str
    attempt: int
    stage: str
    progress: float  # 0..1
    running_s: float


@dataclass(frozen=True, kw_only=True)
class WorkerFigures:
    """A worker as it last described itself."""

    name: str
    queue: str
    state: str  # idle, working, stopping, or silent
    draining: bool
    engines: tuple[str, ...]
    plan: str
    batch_max: int
    seen_s: float  # seconds since it was heard of
    up_s: float
    jobs: tuple[RunningJob, ...]

    @property
    def can_move(self) -> bool:
        """True when it has what its queue's jobs need; a graphics card without a model has not."""
        return bool(self.engines) or policies.takes_without_engine(self.queue)


@dataclass(frozen=True, kw_only=True)
class ParkedJob:
    """A job that waits for an operator."""

    id: UUID
    queue: str
    kind: str
    engine: str
    clip_seconds: float
    code: str
    detail: str
    attempts: int
    parked_at: datetime

    @property
    def may_retry(self) -> bool:
        """True for clips in the making. A posting's draft went back to its member, who alone decides to post."""
        return self.kind == JobKind.GENERATE


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """The queues and the fleet at one moment."""

    at: datetime
    queues: tuple[QueueFigures, ...]
    workers: tuple[WorkerFigures, ...]
    parked: tuple[ParkedJob, ...]  # the newest ones
    outbox_backlog: int  # calls that wait for the broker
    unknown_jobs: tuple[RunningJob, ...]  # running, by workers that have no row

    @property
    def parked_total(self) -> int:
        """All parked jobs, those not listed too."""
        return sum(queue.parked for queue in self.queues)

    def states(self, queue: str) -> Mapping[str, int]:
        """This will count the queue's workers by state."""
        counts: dict[str, int] = {}
        for worker in self.workers:
            if worker.queue == queue:
                counts[worker.state] = counts.get(worker.state, 0) + 1
        return counts
