"""A clip that is made longer: its file is read as a shot that is there already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from generation.engine.contracts import ClipRequest, Frame, Sound
from generation.engine.errors import EngineError, RequestNotPossibleError
from generation.engine.inputs import Footage
from media.errors import MediaError
from media.fingerprints.sound import sound_between, sound_of
from media.planes import rgb_of
from media.probe import probe
from media.sampling import last_pictures, pictures_of
from media.tracks import SAMPLE_RATE


@dataclass(frozen=True, kw_only=True)
class BegunWith:
    """The beginning of a request, which has been found to fit it."""

    file: Path
    request: ClipRequest

    @property
    def frame_count(self) -> int:
        """This will be how many of the clip's frames are its."""
        return self.request.sections[-2]

    def frames(self) -> Iterator[Frame]:
        """This will decode its frames one at a time. Raises EngineError where there are fewer than its packets say."""
        count = 0
        for count, frame in enumerate(pictures_of(self.file), 1):  # noqa: B007
            yield frame
        if count != self.frame_count:
            raise EngineError(f"The clip that was made longer has {count} frames that can be decoded.")

    def sound(self, rate: int) -> Sound | None:
        """This will be its sound at `rate` Hz, as long as its picture, silence where it ends before; None for none."""
        heard = sound_of(self.file, rate)
        return None if heard is None else _as_long(heard, round(self.frame_count * rate / self.request.fps))

    def end(self, frames: int) -> Footage:
        """This will be its last `frames`, fewer where it has fewer, with their sound at 48 kHz. Raises EngineError."""
        try:
            last = [rgb_of(picture) for picture in last_pictures(self.file, frames)]
            sound = self._end_of_sound(len(last)) if self.request.audio else None
        except (MediaError, OSError) as error:
            raise EngineError(f"The end of the clip that is made longer cannot be read: {error}") from error
        return Footage(frames=np.stack(last), fps=self.request.fps, sound=sound, sample_rate=SAMPLE_RATE)

    def _end_of_sound(self, frames: int) -> Sound | None:
        begin, end = (
            round(frame * SAMPLE_RATE / self.request.fps) for frame in (self.frame_count - frames, self.frame_count)
        )
        heard = sound_between(self.file, begin, end)
        return None if heard is None else _as_long(heard, end - begin)


def _as_long(sound: Sound, samples: int) -> Sound:
    missing = samples - sound.shape[1]
    return np.pad(sound, ((0, 0), (0, missing))) if missing > 0 else sound[:, :samples]


def begun_with(request: ClipRequest) -> BegunWith | None:
    """This will be what a clip that was made longer begins with; None for one of which all is made.

    Raises RequestNotPossibleError where that is no clip, or none of the request's size, rate and length before.
    """
    ends = (0, *request.sections)
    if any(one >= other for one, other in pairwise(ends)):
        raise RequestNotPossibleError(f"A clip is made longer from longer to longer, not over frames {ends}.")
    if request.beginning is None:
        if request.extensions and request.rework is None:
            raise RequestNotPossibleError("To make a clip longer the clip itself is needed, not its words alone.")
        return None
    if not request.extensions:
        raise RequestNotPossibleError("A clip to begin with was given, but not how long it was.")
    try:
        facts = probe(request.beginning.file)
    except (MediaError, OSError) as error:
        raise RequestNotPossibleError(f"The clip to make longer cannot be read: {error}") from error
    found: tuple[object, ...] = (facts.width, facts.height, facts.fps, facts.frame_count)
    wanted = (request.width, request.height, request.fps, request.sections[-2])
    if found != wanted:
        told = "{}×{} at {} frames a second, {} of them".format
        raise RequestNotPossibleError(f"The clip to make longer is {told(*found)}; needed is {told(*wanted)}.")
    return BegunWith(file=request.beginning.file, request=request)
