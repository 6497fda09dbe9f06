"""The sets among trees: forest and jungle."""

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
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band
from generation.engine.animatic.script import Colour


def forest(stage: Set) -> Backdrop:
    """This will be a high wood: trunks that fade into the light between them, shafts, ferns, leaves on the floor."""
    unit = stage.unit
    return (
        [
            _depth(stage, (150, 196, 128), (232, 240, 190)),
            _trunks(stage, far=0.62, every=8, wide=(1.4, 2.6), speed=0.15, salt=111),
            _trunks(stage, far=0.36, every=15, wide=(3.0, 4.6), speed=0.35, salt=112),
            band(stage, partial(_light_between, stage=stage), 0, stage.horizon + 4 * unit, 0.42),
            _trunks(stage, far=0.14, every=30, wide=(5.0, 7.5), speed=0.6, salt=113),
            band(stage, partial(_floor, stage=stage), stage.horizon - unit, stage.height, 1.0),
        ],
        [_canopy(stage, (62, 118, 66), 121), _front(stage, (52, 104, 60))],
    )


def _depth(stage: Set, high: Colour, low: Colour) -> Layer:
    """What is seen behind all trunks: the light that comes through, brightest where the path leads."""
    light, top = stage.light, stage.light.far((96, 148, 96), 0.2)

    def paint(canvas: Canvas, period: float) -> None:
        colours = [argb(mix(top, light.shade, 0.2)), argb(light.far(high, 0.3)), argb(light.far(low, 0.4))]
        canvas.drawPaint(brush.vertical(0, stage.horizon, colours, [0.0, 0.55, 1.0]))
        reach = 0.5 * stage.width + 20 * stage.unit
        brush.glow(canvas, stage.width * 0.42, stage.horizon * 0.78, reach, 0.45 * stage.horizon, light.glow, 0.55)

    return make_layer(paint, width=stage.width, top=0, bottom=stage.height, speed=0.0, is_opaque=True)


def _trunks(stage: Set, *, far: float, every: float, wide: tuple[float, float], speed: float, salt: int) -> Layer:
    unit, _light = stage.unit, stage.light

    def paint(canvas: Canvas, period: float) -> None:
        def tree(at: float, rng: random.Random) -> None:
            size = unit * rng.uniform(*wide)
            colour = rng.choice(((122, 92, 72), (104, 84, 74), (138, 108, 80)))
            foot = stage.horizon + unit * (0.4 + 3.0 * (1 - far)) * rng.uniform(0.5, 1.0)
            pieces.trunk(canvas, at, foot, -2 * unit, size, colour, stage, far, rng)
            for _ in range(2):
                y = rng.uniform(0.05, 0.5) * stage.horizon
                green = rng.choice(((86, 148, 82), (112, 168, 84)))
                pieces.foliage(
                    canvas, at + rng.uniform(-2.4, 2.4) * size, y, 3.2 * size, 1.7 * size, green, stage, far, rng
                )

        def shrub(at: float, rng: random.Random) -> None:
            r = unit * rng.uniform(2.0, 4.5) * (1.2 - far)
            pieces.foliage(canvas, at, stage.horizon + unit - 0.3 * r, 1.6 * r, r, (84, 140, 78), stage, far, rng)

        pieces.row(canvas, stage, period, every, salt, tree, 18)
        pieces.row(canvas, stage, period, every * 0.7, salt + 50, shrub, 8)
        pieces.air(canvas, period, stage, stage.horizon - 26 * unit, stage.horizon + 2 * unit, 0.5 * far)

    return band(stage, paint, 0, stage.horizon + 5 * unit, speed)


def _light_between(canvas: Canvas, period: float, stage: Set) -> None:
    alpha = 0.10 if stage.light.is_dark else 0.26
    low = stage.horizon + 4 * stage.unit
    pieces.shafts(canvas, period, stage, top=0, bottom=low, colour=stage.light.glow, alpha=alpha, every=17, salt=114)


