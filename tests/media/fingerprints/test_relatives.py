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
    """An actor in the middle of a picture whose street passes by: slim or broad, of the same colour and stride."""
    left = round(PACE * at_s)
    picture = np.ascontiguousarray(street()[:, left : left + WIDTH])
    swing, brown = 14 * np.sin(STRIDE * at_s), (88, 58, 40)
    middle = np.array([WIDTH // 2, HEIGHT // 2])
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
        cv2.ellipse(picture, (centre, tuple(map(float, size)), 0.0), brown, -1, cv2.LINE_AA)
    return picture


@cache
def index() -> Index:
    """The slim actor's clip alone, without a sound."""
    taker = PictureTaker()
    for at_s in np.arange(0, SECONDS, 1 / 6):
        taker.take(VideoFrame.from_ndarray(passing("slim", float(at_s)), format="rgb24"), float(at_s))
    clips = Index()
    clips.add(1, taker.packed(), b"")
    return clips


def best(actor: str, edit: Edit | None = None) -> Match:
    frames = [passing(actor, 0.5 + number / 4) for number in range(12)]
    return index().search(shown([edit(frame) if edit else frame for frame in frames]))[0]


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
