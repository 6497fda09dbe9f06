"""Where in the stereo picture a sound is: as far to the side as what makes it is in the picture, at every moment."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.physics.track import Take
from generation.engine.animatic.picture.camera import Camera
from generation.engine.animatic.sound.signal import Signal, panned, stretch

_FALL_OFF = 1.5  # how fast what is outside the picture grows softer


def across(x_m: npt.ArrayLike, frames: npt.NDArray[np.int64], camera: Camera) -> npt.NDArray[np.float64]:
    """This will be where points of the world are in the picture of these frames: -1 its left edge, 1 its right one."""
    px = np.asarray(x_m) * camera.scale - camera.path_px[frames] + camera.width / 2
    window = camera.window
    return np.asarray((px - window.x[frames]) * window.zoom[frames] * 2 / camera.width)


def pan_of(x_m: float, time_s: float, take: Take, camera: Camera) -> tuple[float, float]:
    """This will be the left and right gain of a sound at `x_m`: constant power, softer outside the picture."""
    frame = np.array([min(max(int(time_s * take.fps), 0), take.frame_count - 1)])
    at = float(across(x_m, frame, camera)[0])
    left, right = panned(at)
    level = _level(np.array([at]))[0]
    return float(level * left), float(level * right)


def pan_along(x_m: npt.NDArray[np.float64], camera: Camera, count: int) -> tuple[Signal, Signal]:
    """This will be both gains for each of `count` samples of something that is at `x_m` in each frame."""
    at = stretch(across(x_m, np.arange(x_m.shape[0]), camera), count)
    left, right = panned(at)
    level = _level(at)
    return np.asarray(level * left), np.asarray(level * right)


def _level(at: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.asarray(1.0 / (1.0 + np.maximum(0.0, np.abs(at) - 1.0) * _FALL_OFF))
