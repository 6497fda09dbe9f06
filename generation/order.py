"""The fair order, in SQL: whose turn it is, and how many turns are before a waiting job.

Within a tier the least recently served member goes first. Priority goes before the lower tiers, but a lane of theirs
that has waited `ageing_s` takes every second turn. Nothing is decided before a worker asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from generation import policies
from generation.contracts import Shape, Turn, WorkerOffer
from generation.enums import Opening, Tier
from generation.models import Job

# A lane counts while its member may act, has fewer running than their plan allows, and has a job this worker can do.
_LANES = """
    SELECT lane.id, lane.member_id, lane.tier, lane.served_at, lane.waiting_since, lane.passed,
           head.id, head.engine, head.width, head.height, head.duration_ms, head.fps, head.opening, head.losses
    FROM generation_lane lane
    JOIN accounts_member member ON member.id = lane.member_id AND member.standing = 'active'
    CROSS JOIN LATERAL (
        SELECT job.* FROM generation_job job
        WHERE job.queue = lane.queue AND job.tier = lane.tier AND job.member_id = lane.member_id
            AND job.state = 'queued' AND (job.engine = '' OR job.engine = ANY(%(engines)s))
        ORDER BY job.queued_at, job.id LIMIT 1
    ) head
    WHERE lane.queue = %(queue)s AND lane.waiting_since IS NOT NULL AND {which}
        AND (SELECT count(*) FROM generation_job busy
             WHERE busy.member_id = lane.member_id AND busy.queue = lane.queue AND busy.state = 'running')
            < lane.running_max
    ORDER BY {order} LIMIT %(limit)s
"""
_IN_TIER = _LANES.format(which="lane.tier = %(tier)s", order="lane.served_at, lane.waiting_since")
_AGED = _LANES.format(
    which="lane.tier > 0 AND lane.waiting_since <= %(aged_before)s", order="lane.waiting_since, lane.served_at"
)

# Who waits at all, and whether priority had the last turn: the ends of indices, before anything is joined. (By min and
# max, not EXISTS: for that PostgreSQL may read the whole table when it believes that the next row will do.)
_STANDING = """
    SELECT array(SELECT tier FROM unnest(%(tiers)s::smallint[]) AS asked (tier) WHERE (
                     SELECT min(served_at) FROM generation_lane lane WHERE queue = %(queue)s AND lane.tier = asked.tier
                         AND waiting_since IS NOT NULL) IS NOT NULL),
           coalesce((SELECT min(waiting_since) FROM generation_lane WHERE queue = %(queue)s AND tier > 0)
               <= %(aged_before)s, false),
           coalesce((SELECT max(served_at) FROM generation_lane WHERE queue = %(queue)s AND tier = 0), 'epoch')
         > greatest(
             coalesce((SELECT max(served_at) FROM generation_lane WHERE queue = %(queue)s AND tier = 1), 'epoch'),
             coalesce((SELECT max(served_at) FROM generation_lane WHERE queue = %(queue)s AND tier = 2), 'epoch'))
    WHERE NOT EXISTS (SELECT 1 FROM generation_queuecontrol WHERE queue = %(queue)s AND paused_at IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM generation_worker WHERE name = %(worker)s AND draining)
"""

# Turns before a job that is the `own + 1`-th of its lane: of every other lane in the tier as many as of its own, one
# more where that lane's turn is earlier. Most ask for the first of their lane: then counting lanes is enough, and with
# a hundred thousand waiting the grouping below it would cost twenty times as much.
_TURNS_BEFORE = """
    WITH mine AS (SELECT * FROM generation_lane
                  WHERE member_id = %(member)s AND queue = %(queue)s AND tier = %(tier)s),
    own AS (SELECT count(*) AS before FROM generation_job
            WHERE member_id = %(member)s AND queue = %(queue)s AND tier = %(tier)s AND state = 'queued'
                AND (queued_at, id) < (%(queued_at)s, %(id)s)),
    others AS NOT MATERIALIZED (
            SELECT member_id, count(*) AS jobs FROM generation_job
            WHERE queue = %(queue)s AND tier = %(tier)s AND state = 'queued' AND member_id <> %(member)s
            GROUP BY member_id),
    earlier AS NOT MATERIALIZED (
            SELECT lane.member_id FROM generation_lane lane, mine
            WHERE lane.queue = %(queue)s AND lane.tier = %(tier)s AND lane.waiting_since IS NOT NULL
                AND (lane.served_at, lane.waiting_since, lane.id) < (mine.served_at, mine.waiting_since, mine.id))
    SELECT CASE WHEN own.before = 0 THEN (SELECT count(*) FROM earlier)
           ELSE own.before + (SELECT coalesce(sum(least(jobs, (SELECT before FROM own))), 0) FROM others)
               + (SELECT count(*) FROM others JOIN earlier USING (member_id) WHERE jobs > (SELECT before FROM own)) END,
        (SELECT count(*) FROM generation_job
         WHERE queue = %(queue)s AND state = 'queued' AND tier < %(tier)s),
        (SELECT count(*) FROM generation_lane lane WHERE lane.queue = %(queue)s AND lane.tier > %(tier)s
            AND lane.waiting_since <= %(aged_before)s),
        mine.waiting_since <= %(aged_before)s
    FROM mine, own
