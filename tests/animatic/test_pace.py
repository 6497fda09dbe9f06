"""Slow motion: the same happens, in twice the time, and is heard an octave lower; only where it was asked."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.reading import read
from generation.engine.animatic.soundtrack import sounded
from tests.animatic.scenes import asked, simulated

FALL = "a ball falls in the street"


def test_in_slow_motion_the_same_fall_is_seen_in_twice_the_time():
    usual, slow = simulated(FALL, duration_s=1.0), simulated(f"{FALL}, slow motion", duration_s=2.0)
    ball = next(thing.index for thing in usual.things if thing.kind.name == "ball")

    np.testing.assert_allclose(slow.take.poses[::2, ball, :2], usual.take.poses[:, ball, :2], atol=0.02)
    assert slow.take.fps == usual.take.fps


def test_what_is_slow_falls_under_a_quarter_of_the_weight():
    usual, slow = simulated(FALL, duration_s=1.0), simulated(f"{FALL}, slow motion", duration_s=1.0)

    assert slow.footage[0].gravity == pytest.approx(usual.footage[0].gravity / 4)
    y = slow.take.poses[2:8, 0, 1]
    assert np.diff(y, 2).mean() * slow.take.fps**2 == pytest.approx(-slow.footage[0].gravity, rel=0.05)


def test_what_meets_is_heard_when_it_is_seen_to_meet_and_lower():
    usual, slow = (
        simulated(words, duration_s=seconds) for words, seconds in ((FALL, 1.5), (f"{FALL}, slow motion", 3.0))
    )

    first = [performance.take.contacts[0].time_s for performance in (usual, slow)]
    assert first[1] == pytest.approx(2 * first[0], rel=0.02)
    heard = [
        sounded(each.footage, each.dialogue, asked(FALL, duration_s=seconds))
        for each, seconds in ((usual, 1.5), (slow, 3.0))
    ]
    low, high = (_middle_hz(sound, at) for sound, at in zip(heard[::-1], first[::-1], strict=True))
    assert low < 0.7 * high


def _middle_hz(sound: np.ndarray, at_s: float) -> float:
    """Where the first tenth of a second of a blow has its middle, Hz."""
    piece = sound.mean(axis=0)[int(at_s * 48000) : int((at_s + 0.1) * 48000)]
    power = np.abs(np.fft.rfft(piece * np.hanning(piece.shape[0]))) ** 2
    return float((power * np.fft.rfftfreq(piece.shape[0], 1 / 48000)).sum() / power.sum())


def test_a_pace_is_of_the_shot_that_names_it():
    shots = read(
        "Shot 1: a dog runs. Shot 2: slow motion, a cat jumps. Shot 3: a bird flies", duration_s=8.0
    ).script.shots

    assert [shot.scene.pace for shot in shots] == [1.0, 0.5, 1.0]
    assert shots[1].length_s > shots[0].length_s


def test_slow_motion_is_told_and_not_called_unplayed():
    words = simulated("a dog jumps, slow motion", duration_s=1.0).words

    assert words == ("In the picture: a dog (jumping); park, day, slow motion.",)
