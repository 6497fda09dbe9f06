"""The sounds of the set: 48 kHz stereo, the same for the same seed, each at a loudness that such sounds have in clips.
`benchmarks.provenance.look` prints each one's level and where its energy lies.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.sound.signal import SAMPLE_RATE, Signal, burst, noise, tone
from media.contracts import Sound

Chance = np.random.Generator
Maker = Callable[[int, Chance], Signal]
"""(number of samples, chance) to one channel, at any level."""

VOWELS_HZ = (
    (730, 1090, 2440),
    (270, 2290, 3010),
    (530, 1840, 2480),
    (570, 840, 2410),
    (300, 870, 2240),
    (490, 1350, 1690),
)
"""The first three resonances of a man's vowels (Peterson and Barney 1952)."""


def make(maker: Maker, level_dbfs: float, *, room_s: float = 0.25, count: int, seed: int) -> Sound:
    """This will be a sound, float32 [2, count], of a loudness (RMS in dB below full scale), in a room or without (0).

    Peaks above 0.97 are rounded off, as every phone's limiter does; so a very impulsive sound is a little softer.
    """
    chance = np.random.default_rng(seed)
    dry = maker(count, chance)
    sides = np.stack([_in_room(dry, room_s, chance) for _ in range(2)])
    loud = sides * 10 ** (level_dbfs / 20) / (np.sqrt(np.mean(sides**2)) + 1e-12)
    return (0.97 * np.tanh(loud / 0.97)).astype(np.float32)


def _in_room(dry: Signal, room_s: float, chance: Chance) -> Signal:
    """The direct sound and a diffuse tail that falls by 60 dB in `room_s`; another tail for each ear."""
    if not room_s:
        return dry
    length = round(room_s * SAMPLE_RATE)
    tail = chance.normal(0, 1, length) * 10 ** (-3 * np.arange(length) / length)
    tail *= 0.5 / np.sqrt(np.sum(tail**2))
    tail[0] += 1.0
    size = dry.shape[0] + length
    return np.asarray(np.fft.irfft(np.fft.rfft(dry, size) * np.fft.rfft(tail, size), size)[: dry.shape[0]])


def _laid(count: int, pieces: list[tuple[float, Signal]]) -> Signal:
    """Pieces on a line of `count` samples, each from its moment in seconds on."""
    line = np.zeros(count)
    for at_s, piece in pieces:
        begin = round(at_s * SAMPLE_RATE)
        kept = piece[: max(0, count - begin)]
        line[begin : begin + kept.shape[0]] += kept
    return line


def _moments(count: int, chance: Chance, mean_gap_s: float) -> list[float]:
    """Moments at random, one every `mean_gap_s` on average, the first within it."""
    gaps = chance.exponential(mean_gap_s, round(3 * count / SAMPLE_RATE / mean_gap_s) + 3)
    gaps[0] = min(gaps[0], mean_gap_s) / 2
    return [float(at) for at in np.cumsum(gaps) if at < count / SAMPLE_RATE]


def impacts(count: int, chance: Chance) -> Signal:
    """This will be knocks on wood and stone, two a second: a click and three ringing modes each."""
    return _laid(count, [(at, _knock(chance)) for at in _moments(count, chance, 0.5)])


def _knock(chance: Chance) -> Signal:
    low = chance.uniform(120, 700)
    modes = [tone(0.5, low * ratio, 0.09 / ratio) / ratio for ratio in (1.0, 2.3, 4.1)]
    return sum(modes) + np.pad(burst(0.03, 800, 9000, 0.006, chance), (0, modes[0].shape[0] - 1440))


def footsteps(count: int, chance: Chance) -> Signal:
    """This will be shoes on gravel, nearly even."""
    pieces = []
    for at in np.arange(0.2, count / SAMPLE_RATE, 0.52):
        begin_s = float(at + chance.normal(0, 0.02))
        pieces += [(begin_s, burst(0.2, 700, 7000, 0.05, chance)), (begin_s, 0.6 * burst(0.1, 60, 200, 0.03, chance))]
    return _laid(count, pieces)


def rain(count: int, chance: Chance) -> Signal:
    """This will be steady rain with single drops near by."""
    drops = [(at, 2.5 * burst(0.03, 2000, 12000, 0.004, chance)) for at in _moments(count, chance, 0.03)]
    return 0.6 * noise(count, 400, 11000, chance, -0.5) + _laid(count, drops)


