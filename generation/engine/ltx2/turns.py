"""Whose turn on the card it is: one at a time, so that a decoding needs no room beside a denoising step's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class Turns:
    """A denoising holds the card for many steps and gives way between two of them; a decoding takes it for one turn.

    A plain lock would not do: who releases it and takes it again at once mostly gets it.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._is_taken = False
        self._waiting = 0

    @contextmanager
    def taken(self) -> Iterator[None]:
        """This will wait for the card and hold it for the time of the `with`. Not reentrant."""
        with self._changed:
            self._waiting += 1
            self._changed.wait_for(lambda: not self._is_taken)
            self._waiting -= 1
            self._is_taken = True
        try:
            yield
        finally:
            self._leave()

    def give_way(self) -> None:
        """This will let whoever waits go first, and take the card again; at once when nobody waits."""
        with self._changed:
            if not self._waiting:
                return
            self._is_taken = False
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._waiting and not self._is_taken)
            self._is_taken = True

    def _leave(self) -> None:
        with self._changed:
            self._is_taken = False
            self._changed.notify_all()
