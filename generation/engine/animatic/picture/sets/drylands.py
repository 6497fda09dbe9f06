"""The sets where nothing grows: desert, Mars, volcano."""

from __future__ import annotations

import math
import random
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import Layer, make_layer
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, sky_layers
from generation.engine.animatic.script import Colour


def desert(stage: Set) -> Backdrop:
    """This will be dunes and table mountains, cactuses, rippled sand."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *sky_layers(stage),
            band(
                stage,
                partial(mesas, stage=stage, colour=(206, 120, 88), far=0.5, salt=141),
                line - 26 * unit,
                line + 1,
                0.08,
            ),
            dunes(stage, (240, 190, 124), rise=9, far=0.34, salt=142, speed=0.2),
            dunes(stage, (240, 186, 112), rise=5, far=0.14, salt=143, speed=0.45),
            band(stage, partial(_cactuses, stage=stage), line - 22 * unit, line + 4 * unit, 0.65),
            band(stage, partial(_sand, stage=stage), line, stage.height, 1.0),
        ],
        [],
    )


def mesas(canvas: Canvas, period: float, stage: Set, colour: Colour, far: float, salt: int) -> None:
    """This will paint table mountains in bands of rock."""
    unit, light = stage.unit, stage.light

    def mesa(at: float, rng: random.Random) -> None:
        wide, high = unit * rng.uniform(16, 36), unit * rng.uniform(9, 22)
        top, foot = stage.horizon - high, stage.horizon + 1
        crest = [
            (at - wide * 0.36, top + unit * rng.uniform(0, 1)),
            (at + wide * 0.3, top),
            (at + wide * 0.34, top + high * 0.3),
        ]
        outline = [(at - wide * 0.62, foot), (at - wide * 0.4, top + high * 0.34), *crest, (at + wide * 0.6, foot)]
        base = light.far(colour, far)
        tones = [argb(mix(base, light.glow, 0.2)), argb(base), argb(mix(base, light.haze, 0.3))]
        canvas.drawPath(brush.polygon(outline), brush.vertical(top, foot, tones))
        shade = [(at + wide * 0.06, top), *crest[1:], (at + wide * 0.6, foot), (at + wide * 0.2, foot)]
        canvas.drawPath(brush.polygon(shade), brush.fill(mix(base, light.shade, 0.45), 0.4))
        canvas.save()
        canvas.clipPath(brush.polygon(outline), True)
        for k in range(1, 5):
            y = top + high * k / 5.5
            canvas.drawLine(
                at - wide, y, at + wide, y + unit * 0.3, brush.line(mix(base, light.shade, 0.3), unit * 0.35, 0.4)
            )
        canvas.restore()

    pieces.row(canvas, stage, period, 46, salt, mesa, 40)


def dunes(stage: Set, colour: Colour, *, rise: float, far: float, salt: int, speed: float) -> Layer:
    """This will be a chain of dunes with sharp crests, lit on the left, in shade on the right."""
    unit, light = stage.unit, stage.light

    def paint(canvas: Canvas, period: float) -> None:
        base, foot = light.far(colour, far), stage.horizon + 3 * unit
        canvas.drawRect(
            skia.Rect.MakeLTRB(0, stage.horizon - unit, period, foot), brush.fill(mix(base, light.shade, 0.1))
        )

        def dune(at: float, rng: random.Random) -> None:
            wide, high = unit * rng.uniform(24, 40), unit * rise * rng.uniform(0.6, 1.1)
            top = (at + wide * rng.uniform(-0.05, 0.2), stage.horizon - high)
            body = skia.Path()
            body.moveTo(at - wide, foot)
            body.quadTo(at - wide * 0.4, stage.horizon - high * 0.35, *top)
            body.quadTo(at + wide * 0.45, stage.horizon - high * 0.3, at + wide, foot)
            lit = [argb(mix(base, light.glow, 0.34)), argb(base)]
            canvas.drawPath(body, brush.vertical(top[1], foot, lit))
            dark = skia.Path()
            dark.moveTo(*top)
            dark.cubicTo(
                top[0] - wide * 0.06,
                stage.horizon - high * 0.6,
                top[0] + wide * 0.16,
                stage.horizon - high * 0.3,
                at + wide * 0.1,
                foot,
            )
            dark.lineTo(at + wide, foot)
            dark.quadTo(at + wide * 0.45, stage.horizon - high * 0.3, *top)
            tones = [argb(mix(base, light.shade, 0.34)), argb(mix(base, light.shade, 0.12))]
            canvas.drawPath(dark, brush.vertical(top[1], foot, tones))

        pieces.row(canvas, stage, period, 30, salt, dune, 45)
        pieces.air(canvas, period, stage, stage.horizon - rise * unit, foot, 0.5 * far)

    return band(stage, paint, stage.horizon - 1.4 * rise * unit, stage.horizon + 3 * unit, speed)


def _cactuses(canvas: Canvas, period: float, stage: Set) -> None:
    unit = stage.unit

    def plant(at: float, rng: random.Random) -> None:
        foot = stage.horizon + unit * rng.uniform(0.8, 3.4)
        if rng.random() < 0.45:
            pieces.rock(
                canvas, at, foot, unit * rng.uniform(4, 9), unit * rng.uniform(2, 5), (196, 140, 102), stage, 0.1, rng
            )
            return
        _cactus(canvas, at, foot, unit * rng.uniform(9, 17), stage, rng)

    pieces.row(canvas, stage, period, 22, 144, plant, 12)


def _cactus(canvas: Canvas, x: float, foot: float, high: float, stage: Set, rng: random.Random) -> None:
    light, wide = stage.light, high * 0.15
    green = light.far((92, 146, 96), 0.1)
    paint = pieces.across(
        x - wide, x + wide, [argb(mix(green, light.glow, 0.25)), argb(green), argb(mix(green, light.shade, 0.4))]
    )
    paint.setStyle(skia.Paint.kStroke_Style)
    paint.setStrokeCap(skia.Paint.kRound_Cap)
    paint.setStrokeWidth(wide)
    canvas.drawLine(x, foot, x, foot - high, paint)
    for side, at, rise in ((-1, rng.uniform(0.35, 0.5), 0.34), (1, rng.uniform(0.45, 0.62), 0.26)):
        arm = skia.Path()
        arm.moveTo(x, foot - at * high)
        arm.quadTo(x + side * high * 0.24, foot - at * high, x + side * high * 0.24, foot - (at + rise) * high)
        paint.setStrokeWidth(wide * 0.72)
        paint.setShader(
            skia.GradientShader.MakeLinear(
                [(x + side * high * 0.24 - wide / 2, 0), (x + side * high * 0.24 + wide / 2, 0)],
                [argb(mix(green, light.glow, 0.25)), argb(mix(green, light.shade, 0.3))],
            )
        )
        canvas.drawPath(arm, paint)


def _sand(canvas: Canvas, period: float, stage: Set) -> None:
    scenery.paint_ground(
        canvas, period, stage, far=(246, 208, 146), near=(238, 190, 122), speckle=(206, 150, 96), salt=145, count=800
    )
    ripples(canvas, period, stage, stage.light.bright((255, 226, 170)), stage.light.dim((206, 150, 96)), 146)


def ripples(canvas: Canvas, period: float, stage: Set, lit: Colour, shade: Colour, salt: int) -> None:
    """This will paint the ripples that wind or water leave in sand; wider apart towards us."""
    unit, rng = stage.unit, stage.rng(salt)
    for k in range(1, 13):
        y = stage.horizon + (stage.height - stage.horizon) * (k / 13) ** 1.5
        turns, phase, rise = rng.randint(4, 8), rng.uniform(0, 6.28), unit * (0.2 + 0.08 * k)
        points = [
            (x, y + rise * math.sin(2 * math.pi * turns * x / period + phase)) for x in range(0, int(period) + 16, 16)
        ]
        canvas.drawPath(brush.smooth(points, False), brush.line(shade, unit * (0.12 + 0.03 * k), 0.3))
        raised = [(x, y - unit * (0.14 + 0.03 * k)) for x, y in points]
        canvas.drawPath(brush.smooth(raised, False), brush.line(lit, unit * (0.1 + 0.02 * k), 0.4))


def mars(stage: Set) -> Backdrop:
    """This will be the red plain: craters, table mountains in dust, two small moons by night."""
    unit, line = stage.unit, stage.horizon
    red = (196, 104, 70)
    return (
        [
            *sky_layers(stage, clouds=False),
            band(
                stage,
                partial(mesas, stage=stage, colour=(170, 92, 70), far=0.55, salt=151),
                line - 26 * unit,
                line + 1,
                0.08,
            ),
            dunes(stage, (190, 100, 66), rise=6, far=0.34, salt=152, speed=0.25),
            band(
                stage,
                partial(_boulders, stage=stage, colour=(150, 80, 60), salt=153),
                line - 8 * unit,
                line + 4 * unit,
                0.6,
            ),
            band(stage, partial(_red_plain, stage=stage, colour=red), line, stage.height, 1.0),
        ],
        [],
    )


def _boulders(canvas: Canvas, period: float, stage: Set, colour: Colour, salt: int) -> None:
    unit = stage.unit

    def boulder(at: float, rng: random.Random) -> None:
        foot = stage.horizon + unit * rng.uniform(0.8, 3.4)
        pieces.rock(canvas, at, foot, unit * rng.uniform(3, 11), unit * rng.uniform(1.6, 5.5), colour, stage, 0.1, rng)

    pieces.row(canvas, stage, period, 13, salt, boulder, 8)


def _red_plain(canvas: Canvas, period: float, stage: Set, colour: Colour) -> None:
    unit, rng = stage.unit, stage.rng(155)
    scenery.paint_ground(
        canvas, period, stage, far=mix(colour, (240, 180, 140), 0.3), near=colour, speckle=(130, 66, 48), salt=154
    )
    for _ in range(26):
        share = rng.random() ** 1.3
        y = stage.horizon + (0.1 + 0.9 * share) * (stage.height - stage.horizon)
        if abs(y - stage.floor) > 1.5 * unit:
            size = unit * (0.5 + 2.6 * share)
            pieces.rock(canvas, rng.uniform(size, period - size), y, size, size * 0.55, (150, 80, 58), stage, 0.0, rng)
    ripples(canvas, period, stage, stage.light.bright((222, 140, 100)), stage.light.dim((140, 70, 50)), 156)


def volcano(stage: Set) -> Backdrop:
    """This will be a mountain of fire: lava running down and glowing in the cracks of the ground, ash in the air."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *sky_layers(stage, clouds=False),
            make_layer(partial(_fire_mountain, stage=stage), width=stage.width, top=0, bottom=line + 1, speed=0.0),
            dunes(stage, (86, 66, 74), rise=7, far=0.3, salt=161, speed=0.25),
            band(
                stage,
                partial(_boulders, stage=stage, colour=(70, 56, 62), salt=162),
                line - 8 * unit,
                line + 4 * unit,
                0.6,
            ),
            band(stage, partial(_ash, stage=stage), line, stage.height, 1.0),
        ],
        [],
    )


