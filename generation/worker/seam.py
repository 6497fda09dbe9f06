"""Where a clip that was made longer leaves the old one: whether that was drawn again as it was.

Where it is drawn anew from its words, the engine may draw otherwise by now: then its member is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from generation import storage
from generation.engine.catalogue import CARDS
from generation.engine.contracts import Frame
from generation.models import Job
from media.planes import rgb_of
from media.sampling import last_picture

NOTE = "It was drawn anew from its beginning, which looks a little different from the clip that was made longer."

_APART, _SEEN = 0.006, 64
"""Of all pixels, and of 255. Encoding lets up to .002 of a picture (watercolour) differ by so much, a ball that is elsewhere
in a small kitchen .011.
"""


class Seam:
    """Keeps the picture at which the old clip ended, as it passes by."""

    def __init__(self, job: Job) -> None:
        self._job = job
        is_drawn = not CARDS[job.engine].extends_the_file
        self._number = round(job.extends_ms * job.fps / 1000) - 1 if is_drawn else -1
        self._last: Frame | None = None

    def passing(self, frames: Iterator[Frame]) -> Iterator[Frame]:
        """This will yield the frames as they are."""
        for number, frame in enumerate(frames):
            if number == self._number:
                self._last = frame.copy()
            yield frame

    def notes(self, folder: Path) -> tuple[str, ...]:
        """This will tell the member where the old clip looks otherwise now; nothing of one that is gone, or was never."""
        if self._last is None or self._job.parent is None:
            return ()
        try:
            storage.fetch(self._job.parent.master, folder / "extended.mp4")
        except FileNotFoundError:
            return ()
        was = rgb_of(last_picture(folder / "extended.mp4"))
        is_same = was.shape == self._last.shape and _apart(was, self._last) < _APART
        return () if is_same else (NOTE,)


def _apart(one: Frame, other: Frame) -> float:
    return float((np.abs(one.astype(int) - other).max(axis=2) > _SEEN).mean())
