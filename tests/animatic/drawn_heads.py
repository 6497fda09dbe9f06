"""A head that nobody has: drawn, with a nose that shows where it looks, and clear all around."""

from __future__ import annotations

import math

import numpy as np

from generation.engine.inputs import Cutout, Head
from media.vision import cv2

SKIN, HAIR, SHIRT = (196, 140, 104), (90, 30, 140), (250, 220, 40)


def head(turned_deg: float = 0.0, *, high: int = 240) -> Head:
    """This will be the head as it looks from one side; its hair is purple, so that no drawn figure has it."""
    wide = round(0.78 * high)
    picture = np.zeros((high, wide, 4), np.uint8)
    x, y = wide // 2, high // 2
    turn = math.sin(math.radians(turned_deg))
    cv2.ellipse(picture, (x, y), (round(0.46 * wide), round(0.47 * high)), 0, 0, 360, (*HAIR, 255), -1, cv2.LINE_AA)
    face = round(x + 0.1 * wide * turn)
    cv2.ellipse(
        picture, (face, round(0.6 * high)), (round(0.36 * wide), round(0.36 * high)), 0, 0, 360, (*SKIN, 255), -1
    )
    for side in (-1, 1):
        eye = round(x + (0.15 * side + 0.3 * turn) * wide)
        if abs(eye - x) < 0.4 * wide and (abs(turn) < 0.7 or side * turn < 0):
            cv2.circle(picture, (eye, round(0.52 * high)), round(0.05 * wide), (30, 30, 40, 255), -1, cv2.LINE_AA)
    nose = round(x + 0.4 * wide * turn)
    cv2.circle(picture, (nose, round(0.64 * high)), round(0.07 * wide), (220, 90, 70, 255), -1, cv2.LINE_AA)
    mouth = round(x + 0.28 * wide * turn)
    cv2.line(
        picture, (mouth - wide // 9, round(0.8 * high)), (mouth + wide // 9, round(0.8 * high)), (150, 40, 50, 255), 4
    )
    return Head(picture=picture, turned_deg=turned_deg)


def is_hair(frame: Cutout) -> np.ndarray:
    """This will say where a frame is as purple as the hair: bool [height, width]."""
    red, green, blue = (frame[..., channel].astype(int) for channel in range(3))
    return np.asarray((blue - green > 40) & (red - green > 15) & (blue > red + 10))
