"""What a recording tells of a voice: how high it speaks, and how long its throat is beside the shipped voice's.

The pitch is the median of the voiced frames' (their autocorrelation's first high peak). A shorter throat moves all formants
up together, which on a logarithmic axis is a shift: it is where the recording's long-term spectrum, smoothed over its
harmonics and freed of its slope, fits best on that of the shipped voice.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.speech import voice as shipped
from generation.engine.animatic.speech.timbre import Mono, Timbre, voiced
from generation.engine.inputs import Voice

_RATE = 16_000
_HEARD_S = 10  # from a recording's beginning: more of it tells the same
_FRAME, _HOP = 1024, 160  # samples: 64 ms, four periods of the lowest voice, every 10 ms
_LOWEST_HZ, _HIGHEST_HZ = 50.0, 500.0  # of a speaking voice
_PITCH_TO_HZ = 800.0  # what is above tells more of formants
_AS_HIGH = 0.98  # as the best peak: an earlier one that is so is the period, the best one its multiple
_VOICED = 0.7  # of the autocorrelation at no lag
_QUIET_DB = -30.0  # below the loudest frames
_LEAST_FRAMES = 20  # voiced ones: less is no recording of speech
_FROM_HZ, _TO_HZ, _STEPS = 250.0, 5200.0, 36  # of the formants; steps an octave
_REACH = 0.5  # octaves that a throat can differ by
_UNLIKELY = 0.6  # of a throat an octave away: what fits as well nearer is nearer
_TEXT = (
    "The boy was there when the sun rose. A rod is used to catch pink salmon. Who eats two of these large apples now?"
)

_Spectrum = npt.NDArray[np.float64]


class NoVoiceError(ValueError):
    """In the recording nobody is heard to speak."""


def timbre_like(voice: Voice) -> Timbre:
    """This will be the shipped voice made to sound as the one in a recording of some seconds; the first ten are heard.

    Raises NoVoiceError.
    """
    begin = voice.sound[:, : _HEARD_S * voice.sample_rate].mean(axis=0, dtype=np.float64)
    if begin.size * _RATE < _FRAME * voice.sample_rate:
        raise NoVoiceError("the recording is too short to hear a voice in it")
    pitch_hz, frames = _pitched(_resampled(begin - begin.mean(), voice.sample_rate))  # a constant is no sound
    own_hz, own_frames = _reference()
    blur_hz = 0.6 * max(pitch_hz, own_hz)
    shift = _shift(_formants(own_frames, blur_hz), _formants(frames, blur_hz))
    return Timbre(pitch=float(np.clip(pitch_hz / own_hz, 0.35, 2.4)), throat=2.0**shift)


def _resampled(sound: Mono, rate: int) -> Mono:
    if rate == _RATE:
        return sound
    spectrum, count = np.fft.rfft(sound), round(sound.size * _RATE / rate)
    kept = spectrum[: count // 2 + 1]
    return np.asarray(np.fft.irfft(np.pad(kept, (0, count // 2 + 1 - kept.size)), count) * count / sound.size)


def _pitched(sound: Mono) -> tuple[float, Mono]:
    """The median pitch, Hz, and the voiced frames: float64 [frames, samples]."""
    starts = np.arange(0, sound.size - _FRAME + 1, _HOP)
    frames = sound[starts[:, None] + np.arange(_FRAME)] * np.hanning(_FRAME)
    level = np.sqrt((frames**2).mean(axis=1))
    is_loud = level > np.percentile(level, 95) * 10 ** (_QUIET_DB / 20)
    power = np.abs(np.fft.rfft(frames, 2 * _FRAME)) ** 2
    power[:, round(_PITCH_TO_HZ * 2 * _FRAME / _RATE) :] = 0.0
    alike = np.fft.irfft(power)[:, :_FRAME]
    window = np.fft.irfft(np.abs(np.fft.rfft(np.hanning(_FRAME), 2 * _FRAME)) ** 2)[:_FRAME]
    alike = alike / np.maximum(alike[:, :1], 1e-12) / np.maximum(window / window[0], 0.05)
    low, high = int(_RATE / _HIGHEST_HZ), int(_RATE / _LOWEST_HZ)
    near = alike[:, low:high]
    is_peak = (near >= alike[:, low - 1 : high - 1]) & (near >= alike[:, low + 1 : high + 1])
    near = np.where(is_peak, near, 0.0)
    best = near.max(axis=1)
    lags = low + (near >= _AS_HIGH * best[:, None]).argmax(axis=1)  # the first: the next are its multiples
    lags = np.array([_between(row, int(lag)) for row, lag in zip(alike, lags, strict=True)])
    is_voiced = is_loud & (best > _VOICED) & (level > 1e-4)
    if is_voiced.sum() < _LEAST_FRAMES:
        raise NoVoiceError("nobody is heard to speak in the recording")
    return _usual(_RATE / lags[is_voiced]), frames[is_voiced]


def _usual(pitches: Mono) -> float:
    """The median of the pitches near to the most frequent one: some are an octave off, or a formant."""
    counts, edges = np.histogram(np.log2(pitches), bins=np.arange(np.log2(_LOWEST_HZ), np.log2(_HIGHEST_HZ), 1 / 12))
    smooth = np.convolve(counts, np.ones(4), mode="same")
    mode = edges[int(smooth.argmax())]
    return float(np.median(pitches[np.abs(np.log2(pitches) - mode) < 0.5]))


def _between(row: Mono, lag: int) -> float:
    """Where a peak at `lag` really is, between two samples."""
    below, at, above = row[lag - 1 : lag + 2]
    curve = below - 2 * at + above
    return lag if not curve else lag + float(np.clip(0.5 * (below - above) / curve, -0.5, 0.5))


def _formants(frames: Mono, blur_hz: float) -> _Spectrum:
    """The long-term spectrum's shape in dB on a logarithmic axis, without its slope."""
    power = (np.abs(np.fft.rfft(frames, 2048)) ** 2).astype(np.float64)
    power = power / np.maximum(power.sum(axis=1, keepdims=True), 1e-12)
    hz = np.arange(power.shape[1]) * _RATE / 2048
    reach = np.arange(-np.ceil(3 * blur_hz * 2048 / _RATE), np.ceil(3 * blur_hz * 2048 / _RATE) + 1)
    weights = np.exp(-0.5 * (reach * _RATE / 2048 / blur_hz) ** 2)
    blurred = np.convolve(power.mean(axis=0), weights / weights.sum(), mode="same")
    octaves = np.arange(0.0, np.log2(_TO_HZ / _FROM_HZ), 1 / _STEPS)
    level = 10 * np.log10(np.interp(_FROM_HZ * 2**octaves, hz, blurred) + 1e-12)
    return np.asarray(level - np.polyval(np.polyfit(octaves, level, 1), octaves))


