"""The paper that everything is painted on: a faint grain, the same in every style, that lies still while the picture moves.

It gives skies and walls a surface and hides the steps of their gradients. And the invisible mark, which was seen on flat
ground however faint it was, is woven into it: the paper has the mark's own waves (docs/decisions/invisible-mark.md).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from generation.engine.contracts import Frame, Grain
from media.marks.picture.pattern import HIGHEST, LOWEST, REFERENCE_SIDE, SLOPE
from media.vision import cv2

GRAIN = 1.5
"""Grey levels, standard deviation: a surface when one looks for it, clean when one does not."""

_SEED = 1
_SHEET = 96  # pixels by which the sheet is larger than a frame: of each clip another part is seen


class Paper:
    """The paper of one clip: the same seed always has the same."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        left, top = (int(each) for each in np.random.default_rng(seed).integers(0, _SHEET, 2))
        sheets = _sheets(width, height)
        self._light, self._dark = (each[top : top + height, left : left + width] for each in sheets)

    @property
    def grain(self) -> Grain:
        """This will be what it adds to each channel of every frame."""
        return np.asarray(self._light[..., 0].astype(np.int8) - self._dark[..., 0].astype(np.int8), np.int8)

    def under(self, frame: Frame) -> Frame:
        """This will show the paper through a frame, uint8 [height, width, 3], in place."""
        cv2.add(frame, self._light, dst=frame)
        cv2.subtract(frame, self._dark, dst=frame)
        return frame


@lru_cache(maxsize=2)
def _sheets(width: int, height: int) -> tuple[Frame, Frame]:
    """What the paper adds to a picture and what it takes, larger than a frame: uint8 [height, width, 3] each."""
    rows, columns = (cv2.getOptimalDFTSize(side + _SHEET) for side in (height, width))
    noise = np.random.default_rng(_SEED).standard_normal((rows, columns), np.float32)
    down, across = np.fft.fftfreq(rows)[:, None], np.fft.rfftfreq(columns)[None, :]
    periods = np.hypot(down, across) * min(width, height) / REFERENCE_SIDE
    is_paper = (periods >= LOWEST) & (periods <= HIGHEST)
    sizes = np.where(is_paper, np.maximum(periods, LOWEST) ** -SLOPE, 0.0).astype(np.float32)
    grain = np.fft.irfft2(np.fft.rfft2(noise) * sizes, s=(rows, columns))
    grain = np.rint(grain * (GRAIN / max(float(grain.std()), 1e-9)))
    return _channels(grain), _channels(-grain)


def _channels(sheet: npt.NDArray[np.floating]) -> Frame:
    """What is above 0 of a sheet, in each channel alike."""
    return np.asarray(cv2.merge([np.clip(sheet, 0, 255).astype(np.uint8)] * 3), np.uint8)
