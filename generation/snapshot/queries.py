"""The figures behind the operators' page: few statements, each bounded by what waits, runs, or ended within the hour.

What waits is read from the partial index `jobs_waiting_in_lane`, what ended from `jobs_ended`; finished jobs of earlier
days are not touched, however many there are.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import connection

# Plots count whole minutes of the clock, so that what has been stays as it was at the next reading: 0 is the one under
# way. Rates count minutes back from now: 0 is the last 60 s. Searching the hour's sixty bounds takes less than half the
# time of computing with seconds, which matters with a hundred thousand waiting.
_WAITING = """
    SELECT queue, tier, 60 - width_bucket(queued_at, %(minutes)s::timestamptz[]) AS minute, count(*), min(queued_at)
    FROM generation_job WHERE state = 'queued' GROUP BY 1, 2, 3
"""

# Only first attempts: the start of a later one says how long a machine was dead.
_WAITS = """
    SELECT queue, tier, count(*),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM started_at - queued_at)),
           percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM started_at - queued_at))
    FROM (SELECT queue, tier, attempt, queued_at, started_at FROM generation_job WHERE state = 'running'
          UNION ALL
          SELECT queue, tier, attempt, queued_at, started_at FROM generation_job
          WHERE finished_at > %(quarter_ago)s) AS lately
    WHERE started_at > %(quarter_ago)s AND attempt = 1 GROUP BY 1, 2
"""

_ENDED = """
    SELECT queue, kind, state, error_code, 60 - width_bucket(finished_at, %(minutes)s::timestamptz[]) AS bar,
           60 - width_bucket(finished_at, %(back)s::timestamptz[]) AS minute,
           count(*), sum(duration_ms) / 1000.0, sum(losses)
    FROM generation_job WHERE finished_at > %(hour_ago)s GROUP BY 1, 2, 3, 4, 5, 6
"""

# Arrivals and departures of jobs that wait no longer. One whose worker fell silent counts as waiting until it was
# last started: its row keeps no more.
_FLOW = """
    SELECT queue, 60 - width_bucket(at, %(minutes)s::timestamptz[]) AS minute, sum(change)
    FROM (SELECT queue, queued_at, coalesce(started_at, finished_at) AS left_at FROM generation_job
          WHERE state = 'running'
          UNION ALL
          SELECT queue, queued_at, coalesce(started_at, finished_at) FROM generation_job
          WHERE finished_at > %(hour_ago)s) AS gone
    CROSS JOIN LATERAL (VALUES (queued_at, 1), (left_at, -1)) AS moved(at, change)
    WHERE at > %(hour_ago)s GROUP BY 1, 2
"""

_LATE = """
    SELECT job.queue, count(*) FROM generation_latefinish late JOIN generation_job job ON job.id = late.job_id
    WHERE late.at > %(hour_ago)s GROUP BY 1
"""


def waiting(now: datetime) -> list[tuple[Any, ...]]:
    """This will give (queue, tier, minute of arrival, jobs, oldest arrival) of what waits; minute 60 is any before."""
    return _rows(_WAITING, now)


def waits(now: datetime) -> list[tuple[Any, ...]]:
    """This will give (queue, tier, jobs, median, 90th percentile in seconds) of the waits of the last 15 minutes."""
    return _rows(_WAITS, now)


def ended(now: datetime) -> list[tuple[Any, ...]]:
    """This will give (queue, kind, state, code, bar, minute, jobs, clip seconds, losses) of what ended within the hour."""
    return _rows(_ENDED, now)


def flow(now: datetime) -> list[tuple[Any, ...]]:
    """This will give (queue, minute, arrivals less departures) of jobs that wait no longer."""
    return _rows(_FLOW, now)


def late_finishes(now: datetime) -> list[tuple[Any, ...]]:
    """This will give (queue, late finishers refused within the hour)."""
    return _rows(_LATE, now)


def whole_minute(now: datetime) -> datetime:
    """This will give the end of the clock's minute that `now` is in; `now` itself on the minute."""
    begun = now.replace(second=0, microsecond=0)
    return begun if begun == now else begun + timedelta(minutes=1)


def _minutes_before(end: datetime) -> list[datetime]:
    return [end - timedelta(minutes=minute) for minute in range(60, 0, -1)]


def _rows(statement: str, now: datetime) -> list[tuple[Any, ...]]:
    values: dict[str, Any] = {
        "hour_ago": now - timedelta(hours=1),
        "quarter_ago": now - timedelta(minutes=15),
        "minutes": _minutes_before(whole_minute(now)),
        "back": _minutes_before(now),
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
