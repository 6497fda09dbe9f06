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
    INSERT INTO generation_job (id, kind, queue, member_id, state, engine, prompt, width, height, duration_ms, fps,
        seed, audio, tier, attempt, losses, worker, stage, step, steps, progress, has_preview, error_code, error_detail,
        created_at, queued_at, started_at, finished_at)
    SELECT gen_random_uuid(), 'generate', 'cpu', %(member)s, %(state)s, 'animatic', 'a ball', 720, 1280, 4000, 24,
        1, true, n %% 3, 1, 0, 'w', '', 0, 0, 0, false, '', '',
        at, at, CASE WHEN %(state)s = 'succeeded' THEN at + interval '5 s' END,
        CASE WHEN %(state)s = 'succeeded' THEN at + interval '20 s' END
    FROM generate_series(1, %(count)s) n,
        LATERAL (SELECT %(now)s - %(ago)s * interval '1 s' - n * %(apart)s * interval '1 s' AS at) moment
"""


def main() -> None:
    """This will print the figures and the JSON line."""
    with fresh_database():
        from django.utils import timezone

        from tests.factories import make_member

        now, member = timezone.now(), make_member("benchmark")
        fill(member, now, "queued", SMALL, apart=1)
        fill(member, now, "succeeded", 600, apart=5.9)
        small = cost(now)
        fill(member, now, "queued", LARGE - SMALL, apart=0.1)
        fill(member, now, "succeeded", LARGE, apart=10, ago=86400)
        analyze()
        large = cost(now)
    figures = {"postgres_cpu_ms_200": small[0], "postgres_cpu_ms_100k": large[0], "our_cpu_ms_100k": large[1]}
    print(json.dumps({"ok": large[0] <= BUDGET_CPU_MS, **figures, "budget_cpu_ms": BUDGET_CPU_MS}))


def fill(member: Any, now: Any, state: str, count: int, *, apart: float, ago: float = 30) -> None:
    """This will write jobs `apart` seconds from each other, the newest `ago` seconds old."""
    from django.db import connection

    values = {"member": member.pk, "now": now, "state": state, "count": count, "apart": apart, "ago": ago}
    with connection.cursor() as cursor:
        cursor.execute(_FILL, values)


def cost(now: Any) -> tuple[float, float]:
    """This will give a snapshot's mean CPU milliseconds: PostgreSQL's (of the backend that answers), and ours."""
    from generation import snapshot

    snapshot.take(now=now)
    theirs, ours = backend_cpu_s(), time.process_time()
    for number in range(TIMES):
        taken = snapshot.take(now=now + timedelta(milliseconds=number))
        assert sum(taken.queues[1].made) == 600
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
