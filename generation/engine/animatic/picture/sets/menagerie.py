"""The set of a zoo: a gate with its name, a giraffe, an elephant and flamingos behind their fences."""

from __future__ import annotations

import random
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas, Point
from generation.engine.animatic.picture.layers import wrapped
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.mobiles import Piece, mobile, sprite, swaying
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, hills, sky_layers
from generation.engine.animatic.picture.sets.rooms import every
from generation.engine.animatic.script import Colour

_YELLOW: Colour = (240, 196, 110)
_PATCH: Colour = (176, 106, 58)
_GREY: Colour = (148, 154, 170)
_PINK: Colour = (246, 146, 160)
_YARD = 0.5
"""Share of the camera's way at which the animals' yards move."""


def zoo(stage: Set) -> Backdrop:
    """This will be a zoo: trees and rocks, animals that look about, a fence, a gate that says so, a path."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *sky_layers(stage),
            hills(stage, 5.0, (118, 176, 112), 0.42, 611, 0.1),
            band(stage, partial(_trees, stage=stage), line - 40 * unit, line, 0.3),
            band(stage, partial(_yards, stage=stage), line - 30 * unit, line + 2 * unit, _YARD),
            mobile(stage, _YARD, *_animals(stage)),
            band(stage, partial(_fence, stage=stage), 0, line + 4 * unit, 0.7),
            band(stage, partial(_path, stage=stage), line, stage.height, 1.0),
        ],
        [],
    )


def _trees(canvas: Canvas, period: float, stage: Set) -> None:
    unit, line = stage.unit, stage.horizon

    def tree(at: float, rng: random.Random) -> None:
        green = rng.choice(((92, 156, 92), (120, 172, 86), (78, 140, 98)))
        scenery.paint_tree(canvas, at, line, unit * rng.uniform(20, 32), stage, green, 0.25, rng)

    pieces.row(canvas, stage, period, 15, 612, tree, 20)


def _places(stage: Set) -> tuple[float, float, float]:
    """Where giraffe, elephant and flamingos stand, pixels along the layer."""
    middle, unit = 0.5 * stage.width, stage.unit
    return middle - 36 * unit, middle + 31 * unit, 1.42 * stage.width


def _yards(canvas: Canvas, period: float, stage: Set) -> None:
    """Sand, rocks, a pool, and what of the animals keeps still."""
    unit, light, line = stage.unit, stage.light, stage.horizon
    canvas.drawRect(
        pieces.box(0, line - 7 * unit, period, 9 * unit),
        brush.vertical(
            line - 7 * unit, line, [argb(light.far((206, 190, 130), 0.2)), argb(light.far((222, 200, 146), 0.1))]
        ),
    )

    def boulder(at: float, rng: random.Random) -> None:
        wide = unit * rng.uniform(8, 15)
        pieces.rock(canvas, at, line - 5 * unit, wide, wide * rng.uniform(0.5, 0.8), (168, 152, 138), stage, 0.2, rng)

    pieces.row(canvas, stage, period, 34, 613, boulder, 16)
    giraffe, elephant, pool = _places(stage)
    canvas.drawOval(
        pieces.box(pool - 17 * unit, line - 5.4 * unit, 34 * unit, 5 * unit), brush.fill(light.lit((110, 190, 214)))
    )
    for spot in (0.0, period):
        _giraffe_body(canvas, (giraffe + spot, line - 2 * unit), stage)
        _elephant_body(canvas, (elephant + spot, line - 2 * unit), stage)


def _giraffe_body(canvas: Canvas, foot: Point, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    x, y = foot
    tan, deep = light.far(_YELLOW, 0.06), mix(light.far(_YELLOW, 0.06), light.shade, 0.22)
    for dx, tone in ((-4.6, deep), (4.4, deep), (-3.2, tan), (5.6, tan)):
        canvas.drawLine(x + dx * unit, y - 12 * unit, x + dx * unit, y, brush.line(tone, 1.5 * unit))
        canvas.drawLine(
            x + dx * unit, y - 0.8 * unit, x + dx * unit, y, brush.line(light.dim((96, 70, 54)), 1.6 * unit)
        )
    body = [(-6.5, -13), (-5.6, -17), (1, -18), (6.2, -20), (7.6, -15), (6, -12), (-4, -11.4)]
    canvas.drawPath(brush.smooth([(x + a * unit, y + b * unit) for a, b in body]), brush.fill(tan))
    for a, b in ((-4, -15), (-1.4, -13.4), (-1, -16.4), (2, -15), (4.6, -17), (5, -13.8)):
        _patch(canvas, x + a * unit, y + b * unit, 1.1 * unit, stage)
    canvas.drawLine(x - 6.2 * unit, y - 15 * unit, x - 8 * unit, y - 9 * unit, brush.line(deep, 0.6 * unit))
    canvas.drawCircle(x - 8 * unit, y - 8.6 * unit, 0.9 * unit, brush.fill(light.dim((96, 66, 48))))


def _patch(canvas: Canvas, x: float, y: float, r: float, stage: Set) -> None:
    blot = brush.smooth(
        [
            (x - r, y - 0.3 * r),
            (x - 0.2 * r, y - r),
            (x + r, y - 0.5 * r),
            (x + 0.7 * r, y + 0.8 * r),
            (x - 0.6 * r, y + r),
        ]
    )
    canvas.drawPath(blot, brush.fill(stage.light.far(_PATCH, 0.06)))


def _giraffe_neck(canvas: Canvas, stage: Set) -> None:
    """From its root at (3, 25) units up to the head: a sprite of 14 by 27."""
    unit, light = stage.unit, stage.light
    tan, deep = light.far(_YELLOW, 0.06), mix(light.far(_YELLOW, 0.06), light.shade, 0.22)
    neck = [(1, 26), (5.6, 25), (8.6, 7), (6.4, 6.4), (3.6, 15)]
    canvas.drawPath(brush.polygon([(a * unit, b * unit) for a, b in neck]), brush.fill(tan))
    canvas.drawLine(1.2 * unit, 25 * unit, 6.2 * unit, 6.4 * unit, brush.line(light.dim((150, 92, 56)), 0.8 * unit))
    for a, b in ((4.2, 22), (4.0, 18.4), (6.0, 19), (5.6, 15), (6.8, 11.6), (5.6, 11.4)):
        _patch(canvas, a * unit, b * unit, 0.95 * unit, stage)
    for a in (6.4, 8.0):
        canvas.drawLine(a * unit, 4 * unit, (a - 0.2) * unit, 1.6 * unit, brush.line(deep, 0.5 * unit))
        canvas.drawCircle((a - 0.2) * unit, 1.4 * unit, 0.55 * unit, brush.fill(light.dim((110, 74, 52))))
    head = [(5.6, 4.2), (8.4, 3.2), (12.6, 6.4), (12.8, 8), (10.6, 8.2), (6.6, 7.6)]
    canvas.drawPath(brush.smooth([(a * unit, b * unit) for a, b in head]), brush.fill(tan))
    canvas.drawOval(
        pieces.box(10.8 * unit, 6.2 * unit, 2.2 * unit, 1.9 * unit), brush.fill(mix(tan, (255, 244, 226), 0.5))
    )
    canvas.drawOval(pieces.box(3.2 * unit, 3.2 * unit, 3.2 * unit, 1.4 * unit), brush.fill(deep))
    canvas.drawCircle(8.6 * unit, 5.0 * unit, 0.6 * unit, brush.fill((40, 30, 34)))
    canvas.drawCircle(12.0 * unit, 6.9 * unit, 0.22 * unit, brush.fill(light.dim((110, 74, 52))))


def _elephant_body(canvas: Canvas, foot: Point, stage: Set) -> None:
    """It looks to the left."""
    unit, light = stage.unit, stage.light
    x, y = foot
    hide, deep = light.far(_GREY, 0.06), mix(light.far(_GREY, 0.06), light.shade, 0.25)
    for dx, tone in ((-4.4, deep), (8.6, deep), (-1.4, hide), (5.6, hide)):
        canvas.drawRoundRect(
            pieces.box(x + (dx - 1.7) * unit, y - 11 * unit, 3.4 * unit, 11 * unit), unit, unit, brush.fill(tone)
        )
        for toe in (-0.9, 0.0, 0.9):
            canvas.drawCircle(
                x + (dx + toe) * unit, y - 0.5 * unit, 0.4 * unit, brush.fill(light.bright((226, 222, 214)))
            )
    body = pieces.box(x - 7 * unit, y - 21 * unit, 18 * unit, 15 * unit)
    canvas.drawOval(body, brush.vertical(body.top(), body.bottom(), [argb(mix(hide, light.glow, 0.22)), argb(deep)]))
    canvas.drawLine(x + 10.4 * unit, y - 15 * unit, x + 12 * unit, y - 8 * unit, brush.line(deep, 0.6 * unit))


def _elephant_head(canvas: Canvas, stage: Set) -> None:
    """A sprite of 20 by 20 units, its middle at (12, 8)."""
    unit, light = stage.unit, stage.light
    hide, deep = light.far(_GREY, 0.06), mix(light.far(_GREY, 0.06), light.shade, 0.25)
    trunk = [(7.4, 9), (4.8, 12), (4.2, 16), (2.4, 18)]
    for (a, b), (c, d), wide in zip(trunk, trunk[1:], (3.4, 2.6, 1.9), strict=False):
        canvas.drawLine(a * unit, b * unit, c * unit, d * unit, brush.line(hide, wide * unit))
    tusk = brush.smooth([(7.4 * unit, 11 * unit), (6.6 * unit, 14 * unit), (4.0 * unit, 14.4 * unit)], False)
    canvas.drawPath(tusk, brush.line(light.bright((252, 246, 230)), 0.8 * unit))
    head = pieces.box(5.6 * unit, 2 * unit, 11 * unit, 11.6 * unit)
    canvas.drawOval(head, brush.vertical(head.top(), head.bottom(), [argb(mix(hide, light.glow, 0.22)), argb(hide)]))
    ear = brush.smooth(
        [
            (11 * unit, 3.4 * unit),
            (17.4 * unit, 2.4 * unit),
            (19 * unit, 8 * unit),
            (15 * unit, 14 * unit),
            (11.4 * unit, 10 * unit),
        ]
    )
    canvas.drawPath(ear, brush.fill(deep))
    inner = brush.smooth(
        [(12.4 * unit, 4.6 * unit), (16.6 * unit, 4 * unit), (17.4 * unit, 8 * unit), (14.8 * unit, 12 * unit)]
    )
    canvas.drawPath(inner, brush.fill(mix(deep, (214, 160, 160), 0.4)))
    canvas.drawCircle(8.4 * unit, 6.6 * unit, 0.7 * unit, brush.fill((36, 32, 42)))


def _flamingo(canvas: Canvas, stage: Set) -> None:
    """A sprite of 8 by 15 units on one leg, whose foot is at (4, 15)."""
    unit, light = stage.unit, stage.light
    pink, deep = light.far(_PINK, 0.05), mix(light.far(_PINK, 0.05), light.shade, 0.2)
    canvas.drawLine(4 * unit, 9 * unit, 4 * unit, 15 * unit, brush.line(deep, 0.4 * unit))
    knee = brush.smooth([(4.4 * unit, 9 * unit), (5.6 * unit, 12 * unit), (4.2 * unit, 12.4 * unit)], False)
    canvas.drawPath(knee, brush.line(deep, 0.4 * unit))
    canvas.drawOval(pieces.box(2.4 * unit, 6.4 * unit, 5 * unit, 3.4 * unit), brush.fill(pink))
    canvas.drawOval(pieces.box(4.2 * unit, 7 * unit, 3.4 * unit, 2 * unit), brush.fill(deep))
    neck = brush.smooth(
        [(3 * unit, 8 * unit), (1.6 * unit, 5 * unit), (3.8 * unit, 3 * unit), (2.6 * unit, 1.4 * unit)], False
    )
    canvas.drawPath(neck, brush.line(pink, 0.9 * unit))
    canvas.drawCircle(2.4 * unit, 1.6 * unit, 0.95 * unit, brush.fill(pink))
    canvas.drawLine(1.6 * unit, 1.8 * unit, 0.7 * unit, 2.8 * unit, brush.line(light.dim((60, 50, 60)), 0.6 * unit))


def _animals(stage: Set) -> list[Piece]:
    unit, line = stage.unit, stage.horizon
    giraffe, elephant, pool = _places(stage)
    neck = sprite(14 * unit, 27 * unit, partial(_giraffe_neck, stage=stage))
    head = sprite(20 * unit, 20 * unit, partial(_elephant_head, stage=stage))
    bird = sprite(8 * unit, 15 * unit, partial(_flamingo, stage=stage))
    herd = [
        Piece((neck,), (3.2 * unit, 25 * unit), swaying(giraffe + 5.2 * unit, line - 19 * unit, 0.12, 4.2)),
        Piece((head,), (12 * unit, 8 * unit), swaying(elephant - 6 * unit, line - 16.5 * unit, 0.11, 2.9)),
    ]
    flock = [
        Piece((bird,), (4 * unit, 15 * unit), swaying(pool + dx * unit, line - dy * unit, 0.05, 2.3 + 0.4 * k, 1.7 * k))
        for k, (dx, dy) in enumerate(((-11, 3.6), (-3, 2.6), (4, 3.8), (11, 2.8)))
    ]
    return [*herd, *flock]


def _fence(canvas: Canvas, period: float, stage: Set) -> None:
    """Rails before the yards, signs on them, and the gate with its name."""
    unit, light, foot = stage.unit, stage.light, stage.horizon + 2 * stage.unit
    wood = (164, 112, 74)
    for y in (7.4, 4.0):
        canvas.drawRect(pieces.box(0, foot - y * unit, period, 1.2 * unit), brush.fill(light.lit(wood)))
        canvas.drawRect(pieces.box(0, foot - (y - 0.9) * unit, period, 0.4 * unit), brush.fill(light.dim(wood)))
    for x in every(stage, period, 8):
        pieces.post(canvas, x, foot, foot - 9 * unit, 1.5 * unit, wood, stage)
    for k, x in enumerate(every(stage, period, 48)):
        wrapped(canvas, period, x + 22 * unit, 8 * unit, partial(_sign, canvas=canvas, stage=stage, number=k))
    wrapped(canvas, period, 0.5 * stage.width, 30 * unit, partial(_gate, canvas=canvas, stage=stage))
    shrub = stage.rng(614)
    for x in every(stage, period, 21):
        wide = shrub.uniform(3.4, 5.4) * unit
        pieces.foliage(canvas, x + 5 * unit, foot - 1.4 * unit, wide, 0.6 * wide, (96, 160, 92), stage, 0.0, shrub)


def _sign(x: float, canvas: Canvas, stage: Set, number: int) -> None:
    """A board with a paw on it."""
    unit, light, foot = stage.unit, stage.light, stage.horizon + 2 * stage.unit
    board = pieces.box(x - 3.6 * unit, foot - 9.6 * unit, 7.2 * unit, 5 * unit)
    pieces.panel(canvas, board, ((66, 140, 120), (226, 130, 70))[number % 2], stage, round_by=0.8 * unit)
    paw = brush.fill(light.bright((255, 246, 226)))
    canvas.drawOval(pieces.box(x - 1.1 * unit, foot - 7.2 * unit, 2.2 * unit, 1.7 * unit), paw)
    for k in (-1.3, -0.45, 0.45, 1.3):
        canvas.drawCircle(x + k * unit, foot - (8.3 - 0.35 * abs(k)) * unit, 0.45 * unit, paw)


def _gate(x: float, canvas: Canvas, stage: Set) -> None:
    """Two trunks and a board across them: Z, O, O."""
    unit, light, foot = stage.unit, stage.light, stage.horizon + 3 * stage.unit
    half, high = 18 * unit, min(44 * unit, 0.86 * stage.horizon)
    for side in (-1, 1):
        pieces.post(canvas, x + side * half, foot, foot - high, 3.2 * unit, (150, 100, 66), stage)
        rng = stage.rng(615)
        pieces.foliage(canvas, x + side * half, foot - high, 5 * unit, 3 * unit, (110, 172, 92), stage, 0.0, rng)
    board = pieces.box(x - half - 1.6 * unit, foot - high + 1.4 * unit, 2 * half + 3.2 * unit, 10.4 * unit)
    pieces.panel(canvas, board, (214, 150, 84), stage, round_by=2 * unit)
    canvas.drawRoundRect(board, 2 * unit, 2 * unit, brush.line(light.dim((130, 82, 52)), 0.8 * unit))
    pen, top = brush.line(light.bright((255, 250, 236)), 1.9 * unit), board.top() + 2.2 * unit
    low = top + 6 * unit
    left = x - 12 * unit
    canvas.drawPath(_stroke([(left, top), (left + 6 * unit, top), (left, low), (left + 6 * unit, low)]), pen)
    for dx in (-2.6, 6.8):
        canvas.drawOval(pieces.box(x + dx * unit, top, 6.4 * unit, 6 * unit), pen)


def _stroke(points: list[Point]) -> skia.Path:
    path = skia.Path()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    return path


def _path(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    scenery.paint_ground(
        canvas, period, stage, far=(222, 204, 170), near=(206, 182, 144), speckle=(240, 226, 196), salt=616, count=500
    )
    canvas.drawRect(pieces.box(0, stage.horizon, period, 3 * unit), brush.fill(light.lit((128, 176, 96))))
    pieces.blades(
        canvas,
        period,
        stage,
        foot=(stage.horizon + 2 * unit, stage.horizon + 3.4 * unit),
        high=(1.4, 3),
        colour=(116, 170, 90),
        every=3.4,
        salt=617,
    )
