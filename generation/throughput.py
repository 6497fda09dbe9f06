"""How long a waiting job will probably take, from what was measured, never from a constant."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection

from generation import policies
from generation.contracts import Wait
from generation.enums import JobState, QueueMood, Tier, WorkerState
from generation.models import Job, QueueControl, Worker

_ENOUGH = 3  # fewer finished jobs say nothing; then no wait is named
_SAMPLE = 50  # the newest ones: a fleet changes
_RECENT = timedelta(minutes=15)
_PRIORITY_SHARE_MAX = 0.5
"""However much Pro asks for, aged lanes get every second turn."""

# First attempts alone: a second one says how long a machine was dead, not how long the work takes.
_DURATIONS = """
    SELECT percentile_cont(0.25) WITHIN GROUP (ORDER BY seconds), percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds),
           count(*)
    FROM (SELECT extract(epoch FROM finished_at - started_at){per} AS seconds
          FROM generation_job
          WHERE queue = %(queue)s AND kind = %(kind)s AND state = 'succeeded' AND attempt = 1 {shape}
          ORDER BY finished_at DESC LIMIT %(sample)s) AS newest
"""
_OF_A_CLIP = _DURATIONS.format(per="", shape="")
_OF_THE_SHAPE = _DURATIONS.format(
    per=" / (duration_ms / 1000.0)", shape="AND engine = %(engine)s AND width * height = %(pixels)s"
)


@dataclass(frozen=True)
class Pace:
    """Seconds: the 25th and the 90th percentile of what was measured."""

    quick: float
    slow: float


def mood_of(queue: str, *, now: datetime) -> QueueMood:
    """This will tell whether a queue moves: not while it is paused, or while none of its workers was heard of."""
    if QueueControl.objects.filter(pk=queue, paused_at__isnull=False).exists():
        return QueueMood.PAUSED
    return QueueMood.MOVING if workers_on(queue, now=now) else QueueMood.OFFLINE


def workers_on(queue: str, *, now: datetime) -> int:
    """This will count the workers that were heard of lately and take jobs of this queue."""
    heard_of = Worker.objects.filter(
        queue=queue, seen_at__gte=now - timedelta(seconds=settings.LIMITS.worker_silent_s), draining=False
    )
    if not policies.takes_without_engine(queue):
        heard_of = heard_of.exclude(engines=[])
    return heard_of.exclude(state=WorkerState.STOPPING).count()


def wait_for(job: Job, before: int, *, now: datetime) -> Wait | None:
    """This will estimate when a waiting job with `before` clips to be claimed before it is finished.

    The clips before it take what the newest 50 of its queue and kind took, spread over the workers that are on; its own
    takes what its shape took a second of clip (what any took, where its shape is new). Whether a worker is about to
    become free or has just begun is not known: the longer figure counts a whole clip more. For lower tiers it also
    counts the priority clips that keep coming at the pace of the last 15 minutes.

    None while fewer than three jobs were measured, or while nothing moves: an honest "unknown".
    """
    workers = workers_on(job.queue, now=now)
    others, own = _pace(_OF_A_CLIP, job), _pace(_OF_THE_SHAPE, job)
    if not workers or others is None:
        return None
    own = Pace(own.quick * job.duration_ms / 1000, own.slow * job.duration_ms / 1000) if own else others
    low = (before // workers) * others.quick + own.quick
    rounds = math.ceil((before + _running_in(job.queue)) / workers)
    high = rounds * others.slow / (1 - _priority_share(job, now)) + own.slow
    return Wait(low_s=max(1, math.floor(low)), high_s=max(2, math.ceil(high)))


def _pace(statement: str, job: Job) -> Pace | None:
    facts: dict[str, Any] = {
        "queue": job.queue,
        "kind": job.kind,
        "engine": job.engine,
        "pixels": job.width * job.height,
        "sample": _SAMPLE,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, facts)
        quick, slow, count = cursor.fetchone()
    return Pace(float(quick), float(slow)) if count >= _ENOUGH else None


def _running_in(queue: str) -> int:
    return Job.objects.filter(queue=queue, state=JobState.RUNNING).count()


def _priority_share(job: Job, now: datetime) -> float:
    """Which share of the turns priority will take before a job of a lower tier, as lately; 0 for priority itself."""
    if job.tier == Tier.PRIORITY:
        return 0.0
    lately = Job.objects.filter(queue=job.queue, started_at__gte=now - _RECENT)
    total = lately.count()
    return min(_PRIORITY_SHARE_MAX, lately.filter(tier=Tier.PRIORITY).count() / total) if total else 0.0
