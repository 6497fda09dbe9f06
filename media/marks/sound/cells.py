"""What the finder measures: how much louder or softer each cell is than its neighbours, and how far to trust it.

Levels are taken from powers compressed by a small exponent, near the mean of logarithms: a loud partial does not drown
what lies beside it, and bins that a coder emptied do not count for more than they hold.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from media.marks.sound.blocks import windowed_spectra
from media.marks.sound.grid import EDGES_HZ, SLOT_S

Floats = npt.NDArray[np.float64]
Powers = npt.NDArray[np.float32]

BLOCK_S, HOP_S = 0.05, 0.01
"""Seconds of an analysis block (Hann) and from one to the next."""

EXPONENT = 0.2
"""Of powers. 0 is the mean of logarithms, 1 of powers; measured over 16 sounds and 4 attacks, 0.1 to 0.3 are best."""

QUIETEST = 1e-11
"""Power of a bin below which nothing is heard: -110 dB below full scale, under the noise of 16 bits."""

AROUND_SLOTS, AROUND_BANDS = 3, 2
"""Neighbours on either side whose mean is taken off: wide enough to keep the mark, narrow enough to lose the sound."""

LARGEST_DB = 8.0
"""A cell that stands out by more says nothing about a mark."""

OWN_DB = 1.0
"""What a cell deviates by anyway; where neighbours deviate more, it counts less."""

FAINT_DB = 40.0
"""Below the mean of all cells: from here on a cell counts for half and less."""

_HIGHEST_HZ = EDGES_HZ[-1] * 1.07


class Spectrogram:
    """A sound's compressed powers, summed over time and frequency, from which any grid of cells is read in one step."""

    def __init__(self, sound: npt.NDArray[np.float32], sample_rate: int) -> None:
        self._block, hop = round(BLOCK_S * sample_rate), max(1, round(HOP_S * sample_rate))
        self.hop_s, self.bin_hz = hop / sample_rate, sample_rate / self._block
        self._sums = _summed(compressed(self._powers(sound, hop)))

    @property
    def duration_s(self) -> float:
        """This will be the length of what was measured, in seconds."""
        return float((self._sums.shape[0] - 1) * self.hop_s)

    def _powers(self, sound: npt.NDArray[np.float32], hop: int) -> Powers:
        window = np.hanning(self._block + 2)[1:-1].astype(np.float32)
        bins = min(self._block // 2 + 1, int(_HIGHEST_HZ / self.bin_hz) + 2)
        padded = np.pad(sound, ((0, 0), (self._block // 2, self._block // 2)))
        count = (padded.shape[1] - self._block) // hop + 1
        total = np.zeros((count, bins), np.float32)
        for side in padded:
            spectra = windowed_spectra(side, window, hop, count, bins)
            total += spectra.real**2 + spectra.imag**2
        return np.asarray(total / (sound.shape[0] * np.sum(window**2)), np.float32)

    def bands(self, pitch: float) -> Floats:
        """This will sum over time what lies in each band, all bands raised by `pitch`: [blocks + 1, BANDS]."""
        edges = np.minimum(EDGES_HZ * pitch / self.bin_hz + 0.5, self._sums.shape[1] - 1.001)
        between = np.diff(_between(self._sums, edges, axis=1), axis=1)
        return np.asarray(between / np.maximum(np.diff(edges), 0.5))

    def levels(self, bands: Floats, tempo: float, starts_s: Floats, count: int | None = None) -> Floats:
        """This will be every cell's level in dB, [starts, slots, BANDS], in slots that begin at each of `starts_s`.

        As many slots as the sound holds whole, or `count`.
        """
        slot_s = SLOT_S / tempo
        if count is None:
            count = max(0, int((self.duration_s - starts_s.max()) / slot_s + 1e-6))
        at = (starts_s[:, None] + slot_s * np.arange(count + 1)) / self.hop_s
        sums = _between(bands, at.ravel(), axis=0).reshape(*at.shape, -1)
        return decibels(np.diff(sums, axis=1) * (self.hop_s / slot_s))


def compressed(powers: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """This will compress powers so that means of them are near means of logarithms."""
    return np.asarray((powers + QUIETEST) ** EXPONENT)


def decibels(means: Floats) -> Floats:
    """This will be the levels of means of compressed powers."""
    return np.asarray(10 / EXPONENT * np.log10(np.maximum(means, QUIETEST**EXPONENT)))


def standing_out(levels: Floats) -> tuple[Floats, Floats]:
    """This will be how far each cell stands out of its neighbours in dB, and its weight: both [..., slots, bands].

    A weight is the inverse of the variance around the cell, as for the best estimate of a small shift in noise; far
    below the sound's mean it falls, because there another noise may have taken the place of what was marked.
    """
    mean_db = 10 * np.log10(np.mean(10 ** (levels / 10), axis=(-2, -1), keepdims=True))
    out = levels - box_mean(levels, AROUND_SLOTS, -2)
    out = np.clip(out - box_mean(out, AROUND_BANDS, -1), -LARGEST_DB, LARGEST_DB)
    variance = box_mean(box_mean(out * out, 2, -2), 2, -1)
    return out, 1 / (OWN_DB**2 + variance) / (1 + 10 ** ((mean_db - FAINT_DB - levels) / 10))


def box_mean(values: Floats, reach: int, axis: int) -> Floats:
    """This will be the mean over `reach` neighbours on either side along an axis, fewer at the ends."""
    count = values.shape[axis]
    at = np.arange(count)
    first, last = np.maximum(at - reach, 0), np.minimum(at + reach + 1, count)
    shape = [1] * values.ndim
    shape[axis] = -1
    sums = np.cumsum(values, axis=axis)
    sums = np.concatenate([np.zeros_like(sums.take([0], axis) if count else sums), sums], axis=axis)
    return np.asarray((sums.take(last, axis) - sums.take(first, axis)) / (last - first).reshape(shape))


def rectangles(values: npt.NDArray[np.floating], rows: Floats, columns: Floats) -> Floats:
    """This will sum values over the rectangles between edges that need not be whole numbers: [rows - 1, columns - 1]."""
    sums = _between(_between(_summed(values), rows, axis=0), columns, axis=1)
    return np.asarray(np.diff(np.diff(sums, axis=0), axis=1))


def _summed(values: npt.NDArray[np.floating]) -> Floats:
    sums = np.zeros((values.shape[0] + 1, values.shape[1] + 1))
    np.cumsum(values, axis=0, dtype=np.float64, out=sums[1:, 1:])
    np.cumsum(sums[1:, 1:], axis=1, out=sums[1:, 1:])
    return sums


def _between(sums: Floats, at: Floats, axis: int) -> Floats:
    """Running sums read between whole places: straight lines."""
    held = np.clip(at, 0, sums.shape[axis] - 1)
    whole = np.minimum(held.astype(np.int64), sums.shape[axis] - 2)
    shape = [1] * sums.ndim
    shape[axis] = -1
    share = (held - whole).reshape(shape)
    low = sums.take(whole, axis)
    return np.asarray(low + share * (sums.take(whole + 1, axis) - low))
