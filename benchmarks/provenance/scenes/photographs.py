"""Clips made of photographs: the few real ones that come with scikit-image (public domain or CC0), moved as cameras and
editing apps move them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path

import cv2
import numpy as np
import skimage
from PIL import Image

from benchmarks.provenance.scenes.tools import FPS, Grain, Scene, Size, ease, placed
from media.contracts import Frame

Point = tuple[float, float]


@lru_cache(maxsize=4)
def photograph(name: str) -> Frame:
    """This will be one of the package's photographs, uint8 [height, width, 3], RGB; grey ones in three equal channels."""
    path = next((Path(skimage.__file__).parent / "data").glob(f"{name}.*g"))
    with Image.open(path) as picture:
        return np.array(picture.convert("RGB"))


def moved(
    name: str, begin: Point, end: Point, *, zoom: Point = (1.0, 1.0), angle: Point = (0.0, 0.0), grain: float = 1.5
) -> Scene:
    """This will be a photograph under a camera that pans, zooms and turns from one place to another."""
    return partial(_moved, name, begin, end, zoom, angle, grain)


def _moved(
    name: str, begin: Point, end: Point, zoom: Point, angle: Point, grain: float, size: Size, count: int, seed: int
) -> Iterator[Frame]:
    noise = Grain(size, seed, sigma=grain, coloured=True)
    for number in range(count):
        share = ease(number / (count - 1))
        centre = (_between(begin[0], end[0], share), _between(begin[1], end[1], share))
        seen = placed(photograph(name), size, centre, _between(*zoom, share), _between(*angle, share))
        yield noise.over(_crisp(seen))


def handheld(name: str, centre: Point, *, zoom: float = 1.2, shake: float = 0.006) -> Scene:
    """This will be a photograph as somebody films it who breathes: sway, a little roll, and a sensor's noise."""
    return partial(_handheld, name, centre, zoom, shake)


def _handheld(
    name: str, centre: Point, zoom: float, shake: float, size: Size, count: int, seed: int
) -> Iterator[Frame]:
    chance = np.random.default_rng(seed)
    hertz, phases = chance.uniform(0.4, 3.5, (3, 5)), chance.uniform(0, 2 * np.pi, (3, 5))
    noise = Grain(size, seed, sigma=2.5, coloured=True)
    for number in range(count):
        waves = np.sin(2 * np.pi * hertz * number / FPS + phases) / hertz
        x, y, roll = waves.sum(axis=1)
        seen = placed(photograph(name), size, (centre[0] + shake * x, centre[1] + shake * y), zoom, 0.5 * roll)
        yield noise.over(_crisp(seen))


def locked(name: str, centre: Point, *, zoom: float = 1.0) -> Scene:
    """This will be a photograph from a tripod: every frame the same, without any noise."""
    return partial(_locked, name, centre, zoom)


def _locked(name: str, centre: Point, zoom: float, size: Size, count: int, seed: int) -> Iterator[Frame]:
    still = _crisp(placed(photograph(name), size, centre, zoom))
    for _ in range(count):
        yield still


def slideshow(names: Sequence[str], *, fade_s: float = 0.5) -> Scene:
    """This will be photographs whole, each on a blurred copy of itself, growing slowly and fading into one another."""
    return partial(_slideshow, tuple(names), fade_s)


def _slideshow(names: Sequence[str], fade_s: float, size: Size, count: int, seed: int) -> Iterator[Frame]:
    cards = [_card(photograph(name), size) for name in names]
    each = count / len(cards)
    for number in range(count):
        place, part = divmod(number / each, 1.0)
        frame = placed(cards[int(place)], size, (0.5, 0.5), 1.0 + 0.06 * part)
        left_s = (1 - part) * each / FPS
        if left_s < fade_s and place + 1 < len(cards):
            share = left_s / fade_s
            frame = np.asarray(cv2.addWeighted(frame, share, cards[int(place) + 1], 1 - share, 0), np.uint8)
        yield frame


def montage(names: Sequence[str], *, shot_frames: Sequence[int] = (14, 9, 20, 7, 16)) -> Scene:
    """This will be hard cuts between photographs, each with a push of its own, one in four after a white flash."""
    return partial(_montage, tuple(names), tuple(shot_frames))


def _montage(names: Sequence[str], shot_frames: Sequence[int], size: Size, count: int, seed: int) -> Iterator[Frame]:
    chance = np.random.default_rng(seed)
    shots = [(shot, number) for shot in range(count) for number in range(shot_frames[shot % len(shot_frames)])]
    centres, speeds = chance.uniform(0.4, 0.6, (count, 2)), chance.uniform(-0.012, 0.02, count)
    for shot, number in shots[:count]:
        picture, zoom = photograph(names[shot % len(names)]), 1.3 * float(1 + speeds[shot]) ** number
        seen = _crisp(placed(picture, size, (float(centres[shot, 0]), float(centres[shot, 1])), zoom))
        flash = max(0, 160 - 80 * number) if shot % 4 == 3 else 0
        yield np.asarray(cv2.add(seen, np.full_like(seen, flash)), np.uint8)


def film(name: str, begin: Point, end: Point) -> Scene:
    """This will be a photograph as old film: strong grain that is larger than a pixel, flicker, scratches, dust, weave."""
    return partial(_film, name, begin, end)


def _film(name: str, begin: Point, end: Point, size: Size, count: int, seed: int) -> Iterator[Frame]:
    chance, noise = np.random.default_rng(seed), Grain(size, seed, sigma=17, cell_px=2)
    width, height = size
    for number in range(count):
        share = number / (count - 1)
        weave = chance.normal(0, 0.0008, 2)
        centre = (_between(begin[0], end[0], share) + weave[0], _between(begin[1], end[1], share) + weave[1])
        frame = noise.over(placed(photograph(name), size, centre, 1.1))
        frame = np.asarray(cv2.convertScaleAbs(frame, alpha=float(chance.uniform(0.92, 1.05))), np.uint8)
        for x in chance.integers(0, width, chance.poisson(0.7)):
            cv2.line(frame, (int(x), 0), (int(x) + 3, height), (205, 205, 205), 1, cv2.LINE_AA)
        for x, y, radius in chance.integers((0, 0, 2), (width, height, 7), (chance.poisson(2), 3)):
            cv2.circle(frame, (int(x), int(y)), int(radius), (20, 20, 20), -1, cv2.LINE_AA)
        yield frame


def _card(picture: Frame, size: Size) -> Frame:
    """A photograph as wide as the frame on a blurred, dimmed copy that fills it."""
    width, height = size
    small = placed(picture, (width // 8, height // 8), (0.5, 0.5))
    blurred = cv2.GaussianBlur(small, (0, 0), 4)
    card = np.asarray(cv2.resize(blurred, size, interpolation=cv2.INTER_CUBIC) * 0.6, np.uint8)
    scale = min(width / picture.shape[1], height / picture.shape[0])
    shown = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    rows, columns = shown.shape[:2]
    top, left = (height - rows) // 2, (width - columns) // 2
    card[top : top + rows, left : left + columns] = shown
    return card


def _crisp(frame: Frame) -> Frame:
    """A phone's sharpening: the photographs are smaller than the frame, and no phone leaves a picture that soft."""
    return np.asarray(cv2.addWeighted(frame, 1.7, cv2.GaussianBlur(frame, (0, 0), 2), -0.7, 0), np.uint8)


def _between(begin: float, end: float, share: float) -> float:
    return begin + (end - begin) * share
