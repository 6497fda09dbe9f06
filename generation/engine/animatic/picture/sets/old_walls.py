"""The sets of old walls: dojo, castle, haunted house, cave."""

from __future__ import annotations

from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
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
    paint_wall,
    paint_window,
)
from generation.engine.animatic.script import Colour


def dojo(stage: Set) -> Backdrop:
    """This will be a dojo: paper screens with light behind them, dark beams, a scroll, mats."""
    unit, line = stage.unit, stage.horizon

    def wall(canvas: Canvas, period: float) -> None:
        paint_wall(canvas, stage, (206, 178, 140), (232, 210, 172))
        places = every(stage, period, 50)
        for k, x in enumerate(places):
            _screen(canvas, pieces.box(x + 2 * unit, line - 52 * unit, period / len(places) * 0.62, 50 * unit), stage)
            _scroll(canvas, x + period / len(places) * 0.82, stage, k)
        for y, high in ((line - 57 * unit, 4.0), (line - 80 * unit, 5.0)):
            pieces.panel(canvas, pieces.box(0, y, period, high * unit), (96, 62, 46), stage)
        for x in places:
            pieces.post(canvas, x, line, 0, 3.4 * unit, (96, 62, 46), stage)
        paint_skirting(canvas, period, stage, (96, 62, 46))

    def rack(canvas: Canvas, period: float) -> None:
        for x in every(stage, period, 88):
            _rack(canvas, x + 38 * unit, stage)

    return deep_room(stage, wall, rack, partial(_mats, stage=stage), 30)


