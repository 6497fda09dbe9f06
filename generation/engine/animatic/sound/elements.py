"""What beds are laid of: shaped noise that swells, and small sounds scattered over it. Each is float64 [2, count]."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.sound.effects.animals import chirp, crickets, gull
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, burst, noise, seconds, sweep, swell, tone

Stereo = npt.NDArray[np.float64]
Element = Callable[[int, np.random.Generator], Stereo]


def wide(count: int, rng: np.random.Generator, low: float, high: float, tilt: float = -1.0) -> Stereo:
    """This will be noise that is not the same left and right."""
    shared = noise(count, low, high, rng, tilt)
    sides = [0.75 * shared + 0.5 * noise(count, low, high, rng, tilt) for _ in range(2)]
    return np.stack(sides)


def scattered(
    count: int, rng: np.random.Generator, sound: Callable[[np.random.Generator], Signal], every_s: float
) -> Stereo:
    """This will be a small sound again and again, about `every_s` apart, each somewhere else."""
    total = np.zeros((2, count))
    at = rng.uniform(0.1, 0.7) * every_s
    while at < count / SAMPLE_RATE:
        piece, start = sound(rng), int(at * SAMPLE_RATE)
        piece = piece[: count - start]
        pan = rng.uniform(0.15, 0.85)
        total[0, start : start + piece.shape[0]] += np.sqrt(1 - pan) * piece
        total[1, start : start + piece.shape[0]] += np.sqrt(pan) * piece
        at += every_s * rng.uniform(0.5, 1.6)
    return total


def _chirp(rng: np.random.Generator) -> Signal:
    return chirp(0.5, rng)


def _crickets(count: int, rng: np.random.Generator) -> Stereo:
    return np.stack([crickets(count / SAMPLE_RATE, rng)[:count] for _ in range(2)])


def _surf(count: int, rng: np.random.Generator) -> Stereo:
    total = 0.5 * wide(count, rng, 60, 1200, -1.2) * swell(count, rng, 4.2, 0.25)
    total += 0.35 * wide(count, rng, 900, 6000, -1.0) * swell(count, rng, 5.3, 0.1) ** 2
    return np.asarray(total + 0.5 * scattered(count, rng, _lap, 0.7))


def _lap(rng: np.random.Generator) -> Signal:
    piece = sweep(0.09, rng.uniform(260, 420), rng.uniform(480, 800))
    return np.asarray(piece * np.hanning(piece.shape[0]))


def _gull(rng: np.random.Generator) -> Signal:
    return 0.8 * gull(1.0, rng)


def _town(count: int, rng: np.random.Generator) -> Stereo:
    return np.asarray(
        wide(count, rng, 40, 500, -1.6) * swell(count, rng, 6.0, 0.6) + 0.2 * wide(count, rng, 400, 2600, -1.0)
    )


def _passing(rng: np.random.Generator) -> Signal:
    t = seconds(2.2)
    return np.asarray(noise(t.shape[0], 90, 700, rng, -1) * np.sin(np.pi * t / 2.2) ** 2)


def _hum(count: int, rng: np.random.Generator) -> Stereo:
    t = np.arange(count) / SAMPLE_RATE
    hum = 0.3 * np.sin(2 * np.pi * 50 * t) + 0.25 * np.sin(2 * np.pi * 100 * t) + 0.1 * np.sin(2 * np.pi * 150 * t)
    return np.stack([hum, hum])


def _clock(count: int, rng: np.random.Generator) -> Stereo:
    total = np.zeros((2, count))
    for number in range(int(count / SAMPLE_RATE) + 1):
        start = int((0.35 + number) * SAMPLE_RATE)
        piece = tone(0.03, 2300 if number % 2 else 1900, 0.004)[: max(0, count - start)]
        total[:, start : start + piece.shape[0]] += piece
    return total


def _squeak(rng: np.random.Generator) -> Signal:
    piece = sweep(0.08, rng.uniform(1900, 2300), rng.uniform(2500, 2900))
    return np.asarray(piece * np.hanning(piece.shape[0]))


def _drone(count: int, rng: np.random.Generator) -> Stereo:
    t = np.arange(count) / SAMPLE_RATE
    pad = np.zeros((2, count))
    for hz, gain in ((55.0, 1.0), (82.5, 0.7), (110.0, 0.6), (164.8, 0.4), (220.0, 0.25)):
        drift = rng.uniform(0, 6.28)
        pad[0] += gain * np.sin(2 * np.pi * hz * t + drift) * (0.7 + 0.3 * np.sin(2 * np.pi * 0.13 * t + drift))
        pad[1] += gain * np.sin(2 * np.pi * hz * 1.003 * t + drift) * (0.7 + 0.3 * np.cos(2 * np.pi * 0.11 * t + drift))
    return np.asarray(pad + 0.25 * wide(count, rng, 200, 2000, -1.0))


def rain(count: int, rng: np.random.Generator) -> Stereo:
    """This will be rain on open ground."""
    drops = scattered(count, rng, lambda each: burst(0.03, 1800, 7000, 0.004, each), 0.05)
    return np.asarray(0.7 * wide(count, rng, 900, 9000, -0.6) + 2.0 * drops)


def wind(count: int, rng: np.random.Generator) -> Stereo:
    """This will be wind in gusts."""
    return np.asarray(
        wide(count, rng, 120, 900, -1.0) * swell(count, rng, 3.1, 0.2)
        + 0.25 * wide(count, rng, 600, 1400, 0.0) * swell(count, rng, 2.3, 0.0) ** 2
    )


def _noise(low: float, high: float, tilt: float, period_s: float, floor: float) -> Element:
    """A bed of noise between two frequencies that swells."""
    return lambda count, rng: np.asarray(wide(count, rng, low, high, tilt) * swell(count, rng, period_s, floor))


def _often(sound: Callable[[np.random.Generator], Signal], every_s: float) -> Element:
    return lambda count, rng: scattered(count, rng, sound, every_s)


ELEMENTS: dict[str, Element] = {
    "breeze": _noise(200, 3000, -1.5, 5.0, 0.5),
    "songbirds": _often(_chirp, 0.8),
    "birds outside": _often(_chirp, 2.6),
    "crickets": _crickets,
    "surf": _surf,
    "gulls": _often(_gull, 2.9),
    "wind": wind,
    "town": _town,
    "passing cars": _often(_passing, 3.4),
    "room tone": lambda count, rng: wide(count, rng, 60, 900, -1.4),
    "mains hum": _hum,
    "clock": _clock,
    "hall tone": _noise(150, 1600, -1.2, 3.0, 0.7),
    "murmur": _noise(280, 900, -0.5, 0.9, 0.4),
    "shoe squeaks": _often(_squeak, 1.7),
    "space drone": _drone,
}
"""What a `places.place.Place` names in `heard`."""

BY_DAY = frozenset({"songbirds", "birds outside", "gulls"})
BY_NIGHT = frozenset({"crickets"})
