"""Layers: pictures painted once and shifted by whole pixels as the camera moves; the nearer the faster, without end."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import skia

from generation.engine.animatic.picture.brush import Canvas

Paint = Callable[[Canvas, float], None]
"""Paints a layer; the second argument is the width in pixels after which it repeats."""


def surface(width: int, height: int, is_opaque: bool) -> Any:
    """This will be a drawing surface in the machine's native pixel order, which skia blends fastest."""
    alpha = skia.kOpaque_AlphaType if is_opaque else skia.kPremul_AlphaType
    return skia.Surface.MakeRaster(skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, alpha))


_AS_IT_IS, _SMOOTHLY = skia.SamplingOptions(), skia.SamplingOptions(skia.FilterMode.kLinear)


@dataclass(frozen=True)
class Layer:
    """One painted layer."""

    image: Any
    top: int  # pixels from the picture's top
    period: int  # pixels
    speed: float  # share of the camera's movement
    drift: float = 0.0  # pixels a second (of a camera's movement) at which it moves by itself: clouds
    sway: float = 0.0  # how far it gives way to wind or swell, 1 being grass

    @property
    def moves(self) -> bool:
        """This will say whether it moves though neither camera nor wind does."""
        return bool(self.drift)

    def changed(self, change: Callable[[Any], Any]) -> Layer:
        """This will be the layer with its picture changed."""
        return replace(self, image=change(self.image))

    def draw(
        self,
        canvas: Canvas,
        camera_px: int,
        width: int,
        *,
        is_still: bool = True,
        lean: float = 0.0,
        now_s: float = 0.0,
    ) -> None:
        """This will put the layer under a camera that has gone `camera_px` to the right; pixel by pixel where it is still
        otherwise, and smoothly where it is nearer. `lean` is how far what grows is bent to the right, share of its height;
        `now_s` is for layers whose pieces move.
        """
        sampling = _AS_IT_IS if is_still else _SMOOTHLY
        if lean * self.sway:
            self._draw_bent(canvas, camera_px, width, lean * self.sway)
            return
        x = -(int(camera_px * self.speed) % self.period)
        while x < width:
            canvas.drawImage(self.image, x, self.top, sampling)
            x += self.period

    def _draw_bent(self, canvas: Canvas, camera_px: int, width: int, lean: float) -> None:
        """Row by row, each strip a whole pixel farther: a true shear would have to be sampled anew, which costs tenfold."""
        high, x = self.image.height(), -(int(camera_px * self.speed) % self.period)
        reach, way = round(abs(lean) * high), 1 if lean > 0 else -1
        edges = [high - round(high * k / (reach + 1)) for k in range(reach + 2)]
        for shift, (low, up) in enumerate(itertools.pairwise(edges)):
            for at in range(x + way * shift - self.period, width, self.period):
                left, right = max(0, at), min(width, at + self.period)
                if left < right:
                    part = skia.Rect.MakeLTRB(left - at, up, right - at, low)
                    goal = skia.Rect.MakeLTRB(left, self.top + up, right, self.top + low)
                    canvas.drawImageRect(self.image, part, goal, _AS_IT_IS)


def make_layer(
    paint: Paint, *, width: int, top: float, bottom: float, speed: float, is_opaque: bool = False, drift: float = 0.0
) -> Layer:
    """This will paint a layer between two heights of the picture; it repeats after twice the picture's width."""
    period = 2 * width if speed > 0 else width
    first, last = int(top), max(int(bottom), int(top) + 1)
    sheet = surface(period, last - first, is_opaque)
    canvas = sheet.getCanvas()
    canvas.clear(0xFF000000 if is_opaque else 0x00000000)
    canvas.translate(0, -first)
    paint(canvas, float(period))
    return Layer(sheet.makeImageSnapshot(), first, period, speed, drift)


def wrapped(canvas: Canvas, period: float, x: float, reach: float, paint: Callable[[float], None]) -> None:
    """This will paint something at x, and again beyond the layer's ends where it reaches over them."""
    for shift in (-period, 0.0, period):
        if -reach <= x + shift <= period + reach:
            paint(x + shift)
