"""Signals: shaped noise, envelopes, decaying tones. Mono float64 at 48 kHz unless said otherwise."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

SAMPLE_RATE = 48_000

Signal = npt.NDArray[np.float64]


def seconds(duration_s: float) -> Signal:
    """This will be the time of every sample of a stretch, in seconds."""
    return np.arange(max(1, round(duration_s * SAMPLE_RATE))) / SAMPLE_RATE


def noise(count: int, low_hz: float, high_hz: float, rng: np.random.Generator, tilt: float = 0.0) -> Signal:
    """This will be noise between two frequencies with soft edges, RMS 1; `tilt` -1 is pink-like, -2 brown-like."""
    size = 1 << max(count - 1, 1).bit_length() if count < 1 << 18 else count + count % 2
    frequencies = np.fft.rfftfreq(size, 1 / SAMPLE_RATE)
    safe = np.maximum(frequencies, 10.0)
    shape = safe ** (tilt / 2) / (1 + (low_hz / safe) ** 4) / (1 + (safe / high_hz) ** 4)
    phase = rng.uniform(0, 2 * np.pi, frequencies.shape[0])
    shaped = np.fft.irfft(shape * np.exp(1j * phase), size)[:count]
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


def stretch(values: npt.ArrayLike, count: int) -> Signal:
    """This will draw a line through values given once a frame, one value a sample."""
    known = np.asarray(values, dtype=np.float64)
    return np.interp(np.linspace(0, known.shape[0] - 1, count), np.arange(known.shape[0]), known)


def peak(signal: npt.ArrayLike) -> float:
    """This will be the largest magnitude."""
    return float(np.max(np.abs(np.asarray(signal)), initial=0.0))
