"""Music makes room: it goes down under what is said and what happens, and comes back slowly."""

from __future__ import annotations

import numpy as np

from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, Stereo

_STEP = SAMPLE_RATE // 100
_DOWN_S, _UP_S = 0.06, 0.45


def envelope(over: Stereo) -> Signal:
    """This will be how loud a sound is every 10 ms: RMS of both channels."""
    pad = -over.shape[1] % _STEP
    squares = np.pad((over.astype(np.float32) ** 2).mean(axis=0), (0, pad)).reshape(-1, _STEP).mean(axis=1)
    return np.asarray(np.sqrt(squares.astype(np.float64)))


def duck(music: Stereo, loudness: Signal, *, by_db: float, from_db: float = -42.0, full_db: float = -22.0) -> None:
    """This will turn `music` down, in place, by up to `by_db` while `loudness` (as `envelope` gives it) is high.

    It begins to yield at `from_db` (RMS, dBFS) and has yielded wholly at `full_db`.
    """
    level = 20 * np.log10(np.maximum(loudness, 1e-6))
    wanted = np.clip((level - from_db) / (full_db - from_db), 0, 1)
    share = np.empty_like(wanted)
    now = 0.0
    for number, each in enumerate(wanted.tolist()):
        now += (each - now) * (0.01 / (_DOWN_S if each > now else _UP_S))
        share[number] = now
    gains = 10 ** (-by_db * share / 20)
    middles = (np.arange(gains.shape[0]) + 0.5) * _STEP
    for begin in range(0, music.shape[1], 1 << 20):
        end = min(begin + (1 << 20), music.shape[1])
        music[:, begin:end] *= np.interp(np.arange(begin, end), middles, gains)
