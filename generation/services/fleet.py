"""What workers say of themselves."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta

from django.conf import settings

from common import live_log
from generation.contracts import WorkerCard
from generation.models import Worker


def report(*, card: WorkerCard, now: datetime) -> bool:
    """This will write what a worker says of itself, and answer whether an operator wants it to take nothing more."""
    said = {
        "queue": card.queue,
        "host": card.host[:80],
        "pid": card.pid,
        "engines": list(card.engines),
        "shapes": [asdict(shape) for shape in sorted(card.shapes, key=str)],
        "plan": card.plan[:80],
        "batch_max": card.batch_max,
        "state": card.state,
        "seen_at": now,
    }
    worker, _ = Worker.objects.update_or_create(
        name=card.name[:120], defaults=said, create_defaults={**said, "started_at": now}
    )
    live_log.hint_operations()
    return worker.draining


def leave(*, name: str) -> None:
    """This will take the row of a worker that ends."""
    Worker.objects.filter(pk=name[:120]).delete()
    live_log.hint_operations()


def forget_silent(*, now: datetime) -> int:
    """This will take the rows of workers that have been silent for ten times what counts as silent."""
    long_ago = now - timedelta(seconds=10 * settings.LIMITS.worker_silent_s)
    return Worker.objects.filter(seen_at__lt=long_ago).delete()[0]
