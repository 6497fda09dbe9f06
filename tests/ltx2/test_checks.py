"""A broken model's picture is told from a clip."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.errors import BadOutputError
from generation.engine.ltx2.checks import check_picture


def night(frames: int = 31) -> np.ndarray:
    """This will be black frames with the least noise that still is video."""
    return np.random.default_rng(1).integers(0, 17, (frames, 32, 32, 3), dtype=np.uint8)


def test_black_frames_are_no_clip() -> None:
    with pytest.raises(BadOutputError, match=r"^The model's frames are all black\.$"):
        check_picture(night())


def test_a_lit_window_at_night_is() -> None:
    frames = night()
    frames[:, 10:12, 10:12] = 200

    check_picture(frames)


def test_frozen_frames_are_no_clip() -> None:
    with pytest.raises(BadOutputError, match=r"^The model's frames are all the same\.$"):
        check_picture(np.repeat(night(1) + np.uint8(100), 31, axis=0))


def test_a_still_scene_with_one_late_movement_is() -> None:
    frames = np.repeat(night(1) + np.uint8(100), 31, axis=0)
    frames[26:, :8, :8] += 20

    check_picture(frames)


def test_one_frame_cannot_be_frozen() -> None:
    check_picture(night(1) + np.uint8(100))
