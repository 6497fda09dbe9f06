"""The operators' snapshot at 100,000 waiting jobs beside 100,000 that ended on earlier days, with 600 in the last hour.

Page and metrics take it again and again: it must stay cheap beside the claims it watches, and must not feel what ended
long ago.
"""

from __future__ import annotations

import json
import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.database import fresh_database
from benchmarks.feed_page import analyze

SMALL, LARGE = 200, 100_000
TIMES = 20
BUDGET_CPU_MS = 150  # of PostgreSQL: asked once a second at most, by a handful of people

_FILL = """
    INSERT INTO generation_job SELECT filled.* FROM generation_job pattern, generate_series(1, %(count)s) n,
    LATERAL (SELECT %(now)s - %(ago)s * interval '1 s' - n * %(apart)s * interval '1 s' AS at) moment,
    LATERAL jsonb_populate_record(pattern, jsonb_build_object(
        'id', gen_random_uuid(), 'state', %(state)s, 'tier', n %% 3, 'created_at', at, 'queued_at', at,
        'started_at', CASE WHEN %(state)s = 'succeeded' THEN at + interval '5 s' END,
        'finished_at', CASE WHEN %(state)s = 'succeeded' THEN at + interval '20 s' END)) filled
    WHERE pattern.id = %(pattern)s
"""


def main() -> None:
    """This will print the figures and the JSON line."""
    with fresh_database():
        from django.utils import timezone

        from tests.factories import make_member

        now = timezone.now()
        pattern = failed_job(make_member("benchmark"), now)
        fill(pattern, now, "queued", SMALL, apart=1)
        fill(pattern, now, "succeeded", 600, apart=5.9)
        small = cost(now)
        fill(pattern, now, "queued", LARGE - SMALL, apart=0.1)
        fill(pattern, now, "succeeded", LARGE, apart=10, ago=86400)
        analyze()
        large = cost(now)
    figures = {"postgres_cpu_ms_200": small[0], "postgres_cpu_ms_100k": large[0], "our_cpu_ms_100k": large[1]}
    print(json.dumps({"ok": large[0] <= BUDGET_CPU_MS, **figures, "budget_cpu_ms": BUDGET_CPU_MS}))


def failed_job(member: Any, now: Any) -> Any:
    """This will make the job that all others are copies of: one that failed a week ago, so that nothing counts it."""
    from generation.models import Job

    then = now - timedelta(days=7)
    return Job.objects.create(
        kind="generate", queue="cpu", member=member, state="failed", engine="animatic", prompt="a ball", width=720,
        height=1280, duration_ms=4000, fps=24, seed=1, worker="w", attempt=1, created_at=then, queued_at=then,
        started_at=then, finished_at=then,
    )  # fmt: skip


def fill(pattern: Any, now: Any, state: str, count: int, *, apart: float, ago: float = 30) -> None:
    """This will write copies of a job `apart` seconds from each other, the newest `ago` seconds old."""
    from django.db import connection

    values = {"pattern": pattern.pk, "now": now, "state": state, "count": count, "apart": apart, "ago": ago}
    with connection.cursor() as cursor:
        cursor.execute(_FILL, values)


def cost(now: Any) -> tuple[float, float]:
    """This will give a snapshot's mean CPU milliseconds: PostgreSQL's (of the backend that answers), and ours."""
    from generation import snapshot

    snapshot.take(now=now)
    theirs, ours = backend_cpu_s(), time.process_time()
    for number in range(TIMES):
        taken = snapshot.take(now=now + timedelta(milliseconds=number))
        (cpu,) = (queue for queue in taken.queues if queue.queue == "cpu")
        assert sum(cpu.made) == 600, [(q.queue, sum(q.made)) for q in taken.queues]
    spent = (backend_cpu_s() - theirs, time.process_time() - ours)
    return round(spent[0] / TIMES * 1000, 1), round(spent[1] / TIMES * 1000, 1)


def backend_cpu_s() -> float:
    """This will give the CPU seconds of the PostgreSQL process behind our connection, to 10 ms."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
