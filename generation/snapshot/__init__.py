"""The queues and the fleet at one moment, for operators' eyes and for metrics: the same figures for both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from accounts import facade as accounts
from accounts.enums import StaffRole
from common import outbox
from common.errors import NotFoundError
from generation import policies
from generation.engine.catalogue import CARDS, Spec
from generation.enums import Queue, QueueMood, Tier, WorkerState
from generation.models import QueueControl
from generation.snapshot import fleet, queries
from generation.snapshot.contracts import (
    HOUR_MIN,
    Ended,
    QueueFigures,
    RunningJob,
    Snapshot,
    TierFigures,
    WorkerFigures,
)

Rows = Sequence[tuple[Any, ...]]


def require_operator(actor_id: UUID) -> None:
    """This will let active operators pass. Raises NotFoundError for everybody else: to them there is nothing here."""
    if not accounts.has_role(actor_id, StaffRole.OPERATOR):
        raise NotFoundError


def for_operator(*, actor_id: UUID, now: datetime) -> Snapshot:
    """This will give an operator the queues and the fleet. Raises NotFoundError for anybody else."""
    require_operator(actor_id)
    return take(now=now)


def take(*, now: datetime) -> Snapshot:
    """This will measure the queues and the fleet; the caller has passed a gate (an operator's role, a machine's token).

    Eleven statements whatever the numbers; each reads what waits, runs, or ended within the hour.
    """
    jobs = fleet.running(now)
    workers = fleet.workers(jobs, now)
    known = {worker.name for worker in workers}
    return Snapshot(
        at=now,
        queues=_queues(jobs, workers, now),
        workers=tuple(workers),
        parked=tuple(fleet.parked()),
        outbox_backlog=outbox.backlog(),
        unknown_jobs=tuple(job for job in jobs if job.worker not in known),
    )


def _queues(jobs: list[RunningJob], workers: list[WorkerFigures], now: datetime) -> tuple[QueueFigures, ...]:
    waiting, waits = _by_queue(queries.waiting(now)), _by_queue(queries.waits(now))
    ended, flow = _by_queue(queries.ended(now)), _by_queue(queries.flow(now))
    late, parked = dict(queries.late_finishes(now)), fleet.parked_counts()
    controls = {control.pk: control for control in QueueControl.objects.all()}
    return tuple(
        _figures(
            queue,
            control=controls.get(queue),
            workers=[worker for worker in workers if worker.queue == queue and worker.state != fleet.SILENT],
            tiers=_tiers(waiting[queue], waits[queue], now),
            running=[job for job in jobs if job.queue == queue],
            parked=parked.get(queue, 0),
            ended=_ended(ended[queue]),
            late_finishes=late.get(queue, 0),
            depth=_depth(waiting[queue], flow[queue]),
        )
        for queue in Queue.values
    )


def _figures(
    queue: str, *, control: QueueControl | None, workers: list[WorkerFigures], running: list[RunningJob], **figures: Any
) -> QueueFigures:
    paused_at = control.paused_at if control else None
    heard_of = {worker.name for worker in workers}
    orphans = [job.worker for job in running if job.worker not in heard_of]
    return QueueFigures(
        queue=queue,
        mood=_mood(paused_at, workers),
        paused_at=paused_at,
        note=control.note if control and paused_at else "",
        workers=len(workers),
        busy=sum(bool(worker.jobs) for worker in workers),
        drained=sum(worker.draining for worker in workers),
        engineless=sum(not worker.can_move for worker in workers),
        silent_hands=len(set(orphans)),
        silent_jobs=len(orphans),
        has_use=_has_use(queue),
        running=len(running),
        **figures,
    )


def _has_use(queue: str) -> bool:
    """Postings need processors; a machine without a card that makes its clips on processors lacks nothing."""
    cards = [CARDS[Spec.of(spec).name] for spec in settings.ENGINES]
    return queue == Queue.CPU or any(policies.queue_for(card) == queue for card in cards)


def _mood(paused_at: datetime | None, workers: Iterable[WorkerFigures]) -> QueueMood:
    """What members are told too (`throughput.mood_of`), from rows read already."""
    if paused_at:
        return QueueMood.PAUSED
    takes = any(_takes(worker) for worker in workers)
    return QueueMood.MOVING if takes else QueueMood.OFFLINE


def _takes(worker: WorkerFigures) -> bool:
    return worker.can_move and not worker.draining and worker.state != WorkerState.STOPPING


def _tiers(waiting: Rows, waits: Rows, now: datetime) -> tuple[TierFigures, ...]:
    return tuple(_tier(tier, waiting, waits, now) for tier in Tier)


def _tier(tier: Tier, waiting: Rows, waits: Rows, now: datetime) -> TierFigures:
    here = [(count, oldest) for each, _, count, oldest in waiting if each == tier]
    had = next((row[1:] for row in waits if row[0] == tier), (0, None, None))
    return TierFigures(
        tier=tier,
        waiting=sum(count for count, _ in here),
        oldest_s=max(0.0, (now - min(oldest for _, oldest in here)).total_seconds()) if here else None,
        started=had[0],
        wait_p50_s=had[1] if had[1] is None else float(had[1]),
        wait_p90_s=had[2] if had[2] is None else float(had[2]),
    )


def _ended(rows: Rows) -> tuple[Ended, ...]:
    return tuple(
        Ended(
            kind=kind,
            state=state,
            code=code,
            bar=bar,
            minute=minute,
            count=count,
            clip_seconds=float(seconds),
            losses=losses,
        )
        for kind, state, code, bar, minute, count, seconds, losses in rows
    )


def _depth(waiting: Rows, flow: Rows) -> tuple[int, ...]:
    """Backwards from what waits now: each minute's arrivals taken away, its departures put back."""
    change: dict[int, int] = defaultdict(int)
    for _, minute, count, _ in waiting:
        change[minute] += count
    for minute, net in flow:
        change[minute] += int(net)
    depth = [sum(count for _, _, count, _ in waiting)]
    for minute in range(HOUR_MIN):
        depth.append(max(0, depth[-1] - change[minute]))
    return tuple(reversed(depth))


def _by_queue(rows: Rows) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for queue, *rest in rows:
        found[queue].append(tuple(rest))
    return found
