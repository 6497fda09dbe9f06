"""The bed under everything: what a place sounds like when nothing happens."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.script import Hour, Scene, Weather
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, burst, noise, seconds, sweep, tone

Stereo = npt.NDArray[np.float64]


def bed(scene: Scene, count: int, rng: np.random.Generator) -> Stereo:
    """This will be the place's own sound, float64 [2, count], RMS about 1 before levels are set."""
    total = _PLACES.get(scene.setting, _field)(count, rng, scene)
    if scene.weather is Weather.RAIN and scene.setting not in {"kitchen", "bedroom", "gym", "rink"}:
        total = 0.5 * total + 1.3 * _rain(count, rng)
    elif scene.weather is Weather.WIND or scene.setting == "snow":
        total = 0.6 * total + 0.8 * _wind(count, rng)
    return np.asarray(total / (np.sqrt(np.mean(total**2)) + 1e-9))


def _wide(count: int, rng: np.random.Generator, low: float, high: float, tilt: float = -1.0) -> Stereo:
    shared = noise(count, low, high, rng, tilt)
    return np.stack(
        [
            0.75 * shared + 0.5 * noise(count, low, high, rng, tilt),
            0.75 * shared + 0.5 * noise(count, low, high, rng, tilt),
        ]
    )


def _slow(count: int, rng: np.random.Generator, period_s: float, floor: float) -> Signal:
    t = np.arange(count) / SAMPLE_RATE
    a, b = rng.uniform(0, 6.28, 2)
    swell = 0.5 + 0.3 * np.sin(2 * np.pi * t / period_s + a) + 0.2 * np.sin(2 * np.pi * t / (period_s * 0.37) + b)
    return np.asarray(floor + (1 - floor) * swell)


def _scatter(total: Stereo, sound: Callable[[], Signal], every_s: float, gain: float, rng: np.random.Generator) -> None:
    at = rng.uniform(0.1, 0.7) * every_s
    while at < total.shape[1] / SAMPLE_RATE:
        piece, start = sound(), int(at * SAMPLE_RATE)
        piece = piece[: total.shape[1] - start]
        pan = rng.uniform(0.15, 0.85)
        total[0, start : start + piece.shape[0]] += gain * np.sqrt(1 - pan) * piece
        total[1, start : start + piece.shape[0]] += gain * np.sqrt(pan) * piece
        at += every_s * rng.uniform(0.5, 1.6)


def _field(count: int, rng: np.random.Generator, scene: Scene) -> Stereo:
    total = 0.5 * _wide(count, rng, 200, 3000, -1.5) * _slow(count, rng, 5.0, 0.5)
    if scene.hour is Hour.NIGHT:
        t = np.arange(count) / SAMPLE_RATE
        crickets = (
            np.sin(2 * np.pi * 4300 * t) * (np.sin(2 * np.pi * 17 * t) > 0.1) * (np.sin(2 * np.pi * 0.9 * t) > 0.0)
        )
        return np.asarray(total + 0.25 * crickets)
    _scatter(total, lambda: _chirp(rng), 0.8, 2.0, rng)
    return total


def _chirp(rng: np.random.Generator) -> Signal:
    base = rng.uniform(2400, 4400)
    pieces = []
    for _ in range(int(rng.integers(2, 5))):
        note = sweep(rng.uniform(0.05, 0.11), base * rng.uniform(0.8, 1.2), base * rng.uniform(0.8, 1.3))
        pieces += [note * np.hanning(note.shape[0]), np.zeros(int(rng.uniform(0.02, 0.07) * SAMPLE_RATE))]
    return np.concatenate(pieces)


def _waves(count: int, rng: np.random.Generator, scene: Scene) -> Stereo:
    total = 0.5 * _wide(count, rng, 60, 1200, -1.2) * _slow(count, rng, 4.2, 0.25)
    total += 0.35 * _wide(count, rng, 900, 6000, -1.0) * _slow(count, rng, 5.3, 0.1) ** 2
    _scatter(total, lambda: _lap(rng), 0.7, 0.5, rng)
    if scene.setting == "beach":
        _scatter(total, lambda: _gull(rng), 2.9, 0.9, rng)
    return total


def _lap(rng: np.random.Generator) -> Signal:
    piece = sweep(0.09, rng.uniform(260, 420), rng.uniform(480, 800))
    return np.asarray(piece * np.hanning(piece.shape[0]))


