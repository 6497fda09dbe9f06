"""Drums and other things that are hit, shaken or brushed in music. Peak 1, mono."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np

from generation.engine.animatic.sound.oscillators import ring
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, burst, layered, noise, peak, scattered, seconds

_METAL = np.array([263, 400, 421, 474, 587, 845])  # six square waves are a cymbal in early drum machines; here modes


def _thump(
    top_hz: float, low_hz: float, fall_s: float, decay_s: float, click: float, rng: np.random.Generator
) -> Signal:
    t = seconds(6 * decay_s)
    hz = low_hz + (top_hz - low_hz) * np.exp(-t / fall_s)
    body = np.sin(2 * np.pi * np.cumsum(hz) / SAMPLE_RATE) * np.exp(-t / decay_s)
    return layered(body * np.minimum(1, t / 0.001), click * burst(0.02, 1500, 6000, 0.003, rng))


def _snare(low_hz: float, high_hz: float, decay_s: float, wires: float, rng: np.random.Generator) -> Signal:
    skin = ring([185, 331, 420], [0.07, 0.05, 0.03], [0.8, 0.5, 0.2], round(0.4 * SAMPLE_RATE))
    return layered(skin, wires * 0.5 * burst(7 * decay_s, low_hz, high_hz, decay_s, rng))


def _metal(decay_s: float, low_hz: float, hiss: float, rng: np.random.Generator) -> Signal:
    """Dense inharmonic modes and hiss: what a cymbal is."""
    count = round(4 * decay_s * SAMPLE_RATE)
    hz = np.concatenate([_METAL * k for k in (4.1, 9.3, 15.7, 21.9)])
    hz = hz[hz < 15_500]
    decays = decay_s * (0.5 + rng.uniform(0.3, 1.0, hz.shape[0]))
    gains = rng.uniform(0.3, 1.0, hz.shape[0]) * (hz / 9000) ** 0.8 / 4  # the low ones would be heard as pitches
    modes = ring(hz, decays, gains, count, rng.uniform(0, 6.28, hz.shape[0]))
    fade = np.exp(-np.arange(count) / SAMPLE_RATE / decay_s)
    return np.asarray(modes + hiss * noise(count, low_hz, 15_000, rng) * fade)


def _clap(rng: np.random.Generator) -> Signal:
    puffs = [(0.011 * k, 0.8, burst(0.03, 700, 4500, 0.004, rng)) for k in range(3)]
    return scattered(0.3, [*puffs, (0.033, 1.0, burst(0.26, 800, 4000, 0.05, rng))])


def _shaker(rng: np.random.Generator) -> Signal:
    t = seconds(0.12)
    return np.asarray(noise(t.shape[0], 4500, 13_000, rng) * np.sin(np.pi * np.minimum(t / 0.1, 1)) ** 1.5)


def _jingle(decay_s: float, rng: np.random.Generator) -> Signal:
    count = round(6 * decay_s * SAMPLE_RATE)
    hz = rng.uniform(3600, 11_000, 22)
    bells = ring(hz, rng.uniform(0.5, 1.2, 22) * decay_s, rng.uniform(0.4, 1, 22) / 8, count, rng.uniform(0, 6.28, 22))
    return np.asarray(bells + 0.25 * noise(count, 5000, 14_000, rng) * np.exp(-np.arange(count) / SAMPLE_RATE / 0.02))


def _block(hz: float, decay_s: float) -> Signal:
    return ring(
        [hz, 2.42 * hz, 1.51 * hz], [decay_s, decay_s / 2, decay_s / 3], [1, 0.4, 0.3], round(8 * decay_s * SAMPLE_RATE)
    )


def _kettle(rng: np.random.Generator) -> Signal:
    """A kettledrum: the membrane's modes that the kettle pulls to 1, 1.5, 2, 2.44 (Rossing 1982)."""
    count = round(2.0 * SAMPLE_RATE)
    skin = ring(np.array([1, 1.5, 1.98, 2.44, 2.9]) * 87, [0.7, 0.6, 0.45, 0.3, 0.2], [1, 0.7, 0.45, 0.3, 0.15], count)
    return layered(skin, 0.3 * burst(0.08, 80, 900, 0.02, rng))


