"""A drawing board in a thing's own coordinates: lengths of the thing, y up, turned and placed as the thing lies.

Light stays where the picture's light is while the thing turns: gradients run down the picture, not down the thing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Point
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.objects import DEPTH_X, DEPTH_Y, Spot, paint_prism
from generation.engine.animatic.script import Colour

_WHITE: Colour = (255, 255, 255)
INK: Colour = (44, 34, 48)


class Draft:
    """Draws with the light of a spot; one unit is `unit_m` metres, the thing's own zero is at `middle`."""

    def __init__(self, spot: Spot, unit_m: float, middle: Point = (0.0, 0.0), flip: float = 1.0) -> None:
        self.canvas, self.light, self.time_s = spot.canvas, spot.light, spot.time_s
        self.unit = unit_m * spot.scale
        self._spot, self._middle, self._flip = spot, middle, flip
        self.is_unlit = False  # its flames are things of their own, or gone
        self.is_taken = False  # somebody of the play is in or on it: nobody is painted there
        self._cos, self._sin = math.cos(spot.angle) * self.unit, math.sin(spot.angle) * self.unit

    def px(self, x: float, y: float) -> Point:
        """This will be where a point is in the picture."""
        x, y = (x - self._middle[0]) * self._flip, y - self._middle[1]
        return self._spot.x + x * self._cos - y * self._sin, self._spot.y - x * self._sin - y * self._cos

    def _all(self, points: Sequence[Point]) -> list[Point]:
        return [self.px(x, y) for x, y in points]

    def _gradient(self, points: list[Point], colour: Colour, alpha: float = 1.0) -> skia.Paint:
        top, low = min(y for _, y in points), max(y for _, y in points)
        light = self.light
        colours = [argb(light.bright(colour), alpha), argb(light.lit(colour), alpha),
                   argb(mix(light.lit(colour), light.dim(colour), 0.75), alpha)]  # fmt: skip
        return brush.vertical(top, low + 0.1, colours, [0.0, 0.45, 1.0])

    def slab(self, points: Sequence[Point], colour: Colour, depth: float) -> None:
        """This will paint a convex plate `depth` units thick, its sides seen."""
        paint_prism(self._spot, self._all(points), depth * self.unit, colour)

    def brick(self, left: float, bottom: float, right: float, top: float, colour: Colour, depth: float) -> None:
        """This will paint an upright box `depth` units thick."""
        self.slab(((left, bottom), (right, bottom), (right, top), (left, top)), colour, depth)

    def poly(self, points: Sequence[Point], colour: Colour, alpha: float = 1.0) -> None:
        """This will paint a flat polygon."""
        placed = self._all(points)
        self.canvas.drawPath(brush.polygon(placed), self._gradient(placed, colour, alpha))

    def soft(self, points: Sequence[Point], colour: Colour, alpha: float = 1.0) -> None:
        """This will paint a flat form with a soft outline that passes by the points."""
        placed = self._all(points)
        self.canvas.drawPath(brush.smooth(placed), self._gradient(placed, colour, alpha))

    def box(self, left: float, bottom: float, right: float, top: float, colour: Colour, alpha: float = 1.0) -> None:
        """This will paint a flat upright rectangle."""
        self.poly(((left, bottom), (right, bottom), (right, top), (left, top)), colour, alpha)

    def disc(self, x: float, y: float, radius: float, colour: Colour, alpha: float = 1.0) -> None:
        """This will paint a flat round spot."""
        px, py = self.px(x, y)
        self.canvas.drawCircle(px, py, max(radius * self.unit, 0.4), brush.fill(self.light.lit(colour), alpha))

    def ball(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """This will paint a round body."""
        px, py = self.px(x, y)
        brush.ball(self.canvas, px, py, radius * self.unit, colour, self.light)

    def egg(self, x: float, y: float, rx: float, ry: float, colour: Colour, tilt: float = 0.0) -> None:
        """This will paint an oval body, `tilt` in degrees to the left."""
        px, py = self.px(x, y)
        turn = -math.degrees(self._spot.angle) - tilt * self._flip
        brush.egg(self.canvas, px, py, rx * self.unit, ry * self.unit, colour, self.light, turn)

    def rod(self, x0: float, y0: float, x1: float, y1: float, radius: float, colour: Colour, end: float = 0.0) -> None:
        """This will paint a round rod, tapering to `end`."""
        start, stop = self.px(x0, y0), self.px(x1, y1)
        brush.limb(self.canvas, start, stop, radius * self.unit, colour, self.light, end * self.unit)

    def line(self, points: Sequence[Point], width: float, colour: Colour, alpha: float = 1.0) -> None:
        """This will paint a soft line past the points."""
        pen = brush.line(self.light.lit(colour), max(width * self.unit, 0.8), alpha)
        placed = self._all(points)
        if len(placed) == 2:
            self.canvas.drawLine(*placed[0], *placed[1], pen)
        else:
            self.canvas.drawPath(brush.smooth(placed, False), pen)

    def shine(self, x: float, y: float, rx: float, ry: float, alpha: float = 0.6) -> None:
        """This will paint a soft highlight."""
        px, py = self.px(x, y)
        brush.glow(self.canvas, px, py, rx * self.unit, ry * self.unit, self.light.glow, alpha)

    def lamp(self, x: float, y: float, radius: float, colour: Colour, alpha: float) -> None:
        """This will paint a glow of its own light."""
        px, py = self.px(x, y)
        brush.glow(self.canvas, px, py, radius * self.unit, radius * self.unit, colour, alpha)

    def behind(self, points: Sequence[Point], colour: Colour, depth: float) -> None:
        """This will paint a form's far side `depth` units deep: the dark rim that gives a soft form its thickness."""
        dx, dy = DEPTH_X * depth * self.unit, DEPTH_Y * depth * self.unit
        placed = [(x + dx, y + dy) for x, y in self._all(points)]
        self.canvas.drawPath(brush.smooth(placed), brush.fill(self.light.dim(mix(colour, (30, 20, 50), 0.2))))

    def eyes(self, x: float, y: float, apart: float, size: float) -> None:
        """This will paint two small friendly eyes."""
        for side in (-1, 1):
            self.disc(x + side * apart, y, size, INK)
            self.disc(x + side * apart - size * 0.3, y + size * 0.35, size * 0.36, _WHITE)


def round_points(x: float, y: float, rx: float, ry: float, count: int = 12) -> list[Point]:
    """This will be points on an oval, for soft forms (drawn a little inside them)."""
    reach = 1.0 / math.cos(math.pi / count)
    return [(x + reach * rx * math.cos(2 * math.pi * i / count), y + reach * ry * math.sin(2 * math.pi * i / count))
            for i in range(count)]  # fmt: skip
