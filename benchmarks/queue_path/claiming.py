"""What a claim costs PostgreSQL with 100,000 clips waiting, however they lie, against 100; and what telling places costs.

The cost is the CPU time of the connection's own backend, as Linux counts it (`/proc/<pid>/schedstat`), so other people's
load does not count.
"""

from __future__ import annotations

import logging
import statistics
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.simulation import ENGINE, QUEUE, empty_queue, row, shape

CLAIMS = 200
BUDGET_MS = 5.0
LOOKS = 15

_MEMBERS = """
    INSERT INTO accounts_member SELECT filled.* FROM accounts_member pattern, generate_series(1, %(members)s) number,
    LATERAL jsonb_populate_record(pattern, jsonb_build_object(
        'id', gen_random_uuid(), 'handle', 'crowd' || number, 'email', number || '@crowd.example')) filled
    WHERE pattern.id = %(pattern)s
"""
# Half of them wait so long that they have aged; every tenth member of a crowd has Pro.
_JOBS = """
    INSERT INTO generation_job SELECT filled.* FROM generation_job pattern,
    (SELECT id, row_number() OVER (ORDER BY id) AS place FROM accounts_member WHERE handle LIKE 'crowd%%') member,
    generate_series(1, %(each)s) turn,
    LATERAL (SELECT %(begin)s::timestamptz + ((place * 7919 + turn::bigint * 104729) %% 1200000) * interval '1 ms'
             AS moment) asked,
    LATERAL jsonb_populate_record(pattern, jsonb_build_object(
        'id', gen_random_uuid(), 'member_id', member.id, 'tier', CASE WHEN place %% 10 = 2 THEN 0 ELSE 1 END,
        'queued_at', asked.moment, 'created_at', asked.moment)) filled
    WHERE pattern.id = %(pattern)s AND member.place <= %(members)s
"""
_LANES = """
    INSERT INTO generation_lane (member_id, queue, tier, running_max, served_at, waiting_since, passed)
    SELECT member_id, queue, tier, 1000, to_timestamp(0), min(queued_at), 0 FROM generation_job GROUP BY 1, 2, 3
"""


def measure() -> dict[str, Any]:
    """This will fill the queue in four ways, and claim from each."""
    from datetime import UTC, datetime

    logging.disable(logging.WARNING)  # rows made here have no hold; each ending would say so
    begin = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    make_crowd(begin)
    ways = {
        "100_members_with_1": (100, 1),
        "100000_members_with_1": (100_000, 1),
        "1000_members_with_100": (1000, 100),
        "1_member_with_100000": (1, 100_000),
    }
    figures: dict[str, Any] = {}
    for name, (members, each) in ways.items():
        fill(members, each, begin)
        figures[name] = one_way(begin + timedelta(seconds=1200))
        print(f"  {name}: {figures[name]}", flush=True)
    empty_queue()
    logging.disable(logging.NOTSET)
    baseline = figures["100_members_with_1"]["claim_ms_median"]
    for figure in figures.values():
        figure["claim_ratio_to_100"] = round(figure["claim_ms_median"] / baseline, 2)
    figures["budget_ms"] = BUDGET_MS
    full = [figures[name] for name in ways]
    figures["ok"] = all(each["claim_ms_median"] <= BUDGET_MS and each["index_scans_alone"] for each in full[1:])
    return figures


def make_crowd(begin: Any) -> None:
    """This will make the 100,000 members, once."""
    from benchmarks.simulation import people

    (pattern,) = people(1, "pattern", begin)
    _as_owner(_MEMBERS, {"pattern": pattern, "members": 100_000})


