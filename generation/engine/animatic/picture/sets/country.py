"""The sets in tended country: farm, garden, playground."""

from __future__ import annotations

import math
import random
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, hills, sky_layers


def farm(stage: Set) -> Backdrop:
    """This will be a farm: striped fields on the hills, barn, silo and windmill, a fence, hay."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *sky_layers(stage),
            hills(stage, 8, (128, 170, 140), 0.5, 191, 0.1),
            band(stage, partial(_fields, stage=stage), line - 14 * unit, line + 2, 0.22),
            band(stage, partial(_homestead, stage=stage), line - 36 * unit, line + 2 * unit, 0.42),
            band(stage, partial(_fence, stage=stage), line - 9 * unit, line + 4 * unit, 0.7),
            band(stage, partial(_yard, stage=stage), line, stage.height, 1.0),
        ],
        [],
    )


def _fields(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light

    def field(at: float, rng: random.Random) -> None:
        wide, high = unit * rng.uniform(26, 38), unit * rng.uniform(5, 11)
        colour = light.far(rng.choice(((222, 196, 96), (150, 186, 92), (196, 176, 88), (120, 168, 96))), 0.26)
        hill = skia.Path()
        hill.moveTo(at - wide, stage.horizon + 2)
        hill.quadTo(at, stage.horizon - 2 * high, at + wide, stage.horizon + 2)
        canvas.drawPath(
            hill,
            brush.vertical(stage.horizon - high, stage.horizon, [argb(mix(colour, light.glow, 0.2)), argb(colour)]),
        )
        canvas.save()
        canvas.clipPath(hill, True)
        for k in range(-9, 10):
            low = at + k * wide * 0.24
            pen = brush.line(mix(colour, light.shade, 0.25), unit * 0.35, 0.4)
            canvas.drawLine(at + k * wide * 0.09, stage.horizon - 1.2 * high, low, stage.horizon + 2, pen)
        canvas.restore()

    pieces.row(canvas, stage, period, 26, 192, field, 42)


def _homestead(canvas: Canvas, period: float, stage: Set) -> None:
    unit, half = stage.unit, period / 2
    for shift in (0.0, half):
        _barn(canvas, shift + half * 0.3, stage)
        _silo(canvas, shift + half * 0.3 + 15 * unit, stage)
        _windmill(canvas, shift + half * 0.78, stage)

    def tree(at: float, rng: random.Random) -> None:
        colour = rng.choice(((112, 172, 88), (92, 156, 92)))
        scenery.paint_tree(canvas, at, stage.horizon + unit, unit * rng.uniform(8, 13), stage, colour, 0.2, rng)

    pieces.row(canvas, stage, period, 30, 193, tree, 8)


def _barn(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + unit_of(stage)
    wide, eave, top = 20 * unit, foot - 12 * unit, foot - 21 * unit
    front = [(x - wide / 2, foot), (x - wide / 2, eave), (x - wide * 0.34, top + 3 * unit), (x, top)]
    front += [(x + wide * 0.34, top + 3 * unit), (x + wide / 2, eave), (x + wide / 2, foot)]
    red = light.far((196, 74, 62), 0.14)
    canvas.drawPath(
        brush.polygon(front),
        brush.vertical(top, foot, [argb(mix(red, light.glow, 0.2)), argb(mix(red, light.shade, 0.2))]),
    )
    for k in range(1, 10):
        canvas.drawLine(
            x - wide / 2 + k * wide / 10,
            eave - unit,
            x - wide / 2 + k * wide / 10,
            foot,
            brush.line(mix(red, light.shade, 0.3), unit * 0.2, 0.5),
        )
    roof = brush.line(light.far((94, 82, 92), 0.14), unit * 1.3)
    canvas.drawPath(_open(front[1:6]), roof)
    white = brush.line(light.far((250, 244, 234), 0.1), unit * 0.7)
    door = pieces.box(x - 4.5 * unit, foot - 10 * unit, 9 * unit, 10 * unit)
    canvas.drawRect(door, brush.fill(mix(red, light.shade, 0.4)))
    canvas.drawRect(door, white)
    canvas.drawLine(door.left(), door.top(), door.right(), door.bottom(), white)
    canvas.drawLine(door.left(), door.bottom(), door.right(), door.top(), white)
    canvas.drawRect(
        pieces.box(x - 2 * unit, foot - 16.4 * unit, 4 * unit, 3.4 * unit), brush.fill(mix(red, light.shade, 0.5))
    )
    canvas.drawRect(pieces.box(x - 2 * unit, foot - 16.4 * unit, 4 * unit, 3.4 * unit), white)


def unit_of(stage: Set) -> float:
    """This will be how far in front of the horizon a building stands, pixels."""
    return 0.8 * stage.unit


def _open(points: list[tuple[float, float]]) -> skia.Path:
    return skia.Path.Polygon([skia.Point(*each) for each in points], False)


def _silo(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + unit_of(stage)
    pieces.post(canvas, x, foot, foot - 20 * unit, 7 * unit, (206, 206, 212), stage, 0.16)
    dome = light.far((150, 160, 176), 0.16)
    canvas.drawArc(pieces.box(x - 3.5 * unit, foot - 23.5 * unit, 7 * unit, 7 * unit), 180, 180, True, brush.fill(dome))
    for k in range(1, 5):
        canvas.drawLine(
            x - 3.5 * unit,
            foot - 4 * k * unit,
            x + 3.5 * unit,
            foot - 4 * k * unit,
            brush.line(light.shade, unit * 0.25, 0.25),
        )


def _windmill(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + unit_of(stage)
    hub = (x, foot - 22 * unit)
    steel = brush.line(light.far((120, 122, 136), 0.2), unit * 0.5)
    for side in (-1, 1):
        canvas.drawLine(x + side * 4 * unit, foot, x + side * 0.6 * unit, hub[1], steel)
    for k in range(4):
        y, reach = foot - k * 5 * unit, 4 - 0.75 * k
        canvas.drawLine(
            x - reach * unit,
            y,
            x + (reach - 0.7) * unit,
            y - 5 * unit,
            brush.line(light.far((120, 122, 136), 0.2), unit * 0.25),
        )
    for k in range(12):
        a = 2 * math.pi * k / 12 + 0.2
        blade = [hub, (hub[0] + 6 * unit * math.cos(a - 0.14), hub[1] + 6 * unit * math.sin(a - 0.14))]
        blade.append((hub[0] + 6 * unit * math.cos(a + 0.14), hub[1] + 6 * unit * math.sin(a + 0.14)))
        canvas.drawPath(brush.polygon(blade), brush.fill(light.far((214, 206, 200), 0.18), 0.95))
    canvas.drawCircle(*hub, unit, brush.fill(light.far((196, 80, 66), 0.15)))


def _fence(canvas: Canvas, period: float, stage: Set) -> None:
    unit, white, foot = stage.unit, (240, 232, 216), stage.horizon + 2.6 * stage.unit

    def hay(at: float, rng: random.Random) -> None:
        light, r = stage.light, unit * rng.uniform(2.6, 3.8)
        straw = light.far((226, 190, 104), 0.08)
        centre = (at - r * 0.4, foot - r * 1.4)
        tones = [argb(mix(straw, light.glow, 0.3)), argb(straw), argb(mix(straw, light.shade, 0.34))]
        canvas.drawCircle(at, foot - r, r, brush.radial(centre, r * 1.8, tones))
        for k in range(1, 4):
            canvas.drawCircle(at, foot - r, r * k / 4, brush.line(mix(straw, light.shade, 0.3), unit * 0.18, 0.6))

    pieces.row(canvas, stage, period, 50, 194, hay, 6)
    count = round(period / (7 * unit))
    for rise in (2.2, 4.6):
        pieces.panel(canvas, pieces.box(0, foot - rise * unit, period, 0.9 * unit), white, stage, far=0.06)
    for k in range(count):
        pieces.post(
            canvas, period * (k + 0.5) / count, foot + 0.6 * unit, foot - 6 * unit, 1.1 * unit, white, stage, 0.06
        )


def _yard(canvas: Canvas, period: float, stage: Set) -> None:
    unit = stage.unit
    scenery.paint_ground(
        canvas, period, stage, far=(186, 200, 110), near=(150, 176, 88), speckle=(230, 220, 140), salt=195
    )
    light = stage.light
    track = [
        argb(light.lit((214, 180, 130)), 0.0),
        argb(light.lit((206, 170, 120)), 0.85),
        argb(light.lit((196, 158, 110)), 0.85),
        argb(light.lit((206, 170, 120)), 0.0),
    ]
    top, low = stage.floor - 4.5 * unit, stage.floor + 9 * unit
    canvas.drawRect(skia.Rect.MakeLTRB(0, top, period, low), brush.vertical(top, low, track, [0.0, 0.25, 0.75, 1.0]))
    span = stage.height - stage.horizon
    pieces.blades(
        canvas,
        period,
        stage,
        foot=(stage.horizon, stage.horizon + 0.12 * span),
        high=(0.8, 2),
        colour=(150, 176, 84),
        every=3,
        salt=196,
    )
    pieces.blades(
        canvas, period, stage, foot=(low, stage.height), high=(1.6, 3.6), colour=(140, 170, 80), every=3, salt=197
    )


def garden(stage: Set) -> Backdrop:
    """This will be a garden in flower: a clipped hedge, rose arches, a fountain, beds, a gravel walk."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *sky_layers(stage),
            band(stage, partial(far_trees, stage=stage), line - 26 * unit, line + 2, 0.2),
            band(stage, partial(_hedge, stage=stage), line - 30 * unit, line + 2 * unit, 0.45),
            band(stage, partial(_beds, stage=stage), line - 8 * unit, line + 6 * unit, 0.8, sway=1.4),
            band(stage, partial(_walk, stage=stage), line, stage.height, 1.0),
        ],
        [band(stage, partial(_front_flowers, stage=stage), stage.height - 11 * unit, stage.height, 1.5, sway=2.0)],
    )


