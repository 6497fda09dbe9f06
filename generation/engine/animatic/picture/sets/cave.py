"""The set of a cave."""

from __future__ import annotations

import random
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import Layer, make_layer
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band
from generation.engine.animatic.picture.sets.rooms import (
    every,
)
from generation.engine.animatic.script import Colour


def cave(stage: Set) -> Backdrop:
    """This will be a cave: walls that recede to a lit opening, stalactites, glowing crystals, a still pool."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            make_layer(
                partial(_depths, stage=stage), width=stage.width, top=0, bottom=stage.height, speed=0.0, is_opaque=True
            ),
            _teeth(stage, far=0.5, salt=351, speed=0.2, reach=0.3),
            _teeth(stage, far=0.2, salt=352, speed=0.5, reach=0.22),
            band(stage, partial(_crystals, stage=stage), line - 20 * unit, line + 5 * unit, 0.7),
            band(stage, partial(_cave_floor, stage=stage), line, stage.height, 1.0),
        ],
        [_hanging(stage)],
    )


def _depths(canvas: Canvas, period: float, stage: Set) -> None:
    light, unit = stage.light, stage.unit
    canvas.drawPaint(
        brush.vertical(
            0, stage.horizon, [argb(mix(light.lit((52, 54, 84)), light.shade, 0.4)), argb(light.lit((92, 96, 128)))]
        )
    )
    x, y = stage.width * 0.66, stage.horizon - 24 * unit
    glow = (140, 180, 255) if light.is_dark else light.glow
    for size, alpha in ((60, 0.3), (40, 0.4), (24, 0.8)):
        brush.glow(canvas, x, y, size * unit, size * 0.9 * unit, glow, alpha)
    pieces.shafts(canvas, period, stage, top=0, bottom=stage.horizon, colour=glow, alpha=0.1, every=26, salt=353)


def _teeth(stage: Set, *, far: float, salt: int, speed: float, reach: float) -> Layer:
    """Rock that hangs and stands: stalactites above, stalagmites below."""
    unit, light, line = stage.unit, stage.light, stage.horizon
    tone = mix(light.far((96, 90, 116), far), light.shade, 0.3 * (1 - far))

    def paint(canvas: Canvas, period: float) -> None:
        def pair(at: float, rng: random.Random) -> None:
            wide, high = unit * rng.uniform(4, 9), line * reach * rng.uniform(0.4, 1.1)
            _spike(canvas, at, -unit, wide, high, tone, stage)
            _spike(
                canvas, at + unit * rng.uniform(-8, 8), line + 2, wide * 1.1, -unit * rng.uniform(4, 14), tone, stage
            )

        pieces.row(canvas, stage, period, 9, salt, pair, 12)
        canvas.drawRect(pieces.box(0, 0, period, 0.05 * line), brush.fill(mix(tone, light.shade, 0.3)))
        pieces.air(canvas, period, stage, line - 20 * unit, line + 2, 0.5 * far)

    return band(stage, paint, 0, line + 2, speed)


def _spike(canvas: Canvas, x: float, base: float, wide: float, reach: float, colour: Colour, stage: Set) -> None:
    path = skia.Path()
    path.moveTo(x - wide, base)
    path.cubicTo(x - wide * 0.4, base + reach * 0.2, x - wide * 0.16, base + reach * 0.6, x, base + reach)
    path.cubicTo(x + wide * 0.2, base + reach * 0.6, x + wide * 0.44, base + reach * 0.2, x + wide, base)
    tones = [argb(mix(colour, stage.light.glow, 0.2)), argb(colour), argb(mix(colour, stage.light.shade, 0.4))]
    canvas.drawPath(path, pieces.across(x - wide * 0.7, x + wide * 0.8, tones))


def _crystals(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    tints = ((120, 220, 255), (200, 130, 255), (120, 255, 200))

    def cluster(at: float, rng: random.Random) -> None:
        foot, colour = stage.horizon + unit * rng.uniform(1, 3.5), rng.choice(tints)
        if rng.random() < 0.5:
            pieces.rock(
                canvas, at, foot, unit * rng.uniform(6, 13), unit * rng.uniform(3, 7), (104, 98, 122), stage, 0.1, rng
            )
            return
        brush.glow(canvas, at, foot - 5 * unit, 16 * unit, 14 * unit, colour, 0.5)
        for _ in range(6):
            lean, high, half = rng.uniform(-0.6, 0.6), unit * rng.uniform(5, 12), unit * rng.uniform(0.7, 1.3)
            x = at + unit * rng.uniform(-3, 3)
            tip, side = (x + lean * high, foot - high), (x + lean * high * 0.75, foot - high * 0.8)
            canvas.drawPath(
                brush.polygon([(x - half, foot), (side[0] - half, side[1]), tip, (x, foot)]),
                brush.fill(mix(colour, (255, 255, 255), 0.45), 0.92),
            )
            canvas.drawPath(
                brush.polygon([(x, foot), tip, (side[0] + half, side[1]), (x + half, foot)]),
                brush.fill(mix(colour, light.shade, 0.25), 0.92),
            )

    pieces.row(canvas, stage, period, 13, 354, cluster, 18)


def _cave_floor(canvas: Canvas, period: float, stage: Set) -> None:
    unit, rng = stage.unit, stage.rng(355)
    scenery.paint_ground(
        canvas, period, stage, far=(128, 122, 140), near=(98, 94, 116), speckle=(150, 144, 164), salt=356, count=600
    )
    for share, wide in ((0.2, 24), (0.72, 34)):
        x, y = (
            period * rng.uniform(0.1, 0.4) + (period / 2 if share > 0.5 else 0),
            stage.horizon + (0.3 + 0.6 * share) * (stage.height - stage.horizon),
        )
        pool = pieces.box(x, max(y, stage.floor + 4 * unit), wide * unit, wide * 0.2 * unit)
        canvas.drawOval(
            pool, brush.vertical(pool.top(), pool.bottom(), [argb((110, 190, 230), 0.8), argb((40, 70, 130), 0.85)])
        )
        canvas.drawOval(pool, brush.line((190, 236, 255), unit * 0.3, 0.6))
    for x in every(stage, period, 40):
        brush.glow(canvas, x, stage.floor, 18 * unit, 6 * unit, (160, 200, 255), 0.26)


def _hanging(stage: Set) -> Layer:
    unit, dark = stage.unit, mix(stage.light.dim((60, 54, 78)), stage.light.shade, 0.5)
    low = min(0.17 * stage.height, 20 * unit)

    def paint(canvas: Canvas, period: float) -> None:
        def tooth(at: float, rng: random.Random) -> None:
            _spike(canvas, at, -unit, unit * rng.uniform(4, 8), low * rng.uniform(0.4, 1.0), dark, stage)

        pieces.row(canvas, stage, period, 11, 357, tooth, 9)

    return band(stage, paint, 0, low, 1.4)
