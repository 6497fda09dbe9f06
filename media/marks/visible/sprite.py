"""The visible mark as a picture: a sun on a thin horizon, the product's name, the creator's handle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import skia

from media.marks.visible.fonts import Line, set_line

Sprite = npt.NDArray[np.uint8]
"""uint8 [height, width, 4], RGBA with colour multiplied by alpha already; sides are even."""

HEIGHT_SHARE = 0.07
"""Of the picture's short side: the height of two lines of text. At 720 px the handle's letters are 20 px high."""

WIDEST_SHARE = 0.52
"""Of the picture's width: leaves the mark two places side by side within the central 80 %."""

FINER = 4

LONGEST = 40
"""Letters of a name; what is longer ends in an ellipsis."""

WHITE = 0xFFFFFFFF
NIGHT = np.array([8, 10, 16]) / 255  # the shadow's colour: the look's ink
DAWN = (0xFFFF6A55, 0xFFFFB454)  # coral to amber: the product's one accent


@dataclass(frozen=True)
class _Drawing:
    """The mark laid out, in pixels: `unit` is the height of the two lines together."""

    unit: float
    name: Line
    handle: Line

    @property
    def sun(self) -> float:
        return self.unit * 0.92

    @property
    def gap(self) -> float:
        return self.unit * 0.24

    @property
    def ink_width(self) -> float:
        return self.sun + self.gap + max(self.name.width, self.handle.width)

    @property
    def pad(self) -> float:
        """Room for the shadow on every side."""
        return self.unit * 0.36


def draw_sprite(*, product: str, handle: str, width: int, height: int) -> Sprite:
    """This will draw the mark for pictures of `width` × `height` pixels, its soft shadow included.

    The text shrinks until the whole mark is at most WIDEST_SHARE of the width. Raises NoFontError.
    """
    drawing = _laid_out(shortened(product), shortened(handle), unit=min(width, height) * HEIGHT_SHARE)
    widest = width * WIDEST_SHARE - 2 * drawing.pad
    if drawing.ink_width > widest:
        drawing = _laid_out(shortened(product), shortened(handle), unit=drawing.unit * widest / drawing.ink_width)
    return _painted(drawing)


def shortened(text: str) -> str:
    """This will be the text without line breaks and controls, and with an ellipsis where it is over LONGEST letters."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _laid_out(product: str, handle: str, *, unit: float) -> _Drawing:
    return _Drawing(
        unit=unit,
        name=set_line(product, size_px=unit * 0.44, weight=600, colour=WHITE),
        handle=set_line(handle, size_px=unit * 0.56, weight=700, colour=WHITE),
    )


def _painted(drawing: _Drawing) -> Sprite:
    ink = _ink(drawing)
    shadow = _shadow(ink[..., 3], drawing.unit)
    seen = shadow * (1 - ink[..., 3])  # what of the shadow the ink leaves to be seen
    colour = ink[..., :3] + seen[..., None] * NIGHT
    pixels = np.concatenate([colour, (ink[..., 3] + seen)[..., None]], axis=2)
    return np.asarray(np.rint(np.minimum(pixels, 1.0) * 255), np.uint8)


def _ink(drawing: _Drawing) -> npt.NDArray[np.float64]:
    """Drawn FINER times as large and averaged down: smooth edges at the size of small print, on every machine."""
    width = int(drawing.ink_width + 2 * drawing.pad) // 2 * 2 + 2
    height = int(drawing.unit + 2 * drawing.pad) // 2 * 2 + 2
    pixels = np.zeros((height * FINER, width * FINER, 4), np.uint8)
    with skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType) as canvas:
        canvas.scale(FINER, FINER)
        _paint_ink(canvas, drawing)
    squares = pixels.reshape(height, FINER, width, FINER, 4)
    return np.asarray(squares.mean(axis=(1, 3)) / 255)


def _shadow(ink: npt.NDArray[np.float64], unit: float) -> npt.NDArray[np.float64]:
    """A wide faint shadow calms the ground, a tight dense one holds the edge: no box, yet legible on white."""
    wide = np.minimum(1, 1.8 * _blurred(ink, unit * 0.14)) * 0.45
    tight = np.minimum(1, 3.0 * _blurred(ink, unit * 0.052)) * 0.62
    return np.asarray(1 - (1 - wide) * (1 - tight))


def _blurred(plane: npt.NDArray[np.float64], sigma: float) -> npt.NDArray[np.float64]:
    reach = int(3 * sigma) + 1
    bell = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    bell /= bell.sum()
    padded = np.pad(plane, reach)
    rows = sum(share * padded[:, i : i + plane.shape[1]] for i, share in enumerate(bell))
    return np.asarray(sum(share * rows[i : i + plane.shape[0]] for i, share in enumerate(bell)))


def _paint_ink(canvas: Any, drawing: _Drawing) -> None:
    left, top, unit = drawing.pad, drawing.pad, drawing.unit
    _paint_sun(canvas, left, top, unit, drawing.sun)
    text = left + drawing.sun + drawing.gap
    drawing.name.paint(canvas, text, top + unit * 0.34)
    drawing.handle.paint(canvas, text, top + unit * 0.96)


def _paint_sun(canvas: Any, left: float, top: float, unit: float, width: float) -> None:
    """Half a sun above a horizon that is wider than it, and its short reflection."""
    middle, horizon, radius = left + width / 2, top + unit * 0.60, width * 0.34
    stroke = skia.Paint(Color=WHITE, AntiAlias=True, StrokeWidth=unit * 0.075, StrokeCap=skia.Paint.kRound_Cap)
    glow = skia.GradientShader.MakeLinear([(middle, horizon), (middle, horizon - radius)], list(DAWN))
    canvas.save()
    canvas.clipRect(skia.Rect(left, top - unit, left + width, horizon - unit * 0.08), True)
    canvas.drawCircle(middle, horizon, radius, skia.Paint(Shader=glow, AntiAlias=True))
    canvas.restore()
    for half, below in ((0.46, 0.0), (0.22, 0.17)):
        y = horizon + unit * below
        canvas.drawLine(middle - width * half, y, middle + width * half, y, stroke)