def far_trees(canvas: Canvas, period: float, stage: Set) -> None:
    """This will paint a row of trees some way off, one or the other in blossom."""
    unit = stage.unit

    def tree(at: float, rng: random.Random) -> None:
        colour = rng.choice(((118, 172, 92), (140, 186, 96), (96, 156, 100), (240, 176, 190)))
        high = unit * rng.uniform(12, 22)
        pieces.trunk(
            canvas, at, stage.horizon + unit, stage.horizon - high * 0.5, high * 0.09, (120, 94, 78), stage, 0.35, rng
        )
        pieces.foliage(canvas, at, stage.horizon - high * 0.62, high * 0.36, high * 0.34, colour, stage, 0.36, rng)

    pieces.row(canvas, stage, period, 13, 201, tree, 12)
    pieces.air(canvas, period, stage, stage.horizon - 12 * unit, stage.horizon, 0.4)


def _hedge(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, line = stage.unit, stage.light, stage.horizon
    green, top = light.far((84, 142, 84), 0.16), line - 10 * unit
    canvas.drawRect(
        skia.Rect.MakeLTRB(0, top, period, line + 2 * unit),
        brush.vertical(top, line + unit, [argb(mix(green, light.glow, 0.25)), argb(mix(green, light.shade, 0.3))]),
    )

    def leaves(at: float, rng: random.Random) -> None:
        for _ in range(8):
            y = rng.uniform(top, line)
            tone = mix(green, light.glow if rng.random() < 0.5 else light.shade, rng.uniform(0.06, 0.22))
            canvas.drawCircle(at + unit * rng.uniform(-1, 1), y, unit * rng.uniform(0.3, 0.8), brush.fill(tone, 0.7))

    pieces.row(canvas, stage, period, 1.4, 202, leaves, 2)
    for k in range(3):
        x = period * (k + 0.3) / 3
        _arch(canvas, x, stage)
        _fountain(canvas, x + period / 6, stage)


def _arch(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 1.5 * stage.unit
    gap = pieces.box(x - 5 * unit, foot - 16 * unit, 10 * unit, 17 * unit)
    hole = skia.Path()
    hole.moveTo(gap.left(), foot)
    hole.lineTo(gap.left(), foot - 11 * unit)
    hole.arcTo(pieces.box(gap.left(), foot - 16 * unit, 10 * unit, 10 * unit), 180, 180, False)
    hole.lineTo(gap.right(), foot)
    hole.close()
    canvas.drawPath(
        hole,
        brush.vertical(
            foot - 16 * unit, foot, [argb(light.far((206, 226, 190), 0.5)), argb(light.far((190, 210, 140), 0.4))]
        ),
    )
    canvas.drawPath(hole, brush.line(light.far((246, 240, 230), 0.1), unit * 0.9))
    rng = stage.rng(203)
    for _ in range(60):
        a = rng.uniform(math.pi * 0.94, 2.06 * math.pi)
        r = unit * rng.uniform(4.6, 6.4)
        y = foot - 11 * unit + r * math.sin(a) if rng.random() < 0.7 else foot - rng.uniform(0, 11) * unit
        at = x + (r * math.cos(a) if y < foot - 11 * unit else rng.choice((-1, 1)) * unit * rng.uniform(4.6, 5.6))
        colour = rng.choice(((98, 156, 88), (98, 156, 88), (236, 92, 120), (250, 170, 184)))
        canvas.drawCircle(at, y, unit * rng.uniform(0.45, 0.95), brush.fill(light.lit(colour)))


def _fountain(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 2 * stage.unit
    stone = (214, 206, 196)
    pieces.post(canvas, x, foot, foot - 9 * unit, 1.6 * unit, stone, stage, 0.1)
    for y, wide in ((foot - 9 * unit, 7.0), (foot - 3 * unit, 14.0)):
        canvas.drawOval(
            pieces.box(x - wide * unit / 2, y - unit, wide * unit, 2.4 * unit), brush.fill(light.far(stone, 0.1))
        )
        canvas.drawOval(
            pieces.box(x - wide * unit * 0.44, y - 0.9 * unit, wide * unit * 0.88, 1.5 * unit),
            brush.fill(light.water[0]),
        )
    for side in (-1, 1):
        for reach in (2.2, 3.2):
            jet = skia.Path()
            jet.moveTo(x, foot - 14 * unit)
            jet.quadTo(x + side * reach * unit, foot - 16 * unit, x + side * (reach + 0.8) * unit, foot - 9 * unit)
            canvas.drawPath(jet, brush.line(light.bright((226, 244, 255)), unit * 0.35, 0.8))


def _beds(canvas: Canvas, period: float, stage: Set) -> None:
    """Tulips and the like in rows of one colour each."""
    unit, light = stage.unit, stage.light

    def flower(at: float, rng: random.Random) -> None:
        foot, high = stage.horizon + unit * rng.uniform(1.5, 5), unit * rng.uniform(3.2, 5.4)
        tone = light.lit(((240, 84, 96), (255, 200, 80), (250, 150, 180), (176, 120, 214))[int(at / (12 * unit)) % 4])
        canvas.drawLine(at, foot, at, foot - high, brush.line(light.lit((92, 150, 84)), unit * 0.32))
        for side in (-1, 1):
            pieces.leaf(
                canvas,
                (at, foot),
                -math.pi / 2 + side * 0.5,
                high * 0.7,
                unit * 0.4,
                light.lit((98, 158, 88)),
                light.glow,
            )
        head = skia.Path()
        head.moveTo(at - unit * 0.9, foot - high - unit)
        head.quadTo(at - unit, foot - high + unit, at, foot - high + unit)
        head.quadTo(at + unit, foot - high + unit, at + unit * 0.9, foot - high - unit)
        head.lineTo(at + unit * 0.4, foot - high - 0.2 * unit)
        head.lineTo(at, foot - high - 1.2 * unit)
        head.lineTo(at - unit * 0.4, foot - high - 0.2 * unit)
        canvas.drawPath(
            head, brush.vertical(foot - high - unit, foot - high + unit, [argb(mix(tone, light.glow, 0.3)), argb(tone)])
        )

    pieces.row(canvas, stage, period, 1.7, 204, flower, 3)


def _walk(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    scenery.paint_ground(
        canvas, period, stage, far=(168, 204, 116), near=(120, 180, 90), speckle=(220, 236, 150), salt=205
    )
    top, low = stage.floor - 4 * unit, stage.floor + 10 * unit
    gravel = [argb(light.lit((236, 222, 194))), argb(light.lit((224, 204, 170)))]
    canvas.drawRect(skia.Rect.MakeLTRB(0, top, period, low), brush.vertical(top, low, gravel))
    rng = stage.rng(206)
    for _ in range(420):
        x, y = rng.uniform(0, period), rng.uniform(top, low)
        size = unit * (0.12 + 0.3 * (y - top) / (low - top))
        canvas.drawOval(
            pieces.box(x, y, size * 2.2, size),
            brush.fill(light.lit(rng.choice(((198, 176, 144), (250, 240, 220)))), 0.6),
        )
    for y in (top, low):
        canvas.drawLine(0, y, period, y, brush.line(light.dim((150, 140, 110)), unit * 0.5, 0.6))


def _front_flowers(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    pieces.blades(
        canvas,
        period,
        stage,
        foot=(stage.height, stage.height + unit),
        high=(3, 8),
        colour=(70, 130, 66),
        every=2.2,
        salt=207,
    )

    def bloom(at: float, rng: random.Random) -> None:
        y, r = stage.height - unit * rng.uniform(2, 8), unit * rng.uniform(0.9, 1.6)
        tone = mix(
            light.lit(rng.choice(((246, 110, 130), (255, 206, 96), (255, 250, 240), (180, 140, 226)))),
            light.shade,
            0.12,
        )
        for k in range(6):
            a = 2 * math.pi * k / 6 + rng.random()
            canvas.drawCircle(at + r * 0.8 * math.cos(a), y + r * 0.8 * math.sin(a), r * 0.55, brush.fill(tone))
        canvas.drawCircle(at, y, r * 0.5, brush.fill(light.lit((250, 190, 80))))

    pieces.row(canvas, stage, period, 9, 208, bloom, 4)
