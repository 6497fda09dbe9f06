"""Sounds of many kinds, made here: nothing of them is used to choose the mark's constants alone, all are reported.

Every maker gives float32 [2, samples] at 48 kHz, about as loud as such a sound is in a finished clip.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.engine import AnimaticEngine
from generation.engine.contracts import ClipRequest
from generation.engine.protocol import SilentWatch
from media.contracts import Sound

RATE = 48_000
Signal = npt.NDArray[np.float64]
Chance = np.random.Generator


def shaped_noise(count: int, low_hz: float, high_hz: float, chance: Chance, tilt: float = 0.0) -> Signal:
    """This will be Gaussian noise between two frequencies, RMS 1; `tilt` -1 is pink, -2 brown."""
    spectrum = np.fft.rfft(chance.normal(0, 1, count))
    hz = np.maximum(np.fft.rfftfreq(count, 1 / RATE), 5.0)
    spectrum *= hz ** (tilt / 2) / (1 + (low_hz / hz) ** 6) / (1 + (hz / high_hz) ** 6)
    noise = np.fft.irfft(spectrum, count)
    return np.asarray(noise / np.sqrt(np.mean(noise**2)))


def wide_noise(count: int, low_hz: float, high_hz: float, chance: Chance, tilt: float = 0.0) -> Signal:
    """This will be the same for two ears that share half of it: [2, count]."""
    shared, left, right = (shaped_noise(count, low_hz, high_hz, chance, tilt) for _ in range(3))
    return np.stack([shared + left, shared + right]) / np.sqrt(2)


def _time(count: int) -> Signal:
    return np.arange(count) / RATE


def levelled(sound: npt.NDArray[np.floating], rms_db: float, peak: float = 0.9) -> Sound:
    """This will be a sound, mono or stereo, at a level in dB below full scale, or less, its peak at most `peak`."""
    stereo = np.tile(sound, (2, 1)) if sound.ndim == 1 else sound
    scaled = stereo * 10 ** (rms_db / 20) / np.sqrt(np.mean(stereo**2))
    return (scaled * min(1.0, peak / np.abs(scaled).max())).astype(np.float32)


def _add(total: Signal, piece: Signal, at_s: float, pan: float = 0.5) -> None:
    start = int(at_s * RATE)
    piece = piece[: max(0, total.shape[1] - start)]
    total[0, start : start + piece.size] += np.cos(pan * np.pi / 2) * piece
    total[1, start : start + piece.size] += np.sin(pan * np.pi / 2) * piece


def _ring(length_s: float, base_hz: float, partials: int, decay_s: float, chance: Chance) -> Signal:
    """A thing struck: modes that are no harmonics, each with its own decay, and the knock itself."""
    time = _time(int(length_s * RATE))
    total = 0.4 * chance.normal(0, 1, time.size) * np.exp(-time / 0.004)
    for mode in range(partials):
        hz = base_hz * (1 + mode * chance.uniform(0.7, 1.6))
        total += chance.uniform(0.2, 1) * np.sin(2 * np.pi * hz * time) * np.exp(-time / (decay_s / (1 + 0.4 * mode)))
    return total / np.abs(total).max()


def impacts(count: int, chance: Chance) -> Sound:
    """This will be things that fall in a quiet room, a hit or two a second."""
    total = 0.006 * wide_noise(count, 60, 4000, chance, -1.2)
    at = chance.uniform(0.1, 0.5)
    while at < count / RATE:
        ring = _ring(0.8, chance.uniform(180, 1200), 6, chance.uniform(0.03, 0.2), chance)
        _add(total, chance.uniform(0.2, 0.8) * ring, at, chance.uniform(0.2, 0.8))
        at += chance.uniform(0.25, 0.9)
    return levelled(total, -26)


def rain(count: int, chance: Chance) -> Sound:
    """This will be steady rain with single drops."""
    total = wide_noise(count, 700, 9000, chance, -0.6)
    for _ in range(20 * count // RATE):
        drop = shaped_noise(1400, 1500, 8000, chance) * np.exp(-np.arange(1400) / 200)
        _add(total, 3 * drop, chance.uniform(0, count / RATE), chance.uniform())
    return levelled(total, -28)


def wind(count: int, chance: Chance) -> Sound:
    """This will be gusts."""
    slow = np.interp(
        np.linspace(0, 1, count), np.linspace(0, 1, 2 + count // RATE), chance.uniform(0.2, 1, 2 + count // RATE)
    )
    return levelled(
        wide_noise(count, 80, 900, chance, -1.2) * slow + 0.2 * wide_noise(count, 500, 3000, chance) * slow**3, -27
    )


def engine(count: int, chance: Chance) -> Sound:
    """This will be a motor that revs, with its own rush of air."""
    time = _time(count)
    hz = chance.uniform(35, 60) * (1 + 0.4 * np.sin(2 * np.pi * 0.15 * time + chance.uniform(0, 6)) ** 2)
    phase = 2 * np.pi * np.cumsum(hz) / RATE
    motor = sum(np.sin(k * phase + chance.uniform(0, 6)) / k**0.9 for k in range(1, 40))
    return levelled(motor * (1 + 0.3 * np.sin(phase / 2)) + 0.5 * wide_noise(count, 100, 3000, chance, -1), -22)


def _voice(count: int, chance: Chance, base_hz: float, pauses: float) -> Signal:
    """Syllables: a glottal saw through three formants that glide, breath between, pauses between phrases."""
    total = np.zeros(count)
    at = int(chance.uniform(0, 0.2) * RATE)
    while at < count:
        length = int(chance.uniform(0.12, 0.32) * RATE)
        total[at : at + length] += _syllable(length, chance, base_hz)[: count - at]
        at += length + int((chance.uniform(0.25, 0.7) if chance.uniform() < pauses else chance.uniform(0, 0.03)) * RATE)
    return total


def _syllable(length: int, chance: Chance, base_hz: float) -> Signal:
    time = _time(length)
    hz = base_hz * chance.uniform(0.85, 1.25) * (1 + 0.15 * np.sin(np.pi * time / time[-1]) + 0.01 * np.sin(35 * time))
    source = 2 * (np.cumsum(hz) / RATE % 1.0) - 1 + 0.03 * chance.normal(0, 1, length)
    if chance.uniform() < 0.3:  # a hiss begins it
        source[: length // 3] = 0.5 * shaped_noise(length // 3, 2500, 9000, chance)
    spectrum, axis = np.fft.rfft(source), np.fft.rfftfreq(length, 1 / RATE)
    shape = np.zeros(axis.size)
    for centre, gain in zip(chance.uniform((280, 900, 2200), (850, 2100, 3200)), (1.0, 0.5, 0.25), strict=True):
        shape += gain / (1 + ((axis - centre) / (60 + 0.05 * centre)) ** 2)
    voiced = np.fft.irfft(spectrum * (shape + 0.01), length)
    return voiced * np.minimum(1, time / 0.02) * np.minimum(1, (time[-1] - time) / 0.04)


def speech(count: int, chance: Chance) -> Sound:
    """This will be one voice with pauses in a quiet room."""
    voice = _voice(count, chance, chance.uniform(95, 220), 0.18)
    return levelled(np.tile(voice, (2, 1)) + 0.004 * np.abs(voice).max() * wide_noise(count, 60, 6000, chance, -1), -22)


def crowd(count: int, chance: Chance) -> Sound:
    """This will be many voices at once."""
    total = np.zeros((2, count))
    for _ in range(10):
        _add(total, _voice(count, chance, chance.uniform(90, 260), 0.1), 0, chance.uniform(0.1, 0.9))
    return levelled(total, -24)


def _note(length_s: float, hz: float, decay_s: float, bright: float, attack_s: float = 0.004) -> Signal:
    time = _time(int(length_s * RATE))
    harmonics = [k for k in range(1, 25) if k * hz < 12_000]
    total = sum(
        np.sin(2 * np.pi * k * hz * time * (1 + 0.0002 * k * k)) * np.exp(-time * k**0.5 / decay_s) / k**bright
        for k in harmonics
    )
    return np.asarray(total * np.minimum(1, time / attack_s) * np.minimum(1, (time[-1] - time) / 0.02 + 1e-9))


def melody(count: int, chance: Chance) -> Sound:
    """This will be notes like a piano's, without any noise between them."""
    total, at = np.zeros((2, count)), 0.0
    while at < count / RATE:
        hz = 220 * 2 ** (chance.choice([0, 2, 4, 5, 7, 9, 11, 12, 14, 16]) / 12)
        _add(total, chance.uniform(0.4, 1) * _note(1.6, hz, 0.5, 1.2), at, chance.uniform(0.3, 0.7))
        at += chance.choice([0.25, 0.25, 0.5])
    return levelled(total, -22)


