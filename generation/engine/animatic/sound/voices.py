"""Voices and footsteps, splashes and nets: what is heard but is no plain strike."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from generation.engine.animatic.kinds import KINDS
from generation.engine.animatic.kinds.kind import Kind
from generation.engine.animatic.sound.signal import (
    SAMPLE_RATE,
    Signal,
    burst,
    noise,
    peak,
    seconds,
    shaped,
    sweep,
    tone,
)

_STEP: dict[str, tuple[float, float, float]] = {
    # ground: noise from Hz, to Hz, fades in s
    "asphalt": (180, 2400, 0.02),
    "boards": (90, 1500, 0.03),
    "stone": (220, 3800, 0.016),
    "grass": (500, 4200, 0.05),
    "sand": (400, 3400, 0.06),
    "packed snow": (900, 7000, 0.07),
    "ice": (1800, 9000, 0.09),
    "rug": (60, 800, 0.03),
    "dust": (200, 1500, 0.05),
    "sea bed": (200, 1500, 0.05),
    "gravel": (900, 6500, 0.07),
    "soil": (300, 2600, 0.06),
    "rock": (240, 4000, 0.016),
    "concrete": (200, 2800, 0.018),
    "carpet": (60, 700, 0.03),
    "tile floor": (400, 5200, 0.014),
    "tatami": (120, 1300, 0.04),
    "metal deck": (300, 4200, 0.03),
    "cloud": (80, 500, 0.08),
    "sugar": (900, 6000, 0.06),
}


def footstep(ground: str, weight: float, is_metal: bool, rng: np.random.Generator) -> Signal:
    """This will be one footfall; `weight` 0..1 adds a low thud, metal feet clank."""
    low, high, decay = _STEP.get(ground, (200, 2400, 0.03))
    sound = 0.5 * burst(0.22, low, high, decay, rng)
    sound = sound + weight * tone(0.22, 74 + 20 * rng.random(), 0.035)[: sound.shape[0]]
    if is_metal:
        sound = sound + 0.4 * tone(0.22, 640, 0.05) + 0.25 * tone(0.22, 1510, 0.035)
    return np.asarray(sound / peak(sound))


def splash(strength: float, rng: np.random.Generator) -> Signal:
    """This will be a body falling into water: a slap, spray, and bubbles that rise in pitch."""
    length = 0.55 + 0.3 * min(strength / 4, 1.0)
    t = seconds(length)
    spray = noise(t.shape[0], 700, 7000, rng, -1) * np.exp(-t / (0.09 + 0.05 * strength)) * np.minimum(1, t / 0.004)
    total = 0.55 * spray + 0.5 * tone(length, 86, 0.07)
    for _ in range(5):
        bubble = sweep(0.07, rng.uniform(300, 600), rng.uniform(700, 1300))
        bubble = bubble * np.hanning(bubble.shape[0]) * rng.uniform(0.15, 0.4)
        start = int(rng.uniform(0.08, length - 0.1) * SAMPLE_RATE)
        total[start : start + bubble.shape[0]] += bubble
    return np.asarray(total / peak(total))


def swish(rng: np.random.Generator) -> Signal:
    """This will be a ball through a net."""
    t = seconds(0.34)
    return np.asarray(noise(t.shape[0], 1500, 9000, rng) * np.sin(np.pi * np.minimum(t / 0.3, 1.0)) ** 2 * 0.3)


def glottal(duration_s: float, contour_hz: Sequence[float], breath: float, rng: np.random.Generator) -> Signal:
    """This will be the buzz of vocal folds along a contour of pitch, with a share of breath; no vowel yet."""
    t = seconds(duration_s)
    hz = np.interp(t, np.linspace(0, duration_s, len(contour_hz)), contour_hz)
    hz = hz * (1 + 0.012 * np.sin(2 * np.pi * 5.5 * t))
    phase = np.cumsum(hz) / SAMPLE_RATE
    saw = 2 * (phase % 1.0) - 1
    return np.asarray(saw + breath * noise(t.shape[0], 500, 8000, rng))


def formed(source: Signal, track: Sequence[tuple[float, float, float]]) -> Signal:
    """This will shape a source by three resonances that glide from each triple to the next (in overlapping slices)."""
    size = 1 << (source.shape[0] - 1).bit_length()
    frequencies = np.fft.rfftfreq(size, 1 / SAMPLE_RATE)
    spectrum = np.fft.rfft(source, size)
    parts = []
    for triple in track:
        gain = sum(
            g / (1 + ((frequencies - f) / (60 + 0.06 * f)) ** 2) for f, g in zip(triple, (1.0, 0.7, 0.3), strict=True)
        )
        parts.append(np.fft.irfft(spectrum * gain, size)[: source.shape[0]])
    if len(parts) == 1:
        return np.asarray(parts[0])
    place = np.linspace(0, len(parts) - 1, source.shape[0])
    return np.asarray(sum(part * np.clip(1 - np.abs(place - i), 0, 1) for i, part in enumerate(parts)))


def _squeaks(kind: Kind) -> bool:
    return kind.family == "quad" and kind.size_m <= 0.5


def _cry(size_m: float, lift: float) -> Signal:
    """A chirp of three rising notes from a small bird, one long cry from a large one."""
    hz = min(3600.0, max(240.0, 1100.0 / size_m)) * lift
    if size_m > 0.8:
        return shaped(sweep(0.5, 1.2 * hz, 0.7 * hz), 0.04, 0.25)
    note = shaped(sweep(0.08, hz, 1.35 * hz), 0.01, 0.04)
    gap = np.zeros(int(0.05 * SAMPLE_RATE))
    return np.concatenate([note, gap, note, gap, note]) * 0.6


def call(name: str, rng: np.random.Generator) -> Signal:
    """This will be the voice of a kind: a meow, a woof, a quack, a beep, a cheerful "hey"."""
    lift = rng.uniform(0.93, 1.08)
    if name == "cat":
        source = glottal(0.55, [520 * lift, 760 * lift, 700 * lift, 460 * lift], 0.12, rng)
        return shaped(
            formed(source, [(420, 2300, 3200), (1000, 1900, 3100), (800, 1300, 2800), (420, 900, 2500)]), 0.05, 0.16
        )
    kind = KINDS.get(name)
    if kind is not None and kind.family == "flyer":
        return _cry(kind.size_m, lift)
    if kind is not None and (kind.family == "quad" or kind.material == "hide") and not _squeaks(kind):
        low = min(1.1, max(0.35, 0.8 / kind.size_m)) * lift  # the larger the chest, the deeper the voice
        bark = shaped(
            formed(glottal(0.17, [300 * low, 420 * low, 210 * low], 0.4, rng), [(500, 1100, 2400), (420, 900, 2300)]),
            0.012,
            0.09,
        )
        gap = np.zeros(int(0.09 * SAMPLE_RATE))
        return np.concatenate([bark, gap, 0.8 * bark])
    if name in {"duck", "penguin", "goose", "pelican", "heron", "stork"}:
        quack = shaped(
            formed(
                glottal(0.2, [280 * lift, 250 * lift, 190 * lift], 0.3, rng), [(900, 1900, 2700), (750, 1500, 2600)]
            ),
            0.015,
            0.06,
        )
        return np.concatenate([quack, np.zeros(int(0.06 * SAMPLE_RATE)), 0.7 * quack])
    if name == "robot":
        return _beeps(rng)
    if kind is not None and _squeaks(kind):
        return shaped(sweep(0.12, 1300 * lift, 1900 * lift), 0.02, 0.06) * 0.5
    source = glottal(0.34, [190 * lift, 260 * lift, 230 * lift], 0.08, rng)
    return shaped(formed(source, [(480, 1800, 2500), (380, 2100, 2700)]), 0.03, 0.12)


def _beeps(rng: np.random.Generator) -> Signal:
    notes = rng.choice([660.0, 784.0, 880.0, 1046.5, 1318.5], 4, replace=False)
    pieces = []
    for hz in notes:
        t = seconds(0.085)
        pieces.append(
            np.sin(2 * np.pi * hz * t + 2.0 * np.sin(2 * np.pi * hz * 0.5 * t)) * np.sin(np.pi * t / 0.085) ** 0.5 * 0.6
        )
    return np.concatenate(pieces)