def waves(count: int, chance: Chance) -> Signal:
    """This will be a shore: noise that swells and breaks every few seconds."""
    swell = 0.25 + np.clip(np.sin(2 * np.pi * 0.28 * np.arange(count) / SAMPLE_RATE + chance.uniform(0, 6)), 0, 1) ** 2
    return noise(count, 60, 5000, chance, -1.0) * swell


def wind(count: int, chance: Chance) -> Signal:
    """This will be wind: low noise in gusts."""
    gusts = 0.4 + np.abs(noise(count, 0.2, 1.2, chance))
    return noise(count, 40, 900, chance, -1.0) * gusts + 0.1 * noise(count, 1500, 3500, chance) * gusts**2


def speech(count: int, chance: Chance, *, pitch_hz: float = 120.0) -> Signal:
    """This will be speech-like: gliding vowels over a falling voice, hissed consonants, pauses between phrases."""
    pieces, at_s, left = [], 0.15, 6
    while at_s < count / SAMPLE_RATE:
        hiss_s, vowel_s = chance.uniform(0.04, 0.1), chance.uniform(0.09, 0.24)
        pieces.append((at_s, 0.25 * burst(hiss_s, 2500, 8000, 0.04, chance)))
        pitch = pitch_hz * (1 + 0.05 * left) * chance.uniform(0.93, 1.07)
        pieces.append((at_s + hiss_s, _vowel(vowel_s, pitch, *chance.permutation(VOWELS_HZ)[:2])))
        left -= 1
        at_s += hiss_s + vowel_s + (chance.uniform(0.3, 0.6) if left == 0 else 0.02)
        left = left or int(chance.integers(4, 9))
    return _laid(count, pieces)


def _vowel(
    duration_s: float, pitch_hz: float, begin_hz: npt.NDArray[np.int64], end_hz: npt.NDArray[np.int64]
) -> Signal:
    """Harmonics of a falling pitch, each as loud as the resonances that glide past it."""
    size = round(duration_s * SAMPLE_RATE)
    share = np.linspace(0, 1, size)
    pitch = pitch_hz * (1.06 - 0.12 * share)
    phase = 2 * np.pi * np.cumsum(pitch) / SAMPLE_RATE
    total = np.zeros(size)
    for harmonic in range(1, int(4200 / pitch_hz)):
        hz = harmonic * pitch
        loud = sum(0.6**place / (1 + ((hz - begin - (end - begin) * share) / 90) ** 2) for place, (begin, end) in
                   enumerate(zip(begin_hz, end_hz, strict=True)))  # fmt: skip
        total += loud * np.sin(harmonic * phase) / harmonic**0.5
    return total * np.sin(np.pi * share) ** 0.5


def piano(count: int, chance: Chance) -> Signal:
    """This will be slow chords with a melody above them, as generated music has it."""
    pieces = []
    roots = (220.0, 174.6, 261.6, 196.0, 220.0)
    for bar, root in enumerate(roots[: 1 + int(count / SAMPLE_RATE / 1.4)]):
        at_s, third = bar * 1.4, 1.2 if bar % 2 == 0 else 1.26
        pieces += [(at_s, _string(root * ratio, 2.4)) for ratio in (0.5, 1.0, third, 1.5)]
        melody = [root * float(chance.choice((2.0, 2.25, 2.4, 3.0))) for _ in range(4)]
        pieces += [(at_s + step * 0.35, 0.8 * _string(hz, 1.0)) for step, hz in enumerate(melody)]
    return _laid(count, pieces)


def _string(hz: float, duration_s: float) -> Signal:
    return sum(tone(duration_s, hz * part, 0.9 / part) / part**1.6 for part in range(1, 8) if hz * part < 12000)


def beat(count: int, chance: Chance) -> Signal:
    """This will be a dance beat at 120 to the minute: kick, snare, hats, bass."""
    pieces = []
    for step in range(round(count / SAMPLE_RATE * 4)):
        at_s = step / 4
        pieces.append((at_s, 0.25 * burst(0.08, 6000, 16000, 0.02, chance)))
        if step % 2 == 0:
            pieces.append((at_s, 1.6 * tone(0.3, 52, 0.1) + np.pad(burst(0.02, 100, 3000, 0.004, chance), (0, 13440))))
        if step % 4 == 2:
            pieces.append((at_s, 0.8 * burst(0.25, 200, 8000, 0.06, chance)))
        pieces.append((at_s, 0.5 * _string(float(chance.choice((55, 55, 65.4, 82.4))), 0.22)))
    return _laid(count, pieces)


