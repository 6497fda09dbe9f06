"""Small clips for the tests: frames and sounds whose every value is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from media.contracts import Frame, Sound
from media.encode import OnPicture, write_mp4

WIDTH, HEIGHT = 96, 128


def plain_frames(count: int, colour: tuple[int, int, int] = (90, 90, 90)) -> Iterator[Frame]:
    """This will yield equal frames of one colour."""
    for _ in range(count):
        yield np.full((HEIGHT, WIDTH, 3), colour, np.uint8)


def numbered_frames(count: int, *, width: int = WIDTH, height: int = HEIGHT) -> Iterator[Frame]:
    """This will yield frames each of which is a grey of its own, 40 + 2 * number, so that order can be read back."""
    for number in range(count):
        yield np.full((height, width, 3), 40 + 2 * number, np.uint8)


def tone(seconds: float, *, sample_rate: int = 48_000, level: float = 0.5) -> Sound:
    """This will be a stereo tone of 440 Hz with the given peak."""
    time = np.arange(round(seconds * sample_rate)) / sample_rate
    return np.tile((level * np.sin(2 * np.pi * 440 * time)).astype(np.float32), (2, 1))


def write_clip(
    path: Path,
    frames: Iterable[Frame],
    *,
    width: int = WIDTH,
    height: int = HEIGHT,
    sound: Sound | None = None,
    on_picture: OnPicture | None = None,
) -> Path:
    """This will write a clip of 24 frames a second and hand back its path."""
    size = {"width": width, "height": height}
    write_mp4(path, **size, fps=24, frames=frames, sound=sound, sample_rate=48_000, on_picture=on_picture)
    return path


def moving_frames(count: int, *, width: int = WIDTH, height: int = HEIGHT) -> Iterator[Frame]:
    """This will yield stripes that travel eight pixels a frame."""
    columns = np.arange(width)
    for number in range(count):
        stripes = np.where((columns + 8 * number) % 32 < 16, 60, 190).astype(np.uint8)
        yield np.ascontiguousarray(np.broadcast_to(stripes[None, :, None], (height, width, 3)))
