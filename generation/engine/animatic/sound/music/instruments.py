# ruff: noqa: E501 - tables read better with one row a line
"""Instruments: a pitch and a duration become a note. Plucked, struck and blown, all synthesised.

Strings, bars and bells are banks of modes (N. Fletcher, T. Rossing, The Physics of Musical Instruments, 2nd ed.: stiff strings
2.18, pluck position 2.7, bars 2.59 and 19, bells 21); what is bowed, blown or electronic is one cycle of a wave, read with
vibrato, its brightness moving with its loudness (J.-C. Risset's trumpet).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

import numpy as np

from generation.engine.animatic.sound.oscillators import cycle, harmonics, ring, sung
from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, burst, noise, seconds

Voice = Callable[[float, float], Signal]
"""Frequency (Hz) and duration (s) -> a note, with its release."""

_STEP_S = 1 / 16  # durations of notes that are kept come in these steps
_LOUD = 0.12  # RMS


def hz_of(midi: float) -> float:
    """This will be the equal-tempered frequency of a note, A4 = MIDI 69 = 440 Hz."""
    return float(440.0 * 2 ** ((midi - 69) / 12))


@lru_cache(maxsize=320)
def note(voice: str, midi: int, steps: int) -> Signal:
    """This will be a note of `steps` sixteenths of a second, as loud as those of every other voice."""
    sound = VOICES[voice](hz_of(midi), steps * _STEP_S)
    return sound * (_LOUD / _loudest(sound))


def steps_of(duration_s: float) -> int:
    """This will be the duration in the steps that `note` counts in, at least one."""
    return max(1, round(duration_s / _STEP_S))


def _loudest(sound: Signal) -> float:
    """The RMS of a note's loudest tenth of a second."""
    window = min(SAMPLE_RATE // 10, sound.shape[0])
    energy = np.concatenate([[0.0], np.cumsum(sound**2)])
    return float(np.sqrt((energy[window:] - energy[:-window]).max() / window))


def _count(duration_s: float, release_s: float) -> int:
    return round((duration_s + release_s) * SAMPLE_RATE)


def _damped(sound: Signal, duration_s: float, release_s: float, attack_s: float = 0.002) -> Signal:
    """Stop a ringing note after its duration."""
    t = np.arange(sound.shape[0]) / SAMPLE_RATE
    left = np.clip((duration_s + release_s - t) / release_s, 0, 1)
    return np.asarray(sound * np.minimum(1, t / attack_s) * left**2)


# what is plucked or struck


def _string(
    hz: float, duration_s: float, *, pluck: float, sustain_s: float, bright: float, stiff: float = 1e-4, release_s: float = 0.12,
    body: float = 0.12,
) -> Signal:  # fmt: skip
    """A string plucked at a share of its length: what has a node there is not heard; high modes fade first."""
    n = np.arange(1, min(40, int(9000 / hz) + 2))
    partials = n * hz * np.sqrt(1 + stiff * n**2)
    gains = np.sin(np.pi * n * pluck) / n * np.exp(-n * hz / bright)
    decays = sustain_s * (220 / max(hz, 60)) ** 0.45 / (1 + 0.14 * n + 0.012 * n**2)
    count = _count(duration_s, release_s)
    sound = ring(partials, decays, gains, count)
    if body:
        knock = ring([108, 206, 392], [0.05, 0.04, 0.025], [0.8, 0.6, 0.4], min(count, 9600))
        sound[: knock.shape[0]] += body * knock
    return _damped(sound, duration_s, release_s)


def _piano(hz: float, duration_s: float, *, bright: float = 2600.0) -> Signal:
    """Two strings a note, a hair apart; a felt hammer; stiffness stretches the partials."""
    n = np.arange(1, min(24, int(8000 / hz) + 2))
    stretch = 3e-4 * (hz / 262) ** 1.2
    partials = n * hz * np.sqrt(1 + stretch * n**2)
    gains = np.abs(np.sin(np.pi * n / 8.2)) / n**0.8 * np.exp(-n * hz / (bright + 2.2 * hz))
    decays = 2.6 * (262 / max(hz, 50)) ** 0.6 / (1 + 0.22 * n)
    count = _count(duration_s, 0.18)
    both = np.concatenate([partials, partials[:6] * 1.0006])
    sound = ring(
        both, np.concatenate([decays * 0.55, decays[:6] * 1.6]), np.concatenate([gains, 0.45 * gains[:6]]), count
    )
    hammer = burst(0.05, 150, 1800, 0.012, np.random.default_rng(3))
    sound[: min(count, hammer.shape[0])] += 0.035 * hammer[:count]
    return _damped(sound, duration_s, 0.18)


def _electric_piano(hz: float, duration_s: float) -> Signal:
    """J. Chowning's frequency modulation: a tine's bright stroke over a round tone."""
    t = seconds(duration_s + 0.15)
    phase = 2 * np.pi * hz * t
    fade = np.exp(-t / (1.5 * (262 / hz) ** 0.4))
    tine = 0.16 * np.sin(min(14.0, np.floor(9000 / hz)) * phase) * np.exp(-t / 0.045)
    round_tone = np.sin(phase + (0.9 * np.exp(-t / 0.35) + 0.12) * np.sin(phase))
    return _damped((round_tone + tine) * fade * (1 + 0.1 * np.sin(2 * np.pi * 4.6 * t)), duration_s, 0.15)


def _bars(
    hz: float, duration_s: float, *, ratios: tuple[float, ...], decays: tuple[float, ...], gains: tuple[float, ...],
    tremolo: float = 0.0, click: float = 0.0,
) -> Signal:  # fmt: skip
    count = _count(max(duration_s, min(3 * decays[0], 2.4)), 0.2)
    sharper = (440 / hz) ** 0.4
    sound = ring(np.asarray(ratios) * hz, np.asarray(decays) * sharper, gains, count)
    if click:
        tick = burst(0.03, 1500, 9000, 0.003, np.random.default_rng(5))
        sound[: tick.shape[0]] += click * tick[:count]
    t = np.arange(count) / SAMPLE_RATE
    return _damped(sound * (1 + tremolo * np.sin(2 * np.pi * 5.2 * t)), count / SAMPLE_RATE - 0.2, 0.2, 0.001)


# what is bowed, blown, sung or electronic


def _envelope(duration_s: float, attack_s: float, release_s: float, sag: float = 0.0) -> Signal:
    t = seconds(duration_s + release_s)
    rise = np.sin(np.pi / 2 * np.minimum(1, t / min(attack_s, 0.7 * duration_s)))
    fall = np.clip((duration_s + release_s - t) / release_s, 0, 1) ** 1.5
    return np.asarray(rise * fall * (1 - sag + sag * np.exp(-t / 0.25)))


def _pitch(hz: float, count: int, vibrato: float, rate_hz: float, scoop: float = 0.0) -> Signal:
    """A pitch whose vibrato comes in late, and which may rise into place; `vibrato` as a share of the frequency."""
    t = np.arange(count) / SAMPLE_RATE
    late = np.clip((t - 0.12) / 0.3, 0, 1)
    return np.asarray(hz * (1 + vibrato * late * np.sin(2 * np.pi * rate_hz * t) - scoop * np.exp(-t / 0.035)))


def _wave(
    hz: float, duration_s: float, *, slope: float, top_hz: float = 7000.0, odd_only: bool = False, voices: tuple[float, ...] = (0.0,),
    attack_s: float = 0.05, release_s: float = 0.12, vibrato: float = 0.0, rate_hz: float = 5.4, scoop: float = 0.0,
    dull: float = 0.0, sag: float = 0.0, breath: float = 0.0, formants: tuple[tuple[float, float], ...] = (),
) -> Signal:  # fmt: skip
    """A wave of harmonics n ** -slope up to `top_hz`, in several voices so many cents apart.

    `dull` > 0: soft parts of the note have their harmonics that much steeper; `breath` adds noise around the pitch;
    `formants` (Hz, gain) lift what is near them.
    """
    envelope = _envelope(duration_s, attack_s, release_s, sag)
    count = envelope.shape[0]
    bright = _formed(harmonics(hz, slope, odd_only=odd_only, brightest_hz=top_hz), hz, formants)
    soft = (
        _formed(harmonics(hz, slope + dull, odd_only=odd_only, brightest_hz=top_hz), hz, formants) if dull else bright
    )
    sound = np.zeros(count)
    for number, cents in enumerate(voices):
        pitch = _pitch(hz * 2 ** (cents / 1200), count, vibrato, rate_hz + 0.23 * number, scoop)
        phase = (0.37 * number) % 1.0
        loud = sung(cycle(bright), pitch, phase)
        sound += loud * envelope + sung(cycle(soft), pitch, phase) * (1 - envelope) if dull else loud
    sound *= envelope / np.sqrt(len(voices))
    if breath:
        rng = np.random.default_rng(7)
        air = noise(count, max(hz, 300), min(6 * hz, 9000), rng)
        sound += breath * air * envelope * (1 + 2 * np.exp(-np.arange(count) / SAMPLE_RATE / 0.03))
    return np.asarray(sound)


def _formed(amplitudes: tuple[float, ...], hz: float, formants: tuple[tuple[float, float], ...]) -> tuple[float, ...]:
    if not formants:
        return amplitudes
    n = hz * np.arange(1, len(amplitudes) + 1)
    lift = 0.12 + sum(gain / (1 + ((n - middle) / (80 + 0.1 * middle)) ** 2) for middle, gain in formants)
    return tuple(map(float, np.asarray(amplitudes) * lift))


def _pulse(hz: float, duration_s: float, *, duty: float, sag: float = 0.35) -> Signal:
    """The pulse wave of early game consoles, band-limited."""
    n = np.arange(1, int(min(14_000 / hz, 120)) + 1)
    amplitudes = tuple(map(float, np.sin(np.pi * n * duty) / n))
    envelope = _envelope(duration_s, 0.003, 0.02, sag)
    return np.asarray(sung(cycle(amplitudes), _pitch(hz, envelope.shape[0], 0.006, 6.0)) * envelope)


def _drawbars(hz: float, duration_s: float, *, stops: tuple[tuple[float, float], ...], leslie: float = 0.0) -> Signal:
    """An organ: pure tones at fixed multiples of the pitch, (multiple, gain)."""
    envelope = _envelope(duration_s, 0.02, 0.09)
    t = np.arange(envelope.shape[0]) / SAMPLE_RATE
    able = [(multiple, gain) for multiple, gain in stops if multiple * hz < 12_000]
    sound = sum(
        gain * np.sin(2 * np.pi * multiple * hz * t + 0.6 * number) for number, (multiple, gain) in enumerate(able)
    )
    return np.asarray(sound * envelope * (1 + leslie * np.sin(2 * np.pi * 6.3 * t)))


def _synth_bass(hz: float, duration_s: float, *, bite: float = 1.0) -> Signal:
    """A saw whose filter shuts: bright at first, round after."""
    envelope = _envelope(duration_s, 0.004, 0.05, 0.3)
    t = np.arange(envelope.shape[0]) / SAMPLE_RATE
    pitch = np.full(envelope.shape[0], hz)
    bright = sung(cycle(harmonics(hz, 1.0, brightest_hz=3500)), pitch)
    dark = sung(cycle(harmonics(hz, 2.4, brightest_hz=900)), pitch)
    open_ = bite * np.exp(-t / 0.11)
    return np.asarray((bright * open_ + dark * (1 - 0.6 * open_)) * envelope)


_A = ((700, 1.0), (1150, 0.6), (2500, 0.25))  # the vowel of *ah*
_BODY = ((290, 0.5), (480, 0.7), (700, 0.6), (2600, 0.9))  # a violin's wood, and the hill around its bridge
_ENSEMBLE = (-9.0, 0.0, 8.0)

VOICES: dict[str, Voice] = {
    "piano": _piano,
    "soft piano": partial(_piano, bright=1100.0),
    "electric piano": _electric_piano,
    "guitar": partial(_string, pluck=0.21, sustain_s=1.5, bright=4200),
    "steel guitar": partial(_string, pluck=0.13, sustain_s=1.9, bright=7000, body=0.05),
    "ukulele": partial(_string, pluck=0.29, sustain_s=0.75, bright=4200, body=0.16),
    "banjo": partial(_string, pluck=0.09, sustain_s=0.55, bright=9000, body=0.2),
    "mandolin": partial(_string, pluck=0.12, sustain_s=0.6, bright=8000),
    "harp": partial(_string, pluck=0.42, sustain_s=2.2, bright=3600, release_s=0.5, body=0.05),
    "harpsichord": partial(_string, pluck=0.07, sustain_s=1.4, bright=12_000, body=0.08),
    "koto": partial(_string, pluck=0.1, sustain_s=1.2, bright=6000, stiff=3e-4),
    "sitar": partial(_string, pluck=0.05, sustain_s=1.6, bright=12_000, stiff=2e-4),
    "pizzicato": partial(_string, pluck=0.3, sustain_s=0.22, bright=2600, body=0.2),
    "double bass": partial(_string, pluck=0.36, sustain_s=0.62, bright=1500, body=0.3),
    "bass guitar": partial(_string, pluck=0.18, sustain_s=1.0, bright=1900, body=0.0, release_s=0.05),
    "power guitar": partial(_wave, slope=0.85, top_hz=5200, voices=(-6.0, 0.0, 5.0), attack_s=0.006, release_s=0.06, sag=0.25, formants=((800, 0.8), (1800, 1.0), (3200, 0.7))),
    "music box": partial(_bars, ratios=(1, 2.0, 6.27, 11.0), decays=(0.9, 0.4, 0.16, 0.05), gains=(1, 0.12, 0.3, 0.1), click=0.03),
    "glockenspiel": partial(_bars, ratios=(1, 2.756, 5.404), decays=(1.1, 0.5, 0.2), gains=(1, 0.35, 0.2), click=0.05),
    "marimba": partial(_bars, ratios=(1, 3.99, 9.9), decays=(0.34, 0.1, 0.04), gains=(1, 0.28, 0.1), click=0.03),
    "vibraphone": partial(_bars, ratios=(1, 4.0, 9.9), decays=(1.5, 0.5, 0.1), gains=(1, 0.16, 0.05), tremolo=0.22),
    "steel drum": partial(_bars, ratios=(1, 2.0, 3.01, 4.1), decays=(0.5, 0.35, 0.2, 0.12), gains=(1, 0.7, 0.35, 0.2), click=0.02),
    "tubular bells": partial(_bars, ratios=(1, 1.5, 2.0, 2.63, 3.36, 4.18), decays=(1.6, 1.4, 1.2, 0.8, 0.5, 0.3), gains=(0.8, 0.6, 1, 0.6, 0.4, 0.3)),
    "strings": partial(_wave, slope=1.15, top_hz=6500, voices=_ENSEMBLE, attack_s=0.14, release_s=0.28, vibrato=0.0035, formants=_BODY),
    "slow strings": partial(_wave, slope=1.35, top_hz=4500, voices=_ENSEMBLE, attack_s=0.4, release_s=0.45, vibrato=0.0035, formants=_BODY),
    "violin": partial(_wave, slope=1.0, top_hz=9000, attack_s=0.07, release_s=0.14, vibrato=0.0065, rate_hz=5.8, dull=0.5, formants=_BODY),
    "cello": partial(_wave, slope=1.15, top_hz=5000, attack_s=0.09, release_s=0.18, vibrato=0.005, rate_hz=5.2, dull=0.4, formants=((230, 0.8), (420, 0.6), (1500, 0.5))),
    "trumpet": partial(_wave, slope=0.75, top_hz=9000, attack_s=0.045, release_s=0.08, vibrato=0.003, scoop=0.02, dull=1.2, sag=0.15, formants=((1200, 1.0), (2400, 0.6), (500, 0.5))),
    "horns": partial(_wave, slope=1.1, top_hz=4500, voices=(-5.0, 4.0), attack_s=0.07, release_s=0.16, dull=1.0, scoop=0.012, formants=((450, 0.9), (900, 0.6))),
    "brass": partial(_wave, slope=0.8, top_hz=7000, voices=(-6.0, 0.0, 5.0), attack_s=0.04, release_s=0.1, dull=1.0, scoop=0.012, sag=0.2, formants=((600, 0.8), (1300, 0.9))),
    "tuba": partial(_wave, slope=1.4, top_hz=1500, attack_s=0.04, release_s=0.08, dull=0.8, sag=0.25),
    "saxophone": partial(_wave, slope=0.9, top_hz=7500, attack_s=0.045, release_s=0.1, vibrato=0.007, rate_hz=5.0, scoop=0.03, dull=0.8, breath=0.05, formants=((520, 1.0), (1250, 0.8), (2900, 0.3))),
    "clarinet": partial(_wave, slope=1.1, top_hz=6500, odd_only=True, attack_s=0.04, release_s=0.08, dull=0.6, breath=0.02),
    "flute": partial(_wave, slope=2.0, top_hz=5000, attack_s=0.06, release_s=0.1, vibrato=0.005, breath=0.09),
    "whistle": partial(_wave, slope=4.0, top_hz=5000, attack_s=0.03, release_s=0.06, vibrato=0.008, scoop=0.03, breath=0.05),
    "accordion": partial(_wave, slope=0.85, top_hz=6000, voices=(-8.0, 7.0), attack_s=0.03, release_s=0.05, formants=((600, 0.9), (1500, 0.7))),
    "harmonica": partial(_wave, slope=0.8, top_hz=6000, voices=(-3.0, 3.0), attack_s=0.04, release_s=0.06, vibrato=0.006, scoop=0.015, formants=((900, 0.9), (2200, 0.6))),
    "choir": partial(_wave, slope=1.0, top_hz=5000, voices=(-11.0, -3.0, 9.0), attack_s=0.25, release_s=0.4, vibrato=0.005, rate_hz=4.9, breath=0.04, formants=_A),
    "church organ": partial(_drawbars, stops=((0.5, 0.5), (1, 1.0), (2, 0.8), (3, 0.35), (4, 0.5), (6, 0.2), (8, 0.25))),
    "organ": partial(_drawbars, stops=((0.5, 0.5), (1, 1.0), (1.5, 0.5), (2, 0.5), (3, 0.25), (4, 0.2)), leslie=0.16),
    "pulse": partial(_pulse, duty=0.25),
    "thin pulse": partial(_pulse, duty=0.125, sag=0.6),
    "triangle": partial(_wave, slope=2.0, odd_only=True, attack_s=0.004, release_s=0.02),
    "lead": partial(_wave, slope=0.95, top_hz=8000, voices=(-7.0, 6.0), attack_s=0.01, release_s=0.1, vibrato=0.004, sag=0.2),
    "supersaw": partial(_wave, slope=0.95, top_hz=8500, voices=(-14.0, -6.0, 0.0, 7.0, 13.0), attack_s=0.012, release_s=0.14, sag=0.2),
    "pluck": partial(_string, pluck=0.5, sustain_s=0.5, bright=5200, body=0.0),
    "pad": partial(_wave, slope=1.5, top_hz=3200, voices=(-11.0, -4.0, 5.0, 10.0), attack_s=0.5, release_s=0.6),
    "synth bass": _synth_bass,
    "sub bass": partial(_wave, slope=3.2, top_hz=400, attack_s=0.008, release_s=0.06, sag=0.2),
}  # fmt: skip
"""Name -> voice."""