"""

# The same sum for the first `limit` jobs of each tier, turn by turn through the lanes. Whoever is among them is among the
# first `limit` of their lane, and their lane among the first `limit` lanes: nothing else is looked at.
_PLACES = """
    SELECT id, member_id, tier, told_position, same, is_aged FROM (
        SELECT job.id, job.member_id, job.tier, job.told_position, lane.waiting_since <= %(aged_before)s AS is_aged,
               row_number() OVER (PARTITION BY job.tier ORDER BY job.round, lane.served_at, lane.waiting_since, lane.id)
               - 1 AS same
        FROM unnest(%(tiers)s::smallint[]) AS asked (tier)
        CROSS JOIN LATERAL (
            SELECT * FROM generation_lane WHERE queue = %(queue)s AND tier = asked.tier
                AND waiting_since IS NOT NULL
            ORDER BY served_at, waiting_since, id LIMIT %(limit)s
        ) lane
        CROSS JOIN LATERAL (
            SELECT id, member_id, tier, told_position, row_number() OVER (ORDER BY queued_at, id) AS round
            FROM generation_job WHERE queue = lane.queue AND tier = lane.tier
                AND member_id = lane.member_id AND state = 'queued'
            ORDER BY queued_at, id LIMIT %(limit)s
        ) job
    ) placed WHERE same < %(limit)s
"""
_WAITING_BY_TIER = """
    SELECT tier, count(*), (SELECT count(*) FROM generation_lane lane WHERE lane.queue = %(queue)s
        AND lane.tier = job.tier AND lane.waiting_since <= %(aged_before)s)
    FROM generation_job job WHERE queue = %(queue)s AND state = 'queued' GROUP BY tier
"""


def next_turns(*, offer: WorkerOffer, limit: int, now: datetime) -> list[Turn]:
    """This will give up to `limit` lanes of the one tier whose turn it is, in fair order; empty when nothing waits that
    this worker may and can do.
    """
    ask: dict[str, Any] = {"queue": offer.queue, "engines": list(offer.engines), "limit": limit}
    aged_before = now - timedelta(seconds=settings.LIMITS.ageing_s)
    waiting, some_aged, priority_was_last = _standing(offer, aged_before)
    finds = [partial(_turns, _IN_TIER, {**ask, "tier": tier}) for tier in sorted(waiting)]
    if some_aged:  # before the lower tiers, and every second time before priority
        place = 1 if Tier.PRIORITY in waiting and not priority_was_last else 0
        finds.insert(place, partial(_turns, _AGED, {**ask, "aged_before": aged_before, "limit": 1}))
    return next((turns for find in finds if (turns := find())), [])


def turns_before(job: Job, *, now: datetime) -> int:
    """This will count the clips that will be claimed before a waiting job as things stand; 0 means it is next."""
    facts: dict[str, Any] = {
        "member": job.member_id,
        "queue": job.queue,
        "tier": job.tier,
        "queued_at": job.queued_at,
        "id": job.id,
        "aged_before": now - timedelta(seconds=settings.LIMITS.ageing_s),
    }
    with connection.cursor() as cursor:
        cursor.execute(_TURNS_BEFORE, facts)
        row = cursor.fetchone()
    if row is None:
        return 0
    return policies.turns_before(same=int(row[0]), higher=int(row[1]), aged_lower=int(row[2]), is_aged=bool(row[3]))


def moved_places(*, queue: str, limit: int, now: datetime) -> dict[UUID, int]:
    """This will give the place (1 = next) of those among the first `limit` waiting jobs of each tier whose member was
    last told another.
    """
    ask: dict[str, Any] = {
        "queue": queue,
        "limit": limit,
        "aged_before": now - timedelta(seconds=settings.LIMITS.ageing_s),
        "tiers": [int(tier) for tier in Tier],
    }
    with connection.cursor() as cursor:
        cursor.execute(_WAITING_BY_TIER, ask)
        waiting = {tier: (jobs, aged) for tier, jobs, aged in cursor.fetchall()}
        cursor.execute(_PLACES, ask)
        rows = cursor.fetchall()
    found = {}
    for job_id, _, tier, told, same, is_aged in rows:
        place = 1 + policies.turns_before(
            same=same,
            higher=sum(jobs for other, (jobs, _) in waiting.items() if other < tier),
            aged_lower=sum(aged for other, (_, aged) in waiting.items() if other > tier),
            is_aged=is_aged,
        )
        if place != told:
            found[job_id] = place
    return found


def _turns(statement: str, values: dict[str, Any]) -> list[Turn]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [_turn(row) for row in cursor.fetchall()]


def _turn(row: Sequence[Any]) -> Turn:
    (
        lane_id,
        member_id,
        tier,
        served_at,
        waiting_since,
        passed,
        job_id,
        engine,
        width,
        height,
        duration_ms,
        fps,
        opening,
        lost,
    ) = row
    return Turn(
        lane_id=lane_id,
        member_id=member_id,
        tier=tier,
        served_at=served_at,
        waiting_since=waiting_since,
        passed=passed,
        job_id=job_id,
        shape=Shape(engine=engine, width=width, height=height, duration_ms=duration_ms, fps=fps),
        opening=Opening(opening),
        losses=lost,
    )


def _standing(offer: WorkerOffer, aged_before: datetime) -> tuple[list[int], bool, bool]:
    """The tiers in which somebody waits, whether somebody of the lower ones has aged, and whether priority was last.

    Nobody waits, for this worker, while its queue is paused or an operator drains it.
    """
    facts: dict[str, Any] = {
        "queue": offer.queue,
        "worker": offer.worker[:120],
        "aged_before": aged_before,
        "tiers": [int(tier) for tier in Tier],
    }
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, facts)
        row = cursor.fetchone()
    return (list(row[0]), bool(row[1]), bool(row[2])) if row else ([], False, False)
