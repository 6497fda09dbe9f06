"""Where a sound stands out: peaks of its spectrogram on a logarithmic scale of pitch.

After A. Wang, An industrial-strength audio search algorithm, ISMIR 2003; on a logarithmic scale, so that a faster or
slower playing moves all peaks by the same amount. A peak must stand well above what is around it: silence, rain and wind
have none, and so cannot be taken for each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from media.contracts import Sound
from media.fingerprints.errors import FingerprintError
from media.tracks import SAMPLE_RATE

VERSION = 1
"""First byte of every packed sound."""

HOP = 1536  # samples at 48 kHz
FRAME_S = HOP / SAMPLE_RATE
"""Seconds from one spectrum to the next: 32 ms."""

LOWEST_HZ = 300.0
OCTAVES = 4
STEPS = 48
"""Steps of pitch in an octave at which peaks are noted: 1.5 %. A spectrum is looked at in half of that."""

_WINDOW = 6144  # samples: 128 ms, which tells 300 Hz from 316
_BANDS = OCTAVES * STEPS // 2
_ABOVE_DB = 14.0
"""Over the mean level (in dB) around: of noise, one cell in a million is that high; a struck thing 20 to 40 dB."""

_QUIETEST_DB = -75.0
"""Below full scale, in one band: what is softer than this is lost in any encoding."""

_AROUND = (24, 6)  # frames and bands to each side over which the level around is taken
_ALONE = (3, 2)  # frames and bands to each side within which a peak is the highest
_MOST_A_SECOND = 10

Levels = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Peaks:
    """Peaks in order of time."""

    frame: npt.NDArray[np.int64]  # of FRAME_S
    pitch: npt.NDArray[np.int64]  # in STEPS of an octave above LOWEST_HZ

    def __len__(self) -> int:
        return self.frame.size


def peaks_of(sound: Sound) -> Peaks:
    """This will find the peaks of a sound, float32 [channels, n] at 48 kHz, in -1..1."""
    levels = _levels(np.asarray(sound, np.float32).mean(axis=0))
    if not levels.size:
        return Peaks(np.empty(0, np.int64), np.empty(0, np.int64))
    height = levels - _around(levels)
    is_peak = (levels >= _highest(levels)) & (height > _ABOVE_DB) & (levels > _QUIETEST_DB)
    is_peak[:, [0, -1]] = False
    frame, band = np.nonzero(is_peak)
    kept = _strongest(frame, height[frame, band])
    frame, band = frame[kept], band[kept]
    return Peaks(frame, 2 * band + _lean(levels, frame, band))


def pack(peaks: Peaks) -> bytes:
    """This will pack peaks, three bytes each, as a row keeps them; of a sound without peaks nothing but the version.

    What comes after half an hour is left out.
    """
    early = peaks.frame < 1 << 16
    frames, pitches = peaks.frame[early].astype("<u2"), peaks.pitch[early].astype(np.uint8)
    return bytes([VERSION]) + frames.tobytes() + pitches.tobytes()


def unpack(packed: bytes) -> Peaks:
    """This will read packed peaks; no bytes at all are no peaks. Raises FingerprintError for other bytes."""
    if packed and (packed[0] != VERSION or len(packed) % 3 != 1):
        raise FingerprintError(f"a sound's fingerprint begins with {VERSION}, not with {packed[:1].hex()}")
    count = len(packed) // 3
    frames = np.frombuffer(packed, "<u2", count, min(1, len(packed)))
    pitches = np.frombuffer(packed, np.uint8, count, 1 + 2 * count if packed else 0)
    return Peaks(frames.astype(np.int64), pitches.astype(np.int64))


def _levels(mono: npt.NDArray[np.float32]) -> Levels:
    """Levels in dB below full scale, float32 [frames, _BANDS]; no frame of a sound shorter than a window."""
    if mono.size < _WINDOW:
        return np.empty((0, _BANDS), np.float32)
    pieces = np.lib.stride_tricks.sliding_window_view(mono, _WINDOW)[::HOP]
    window = np.hanning(_WINDOW).astype(np.float32) * (4 / _WINDOW)
    power = [np.square(np.abs(np.fft.rfft(pieces[n : n + 64] * window))) for n in range(0, len(pieces), 64)]
    return np.asarray(10 * np.log10(np.concatenate(power) @ _banks() + 1e-12), np.float32)


@lru_cache(maxsize=1)
def _banks() -> Levels:
    """Overlapping triangles a band wide to each side, [frequencies, _BANDS], each with a sum of 1."""
    hertz = np.arange(_WINDOW // 2 + 1) * SAMPLE_RATE / _WINDOW
    place = np.log2(np.maximum(hertz, 1) / LOWEST_HZ) * STEPS / 2
    half = np.maximum(1.0, 0.5 * SAMPLE_RATE / _WINDOW / (LOWEST_HZ * 2 ** (np.arange(_BANDS) * 2 / STEPS) * 0.029))
    banks = np.maximum(0, 1 - np.abs(place[:, None] - np.arange(_BANDS)[None, :]) / half[None, :])
    return np.asarray(banks / banks.sum(axis=0), np.float32)


def _around(levels: Levels) -> Levels:
    """The mean level in a box around each cell, cut off at the borders."""
    for axis, reach in enumerate(_AROUND):
        moved = np.moveaxis(levels, axis, 0)
        sums = np.concatenate([np.zeros_like(moved[:1]), np.cumsum(moved, axis=0, dtype=np.float64)])
        place = np.arange(len(moved))
        first, last = np.maximum(place - reach, 0), np.minimum(place + reach + 1, len(moved))
        means = (sums[last] - sums[first]) / (last - first)[:, None]
        levels = np.moveaxis(means, 0, axis).astype(np.float32)
    return levels


def _highest(levels: Levels) -> Levels:
    """The highest level in a box around each cell."""
    for axis, reach in enumerate(_ALONE):
        wide = [(reach, reach) if each == axis else (0, 0) for each in range(2)]
        padded = np.pad(levels, wide, constant_values=-np.inf)
        levels = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1, axis=axis).max(axis=-1)
    return levels


def _strongest(frame: npt.NDArray[np.int64], height: Levels) -> npt.NDArray[np.int64]:
    """Which peaks to keep: the highest of each second, in order of time."""
    second = (frame * FRAME_S).astype(np.int64)
    order = np.lexsort((-height, second))
    begins = np.searchsorted(second[order], second[order])
    return np.sort(order[np.arange(order.size) - begins < _MOST_A_SECOND])


def _lean(levels: Levels, frame: npt.NDArray[np.int64], band: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Half a band up or down, where a parabola through the three levels around a peak has its top."""
    below, top, above = (levels[frame, band + step] for step in (-1, 0, 1))
    bend = np.minimum(below - 2 * top + above, -1e-6)
    return np.asarray(np.rint((below - above) / bend), np.int64)
