"""Pictures cut to a shape: their middle, as large as covers it."""

from __future__ import annotations

import numpy as np

from media.contracts import Frame
from media.vision import cv2


def covering(picture: Frame, width: int, height: int) -> Frame:
    """This will be the middle of `picture`, as large as covers `width` x `height` pixels. Unchanged where it fits."""
    if picture.shape[:2] == (height, width):
        return picture
    scale = max(width / picture.shape[1], height / picture.shape[0])
    size = (max(width, round(picture.shape[1] * scale)), max(height, round(picture.shape[0] * scale)))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    grown = cv2.resize(picture, size, interpolation=way)
    left, top = (size[0] - width) // 2, (size[1] - height) // 2
    return np.ascontiguousarray(grown[top : top + height, left : left + width], np.uint8)
