"""The set of a canyon of banded walls."""

from __future__ import annotations

import math
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import wrapped
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.mobiles import Piece, Stance, mobile, sprite
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, sky_layers
from generation.engine.animatic.picture.sets.rooms import every
from generation.engine.animatic.script import Colour

_BANDS: tuple[Colour, ...] = (
    (204, 104, 66),
    (226, 142, 90),
    (184, 84, 60),
    (238, 172, 118),
    (168, 72, 56),
    (214, 122, 78),
)


def canyon(stage: Set) -> Backdrop:
    """This will be a canyon: banded walls one behind the other, an eagle that circles, a rolling weed."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *sky_layers(stage),
            band(stage, partial(_walls, stage=stage, high=0.44, far=0.5, salt=681), 0, line + unit, 0.1),
            band(stage, partial(_walls, stage=stage, high=0.66, far=0.3, salt=682), 0, line + unit, 0.25),
            mobile(stage, 0.25, _eagle(stage)),
            band(stage, partial(_walls, stage=stage, high=0.84, far=0.08, salt=683, gap=0.56), 0, line + unit, 0.5),
            band(stage, partial(_rim, stage=stage), line, stage.height, 1.0),
            mobile(stage, 1.0, _weed(stage)),
        ],
        [],
    )


def _walls(canvas: Canvas, period: float, stage: Set, high: float, far: float, salt: int, gap: float = 0.3) -> None:
    """Tables of rock with sheer sides in steps, their layers running through all of them."""
    unit, light, line = stage.unit, stage.light, stage.horizon
    rng = stage.rng(salt)
    rise = min(high * line, (14 + 46 * high) * unit)
    tables = skia.Path()
    count = max(2, round(period / (70 * unit)))
    for k in range(count):
        left = period * (k + rng.uniform(0.0, 0.16)) / count + (0.34 * period / count if gap > 0.5 else 0)
        right = left + period / count * (1.0 - gap)
        top = line - rise * rng.uniform(0.8, 1.0)
        for shift in (-period, 0.0):
            outline = [
                (left + shift - 5 * unit, line + 2),
                (left + shift - 2.6 * unit, line - 0.35 * rise),
                (left + shift - 1.2 * unit, line - 0.36 * rise),
                (left + shift, line - 0.7 * rise),
                (left + shift + 2.4 * unit, line - 0.71 * rise),
                (left + shift + 3.2 * unit, top + unit),
                (left + shift + 6 * unit, top),
                (right + shift - 7 * unit, top - 0.6 * unit),
                (right + shift - 4 * unit, top + 1.6 * unit),
                (right + shift - 3 * unit, line - 0.66 * rise),
                (right + shift - 0.6 * unit, line - 0.64 * rise),
                (right + shift + unit, line - 0.3 * rise),
                (right + shift + 3 * unit, line - 0.29 * rise),
                (right + shift + 6 * unit, line + 2),
            ]
            tables.addPath(brush.polygon(outline))
    tables.setFillType(skia.PathFillType.kWinding)
    canvas.save()
    canvas.clipPath(tables, True)
    y, number = line + 2.0, 0
    while y > line - rise - 2 * unit:
        thick = unit * rng.uniform(1.6, 4.6) * (0.6 + 0.6 * high)
        tone = light.far(_BANDS[number % len(_BANDS)], far)
        strip = brush.polygon([(0, y - thick), (period, y - thick), (period, y + 1), (0, y + 1)])
        canvas.drawPath(
            strip, brush.vertical(y - thick, y, [argb(mix(tone, light.glow, 0.14)), argb(mix(tone, light.shade, 0.1))])
        )
        y, number = y - thick, number + 1
    for _ in range(round(period / (3.4 * unit))):
        x, long = rng.uniform(0, period), rise * rng.uniform(0.1, 0.4)
        start = line - rise * rng.uniform(0.1, 0.95)
        canvas.drawLine(
            x,
            start,
            x + 0.4 * unit,
            start + long,
            brush.line(mix(light.far(_BANDS[4], far), light.shade, 0.35), 0.4 * unit, 0.5),
        )
    canvas.drawRect(
        pieces.box(0, line - 0.3 * rise, period, 0.3 * rise + 2),
        brush.vertical(line - 0.3 * rise, line, [argb(light.haze, 0.0), argb(light.haze, 0.22 + 0.4 * far)]),
    )
    canvas.restore()


def _eagle(stage: Set) -> Piece:
    """It circles over the valley on spread wings."""
    unit = stage.unit

    def paint(canvas: Canvas) -> None:
        tone = stage.light.dim((84, 58, 50))
        wings = skia.Path()
        wings.moveTo(0, 1.2 * unit)
        wings.cubicTo(2.4 * unit, 0, 4 * unit, 2.2 * unit, 5.5 * unit, 2.2 * unit)
        wings.cubicTo(7 * unit, 2.2 * unit, 8.6 * unit, 0, 11 * unit, 1.2 * unit)
        wings.cubicTo(8.6 * unit, 1.8 * unit, 7 * unit, 4 * unit, 5.5 * unit, 3.6 * unit)
        wings.cubicTo(4 * unit, 4 * unit, 2.4 * unit, 1.8 * unit, 0, 1.2 * unit)
        canvas.drawPath(wings, brush.fill(tone))
        canvas.drawOval(pieces.box(5 * unit, 1.8 * unit, unit, 2.6 * unit), brush.fill(tone))
        canvas.drawCircle(5.5 * unit, 1.9 * unit, 0.55 * unit, brush.fill(stage.light.bright((250, 244, 232))))

    image = sprite(11 * unit, 5 * unit, paint)

    def stance(now_s: float) -> Stance:
        turn = 2 * math.pi * now_s / 9.0
        wide = math.copysign(max(0.62, abs(math.cos(turn))), 1.0)
        return Stance(
            0.72 * stage.width + 18 * unit * math.sin(turn),
            0.2 * stage.horizon + 3 * unit * math.cos(turn),
            turn=9 * math.cos(turn),
            wide=wide,
        )

    return Piece((image,), (5.5 * unit, 2.4 * unit), stance)


def _weed(stage: Set) -> Piece:
    """A dry bush that the wind rolls past, in leaps."""
    unit, r = stage.unit, 3.4 * stage.unit

    def paint(canvas: Canvas) -> None:
        rng = stage.rng(684)
        for _ in range(34):
            turn, bend = rng.uniform(0, 6.28), rng.uniform(-1.2, 1.2)
            points = [
                (r + out * r * math.cos(turn + bend * out), r + out * r * math.sin(turn + bend * out))
                for out in (0.1, 0.4, 0.7, 0.95)
            ]
            canvas.drawPath(
                brush.smooth(points, False),
                brush.line(stage.light.lit(rng.choice(((176, 132, 78), (146, 104, 62)))), 0.35 * unit),
            )

    image = sprite(2 * r, 2 * r, paint)
    foot = stage.horizon + 5.5 * unit

    def stance(now_s: float) -> Stance:
        way = 17 * unit * now_s
        return Stance(way % (2 * stage.width), foot - r - 3 * unit * abs(math.sin(2.6 * now_s)), math.degrees(way / r))

    return Piece((image,), (r, r), stance)


def _rim(canvas: Canvas, period: float, stage: Set) -> None:
    unit = stage.unit
    scenery.paint_ground(
        canvas, period, stage, far=(226, 150, 100), near=(206, 118, 76), speckle=(240, 180, 130), salt=685, count=800
    )
    rng = stage.rng(686)
    for x in every(stage, period, 17):
        wide = unit * rng.uniform(2, 6)
        foot = stage.horizon + unit * rng.uniform(1.5, 4)
        boulder = partial(_boulder, canvas=canvas, stage=stage, foot=foot, wide=wide)
        wrapped(canvas, period, x + rng.uniform(0, 9) * unit, 8 * unit, boulder)


def _boulder(x: float, canvas: Canvas, stage: Set, foot: float, wide: float) -> None:
    pieces.rock(canvas, x, foot, wide, 0.55 * wide, (190, 98, 66), stage, 0.0, stage.rng(round(10 * wide)))