def chords(count: int, chance: Chance) -> Sound:
    """This will be held chords of strings, detuned against each other."""
    total, at = np.zeros((2, count)), 0.0
    while at < count / RATE:
        root = 130 * 2 ** (chance.choice([0, 3, 5, 7, 10]) / 12)
        for step in (0, 4, 7, 12, 16):
            for detune in (-0.003, 0.0, 0.004):
                _add(
                    total,
                    _note(2.1, root * 2 ** (step / 12) * (1 + detune), 6, 1.0, 0.15),
                    at,
                    chance.uniform(0.2, 0.8),
                )
        at += 2.0
    return levelled(total, -20)


def drums(count: int, chance: Chance) -> Sound:
    """This will be a beat of 120 a minute: kick, snare, hats, and a bass."""
    total = np.zeros((2, count))
    kick = np.sin(2 * np.pi * (50 * _time(12_000) + 6 * (1 - np.exp(-_time(12_000) / 0.03)))) * np.exp(
        -_time(12_000) / 0.09
    )
    for eighth in range(int(count / RATE / 0.25) + 1):
        hat = shaped_noise(3000, 6000, 14_000, chance) * np.exp(-np.arange(3000) / 600)
        _add(total, 0.15 * hat, eighth * 0.25, 0.6)
        _add(total, 0.3 * _note(0.22, 55 * 2 ** (chance.choice([0, 3, 5, 7]) / 12), 0.3, 1.0), eighth * 0.25)
        if eighth % 2 == 0:
            snare = shaped_noise(8000, 300, 9000, chance) * np.exp(-np.arange(8000) / 2000)
            _add(total, kick if eighth % 4 == 0 else 0.35 * snare, eighth * 0.25)
    return levelled(total, -18)


