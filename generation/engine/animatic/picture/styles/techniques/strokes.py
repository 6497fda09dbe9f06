"""Oil: the picture in strokes, broad where it is calm and fine where there is much to see, with the brush's ridges."""

from __future__ import annotations

import math

import numpy as np

from generation.engine.animatic.picture.styles.techniques.technique import Plain
from generation.engine.animatic.picture.styles.techniques.textures import (
    From,
    Sheet,
    cloud,
    moved,
    taken_from,
    times,
    unit_of,
)
from generation.engine.contracts import Frame
from media.vision import cv2

_BROAD, _FINE = (4.0, 1.3, 0.5), (0.95, 0.36, 0.8)  # units: length and width of a stroke; radians: how it lies
_LIVELY = 0.16  # how much colours differ from stroke to stroke
_DETAIL = 20.0  # grey levels of an edge at which only fine strokes are left


class Oil(Plain):
    """Lays strokes that stay where they are and take up what lies under their middle."""

    def __init__(self, width: int, height: int) -> None:
        unit = unit_of(width, height)
        self._unit = unit
        (self._broad, ridges), (self._fine, fine_ridges) = (
            _strokes(width, height, turn, length * unit, wide * unit, salt)
            for salt, (length, wide, turn) in enumerate((_BROAD, _FINE))
        )
        self._ridges = np.asarray(1 + 0.075 * ridges + 0.04 * fine_ridges, np.float32)

    def whole(self, frame: Frame) -> Frame:
        """This will be the drawing in strokes."""
        soft = cv2.blur(frame, (5, 5))
        broad = moved(np.asarray(soft, np.uint8), self._broad, is_smooth=False)
        fine = moved(frame, self._fine, is_smooth=False)
        share = self._detail(frame)
        mixed = cv2.blendLinear(fine, broad, share, 1 - share)
        return times(np.asarray(mixed, np.uint8), self._ridges)

    def _detail(self, frame: Frame) -> Sheet:
        """Where there is much to see, 0 to 1."""
        height, width = frame.shape[:2]
        small = cv2.resize(
            cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY), (width // 4, height // 4), interpolation=cv2.INTER_AREA
        )
        edges = cv2.morphologyEx(small, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
        reach = 2 * max(1, round(0.3 * self._unit)) + 1
        wide = cv2.blur(cv2.dilate(edges, np.ones((reach, reach), np.uint8)), (reach, reach)).astype(np.float32)
        share = np.clip(wide / _DETAIL, 0, 1)
        return np.asarray(cv2.resize(share, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)


def _strokes(width: int, height: int, turn: float, length: float, wide: float, salt: int) -> tuple[From, Sheet]:
    """For each pixel where its stroke takes its colour from, and how the paint stands there.

    Strokes lie like bricks in rows, each row begun elsewhere; the plane that they lie in is bent.
    """
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    cos, sin = math.cos(turn), math.sin(turn)
    bend = 1.1 * length * cloud(width, height, 6.0 * length, 63 + salt)
    bend += 0.3 * wide * cloud(width, height, 0.8 * length, 65 + salt)
    along, across = (x * cos + y * sin) / length, (y * cos - x * sin + bend) / wide
    row = np.floor(across)
    shift = np.random.default_rng(62 + salt).random(1024, np.float32)[row.astype(np.int32) % 1024]
    left_along, left_across = np.modf((along + shift) % 1024)[0] - 0.5, across - row - 0.5
    back, aside = left_along * length, left_across * wide
    middle = (np.clip(x - back * cos + aside * sin, 0, width - 1), np.clip(y - back * sin - aside * cos, 0, height - 1))
    bristles = np.sin(left_across * 14 + 2 * left_along) * 0.6 - left_across * 1.5 - 1.6 * np.abs(left_along) ** 3
    return taken_from(*middle), np.asarray(bristles, np.float32)
