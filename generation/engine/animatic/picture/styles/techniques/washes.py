"""Watercolour: pigment in water on rough paper, darker where a wash ends, thinner where the paper drank it."""

from __future__ import annotations

import numpy as np

from generation.engine.animatic.picture.styles.techniques.technique import Plain
from generation.engine.animatic.picture.styles.techniques.textures import (
    cloud,
    fibres,
    moved,
    times,
    unit_of,
    wandering,
)
from generation.engine.contracts import Frame
from media.vision import cv2

_MARGIN, _DECKLE = 2.0, 0.55  # units of bare paper around the picture, and how far its edge wanders
_WANDER = 0.2  # units by which an edge is not where it was meant
_RIM = 0.62  # how much of a step in tone gathers at its edge


class Washes(Plain):
    """Lets each colour run into its neighbour a little, and the paper shine through."""

    def __init__(self, width: int, height: int) -> None:
        unit = unit_of(width, height)
        self._unit = unit
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        self._from = wandering(width, height, _WANDER * unit, 2.2 * unit, 71)
        tooth, pools = fibres(width, height, 73), cloud(width, height, 11 * unit, 74)
        edge = np.minimum(np.minimum(x, width - 1 - x), np.minimum(y, height - 1 - y))
        edge += _DECKLE * unit * (0.7 * cloud(width, height, 5 * unit, 75) + 0.25 * cloud(width, height, unit, 76))
        inside = np.clip((edge - _MARGIN * unit) / (0.5 * unit), 0, 1)
        rim = 1 + 0.3 * np.exp(-(((edge - _MARGIN * unit - 0.5 * unit) / (0.5 * unit)) ** 2))
        pigment = np.clip(0.86 + 0.045 * tooth + 0.07 * np.clip(pools, -2, 2), 0.4, 1.15)
        self._pigment = np.asarray(pigment * inside * rim, np.float32)

    def whole(self, frame: Frame) -> Frame:
        """This will be the drawing in washes."""
        flat = cv2.medianBlur(moved(frame, self._from), 5)
        wide = 2 * round(0.55 * self._unit) + 1
        rims = cv2.subtract(cv2.blur(flat, (wide, wide)), flat)
        flat = cv2.addWeighted(flat, 1.0, rims, -_RIM, 0)
        absorbed = np.asarray(cv2.bitwise_not(flat), np.uint8)
        return np.asarray(cv2.bitwise_not(times(absorbed, self._pigment)), np.uint8)
