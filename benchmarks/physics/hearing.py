"""Onsets: the moments at which a new sound begins, from the mix alone; and how far they are from the contacts."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.signal import butter, sosfilt

from benchmarks.physics.scenes import asked
from generation.engine.animatic.engine import AnimaticEngine
from generation.engine.protocol import SilentWatch

Sound = npt.NDArray[np.float64]

RATE = 48_000
_HOP = 48  # a millisecond
LOW = ((60, 300), (300, 1200))
ALL = (*LOW, (1200, 4000), (4000, 12_000))
_RISE = 2.2  # times the level before
_APART_S = 0.06


def sound_of(prompt: str, *, seed: int, seconds: float = 4.0) -> Sound:
    """This will be the finished mix of a clip, both sides added."""
    with AnimaticEngine().open() as engine:
        sound = engine.render(asked(prompt, seed=seed, seconds=seconds, size=(90, 160)), SilentWatch()).sound
    assert sound is not None
    return np.asarray(sound.mean(axis=0), dtype=np.float64)


def onsets(sound: Sound, bands: tuple[tuple[int, int], ...] = ALL) -> npt.NDArray[np.float64]:
    """This will be when something new is heard, seconds: where the level of a band leaps over what was before."""
    flux = sum(_leaps(sound, low, high) for low, high in bands)
    assert isinstance(flux, np.ndarray)
    found: list[float] = []
    for at in np.flatnonzero(flux > 0):
        if not found or at / 1000 - found[-1] > _APART_S:
            found.append(at / 1000)
    return np.array(found)


def _leaps(sound: Sound, low: int, high: int) -> npt.NDArray[np.float64]:
    """1 at every millisecond in which a band is suddenly louder than in the 30 before, and loud at all."""
    band = sosfilt(butter(2, (low, high), "bandpass", fs=RATE, output="sos"), sound)
    count = band.size // _HOP
    level = np.sqrt(np.mean(band[: count * _HOP].reshape(count, _HOP) ** 2, axis=1)) + 1e-6
    bed = float(np.percentile(level, 30))
    smooth = np.convolve(level, np.ones(4) / 4)[3:]  # of this and the next three
    smooth = np.pad(smooth, (0, max(0, count - smooth.size)))[:count]
    padded = np.pad(level, (30, 0), mode="edge")
    before = np.lib.stride_tricks.sliding_window_view(padded, 30)[:count].max(axis=1)
    return ((smooth > _RISE * before) & (smooth > 4 * bed)).astype(np.float64)
