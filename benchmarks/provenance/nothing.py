"""Where there is no mark: windows of unmarked clips, and how often a number is found in them all the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import cv2
import numpy as np

from benchmarks.provenance.clips import Clip
from benchmarks.provenance.delivering import MARKS
from benchmarks.provenance.windows import Window, unmarked_sounds, unmarked_windows
from media.planes import Pixels

LOOKED_AT = (1, 6, 24)
"""Frames of a window: one as a rule, six of every hundredth, all 24 thoroughly of every 300th."""


def picture_alarms(wanted: int, clip: Clip) -> list[int]:
    """This will look for a mark in `wanted` windows of a clip: for each 1 where a number was found, else 0."""
    cv2.setNumThreads(1)
    windows = zip(count(), unmarked_windows(wanted, [clip]), strict=False)
    return [int(_is_found(number, window)) for number, window in windows]


def sound_alarms(wanted: int, clip: Clip) -> list[int]:
    """This will do the same with pieces of its sound."""
    return [int(MARKS.of_sound(sound) is not None) for sound in unmarked_sounds(wanted, [clip])]


def _is_found(number: int, window: Window) -> bool:
    thorough = number % 300 == 299
    frames = LOOKED_AT[2 if thorough else 1 if number % 100 == 4 else 0]
    return MARKS.of_picture(_lumas(window, frames), thorough=thorough) is not None


def _lumas(window: Window, frames: int) -> Sequence[Pixels]:
    chosen = window.frames[:: len(window.frames) // frames]
    return [np.ascontiguousarray(frame) for frame in chosen]