def clicks(count: int, chance: Chance) -> Sound:
    """This will be a few ticks in a nearly silent room (bed at about -62 dBFS)."""
    total = 10 ** (-62 / 20) * wide_noise(count, 50, 5000, chance, -1)
    for at in np.cumsum(chance.uniform(0.3, 0.9, 40)):
        if at < count / RATE - 0.1:
            _add(total, 0.2 * _ring(0.06, chance.uniform(1500, 3500), 3, 0.006, chance), at, chance.uniform(0.3, 0.7))
    return total.astype(np.float32)


def tones(count: int, chance: Chance) -> Sound:
    """This will be three steady sines and nothing else."""
    time = _time(count)
    total = sum(
        np.sin(2 * np.pi * hz * time + chance.uniform(0, 6))
        for hz in chance.uniform((300, 700, 1500), (600, 1400, 3000))
    )
    return levelled(np.asarray(total), -20)


def birds(count: int, chance: Chance) -> Sound:
    """This will be chirps over a faint field."""
    total = 0.02 * wide_noise(count, 150, 4000, chance, -1.3)
    at = 0.1
    while at < count / RATE:
        length = int(chance.uniform(0.05, 0.16) * RATE)
        hz = np.linspace(chance.uniform(2200, 5000), chance.uniform(2200, 5000), length)
        _add(
            total,
            chance.uniform(0.1, 0.4) * np.sin(2 * np.pi * np.cumsum(hz) / RATE) * np.hanning(length),
            at,
            chance.uniform(),
        )
        at += chance.uniform(0.08, 0.5)
    return levelled(total, -30)


