"""The sounds of places that one goes out to: fairs, zoos, airports, harbours, falls, tunnels, prisons."""

from __future__ import annotations

import numpy as np

from generation.engine.animatic.sound.elements import Element, Stereo, often, scattered, wide
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, burst, noise, seconds, sweep, swell, tone

_TUNE_HZ = (523.3, 659.3, 784.0, 659.3, 698.5, 587.3, 784.0, 698.5, 659.3, 523.3, 587.3, 493.9)
_BEAT_S = 0.27


def _rounded(piece: Signal) -> Signal:
    return np.asarray(piece * np.hanning(piece.shape[0]))


def _organ(count: int, rng: np.random.Generator) -> Stereo:
    """A fair organ far off: a waltz of its own on square pipes, low notes on the first beat."""
    beat = int(_BEAT_S * SAMPLE_RATE)
    total, t = np.zeros(count), np.arange(beat) / SAMPLE_RATE
    shape = np.minimum(1.0, np.minimum(t, _BEAT_S - t) / 0.02)
    first = int(rng.integers(len(_TUNE_HZ)))
    for number in range(count // beat + 1):
        hz = _TUNE_HZ[(first + number) % len(_TUNE_HZ)]
        pipe = sum((np.sin(2 * np.pi * k * hz * t) / k for k in (1, 3, 5)), np.zeros(beat))
        low = 130.8 if number % 6 < 3 else 98.0
        bass = 0.8 * np.sin(2 * np.pi * (low if number % 3 == 0 else 2 * low) * t)
        piece = (0.6 * pipe + bass) * shape
        start = number * beat
        total[start : start + beat] += piece[: max(0, count - start)]
    return np.stack([total, np.roll(total, 240)])


def _coaster(rng: np.random.Generator) -> Signal:
    """A train of cars that rattles past, and those who ride in it."""
    t = seconds(2.4)
    rattle = noise(t.shape[0], 120, 1400, rng, -0.8) * (0.6 + 0.4 * np.sign(np.sin(2 * np.pi * 13 * t)))
    voices = np.zeros(t.shape[0])
    for _ in range(6):
        low = rng.uniform(620, 980)
        shriek = _rounded(sweep(0.8, low, low * 1.2) + 0.5 * sweep(0.8, 2 * low, 2.3 * low))
        at = int(rng.uniform(0.5, 1.4) * SAMPLE_RATE)
        voices[at : at + shriek.shape[0]] += shriek[: voices.shape[0] - at]
    return _rounded(rattle + 0.16 * voices)


def _beast(rng: np.random.Generator) -> Signal:
    """Somebody in an enclosure: an elephant's trumpet, a lion's roar or monkeys that whoop."""
    kind = rng.random()
    if kind < 0.4:
        rising = [sweep(0.8, k * 330.0, k * 520.0) / k for k in (1, 2, 3, 4)]
        return _rounded(np.sum(rising, axis=0) + 0.3 * noise(rising[0].shape[0], 600, 3000, rng, -0.5))
    if kind < 0.65:
        t = seconds(1.5)
        growl = noise(t.shape[0], 60, 700, rng, -1.0) * (0.6 + 0.4 * np.sin(2 * np.pi * 27 * t))
        return _rounded(1.6 * growl)
    whoops = [_rounded(sweep(0.16, 420 + 60 * k, 760 + 90 * k)) for k in range(5)]
    return np.concatenate([part for whoop in whoops for part in (whoop, np.zeros(2400))])


def _jet(rng: np.random.Generator) -> Signal:
    """An aeroplane that takes off some way away."""
    t = seconds(3.2)
    return _rounded(noise(t.shape[0], 70, 2200, rng, -1.0) + 0.2 * sweep(3.2, 900, 640)[: t.shape[0]])


def _rigging(rng: np.random.Generator) -> Signal:
    """A halyard that beats against its mast."""
    hz, strokes = rng.uniform(1700, 2600), int(rng.integers(2, 5))
    one = tone(0.34, hz, 0.06) + 0.5 * tone(0.34, 1.53 * hz, 0.03)
    return np.concatenate([gain * one for gain in rng.uniform(0.5, 1.0, strokes)])


def _horn(rng: np.random.Generator) -> Signal:
    t, hz = seconds(1.7), rng.uniform(92, 118)
    return _rounded(sum((np.sin(2 * np.pi * k * hz * t) / k for k in range(1, 6)), np.zeros(t.shape[0])))


def _falls(count: int, rng: np.random.Generator) -> Stereo:
    """Water that falls from high up, all the time."""
    low = wide(count, rng, 50, 900, -1.0) * swell(count, rng, 3.1, 0.85)
    return np.asarray(low + 0.7 * wide(count, rng, 900, 7000, -0.7) * swell(count, rng, 2.3, 0.8))


def _underground(count: int, rng: np.random.Generator) -> Stereo:
    """A train that comes through its tunnel, and the beat of its wheels."""
    t = np.arange(count) / SAMPLE_RATE
    near = 0.25 + 0.75 * np.abs(np.sin(np.pi * (t / 5.0 + rng.uniform(0, 1)))) ** 2
    beat = scattered(count, rng, lambda each: tone(0.12, each.uniform(70, 96), 0.04), 0.32)
    return np.asarray((wide(count, rng, 40, 700, -1.2) + 0.6 * beat + 0.1 * wide(count, rng, 1800, 5200, -0.4)) * near)


def _gate(rng: np.random.Generator) -> Signal:
    """A door of bars that is shut somewhere along the corridor, and its key."""
    slide = 0.5 * _rounded(noise(int(0.5 * SAMPLE_RATE), 300, 2200, rng, -0.4))
    clang = sum(
        (tone(0.9, hz, decay) for hz, decay in ((182, 0.24), (433, 0.18), (771, 0.12), (1290, 0.07))),
        np.zeros(int(0.9 * SAMPLE_RATE)),
    )
    clang[: int(0.05 * SAMPLE_RATE)] += 2.0 * burst(0.05, 200, 4000, 0.008, rng)
    return np.concatenate([slide, clang])


OUTINGS: dict[str, Element] = {
    "fair organ": _organ,
    "coaster": often(_coaster, 3.6),
    "zoo animals": often(_beast, 2.2),
    "jets": often(_jet, 4.2),
    "rigging": often(_rigging, 1.3),
    "ship's horn": often(_horn, 6.5),
    "falls": _falls,
    "underground train": _underground,
    "iron doors": often(_gate, 3.3),
}
"""Name -> sound, beside those of `beds`."""