def _shift(own: _Spectrum, other: _Spectrum) -> float:
    """How many octaves higher the other one's formants are."""
    reach = round(_REACH * _STEPS)
    errors = [_apart(own, other, by) + _UNLIKELY * (by / _STEPS) ** 2 for by in range(-reach, reach + 1)]
    at = int(np.argmin(errors))
    if 0 < at < len(errors) - 1:
        below, here, above = errors[at - 1 : at + 2]
        curve = below - 2 * here + above
        return (at - reach + (0.5 * (below - above) / curve if curve else 0.0)) / _STEPS
    return (at - reach) / _STEPS


def _apart(own: _Spectrum, other: _Spectrum, by: int) -> float:
    one, two = (own[: own.size - by], other[by:]) if by >= 0 else (own[-by:], other[: other.size + by])
    one, two = one - one.mean(), two - two.mean()
    return float(1.0 - (one @ two) / np.sqrt((one @ one) * (two @ two) + 1e-12))


@cache
def _reference() -> tuple[float, Mono]:
    """The shipped voice's own pitch and voiced frames, of a text with sounds of all kinds."""
    utterance = shipped.say(_TEXT)
    rng, tracts = np.random.default_rng(0), utterance.tracts if utterance else ()
    sound = np.concatenate([voiced(tract, Timbre(), rng) for _, tract in tracts])
    return _pitched(_resampled(sound, shipped.SAMPLE_RATE))
