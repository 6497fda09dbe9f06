"""One street, one chance, another actor: what is a relative's and what is a copy's."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
import pytest
from av.video.frame import VideoFrame

from media.contracts import Frame, Sound
from media.fingerprints import Grade, Index, Match, PictureTaker, evidence_of, sound_fingerprint
from media.tracks import SAMPLE_RATE
from tests.media.fingerprints.scenes import HEIGHT, WIDTH, Edit, cropped, mirrored, shown

SECONDS = 4.0
PACE = 22  # pixels a second, at which the camera follows
STRIDE = 5.0  # radians a second
BROWN = (88, 58, 40)


@cache
def street() -> Frame:
    """A long wall of windows of all sizes; what the camera passes."""
    chance = np.random.default_rng(5)
    wall = np.full((HEIGHT, 3 * WIDTH, 3), 110, np.uint8)
    for _ in range(260):
        x, y = int(chance.integers(0, 3 * WIDTH)), int(chance.integers(0, HEIGHT))
        wide, high = (int(each) for each in chance.integers(8, 34, 2))
        cv2.rectangle(wall, (x, y), (x + wide, y + high), tuple(map(int, chance.integers(40, 220, 3))), -1)
    return cv2.GaussianBlur(wall, (0, 0), 1.0)


def passing(actor: str, at_s: float) -> Frame:
    """An actor in the middle of a picture whose street passes by: slim or broad, of the same colour and stride; or one of
    two that are broad, and walk on the spot."""
    left = round(PACE * at_s)
    picture = np.ascontiguousarray(street()[:, left : left + WIDTH])
    middle = np.array([WIDTH // 2, HEIGHT // 2])
    if actor in COATS:
        return coated(picture, middle, actor, at_s)
    swing = 14 * np.sin(STRIDE * at_s)
    if actor == "slim":
        parts = [((0, -34), (22, 22)), ((0, 4), (22, 60)), ((swing, 46), (12, 44)), ((-swing, 46), (12, 44))]
    else:
        parts = [
            ((30, -12), (38, 38)),
            ((-4, 6), (88, 46)),
            ((28 - swing, 42), (18, 40)),
            ((-28 + swing, 42), (18, 40)),
        ]
    for place, size in parts:
        centre = tuple(float(each) for each in middle + np.array(place))
        cv2.ellipse(picture, (centre, tuple(map(float, size)), 0.0), BROWN, -1, cv2.LINE_AA)
    return picture


COATS = {"dappled": (1, 0.0, 5.0), "spotted": (2, 2.0, 4.0)}
"""The chance of an actor's spots, and the phase (radians) and the pace (radians a second) at which they sway."""


def coated(picture: Frame, middle: Frame, actor: str, at_s: float) -> Frame:
    """This will paint a body more than half as wide as the picture: only the spots of its coat sway, by seven pixels."""
    seed, phase, pace = COATS[actor]
    chance, sway = np.random.default_rng(seed), 7 * np.sin(pace * at_s + phase)
    centre, size = tuple(map(float, middle)), np.array([110.0, 80.0])
    cv2.ellipse(picture, (centre, tuple(size), 0.0), BROWN, -1, cv2.LINE_AA)
    for _ in range(25):
        place, wide, light = chance.uniform((-0.42, -0.4), (0.42, 0.4)), chance.uniform(10, 24), chance.uniform(-60, 60)
        if np.square(place).sum() < 0.2:
            spot = tuple(map(float, middle + place * size + (sway, 0)))
            colour = tuple(float(np.clip(each + light, 0, 255)) for each in BROWN)
            cv2.ellipse(picture, (spot, (wide, wide), 0.0), colour, -1, cv2.LINE_AA)
    return picture


@cache
def index(actor: str) -> Index:
    """That actor's clip alone, without a sound."""
    taker = PictureTaker()
    for at_s in np.arange(0, SECONDS, 1 / 6):
        taker.take(VideoFrame.from_ndarray(passing(actor, float(at_s)), format="rgb24"), float(at_s))
    clips = Index()
    clips.add(1, taker.packed(), b"")
    return clips


def best(actor: str, edit: Edit | None = None, *, known: str = "slim") -> Match:
    frames = [passing(actor, 0.5 + number / 4) for number in range(12)]
    return index(known).search(shown([edit(frame) if edit else frame for frame in frames]))[0]


def plated(frame: Frame) -> Frame:
    """Somebody's plate over the actor: what stands still."""
    covered = frame.copy()
    cv2.rectangle(covered, (66, 190), (126, 220), (240, 240, 240), -1)
    return covered


@pytest.mark.parametrize("edit", [None, cropped, mirrored, plated], ids=["untouched", "cropped", "mirrored", "plated"])
def test_the_clip_itself_is_the_same(edit: Edit | None) -> None:
    assert best("slim", edit).grade is Grade.SAME


@pytest.mark.parametrize("edit", [None, mirrored], ids=["untouched", "mirrored"])
def test_another_actor_before_the_same_passing_street_is_for_a_person(edit: Edit | None) -> None:
    assert best("broad", edit).grade is Grade.SIMILAR


@pytest.mark.parametrize("edit", [None, cropped, mirrored], ids=["untouched", "cropped", "mirrored"])
@pytest.mark.parametrize(("actor", "expected"), [("dappled", Grade.SAME), ("spotted", Grade.SIMILAR)])
def test_an_actor_that_hardly_moves_in_its_place_is_told_from_another(
    actor: str, expected: Grade, edit: Edit | None
) -> None:
    """Less than half of what the street changes is moved by the coats: a stranger of .01 by that, of .05 by a quarter."""
    assert best(actor, edit, known="dappled").grade is expected


def chirping(robot: int) -> Sound:
    """Ten chirps of four notes each, at the same moments: of every chirp, two notes are those of all robots."""
    shared, own = np.random.default_rng(7), np.random.default_rng(100 + robot)
    mono = 0.002 * np.random.default_rng(robot).normal(0, 1, round(SECONDS * SAMPLE_RATE))
    for begin_s in np.cumsum(shared.uniform(0.25, 0.5, 10)):
        begin = round(float(begin_s) * SAMPLE_RATE)
        time = np.arange(min(24_000, max(0, mono.size - begin))) / SAMPLE_RATE
        octaves = *shared.uniform((0.2, 1.2), (0.8, 1.8)), *own.uniform((2.1, 3.0), (2.7, 3.6))
        for octave in octaves:
            mono[begin : begin + time.size] += 0.1 * np.exp(-12 * time) * np.sin(2 * np.pi * 330 * 2**octave * time)
    return np.tile(mono.astype(np.float32), (2, 1))


@pytest.mark.parametrize(("robot", "expected"), [(1, Grade.SAME), (2, Grade.SIMILAR)], ids=["itself", "another"])
def test_another_robot_that_chirps_at_the_same_moments_is_for_a_person(robot: int, expected: Grade) -> None:
    clips = Index()
    clips.add(1, b"", sound_fingerprint(chirping(1)))

    (match,) = clips.search(evidence_of(None, 0.7 * chirping(robot)))

    assert match.grade is expected
