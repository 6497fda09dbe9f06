"""What moves by itself in a set: pieces that are painted once and put where they are at each moment."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import skia

from generation.engine.animatic.picture.brush import Canvas, Point
from generation.engine.animatic.picture.layers import Layer, surface
from generation.engine.animatic.picture.scenery import Set

_SMOOTHLY, _AS_IT_IS = skia.SamplingOptions(skia.FilterMode.kLinear), skia.SamplingOptions()


@dataclass(frozen=True)
class Stance:
    """Where a piece is at a moment, in pixels of its layer, and how."""

    x: float
    y: float
    turn: float = 0.0  # degrees; what is large leans instead, which costs a tenth
    lean: float = 0.0  # how far it is bent to the right about its pivot, share of its height
    alpha: float = 1.0
    wide: float = 1.0  # times its own width; below nought it is mirrored
    number: int = 0  # of its pictures


@dataclass(frozen=True)
class Piece:
    """Something painted once, or in a few states."""

    images: tuple[Any, ...]  # all of one size
    pivot: Point  # pixels from its upper left: what a stance places
    at: Callable[[float], Stance | None]  # seconds -> where it is; None: it isn't seen
    within: skia.Rect | None = None  # of the layer: outside of it the piece is hidden
    is_light: bool = False  # it is added to what is behind it


@dataclass(frozen=True)
class Mobile(Layer):
    """A layer of pieces, drawn in their order."""

    pieces: tuple[Piece, ...] = ()

    @property
    def moves(self) -> bool:
        """This will say that the layer is another one at each moment."""
        return True

    def changed(self, change: Callable[[Any], Any]) -> Layer:
        """This will be the layer with each of its pictures changed."""
        return replace(
            self, pieces=tuple(replace(each, images=tuple(map(change, each.images))) for each in self.pieces)
        )

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
        """This will put each piece where it is at `now_s` under a camera that has gone `camera_px` to the right."""
        shift = -(int(camera_px * self.speed) % self.period)
        for piece in self.pieces:
            stance = piece.at(now_s)
            if stance is not None and stance.alpha > 0.0:
                self._put(canvas, piece, stance, shift, width, is_still=is_still)

    def _put(self, canvas: Canvas, piece: Piece, stance: Stance, shift: int, width: int, *, is_still: bool) -> None:
        image, (left, up) = piece.images[stance.number], piece.pivot
        reach, paint = math.hypot(image.width(), image.height()), _paint_of(piece, stance)
        for turn in (0, self.period):
            x = stance.x + shift + turn
            if not -reach < x < width + reach:
                continue
            if piece.within is not None:
                canvas.save()
                canvas.clipRect(piece.within.makeOffset(shift + turn, 0))
            if stance.turn or stance.wide != 1.0:
                _turned(canvas, image, (left, up), replace(stance, x=x), paint)
            else:
                at = (round(x - left), round(stance.y - up))
                _bent(canvas, image, at, up, stance.lean, paint, _AS_IT_IS if is_still else _SMOOTHLY)
            if piece.within is not None:
                canvas.restore()


def _turned(canvas: Canvas, image: Any, pivot: Point, stance: Stance, paint: Any) -> None:
    canvas.save()
    canvas.translate(stance.x, stance.y)
    canvas.rotate(stance.turn)
    canvas.scale(stance.wide, 1.0)
    canvas.drawImage(image, -pivot[0], -pivot[1], _SMOOTHLY, paint)
    canvas.restore()


def _bent(
    canvas: Canvas, image: Any, at: tuple[int, int], pivot: float, lean: float, paint: Any, sampling: Any
) -> None:
    """Strips of whole pixels, as layers bend; what doesn't lean is one strip."""
    wide, high = image.width(), image.height()
    first, last = round(lean * pivot), round(lean * (pivot - high))
    if first == last == 0:
        canvas.drawImage(image, *at, sampling, paint)
        return
    count = abs(first - last) + 1
    step = 1 if last >= first else -1
    for k in range(count):
        top, low = round(high * k / count), round(high * (k + 1) / count)
        part = skia.Rect.MakeLTRB(0, top, wide, low)
        canvas.drawImageRect(image, part, part.makeOffset(at[0] + first + step * k, at[1]), sampling, paint)


def _paint_of(piece: Piece, stance: Stance) -> Any:
    """None for what is put there as it is, which is quickest."""
    if piece.is_light:
        return skia.Paint(Alphaf=min(stance.alpha, 1.0), BlendMode=skia.BlendMode.kPlus)
    return skia.Paint(Alphaf=stance.alpha) if stance.alpha < 1.0 else None


def mobile(stage: Set, speed: float, *pieces: Piece) -> Mobile:
    """This will be a layer of pieces that follows the camera by `speed`, as every layer of the set comes round."""
    blank = surface(1, 1, False)
    blank.getCanvas().clear(0x00000000)
    period = 2 * stage.width if speed > 0 else stage.width
    return Mobile(blank.makeImageSnapshot(), 0, period, speed, pieces=pieces)


def sprite(wide: float, high: float, paint: Callable[[Canvas], None]) -> Any:
    """This will be a small picture that `paint` paints from its upper left corner on, clear where it paints nothing."""
    sheet = surface(max(1, math.ceil(wide)), max(1, math.ceil(high)), False)
    canvas = sheet.getCanvas()
    canvas.clear(0x00000000)
    paint(canvas)
    return sheet.makeImageSnapshot()


def swaying(x: float, y: float, share: float, period_s: float, phase: float = 0.0) -> Callable[[float], Stance]:
    """This will be a stance that leans about its pivot, by a share of its height to each side."""
    return lambda now_s: Stance(x, y, lean=share * math.sin(2 * math.pi * now_s / period_s + phase))


def in_turns(image: Any, symmetry: int, steps: int) -> tuple[Any, ...]:
    """This will be a square picture turned about its middle by so many steps, until it looks as it did at first: what is
    the same after each `symmetry`-th part of a turn.
    """
    half = image.width() / 2

    def at(step: int) -> Any:
        def paint(canvas: Canvas) -> None:
            canvas.translate(half, half)
            canvas.rotate(360.0 / symmetry * step / steps)
            canvas.drawImage(image, -half, -half, _SMOOTHLY)

        return sprite(image.width(), image.height(), paint)

    return tuple(at(step) for step in range(steps))
