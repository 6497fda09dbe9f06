"""The set of a haunted house."""

from __future__ import annotations

import math

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import Layer
from generation.engine.animatic.picture.light import argb
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band
from generation.engine.animatic.picture.sets.rooms import (
    deep_room,
    every,
    paint_boards,
    paint_skirting,
    paint_wall,
    paint_window,
)


def haunted_house(stage: Set) -> Backdrop:
    """This will be a haunted hall: torn paper, crooked portraits whose eyes are lit, cobwebs, candles, creaking boards."""
    unit, line = stage.unit, stage.horizon

    def wall(canvas: Canvas, period: float) -> None:
        paint_wall(canvas, stage, (66, 70, 92), (106, 100, 118))
        _damask(canvas, period, stage)
        places = every(stage, period, 56)
        for k, x in enumerate(places):
            paint_window(canvas, x + 6 * unit, line - 66 * unit, 15 * unit, 42 * unit, stage)
            _portrait(canvas, x + 38 * unit, line - 46 * unit, stage, 341 + k)
        pieces.panel(canvas, pieces.box(0, line - 16 * unit, period, 16 * unit), (76, 58, 66), stage)
        for x in every(stage, period, 11):
            canvas.drawRect(
                pieces.box(x + 1.5 * unit, line - 14 * unit, 7 * unit, 10 * unit),
                brush.line(stage.light.dim((50, 40, 52)), 0.6 * unit),
            )
        paint_skirting(canvas, period, stage, (60, 46, 54))

    def furniture(canvas: Canvas, period: float) -> None:
        for x in every(stage, period, 66):
            _candelabra(canvas, x + 26 * unit, stage)
            _grandfather_clock(canvas, x + 48 * unit, stage)

    def floor(canvas: Canvas, period: float) -> None:
        paint_boards(canvas, period, stage, (104, 86, 88), 9)
        for k in range(4):
            brush.glow(canvas, period * (k + 0.5) / 4, stage.floor, 26 * unit, 8 * unit, (150, 190, 240), 0.22)
        pieces.air(canvas, period, stage, stage.floor + 6 * unit, stage.height, 0.4, (120, 140, 170))

    behind, before = deep_room(stage, wall, furniture, floor, 46)
    return behind, [*before, _cobwebs(stage)]


def _damask(canvas: Canvas, period: float, stage: Set) -> None:
    unit, tone = stage.unit, stage.light.lit((90, 84, 108))
    for row in range(12):
        for x in every(stage, period, 9):
            y = stage.horizon - (20 + 9 * row) * unit
            at = x + (4.5 * unit if row % 2 else 0)
            for turn in (-2.4, -1.57, -0.75):
                pieces.leaf(canvas, (at, y), turn, 3.2 * unit, 0.8 * unit, tone, tone)


def _portrait(canvas: Canvas, x: float, y: float, stage: Set, salt: int) -> None:
    unit, light, rng = stage.unit, stage.light, stage.rng(salt)
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(rng.uniform(-7, 7))
    frame = pieces.box(-7 * unit, -10 * unit, 14 * unit, 20 * unit)
    canvas.drawRect(frame.makeOffset(unit, unit), brush.fill(light.shade, 0.5))
    pieces.panel(canvas, frame, (150, 116, 70), stage)
    inner = frame.makeInset(1.6 * unit, 1.6 * unit)
    canvas.drawRect(
        inner,
        brush.vertical(inner.top(), inner.bottom(), [argb(light.dim((84, 76, 70))), argb(light.dim((50, 44, 50)))]),
    )
    brush.egg(canvas, 0, -2 * unit, 2.6 * unit, 3.2 * unit, (196, 190, 180), light)
    canvas.drawArc(
        pieces.box(-5 * unit, 1.6 * unit, 10 * unit, 12 * unit), 180, 180, True, brush.fill(light.dim((40, 36, 50)))
    )
    for side in (-1, 1):
        brush.glow(canvas, side * unit, -2.4 * unit, 1.3 * unit, 1.3 * unit, (255, 210, 90), 0.7)
        canvas.drawCircle(side * unit, -2.4 * unit, 0.4 * unit, brush.fill((255, 236, 150)))
    canvas.restore()


def _candelabra(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 2 * stage.unit
    brass = brush.line(light.dim((170, 140, 90)), 0.9 * unit)
    canvas.drawLine(x, foot, x, foot - 26 * unit, brass)
    canvas.drawArc(pieces.box(x - 6 * unit, foot - 28 * unit, 12 * unit, 9 * unit), 0, 180, False, brass)
    brush.glow(canvas, x, foot - 30 * unit, 24 * unit, 22 * unit, (255, 180, 90), 0.5)
    for side in (-6, 0, 6):
        top = foot - (26 if side == 0 else 23.5) * unit
        canvas.drawRect(
            pieces.box(x + (side - 0.6) * unit, top - 4 * unit, 1.2 * unit, 4 * unit),
            brush.fill(light.bright((240, 232, 210))),
        )
        canvas.drawOval(
            pieces.box(x + (side - 0.7) * unit, top - 7 * unit, 1.4 * unit, 3 * unit), brush.fill((255, 214, 120))
        )


def _grandfather_clock(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 2 * stage.unit
    pieces.panel(
        canvas, pieces.box(x - 4 * unit, foot - 36 * unit, 8 * unit, 36 * unit), (70, 46, 44), stage, round_by=unit
    )
    pieces.panel(
        canvas, pieces.box(x - 5 * unit, foot - 40 * unit, 10 * unit, 12 * unit), (82, 54, 48), stage, round_by=2 * unit
    )
    canvas.drawCircle(x, foot - 34 * unit, 3.2 * unit, brush.fill(light.bright((232, 222, 190))))
    canvas.drawLine(x, foot - 34 * unit, x, foot - 36.4 * unit, brush.line((40, 30, 30), 0.4 * unit))
    canvas.drawLine(x, foot - 34 * unit, x - 0.4 * unit, foot - 35.8 * unit, brush.line((40, 30, 30), 0.5 * unit))
    canvas.drawRect(
        pieces.box(x - 2.4 * unit, foot - 26 * unit, 4.8 * unit, 16 * unit), brush.fill(light.dim((36, 26, 30)))
    )
    canvas.drawLine(x, foot - 26 * unit, x + unit, foot - 15 * unit, brush.line(light.lit((200, 160, 90)), 0.4 * unit))
    canvas.drawCircle(x + unit, foot - 14 * unit, 1.4 * unit, brush.fill(light.bright((220, 180, 100))))


def _cobwebs(stage: Set) -> Layer:
    unit, low = stage.unit, min(0.24 * stage.height, 28 * stage.unit)

    def paint(canvas: Canvas, period: float) -> None:
        pen = brush.line(stage.light.bright((200, 206, 220)), 0.18 * unit, 0.5)
        for x in every(stage, period, 76):
            for k in range(5):
                a = math.pi * (0.05 + 0.11 * k)
                canvas.drawLine(x, 0, x + low * math.cos(a), low * math.sin(a) * 0.9, pen)
            for ring in range(2, 6):
                r = low * ring / 6
                points = [
                    (x + r * math.cos(math.pi * (0.05 + 0.11 * k)), 0.9 * r * math.sin(math.pi * (0.05 + 0.11 * k)))
                    for k in range(5)
                ]
                canvas.drawPath(brush.smooth(points, False), pen)

    return band(stage, paint, 0, low, 1.1)
