"""Signals: shaped noise, envelopes, decaying tones. Mono float64 at 48 kHz unless said otherwise."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

SAMPLE_RATE = 48_000

Signal = npt.NDArray[np.float64]
Stereo = npt.NDArray[np.float32]
"""float32 [2, samples], left and right: what is as long as the clip is kept in half the memory."""

Gain = float | npt.NDArray[np.float64]
"""One gain for a whole sound, or one for each of its samples."""

_LOOP = 1 << 19  # samples: noise longer than this, 11 s, comes round again without a seam


def seconds(duration_s: float) -> Signal:
    """This will be the time of every sample of a stretch, in seconds."""
    return np.arange(max(1, round(duration_s * SAMPLE_RATE))) / SAMPLE_RATE


def silence(count: int) -> Stereo:
    """This will be `count` samples of nothing, to be filled."""
    return np.zeros((2, count), np.float32)


def place(into: Stereo, piece: Signal, start: int, left: Gain = 0.7071, right: Gain = 0.7071) -> None:
    """This will add a mono piece to `into` from sample `start` on; what lies outside is cut off."""
    begin, end = max(0, -start), min(piece.shape[0], into.shape[1] - start)
    if begin >= end:
        return
    for side, gain in enumerate((left, right)):
        into[side, start + begin : start + end] += piece[begin:end] * (
            gain[begin:end] if isinstance(gain, np.ndarray) else gain
        )


def panned(across: Gain) -> tuple[Gain, Gain]:
    """This will be the left and right gain for -1 (left) .. 1 (right): constant power, never wholly on one side."""
    angle = (np.clip(across, -1, 1) * 0.8 + 1) * np.pi / 4
    return np.cos(angle), np.sin(angle)


def noise(count: int, low_hz: float, high_hz: float, rng: np.random.Generator, tilt: float = 0.0) -> Signal:
    """This will be noise between two frequencies with soft edges, RMS 1; `tilt` -1 is pink-like, -2 brown-like."""
    size = min(1 << max(count - 1, 1).bit_length(), _LOOP)
    frequencies = np.fft.rfftfreq(size, 1 / SAMPLE_RATE)
    safe = np.maximum(frequencies, 10.0)
    shape = safe ** (tilt / 2) / (1 + (low_hz / safe) ** 4) / (1 + (safe / high_hz) ** 4)
    phase = rng.uniform(0, 2 * np.pi, frequencies.shape[0])
    shaped = np.fft.irfft(shape * np.exp(1j * phase), size)
    shaped = shaped[:count] if count <= size else np.resize(shaped, count)
    return np.asarray(shaped / (np.sqrt(np.mean(shaped**2)) + 1e-12))


def tone(duration_s: float, hz: float, decay_s: float, phase: float = 0.0) -> Signal:
    """This will be a sine that fades by 1/e every `decay_s`, with a click-free start."""
    t = seconds(duration_s)
    return np.asarray(np.sin(2 * np.pi * hz * t + phase) * np.exp(-t / decay_s) * np.minimum(1.0, t / 0.0006))


def burst(duration_s: float, low_hz: float, high_hz: float, decay_s: float, rng: np.random.Generator) -> Signal:
    """This will be a short puff of noise."""
    t = seconds(duration_s)
    return np.asarray(noise(t.shape[0], low_hz, high_hz, rng) * np.exp(-t / decay_s) * np.minimum(1.0, t / 0.0004))


def sweep(duration_s: float, start_hz: float, end_hz: float) -> Signal:
    """This will be a sine gliding between two frequencies."""
    t = seconds(duration_s)
    hz = start_hz * (end_hz / start_hz) ** (t / max(duration_s, 1e-6))
    return np.asarray(np.sin(2 * np.pi * np.cumsum(hz) / SAMPLE_RATE))


def swell(count: int, rng: np.random.Generator, period_s: float, floor: float) -> Signal:
    """This will be a slow rise and fall between `floor` and 1, never twice the same."""
    t = np.arange(count) / SAMPLE_RATE
    a, b = rng.uniform(0, 6.28, 2)
    wave = 0.5 + 0.3 * np.sin(2 * np.pi * t / period_s + a) + 0.2 * np.sin(2 * np.pi * t / (period_s * 0.37) + b)
    return np.asarray(floor + (1 - floor) * wave)


def shaped(sound: Signal, attack_s: float, release_s: float) -> Signal:
    """This will fade a sound in and out along straight lines and bring its peak to 1."""
    t = np.arange(sound.shape[0]) / SAMPLE_RATE
    left = sound.shape[0] / SAMPLE_RATE - t
    faded = sound * np.minimum(1, t / attack_s) * np.minimum(1, left / release_s)
    return np.asarray(faded / (peak(faded) or 1.0))


def curve(duration_s: float, *points: tuple[float, float]) -> Signal:
    """This will be straight lines through (share of the duration, value), one value a sample."""
    at, values = zip(*points, strict=True)
    return np.asarray(np.interp(seconds(duration_s) / duration_s, at, values))


def joined(*pieces: Signal | float) -> Signal:
    """This will play pieces one after the other; a number is a pause in seconds."""
    return np.concatenate([np.zeros(round(each * SAMPLE_RATE)) if isinstance(each, float) else each for each in pieces])


def layered(*pieces: Signal) -> Signal:
    """This will play pieces together from the same moment on."""
    total = np.zeros(max(each.shape[0] for each in pieces))
    for each in pieces:
        total[: each.shape[0]] += each
    return total


def scattered(duration_s: float, pieces: list[tuple[float, float, Signal]]) -> Signal:
    """This will lay (time s, gain, sound) out over a stretch; what would go beyond its end is cut off."""
    total = np.zeros(seconds(duration_s).shape[0])
    for at_s, gain, piece in pieces:
        start = max(0, round(at_s * SAMPLE_RATE))
        room = max(0, total.shape[0] - start)
        total[start : start + piece.shape[0]] += gain * piece[:room]
    return total


def filtered(sound: Signal, low_hz: float = 0.0, high_hz: float = 0.0) -> Signal:
    """This will take away what is below `low_hz` or above `high_hz` (12 dB an octave, no delay); 0: nothing."""
    size = 1 << (2 * sound.shape[0] - 1).bit_length() if sound.shape[0] < 1 << 14 else sound.shape[0] + 4800
    hz = np.maximum(np.fft.rfftfreq(size, 1 / SAMPLE_RATE), 1.0)
    shape = 1 / (1 + (low_hz / hz) ** 2) if low_hz else np.ones_like(hz)
    if high_hz:
        shape = shape / (1 + (hz / high_hz) ** 2)
    return np.asarray(np.fft.irfft(np.fft.rfft(sound, size) * shape, size)[: sound.shape[0]])


def stretch(values: npt.ArrayLike, count: int) -> Signal:
    """This will draw a line through values given once a frame, one value a sample."""
    known = np.asarray(values, dtype=np.float64)
    return np.interp(np.linspace(0, known.shape[0] - 1, count), np.arange(known.shape[0]), known)


def peak(signal: npt.ArrayLike) -> float:
    """This will be the largest magnitude."""
    each = np.asarray(signal)
    return float(max(each.max(initial=0.0), -each.min(initial=0.0)))
