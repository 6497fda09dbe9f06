"""The sets in town: basketball court and street."""

from __future__ import annotations

from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import wrapped
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, sky_layers
from generation.engine.animatic.script import Hour, Weather


def court(stage: Set) -> Backdrop:
    """This will be an outdoor basketball court behind a fence, the town beyond."""
    unit = stage.unit

    def town(canvas: Canvas, period: float) -> None:
        scenery.paint_house_row(canvas, period, stage, foot=stage.horizon, high=26 * unit, distance=0.34, salt=41)

    def fence(canvas: Canvas, period: float) -> None:
        _fence(canvas, period, stage)

    def ground(canvas: Canvas, period: float) -> None:
        scenery.paint_ground(
            canvas, period, stage, far=(196, 120, 96), near=(196, 104, 84), speckle=(236, 170, 140), salt=43
        )
        _court_lines(canvas, period, stage)

    return (
        [
            *sky_layers(stage),
            band(stage, town, stage.horizon - 32 * unit, stage.horizon + 1, 0.2),
            band(stage, fence, stage.horizon - 22 * unit, stage.horizon + 3 * unit, 0.6),
            band(stage, ground, stage.horizon, stage.height, 1.0),
        ],
        [],
    )


def _fence(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, rng = stage.unit, stage.light, stage.rng(42)
    top = stage.horizon - 15 * unit
    for i in range(12):
        x = period * (i + rng.uniform(0.1, 0.9)) / 12
        colour = rng.choice(((104, 160, 92), (86, 142, 96), (132, 170, 88)))
        wrapped(canvas, period, x, 8 * unit, partial(_bush, canvas, stage=stage, colour=colour))
    wire = brush.line(light.far((92, 104, 122), 0.2), unit * 0.11, 0.5)
    steps = round(period / (1.5 * unit))
    for i in range(steps):
        x = period * i / steps
        canvas.drawLine(x, top, x + 15 * unit, stage.horizon, wire)
        canvas.drawLine(x, top, x - 15 * unit, stage.horizon, wire)
    post = brush.line(light.far((82, 96, 116), 0.1), unit * 0.7)
    for i in range(9):
        canvas.drawLine(period * i / 8, top, period * i / 8, stage.horizon + unit, post)
    canvas.drawLine(0, top, period, top, post)


def _bush(canvas: Canvas, x: float, stage: Set, colour: tuple[int, int, int]) -> None:
    for dx, dy, r in ((-3, 1.5, 3.4), (0, 3.2, 4.2), (3.2, 1.6, 3.2)):
        shade = stage.light.far(colour, 0.24)
        centre = (x + (dx - 1) * stage.unit, stage.horizon - (dy + 1.5) * stage.unit)
        paint = brush.radial(
            centre,
            r * 1.4 * stage.unit,
            [argb(mix(shade, stage.light.glow, 0.22)), argb(mix(shade, stage.light.shade, 0.3))],
        )
        canvas.drawCircle(x + dx * stage.unit, stage.horizon - dy * stage.unit, r * stage.unit, paint)


def _court_lines(canvas: Canvas, period: float, stage: Set) -> None:
    white = brush.line(stage.light.lit((250, 240, 226)), stage.unit * 0.8, 0.85)
    key = skia.Rect.MakeLTRB(
        stage.width * 0.52, stage.floor - 5.2 * stage.unit, stage.width * 1.2, stage.floor + 7 * stage.unit
    )
    canvas.drawRect(key, brush.fill(stage.light.lit((74, 124, 150)), 0.75))
    canvas.drawRect(key, white)
    circle = skia.Rect.MakeLTRB(key.left() - 12 * stage.unit, key.top(), key.left() + 12 * stage.unit, key.bottom())
    canvas.drawArc(circle, 90, 180, False, white)
    low = stage.floor + 14 * stage.unit
    canvas.drawLine(0, low, period, low, brush.line(stage.light.lit((250, 240, 226)), stage.unit * 1.2, 0.85))


def street(stage: Set) -> Backdrop:
    """This will be a town street; wet and shining in the rain."""
    unit = stage.unit

    def far_town(canvas: Canvas, period: float) -> None:
        scenery.paint_house_row(canvas, period, stage, foot=stage.horizon, high=46 * unit, distance=0.55, salt=51)

    def houses(canvas: Canvas, period: float) -> None:
        scenery.paint_house_row(canvas, period, stage, foot=stage.horizon, high=30 * unit, distance=0.16, salt=52)
        for i in range(4):
            _lamp(canvas, period * (i + 0.5) / 4, stage)

    return (
        [
            *sky_layers(stage),
            band(stage, far_town, stage.horizon - 60 * unit, stage.horizon, 0.12),
            band(stage, houses, stage.horizon - 42 * unit, stage.horizon + 2 * unit, 0.5),
            band(stage, partial(paint_road, stage=stage), stage.horizon, stage.height, 1.0),
        ],
        [],
    )


def paint_road(canvas: Canvas, period: float, stage: Set) -> None:
    """This will paint a road with its pavement: wet and shining in the rain, in pools of lamplight on a dry night."""
    unit = stage.unit
    scenery.paint_ground(
        canvas, period, stage, far=(150, 146, 152), near=(112, 112, 124), speckle=(176, 174, 182), salt=53
    )
    kerb = stage.horizon + 3.4 * unit
    canvas.drawRect(skia.Rect.MakeLTRB(0, stage.horizon, period, kerb), brush.fill(stage.light.lit((206, 196, 184))))
    canvas.drawRect(skia.Rect.MakeLTRB(0, kerb, period, kerb + unit), brush.fill(stage.light.dim((160, 152, 150))))
    low, dash = stage.floor + 9 * unit, period / 8
    for i in range(8):
        mark = brush.polygon(
            [
                (i * dash, low),
                (i * dash + dash * 0.55, low),
                (i * dash + dash * 0.5, low + 1.8 * unit),
                (i * dash - dash * 0.05, low + 1.8 * unit),
            ]
        )
        canvas.drawPath(mark, brush.fill(stage.light.lit((246, 238, 220)), 0.85))
    if stage.weather in (Weather.RAIN, Weather.STORM):
        _wet(canvas, period, stage)
    elif stage.hour is Hour.NIGHT:
        _lamplight(canvas, period, stage)


def _lamp(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    foot, top = stage.horizon + 1.5 * unit, stage.horizon - 30 * unit
    canvas.drawLine(x, foot, x, top, brush.line(light.dim((72, 80, 98)), unit * 0.7))
    canvas.drawLine(x, top, x + 4 * unit, top - unit, brush.line(light.dim((72, 80, 98)), unit * 0.6))
    if light.is_dark or stage.weather is Weather.RAIN:
        brush.glow(canvas, x + 4.4 * unit, top, 17 * unit, 17 * unit, (255, 206, 130), 0.5)
    canvas.drawOval(
        skia.Rect.MakeXYWH(x + 2.8 * unit, top - 1.2 * unit, 3.2 * unit, 1.6 * unit), brush.fill((255, 236, 190))
    )


def _lamplight(canvas: Canvas, period: float, stage: Set) -> None:
    """What falls from each lamp: bright on the pavement, and wide and fainter on the road."""
    unit = stage.unit
    for i in range(4):
        x = period * (i + 0.5) / 4 + 4.4 * unit
        for shift in (-period, 0.0, period):
            brush.glow(canvas, x + shift, stage.horizon + 2 * unit, 12 * unit, 2.6 * unit, (255, 220, 150), 0.6)
            brush.glow(canvas, x + shift, stage.horizon + 8 * unit, 24 * unit, 7.5 * unit, (255, 206, 130), 0.42)


def _wet(canvas: Canvas, period: float, stage: Set) -> None:
    rng, unit = stage.rng(54), stage.unit
    for i in range(16):
        x, wide = period * (i + rng.uniform(0.2, 0.8)) / 16, unit * rng.uniform(3, 9)
        y = stage.horizon + (stage.height - stage.horizon) * rng.uniform(0.15, 0.95)
        colour = (255, 208, 140) if stage.light.is_dark and i % 2 else stage.light.sky[2]
        brush.glow(canvas, x, y, wide * 1.6, wide * 0.5, colour, 0.5)
    for i in range(4):
        x = period * (i + 0.5) / 4 + 4.4 * unit
        brush.glow(canvas, x, stage.horizon + 18 * unit, 4 * unit, 20 * unit, (255, 206, 130), 0.3)
