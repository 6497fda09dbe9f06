"""What this process says of itself to everybody else, and what it does when its time to go has come."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Collection
from functools import cache

import structlog
from django.conf import settings
from django.db import DatabaseError, connection

from generation.contracts import WorkerCard, WorkerOffer
from generation.enums import Queue, WorkerState
from generation.services import fleet
from generation.worker import engines, fleet_clock
from generation.worker.runs import in_hand
from generation.worker.stopping import note

log = structlog.get_logger(__name__)

LOOK_S = 0.1
"""Between two looks at the note and at what is in hand: handing back must not be late, and this costs nothing."""

REPORT_S = 5.0
"""Between two reports when nothing changed: four of them missed count as silence."""

LEAVE_S = 5.0
"""The longest that a process waits for its row to go; rows of the silent are forgotten anyway."""


@cache
def worker_name() -> str:
    """This will name this process for the rows it holds: host and process id."""
    return f"{socket.gethostname()}:{os.getpid()}"


def offer(queue: str, batch_max: int | None = None) -> WorkerOffer:
    """This will be what this process asks work for; `batch_max` bounds the batch further."""
    most = engines.holding().batch_max
    return WorkerOffer(
        worker=worker_name(),
        queue=queue,
        engines=engines.names_for({queue}),
        shapes=engines.warm_shapes(),
        batch_max=most if batch_max is None else min(batch_max, most),
    )


def card(queue: str) -> WorkerCard:
    """This will be what this process says of itself now."""
    held = engines.holding()
    return WorkerCard(
        name=worker_name(),
        queue=queue,
        host=socket.gethostname(),
        pid=os.getpid(),
        engines=engines.names_for({queue}),
        shapes=engines.warm_shapes(),
        plan=held.plan,
        batch_max=held.batch_max,
        state=_state(),
    )


class Presence:
    """A thread for the life of a pool process: reports, and hands back what is not finished when the grace is over."""

    def __init__(self, queue: str) -> None:
        self._queue = queue
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._live, name="presence", daemon=True)
        self._reported: WorkerCard | None = None
        self._reported_at = 0.0  # by the monotonic clock
        self._asked_at: float | None = None

    def start(self) -> None:
        """This will report at once and from then on."""
        self._thread.start()

    def close(self) -> None:
        """This will take this process's row away and end the thread; a database that hangs delays nobody's end."""
        self._closed.set()
        self._thread.join(LEAVE_S)

    def _live(self) -> None:
        try:
            self._guarded(fleet_clock.read)
            while not self._closed.wait(LOOK_S):
                self._guarded(self._look)
            self._guarded(lambda: fleet.leave(name=worker_name()))
        finally:
            connection.close()  # this thread's own

    def _look(self) -> None:
        if self._is_time_to_go():
            for run in in_hand():
                self._guarded(run.give_back)
        said = card(self._queue)
        if said != self._reported or time.monotonic() - self._reported_at >= REPORT_S:
            fleet_clock.read()
            fleet.report(card=said, now=fleet_clock.now())
            self._reported, self._reported_at = said, time.monotonic()

    def _is_time_to_go(self) -> bool:
        """Asked once, the grace runs; asked twice, it is over."""
        if not note.asked:
            return False
        if self._asked_at is None:
            self._asked_at = time.monotonic()
        return note.asked > 1 or time.monotonic() - self._asked_at >= settings.LIMITS.worker_grace_s

    @staticmethod
    def _guarded(act: Callable[[], None]) -> None:
        """The thread outlives whatever happens: a database that is away for a moment, a disk that refuses."""
        try:
            act()
        except DatabaseError as error:
            log.warning("presence_missed", error=str(error))
            connection.close()
        except Exception:
            log.exception("presence_stumbled")


_own: list[Presence] = []


def begin(queues: Collection[str]) -> None:
    """This will open the engines of `queues` and make this process known; does nothing for queues without jobs.

    One row has one queue: a process that serves several is known by the first of them.
    """
    engines.open_engines_for(queues)
    for queue in [queue for queue in Queue.values if queue in queues][:1]:
        _own.append(Presence(queue))
        _own[-1].start()


def end() -> None:
    """This will take this process's row away and free its models."""
    while _own:
        _own.pop().close()
    engines.close_engines()


def _state() -> WorkerState:
    if note.asked:
        return WorkerState.STOPPING
    return WorkerState.WORKING if in_hand() else WorkerState.IDLE
