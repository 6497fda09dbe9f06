"""What scenes are made with: smooth noise, grain, moves, a canvas."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import skia

from media.contracts import Frame

FPS = 24
"""Frames a second of every clip of the set: what the product's engines make by default."""

Size = tuple[int, int]
"""Width and height, pixels."""

Scene = Callable[[Size, int, int], Iterator[Frame]]
"""(size, number of frames, seed) to frames."""

Field = npt.NDArray[np.float32]


def ease(share: float) -> float:
    """This will be the share of a move done after a share of its time, slow at both ends (smoothstep)."""
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)


def smooth_noise(chance: np.random.Generator, size: Size, cell_px: float, octaves: int = 4) -> Field:
    """This will be value noise in 0..1, [height, width]: patches of `cell_px`, each further octave half as large."""
    width, height = size
    total = np.zeros((height, width), np.float32)
    for octave in range(octaves):
        cell = max(1.0, cell_px / 2**octave)
        grid = chance.random((round(height / cell) + 3, round(width / cell) + 3), np.float32)
        total += cv2.resize(grid, (width, height), interpolation=cv2.INTER_CUBIC) / 2**octave
    low, high = float(total.min()), float(total.max())
    return (total - low) / (high - low)


class Grain:
    """A sensor's or a film's noise: another patch of one large field for every frame."""

    def __init__(self, size: Size, seed: int, *, sigma: float, coloured: bool = False, cell_px: int = 1) -> None:
        self._chance = np.random.default_rng(seed)
        width, height = size[0] + 128, size[1] + 128
        channels = 3 if coloured else 1
        shape = (-(-height // cell_px), -(-width // cell_px), channels)
        fine = self._chance.normal(0, sigma, shape).astype(np.float32)
        field = cv2.resize(fine, (width, height), interpolation=cv2.INTER_CUBIC) if cell_px > 1 else fine
        self._field = np.broadcast_to(field.reshape(height, width, channels), (height, width, 3)).astype(np.int16)

    def over(self, frame: Frame) -> Frame:
        """This will be the frame with the next patch of noise added."""
        x, y = (int(value) for value in self._chance.integers(0, 128, 2))
        patch = np.ascontiguousarray(self._field[y : y + frame.shape[0], x : x + frame.shape[1]])
        return np.asarray(cv2.add(frame, patch, dtype=cv2.CV_8U), np.uint8)


def placed(picture: Frame, size: Size, centre: tuple[float, float], zoom: float = 1.0, angle: float = 0.0) -> Frame:
    """This will be the picture as a camera sees it: `centre` in shares of the picture, zoom 1 just fills the frame,
    `angle` in degrees. What lies beyond the picture is its reflection.
    """
    (width, height), (rows, columns) = size, picture.shape[:2]
    scale = zoom * max(width / columns, height / rows)
    turn = np.deg2rad(angle)
    matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]) / scale
    middle = np.array([centre[0] * columns, centre[1] * rows])
    shift = middle - matrix @ np.array([width / 2, height / 2])
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    seen = cv2.warpAffine(picture, np.column_stack([matrix, shift]), size, flags=flags, borderMode=cv2.BORDER_REFLECT)
    return np.asarray(seen, np.uint8)


def painted(size: Size, paint: Callable[[Any], None], under: Frame | None = None) -> Frame:
    """This will be what `paint` draws on a skia canvas, over `under` or over black."""
    width, height = size
    pixels = np.full((height, width, 4), 255, np.uint8)
    pixels[:, :, :3] = 0 if under is None else under
    with skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType) as canvas:
        paint(canvas)
    return np.ascontiguousarray(pixels[:, :, :3])


def paint(colour: tuple[int, int, int], alpha: float = 1.0, *, blur_px: float = 0.0, width: float = 0.0) -> Any:
    """This will be a paint: a fill, or a round-ended line of some width; blurred where wanted."""
    made = skia.Paint(AntiAlias=True, Color=skia.Color(*colour, round(255 * alpha)))
    if width:
        made.setStyle(skia.Paint.kStroke_Style)
        made.setStrokeWidth(width)
        made.setStrokeCap(skia.Paint.kRound_Cap)
    if blur_px:
        made.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur_px))
    return made


def downwards(colours: list[tuple[float, float, float]], size: Size) -> Frame:
    """This will be a picture that runs from the first colour at the top to the last at the bottom."""
    width, height = size
    at = np.linspace(0, len(colours) - 1, height)
    columns = [np.interp(at, np.arange(len(colours)), [colour[channel] for colour in colours]) for channel in range(3)]
    return np.repeat(np.stack(columns, axis=1).round().astype(np.uint8)[:, None], width, axis=1)