def _fire_mountain(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, line = stage.unit, stage.light, stage.horizon
    x, high = stage.width * 0.62, min(0.52 * line, 62 * unit)
    top, half, mouth = line - high, high * 0.95, high * 0.13
    fire = (255, 120, 50)
    rng = stage.rng(163)
    for k in range(26):  # the column of smoke, lit from below
        share = k / 25
        r = unit * (5 + 15 * share) * rng.uniform(0.7, 1.2)
        at = (x + (share**1.4) * 26 * unit + rng.uniform(-1, 1) * 4 * unit * (0.4 + share), top - share * 0.85 * top)
        tone = mix(mix((96, 70, 80), fire, 0.5 * (1 - share) ** 2), light.sky[1], 0.2 + 0.3 * share)
        brush.glow(canvas, *at, r * 1.5, r * 1.3, tone, 0.62)
    brush.glow(canvas, x, top, 34 * unit, 26 * unit, fire, 0.65)
    slope = [(x - half, line + 2), (x - half * 0.42, line - high * 0.48), (x - mouth, top), (x + mouth, top + unit)]
    slope += [(x + half * 0.4, line - high * 0.5), (x + half * 1.05, line + 2)]
    rock = light.far((74, 54, 66), 0.25)
    canvas.drawPath(
        brush.polygon(slope),
        brush.vertical(top, line, [argb(mix(rock, fire, 0.3)), argb(rock), argb(mix(rock, light.haze, 0.4))]),
    )
    canvas.drawPath(brush.polygon([(x, top), *slope[3:], (x + half * 0.2, line + 2)]), brush.fill(light.shade, 0.3))
    for lean, wide, reach in ((-0.5, 1.7, 0.94), (0.1, 2.2, 0.82), (0.62, 1.3, 0.6), (-0.14, 1.2, 0.5)):
        _lava(canvas, (x + mouth * lean, top), (x + half * lean * reach, top + high * reach), wide * unit)


def _lava(canvas: Canvas, start: tuple[float, float], end: tuple[float, float], wide: float) -> None:
    path, dx, dy = skia.Path(), end[0] - start[0], end[1] - start[1]
    path.moveTo(*start)
    path.cubicTo(start[0] + dx * 0.1, start[1] + dy * 0.4, start[0] + dx * 0.9, start[1] + dy * 0.5, *end)
    for colour, share, alpha in (
        ((255, 90, 40), 3.2, 0.22),
        ((240, 70, 36), 1.3, 0.95),
        ((255, 170, 70), 0.7, 1.0),
        ((255, 236, 170), 0.26, 1.0),
    ):
        canvas.drawPath(path, brush.line(colour, wide * share, alpha))


def _ash(canvas: Canvas, period: float, stage: Set) -> None:
    unit, rng = stage.unit, stage.rng(165)
    scenery.paint_ground(
        canvas, period, stage, far=(116, 88, 90), near=(78, 62, 70), speckle=(40, 32, 42), salt=164, count=700
    )
    for _ in range(15):
        share = rng.random() ** 1.2
        y = stage.horizon + (0.1 + 0.9 * share) * (stage.height - stage.horizon)
        if abs(y - stage.floor) < 3 * unit:
            continue
        x, step = rng.uniform(0, period), unit * (1.2 + 3.2 * share)
        points = [(x + k * step * 2, y + rng.uniform(-0.5, 0.5) * step) for k in range(6)]
        crack = brush.smooth(points, False)
        brush.glow(canvas, x + 5 * step, y, 8 * step, 2 * step, (255, 100, 40), 0.35)
        for colour, wide in (((200, 60, 36), 0.3), ((255, 150, 60), 0.16), ((255, 226, 150), 0.06)):
            canvas.drawPath(crack, brush.line(colour, step * wide))