def _screen(canvas: Canvas, rect: skia.Rect, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    lamp = (255, 222, 160) if light.is_dark else (255, 250, 232)
    brush.glow(canvas, rect.centerX(), rect.centerY(), rect.width(), rect.height() * 0.8, lamp, 0.3)
    canvas.drawRect(
        rect,
        brush.vertical(
            rect.top(), rect.bottom(), [argb(mix(lamp, light.haze, 0.15)), argb(mix(lamp, light.haze, 0.4))]
        ),
    )
    rng, shade = stage.rng(321), brush.fill(mix(light.shade, (120, 140, 120), 0.6), 0.16)
    canvas.save()
    canvas.clipRect(rect)
    for _ in range(3):  # bamboo outside throws its shadow on the paper
        x = rng.uniform(rect.left(), rect.right())
        canvas.drawLine(x, rect.top(), x + 2 * unit, rect.bottom(), brush.line(light.shade, unit * 0.9, 0.13))
        for _ in range(7):
            y = rng.uniform(rect.top(), rect.bottom())
            path = brush.polygon([(x, y), (x + 5 * unit, y + 1.4 * unit), (x + 1.4 * unit, y + 1.6 * unit)])
            canvas.drawPath(path, shade)
    canvas.restore()
    bar = brush.line(light.lit((110, 74, 54)), unit * 0.6)
    for k in range(1, 4):
        canvas.drawLine(
            rect.left() + rect.width() * k / 4, rect.top(), rect.left() + rect.width() * k / 4, rect.bottom(), bar
        )
    for k in range(1, 7):
        canvas.drawLine(
            rect.left(), rect.top() + rect.height() * k / 7, rect.right(), rect.top() + rect.height() * k / 7, bar
        )
    canvas.drawRect(rect, brush.line(light.lit((96, 62, 46)), unit * 1.6))


def _scroll(canvas: Canvas, x: float, stage: Set, turn: int) -> None:
    unit, light = stage.unit, stage.light
    sheet = pieces.box(x - 4 * unit, stage.horizon - 48 * unit, 8 * unit, 30 * unit)
    pieces.panel(canvas, sheet, (250, 244, 228), stage)
    for y in (sheet.top(), sheet.bottom()):
        canvas.drawLine(
            sheet.left() - unit, y, sheet.right() + unit, y, brush.line(light.lit((120, 60, 50)), 1.2 * unit)
        )
    ink = brush.line(light.lit((40, 36, 40)), 0.9 * unit, 0.9)
    if turn % 2:
        canvas.drawArc(
            pieces.box(x - 2.4 * unit, stage.horizon - 40 * unit, 4.8 * unit, 4.8 * unit), -60, 310, False, ink
        )
        return
    for k in range(3):
        y = sheet.top() + (5 + 8 * k) * unit
        canvas.drawLine(x - 2 * unit, y, x + 2 * unit, y - 0.6 * unit, ink)
        canvas.drawLine(x, y - 2 * unit, x - 0.8 * unit, y + 3 * unit, ink)
        canvas.drawLine(x, y + unit, x + 2.2 * unit, y + 3 * unit, ink)


def _rack(canvas: Canvas, x: float, stage: Set) -> None:
    unit, foot = stage.unit, stage.horizon + 1.6 * stage.unit
    for side in (-9, 9):
        pieces.post(canvas, x + side * unit, foot, foot - 18 * unit, 1.6 * unit, (96, 58, 44), stage)
    for k, colour in enumerate(((190, 140, 90), (60, 50, 60), (176, 60, 56))):
        y = foot - (6 + 5 * k) * unit
        canvas.drawLine(
            x - 14 * unit,
            y + 0.6 * unit,
            x + 14 * unit,
            y - 0.8 * unit,
            brush.line(stage.light.lit(colour), 1.1 * unit),
        )


def _mats(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    scenery.paint_ground(
        canvas, period, stage, far=(214, 206, 150), near=(204, 194, 134), speckle=(226, 218, 166), salt=322, count=1200
    )
    rim, span = brush.line(light.dim((84, 96, 70)), unit * 0.9, 0.85), stage.height - stage.horizon
    for share in (0.14, 0.44, 0.86):
        y = stage.horizon + share * span
        canvas.drawLine(0, y, period, y, rim)
    count = max(4, round(period / (40 * unit)))
    for k in range(count):
        x = period * k / count
        for shift in (0.0, period):
            canvas.drawLine(
                x + shift - 0.42 * 0.14 * span,
                stage.horizon + 0.14 * span,
                x + shift - 0.42 * 0.44 * span,
                stage.horizon + 0.44 * span,
                rim,
            )
    paint_light_pools(canvas, period, stage, 0.25)


def castle(stage: Set) -> Backdrop:
    """This will be a throne room: stone, tall windows, banners, columns, torches, a red carpet, the throne."""
    unit, line = stage.unit, stage.horizon

    def wall(canvas: Canvas, period: float) -> None:
        stones(canvas, period, stage, (142, 138, 152), 331)
        places = every(stage, period, 58)
        for k, x in enumerate(places):
            wide = period / len(places)
            paint_window(canvas, x + wide * 0.1, line - 72 * unit, wide * 0.18, 46 * unit, stage)
            _banner(canvas, x + wide * 0.46, stage, ((176, 44, 56), (60, 84, 150))[k % 2])
            paint_window(canvas, x + wide * 0.68, line - 72 * unit, wide * 0.18, 46 * unit, stage)

    def columns(canvas: Canvas, period: float) -> None:
        places = every(stage, period, 58)
        for k, x in enumerate(places):
            pieces.post(canvas, x + 2 * unit, line + 2 * unit, 0, 8 * unit, (176, 170, 176), stage)
            for y in (line - unit, line - 78 * unit):
                pieces.panel(canvas, pieces.box(x - 4 * unit, y, 12 * unit, 4 * unit), (190, 184, 188), stage)
            torch(canvas, x + 2 * unit, line - 34 * unit, stage)
            if k % 2 == 0:
                _throne(canvas, x + 31 * unit, stage)

    return deep_room(stage, wall, columns, partial(_carpet, stage=stage), 100)


def stones(canvas: Canvas, period: float, stage: Set, colour: Colour, salt: int) -> None:
    """This will paint a wall of dressed stone."""
    unit, light, rng = stage.unit, stage.light, stage.rng(salt)
    paint_wall(canvas, stage, mix(colour, (60, 56, 84), 0.35), colour)
    high, y, level = 6 * unit, stage.horizon, 0
    while y > 0:
        count = max(4, round(period / (12 * unit)))
        for k in range(count):
            x = period * (k + 0.5 * (level % 2)) / count
            tone = mix(colour, (220, 206, 190) if rng.random() < 0.5 else (70, 66, 90), rng.uniform(0.0, 0.2))
            stone = pieces.box(x + 0.3 * unit, y - high + 0.3 * unit, period / count - 0.6 * unit, high - 0.6 * unit)
            canvas.drawRoundRect(
                stone,
                unit * 0.6,
                unit * 0.6,
                brush.fill(mix(light.lit(tone), light.shade, 0.1 + 0.3 * (1 - y / stage.horizon)), 0.55),
            )
        y -= high
        level += 1


def torch(canvas: Canvas, x: float, y: float, stage: Set) -> None:
    """This will paint a torch that burns on a wall."""
    unit = stage.unit
    brush.glow(canvas, x, y - 3 * unit, 22 * unit, 22 * unit, (255, 160, 70), 0.55 if stage.light.is_dark else 0.34)
    canvas.drawLine(x, y + 4 * unit, x, y - 1 * unit, brush.line(stage.light.lit((96, 66, 50)), 1.2 * unit))
    for size, colour in ((1.0, (255, 120, 40)), (0.66, (255, 190, 80)), (0.36, (255, 244, 190))):
        flame = skia.Path()
        flame.moveTo(x, y - 8 * unit * size - unit)
        flame.cubicTo(x + 3.4 * unit * size, y - 4 * unit * size, x + 2.4 * unit * size, y, x, y)
        flame.cubicTo(x - 2.4 * unit * size, y, x - 3 * unit * size, y - 3 * unit * size, x, y - 8 * unit * size - unit)
        canvas.drawPath(flame, brush.fill(colour))


def _banner(canvas: Canvas, x: float, stage: Set, colour: Colour) -> None:
    unit, light = stage.unit, stage.light
    top, low = stage.horizon - 76 * unit, stage.horizon - 40 * unit
    shape = brush.polygon(
        [(x - 6 * unit, top), (x + 6 * unit, top), (x + 6 * unit, low), (x, low + 6 * unit), (x - 6 * unit, low)]
    )
    canvas.drawPath(
        shape,
        pieces.across(
            x - 6 * unit, x + 6 * unit, [argb(light.bright(colour)), argb(light.lit(colour)), argb(light.dim(colour))]
        ),
    )
    canvas.drawPath(shape, brush.line(light.lit((226, 180, 90)), 0.7 * unit))
    gold = light.bright((240, 200, 110))
    y = (top + low) / 2
    crown = [
        (x - 3.4 * unit, y + 2 * unit),
        (x - 3.8 * unit, y - 2.4 * unit),
        (x - 1.6 * unit, y),
        (x, y - 3.4 * unit),
        (x + 1.6 * unit, y),
        (x + 3.8 * unit, y - 2.4 * unit),
        (x + 3.4 * unit, y + 2 * unit),
    ]
    canvas.drawPath(brush.polygon(crown), brush.fill(gold))


def _throne(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 2 * stage.unit
    gold, red = (226, 178, 88), (168, 40, 54)
    for k in (0, 1):
        pieces.panel(
            canvas,
            pieces.box(x - (14 - 3 * k) * unit, foot - (2 + 2 * k) * unit, (28 - 6 * k) * unit, 2 * unit),
            (176, 168, 172),
            stage,
        )
    seat = foot - 4 * unit
    back = skia.Path()
    back.moveTo(x - 6 * unit, seat)
    back.lineTo(x - 6 * unit, seat - 22 * unit)
    back.quadTo(x, seat - 32 * unit, x + 6 * unit, seat - 22 * unit)
    back.lineTo(x + 6 * unit, seat)
    canvas.drawPath(back, pieces.across(x - 6 * unit, x + 6 * unit, [argb(light.bright(gold)), argb(light.dim(gold))]))
    pieces.panel(
        canvas, pieces.box(x - 4.4 * unit, seat - 21 * unit, 8.8 * unit, 13 * unit), red, stage, round_by=2 * unit
    )
    pieces.panel(
        canvas, pieces.box(x - 7 * unit, seat - 9 * unit, 14 * unit, 3.4 * unit), red, stage, round_by=1.4 * unit
    )
    for side in (-7, 7):
        pieces.post(canvas, x + side * unit, seat, seat - 13 * unit, 2 * unit, gold, stage)
        brush.ball(canvas, x + side * unit, seat - 13.6 * unit, 1.6 * unit, gold, light)


def _carpet(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    scenery.paint_ground(
        canvas, period, stage, far=(158, 152, 160), near=(126, 122, 136), speckle=(180, 174, 180), salt=332, count=300
    )
    top, low = stage.floor - 4.6 * unit, stage.floor + 10 * unit
    canvas.drawRect(
        skia.Rect.MakeLTRB(0, top, period, low),
        brush.vertical(top, low, [argb(light.lit((186, 44, 58))), argb(light.lit((146, 30, 48)))]),
    )
    for y in (top + unit, low - 1.4 * unit):
        canvas.drawLine(0, y, period, y, brush.line(light.lit((236, 190, 100)), 0.7 * unit))
    for k in range(6):
        brush.glow(canvas, period * (k + 0.5) / 6, stage.floor + 2 * unit, 20 * unit, 9 * unit, (255, 180, 100), 0.24)
