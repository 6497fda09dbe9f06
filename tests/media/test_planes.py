"""Pictures that are decoded to be gone on from are as light as they were."""

from __future__ import annotations

import numpy as np
import pytest

from media.planes import Planes, luma_of, rgb_of
from media.vision import cv2


@pytest.mark.parametrize("size", [(64, 64), (720, 1280), (66, 46)])
def test_there_and_back_six_times_no_picture_becomes_darker(size):
    drawn = np.random.default_rng(1).integers(20, 236, (9, 16, 3)).astype(np.uint8)
    shown = np.asarray(cv2.resize(drawn, size[::-1], interpolation=cv2.INTER_LINEAR), np.uint8)
    planes = Planes()
    light = []
    for _ in range(7):
        picture = planes.of(shown)
        light.append(float(luma_of(picture).mean()))
        shown = rgb_of(picture)

    assert light == pytest.approx([light[0]] * 7, abs=0.25)
