"""Surfaces that techniques work on: made once for a size, the same for everybody, and still while the picture moves."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from media.vision import cv2

Sheet = npt.NDArray[np.float32]
From = tuple[npt.NDArray[np.int16], npt.NDArray[np.uint16]]
"""Where each pixel takes its colour from, as OpenCV maps it."""

_THUMBS = 53
_PRINTS_APART = 9.0  # units between two thumb prints, on the average


def unit_of(width: int, height: int) -> float:
    """This will be a hundredth of a picture's geometric mean side, pixels."""
    return float((width * height) ** 0.5) / 100


def cloud(width: int, height: int, grain_px: float, seed: int) -> Sheet:
    """This will be noise with spots of about `grain_px`, float32 [height, width], mean 0 and deviation 1."""
    shrink = max(1, int(grain_px / 3))
    rows, columns = -(-height // shrink) + 2, -(-width // shrink) + 2
    noise = np.random.default_rng(seed).standard_normal((rows, columns), np.float32)
    soft = cv2.GaussianBlur(noise, (0, 0), max(0.3, grain_px / shrink / 2))
    large = cv2.resize(soft, (columns * shrink, rows * shrink), interpolation=cv2.INTER_CUBIC)[:height, :width]
    return np.asarray((large - large.mean()) / max(float(large.std()), 1e-6), np.float32)


def fibres(width: int, height: int, seed: int) -> Sheet:
    """This will be the tooth of a heavy paper: spots of several sizes, mean 0 and deviation 1."""
    unit = unit_of(width, height)
    sheet = sum(
        (share * cloud(width, height, max(1.0, unit * size), seed + at)
         for at, (size, share) in enumerate(((0.16, 0.9), (0.4, 0.8), (1.3, 0.35)))),
        np.zeros((height, width), np.float32),
    )  # fmt: skip
    return np.asarray(sheet / max(float(sheet.std()), 1e-6), np.float32)


@lru_cache(maxsize=1)
def prints(width: int, height: int) -> Sheet:
    """This will be how high clay stands that was pressed by thumbs: shallow dents with ridges in them, about -1 to 1."""
    unit, rng = unit_of(width, height), np.random.default_rng(_THUMBS)
    sheet = 0.22 * cloud(width, height, 4 * unit, _THUMBS)
    for _ in range(round(width * height / (_PRINTS_APART * unit) ** 2)):
        _press(sheet, rng, unit)
    return np.asarray(sheet, np.float32)


def _press(sheet: Sheet, rng: np.random.Generator, unit: float) -> None:
    """One thumb, somewhere."""
    height, width = sheet.shape
    at_x, at_y, turn = rng.uniform(0, width), rng.uniform(0, height), rng.uniform(0, math.pi)
    reach = unit * rng.uniform(2.2, 3.4)
    left, right = max(0, int(at_x - reach)), min(width, int(at_x + reach) + 1)
    top, foot = max(0, int(at_y - reach)), min(height, int(at_y + reach) + 1)
    y, x = np.mgrid[top:foot, left:right].astype(np.float32)
    along = ((x - at_x) * math.cos(turn) + (y - at_y) * math.sin(turn)) / reach
    across = ((y - at_y) * math.cos(turn) - (x - at_x) * math.sin(turn)) / (0.7 * reach)
    far = np.hypot(along, across)
    ridges = np.sin(2 * np.pi * np.hypot(along + 0.5, across) * reach / max(3.0, 0.42 * unit))
    sheet[top:foot, left:right] += np.clip(1 - far, 0, 1) ** 0.7 * (0.2 * ridges - 0.7)


def taken_from(x: Sheet, y: Sheet) -> From:
    """This will be the places x and y, pixels, as `moved` takes them."""
    places, fractions = cv2.convertMaps(np.asarray(x, np.float32), np.asarray(y, np.float32), cv2.CV_16SC2)
    return np.asarray(places, np.int16), np.asarray(fractions, np.uint16)


def wandering(width: int, height: int, reach_px: float, grain_px: float, salt: int) -> From:
    """This will be places about `reach_px` from where they should be: a hand's own edges."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    sideways, down = (reach_px * cloud(width, height, grain_px, salt + at) for at in (0, 1))
    return taken_from(x + sideways, y + down)


def moved(frame: npt.NDArray[np.uint8], places: From, *, is_smooth: bool = True) -> npt.NDArray[np.uint8]:
    """This will be a frame whose pixels come from other places."""
    way = cv2.INTER_LINEAR if is_smooth else cv2.INTER_NEAREST
    return np.asarray(cv2.remap(frame, places[0], places[1], way, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def times(frame: npt.NDArray[np.uint8], gain: Sheet) -> npt.NDArray[np.uint8]:
    """This will be a frame with each pixel times its gain, uint8 [height, width, 3]."""
    return np.asarray(cv2.multiply(frame, cv2.merge([gain] * 3), dtype=cv2.CV_8U), np.uint8)
