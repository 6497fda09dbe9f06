"""Balls, boxes, cars, boats and fittings: rigid bodies painted as they lie, with depth behind them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import skia

from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas, Point
from generation.engine.animatic.picture.light import Light, argb, mix
from generation.engine.animatic.script import Colour

DEPTH_X, DEPTH_Y = 0.26, -0.3  # what lies one unit deeper is drawn this much to the right and up


@dataclass(frozen=True)
class Spot:
    """Where a thing is in this picture."""

    canvas: Canvas
    light: Light
    scale: float
    x: float  # pixels
    y: float
    angle: float  # radians, y up
    time_s: float = 0.0


def paint_ball(spot: Spot, thing: Thing) -> None:
    """This will paint a ball with its markings turned as it rolls."""
    radius = thing.width_m / 2 * spot.scale
    canvas = spot.canvas
    brush.ball(canvas, spot.x, spot.y, radius, thing.colour, spot.light)
    mark = _MARKS.get(thing.kind.name)
    if mark:
        canvas.save()
        canvas.translate(spot.x, spot.y)
        canvas.rotate(-math.degrees(spot.angle))
        mark(canvas, radius, thing.colour, spot.light)
        canvas.restore()
        _veil(spot, radius)
    shine = 0.85 if thing.kind.name in {"steel ball", "bowling ball", "ball", "apple"} else 0.35
    brush.glow(
        canvas, spot.x - 0.36 * radius, spot.y - 0.46 * radius, 0.3 * radius, 0.22 * radius, spot.light.glow, shine
    )


def _veil(spot: Spot, radius: float) -> None:
    """Light and shade again over the markings, which were painted flat."""
    dark, bright = spot.light.shade, spot.light.glow
    centre = (spot.x - 0.22 * radius, spot.y - 0.42 * radius)
    colours = [argb(bright, 0.3), argb(bright, 0.0), argb(dark, 0.1), argb(dark, 0.55)]
    spot.canvas.drawCircle(spot.x, spot.y, radius, brush.radial(centre, 1.5 * radius, colours, [0.0, 0.32, 0.55, 1.0]))


def _seams(canvas: Canvas, radius: float, colour: Colour, light: Light) -> None:
    pen = brush.line(light.lit((58, 36, 34)), max(1.2, radius * 0.07))
    canvas.drawLine(-radius * 0.97, 0, radius * 0.97, 0, pen)
    canvas.drawLine(0, -radius * 0.97, 0, radius * 0.97, pen)
    for side in (-1, 1):
        box = skia.Rect.MakeXYWH(side * radius * 1.16 - radius * 0.82, -radius * 0.82, radius * 1.64, radius * 1.64)
        canvas.drawArc(box, 180 - 57 if side > 0 else -57, 114, False, pen)


def _wedges(canvas: Canvas, radius: float, colour: Colour, light: Light) -> None:
    box = skia.Rect.MakeXYWH(-radius, -radius, 2 * radius, 2 * radius)
    for i, wedge in enumerate(
        (colour, (252, 250, 244), (252, 200, 72), (252, 250, 244), (70, 158, 214), (252, 250, 244))
    ):
        canvas.drawArc(box, i * 60, 60.5, True, brush.fill(light.lit(wedge)))
    canvas.drawCircle(0, 0, radius * 0.16, brush.fill(light.lit((252, 250, 244))))


def _stripe(canvas: Canvas, radius: float, colour: Colour, light: Light) -> None:
    pen = brush.line(light.lit(mix(colour, (255, 255, 255), 0.75)), radius * 0.24)
    box = skia.Rect.MakeXYWH(-radius * 0.86, -radius * 0.86, radius * 1.72, radius * 1.72)
    pen.setStrokeCap(skia.Paint.kButt_Cap)
    canvas.save()
    clip = skia.Path()
    clip.addCircle(0, 0, radius)
    canvas.clipPath(clip, True)
    canvas.drawLine(-radius, 0, radius, 0, pen)
    canvas.restore()
    canvas.drawArc(box, 20, 50, False, brush.line(light.lit(mix(colour, (255, 255, 255), 0.4)), radius * 0.08, 0.7))


def _curve(canvas: Canvas, radius: float, colour: Colour, light: Light) -> None:
    pen = brush.line(light.lit((250, 250, 240)), radius * 0.12)
    for side in (-1, 1):
        box = skia.Rect.MakeXYWH(side * radius * 1.2 - radius * 0.9, -radius * 0.9, radius * 1.8, radius * 1.8)
        canvas.drawArc(box, 180 - 52 if side > 0 else -52, 104, False, pen)


def _patches(canvas: Canvas, radius: float, colour: Colour, light: Light) -> None:
    dark = brush.fill(light.lit((48, 50, 62)))
    canvas.drawPath(_star(0, 0, radius * 0.34), dark)
    for i in range(5):
        a = 2 * math.pi * (i + 0.5) / 5
        clip = skia.Path()
        clip.addCircle(0, 0, radius)
        canvas.save()
        canvas.clipPath(clip, True)
        canvas.drawPath(_star(radius * 0.92 * math.sin(a), -radius * 0.92 * math.cos(a), radius * 0.3), dark)
        canvas.restore()


def _star(x: float, y: float, radius: float) -> object:
    turns = (2 * math.pi * i / 5 for i in range(5))
    return brush.polygon([(x + radius * math.sin(a), y - radius * math.cos(a)) for a in turns])


def _ribs(canvas: Canvas, radius: float, colour: Colour, light: Light) -> None:
    pen = brush.line(light.lit(mix(colour, (60, 20, 20), 0.35)), max(1.0, radius * 0.06), 0.8)
    for wide in (0.3, 0.68):
        canvas.drawOval(skia.Rect.MakeXYWH(-radius * wide, -radius * 0.98, 2 * radius * wide, radius * 1.96), pen)
    _stalk(canvas, radius, (98, 128, 60), light)


def _stalk(canvas: Canvas, radius: float, colour: Colour, light: Light) -> None:
    canvas.drawLine(
        0, -radius * 0.86, radius * 0.12, -radius * 1.22, brush.line(light.lit((104, 78, 52)), radius * 0.14)
    )
    leaf = brush.smooth(
        [
            (radius * 0.1, -radius * 1.08),
            (radius * 0.5, -radius * 1.4),
            (radius * 0.72, -radius * 1.12),
            (radius * 0.4, -radius),
        ]
    )
    canvas.drawPath(leaf, brush.fill(light.lit((96, 164, 78))))


def _holes(canvas: Canvas, radius: float, colour: Colour, light: Light) -> None:
    for x, y in ((-0.12, -0.5), (0.16, -0.52), (0.04, -0.26)):
        canvas.drawCircle(radius * x, radius * y, radius * 0.1, brush.fill((20, 18, 34)))


_MARKS: dict[str, Callable[[Canvas, float, Colour, Light], None]] = {
    "basketball": _seams,
    "beach ball": _wedges,
    "ball": _stripe,
    "tennis ball": _curve,
    "football": _patches,
    "pumpkin": _ribs,
    "watermelon": _ribs,
    "apple": _stalk,
    "orange": _stalk,
    "bowling ball": _holes,
}


def corners_px(spot: Spot, points_m: list[Point]) -> list[Point]:
    """This will turn body points (metres, y up) into pixels."""
    c, s = math.cos(spot.angle) * spot.scale, math.sin(spot.angle) * spot.scale
    return [(spot.x + x * c - y * s, spot.y - x * s - y * c) for x, y in points_m]


def paint_prism(spot: Spot, front: list[Point], depth_px: float, colour: Colour) -> None:
    """This will paint a polygon with its sides going into the depth; `front` in pixels, any turn."""
    light, canvas = spot.light, spot.canvas
    dx, dy = DEPTH_X * depth_px, DEPTH_Y * depth_px
    back = [(x + dx * 0.5, y + dy * 0.5) for x, y in front]
    near = [(x - dx * 0.5, y - dy * 0.5) for x, y in front]
    turning = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(near, near[1:] + near[:1], strict=True))
    for i, a in enumerate(near):
        j = (i + 1) % len(near)
        b = near[j]
        nx, ny = (b[1] - a[1], a[0] - b[0]) if turning > 0 else (a[1] - b[1], b[0] - a[0])
        if nx * dx + ny * dy <= 0:
            continue
        length = math.hypot(nx, ny) or 1.0
        facing = (-0.35 * nx - 0.94 * ny) / length
        shade = mix(light.dim(colour), light.bright(colour), max(0.0, min(1.0, 0.25 + 0.75 * facing)))
        canvas.drawPath(brush.polygon([a, b, back[j], back[i]]), brush.fill(shade))
    top, low = min(y for _, y in near), max(y for _, y in near)
    paint = brush.vertical(
        top,
        low,
        [
            argb(mix(light.lit(colour), light.bright(colour), 0.35)),
            argb(mix(light.lit(colour), light.dim(colour), 0.42)),
        ],
    )
    canvas.drawPath(brush.polygon(near), paint)


def _near_face(spot: Spot, thing: Thing) -> Spot:
    depth = thing.depth_m * spot.scale / 2
    return Spot(spot.canvas, spot.light, spot.scale, spot.x - DEPTH_X * depth, spot.y - DEPTH_Y * depth, spot.angle)


def paint_box(spot: Spot, thing: Thing) -> None:
    """This will paint a box, crate, block or present."""
    w, h = thing.width_m / 2, thing.height_m / 2
    outline = [(-w, -h), (w, -h), (w, h), (-w, h)]
    paint_prism(spot, corners_px(spot, outline), thing.depth_m * spot.scale, thing.colour)
    face = _near_face(spot, thing)
    canvas = spot.canvas
    canvas.save()
    canvas.translate(face.x, face.y)
    canvas.rotate(-math.degrees(spot.angle))
    unit = w * spot.scale
    decorate = {"crate": _planks, "present": _ribbon, "box": _tape, "block": _letter, "domino": _pips}.get(
        thing.kind.name
    )
    if decorate:
        decorate(canvas, unit, h * spot.scale, thing, spot.light)
    canvas.restore()


def _planks(canvas: Canvas, w: float, h: float, thing: Thing, light: Light) -> None:
    dark = light.dim(thing.colour)
    frame = brush.line(mix(dark, light.lit(thing.colour), 0.3), w * 0.16)
    canvas.drawRect(skia.Rect.MakeLTRB(-w * 0.88, -h * 0.88, w * 0.88, h * 0.88), frame)
    canvas.drawLine(-w * 0.8, -h * 0.8, w * 0.8, h * 0.8, frame)
    for y in (-0.3, 0.3):
        canvas.drawLine(-w * 0.8, h * y, w * 0.8, h * y, brush.line(dark, max(1.0, w * 0.03), 0.5))


def _ribbon(canvas: Canvas, w: float, h: float, thing: Thing, light: Light) -> None:
    paint = brush.fill(light.lit((255, 226, 140)))
    canvas.drawRect(skia.Rect.MakeLTRB(-w * 0.16, -h, w * 0.16, h), paint)
    canvas.drawRect(skia.Rect.MakeLTRB(-w, -h * 0.16, w, h * 0.16), paint)
    for side in (-1, 1):
        loop = brush.smooth([(0, -h), (side * w * 0.5, -h * 1.5), (side * w * 0.62, -h * 1.05)])
        canvas.drawPath(loop, brush.fill(light.bright((255, 206, 110))))


def _tape(canvas: Canvas, w: float, h: float, thing: Thing, light: Light) -> None:
    canvas.drawRect(skia.Rect.MakeLTRB(-w * 0.14, -h, w * 0.14, -h * 0.45), brush.fill(light.lit((232, 206, 160)), 0.9))
    pen = brush.line(light.dim(thing.colour), max(1.0, w * 0.05), 0.7)
    canvas.drawLine(w * 0.45, h * 0.62, w * 0.45, h * 0.3, pen)
    canvas.drawLine(w * 0.62, h * 0.62, w * 0.62, h * 0.3, pen)


def _letter(canvas: Canvas, w: float, h: float, thing: Thing, light: Light) -> None:
    box = skia.Rect.MakeLTRB(-w * 0.78, -h * 0.78, w * 0.78, h * 0.78)
    canvas.drawRoundRect(box, w * 0.16, w * 0.16, brush.line(light.bright(thing.colour), w * 0.09, 0.8))
    canvas.drawPath(_star(0, 0, w * 0.42), brush.fill(light.bright(thing.colour), 0.9))


def _pips(canvas: Canvas, w: float, h: float, thing: Thing, light: Light) -> None:
    pen = brush.line(light.dim(thing.colour), max(1.0, w * 0.14), 0.6)
    canvas.drawLine(-w * 0.6, 0, w * 0.6, 0, pen)


def paint_ring(spot: Spot, thing: Thing) -> None:
    """This will paint a finger's ring with its stone, large enough to be seen."""
    size, light = thing.width_m / 2 * spot.scale, spot.light
    spot.canvas.drawCircle(spot.x, spot.y, 0.72 * size, brush.line(light.lit(thing.colour), max(1.2, 0.4 * size)))
    brush.egg(spot.canvas, spot.x, spot.y - 1.05 * size, 0.55 * size, 0.45 * size, (190, 232, 255), light)
    brush.glow(spot.canvas, spot.x, spot.y - 1.05 * size, 1.6 * size, 1.6 * size, (255, 255, 255), 0.35)
