"""How a worker's processes learn that they are to go.

Celery's main process gets SIGTERM and tells nobody in its pool: it waits for them. So it leaves a note in a page of memory
that was shared before the fork. A pool process may get SIGTERM too, from whoever signals a whole group (systemd does);
billiard would then end it in the middle of a job, so during a job the signal is a note as well.
"""

from __future__ import annotations

import mmap
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

MOST = 255  # what the page's one byte holds


class StopNote:
    """Counts how often this worker was asked to go: once is politely, twice is at once."""

    def __init__(self) -> None:
        self._page = mmap.mmap(-1, 1)  # anonymous and shared: children made by fork see what the parent writes
        self._heard = 0
        self._made_in = os.getpid()

    def ask(self, times: int = 1) -> None:
        """This will note that the worker is asked to go; safe in a signal handler."""
        self._page[0] = min(MOST, self._page[0] + times)

    @property
    def asked(self) -> int:
        """This will be how often; a signal to the whole group reaches parent and child and counts once."""
        return max(self._page[0], self._heard)

    def forget(self) -> None:
        """This will start anew, for tests and for a worker that starts after another in one process."""
        self._page[0] = self._heard = 0

    @contextmanager
    def instead_of_dying(self) -> Iterator[None]:
        """This will make SIGTERM a note for the time of the `with`, in a child made by fork; to be used in its main thread.

        Elsewhere it does nothing: where Celery works without a pool, the signal is Celery's own.
        """
        if os.getpid() == self._made_in:
            yield
            return
        before = signal.signal(signal.SIGTERM, self._hear)
        try:
            yield
        finally:
            signal.signal(signal.SIGTERM, before)

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        self._heard += 1


note = StopNote()