def synth(count: int, chance: Chance) -> Signal:
    """This will be three steady detuned tones: loud, tonal, with nothing between them."""
    moments = np.arange(count) / SAMPLE_RATE
    parts = [np.sin(2 * np.pi * hz * moments + chance.uniform(0, 6)) for hz in (110.0, 110.7, 164.8, 220.3, 440.0)]
    return sum(parts) * (1 + 0.2 * np.sin(2 * np.pi * 0.7 * moments))


def drone(count: int, chance: Chance) -> Signal:
    """This will be a low hum with slow air, as clips of space have it."""
    return synth(count, chance) * 0.3 + noise(count, 30, 240, chance, -1.0)


def engine(count: int, chance: Chance) -> Signal:
    """This will be a motor that revs up and down: harmonics of its firing with noise in step."""
    moments = np.arange(count) / SAMPLE_RATE
    hz = 46 + 34 * np.sin(2 * np.pi * 0.3 * moments) ** 2
    phase = 2 * np.pi * np.cumsum(hz) / SAMPLE_RATE
    harmonics = sum(np.sin(part * phase + part) / part**0.8 for part in range(1, 26))
    return harmonics * 0.5 + noise(count, 200, 5000, chance, -0.7) * (0.6 + 0.5 * np.sin(2 * phase))


def birds(count: int, chance: Chance) -> Signal:
    """This will be chirps high up over leaves that rustle."""
    return 0.08 * noise(count, 1000, 9000, chance, -0.5) + _laid(
        count, [(at, _chirp(chance)) for at in _moments(count, chance, 0.35)]
    )


def _chirp(chance: Chance) -> Signal:
    size = round(chance.uniform(0.05, 0.14) * SAMPLE_RATE)
    share = np.linspace(0, 1, size)
    hz = chance.uniform(2500, 5200) * (1 + chance.uniform(-0.3, 0.3) * share + 0.06 * np.sin(40 * share))
    return np.sin(2 * np.pi * np.cumsum(hz) / SAMPLE_RATE) * np.sin(np.pi * share) ** 2


def keys(count: int, chance: Chance) -> Signal:
    """This will be typing: short clicks and nothing else."""
    return _laid(count, [(at, burst(0.04, 1500, 9000, 0.005, chance)) for at in _moments(count, chance, 0.14)])


def projector(count: int, chance: Chance) -> Signal:
    """This will be a projector's rattle, 24 clicks a second over hiss."""
    clicks = [(at, burst(0.03, 300, 5000, 0.007, chance)) for at in np.arange(0, count / SAMPLE_RATE, 1 / 24)]
    return _laid(count, clicks) + 0.15 * noise(count, 100, 12000, chance)


def hiss(count: int, chance: Chance) -> Signal:
    """This will be even noise over all that can be heard, as a shower or a fan."""
    return noise(count, 80, 16000, chance, -0.3)


def sparse(count: int, chance: Chance) -> Signal:
    """This will be two far-off bells and silence, digital silence, between them."""
    return _laid(count, [(0.6, _string(880.0, 0.9)), (0.6 * count / SAMPLE_RATE, _string(1174.7, 0.9))])


def room_tone(count: int, chance: Chance) -> Signal:
    """This will be a quiet room: mains hum and the microphone's own noise."""
    moments = np.arange(count) / SAMPLE_RATE
    return noise(count, 60, 8000, chance, -1.0) + 0.3 * np.sin(2 * np.pi * 50 * moments)


woman = partial(speech, pitch_hz=205.0)
"""Speech of a higher voice."""


def figures(sound: Sound, rate: int = SAMPLE_RATE) -> dict[str, float]:
    """This will be a sound's level in dBFS (RMS, peak), its share of samples that are silent, and of its energy below
    300 Hz, from 300 to 4000, and above.
    """
    mono = sound.astype(np.float64).mean(axis=0)
    power = np.abs(np.fft.rfft(mono)) ** 2
    hz = np.fft.rfftfreq(mono.shape[0], 1 / rate)
    bands = [float(power[(hz >= low) & (hz < high)].sum()) for low, high in ((0, 300), (300, 4000), (4000, 24001))]
    rms, peak = np.sqrt(np.mean(sound.astype(np.float64) ** 2)), np.max(np.abs(sound))
    shares = {
        name: round(part / (sum(bands) + 1e-30), 3) for name, part in zip(("low", "mid", "high"), bands, strict=True)
    }
    return {
        "rms_dbfs": round(20 * float(np.log10(rms + 1e-9)), 1),
        "peak_dbfs": round(20 * float(np.log10(peak + 1e-9)), 1),
        "silent": round(float(np.mean(np.abs(mono) < 1e-5)), 2),
    } | shares
