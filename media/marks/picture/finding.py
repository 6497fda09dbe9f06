"""Finding the mark blind: where the tile lies, then what it carries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from media.marks.payload import CODED_BITS, Payload, Soft
from media.marks.picture.flattening import flattened
from media.marks.picture.pattern import Pattern
from media.marks.picture.places import Lock, aligned, askew, best_places, locks, upright
from media.marks.picture.spectra import Grey, PictureSpectrum, Plane, detail_of

SURE = 0.5
"""Agreement at which a reading counts. Noise decodes to more about once in five times, and then passes the check once in a
million."""

PLACES = 4
"""Places of a view that are read: a weak mark's is not always the best of 700 sizes."""

SMALLEST_SIDE = 48
"""Pixels: in less there is no room for a mark."""

ALONE = 3
"""Frames that are looked at by themselves. The first frame of an encoding holds the mark best."""

_HOPEFUL = 5.5
"""Score from which on it is worth to look closer."""

_BANDS = 5


@dataclass(frozen=True)
class Finding:
    """A mark that was read, how well, and where the tile lay."""

    number: int
    agreement: float
    lock: Lock


class PictureFinder:
    """Looks for the marks of one key."""

    def __init__(self, pattern: Pattern, payload: Payload) -> None:
        self._pattern, self._payload = pattern, payload

    def find(self, frames: Sequence[Grey], *, thorough: bool = False) -> Finding | None:
        """This will read the mark of a picture or of a clip's frames (uint8 luma [height, width], all of one size).

        Frames that were encoded by themselves should come first. Any size between a quarter and the double of the marked
        one, any crop down to a third, mirrored or not; `thorough` looks for turned, stretched and slanted ones too. Costs
        35 ms of CPU for a copy whose first frame is read, 0.2 s for eight frames that have none (1.3 s thoroughly).
        """
        large_enough = [frame for frame in frames if min(frame.shape) >= SMALLEST_SIDE]
        if not large_enough:
            return None
        planes: list[Plane] = []
        tries: list[_Try] = []
        for view in self._views(large_enough, planes):
            each = _Try(view)
            each.locks = locks(each.spectrum, self._pattern.sync, upright(), most=PLACES)
            if found := self._read(each):
                return found
            tries.append(each)
        tries.sort(key=lambda each: -each.score)
        return self._together(tries[0], planes) or (self._thoroughly(tries, planes) if thorough else None)

    @staticmethod
    def _views(frames: Sequence[Grey], planes: list[Plane]) -> Iterator[Plane]:
        """What is looked at in turn; `planes` gets the detail of each frame when it is needed, in the end of all."""
        for frame in frames[:ALONE]:
            planes.append(detail_of(frame))
            yield planes[-1]
        planes += map(detail_of, frames[ALONE:])
        if len(planes) > 1:
            yield np.mean(planes, axis=0, dtype=np.float32)

    def _read(self, tried: _Try) -> Finding | None:
        return self._judged([self.soft(tried.spectrum, each) for each in tried.locks], tried.locks)

    def _judged(self, softs: Sequence[Soft], found: Sequence[Lock]) -> Finding | None:
        readings = zip(self._payload.read_all(np.array(softs)), found, strict=True)
        sure = (
            Finding(read.number, read.agreement, lock) for read, lock in readings if read and read.agreement >= SURE
        )
        return next(sure, None)

    def soft(self, spectrum: PictureSpectrum, found: Lock) -> Soft:
        """This will give the coded bits as they are heard where the tile lies: float32 [CODED_BITS]."""
        sync = aligned(spectrum, self._pattern.sync, found)
        data = aligned(spectrum, self._pattern.data, found)
        weights = _loudness(sync, self._pattern.sync.periods, self._pattern.data.periods)
        return np.asarray(np.bincount(self._pattern.carries, data * weights, CODED_BITS), np.float32)

    def _together(self, best: _Try, planes: list[Plane]) -> Finding | None:
        """All frames at one geometry, each at its own place: encoders drag the mark along with what moves."""
        if best.score < _HOPEFUL or len(planes) < 2:
            return None
        geometry, total = best.locks[0].geometry, np.zeros(CODED_BITS, np.float32)
        for plane in planes:
            spectrum = PictureSpectrum(plane)
            here = Lock(geometry, best_places(spectrum, self._pattern.sync, [geometry])[0])
            soft = self.soft(spectrum, here)
            total += soft * max(0.0, here.place.score - _HOPEFUL + 1) / (float(np.linalg.norm(soft)) + 1e-9)
        return self._judged([total], best.locks[:1])

    def _thoroughly(self, tries: list[_Try], planes: list[Plane]) -> Finding | None:
        for each in tries[:2]:
            for row in askew():
                each.locks += locks(each.spectrum, self._pattern.sync, row)
            each.locks = sorted(each.locks, key=lambda found: -found.place.score)[:PLACES]
            if found := self._read(each) or self._flat(each):
                return found
        return self._together(max(tries, key=lambda each: each.score), planes)

    def _flat(self, each: _Try) -> Finding | None:
        """What was filmed at a slant is laid flat by where the pieces of the picture lie, and read again."""
        if each.score < _HOPEFUL:
            return None
        plane = flattened(each.plane, self._pattern.sync, each.locks[0])
        if plane is None:
            return None
        again = _Try(plane)
        again.locks = locks(again.spectrum, self._pattern.sync, [each.locks[0].geometry])
        return self._read(again)


class _Try:
    """One view of the picture and where the tile may lie in it, the likeliest first."""

    def __init__(self, plane: Plane) -> None:
        self.plane, self.spectrum = plane, PictureSpectrum(plane)
        self.locks: list[Lock] = []

    @property
    def score(self) -> float:
        return self.locks[0].place.score if self.locks else 0.0


def _loudness(
    sync: npt.NDArray[np.float32], at: npt.NDArray[np.float64], wanted: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """How loud the mark is at each distance from the centre, as the sync tells: encoders spare some more than others."""
    edges = np.quantile(at, np.linspace(0, 1, _BANDS + 1)[1:-1])
    of, to = np.searchsorted(edges, at), np.searchsorted(edges, wanted)
    mean = np.bincount(of, sync, _BANDS) / np.maximum(np.bincount(of, minlength=_BANDS), 1)
    return np.asarray(np.maximum(mean, 0.1 * max(float(mean.max()), 1e-6))[to])