def _floor(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    scenery.paint_ground(
        canvas, period, stage, far=(156, 168, 104), near=(132, 132, 88), speckle=(196, 170, 96), salt=115, count=700
    )
    rng = stage.rng(116)
    for _ in range(220):  # fallen leaves
        share = rng.random() ** 1.4
        y = stage.horizon + (0.04 + 0.96 * share) * (stage.height - stage.horizon)
        x, size = rng.uniform(0, period), unit * (0.3 + 0.9 * share)
        tone = light.lit(rng.choice(((206, 142, 70), (178, 108, 60), (150, 150, 76), (120, 96, 64))))
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(rng.uniform(-40, 40))
        canvas.drawOval(pieces.box(-size, -size * 0.3, 2 * size, size * 0.6), brush.fill(tone, 0.75))
        canvas.restore()
    for share in (0.22, 0.66):
        brush.glow(canvas, period * share, stage.floor, 34 * unit, 7 * unit, light.glow, 0.3)

    def fern(at: float, rng: random.Random) -> None:
        pieces.fern(
            canvas,
            at,
            stage.horizon + unit * rng.uniform(1.5, 4.0),
            unit * rng.uniform(4, 7),
            (88, 150, 76),
            stage,
            rng,
        )

    pieces.row(canvas, stage, period, 13, 117, fern, 9)
    pieces.blades(
        canvas,
        period,
        stage,
        foot=(stage.horizon, stage.horizon + 3 * unit),
        high=(1, 2.6),
        colour=(120, 156, 82),
        every=3,
        salt=118,
    )


def _canopy(stage: Set, colour: Colour, salt: int) -> Layer:
    """Leaves that hang into the picture from above, near to us."""
    unit, dark = stage.unit, mix(stage.light.dim(colour), stage.light.shade, 0.3)
    low = min(0.17 * stage.height, 24 * unit)

    def paint(canvas: Canvas, period: float) -> None:
        def bough(at: float, rng: random.Random) -> None:
            for _ in range(16):
                turn, reach = rng.uniform(0.15, 2.99), rng.uniform(0.2, 0.75) * low
                start = (at + rng.uniform(-8, 8) * unit, rng.uniform(-3.0, 0.35 * low / unit) * unit)
                tone = mix(dark, stage.light.bright(colour), rng.random() * 0.4)
                pieces.leaf(canvas, start, turn, reach * 0.6, reach * 0.13, tone, mix(tone, stage.light.glow, 0.2))

        pieces.row(canvas, stage, period, 15, salt, bough, 20)

    return band(stage, paint, 0, low, 1.35)


def _front(stage: Set, colour: Colour) -> Layer:
    unit, dark = stage.unit, mix(stage.light.dim(colour), stage.light.shade, 0.35)

    def paint(canvas: Canvas, period: float) -> None:
        def clump(at: float, rng: random.Random) -> None:
            for k in range(9):
                turn = -math.pi / 2 + (k - 4) * 0.26 + rng.uniform(-0.08, 0.08)
                tone = mix(dark, stage.light.bright(colour), rng.random() * 0.3)
                length = unit * rng.uniform(8, 13)
                pieces.leaf(
                    canvas,
                    (at, stage.height + 2 * unit),
                    turn,
                    length,
                    unit * 0.9,
                    tone,
                    mix(tone, stage.light.glow, 0.2),
                )

        pieces.row(canvas, stage, period, 30, 122, clump, 16)

    return band(stage, paint, stage.height - 13 * unit, stage.height, 1.5, sway=2.0)


def jungle(stage: Set) -> Backdrop:
    """This will be a rain forest: towering leaves, lianas, palms in the mist, flowers."""
    unit = stage.unit
    return (
        [
            _depth(stage, (110, 178, 130), (214, 236, 190)),
            band(stage, partial(_palms, stage=stage, far=0.6, salt=131), 0, stage.horizon + 2 * unit, 0.15),
            _trunks(stage, far=0.4, every=19, wide=(2.6, 5.0), speed=0.32, salt=132),
            band(stage, partial(_light_between, stage=stage), 0, stage.horizon + 4 * unit, 0.4),
            band(stage, partial(_palms, stage=stage, far=0.2, salt=133), 0, stage.horizon + 3 * unit, 0.55, sway=0.35),
            band(
                stage,
                partial(_undergrowth, stage=stage),
                stage.horizon - 20 * unit,
                stage.horizon + 5 * unit,
                0.75,
                sway=1.2,
            ),
            band(stage, partial(_jungle_floor, stage=stage), stage.horizon, stage.height, 1.0),
        ],
        [_lianas(stage), _front(stage, (40, 112, 66))],
    )


def _palms(canvas: Canvas, period: float, stage: Set, far: float, salt: int) -> None:
    unit, light = stage.unit, stage.light

    def palm(at: float, rng: random.Random) -> None:
        high = rng.uniform(0.55, 0.95) * stage.horizon
        foot, size = stage.horizon + 2 * unit, high * 0.16 + 6 * unit
        crown = (at + rng.uniform(-0.06, 0.06) * high, foot - high)
        stem = skia.Path()
        stem.moveTo(at, foot)
        stem.quadTo(at, foot - high * 0.6, *crown)
        canvas.drawPath(stem, brush.line(light.far((120, 96, 76), far), unit * (2.2 - 1.4 * far)))
        for k in range(11):
            turn = -math.pi / 2 + (k - 5) * 0.44 + rng.uniform(-0.1, 0.1)
            tone = mix(light.far((70, 146, 88), far), light.glow if k < 5 else light.shade, rng.uniform(0.0, 0.2))
            _frond(canvas, crown, turn, size * rng.uniform(0.8, 1.1), tone)

    pieces.row(canvas, stage, period, 24, salt, palm, 36)
    pieces.air(canvas, period, stage, stage.horizon - 30 * unit, stage.horizon + 2 * unit, 0.75 * far)


def _frond(canvas: Canvas, at: tuple[float, float], turn: float, length: float, colour: Colour) -> None:
    tip = (at[0] + math.cos(turn) * length, at[1] + math.sin(turn) * length + length * 0.42)
    bend = (at[0] + math.cos(turn) * length * 0.6, at[1] + math.sin(turn) * length * 0.95)
    path = skia.Path()
    path.moveTo(*at)
    path.quadTo(bend[0], bend[1] - length * 0.05, *tip)
    path.quadTo(bend[0], bend[1] + length * 0.16, *at)
    canvas.drawPath(path, brush.fill(colour))


def _undergrowth(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light

    def bush(at: float, rng: random.Random) -> None:
        foot, green = (
            stage.horizon + unit * rng.uniform(1.5, 4),
            rng.choice(((58, 138, 82), (84, 160, 84), (46, 124, 92))),
        )
        for k in range(9):
            turn = -math.pi / 2 + (k - 4) * 0.33 + rng.uniform(-0.1, 0.1)
            tone = mix(light.far(green, 0.1), light.glow if k < 4 else light.shade, rng.uniform(0.02, 0.26))
            pieces.leaf(
                canvas,
                (at, foot),
                turn,
                unit * rng.uniform(7, 15),
                unit * rng.uniform(1.4, 2.6),
                tone,
                mix(tone, light.glow, 0.35),
            )
        if rng.random() < 0.5:
            tint = light.lit(rng.choice(((250, 96, 110), (255, 180, 70), (214, 110, 220))))
            for _ in range(3):
                x, y = at + unit * rng.uniform(-5, 5), foot - unit * rng.uniform(3, 10)
                for k in range(5):
                    pieces.leaf(canvas, (x, y), 2 * math.pi * k / 5, unit * 1.5, unit * 0.5, tint, light.glow)

    pieces.row(canvas, stage, period, 10, 134, bush, 17)


def _jungle_floor(canvas: Canvas, period: float, stage: Set) -> None:
    unit = stage.unit
    scenery.paint_ground(
        canvas, period, stage, far=(136, 164, 96), near=(122, 130, 80), speckle=(170, 190, 100), salt=135, count=800
    )
    for share in (0.18, 0.7):
        brush.glow(canvas, period * share, stage.floor, 36 * unit, 7 * unit, stage.light.glow, 0.26)
    pieces.blades(
        canvas,
        period,
        stage,
        foot=(stage.horizon, stage.horizon + 4 * unit),
        high=(1.5, 4),
        colour=(90, 160, 84),
        every=2.4,
        salt=136,
    )


def _lianas(stage: Set) -> Layer:
    unit, light = stage.unit, stage.light
    dark = mix(light.dim((70, 96, 60)), light.shade, 0.2)

    def paint(canvas: Canvas, period: float) -> None:
        def liana(at: float, rng: random.Random) -> None:
            low = rng.uniform(0.1, 0.3) * stage.height
            path = skia.Path()
            path.moveTo(at, -unit)
            path.quadTo(at + unit * rng.uniform(-5, 5), low * 0.6, at + unit * rng.uniform(-3, 3), low)
            canvas.drawPath(path, brush.line(dark, unit * 0.5))
            for _ in range(9):
                spot = (at + unit * rng.uniform(-3, 3), rng.uniform(0, low))
                tone = mix(dark, light.bright((84, 150, 80)), rng.random() * 0.6)
                pieces.leaf(canvas, spot, rng.uniform(0.3, 2.8), unit * rng.uniform(2, 4), unit * 0.8, tone, light.glow)

        pieces.row(canvas, stage, period, 22, 137, liana, 12)

    return band(stage, paint, 0, 0.32 * stage.height, 1.3)
