"""The sets for sport under a roof: gym and ice rink."""

from __future__ import annotations

from functools import partial

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets.backdrop import Backdrop
from generation.engine.animatic.picture.sets.rooms import (
    paint_boards,
    paint_light_pools,
    paint_skirting,
    paint_wall,
    paint_window,
    room,
)


def gym(stage: Set) -> Backdrop:
    """This will be a sports hall: wall bars, high windows, banners, a wooden floor with a mat."""

    def wall(canvas: Canvas, period: float) -> None:
        paint_wall(canvas, stage, (150, 176, 200), (216, 226, 230))
        for i in range(6):
            left, top = period * (i + 0.12) / 6, stage.horizon - 86 * stage.unit
            paint_window(canvas, left, top, period * 0.76 / 6, 20 * stage.unit, stage)
        _banners(canvas, period, stage)
        _wall_bars(canvas, period, stage)
        paint_skirting(canvas, period, stage, (206, 160, 110))

    def floor(canvas: Canvas, period: float) -> None:
        paint_boards(canvas, period, stage, (224, 172, 114), 9)
        _mat(canvas, period, stage)
        paint_light_pools(canvas, period, stage, 0.25)

    return room(stage, wall, floor)


def _banners(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    top, low, tip = (stage.horizon - up * unit for up in (60, 38, 34))
    for i, colour in enumerate(((232, 100, 84), (250, 196, 92), (84, 150, 190), (116, 176, 130))):
        x = period * (i + 0.35) / 4
        outline = [(x, top), (x + 11 * unit, top), (x + 11 * unit, low), (x + 5.5 * unit, tip), (x, low)]
        paint = brush.vertical(top, tip, [argb(light.bright(colour)), argb(light.dim(colour))])
        canvas.drawPath(brush.polygon(outline), paint)


def _mat(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    top, low = stage.floor - 5 * unit, stage.floor + 9 * unit
    paint = brush.vertical(top, low, [argb(light.lit((92, 142, 196))), argb(light.lit((62, 106, 168)))])
    canvas.drawRect(skia.Rect.MakeLTRB(0, top, period, low), paint)
    for y in (top + unit, low - unit):
        canvas.drawLine(0, y, period, y, brush.line(light.bright((240, 244, 250)), unit * 0.5, 0.85))


def _wall_bars(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    for share in (0.04, 0.3, 0.54, 0.8):
        x = period * share
        for k in range(9):
            y = stage.horizon - (5 + 3 * k) * unit
            canvas.drawLine(x, y, x + 22 * unit, y, brush.line(light.lit((214, 156, 100)), unit * 0.8))
        for post in (0, 11, 22):
            canvas.drawLine(
                x + post * unit,
                stage.horizon - 31 * unit,
                x + post * unit,
                stage.horizon - 2 * unit,
                brush.line(light.dim((190, 130, 84)), unit),
            )


def rink(stage: Set) -> Backdrop:
    """This will be an ice rink: stands full of people, boards, shining ice."""

    def wall(canvas: Canvas, period: float) -> None:
        light = stage.light
        colours = [argb(mix(light.lit((54, 66, 118)), light.shade, 0.35)), argb(light.lit((96, 118, 178)))]
        canvas.drawPaint(brush.vertical(0, stage.horizon, colours))
        _crowd(canvas, period, stage)
        _spotlights(canvas, period, stage)
        _hoarding(canvas, period, stage)

    return room(stage, wall, partial(_ice, stage=stage))


def _crowd(canvas: Canvas, period: float, stage: Set) -> None:
    light, unit, rng = stage.light, stage.unit, stage.rng(88)
    shirts = ((214, 120, 120), (240, 200, 130), (130, 170, 210), (190, 150, 200), (236, 226, 220))
    dusk = light.lit((70, 84, 140))
    for row in range(7):
        y = stage.horizon - (14 + 6 * row) * unit
        for k in range(46):
            x = period * (k + 0.5 * (row % 2) + rng.uniform(-0.2, 0.2)) / 46
            face = mix(light.lit((226, 180, 150)), dusk, 0.45 + 0.06 * row)
            shirt = mix(light.lit(rng.choice(shirts)), dusk, 0.42 + 0.06 * row)
            body = skia.Rect.MakeXYWH(x - 1.8 * unit, y - 1.4 * unit, 3.6 * unit, 5 * unit)
            canvas.drawCircle(x, y - 2.6 * unit, 1.35 * unit, brush.fill(face))
            canvas.drawRoundRect(body, 1.4 * unit, 1.4 * unit, brush.fill(shirt))


def _spotlights(canvas: Canvas, period: float, stage: Set) -> None:
    unit, low = stage.unit, stage.horizon
    paint = brush.vertical(0, low, [argb((255, 250, 230), 0.22), argb((255, 250, 230), 0.0)])
    for i in range(6):
        x = period * (i + 0.5) / 6
        beam = [(x - 2 * unit, 0.0), (x + 2 * unit, 0.0), (x + 20 * unit, low), (x - 20 * unit, low)]
        canvas.drawPath(brush.polygon(beam), paint)


def _ice(canvas: Canvas, period: float, stage: Set) -> None:
    light, unit, rng = stage.light, stage.unit, stage.rng(89)
    colours = [argb(light.lit(colour)) for colour in ((206, 228, 244), (236, 246, 252), (198, 222, 242))]
    box = skia.Rect.MakeLTRB(0, stage.horizon, period, stage.height)
    canvas.drawRect(box, brush.vertical(stage.horizon, stage.height, colours))
    scratch = brush.line((255, 255, 255), unit * 0.16, 0.7)
    for _ in range(46):
        y = stage.horizon + rng.random() * (stage.height - stage.horizon)
        x, wide = rng.uniform(0, period * 0.86), unit * rng.uniform(8, 30)
        arc = skia.Rect.MakeXYWH(x, y, wide, wide * rng.uniform(0.08, 0.25))
        canvas.drawArc(arc, rng.uniform(0, 180), rng.uniform(40, 140), False, scratch)
    for i in range(8):
        x = period * (i + 0.5) / 8
        brush.glow(canvas, x, stage.horizon + 16 * unit, 8 * unit, 22 * unit, (255, 255, 255), 0.4)


def _hoarding(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    box = skia.Rect.MakeLTRB(0, stage.horizon - 10 * unit, period, stage.horizon)
    canvas.drawRect(
        box,
        brush.vertical(
            box.top(), box.bottom(), [argb(light.bright((246, 248, 252))), argb(light.lit((206, 216, 232)))]
        ),
    )
    canvas.drawRect(skia.Rect.MakeLTRB(0, box.top(), period, box.top() + unit), brush.fill(light.lit((226, 84, 84))))
    canvas.drawRect(
        skia.Rect.MakeLTRB(0, box.bottom() - 1.6 * unit, period, box.bottom()), brush.fill(light.lit((250, 200, 90)))
    )
