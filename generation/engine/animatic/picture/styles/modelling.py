"""A figure as if modelled in clay: round towards its edges, lit from the upper left, with the marks of thumbs."""

from __future__ import annotations

from typing import Any

import numpy as np

from generation.engine.animatic.picture.styles.techniques.textures import prints, unit_of
from media.vision import cv2

_ROUND = 1.5  # units in from its edge, up to where a figure is round
_PARTS = 0.35  # how much a part's tone stands for its height, beside the silhouette
_DENTS = 0.34
_SLOPE, _LEAST, _MOST = 6.5, 0.62, 1.3
_WAX = 60.0  # grey levels that its highlight adds


class Modeller:
    """Shades one figure after the other. The thumbs' marks go with the figure."""

    def __init__(self, width: int, height: int, relief: float) -> None:
        self._unit, self._relief = unit_of(width, height), relief
        self._prints = prints(width, height)

    def modelled(self, pixels: Any) -> Any:
        """This will be a figure's pixels, uint8 [height, width, 4] BGRA with its alpha multiplied in, in light and shade."""
        alpha = pixels[..., 3]
        height = self._height(pixels, alpha)
        across, down = (cv2.Sobel(height, cv2.CV_32F, *way, ksize=3, scale=self._unit / 8) for way in ((1, 0), (0, 1)))
        lit = across * 0.6 + down * 0.8
        gain = np.clip(1 + self._relief * _SLOPE * lit / 10, _LEAST, _MOST).astype(np.float32)
        wax = np.clip(gain - 1.1, 0, 0.2) * (_WAX / 0.2 * self._relief)
        figure = np.array(pixels)
        for channel in range(3):
            shaded = cv2.add(cv2.multiply(pixels[..., channel], gain, dtype=cv2.CV_32F), wax, dtype=cv2.CV_8U)
            figure[..., channel] = np.minimum(shaded, alpha)
        return figure

    def _height(self, pixels: Any, alpha: Any) -> Any:
        """How high each place stands, in parts of a figure's roundness."""
        solid, sigma = alpha.astype(np.float32) / 255, _ROUND * self._unit / 2
        edge = cv2.GaussianBlur(solid, (0, 0), sigma) + 0.5 * cv2.GaussianBlur(solid, (0, 0), sigma / 3)
        tone = cv2.GaussianBlur(cv2.cvtColor(pixels, cv2.COLOR_BGRA2GRAY), (0, 0), self._unit / 3).astype(np.float32)
        return edge + tone * (_PARTS / 255) + _DENTS * self._marks(*solid.shape)

    def _marks(self, rows: int, columns: int) -> Any:
        """The thumbs' marks of a figure as large as that; its middle is always the same place of the clay."""
        height, width = self._prints.shape
        top, left = max(0, (height - rows) // 2), max(0, (width - columns) // 2)
        return self._prints[top : top + rows, left : left + columns]