def _gull(rng: np.random.Generator) -> Signal:
    cry = sweep(0.24, rng.uniform(1500, 1800), rng.uniform(900, 1150)) + 0.5 * sweep(0.24, 3200, 2000)
    return np.concatenate([cry * np.hanning(cry.shape[0]), np.zeros(3000), 0.7 * cry * np.hanning(cry.shape[0])])


def _town(count: int, rng: np.random.Generator, scene: Scene) -> Stereo:
    total = _wide(count, rng, 40, 500, -1.6) * _slow(count, rng, 6.0, 0.6) + 0.2 * _wide(count, rng, 400, 2600, -1.0)
    _scatter(total, lambda: _passing(rng), 3.4, 0.8, rng)
    if scene.setting == "court" and scene.hour is not Hour.NIGHT:
        _scatter(total, lambda: _chirp(rng), 1.8, 0.6, rng)
    return total


def _passing(rng: np.random.Generator) -> Signal:
    t = seconds(2.2)
    return np.asarray(noise(t.shape[0], 90, 700, rng, -1) * np.sin(np.pi * t / 2.2) ** 2)


def _room(count: int, rng: np.random.Generator, scene: Scene) -> Stereo:
    t = np.arange(count) / SAMPLE_RATE
    hum = 0.3 * np.sin(2 * np.pi * 50 * t) + 0.25 * np.sin(2 * np.pi * 100 * t) + 0.1 * np.sin(2 * np.pi * 150 * t)
    total = 0.8 * _wide(count, rng, 60, 900, -1.4) + (hum if scene.setting == "kitchen" else 0.2 * hum)
    for number in range(int(count / SAMPLE_RATE) + 1):
        tick = tone(0.03, 2300 if number % 2 else 1900, 0.004)
        start = int((0.35 + number) * SAMPLE_RATE)
        piece = tick[: max(0, count - start)]
        total[:, start : start + piece.shape[0]] += 1.6 * piece
    if scene.hour is not Hour.NIGHT:
        _scatter(total, lambda: _chirp(rng), 2.6, 0.35, rng)
    return total


def _hall(count: int, rng: np.random.Generator, scene: Scene) -> Stereo:
    total = _wide(count, rng, 150, 1600, -1.2) * _slow(count, rng, 3.0, 0.7)
    murmur = _wide(count, rng, 280, 900, -0.5) * _slow(count, rng, 0.9, 0.4)
    total += (0.9 if scene.setting == "rink" else 0.5) * murmur
    if scene.setting == "gym":
        _scatter(total, lambda: 0.6 * sweep(0.08, 2100, 2700) * np.hanning(3840), 1.7, 0.5, rng)
    return total


def _space(count: int, rng: np.random.Generator, scene: Scene) -> Stereo:
    t = np.arange(count) / SAMPLE_RATE
    pad = np.zeros((2, count))
    for hz, gain in ((55.0, 1.0), (82.5, 0.7), (110.0, 0.6), (164.8, 0.4), (220.0, 0.25)):
        drift = rng.uniform(0, 6.28)
        pad[0] += gain * np.sin(2 * np.pi * hz * t + drift) * (0.7 + 0.3 * np.sin(2 * np.pi * 0.13 * t + drift))
        pad[1] += gain * np.sin(2 * np.pi * hz * 1.003 * t + drift) * (0.7 + 0.3 * np.cos(2 * np.pi * 0.11 * t + drift))
    return np.asarray(pad + 0.25 * _wide(count, rng, 200, 2000, -1.0))


def _rain(count: int, rng: np.random.Generator) -> Stereo:
    total = 0.7 * _wide(count, rng, 900, 9000, -0.6)
    _scatter(total, lambda: burst(0.03, 1800, 7000, 0.004, rng), 0.05, 2.0, rng)
    return total


def _wind(count: int, rng: np.random.Generator) -> Stereo:
    return np.asarray(
        _wide(count, rng, 120, 900, -1.0) * _slow(count, rng, 3.1, 0.2)
        + 0.25 * _wide(count, rng, 600, 1400, 0.0) * _slow(count, rng, 2.3, 0.0) ** 2
    )


_PLACES: dict[str, Callable[[int, np.random.Generator, Scene], Stereo]] = {
    "park": _field,
    "sea": _waves,
    "beach": _waves,
    "street": _town,
    "court": _town,
    "kitchen": _room,
    "bedroom": _room,
    "gym": _hall,
    "rink": _hall,
    "moon": _space,
    "snow": _field,
}
