"""How beds are laid: shaped noise that swells, small sounds scattered over it, rain, wind. Each is float64 [2, count]."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, burst, noise, swell

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


def storm(count: int, rng: np.random.Generator) -> Stereo:
    """This will be heavy rain driven by gusts."""
    return np.asarray(1.2 * rain(count, rng) + 1.5 * wind(count, rng))


def swelling(low: float, high: float, tilt: float, period_s: float, floor: float) -> Element:
    """This will be a bed of noise between two frequencies that swells."""
    return lambda count, rng: np.asarray(wide(count, rng, low, high, tilt) * swell(count, rng, period_s, floor))


def often(sound: Callable[[np.random.Generator], Signal], every_s: float) -> Element:
    """This will be a small sound scattered over time."""
    return lambda count, rng: scattered(count, rng, sound, every_s)
