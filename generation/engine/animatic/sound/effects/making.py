"""What many effects are made with: showers of small sounds, crowds, resonances, strokes repeated."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, burst, noise, scattered, seconds
from generation.engine.animatic.sound.voices import formed, glottal

Chance = np.random.Generator
Make = Callable[[float, Chance], Signal]
"""How long there is (s), and chance -> the effect, mono, peak about 1. One-shots may be shorter or longer than that."""


def shower(
    duration_s: float, rate: float | Signal, grains: Sequence[Signal], rng: Chance, *, spread: float = 0.7
) -> Signal:
    """This will let `rate` grains a second fall at random moments (a Poisson process), louder and softer ones.

    One convolution for each sort of grain, however many fall.
    """
    count = seconds(duration_s).shape[0]
    total = np.zeros(count)
    density = np.broadcast_to(np.asarray(rate) / SAMPLE_RATE / len(grains), count)
    longest = max(grain.shape[0] for grain in grains)
    size = _fast_length(count + longest)
    for grain in grains:
        falls = np.where(rng.random(count) < density, rng.uniform(1 - spread, 1, count) ** 2, 0.0)
        total += np.fft.irfft(np.fft.rfft(falls, size) * np.fft.rfft(grain, size), size)[:count]
    return total


def _fast_length(count: int) -> int:
    step = 1 << max(count.bit_length() - 4, 0)
    return -(-count // step) * step


def wandering(count: int, rng: Chance, rate_hz: float, low: float, high: float) -> Signal:
    """This will be a value that wanders smoothly between two bounds, `rate_hz` new directions a second."""
    knots = max(3, int(count / SAMPLE_RATE * rate_hz) + 3)
    at = np.linspace(0, knots - 1, count)
    smooth = at - np.floor(at)
    share = np.floor(at) + smooth * smooth * (3 - 2 * smooth)
    return np.interp(share, np.arange(knots), rng.uniform(low, high, knots))


def repeated(
    duration_s: float, every_s: float, make: Callable[[], Signal], rng: Chance, *, loose: float = 0.0
) -> Signal:
    """This will play a sound again and again until the time is up, `loose` as a share of the interval."""
    pieces, at = [], 0.02
    while at < duration_s - 0.02:
        pieces.append((at, rng.uniform(0.85, 1.0), make()))
        at += every_s * (1 + loose * rng.uniform(-1, 1))
    return scattered(duration_s, pieces)


def gliding(sound_hz: Signal, *, harmonics: Sequence[float] = (1.0,)) -> Signal:
    """This will be a tone of a few harmonics along a frequency given for each sample."""
    phase = 2 * np.pi * np.cumsum(sound_hz) / SAMPLE_RATE
    return np.asarray(sum(gain * np.sin((n + 1) * phase) for n, gain in enumerate(harmonics)))


def line(duration_s: float, *hz: float) -> Signal:
    """This will glide through frequencies at equal distances of time, as pitch is heard (in logarithms)."""
    t = seconds(duration_s)
    return np.asarray(np.exp(np.interp(t, np.linspace(0, duration_s, len(hz)), np.log(hz))))


def faded(sound: Signal, decay_s: float, attack_s: float = 0.002) -> Signal:
    """This will let a sound die away by 1/e every `decay_s`."""
    t = np.arange(sound.shape[0]) / SAMPLE_RATE
    return np.asarray(sound * np.exp(-t / decay_s) * np.minimum(1, t / attack_s))


def crowd(
    duration_s: float,
    vowels: Sequence[tuple[float, float, float]],
    rng: Chance,
    *,
    voices: int,
    hz: tuple[float, float],
) -> Signal:
    """This will be many voices on vowels at once, each with its own pitch and moment."""
    pieces = []
    for _ in range(voices):
        length = rng.uniform(0.5, 0.95) * duration_s
        base = rng.uniform(*hz)
        source = glottal(length, [base * 0.92, base * rng.uniform(1.0, 1.25), base, base * 0.85], 0.35, rng)
        t = np.linspace(0, 1, source.shape[0])
        voice = formed(source, vowels) * np.sin(np.pi * t) ** 0.6
        pieces.append(
            (rng.uniform(0, duration_s - length), rng.uniform(0.4, 1.0), voice / (np.abs(voice).max() + 1e-9))
        )
    return scattered(duration_s, pieces)


def thud(hz: float, decay_s: float, rng: Chance, *, dirt: float = 0.4, bright_hz: float = 900.0) -> Signal:
    """This will be something heavy that meets something soft: a falling low tone with a puff of noise."""
    t = seconds(7 * decay_s)
    body = np.sin(2 * np.pi * np.cumsum(hz * (1 + 0.7 * np.exp(-t / 0.02))) / SAMPLE_RATE) * np.exp(-t / decay_s)
    return np.asarray(
        body * np.minimum(1, t / 0.0008) + dirt * burst(7 * decay_s, 60, bright_hz, decay_s * 0.6, rng)[: t.shape[0]]
    )


def hiss(duration_s: float, low_hz: float, high_hz: float, rng: Chance, tilt: float = -0.5) -> Signal:
    """This will be noise between two frequencies for a stretch."""
    return noise(seconds(duration_s).shape[0], low_hz, high_hz, rng, tilt)
