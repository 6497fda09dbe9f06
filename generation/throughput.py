"""How long a waiting job will probably take, from what was measured, never from a constant."""

from __future__ import annotations

import math

from django.db import connection

from generation.contracts import Wait
from generation.enums import JobState
from generation.models import Job

_ENOUGH = 3  # fewer finished jobs say nothing; then no wait is named
_SAMPLE = 50  # the newest ones: a fleet changes

_DURATIONS = """
    SELECT percentile_cont(0.25) WITHIN GROUP (ORDER BY seconds), percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds),
           count(*)
    FROM (SELECT extract(epoch FROM finished_at - started_at) / (duration_ms / 1000.0) AS seconds
          FROM generation_job
          WHERE queue = %s AND kind = %s AND state = %s AND started_at IS NOT NULL AND attempt = 1
          ORDER BY finished_at DESC LIMIT %s) AS newest
"""


def wait_for(job: Job, position: int) -> Wait | None:
    """This will estimate when a waiting job is finished: seconds of work per second of clip (25th and 90th percentile
    of the newest 50 first attempts of the same kind and queue), times what stands before it, over the workers seen at it.

    None while fewer than three jobs were measured: an honest "unknown".
    """
    with connection.cursor() as cursor:
        cursor.execute(_DURATIONS, [job.queue, job.kind, JobState.SUCCEEDED, _SAMPLE])
        quick, slow, count = cursor.fetchone()
    if count < _ENOUGH:
        return None
    rounds = math.ceil(position / _workers_at(job.queue))
    per_clip = rounds * job.duration_ms / 1000
    return Wait(low_s=max(1, math.floor(quick * per_clip)), high_s=max(2, math.ceil(slow * per_clip) + 1))


def _workers_at(queue: str) -> int:
    """Workers that hold a lease of this queue right now; at least one, so that an idle fleet counts as one."""
    running = Job.objects.filter(queue=queue, state=JobState.RUNNING)
    return max(1, running.values("worker").distinct().count())
