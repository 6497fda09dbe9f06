"""How loud a sound is to people, and how high it really peaks.

Loudness: ITU-R BS.1770-5, annex 1: K-weighting at 48 kHz, 400 ms blocks every 100 ms, gates at -70 LUFS and 10 LU below the
mean. True peak: annex 2: the largest magnitude after fourfold oversampling; our filter is longer than the annex's, so that
it reads right nearer to the highest frequencies. Both agree with libavfilter's `ebur128` (tests/animatic/test_loudness.py).
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, Stereo

HOP = SAMPLE_RATE // 10
PEAK_BLOCK = SAMPLE_RATE // 1000
_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
_FFT, _WARM = 1 << 16, 4096  # the high-pass filter has forgotten a sample after 4096 of them (to 1e-9)
_HOPS_AT_ONCE = (_FFT - _WARM) // HOP
_TAPS = 16  # on each side of a sample


@cache
def _k_weighting() -> npt.NDArray[np.complex128]:
    z = np.exp(-2j * np.pi * np.arange(_FFT // 2 + 1) / _FFT)
    response = np.ones_like(z)
    for above, below in (_SHELF, _HIGH_PASS):
        response *= np.polyval(above[::-1], z) / np.polyval(below[::-1], z)
    return np.asarray(response)


def hop_powers(sound: Stereo) -> Signal:
    """This will be the K-weighted power of every 100 ms, both channels together; the last one may be half empty."""
    hops = max(1, -(-sound.shape[1] // HOP))
    powers = np.zeros(hops)
    for first in range(0, hops, _HOPS_AT_ONCE):
        begin, end = first * HOP, min((first + _HOPS_AT_ONCE) * HOP, sound.shape[1])
        warm = min(begin, _WARM)
        heard = np.fft.irfft(np.fft.rfft(sound[:, begin - warm : end], _FFT) * _k_weighting(), _FFT)
        squares = (heard[:, warm : warm + end - begin] ** 2).sum(axis=0)
        squares = np.pad(squares, (0, -squares.shape[0] % HOP)).reshape(-1, HOP)
        powers[first : first + squares.shape[0]] = squares.sum(axis=1) / HOP
    return np.asarray(powers)


def lufs_of(power: float) -> float:
    """This will be the loudness of a K-weighted power."""
    return -0.691 + 10 * float(np.log10(max(power, 1e-12)))


def integrated(powers: Signal) -> tuple[float, float]:
    """This will be the gated loudness (LUFS; -120 for silence), and the share of blocks that pass both gates."""
    padded = np.pad(powers, (0, max(0, 4 - powers.shape[0])))
    blocks = np.convolve(padded, np.full(4, 0.25), mode="valid")
    loud = blocks[blocks > 10 ** ((-70 + 0.691) / 10)]
    if not loud.size:
        return -120.0, 0.0
    heard = loud[loud > loud.mean() / 10]
    return lufs_of(float(heard.mean())), heard.size / blocks.size


@cache
def _between() -> npt.NDArray[np.float32]:
    """Windowed sinc filters for the three points between two samples, [3, 2 * _TAPS]."""
    at = np.arange(-_TAPS + 1, _TAPS + 1)
    filters = []
    for phase in (0.25, 0.5, 0.75):
        weights = np.sinc(at - phase) * np.cos(np.pi * (at - phase) / (2 * _TAPS)) ** 2
        filters.append((weights / weights.sum())[::-1])
    return np.array(filters, np.float32)


def block_peaks(sound: Stereo, *, quieter_than: float = 0.0) -> Signal:
    """This will be the true peak of each millisecond, both channels together.

    Blocks of which no sample reaches `quieter_than` are given their largest sample: nothing rises between samples to more
    than twice of what is around.
    """
    pad = -sound.shape[1] % PEAK_BLOCK
    largest = np.abs(np.pad(sound, ((0, 0), (0, pad)))).reshape(2, -1, PEAK_BLOCK).max(axis=(0, 2))
    peaks = largest.astype(np.float64)
    around = np.maximum(largest, np.maximum(np.append(largest[1:], 0), np.append(0, largest[:-1])))
    wide = np.pad(sound, ((0, 0), (_TAPS - 1, pad + _TAPS)))
    for number in _runs(around >= quieter_than):
        begin, end = number
        piece = wide[:, begin * PEAK_BLOCK : end * PEAK_BLOCK + 2 * _TAPS - 1]
        for side in piece:
            for weights in _between():
                tops = np.abs(np.convolve(side, weights, mode="valid")).reshape(-1, PEAK_BLOCK).max(axis=1)
                np.maximum(peaks[begin:end], tops, out=peaks[begin:end])
    return np.asarray(peaks)


def _runs(wanted: npt.NDArray[np.bool_], longest: int = 4000) -> list[tuple[int, int]]:
    """Stretches of blocks that are wanted, none longer than `longest`: memory stays small."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], wanted, [False]]).astype(np.int8)))
    runs = []
    for begin, end in edges.reshape(-1, 2):
        runs += [(at, min(at + longest, end)) for at in range(begin, end, longest)]
    return runs


def true_peak_db(sound: Stereo) -> float:
    """This will be the true peak in dBTP."""
    return 20 * float(np.log10(max(float(block_peaks(sound).max(initial=0.0)), 1e-9)))
