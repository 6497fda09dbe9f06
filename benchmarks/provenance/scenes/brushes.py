"""More to draw with: shaded paints, rounded outlines, words over a picture, glow, what rises."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import skia
from PIL import Image, ImageDraw, ImageFont

from benchmarks.provenance.scenes.tools import Field, Size, smooth_noise
from media.contracts import Frame

Colour = tuple[int, int, int]
Point = tuple[float, float]

BOLD, REGULAR = 800, 400
"""Weights of the letters."""

_FONT = Path(next(iter(import_module("manimgx_fonts").__path__))) / "NotoSans[wght].ttf"


def radial(centre: Point, radius: float, colours: Sequence[Colour], alphas: Sequence[float] = ()) -> Any:
    """This will be a paint that runs from the first colour in the centre to the last at the radius."""
    made = skia.Paint(AntiAlias=True)
    made.setShader(skia.GradientShader.MakeRadial(skia.Point(*centre), radius, _stops(colours, alphas)))
    return made


def linear(begin: Point, end: Point, colours: Sequence[Colour], alphas: Sequence[float] = ()) -> Any:
    """This will be a paint that runs from the first colour at one point to the last at another."""
    made = skia.Paint(AntiAlias=True)
    made.setShader(skia.GradientShader.MakeLinear([skia.Point(*begin), skia.Point(*end)], _stops(colours, alphas)))
    return made


def shining(made: Any) -> Any:
    """This will be the same paint, added as light is instead of laid over."""
    made.setBlendMode(skia.BlendMode.kPlus)
    return made


def cutout(size: Size, draw: Callable[[Any], None]) -> Any:
    """This will be what `draw` paints, clear where it does not: an image to be drawn many times."""
    surface = skia.Surface(*size)
    draw(surface.getCanvas())
    return surface.makeImageSnapshot()


def _stops(colours: Sequence[Colour], alphas: Sequence[float]) -> list[int]:
    opaque = alphas or [1.0] * len(colours)
    return [skia.Color(*colour, round(255 * alpha)) for colour, alpha in zip(colours, opaque, strict=True)]


def blob(points: Sequence[Point]) -> Any:
    """This will be a closed outline that rounds off the corners of a polygon."""
    path = skia.Path()
    path.moveTo(*_middle(points[-1], points[0]))
    for here, following in zip(points, [*points[1:], points[0]], strict=True):
        path.quadTo(*here, *_middle(here, following))
    path.close()
    return path


def trail(points: Sequence[Point]) -> Any:
    """This will be an open line from the first point to the last that rounds off the corners between them."""
    path = skia.Path()
    path.moveTo(*points[0])
    for here, following in pairwise(points[1:]):
        path.quadTo(*here, *_middle(here, following))
    path.lineTo(*points[-1])
    return path


def polygon(points: Sequence[Point]) -> Any:
    """This will be a closed outline with corners."""
    path = skia.Path()
    path.addPoly([skia.Point(*point) for point in points], True)
    return path


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def bloomed(frame: Frame, *, above: int = 180, share: float = 0.6, blur_px: float = 24) -> Frame:
    """This will be the frame as a lens gives it, with a halo around whatever is brighter than `above`."""
    small = cv2.resize(frame, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    bright = cv2.convertScaleAbs(cv2.subtract(small, np.full_like(small, above)), alpha=4 * share)
    halo = cv2.GaussianBlur(bright, (0, 0), blur_px / 4)
    return np.asarray(cv2.add(frame, cv2.resize(halo, (frame.shape[1], frame.shape[0]))), np.uint8)


def seen(picture: Frame, zoom: float, angle: float = 0.0) -> Frame:
    """This will be the picture as large as before, zoomed and turned (degrees) about its middle: `placed` with less care
    for fine detail, in a third of its time.
    """
    rows, columns = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((columns / 2, rows / 2), angle, zoom)
    turned = cv2.warpAffine(picture, matrix, (columns, rows), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    return np.asarray(turned, np.uint8)


class Rising:
    """Noise that rises: a field as tall as all that passes by."""

    def __init__(self, chance: np.random.Generator, size: Size, *, count: int, step_px: float, cell_px: float) -> None:
        self._step_px, self._height = step_px, size[1]
        self._field = smooth_noise(chance, (size[0], size[1] + round(step_px * count) + 1), cell_px)

    def at(self, number: int) -> Field:
        """This will be what is seen of it in a frame, 0..1, [height, width]."""
        begin = round(self._step_px * number)
        return self._field[begin : begin + self._height]


def font(height_px: float, weight: int = REGULAR) -> ImageFont.FreeTypeFont:
    """This will be Noto Sans of a height and weight."""
    made = ImageFont.truetype(str(_FONT), max(4, round(height_px)))
    made.set_variation_by_axes([weight])
    return made


@dataclass(frozen=True)
class Lettering:
    """Words to be laid over frames: the rows they take up, their colours and where they cover."""

    top: int
    colours: Frame
    cover: Field  # 0..1, [rows, width, 1]

    def over(self, frame: Frame, share: float = 1.0) -> Frame:
        """This will be a copy of the frame with the words on it, `share` opaque."""
        laid, rows = frame.copy(), slice(self.top, self.top + self.colours.shape[0])
        cover = self.cover * np.float32(share)
        laid[rows] = (frame[rows] * (1 - cover) + self.colours * cover).astype(np.uint8)
        return laid


def lettering(
    size: Size, lines: Sequence[str], y: float, *, height: float, colour: Colour = (255, 255, 255), outline: float = 0.0
) -> Lettering:
    """This will be centred lines, the first at `y` in shares of the height; their height and their black outline are in
    shares of the width.
    """
    width, height_px = size[0], height * size[0]
    layer = Image.new("RGBA", size, (*colour, 0) if not outline else (0, 0, 0, 0))
    draw, letters = ImageDraw.Draw(layer), font(height_px, BOLD)
    for row, line in enumerate(lines):
        place = (width / 2, y * size[1] + 1.25 * height_px * row)
        edge = round(outline * width)
        draw.text(place, line, (*colour, 255), letters, "ma", stroke_width=edge, stroke_fill=(0, 0, 0, 255))
    drawn = np.asarray(layer)
    rows = np.flatnonzero(drawn[:, :, 3].any(axis=1))
    used = slice(int(rows[0]), int(rows[-1]) + 1)
    return Lettering(used.start, drawn[used, :, :3].copy(), drawn[used, :, 3:].astype(np.float32) / np.float32(255))
