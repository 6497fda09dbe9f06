"""The space around sounds: an answer that dies away, convolved block by block so that its cost grows with length alone."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.places.place import Echo
from generation.engine.animatic.sound.signal import Signal, Stereo, noise, seconds

_LONGEST_S = 2.4
_BLOCK = 1 << 15


def answered(dry: Stereo, echo: Echo, rng: np.random.Generator, *, high_hz: float = 5000.0) -> Stereo:
    """This will add to a sound what its surroundings answer; the answer of each side is another one. Changes `dry`."""
    for side in range(2):
        tail = _tail(echo.decay_s, rng, high_hz) * (3.0 * echo.level)
        _add_convolved(dry[side], tail.astype(np.float32))
    return dry


def _tail(decay_s: float, rng: np.random.Generator, high_hz: float) -> Signal:
    """Noise that fades by 1/e every `decay_s`, its highs twice as fast; energy 1."""
    t = seconds(min(_LONGEST_S, 5 * decay_s))
    low = noise(t.shape[0], 200, high_hz / 3, rng, -0.5) * np.exp(-t / decay_s)
    high = noise(t.shape[0], high_hz / 3, high_hz, rng, -0.5) * np.exp(-2 * t / decay_s)
    tail = (low + 0.7 * high) * np.minimum(1, t / 0.012)
    return np.asarray(tail / np.sqrt(np.sum(tail**2)))


def _add_convolved(sound: npt.NDArray[np.float32], tail: npt.NDArray[np.float32]) -> None:
    """Overlap-add: each block's answer reaches into the blocks after it."""
    size = 1 << (_BLOCK + tail.shape[0] - 1).bit_length()
    step = size - tail.shape[0]
    response = np.fft.rfft(tail, size)
    carried = np.zeros(size, np.float32)
    for begin in range(0, sound.shape[0], step):
        block = sound[begin : begin + step]
        echo = np.fft.irfft(np.fft.rfft(block, size) * response, size).astype(np.float32)
        echo[: tail.shape[0]] += carried[: tail.shape[0]]
        carried[: tail.shape[0]] = echo[step : step + tail.shape[0]]
        block += echo[: block.shape[0]]
