"""Brushes: the few soft, lit forms everything is painted with. Pixels, y points down, light from the upper left."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import skia

from generation.engine.animatic.picture.light import Light, argb, mix
from generation.engine.animatic.script import Colour

Canvas = Any
Point = tuple[float, float]

_LIGHT_X, _LIGHT_Y = -0.5, -0.866  # towards the light
_CEL_EDGE = 0.64  # of the way from light to shade


def fill(colour: Colour, alpha: float = 1.0) -> Any:
    """This will be a smooth-edged paint of one colour."""
    return skia.Paint(AntiAlias=True, Color=argb(colour, alpha))


def line(colour: Colour, width: float, alpha: float = 1.0) -> Any:
    """This will be a round-ended pen."""
    return skia.Paint(
        AntiAlias=True,
        Color=argb(colour, alpha),
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
    )


def vertical(top: float, bottom: float, colours: list[int], stops: list[float] | None = None) -> Any:
    """This will be a paint that runs from `top` to `bottom`."""
    shader = skia.GradientShader.MakeLinear([(0, top), (0, bottom)], colours, stops or [])
    return skia.Paint(AntiAlias=True, Shader=shader)


def radial(centre: Point, radius: float, colours: list[int], stops: list[float] | None = None) -> Any:
    """This will be a paint that runs outwards from `centre`."""
    return skia.Paint(
        AntiAlias=True, Shader=skia.GradientShader.MakeRadial(centre, max(radius, 0.1), colours, stops or [])
    )


def ball(canvas: Canvas, x: float, y: float, radius: float, colour: Colour, light: Light) -> None:
    """This will paint a matt ball: bright towards the light, deep on the other side, a little light from below."""
    centre = (x + 0.42 * radius * _LIGHT_X, y + 0.5 * radius * _LIGHT_Y)
    colours = [
        argb(light.bright(colour)),
        argb(light.lit(colour)),
        argb(light.dim(colour)),
        argb(mix(light.dim(colour), light.haze, 0.16)),
    ]
    canvas.drawCircle(x, y, radius, radial(centre, 1.5 * radius, *_laid(colours, [0.0, 0.4, 0.86, 1.0], light)))


def _laid(colours: list[int], stops: list[float], light: Light) -> tuple[list[int], list[float]]:
    """A run of colours from light to shade; of a cel two alone, the lit one and the dim one, with an edge between them."""
    if not light.is_cel:
        return colours, stops
    lit, dim = colours[1], colours[2]
    return [lit, lit, dim, dim], [0.0, _CEL_EDGE, _CEL_EDGE + 0.02, 1.0]


def egg(
    canvas: Canvas, x: float, y: float, rx: float, ry: float, colour: Colour, light: Light, tilt: float = 0.0
) -> None:
    """This will paint a matt ellipsoid, `tilt` in degrees."""
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(tilt)
    canvas.scale(1.0, ry / rx)
    ball(canvas, 0, 0, rx, colour, light)
    canvas.restore()


def limb(
    canvas: Canvas, start: Point, end: Point, radius: float, colour: Colour, light: Light, end_radius: float = 0.0
) -> None:
    """This will paint a rounded limb between two points, shaded across its width."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if length < 0.3:
        ball(canvas, start[0], start[1], radius, colour, light)
        return
    nx, ny = -dy / length, dx / length
    if nx * _LIGHT_X + ny * _LIGHT_Y < 0:
        nx, ny = -nx, -ny
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    ends = [(middle[0] + nx * radius, middle[1] + ny * radius), (middle[0] - nx * radius, middle[1] - ny * radius)]
    colours = [argb(light.bright(colour)), argb(light.lit(colour)), argb(light.dim(colour))]
    shader = skia.GradientShader.MakeLinear(ends, *_laid(colours, [0.0, 0.38, 1.0], light))
    if end_radius and abs(end_radius - radius) > 0.5:
        canvas.drawPath(_taper(start, end, radius, end_radius), skia.Paint(AntiAlias=True, Shader=shader))
        return
    paint = skia.Paint(
        AntiAlias=True,
        Shader=shader,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=2 * radius,
        StrokeCap=skia.Paint.kRound_Cap,
    )
    canvas.drawLine(start[0], start[1], end[0], end[1], paint)


def _taper(start: Point, end: Point, first: float, second: float) -> Any:
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    length = math.hypot(end[0] - start[0], end[1] - start[1])
    open_by = math.acos(max(-1.0, min(1.0, (first - second) / max(length, 1e-6))))
    turned = math.degrees(angle)
    spread = math.degrees(open_by)
    path = skia.Path()
    box = skia.Rect.MakeLTRB(start[0] - first, start[1] - first, start[0] + first, start[1] + first)
    path.arcTo(box, turned + spread, 360 - 2 * spread, True)
    box = skia.Rect.MakeLTRB(end[0] - second, end[1] - second, end[0] + second, end[1] + second)
    path.arcTo(box, turned - spread, 2 * spread, False)
    path.close()
    return path


def polygon(points: list[Point]) -> Any:
    """This will be a closed path through `points`."""
    return skia.Path.Polygon([skia.Point(x, y) for x, y in points], True)


def smooth(points: Sequence[Point], is_closed: bool = True) -> Any:
    """This will be a soft curve that passes by `points` (quadratic through the midpoints)."""
    path = skia.Path()
    count = len(points)
    middle = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(points, [*points[1:], points[0]], strict=True)]
    if not is_closed:
        path.moveTo(*points[0])
        for i in range(1, count - 1):
            path.quadTo(*points[i], *middle[i])
        path.lineTo(*points[-1])
        return path
    path.moveTo(*middle[-1])
    for i in range(count):
        path.quadTo(*points[i], *middle[i])
    path.close()
    return path


@lru_cache(maxsize=64)
def _soft(alpha: int, red: int, green: int, blue: int) -> Any:
    colour = (red, green, blue)
    share = alpha / 255
    colours = [argb(colour, share), argb(colour, 0.72 * share), argb(colour, 0.26 * share), argb(colour, 0.0)]
    return skia.Paint(
        AntiAlias=True, Shader=skia.GradientShader.MakeRadial((0, 0), 1.0, colours, [0.0, 0.4, 0.72, 1.0])
    )


def glow(canvas: Canvas, x: float, y: float, rx: float, ry: float, colour: Colour, alpha: float) -> None:
    """This will paint a soft spot: a shadow, a glow, a puff."""
    if alpha <= 0.004 or rx <= 0 or ry <= 0:
        return
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(rx, ry)
    canvas.drawCircle(0, 0, 1, _soft(round(255 * min(alpha, 1.0)), *colour))
    canvas.restore()
