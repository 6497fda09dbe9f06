"""The fleet's part of the snapshot: workers, what they do, and what is parked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db.models import Count

from generation.enums import JobState
from generation.models import Job, Worker
from generation.snapshot.contracts import ParkedJob, RunningJob, WorkerFigures

SILENT = "silent"
_PARKED_SHOWN = 50  # what one person looks through


def running(now: datetime) -> list[RunningJob]:
    """This will give the running jobs, the longest running first; there are no more than workers hold."""
    rows = Job.objects.filter(state=JobState.RUNNING).order_by("started_at", "id")
    return [
        RunningJob(
            id=row["id"],
            queue=row["queue"],
            kind=row["kind"],
            worker=row["worker"],
            attempt=row["attempt"],
            stage=row["stage"],
            progress=row["progress"],
            running_s=_since(row["started_at"] or now, now),
        )
        for row in rows.values("id", "queue", "kind", "worker", "attempt", "stage", "progress", "started_at")
    ]


def workers(jobs: Iterable[RunningJob], now: datetime) -> list[WorkerFigures]:
    """This will give every worker with what it does, by queue and name."""
    held = defaultdict(list)
    for job in jobs:
        held[job.worker].append(job)
    return [_figures(row, tuple(held[row.name]), now) for row in Worker.objects.order_by("queue", "name")]


def parked_counts() -> dict[str, int]:
    """This will count the parked jobs of each queue that has any."""
    counted = Job.objects.filter(state=JobState.PARKED).values("queue").annotate(jobs=Count("id"))
    return {row["queue"]: row["jobs"] for row in counted.order_by()}


def parked() -> list[ParkedJob]:
    """This will give the newest parked jobs."""
    rows = Job.objects.filter(state=JobState.PARKED).order_by("-finished_at", "-id")[:_PARKED_SHOWN]
    return [
        ParkedJob(
            id=row.id,
            queue=row.queue,
            kind=row.kind,
            engine=row.engine,
            clip_seconds=row.duration_ms / 1000,
            code=row.error_code,
            detail=row.error_detail,
            attempts=row.attempt,
            parked_at=row.finished_at or row.created_at,
        )
        for row in rows
    ]


def _figures(row: Worker, jobs: tuple[RunningJob, ...], now: datetime) -> WorkerFigures:
    seen_s = _since(row.seen_at, now)
    return WorkerFigures(
        name=row.name,
        queue=row.queue,
        state=row.state if seen_s <= settings.LIMITS.worker_silent_s else SILENT,
        draining=row.draining,
        engines=tuple(row.engines),
        plan=row.plan,
        batch_max=row.batch_max,
        seen_s=seen_s,
        up_s=_since(row.started_at, now),
        jobs=jobs,
    )


def _since(moment: datetime, now: datetime) -> float:
    return max(0.0, (now - moment).total_seconds())
