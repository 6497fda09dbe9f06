"""What a query shows and sounds like, ready to be looked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from av.video.frame import VideoFrame

from media.contracts import Frame, Sound
from media.fingerprints.bars import without_bars
from media.fingerprints.grids import Grid, look_of, planes_of
from media.fingerprints.peaks import pack, peaks_of

RATE = 4
"""Pictures a second that are looked at, of a query; a long one is looked at more seldom."""

MOST = 240
"""Pictures: a minute at RATE. Beyond, every other one is forgotten and the rate halved."""

_LONG_SIDE = 288  # pixels at which bars are found and looks are made


@dataclass(frozen=True)
class View:
    """A query's pictures in one cut: as they came, or without bars."""

    at_s: npt.NDArray[np.float64]  # [n]
    luma: Grid  # [n, FINE, FINE]
    chroma: Grid  # [n, 2, CHROMA, CHROMA]
    fine: npt.NDArray[np.uint8]  # [n, DETAILED, DETAILED]


@dataclass(frozen=True)
class Evidence:
    """A query: its pictures (two views where there are bars, the likelier first; none without pictures), and its sound's
    peaks.
    """

    views: tuple[View, ...] = ()
    sound: bytes = b""
    is_still: bool = False  # one picture: nothing moves in it


@dataclass
class _Gathered:
    every_s: float = 1 / RATE
    at_s: list[float] = field(default_factory=list)
    planes: list[npt.NDArray[np.uint8]] = field(default_factory=list)

    def take(self, at_s: float, frame: VideoFrame) -> None:
        if self.at_s and at_s < self.at_s[-1] + self.every_s - 1e-3:
            return
        size = _small(frame.width, frame.height) if not self.planes else self.planes[0].shape[:0:-1]
        self.at_s.append(at_s)
        self.planes.append(planes_of(frame, *size))
        if len(self.at_s) > MOST:
            self.at_s, self.planes, self.every_s = self.at_s[::2], self.planes[::2], self.every_s * 2


def evidence_of(frames: Iterable[tuple[float, VideoFrame]] | Frame | None, sound: Sound | None = None) -> Evidence:
    """This will take in a query, once through.

    `frames`: pairs of time in seconds (rising) and frame, at any rate and size, from whoever decoded them; or one
    RGB picture, uint8 [height, width, 3]; or None. `sound`: float32 [2, n] at 48 kHz or None.
    """
    gathered = _Gathered()
    if isinstance(frames, np.ndarray):
        gathered.take(0.0, VideoFrame.from_ndarray(np.ascontiguousarray(frames), format="rgb24"))
    else:
        for at_s, frame in frames or ():
            gathered.take(at_s, frame)
    packed = b"" if sound is None else pack(peaks_of(sound))
    return Evidence(_views(gathered), packed, len(gathered.at_s) == 1)


def _views(gathered: _Gathered) -> tuple[View, ...]:
    if not gathered.planes:
        return ()
    planes = np.array(gathered.planes)
    whole = _view(gathered.at_s, planes)
    box = without_bars(planes)
    if box is None:
        return (whole,)
    cut = _view(gathered.at_s, box.of(planes))
    return (cut, whole) if box.is_sure else (whole, cut)


def _view(at_s: Sequence[float], planes: npt.NDArray[np.uint8]) -> View:
    looks = [look_of(each, moment) for each, moment in zip(planes, at_s, strict=True)]
    return View(
        np.array(at_s, np.float64),
        np.array([look.luma for look in looks]),
        np.array([look.chroma for look in looks]),
        np.array([look.fine for look in looks]),
    )


def _small(width: int, height: int) -> tuple[int, int]:
    share = min(1.0, _LONG_SIDE / max(width, height))
    return max(2, round(width * share)), max(2, round(height * share))
