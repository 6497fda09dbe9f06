"""How many may do something costly at the same time, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from django.conf import settings

from uploads.errors import BusyError

_RETRY_AFTER_S = 2  # a piece of a few MB takes about so long, and so does a look at a file


class Slots:
    """At most `how_many()` at a time; one more is refused, since waiting would keep a thread of the server busy."""

    def __init__(self, how_many: Callable[[], int]) -> None:
        self._how_many = how_many
        self._lock = Lock()
        self._taken = 0

    @contextmanager
    def one(self) -> Iterator[None]:
        """This will take a slot for the time of the `with`. Raises BusyError when there is none."""
        with self._lock:
            if self._taken >= self._how_many():
                raise BusyError(retry_after_s=_RETRY_AFTER_S)
            self._taken += 1
        try:
            yield
        finally:
            with self._lock:
                self._taken -= 1


RECEIVING = Slots(lambda: settings.LIMITS.uploads_received_at_once)
"""A slow phone keeps a thread for as long as its piece takes: some are left for the rest of the site."""

CHECKING = Slots(lambda: settings.LIMITS.uploads_checked_at_once)
"""A look at a file is a process of its own, with seconds of CPU and hundreds of MB at the most."""
