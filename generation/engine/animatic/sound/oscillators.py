"""Two ways to make a tone that cost little: a bank of ringing modes, and one cycle of a wave read over and over."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal

_BLOCK = 512
_CYCLE = 2048  # samples of a stored cycle
_HIGHEST_HZ = 17_000.0  # partials above are left out: nobody misses them, and nothing folds back


def ring(
    hz: npt.ArrayLike, decays_s: npt.ArrayLike, gains: npt.ArrayLike, count: int, phases: npt.ArrayLike = 0.0
) -> Signal:
    """This will sum sines that fade by 1/e every `decays_s`: the modes of a string, a bar, a plate, a bell.

    Each mode is a power of one complex number; a block of samples is the block's first value times the powers within it,
    so that all modes and blocks are two matrix products instead of a sine for every sample.
    """
    frequency = np.atleast_1d(np.asarray(hz, np.float64))
    is_heard = frequency < _HIGHEST_HZ
    frequency = frequency[is_heard]
    decay, gain, phase = (
        np.broadcast_to(np.asarray(each, np.float64), is_heard.shape)[is_heard] for each in (decays_s, gains, phases)
    )
    rate = (2j * np.pi * frequency - 1 / decay) / SAMPLE_RATE
    blocks = -(-count // _BLOCK)
    first = np.exp(np.outer(np.arange(blocks) * _BLOCK, rate)) * (gain * np.exp(1j * phase))
    within = np.exp(np.outer(rate, np.arange(_BLOCK)))
    # The imaginary part: sines, which begin at nought. Single precision is 140 dB, at half the cost.
    halves = np.hstack([first.real, first.imag]).astype(np.float32) @ np.vstack([within.imag, within.real]).astype(
        np.float32
    )
    return np.asarray(halves.ravel()[:count], np.float64)


@lru_cache(maxsize=256)
def cycle(amplitudes: tuple[float, ...]) -> Signal:
    """This will be one cycle of a wave whose n-th harmonic has the n-th amplitude."""
    spectrum = np.zeros(_CYCLE // 2 + 1, complex)
    spectrum[1 : len(amplitudes) + 1] = -1j * np.asarray(amplitudes) * _CYCLE / 2
    return np.fft.irfft(spectrum, _CYCLE)


def sung(wave: Signal, hz: Signal, phase: float = 0.0) -> Signal:
    """This will read a cycle at a frequency given for each sample."""
    at = (np.cumsum(hz) * (_CYCLE / SAMPLE_RATE) + phase * _CYCLE) % _CYCLE
    whole = at.astype(np.int64)
    share = at - whole
    following = np.append(wave, wave[0])
    return np.asarray(wave[whole] * (1 - share) + following[whole + 1] * share)


def harmonics(hz: float, slope: float, *, odd_only: bool = False, brightest_hz: float = 12_000.0) -> tuple[float, ...]:
    """This will be amplitudes n ** -slope of as many harmonics as fit below `brightest_hz` (never above 17 kHz)."""
    count = int(max(1, min(brightest_hz, _HIGHEST_HZ) / hz))
    return tuple(0.0 if odd_only and n % 2 == 0 else float(n**-slope) for n in range(1, min(count, 200) + 1))
