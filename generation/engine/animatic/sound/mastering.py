"""The last step: a clip's loudness, and the ceiling that nothing goes through.

Where sound is continuous, a clip is as loud as -16 LUFS, the level that short videos are played at. A clip of a few sounds
in quiet is not pushed there: its loudest moment comes near the ceiling at most, and its quiet stays quiet.
"""

from __future__ import annotations

import numpy as np

from generation.engine.animatic.sound.loudness import PEAK_BLOCK, block_peaks, hop_powers, integrated
from generation.engine.animatic.sound.signal import Signal, Stereo

TARGET_LUFS = -16.0
CEILING_DB = -1.3
"""True peak that the limiter keeps to: 0.3 dB under what is promised, for what rises between its gains."""
CONTINUOUS = 0.6
"""Share of 400 ms blocks within 10 LU of the mean from which on sound is called continuous."""
_AHEAD = 4  # ms that the limiter sees ahead, and takes to turn down
_RELEASE_MS = 160.0  # by 1/e: slower than a beat's attack, faster than ears notice as pumping
_LIMITED_DB = 9.0  # more than this is not asked of the limiter at first: a clip that would need it stays quieter
_LIFTED_DB, _PASSES = 6.0, 3  # what it took is given back up to this, in so many passes


def mastered(total: Stereo) -> Stereo:
    """This will bring a mix to its loudness; never above -1 dBTP. `total` is used up."""
    loudness, share = integrated(hop_powers(total))
    highest = float(block_peaks(total).max(initial=0.0))
    if loudness <= -120.0 or highest <= 0.0:
        return total
    wanted = 10 ** ((TARGET_LUFS - loudness) / 20)
    ceiling = 10 ** (CEILING_DB / 20)
    if share < CONTINUOUS:
        total *= np.float32(min(wanted, ceiling / highest))
        return total
    gain = min(wanted, 10 ** (_LIMITED_DB / 20) * ceiling / highest)
    total *= np.float32(gain)
    return _limited(total, ceiling) if highest * gain > ceiling else total


def _limited(total: Stereo, ceiling: float) -> Stereo:
    """Limit; what that took from the loudness is given back, and limited again: each time a little more."""
    lift = 0.0
    for _ in range(_PASSES):
        limited = total * np.float32(10 ** (lift / 20))
        _limit(limited, ceiling)
        short = TARGET_LUFS - integrated(hop_powers(limited))[0]
        if short < 0.4:
            break
        lift = min(lift + 1.6 * short, _LIFTED_DB)
    return limited


def _limit(total: Stereo, ceiling: float) -> None:
    gains = _gains(block_peaks(total, quieter_than=0.5 * ceiling), ceiling)
    middles = (np.arange(gains.shape[0]) + 0.5) * PEAK_BLOCK
    for begin in range(0, total.shape[1], 1 << 20):
        end = min(begin + (1 << 20), total.shape[1])
        total[:, begin:end] *= np.interp(np.arange(begin, end), middles, gains)
    highest = float(block_peaks(total, quieter_than=0.5 * ceiling).max(initial=0.0))
    if highest > ceiling * 1.03:
        total *= np.float32(ceiling * 1.03 / highest)


def _gains(peaks: Signal, ceiling: float) -> Signal:
    """The gain of every millisecond: falls ahead of a peak within `_AHEAD` ms, comes back slowly."""
    taken = 1 - np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9))
    reach = _AHEAD + 1
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(taken, reach), 2 * reach + 1)
    held = np.maximum(windows.max(axis=1), 1e-6)
    # max(held[n], held[n-1] * r) for all n at once: in logarithms a running maximum.
    slope = np.arange(held.shape[0]) / _RELEASE_MS
    held = np.exp(np.maximum.accumulate(np.log(held) + slope) - slope)
    smooth = np.hanning(2 * _AHEAD + 3)[1:-1]
    return np.asarray(1 - np.convolve(np.pad(held, _AHEAD, mode="edge"), smooth / smooth.sum(), mode="valid"))
