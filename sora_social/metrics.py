"""/metrics: the operators' figures in Prometheus' text format, for whoever holds METRICS_TOKEN.

Every figure is a gauge taken from the rows at the moment of asking. Counters would have to grow for ever and survive a
member's erasure, which takes rows; and a process's own counters would tell of one web process out of several.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

from common import clock
from generation.enums import QueueMood
from generation.facade import Snapshot, take_snapshot

Value = tuple[tuple[str, ...], float]


def metrics(request: HttpRequest) -> HttpResponse:
    """This will give the figures, 401 for a wrong token, 404 where no token is set (the demo needs none), and 503
    while PostgreSQL does not answer.
    """
    if not settings.METRICS_TOKEN and not settings.DEMO:
        return HttpResponseNotFound()
    if not _may_read(request.headers.get("Authorization", "")):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    try:
        snapshot = take_snapshot(now=clock.now())
    except DatabaseError:
        return HttpResponse(status=503, headers={"Retry-After": "5"})
    return HttpResponse(text_of(snapshot), content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})


def text_of(snapshot: Snapshot) -> bytes:
    """This will write a snapshot in Prometheus' text format."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Figures(snapshot))
    return generate_latest(registry)


def _may_read(authorization: str) -> bool:
    if not settings.METRICS_TOKEN:
        return True
    return hmac.compare_digest(authorization.encode(), f"Bearer {settings.METRICS_TOKEN}".encode())


class _Figures(Collector):
    """One snapshot as metric families."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def describe(self) -> list[GaugeMetricFamily]:
        """This will say nothing before it is asked for figures."""
        return []

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """This will give one family for each figure."""
        for name, words, labels, values in _FAMILIES:
            family = GaugeMetricFamily(name, words, labels=labels)
            for labelled, value in values(self.snapshot):
                family.add_metric(labelled, value)
            yield family


def _waiting(snapshot: Snapshot) -> Iterator[Value]:
    for queue in snapshot.queues:
        for tier in queue.tiers:
            yield (queue.queue, tier.tier.name.lower()), tier.waiting


def _oldest(snapshot: Snapshot) -> Iterator[Value]:
    for queue in snapshot.queues:
        for tier in queue.tiers:
            yield (queue.queue, tier.tier.name.lower()), tier.oldest_s or 0.0


def _waits(snapshot: Snapshot) -> Iterator[Value]:
    for queue in snapshot.queues:
        for tier in queue.tiers:
            for percentile, waited in (("50", tier.wait_p50_s), ("90", tier.wait_p90_s)):
                if waited is not None:
                    yield (queue.queue, tier.tier.name.lower(), percentile), waited


def _mood(mood: QueueMood) -> Callable[[Snapshot], Iterator[Value]]:
    return lambda snapshot: (((queue.queue,), float(queue.mood == mood)) for queue in snapshot.queues)


def _of_queue(name: str) -> Callable[[Snapshot], Iterator[Value]]:
    return lambda snapshot: (((queue.queue,), getattr(queue, name)) for queue in snapshot.queues)


def _rate(name: str) -> Callable[[Snapshot], Iterator[Value]]:
    return lambda snapshot: (
        ((queue.queue, f"{rate.minutes}m"), getattr(rate, name)) for queue in snapshot.queues for rate in queue.rates
    )


def _workers(snapshot: Snapshot) -> Iterator[Value]:
    for queue in snapshot.queues:
        states = snapshot.states(queue.queue)
        for state in ("idle", "working", "stopping", "silent"):
            yield (queue.queue, state), states.get(state, 0)


def _draining(snapshot: Snapshot) -> Iterator[Value]:
    for queue in snapshot.queues:
        yield (queue.queue,), sum(worker.draining for worker in snapshot.workers if worker.queue == queue.queue)


def _ended(snapshot: Snapshot) -> Iterator[Value]:
    counts: dict[tuple[str, ...], int] = {}
    for queue in snapshot.queues:
        for row in queue.ended:
            labels = (queue.queue, row.kind, row.state, row.code)
            counts[labels] = counts.get(labels, 0) + row.count
    yield from sorted(counts.items())


_FAMILIES: tuple[tuple[str, str, tuple[str, ...], Callable[[Snapshot], Iterator[Value]]], ...] = (
    ("sora_queue_waiting", "Jobs waiting.", ("queue", "tier"), _waiting),
    ("sora_queue_oldest_wait_seconds", "How long the oldest has waited; 0: none.", ("queue", "tier"), _oldest),
    ("sora_queue_wait_last_15m_seconds", "Waits of jobs started lately.", ("queue", "tier", "percentile"), _waits),
    ("sora_queue_running", "Jobs running.", ("queue",), _of_queue("running")),
    ("sora_queue_parked", "Jobs parked for an operator.", ("queue",), _of_queue("parked")),
    ("sora_queue_paused", "1 while an operator holds the queue.", ("queue",), _mood(QueueMood.PAUSED)),
    ("sora_queue_offline", "1 while no worker takes anything.", ("queue",), _mood(QueueMood.OFFLINE)),
    ("sora_workers", "Worker processes by what they said last.", ("queue", "state"), _workers),
    ("sora_workers_draining", "Workers that an operator drains.", ("queue",), _draining),
    ("sora_clips_per_minute", "Clips made a minute.", ("queue", "window"), _rate("clips")),
    ("sora_clip_seconds_per_minute", "Seconds of clip a minute.", ("queue", "window"), _rate("clip_seconds")),
    ("sora_posts_per_minute", "Clips put out a minute.", ("queue", "window"), _rate("posted")),
    ("sora_jobs_ended_last_hour", "Jobs by how they ended.", ("queue", "kind", "state", "code"), _ended),
    ("sora_lost_attempts_last_hour", "Attempts lost to silent workers.", ("queue",), _of_queue("losses")),
    ("sora_late_finishes_last_hour", "Late finishers refused.", ("queue",), _of_queue("late_finishes")),
    ("sora_outbox_backlog", "Calls that wait for the broker.", (), lambda taken: iter([((), taken.outbox_backlog)])),
)
