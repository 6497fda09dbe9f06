"""The sets where things are shown and tried: laboratory, museum."""

from __future__ import annotations

import math

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop
from generation.engine.animatic.picture.sets.rooms import (
    deep_room,
    every,
    paint_light_pools,
    paint_skirting,
    paint_tiles_floor,
    paint_wall,
)


def laboratory(stage: Set) -> Backdrop:
    """This will be a laboratory: tiled wall, pipes, glowing tanks, a bench of flasks."""
    unit, _line = stage.unit, stage.horizon

    def wall(canvas: Canvas, period: float) -> None:
        paint_wall(canvas, stage, (140, 176, 186), (206, 224, 222))
        _lab_wall(canvas, period, stage)
        paint_skirting(canvas, period, stage, (110, 132, 142))

    def bench(canvas: Canvas, period: float) -> None:
        for k, x in enumerate(every(stage, period, 44)):
            _bench(canvas, x + 2 * unit, 36 * unit, stage, 292 + k)

    def floor(canvas: Canvas, period: float) -> None:
        paint_tiles_floor(canvas, period, stage, (224, 232, 230), (196, 212, 214), 14)
        paint_light_pools(canvas, period, stage, 0.26)

    return deep_room(stage, wall, bench, floor, 36)


def _lab_wall(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, line = stage.unit, stage.light, stage.horizon
    grid = brush.line(light.lit((240, 248, 246)), unit * 0.2, 0.5)
    for k in range(12):
        canvas.drawLine(0, line - 6 * k * unit, period, line - 6 * k * unit, grid)
    for y, colour in ((line - 70 * unit, (214, 120, 84)), (line - 66 * unit, (150, 160, 170))):
        canvas.drawLine(0, y, period, y, brush.line(light.dim(colour), 2.2 * unit))
        canvas.drawLine(0, y - 0.5 * unit, period, y - 0.5 * unit, brush.line(light.bright(colour), 0.6 * unit))
    for k, x in enumerate(every(stage, period, 48)):
        colour = ((110, 240, 190), (110, 190, 255), (210, 150, 255))[k % 3]
        tank = pieces.box(x + 6 * unit, line - 50 * unit, 13 * unit, 44 * unit)
        brush.glow(canvas, tank.centerX(), tank.centerY(), 20 * unit, 34 * unit, colour, 0.45)
        canvas.drawRoundRect(
            tank,
            4 * unit,
            4 * unit,
            pieces.across(
                tank.left(),
                tank.right(),
                [argb(colour, 0.75), argb((255, 255, 255), 0.7), argb(colour, 0.9)],
                [0.0, 0.25, 1.0],
            ),
        )
        rng = stage.rng(291 + k)
        for _ in range(9):
            canvas.drawCircle(
                tank.centerX() + rng.uniform(-4, 4) * unit,
                rng.uniform(tank.top() + 3 * unit, tank.bottom() - 3 * unit),
                unit * rng.uniform(0.3, 0.9),
                brush.fill((255, 255, 255), 0.5),
            )
        for y in (tank.top() - 2 * unit, tank.bottom() - 2 * unit):
            pieces.panel(
                canvas, pieces.box(tank.left() - unit, y, 15 * unit, 4 * unit), (120, 132, 146), stage, round_by=unit
            )
        screen = pieces.box(x + 26 * unit, line - 50 * unit, 16 * unit, 11 * unit)
        canvas.drawRoundRect(screen, unit, unit, brush.fill(light.dim((30, 50, 62))))
        wave = [
            (
                screen.left() + unit + j * 0.7 * unit,
                screen.centerY() + 3 * unit * math.sin(j * 0.7) * math.exp(-abs(j - 9) / 6),
            )
            for j in range(21)
        ]
        canvas.drawPath(brush.smooth(wave, False), brush.line((110, 250, 180), 0.45 * unit))


def _bench(canvas: Canvas, x: float, wide: float, stage: Set, salt: int) -> None:
    unit, light, rng, foot = stage.unit, stage.light, stage.rng(salt), stage.horizon + 2.2 * stage.unit
    top = foot - 15 * unit
    pieces.panel(canvas, skia.Rect.MakeLTRB(x, top, x + wide, foot), (236, 240, 242), stage)
    for k in range(1, 4):
        canvas.drawLine(
            x + wide * k / 4,
            top + 2 * unit,
            x + wide * k / 4,
            foot,
            brush.line(light.dim((160, 172, 180)), 0.35 * unit, 0.6),
        )
    pieces.panel(canvas, skia.Rect.MakeLTRB(x - unit, top - 1.4 * unit, x + wide + unit, top), (70, 84, 96), stage)
    at = x + 3 * unit
    while at < x + wide - 4 * unit:
        colour, r = (
            rng.choice(((240, 96, 110), (96, 206, 150), (96, 160, 240), (250, 190, 80))),
            unit * rng.uniform(1.8, 2.8),
        )
        y = top - 1.4 * unit
        brush.glow(canvas, at, y - r, 3 * r, 3 * r, colour, 0.3)
        flask = brush.polygon(
            [
                (at - 0.5 * unit, y - 3.2 * r),
                (at + 0.5 * unit, y - 3.2 * r),
                (at + 0.5 * unit, y - 2 * r),
                (at + 1.3 * r, y),
                (at - 1.3 * r, y),
                (at - 0.5 * unit, y - 2 * r),
            ]
        )
        canvas.drawPath(flask, brush.fill(light.bright((236, 250, 252)), 0.5))
        canvas.save()
        canvas.clipPath(flask, True)
        canvas.drawRect(pieces.box(at - 2 * r, y - 1.1 * r, 4 * r, 1.2 * r), brush.fill(colour, 0.9))
        canvas.restore()
        canvas.drawPath(flask, brush.line((255, 255, 255), 0.3 * unit, 0.8))
        at += unit * rng.uniform(6, 9)


def museum(stage: Set) -> Backdrop:
    """This will be a gallery: framed pictures under lamps, columns, statues on plinths, a polished floor."""
    unit, line = stage.unit, stage.horizon

    def wall(canvas: Canvas, period: float) -> None:
        paint_wall(canvas, stage, (122, 62, 66), (166, 90, 84))
        places = every(stage, period, 42)
        for k, x in enumerate(places):
            _painting(canvas, x + 6 * unit, stage, k)
            pieces.post(canvas, x, line, 0, 5 * unit, (236, 226, 210), stage)
            for y, wide in ((line - 4 * unit, 8), (line - 74 * unit, 8)):
                pieces.panel(canvas, pieces.box(x - wide / 2 * unit, y, wide * unit, 4 * unit), (240, 232, 218), stage)
        paint_skirting(canvas, period, stage, (226, 214, 196))

    def statues(canvas: Canvas, period: float) -> None:
        for k, x in enumerate(every(stage, period, 54)):
            _statue(canvas, x + 30 * unit, stage, k)

    def floor(canvas: Canvas, period: float) -> None:
        paint_tiles_floor(canvas, period, stage, (226, 216, 200), (186, 168, 154), 10)
        for x in every(stage, period, 42):
            brush.glow(canvas, x, line + 9 * unit, 4 * unit, 12 * unit, (255, 246, 230), 0.3)
        paint_light_pools(canvas, period, stage, 0.25)

    return deep_room(stage, wall, statues, floor, 34)


def _painting(canvas: Canvas, x: float, stage: Set, turn: int) -> None:
    unit, light, rng = stage.unit, stage.light, stage.rng(301 + turn)
    wide, high = unit * rng.uniform(22, 28), unit * rng.uniform(18, 28)
    frame = pieces.box(x, stage.horizon - 32 * unit - high, wide, high)
    canvas.drawRect(frame.makeOffset(unit * 0.7, unit), brush.fill(light.shade, 0.35))
    canvas.drawRect(
        frame,
        pieces.across(
            frame.left(), frame.right(), [argb(light.bright((236, 196, 110))), argb(light.dim((176, 130, 66)))]
        ),
    )
    inner = frame.makeInset(1.8 * unit, 1.8 * unit)
    high_tone, low_tone = rng.choice(
        (((250, 200, 130), (200, 90, 100)), ((140, 190, 220), (240, 226, 190)), ((60, 80, 130), (230, 160, 120)))
    )
    canvas.drawRect(
        inner, brush.vertical(inner.top(), inner.bottom(), [argb(light.lit(high_tone)), argb(light.lit(low_tone))])
    )
    canvas.save()
    canvas.clipRect(inner)
    canvas.drawCircle(
        inner.left() + inner.width() * rng.uniform(0.25, 0.75),
        inner.top() + inner.height() * 0.35,
        2.6 * unit,
        brush.fill(light.lit((255, 240, 206))),
    )
    for k in range(3):
        tone = light.lit(mix((60, 100, 110), (150, 90, 90), rng.random()))
        hill = pieces.box(
            inner.left() + inner.width() * (k * 0.36 - 0.3),
            inner.bottom() - inner.height() * rng.uniform(0.25, 0.5),
            inner.width() * 0.8,
            inner.height(),
        )
        canvas.drawOval(hill, brush.fill(mix(tone, low_tone, 0.3 * (2 - k) / 2)))
    canvas.restore()
    brush.glow(canvas, frame.centerX(), frame.top(), wide * 0.7, high * 0.7, (255, 236, 196), 0.3)


def _statue(canvas: Canvas, x: float, stage: Set, turn: int) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 2.4 * stage.unit
    marble = (232, 228, 222)
    pieces.panel(canvas, pieces.box(x - 5 * unit, foot - 12 * unit, 10 * unit, 12 * unit), (206, 198, 190), stage)
    pieces.panel(canvas, pieces.box(x - 6 * unit, foot - 13.4 * unit, 12 * unit, 2 * unit), (224, 216, 206), stage)
    if turn % 2:  # an amphora
        body = brush.smooth(
            [
                (x - 1.5 * unit, foot - 28 * unit),
                (x + 1.5 * unit, foot - 28 * unit),
                (x + 1.2 * unit, foot - 25 * unit),
                (x + 5 * unit, foot - 21 * unit),
                (x + 2 * unit, foot - 13.4 * unit),
                (x - 2 * unit, foot - 13.4 * unit),
                (x - 5 * unit, foot - 21 * unit),
                (x - 1.2 * unit, foot - 25 * unit),
            ]
        )
        canvas.drawPath(
            body,
            pieces.across(
                x - 5 * unit, x + 5 * unit, [argb(light.bright((206, 120, 84))), argb(light.dim((150, 76, 60)))]
            ),
        )
        canvas.drawLine(
            x - 3.4 * unit,
            foot - 21 * unit,
            x + 3.4 * unit,
            foot - 21 * unit,
            brush.line(light.lit((60, 46, 50)), unit),
        )
        return
    brush.egg(canvas, x, foot - 17 * unit, 4.6 * unit, 4.4 * unit, marble, light)
    pieces.post(canvas, x, foot - 19 * unit, foot - 23 * unit, 2.2 * unit, marble, stage)
    brush.egg(canvas, x + 0.2 * unit, foot - 25.4 * unit, 2.6 * unit, 3.4 * unit, marble, light)
    canvas.drawPath(
        brush.polygon(
            [
                (x + 2.4 * unit, foot - 26.4 * unit),
                (x + 3.6 * unit, foot - 24.4 * unit),
                (x + 2.4 * unit, foot - 24 * unit),
            ]
        ),
        brush.fill(light.dim(marble)),
    )
