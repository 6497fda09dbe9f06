"""Tells clips from what a broken model gives: pictures that are all black or never change, sound that is none."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from generation.engine.contracts import Sound
from generation.engine.errors import BadOutputError

SAMPLED_FRAMES = 16
BLACK_LEVEL = 16
"""The darkest video level (of 255): no value of a black clip is above it, one lit window of a night scene is."""
FROZEN_DIFFERENCE = 0.25
"""Mean difference from the first frame, in levels of 255. Sensor-like noise alone differs by more."""


SILENT_LEVEL = 10 ** (-80 / 20)
"""-80 dBFS: a quiet room recorded with a good microphone is some 20 dB louder."""


def check_sound(sound: Sound) -> None:
    """This will raise BadOutputError where no sample of `sound` (float32 [2, samples] in -1..1) is louder than -80 dBFS."""
    if float(np.abs(sound).max(initial=0)) <= SILENT_LEVEL:
        raise BadOutputError("The model's sound is silent.", came_out="silent")


def check_picture(frames: npt.NDArray[np.uint8]) -> None:
    """This will look at up to 16 frames spread over `frames` (uint8 [frames, height, width, 3]).

    Raises BadOutputError where all are black, or all the same; one frame alone cannot be frozen.
    """
    places = np.linspace(0, len(frames) - 1, min(SAMPLED_FRAMES, len(frames))).round().astype(int)
    sampled = frames[places]
    if sampled.max() <= BLACK_LEVEL:
        raise BadOutputError("The model's frames are all black.", came_out="all black")
    if len(sampled) > 1 and _greatest_difference(sampled) < FROZEN_DIFFERENCE:
        raise BadOutputError("The model's frames are all the same.", came_out="as a still")


def _greatest_difference(frames: npt.NDArray[np.uint8]) -> float:
    first = frames[0].astype(np.int16)
    return max(float(np.abs(frame - first).mean()) for frame in frames[1:])
