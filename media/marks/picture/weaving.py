"""Weaving the invisible mark into a grain that a picture has anyway: it takes a part of its place, and is no louder."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from media.errors import FrameShapeError
from media.marks.payload import Payload
from media.marks.picture.burning import Mark, over
from media.marks.picture.pattern import Pattern, tile_side
from media.planes import LUMA_SHARE, Pixels
from media.vision import cv2

WOVEN = 0.9
"""How loud the mark is in the grain that comes out, as a share. What is left of the first grain fills up the rest, and hides
that the mark repeats."""

_ROUNDED = 1 / 12
"""Squared grey levels that rounding to whole ones adds to the grain."""

_AS_DRAWN = 1.0  # neither evened nor sharpened, as the grain is
Grain = npt.NDArray[np.int8]


class WovenMark(Mark):
    """The mark of pictures over which one grain lies, the same over all. Costs 0.7 ms a 720p frame."""

    def __init__(self, pattern: Pattern, payload: Payload, number: int, *, grain: Grain) -> None:
        """`grain` is what was added to each channel (RGB) of every frame: int8 [height, width], grey levels."""
        height, width = grain.shape
        tile = pattern.tile(payload.bits(number), tile_side(width, height), _AS_DRAWN)
        first = LUMA_SHARE * grain.astype(np.float32)
        loudness = float(first.std())
        left = max(0.0, 1 - WOVEN**2 - _ROUNDED / max(loudness, 1e-6) ** 2) ** 0.5  # powers add up
        changed = WOVEN * loudness * over(tile, width, height) - (1 - left) * first
        self._changed = np.rint(changed).astype(np.int16)

    def burn(self, luma: Pixels) -> Pixels:
        """This will give a frame's luma with the mark, as `Mark.burn` does."""
        if luma.shape != self._changed.shape:
            raise FrameShapeError(f"luma is {luma.shape}, the mark was drawn for {self._changed.shape}.")
        return np.asarray(cv2.add(luma, self._changed, dtype=cv2.CV_8U), np.uint8)
