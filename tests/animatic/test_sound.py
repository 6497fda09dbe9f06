"""Sound from the simulation's own contacts: in time, in place, audible, never too loud."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from generation.engine.animatic.engine import AnimaticEngine
from generation.engine.animatic.physics.materials import MATERIALS
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.places.table import PLACES
from generation.engine.animatic.sound.effects.machines import firing
from generation.engine.animatic.sound.placement import pan_along, pan_of
from generation.engine.animatic.sound.signal import SAMPLE_RATE
from generation.engine.animatic.sound.strikes import strike
from generation.engine.animatic.sound.timbres import TIMBRES
from generation.engine.protocol import SilentWatch
from tests.animatic.scenes import asked, simulated


def heard(prompt: str, **changes: object) -> np.ndarray:
    with AnimaticEngine().open() as engine:
        sound = engine.render(asked(prompt, **changes), SilentWatch()).sound
    assert sound is not None
    return sound


def level(sound: np.ndarray) -> float:
    return float(20 * np.log10(np.sqrt(np.mean(sound.astype(np.float64) ** 2)) + 1e-12))


@pytest.mark.parametrize("prompt", ["a steel ball falling in the kitchen", "a red ball bouncing in the bedroom"])
def test_a_hit_is_heard_when_it_happens(prompt):
    hit = next(contact for contact in simulated(prompt).take.contacts if contact.touch is Touch.HIT)
    window = SAMPLE_RATE // 200  # 5 ms

    mono = heard(prompt).mean(axis=0).astype(np.float64)
    energy = np.add.reduceat(mono**2, np.arange(0, mono.shape[0], window))
    around = int(hit.time_s * 200)
    rise = energy[1:] / (energy[:-1] + 1e-6)
    onset = max(range(around - 40, around + 40), key=lambda k: rise[k]) + 1

    assert onset / 200 == pytest.approx(hit.time_s, abs=0.02)


PROMPTS = (
    "a boat at sea",
    "a cat in the park at night",
    "a robot walking in rain",
    "two cars crash",
)


@pytest.mark.parametrize("prompt", PROMPTS)
def test_every_clip_is_audible_and_none_clips(prompt):
    sound = heard(prompt)
    spectrum = np.fft.rfft(sound.astype(np.float64), axis=1)
    between = 4 * np.fft.irfft(spectrum, 4 * sound.shape[1], axis=1)

    assert level(sound) > -40
    assert 20 * np.log10(np.abs(between).max()) <= -1.0


def test_what_is_on_the_left_is_heard_on_the_left():
    kitchen = simulated("a steel ball falling in the kitchen")
    left, right = (pan_of(x_m, 0.5, kitchen.take, kitchen.camera) for x_m in (-1.0, 1.0))

    assert left[0] > 1.5 * left[1]
    assert right[1] > 1.5 * right[0]


def test_small_things_ring_higher_than_large_ones():
    def centre(size_m: float) -> float:
        spectrum = np.abs(np.fft.rfft(strike("steel", size_m), SAMPLE_RATE))
        return float((spectrum * np.arange(spectrum.shape[0])).sum() / spectrum.sum())

    assert centre(0.1) > 1.3 * centre(0.6)


def test_silence_is_given_when_asked():
    with AnimaticEngine().open() as engine:
        assert engine.render(asked("a red ball", audio=False), SilentWatch()).sound is None


def test_every_material_and_ground_has_a_timbre_of_its_own():
    assert set(MATERIALS) <= set(TIMBRES)
    assert {place.ground for place in PLACES.values()} <= set(TIMBRES)


def test_glass_rings_longer_and_higher_than_plush():
    glass, plush = strike("glass", 0.2), strike("plush", 0.2)

    assert centre_hz(glass) > 5 * centre_hz(plush)
    assert ring_s(glass) > 2 * ring_s(plush)


def test_a_hard_blow_is_brighter_than_a_soft_one():
    assert centre_hz(strike("wood", 0.3, hardness=6.0)) > 1.2 * centre_hz(strike("wood", 0.3, hardness=0.5))


def test_what_crosses_the_picture_crosses_the_stereo():
    ball = simulated("a bowling ball rolls through the gym", duration_s=3.0)
    x_m = np.linspace(-2.0, 2.0, ball.take.frame_count)

    left, right = pan_along(x_m, replace(ball.camera, path_px=np.zeros_like(ball.camera.path_px)), 4800)

    assert left[0] > 1.5 * right[0]
    assert right[-1] > 1.5 * left[-1]
    assert np.all(np.diff(right / left) >= -1e-9)


def test_a_faster_engine_turns_faster():
    slow, fast = (firing(np.full(SAMPLE_RATE, turns), np.random.default_rng(1)) for turns in (20.0, 60.0))

    assert strongest_hz(slow) == pytest.approx(40.0, abs=1.5)
    assert strongest_hz(fast) == pytest.approx(120.0, abs=1.5)


def centre_hz(sound: np.ndarray) -> float:
    spectrum = np.abs(np.fft.rfft(sound, SAMPLE_RATE))
    return float((spectrum * np.arange(spectrum.shape[0])).sum() / spectrum.sum())


def ring_s(sound: np.ndarray) -> float:
    energy = np.cumsum(sound**2)
    return float(np.searchsorted(energy, 0.95 * energy[-1]) / SAMPLE_RATE)


def strongest_hz(sound: np.ndarray) -> float:
    return float(np.abs(np.fft.rfft(sound * np.hanning(sound.shape[0]))).argmax() * SAMPLE_RATE / sound.shape[0])
