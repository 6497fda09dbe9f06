"""A few real photographs, which a test package carries, in the shapes of clips."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import cv2
import numpy as np

from media.contracts import Frame


def photograph(name: str, *, width: int, height: int, right: float = 0.0) -> Frame:
    """This will cut a photograph ("chelsea", "coffee", "brick", …) to a size, `right` pixels further to the right."""
    found = find_spec("skimage")
    assert found is not None
    assert found.origin is not None
    picture = cv2.imread(str(Path(found.origin).parent / "data" / f"{name}.png"), cv2.IMREAD_COLOR_RGB)
    scale = 1.15 * max(width / picture.shape[1], height / picture.shape[0])
    shift = np.array([[scale, 0, -right], [0, scale, -0.05 * height]])
    return np.asarray(cv2.warpAffine(picture, shift, (width, height), borderMode=cv2.BORDER_REFLECT), np.uint8)


def panned(name: str, count: int, *, width: int, height: int) -> list[Frame]:
    """This will give frames over which the photograph moves two pixels at a time."""
    return [photograph(name, width=width, height=height, right=2.0 * number) for number in range(count)]
