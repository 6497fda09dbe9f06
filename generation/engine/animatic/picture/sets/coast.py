"""The sets by the water: beach and open sea."""

from __future__ import annotations

import math
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import wrapped
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, sky_layers


def beach(stage: Set) -> Backdrop:
    """This will be sand before a calm sea."""
    unit = stage.unit

    def sea(canvas: Canvas, period: float) -> None:
        paint_far_sea(canvas, period, stage, stage.horizon - 11 * unit, stage.horizon + 4 * unit)

    def sand(canvas: Canvas, period: float) -> None:
        scenery.paint_ground(
            canvas,
            period,
            stage,
            far=(250, 228, 184),
            near=(240, 206, 150),
            speckle=(196, 158, 112),
            salt=22,
            count=1300,
        )
        wet = brush.vertical(
            stage.horizon,
            stage.horizon + 5 * unit,
            [argb(stage.light.lit((196, 178, 150)), 0.7), argb(stage.light.lit((240, 214, 164)), 0.0)],
        )
        canvas.drawRect(skia.Rect.MakeLTRB(0, stage.horizon, period, stage.horizon + 5 * unit), wet)
        foam = [
            (x, stage.horizon + unit * (0.5 + 0.5 * math.sin(2 * math.pi * 9 * x / period)))
            for x in range(0, int(period) + 12, 12)
        ]
        canvas.drawPath(brush.smooth(foam, False), brush.line(stage.light.bright((255, 255, 255)), unit * 0.9, 0.9))

    def palms(canvas: Canvas, period: float) -> None:
        for share, high in ((0.08, 44), (0.62, 38)):
            wrapped(canvas, period, period * share, 30 * unit, partial(_palm, canvas, stage=stage, high=high * unit))

    return (
        [
            *sky_layers(stage),
            band(stage, sea, stage.horizon - 12 * unit, stage.horizon + 4 * unit, 0.1),
            band(stage, sand, stage.horizon, stage.height, 1.0),
            band(stage, palms, stage.horizon - 50 * unit, stage.horizon + 6 * unit, 0.7, sway=0.9),
        ],
        [],
    )


def _palm(canvas: Canvas, x: float, stage: Set, high: float) -> None:
    foot, light = stage.horizon + 4 * stage.unit, stage.light
    path = skia.Path()
    path.moveTo(x, foot)
    path.quadTo(x + high * 0.02, foot - high * 0.6, x + high * 0.16, foot - high)
    canvas.drawPath(path, brush.line(light.far((152, 112, 80), 0.1), high * 0.045))
    for turn, reach in (
        (-165, 0.42),
        (-140, 0.36),
        (-115, 0.3),
        (-70, 0.32),
        (-35, 0.4),
        (-10, 0.44),
        (15, 0.4),
        (170, 0.4),
    ):
        a = math.radians(turn)
        tip = (x + high * 0.16 + reach * high * math.cos(a), foot - high + reach * high * math.sin(a) + high * 0.16)
        bend = (
            x + high * 0.16 + reach * 0.6 * high * math.cos(a),
            foot - high + reach * high * math.sin(a) - high * 0.03,
        )
        leaf = skia.Path()
        leaf.moveTo(x + high * 0.16, foot - high)
        leaf.quadTo(bend[0], bend[1] - high * 0.05, *tip)
        leaf.quadTo(bend[0], bend[1] + high * 0.06, x + high * 0.16, foot - high)
        canvas.drawPath(leaf, brush.fill(light.far((82, 156, 92) if turn < -60 else (62, 132, 84), 0.1)))


def sea(stage: Set) -> Backdrop:
    """This will be open water with islands far off; the near water is drawn with the actors."""
    unit = stage.unit
    line = stage.floor - 0.16 * stage.height

    def islands(canvas: Canvas, period: float) -> None:
        scenery.paint_hills(
            canvas, period, stage, base=line + 2 * unit, rise=4.5 * unit, colour=(104, 136, 156), distance=0.45, salt=31
        )

    def water(canvas: Canvas, period: float) -> None:
        paint_far_sea(canvas, period, stage, line, stage.height)

    return (
        [
            *sky_layers(stage),
            band(stage, islands, line - 12 * unit, line + unit, 0.08),
            band(stage, water, line, stage.height, 0.4),
        ],
        [],
    )


def paint_far_sea(canvas: Canvas, period: float, stage: Set, top: float, bottom: float) -> None:
    """This will paint open water up to its own horizon at `top`, with glints under the sun."""
    light, rng = stage.light, stage.rng(23)
    far, near = light.water
    colours = [argb(mix(far, light.sky[2], 0.3)), argb(far), argb(mix(far, near, 0.7))]
    canvas.drawRect(skia.Rect.MakeLTRB(0, top, period, bottom), brush.vertical(top, bottom, colours, [0.0, 0.25, 1.0]))
    for _ in range(260):
        share = rng.random()
        y, x = top + share**1.5 * (bottom - top), rng.uniform(30, period - 30)
        wide = stage.unit * (0.6 + 3.4 * share)
        canvas.drawOval(
            skia.Rect.MakeXYWH(x, y, wide, wide * 0.1),
            brush.fill(light.bright((255, 255, 255)), rng.uniform(0.12, 0.5)),
        )
    for _ in range(140):
        share = rng.random()
        y = top + share * (bottom - top)
        x = stage.width * 0.24 + rng.gauss(0, 1) * stage.unit * (3 + 7 * share)
        canvas.drawOval(
            skia.Rect.MakeXYWH(x, y, stage.unit * (1 + 2.5 * share), stage.unit * 0.3),
            brush.fill(light.glow, rng.uniform(0.2, 0.7)),
        )
