"""What a task gets to read: one file, as pictures, frames and sound, with every limit enforced on the way."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO

from media.errors import TaskFailedError
from media.safe.contracts import STILLS, Container, Facts, Kind, Limits
from media.safe.orientation import Orientation

if TYPE_CHECKING:
    import av

    from media.contracts import Frame, Sound
    from media.safe.reel import Reel
    from media.safe.standing import Standing
    from media.safe.stills import Still


class Source:
    """The file inside the child. Nothing of it is read before a task asks for something.

    `frames`, `spread`, `ending` and `sound` read one after the other, not by turns: each begins the file anew.

    Every method raises RefusedMediaError (MediaBrokenError, MediaTooLargeError, …) for what is not taken, and
    TaskFailedError when a sound is asked for its picture.
    """

    def __init__(self, file: BinaryIO, container: Container, limits: Limits) -> None:
        self._file, self._limits = file, limits
        self.container = container
        self._standing: dict[tuple[int | None, bool], Standing] = {}  # each keeps its converters

    def load(self, *, arrays: bool) -> None:
        """This will import what reads this container, since behind the walls nothing can be imported.

        Without `arrays` numpy stays away, and `picture`, `upright` and `sound` cannot be asked for.
        """
        if self.container in STILLS:
            from media.safe import stills  # noqa: F401 (the import is the point)
        else:
            from media.safe import reel  # noqa: F401
        if arrays:
            import numpy  # noqa: F401

            if self.container not in STILLS:
                from media.safe import mixing, standing  # noqa: F401

    @property
    def file(self) -> BinaryIO:
        """The file itself, for a task that brings a parser of its own."""
        return self._file

    @property
    def kind(self) -> Kind:
        """What it turned out to be."""
        return Kind.PICTURE if self.container in STILLS else self._reel.kind

    @property
    def limits(self) -> Limits:
        """The limits of its kind."""
        return self._limits.of(self.kind)

    def facts(self) -> Facts:
        """This will look at all of it and decode some: a picture whole, of a clip a few frames, of a sound a block."""
        return self._still.facts() if self.container in STILLS else self._reel.facts()

    def picture(self) -> Frame:
        """This will be the picture: uint8 [height, width, 3], sRGB, upright, on white; a moving one's first frame."""
        return self._still.picture()

    def frames(self, *, budget: float = math.inf, every_s: float = 0.0) -> Iterator[tuple[float, av.VideoFrame]]:
        """This will yield a clip's frames as decoded, each with the time in seconds at which it is shown (the first
        at 0). They lie as the camera wrote them: `orientation` says how to turn them.

        All of them while that takes no more work than `budget` (`media.safe.budget`); above it those that need no
        other, `every_s` seconds apart or more.
        """
        return self._reel.frames(budget=budget, every_s=every_s)

    def spread(self, count: int) -> Iterator[tuple[float, av.VideoFrame]]:
        """This will yield up to `count` frames spread over a clip, for the price of so many frames."""
        return self._reel.spread(count)

    def ending(self, *, budget: float = math.inf) -> tuple[float, av.VideoFrame]:
        """This will be the frame with which a clip ends, as decoded, and before it when that is, in seconds.

        Raises MediaEndTooFarError where decoding it takes more work than `budget` (`media.safe.budget`).
        """
        return self._reel.ending(budget=budget)

    @property
    def ending_work(self) -> float:
        """The work that `ending` takes."""
        return self._reel.ending_work()

    def sound(self) -> Iterator[Sound]:
        """This will yield the sound in blocks of float32 [2, samples] at 48 kHz, from time 0 on."""
        return self._reel.sound()

    def upright(self, frame: av.VideoFrame, *, longest_side: int | None = None) -> Frame:
        """This will be one of a clip's frames for looking at: uint8 [height, width, 3], RGB, upright, scaled down to a
        longest side in pixels.
        """
        return self.standing(frame, longest_side=longest_side).for_looking(frame)

    def standing(self, frame: av.VideoFrame, *, longest_side: int | None, quick: bool = False) -> Standing:
        """This will be what turns a clip's frames, of which this is one, upright and brings them to a longest side in
        pixels. `quick` is for detectors: HDR's colours come out near to what they are, without its 3 CPU s.
        """
        from media.safe.standing import Standing, shown_size

        if (longest_side, quick) not in self._standing:
            size = shown_size(frame.width, frame.height, self.orientation, longest_side)
            self._standing[longest_side, quick] = Standing(self.orientation, size, quick=quick)
        return self._standing[longest_side, quick]

    @property
    def orientation(self) -> Orientation:
        """How a clip's frames must be turned to stand upright; known once one of them was yielded."""
        return self._reel.orientation

    @property
    def duration_s(self) -> float:
        """How long a clip or a sound is, by its packets."""
        return self._reel.duration_s

    @cached_property
    def _still(self) -> Still:
        if self.container not in STILLS:
            raise TaskFailedError(f"a {self.container} file is no picture")
        from media.safe.stills import Still

        return Still(self._file, self._size, self.container, self._limits.of(Kind.PICTURE))

    @cached_property
    def _reel(self) -> Reel:
        if self.container in STILLS:
            raise TaskFailedError(f"a {self.container} file has no frames and no sound")
        from media.safe.reel import Reel

        return Reel(self._file, self._size, self.container, self._limits)

    @property
    def _size(self) -> int:
        return os.fstat(self._file.fileno()).st_size
