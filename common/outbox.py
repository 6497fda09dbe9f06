"""Tell the world after commit: a task is written beside the change that needs it, and sent once that is committed.

A task carries ids alone and may come twice or never: whoever receives it asks PostgreSQL what is to do.
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

import structlog
from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

from common.ids import new_id
from common.models import OutboxEntry

log = structlog.get_logger(__name__)

_registering = Lock()
_BROKER_ERRORS = (OperationalError, OSError, TimeoutError)
_PAUSE_S = 15  # requests leave a broker that failed alone so long: one of a process waits for a time-out, not each
_CONFIRM_S = 2  # RabbitMQ says that it has a call; one that is out of memory takes none and says nothing
_BACKOFF_MAX_S = 30  # a broker that comes back is served within this time (promise 7)


def enqueue_on_commit(*, task: str, queue: str, now: datetime, **arguments: Any) -> None:
    """This will have `task` sent to `queue` after the surrounding transaction commits, even across a crash.

    `task` is a registered Celery name, `arguments` must be JSON. Raises KeyError for a name nobody registered, so a
    typo fails in the first test that passes here.
    """
    _register_all(task)
    current_app.tasks[task]
    entry = OutboxEntry(id=new_id(), task=task, queue=queue, arguments=arguments, created_at=now, due_at=now)
    entry.save(force_insert=True)
    transaction.on_commit(lambda: _deliver_unless_away(entry, now), robust=True)


def sweep(*, now: datetime, limit: int = 500) -> int:
    """This will send what a crash or a dead broker left behind; returns how many were sent.

    Stops at the first entry the broker refuses: the rest would wait for the same time-out.
    """
    sent = 0
    # A fresh entry is most likely being delivered by its own request right now.
    overdue = OutboxEntry.objects.filter(due_at__lte=now, created_at__lte=now - timedelta(seconds=2))
    for entry in overdue.order_by("created_at")[:limit]:
        if not _deliver(entry, now):
            break
        sent += 1
    return sent


def backlog() -> int:
    """This will count the tasks not yet handed to the broker."""
    return OutboxEntry.objects.count()


def _register_all(task: str) -> None:
    """Imports what registers tasks. One thread at a time: a process's first two requests may come together, and the
    second would look while the first still imports.
    """
    if task not in current_app.tasks:
        with _registering:
            current_app.loader.import_default_modules()


_away_until = 0.0


def _deliver_unless_away(entry: OutboxEntry, now: datetime) -> None:
    """A request does not wait for a broker that has just failed: the sweeper sends the row."""
    global _away_until
    if time.monotonic() < _away_until:
        return
    if _away_until:
        _away_until = time.monotonic() + _PAUSE_S  # this one finds out for all
    _away_until = 0.0 if _deliver(entry, now) else time.monotonic() + _PAUSE_S


def _deliver(entry: OutboxEntry, now: datetime) -> bool:
    try:
        # By the registered task, not by name: send_task ignores eager mode, and a typo would pass the tests.
        current_app.tasks[entry.task].apply_async(
            kwargs=entry.arguments, queue=entry.queue, retry=False, confirm_timeout=_CONFIRM_S
        )
    except _BROKER_ERRORS as error:
        log.warning("outbox_broker_unreachable", task=entry.task, error=str(error))
        wait = timedelta(seconds=min(2**entry.tries, _BACKOFF_MAX_S))
        OutboxEntry.objects.filter(pk=entry.pk).update(
            tries=entry.tries + 1, due_at=now + wait, last_error=str(error)[:300]
        )
        return False
    OutboxEntry.objects.filter(pk=entry.pk).delete()
    return True