def sea(count: int, chance: Chance) -> Sound:
    """This will be waves that come and go."""
    time = _time(count)
    swell = (0.5 + 0.5 * np.sin(2 * np.pi * time / 4.3 + chance.uniform(0, 6))) ** 2
    return levelled(
        0.4 * wide_noise(count, 60, 900, chance, -1.3) + wide_noise(count, 500, 7000, chance, -1) * (0.05 + swell), -25
    )


def siren(count: int, chance: Chance) -> Sound:
    """This will be a siren over a street."""
    time = _time(count)
    hz = 900 + 450 * np.sin(2 * np.pi * 0.4 * time + chance.uniform(0, 6))
    phase = 2 * np.pi * np.cumsum(hz) / RATE
    tone = np.sin(phase) + 0.4 * np.sin(2 * phase) + 0.2 * np.sin(3 * phase)
    return levelled(tone + 0.25 * wide_noise(count, 50, 3000, chance, -1.2), -22)


def applause(count: int, chance: Chance) -> Sound:
    """This will be hundreds of claps."""
    total = 0.02 * wide_noise(count, 200, 6000, chance)
    for _ in range(80 * count // RATE):
        clap = shaped_noise(900, 700, 5000, chance) * np.exp(-np.arange(900) / 120)
        _add(total, chance.uniform(0.1, 1) * clap, chance.uniform(0, count / RATE), chance.uniform())
    return levelled(total, -22)


def room(count: int, chance: Chance) -> Sound:
    """This will be nothing but a quiet room, -50 dBFS."""
    hum = sum(np.sin(2 * np.pi * 50 * k * _time(count)) / k for k in (1, 2, 3))
    return levelled(wide_noise(count, 40, 5000, chance, -1.3) + 0.3 * np.asarray(hum), -50)


def scene(count: int, chance: Chance) -> Sound:
    """This will be a voice over music over a street."""
    parts = (speech(count, chance), 0.25 * chords(count, chance), 0.3 * drums(count, chance), 0.3 * wind(count, chance))
    return levelled(np.asarray(sum(parts), np.float64), -20)


PROMPTS = {
    "animatic ball": "a steel ball falling in the kitchen",
    "animatic rain": "a robot walking in rain",
    "animatic sea": "a boat at sea",
    "animatic crash": "two cars crash",
    "animatic park": "a cat in the park at night",
    "animatic gym": "a basketball bouncing in the gym",
}
"""Scenes of the engine that needs no card: what its clips sound like."""


def animatic(prompt: str, count: int, seed: int) -> Sound:
    """This will be the engine's own sound for a prompt; nothing is drawn."""
    request = ClipRequest(prompt=prompt, width=180, height=320, duration_s=count / RATE, fps=24, seed=seed)
    with AnimaticEngine().open() as opened:
        sound = opened.render(request, SilentWatch()).sound
    assert sound is not None
    return sound[:, :count]


KINDS: dict[str, Callable[[int, Chance], Sound]] = {
    made.__name__: made
    for made in (
        impacts, rain, wind, engine, speech, crowd, melody, chords, drums,
        clicks, tones, birds, sea, siren, applause, room, scene,
    )
}  # fmt: skip


def make(kind: str, seconds: float, seed: int) -> Sound:
    """This will be one sound of a kind; the same seed gives the same sound."""
    count = round(seconds * RATE)
    if kind in PROMPTS:
        return animatic(PROMPTS[kind], count, seed)
    return KINDS[kind](count, np.random.default_rng([seed, len(kind), *kind.encode()]))


ALL = (*KINDS, *PROMPTS)
