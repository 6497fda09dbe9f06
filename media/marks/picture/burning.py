"""Laying the invisible mark over pictures: as strong as each part of the picture hides it, and no stronger."""

from __future__ import annotations

from abc import ABC, abstractmethod

import av
import numpy as np
import numpy.typing as npt

from media.errors import FrameShapeError
from media.marks.payload import Payload
from media.marks.picture.pattern import EVENED, SHARPENED, Pattern, tile_side
from media.planes import Pixels, luma_of
from media.vision import cv2

Map = npt.NDArray[np.float32]

FAINT, PLAIN = 0.7, 1.1
"""Grey levels (standard deviation) on plain ground: of a frame that has texture elsewhere, and of one that has none:
fainter, slides and flat drawings lose it first. Beside the original either is seen (docs/measured.md)."""

BARE, ENOUGH = 0.06, 0.15
"""How much of a frame hides the mark, as a share. A slide or a flat drawing has less than BARE, and its plain ground is all
that can hold the mark; with ENOUGH, the texture holds it."""

NOTHING, FULL = 0.3, 0.75
"""Grey levels of local detail: up to the one they are the dither of a gradient, which hides nothing; from the other on they
hide the mark at its strongest and sharpest."""

STRONGEST = 2.1
"""Grey levels at the most: encoders spend least on the wildest texture, so more would be spent in vain."""

FRAME_MAX = 1.97
"""Root mean square over a frame: with the rounding to whole grey levels, 42.0 dB of PSNR."""

_DARK = 64  # grey levels below which less is seen of the picture and more of the mark
_DARKEST_SHARE = 0.7
_EDGE = 0.25  # grey levels of detail that count as texture though plain ground is beside
_EDGED = 0.45  # of the way from plain to STRONGEST that an edge hides, though plain ground is beside it
_CELL = 4  # pixels of the map of strengths
_AROUND = np.ones((3, 3), np.uint8)


class Mark(ABC):
    """One number's mark, ready for one size of picture."""

    @abstractmethod
    def burn(self, luma: Pixels) -> Pixels:
        """This will give a frame's luma (uint8 [height, width]) with the mark. Raises FrameShapeError for another size."""

    def burn_picture(self, picture: av.VideoFrame) -> None:
        """This will lay the mark over the luma of a 4:2:0 picture in place."""
        picture.make_writable()
        luma = luma_of(picture)
        luma[...] = self.burn(luma)


class PictureMark(Mark):
    """A mark that is laid over pictures of any kind, as strong as each part hides it. Costs about 6 ms a 720p frame."""

    def __init__(self, pattern: Pattern, payload: Payload, number: int, *, width: int, height: int) -> None:
        bits, side = payload.bits(number), tile_side(width, height)
        even, sharp = (pattern.tile(bits, side, power) for power in (EVENED, SHARPENED))
        self._even, self._sharper = (over(tile, width, height) for tile in (even, sharp - even))

    def burn(self, luma: Pixels) -> Pixels:
        """This will give a frame's luma with the mark, as `Mark.burn` does."""
        if luma.shape != self._even.shape:
            raise FrameShapeError(f"luma is {luma.shape}, the mark was drawn for {self._even.shape}.")
        level, hidden = strength(luma)
        added = cv2.multiply(cv2.add(self._even, cv2.multiply(self._sharper, hidden)), level)
        return np.asarray(cv2.add(luma, added, dtype=cv2.CV_8U), np.uint8)


def over(tile: Map, width: int, height: int) -> Map:
    """This will repeat a tile over a whole picture: float32 [height, width]."""
    times = (-(-height // tile.shape[0]), -(-width // tile.shape[1]))
    return np.ascontiguousarray(np.tile(tile, times)[:height, :width])


def strength(luma: Pixels) -> tuple[Map, Map]:
    """This will say how strong the mark may be at each pixel, in grey levels, and how much of its grain may be sharp there,
    0 to 1: both float32 [height, width].
    """
    height, width = luma.shape
    half = cv2.resize(luma.astype(np.float32), (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    mean = cv2.blur(half, (5, 5))
    cells = (width // _CELL, height // _CELL)
    detail = np.asarray(cv2.resize(cv2.absdiff(half, mean), cells, interpolation=cv2.INTER_AREA), np.float32)
    light = cv2.resize(mean, cells, interpolation=cv2.INTER_AREA)
    hidden, edged = _share(_texture(detail)), _share(detail)
    plain = np.interp(hidden.mean(), (BARE, ENOUGH), (PLAIN, FAINT))
    level = np.asarray(plain + (STRONGEST - plain) * np.maximum(hidden, _EDGED * edged), np.float32)
    level *= np.minimum(1.0, _DARKEST_SHARE + (1 - _DARKEST_SHARE) / _DARK * light)
    level *= min(1.0, FRAME_MAX / float(np.sqrt(np.mean(np.square(level)))))
    return _full(level, width, height), _full(hidden, width, height)


def _full(cells: Map, width: int, height: int) -> Map:
    return np.asarray(cv2.resize(cells, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)


def _share(detail: Map) -> Map:
    return np.asarray(np.clip((detail - NOTHING) / (FULL - NOTHING), 0, 1), np.float32)


def _texture(detail: Map) -> Map:
    """Detail that goes on all around: an edge beside plain ground hides nothing on that ground."""
    around = cv2.blur(cv2.erode(detail, _AROUND), (3, 3))
    return np.asarray(np.minimum(detail, 2 * around + _EDGE), np.float32)