def _roll(rng: np.random.Generator) -> Signal:
    hits = [
        (0.036 * k + rng.uniform(0, 0.004), 0.25 + 0.75 * k / 28, _snare(1200, 9000, 0.05, 1.0, rng)) for k in range(28)
    ]
    return scattered(1.15, hits)


DRUMS: dict[str, Callable[[np.random.Generator], Signal]] = {
    "kick": lambda rng: _thump(150, 47, 0.028, 0.13, 0.25, rng),
    "deep kick": lambda rng: _thump(120, 42, 0.04, 0.24, 0.12, rng),
    "soft kick": lambda rng: _thump(95, 55, 0.02, 0.09, 0.04, rng),
    "taiko": lambda rng: layered(_thump(110, 58, 0.05, 0.3, 0.1, rng), 0.5 * burst(0.12, 100, 1200, 0.03, rng)),
    "tom": lambda rng: _thump(190, 98, 0.05, 0.18, 0.1, rng),
    "low tom": lambda rng: _thump(150, 74, 0.05, 0.22, 0.1, rng),
    "conga": lambda rng: layered(_block(230, 0.09), 0.3 * burst(0.05, 300, 3000, 0.012, rng)),
    "high conga": lambda rng: layered(_block(345, 0.06), 0.35 * burst(0.05, 500, 4000, 0.01, rng)),
    "snare": lambda rng: _snare(1500, 9500, 0.075, 1.0, rng),
    "dusty snare": lambda rng: _snare(700, 4200, 0.06, 0.9, rng),
    "field snare": lambda rng: _snare(2200, 11_000, 0.06, 1.3, rng),
    "brush": lambda rng: 0.8 * burst(0.3, 1800, 8000, 0.06, rng),
    "clap": _clap,
    "rim": lambda rng: layered(_block(830, 0.018), 0.3 * burst(0.02, 1500, 7000, 0.003, rng)),
    "hat": lambda rng: _metal(0.028, 7000, 0.25, rng),
    "open hat": lambda rng: _metal(0.16, 6500, 0.25, rng),
    "pedal hat": lambda rng: _metal(0.02, 5000, 0.2, rng),
    "ride": lambda rng: layered(_metal(0.34, 6000, 0.05, rng), 0.5 * burst(0.03, 3500, 11_000, 0.005, rng)),
    "crash": lambda rng: _metal(0.75, 3000, 0.45, rng),
    "shaker": _shaker,
    "tambourine": lambda rng: _jingle(0.05, rng),
    "sleigh bells": lambda rng: _jingle(0.09, rng),
    "triangle": lambda rng: ring(
        [4200, 6650, 9120, 11_300, 2900], [0.6, 0.5, 0.4, 0.3, 0.4], [1, 0.8, 0.5, 0.3, 0.2], round(2 * SAMPLE_RATE)
    ),
    "woodblock": lambda rng: _block(1020, 0.022),
    "cowbell": lambda rng: ring([562, 845, 1490], [0.09, 0.08, 0.05], [1, 0.9, 0.3], round(0.5 * SAMPLE_RATE)),
    "timpani": _kettle,
    "roll": _roll,
    "chip kick": lambda rng: _thump(300, 60, 0.03, 0.07, 0.0, rng),
    "chip noise": lambda rng: burst(0.16, 1200, 12_000, 0.035, rng),
}
"""Name -> how it is made."""


@cache
def drum(name: str, variant: int = 0) -> Signal:
    """This will be a drum's stroke, peak 1; `variant` makes repeats differ."""
    sound = DRUMS[name](np.random.default_rng([97, variant, *name.encode()]))
    return np.asarray(sound / peak(sound))
