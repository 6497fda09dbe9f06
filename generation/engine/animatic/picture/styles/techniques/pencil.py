"""Pencil: lines where tones meet, hatching in the shade, and the tooth of the paper in both."""

from __future__ import annotations

import math

import numpy as np

from generation.engine.animatic.picture.styles.techniques.technique import Plain
from generation.engine.animatic.picture.styles.techniques.textures import cloud, fibres, moved, unit_of, wandering
from generation.engine.animatic.script import Colour
from generation.engine.contracts import Frame
from media.vision import cv2

_PAPER: Colour = (246, 242, 231)
_LEAD: Colour = (52, 52, 60)
_HATCHES = ((52.0, 186), (118.0, 120), (20.0, 72))  # degrees, and the grey level below which a hand goes over it again
_APART = 0.62  # units between two strokes
_WANDER = 0.2  # units
_FAINT, _PRESSED = 1, 6.5  # grey levels of an edge that nobody draws, and how much darker a line is than its edge
_SOFT = 44.0  # grey levels within which a hand presses harder and harder


class Pencil(Plain):
    """Draws in lead: each shade has its own strokes, and they stay where they are while the picture moves under them."""

    def __init__(self, width: int, height: int) -> None:
        unit = unit_of(width, height)
        self._unit = unit
        self._from = wandering(width, height, _WANDER * unit, 3 * unit, 81)
        self._strokes = [(_strokes(width, height, turn, at), below) for at, (turn, below) in enumerate(_HATCHES)]
        self._tooth = np.clip(255 * (0.86 + 0.2 * fibres(width, height, 83)), 50, 255).astype(np.uint8)
        self._ramp = _ramp()

    def whole(self, frame: Frame) -> Frame:
        """This will be the drawing in lead on paper."""
        grey = cv2.cvtColor(moved(frame, self._from), cv2.COLOR_RGB2GRAY)
        around = cv2.GaussianBlur(grey, (0, 0), 0.34 * self._unit)
        lead = cv2.LUT(cv2.subtract(around, grey), _pressed())
        shade = cv2.GaussianBlur(grey, (0, 0), 0.25 * self._unit)
        for strokes, below in self._strokes:
            lead = cv2.add(lead, cv2.multiply(strokes, cv2.LUT(shade, _cover(below)), scale=1 / 255))
        return np.asarray(
            cv2.LUT(cv2.merge([cv2.multiply(lead, self._tooth, scale=1 / 255)] * 3), self._ramp), np.uint8
        )


def _pressed() -> Frame:
    """How much lead is drawn for each step between two tones, uint8 [256]."""
    return np.asarray(np.clip((np.arange(256) - _FAINT) * _PRESSED, 0, 255), np.uint8)


def _cover(below: int) -> Frame:
    """How much of a hatching lies over each grey level, uint8 [256]."""
    return np.asarray(np.clip((below - np.arange(256)) / _SOFT * 255, 0, 255), np.uint8)


def _strokes(width: int, height: int, degrees: float, salt: int) -> Frame:
    """How much lead lies where, uint8 [height, width]: strokes of one direction, none quite straight or even."""
    unit = unit_of(width, height)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    turn = math.radians(degrees)
    across = x * math.sin(turn) - y * math.cos(turn) + 0.5 * unit * cloud(width, height, 9 * unit, 84 + salt)
    wave = 0.5 + 0.5 * np.cos(2 * np.pi * across / max(3.0, _APART * unit))
    press = np.clip(0.72 + 0.3 * cloud(width, height, 4 * unit, 90 + salt), 0.15, 1.1)
    return np.asarray(np.clip(118 * wave**1.6 * press, 0, 255), np.uint8)


def _ramp() -> Frame:
    """From bare paper to as much lead as it takes, uint8 [1, 256, 3]."""
    share = np.linspace(0, 1, 256)[:, None]
    return np.rint(np.array(_PAPER) * (1 - share) + np.array(_LEAD) * share).astype(np.uint8)[None]