def fill(members: int, each: int, begin: Any) -> None:
    """This will have the first `members` of the crowd wait with `each` clips, asked for within the last 20 minutes."""
    from accounts.models import Member
    from benchmarks.simulation import Wish
    from generation.models import Job

    empty_queue()
    who = Member.objects.get(handle="pattern0").pk
    pattern = row(Wish(member=who, tier=1, shape=shape(4), work_s=1.0), begin)
    pattern.save()
    _as_owner(_JOBS, {"pattern": pattern.pk, "members": members, "each": each, "begin": begin})
    Job.objects.filter(pk=pattern.pk).delete()
    _as_owner(_LANES, {})
    _as_owner("VACUUM ANALYZE", {})


def one_way(now: Any) -> dict[str, Any]:
    """This will claim CLAIMS jobs one by one and end them, and look at places in between."""
    from generation.contracts import WorkerOffer
    from generation.models import Job
    from generation.selectors import position_of
    from generation.services import endings, leases, telling

    offer = WorkerOffer(worker="w", queue=QUEUE, engines=(ENGINE,))
    spent = []
    for turn in range(CLAIMS):
        moment = now + timedelta(seconds=turn)
        claims: list[Any] = []
        # A crowd of 100 is empty before the 200th; what was claimed then is what counts.
        spent.append(
            _backend_ms(lambda moment=moment, claims=claims: claims.extend(leases.claim(offer=offer, now=moment)))
        )
        if not claims:
            spent.pop()
            break
        endings.fail(claim=claims[0], code="engine_failed", detail="", now=moment)
    plans = _plans(now)
    last = Job.objects.filter(state="queued").order_by("-queued_at").first()
    place = [_backend_ms(lambda: position_of(last, now=now)) for _ in range(LOOKS)] if last else [0.0]
    begun = time.process_time()
    told_ms = _backend_ms(lambda: telling.places(now=now))
    return {
        "claim_ms_mean": round(statistics.mean(spent), 3),
        "claim_ms_median": round(statistics.median(spent), 3),
        "claim_ms_max": round(max(spent), 2),
        "claims": len(spent),
        "index_scans_alone": not any(f"Seq Scan on {table}" in plans for table in _growing()),
        "place_of_one_ms": round(statistics.median(place), 2),
        "tell_places_first_ms": round(told_ms, 1),
        "tell_places_first_own_cpu_ms": round((time.process_time() - begun) * 1000, 1),
        "tell_places_nothing_new_ms": round(_backend_ms(lambda: telling.places(now=now)), 1),
    }


def _growing() -> list[str]:
    """Tables that no claim may read as a whole: what a handful of rows is in (workers, held queues, one lane) it may."""
    from generation.models import Lane

    return ["generation_job", "accounts_member", *(["generation_lane"] if Lane.objects.count() >= 100 else [])]


def _plans(now: Any) -> str:
    """PostgreSQL's plans of what a claim asks."""
    from django.conf import settings
    from django.db import connection

    from generation import order

    ask = {"queue": QUEUE, "engines": [ENGINE], "limit": settings.LIMITS.lookahead_lanes}
    aged_before = now - timedelta(seconds=settings.LIMITS.ageing_s)
    asked = [
        (order._IN_TIER, {**ask, "tier": 0}),
        (order._IN_TIER, {**ask, "tier": 1}),
        (order._AGED, {**ask, "aged_before": aged_before, "limit": 1}),
        (order._STANDING, {"queue": QUEUE, "worker": "w", "aged_before": aged_before, "tiers": [0, 1, 2]}),
    ]
    found = []
    with connection.cursor() as cursor:
        for statement, values in asked:
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) {statement}", values)
            found += [line[0] for line in cursor.fetchall()]
    return "\n".join(found)


def _backend_ms(act: Callable[[], object]) -> float:
    """CPU milliseconds of this connection's backend during `act`."""
    from django.db import connection

    connection.ensure_connection()
    clock = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    before = int(clock.read_text().split()[0])
    act()
    return (int(clock.read_text().split()[0]) - before) / 1e6


def _as_owner(statement: str, values: dict[str, Any]) -> None:
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(statement, values or None)
