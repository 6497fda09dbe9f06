"""The fingerprint of a clip's picture: words by which it is found, and a sketch by which a find is judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from av.video.frame import VideoFrame

from media.contracts import Frame
from media.errors import NoPictureError
from media.fingerprints.chronicle import Chronicle, Recorder
from media.fingerprints.details import COUNT, details_of
from media.fingerprints.errors import FingerprintError
from media.fingerprints.grids import Grid, Look, halved, look_at
from media.fingerprints.sketch import RATE, Sketch, pack
from media.fingerprints.windows import WINDOWS, words_of
from media.reading import open_clip

VERSION = 1
"""First byte of every packed picture. A later code that packs otherwise counts up and still reads this one."""

NEW_WORD, NEW_DETAIL = 8, 5
"""Bits of 44 and of 32 by which a word must differ from the last one kept of its window."""

_MOMENT = 3  # pictures of the sketch from one look at the words to the next: half a second


@dataclass(frozen=True)
class Picture:
    """An unpacked fingerprint: what is searched, and what a candidate is compared by, still packed."""

    words: Chronicle
    rest: bytes


class PictureTaker:
    """Gathers the fingerprint of one clip from frames that pass by, each taken with its time in seconds."""

    def __init__(self) -> None:
        self._luma: list[Grid] = []
        self._chroma: list[Grid] = []
        self._words = Recorder(WINDOWS, NEW_WORD, "<u8")
        self._details = Recorder(COUNT, NEW_DETAIL, "<u4")

    def wants(self, at_s: float) -> bool:
        """This will tell whether the frame shown at this moment is needed: RATE a second are."""
        return at_s >= len(self._luma) / RATE - 1e-3

    def take(self, frame: VideoFrame, at_s: float) -> None:
        """This will look at a frame, of any size and format, if it is wanted; frames come in order of their time."""
        if self.wants(at_s):
            look = look_at(frame, at_s)
            while self.wants(at_s):  # more than once where a clip has fewer frames than RATE
                self._keep(look)

    def pass_on(self, frames: Iterable[Frame], fps: int | Fraction) -> Iterator[Frame]:
        """This will yield frames (uint8 [height, width, 3], RGB) unchanged on their way to the encoder."""
        for number, frame in enumerate(frames):
            at_s = float(number / Fraction(fps))
            if self.wants(at_s):
                self.take(VideoFrame.from_ndarray(np.ascontiguousarray(frame), format="rgb24"), at_s)
            yield frame

    def packed(self) -> bytes:
        """This will give the fingerprint as a row keeps it; raises NoPictureError when no frame was taken."""
        if not self._luma:
            raise NoPictureError("There is no frame to take a fingerprint of.")
        most = np.iinfo(np.uint16).max
        sketch = pack(Sketch(np.array(self._luma[:most]), np.array(self._chroma[:most])))
        return bytes([VERSION]) + self._words.packed() + self._details.packed() + sketch

    def _keep(self, look: Look) -> None:
        number = len(self._luma)
        self._luma.append(halved(look.luma))
        self._chroma.append(look.chroma)
        if number % _MOMENT == 0:
            self._words.note(number, words_of(look.luma))
            words, shows = details_of(look.fine)
            self._details.note(number, np.where(shows, np.maximum(words, 1), 0).astype("<u4"))


def picture_of(path: Path) -> bytes:
    """This will give the packed fingerprint of one of our clips. Raises as `open_clip` does, NoPictureError."""
    taker = PictureTaker()
    with open_clip(Path(path)) as source:
        for frame in source.decode(source.streams.video[0]):
            taker.take(frame, float(frame.time or 0.0))
    return taker.packed()


def unpacked(packed: bytes) -> Picture:
    """This will read a packed picture; raises FingerprintError for other bytes and other versions."""
    if not packed or packed[0] != VERSION:
        raise FingerprintError(
            f"a picture's fingerprint begins with {VERSION}, not with {packed[:1].hex() or 'nothing'}"
        )
    words, end = Chronicle.read(packed, 1, WINDOWS, "<u8")
    return Picture(words, packed[end:])


def details_and_sketch(rest: bytes) -> tuple[Chronicle, bytes]:
    """This will part what a candidate is compared by: words of its details, and its packed sketch."""
    details, end = Chronicle.read(rest, 0, COUNT, "<u4")
    return details, rest[end:]
