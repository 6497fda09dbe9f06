"""Clay and cut paper: what stands out from what lies behind it, under a lamp at the upper left."""

from __future__ import annotations

import numpy as np

from generation.engine.animatic.picture.styles.techniques.technique import Plain
from generation.engine.animatic.picture.styles.techniques.textures import Sheet, fibres, prints, times, unit_of
from generation.engine.contracts import Frame
from media.vision import cv2

_OUT_OF_FOCUS = 0.16  # units by which what is behind a small stage is blurred
_STEP = 0.011  # gain for each grey level between a tone and the one behind it
_FIBRES = 0.022


def _steps(frame: Frame, reach_px: int) -> Sheet:
    """How much lighter each place is than the one up and to the left of it, grey levels: an edge in light or in shade."""
    grey = cv2.blur(cv2.cvtColor(frame, cv2.COLOR_RGB2GRAY), (reach_px, reach_px)).astype(np.float32)
    steps = np.zeros_like(grey)
    steps[reach_px:, reach_px:] = grey[reach_px:, reach_px:] - grey[:-reach_px, :-reach_px]
    return np.clip(steps, -26, 26)


class Clay(Plain):
    """A small stage in a studio: its walls and hills pressed by thumbs, a little out of focus."""

    works_behind = True

    def __init__(self, width: int, height: int) -> None:
        self._reach = max(1, round(0.3 * unit_of(width, height)))
        sheet = prints(width, height)
        self._soft = _OUT_OF_FOCUS * unit_of(width, height)
        lit = sheet[2:, 2:] - sheet[:-2, :-2]
        self._dents = np.asarray(
            1 + np.clip(np.pad(lit, ((1, 1), (1, 1))) * 0.32 + 0.018 * sheet, -0.12, 0.12), np.float32
        )

    def behind(self, frame: Frame) -> Frame:
        """This will be the place, modelled."""
        return times(
            np.asarray(cv2.GaussianBlur(frame, (0, 0), self._soft), np.uint8),
            self._dents + _STEP * _steps(frame, self._reach),
        )


class CutPaper(Plain):
    """Sheets of card, one over the other: each edge throws a little shadow, and everything has fibres."""

    def __init__(self, width: int, height: int) -> None:
        self._reach = max(1, round(0.22 * unit_of(width, height)))
        self._card = np.asarray(1 + _FIBRES * fibres(width, height, 55), np.float32)

    def whole(self, frame: Frame) -> Frame:
        """This will be the drawing, cut out."""
        return times(frame, self._card + 0.6 * _STEP * _steps(frame, self._reach))
