"""Small lively clips and sounds, each by a number, and what people do to them before they send them in again."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import cv2
import numpy as np
from av.video.frame import VideoFrame

from media.contracts import Frame, Sound
from media.fingerprints import Evidence, PictureTaker, evidence_of, sound_fingerprint
from media.tracks import SAMPLE_RATE

WIDTH, HEIGHT, SECONDS = 192, 320, 4.0

Edit = Callable[[Frame], Frame]


@cache
def _ground(number: int) -> Frame:
    """A wall of coloured patches, of all sizes down to a twentieth of the width."""
    chance = np.random.default_rng(number)
    picture = np.full((HEIGHT, WIDTH, 3), chance.integers(70, 180, 3), np.uint8)
    for size in np.linspace(90, 9, 60):
        x, y = chance.integers(0, WIDTH), chance.integers(0, HEIGHT)
        colour = tuple(map(int, chance.integers(20, 235, 3)))
        cv2.ellipse(
            picture, ((int(x), int(y)), (size, size * chance.uniform(0.4, 1)), chance.uniform(0, 180)), colour, -1
        )
    return cv2.GaussianBlur(picture, (0, 0), 1.0)


def frame_at(number: int, at_s: float) -> Frame:
    """This will be a scene's picture at a moment: five balls that each swing in their own way before the ground."""
    picture = _ground(number).copy()
    chance = np.random.default_rng(1_000 + number)
    for _ in range(5):
        x, y, wide, high = chance.uniform(0.2, 0.8), chance.uniform(0.2, 0.8), *chance.uniform(0.1, 0.4, 2)
        pace, phase = chance.uniform(1.5, 5, 2), chance.uniform(0, 6, 2)
        place = x + wide * np.sin(pace[0] * at_s + phase[0]), y + high * np.sin(pace[1] * at_s + phase[1])
        colour = tuple(map(int, chance.integers(20, 235, 3)))
        middle = (round(place[0] * WIDTH), round(place[1] * HEIGHT))
        cv2.circle(picture, middle, int(chance.integers(12, 28)), colour, -1, cv2.LINE_AA)
    return picture


@cache
def picture_print(number: int) -> bytes:
    """This will be the packed fingerprint of a scene's picture."""
    taker = PictureTaker()
    for at_s in np.arange(0, SECONDS, 1 / 6):
        taker.take(VideoFrame.from_ndarray(frame_at(number, float(at_s)), format="rgb24"), float(at_s))
    return taker.packed()


@cache
def sound_of(number: int) -> Sound:
    """This will be a tune of struck notes, float32 [2, n]."""
    chance = np.random.default_rng(2_000 + number)
    mono = 0.002 * chance.normal(0, 1, round(SECONDS * SAMPLE_RATE))
    for begin_s in np.cumsum(chance.uniform(0.12, 0.3, 16)):
        begin = round(float(begin_s) * SAMPLE_RATE)
        time = np.arange(min(24_000, max(0, mono.size - begin))) / SAMPLE_RATE
        hertz = 330 * 2 ** chance.uniform(0, 3)
        mono[begin : begin + time.size] += 0.2 * np.exp(-9 * time) * np.sin(2 * np.pi * hertz * time)
    return np.tile(mono.astype(np.float32), (2, 1))


@cache
def sound_print(number: int) -> bytes:
    """This will be the packed fingerprint of a scene's sound."""
    return sound_fingerprint(sound_of(number))


def entry(number: int, scene: int | None = None) -> tuple[int, bytes, bytes]:
    """This will be a clip as an index takes it: under a number, a scene of that number or of another."""
    shown = number if scene is None else scene
    return number, picture_print(shown), sound_print(shown)


def asked(
    number: int, *, edit: Edit | None = None, from_s: float = 0.5, seconds: float = 2.5, speed: float = 1.0
) -> Evidence:
    """This will be a copy of a scene's picture as a query, four pictures a second."""
    times = np.arange(0, seconds, 0.25)
    frames = [frame_at(number, from_s + speed * float(at_s)) for at_s in times]
    return shown([edit(frame) if edit else frame for frame in frames])


def shown(frames: list[Frame]) -> Evidence:
    """This will be pictures as a query, four a second."""
    pictures = [VideoFrame.from_ndarray(np.ascontiguousarray(frame), format="rgb24") for frame in frames]
    return evidence_of([(number / 4, picture) for number, picture in enumerate(pictures)])


def cropped(frame: Frame) -> Frame:
    """This will cut a tenth off both sides, more of it left and above."""
    height, width = frame.shape[:2]
    return frame[round(0.07 * height) : round(0.97 * height), round(0.08 * width) : round(0.98 * width)]


def mirrored(frame: Frame) -> Frame:
    """This will turn left and right."""
    return frame[:, ::-1]


def letterboxed(frame: Frame) -> Frame:
    """This will lay the picture on black of another shape."""
    return cv2.copyMakeBorder(frame, 0, 0, 100, 100, cv2.BORDER_CONSTANT)


def played(sound: Sound, speed: float) -> Sound:
    """This will play a sound faster, its pitch with it."""
    count = int(sound.shape[1] / speed)
    at = np.arange(count) * speed
    return np.array([np.interp(at, np.arange(sound.shape[1]), channel) for channel in sound], np.float32)
