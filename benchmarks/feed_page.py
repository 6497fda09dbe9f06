"""Latest at 100,000 posts: CPU of a page of 20 at the top and deep down, as a ratio to the same page at 200 posts.

A page must cost the same at any size and depth: the plan is an index scan, and the JSON door asks the same few queries.
"""

from __future__ import annotations

import json
import statistics
import time
from datetime import timedelta
from typing import Any

from benchmarks.database import fresh_database

SMALL, LARGE = 200, 100_000
PAGES = 60
BUDGET_RATIO = 1.5  # a large table may cost half as much again (deeper index, colder cache), not a scan


def main() -> None:
    """This will print the plan, the figures and the JSON line."""
    with fresh_database():
        author = fill(0, SMALL)
        small = cpu_ms_of_a_page(None)
        fill(SMALL, LARGE, author)
        analyze()
        top, deep = cpu_ms_of_a_page(None), cpu_ms_of_a_page(cursor_at(LARGE // 2))
        plan = plan_of_latest()
    print(plan)
    indexed = "latest_public_clips" in plan and "Seq Scan on generation_clip" not in plan
    figures = {
        "page_cpu_ms_200": round(small, 2),
        "page_cpu_ms_100k_top": round(top, 2),
        "page_cpu_ms_100k_deep": round(deep, 2),
        "ratio_top": round(top / small, 2),
        "ratio_deep": round(deep / small, 2),
        "index_scan": indexed,
    }
    ok = indexed and max(figures["ratio_top"], figures["ratio_deep"]) <= BUDGET_RATIO
    print(json.dumps({"ok": ok, **figures, "budget_ratio": BUDGET_RATIO}))


def fill(start: int, end: int, author: Any = None) -> Any:
    """This will add posted clips numbered start..end, one a second."""
    from generation.models import Clip
    from tests.factories import NOW, clip_values, make_member

    author = author or make_member("benchmark")
    for first in range(start, end, 5000):
        numbers = range(first, min(first + 5000, end))
        rows = [Clip(author=author, **clip_values(posted_at=NOW + timedelta(seconds=number))) for number in numbers]
        Clip.objects.bulk_create(rows)
    return author


def cpu_ms_of_a_page(cursor: str | None) -> float:
    """This will give the median CPU milliseconds of the JSON door for one page."""
    from django.test import Client

    from accounts.models import Member

    client = Client()
    client.force_login(Member.objects.get(handle="benchmark"))
    url = "/api/feed/latest?limit=20" + (f"&cursor={cursor}" if cursor else "")
    assert len(client.get(url).json()["rows"]) == 20
    times = []
    for _ in range(PAGES):
        begun = time.process_time()
        client.get(url)
        times.append((time.process_time() - begun) * 1000)
    return statistics.median(times)


def cursor_at(number: int) -> str:
    """This will make the cursor of the clip with this number."""
    from common.pagination import Position, write_cursor
    from feed.selectors import LATEST
    from generation.models import Clip
    from tests.factories import NOW

    clip = Clip.objects.get(posted_at=NOW + timedelta(seconds=number))
    return write_cursor(LATEST, Position(clip.posted_at, clip.id))


def analyze() -> None:
    """This will let PostgreSQL count its rows, as its own daemon would a minute later."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")


def plan_of_latest() -> str:
    """This will give PostgreSQL's plan of the first page."""
    from django.db import connection

    from feed.sql import statement

    query, values = statement(after=None, size=21)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) {query}", values)
        return "\n".join(row[0] for row in cursor.fetchall())


if __name__ == "__main__":
    main()
