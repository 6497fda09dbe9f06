"""A clip of 72×128 and three seconds in which every place and every moment can be told from the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np

from benchmarks.provenance import sounds
from benchmarks.provenance.clips import Clip
from benchmarks.provenance.scenes.tools import Size
from media.contracts import Frame


def corners(size: Size, count: int, seed: int) -> Iterator[Frame]:
    """This will be a picture that is red to the right, green downwards, and bluer with every frame."""
    width, height = size
    frame = np.zeros((height, width, 3), np.uint8)
    frame[:, :, 0] = np.linspace(40, 200, width)[None, :]
    frame[:, :, 1] = np.linspace(40, 200, height)[:, None]
    for number in range(count):
        frame[:, :, 2] = 60 + round(120 * number / count)
        yield frame.copy()


TINY = Clip(name="tiny", size=(72, 128), duration_s=3, scene=corners, noise=sounds.beat, level_dbfs=-20)


def frames_of(path: Path) -> list[Frame]:
    """This will be all frames of a video, RGB."""
    with av.open(str(path)) as source:
        return [frame.to_ndarray(format="rgb24") for frame in source.decode(video=0)]


def colour_at(frame: Frame, x: float, y: float) -> list[float]:
    """This will be the mean colour around a place, given in shares of the size."""
    row, column = round(y * (frame.shape[0] - 1)), round(x * (frame.shape[1] - 1))
    patch = frame[max(0, row - 2) : row + 3, max(0, column - 2) : column + 3]
    return [float(value) for value in patch.mean(axis=(0, 1))]
