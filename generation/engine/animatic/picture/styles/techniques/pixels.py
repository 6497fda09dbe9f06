"""Pixel art: few large pixels, few colours, and tones between them as a pattern of two."""

from __future__ import annotations

import colorsys
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.picture.styles.techniques.technique import Plain
from generation.engine.contracts import Frame
from media.vision import cv2

_ACROSS = 144  # pixels of the shorter side: what a handheld console showed
_HUES = (2, 22, 38, 54, 88, 140, 176, 204, 228, 266, 306, 338)  # degrees
_TONES = ((0.62, 0.24), (0.72, 0.44), (0.74, 0.64), (0.66, 0.84), (0.42, 0.96), (0.2, 1.0))  # saturation, value
_SKINS = ((68, 40, 34), (112, 68, 50), (160, 104, 74), (206, 150, 112), (240, 196, 158))
_GREYS = (14, 44, 78, 118, 162, 206, 250)
_COOL = 10  # degrees by which each darker tone turns towards blue, as in painted sprites
_SPREAD = 13.0  # grey levels from the darkest to the lightest of the pattern
_BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32)


class Pixels(Plain):
    """Draws on a raster of `_ACROSS` pixels with the colours of `palette`."""

    def __init__(self, width: int, height: int) -> None:
        self._size = (width, height)
        self._side = max(2, round(min(width, height) / _ACROSS))
        self._raster = (-(-width // self._side), -(-height // self._side))
        columns, rows = self._raster
        pattern = np.tile((_BAYER - 7.5) / 16 * _SPREAD, (-(-rows // 4), -(-columns // 4)))[:rows, :columns]
        self._pattern = np.rint(pattern).astype(np.int16)[..., None]

    def whole(self, frame: Frame) -> Frame:
        """This will be the drawing on its raster; each pixel of it is a square."""
        small = cv2.resize(frame, (2 * self._raster[0], 2 * self._raster[1]), interpolation=cv2.INTER_AREA)[::2, ::2]
        red, green, blue = cv2.split(np.clip(small + self._pattern, 0, 255).astype(np.uint8) >> 3)
        chosen = _nearest()[red, green, blue]
        (width, height), (columns, rows) = self._size, self._raster
        big = cv2.resize(chosen, (columns * self._side, rows * self._side), interpolation=cv2.INTER_NEAREST)
        return np.ascontiguousarray(big[:height, :width])


@lru_cache(maxsize=1)
def palette() -> npt.NDArray[np.uint8]:
    """This will be all colours there are, uint8 [count, 3]: ramps of twelve hues, skins and greys."""
    colours = [(grey, grey, min(255, grey + 8)) for grey in _GREYS] + list(_SKINS)
    for hue in _HUES:
        for at, (saturation, value) in enumerate(_TONES):
            turned = (hue + _COOL * (2 - at) * (1 if 60 < hue < 240 else -1)) / 360
            colours.append(tuple(round(255 * each) for each in colorsys.hsv_to_rgb(turned % 1, saturation, value)))  # type: ignore[arg-type]
    return np.array(colours, np.uint8)


@lru_cache(maxsize=1)
def _nearest() -> npt.NDArray[np.uint8]:
    """The colour of the palette that the eye finds nearest to each of 32 levels of red, green and blue."""
    levels = np.arange(4, 256, 8, dtype=np.uint8)
    cube = np.stack(np.meshgrid(levels, levels, levels, indexing="ij"), -1).reshape(1, -1, 3)
    cells, colours = (cv2.cvtColor(each, cv2.COLOR_RGB2LAB)[0].astype(np.float32) for each in (cube, palette()[None]))
    away = (cells**2).sum(1)[:, None] - 2 * cells @ colours.T + (colours**2).sum(1)[None]
    return np.asarray(palette()[away.argmin(1)].reshape(32, 32, 32, 3), np.uint8)
