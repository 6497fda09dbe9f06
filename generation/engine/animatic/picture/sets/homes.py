"""The sets at home: kitchen and living room."""

from __future__ import annotations

import math

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets.backdrop import Backdrop
from generation.engine.animatic.picture.sets.rooms import (
    paint_boards,
    paint_light_pools,
    paint_shelf,
    paint_skirting,
    paint_tiles_floor,
    paint_wall,
    paint_window,
    room,
)


def kitchen(stage: Set) -> Backdrop:
    """This will be a kitchen: tiles, a window over the counter, shelves with pots, a chequered floor."""

    def wall(canvas: Canvas, period: float) -> None:
        paint_wall(canvas, stage, (188, 220, 208), (228, 240, 226))
        _tiles(canvas, period, stage)
        for left in (0.0, period / 2):
            _kitchen_unit(canvas, left, period / 2, stage, is_window=left == 0.0)

    def floor(canvas: Canvas, period: float) -> None:
        paint_tiles_floor(canvas, period, stage, (246, 236, 218), (128, 176, 168), 12)
        paint_light_pools(canvas, period, stage, 0.28)

    return room(stage, wall, floor)


def _tiles(canvas: Canvas, period: float, stage: Set) -> None:
    size, light = stage.unit * 5.5, stage.light
    pen = brush.line(light.lit((255, 255, 250)), stage.unit * 0.22, 0.55)
    y = stage.horizon - 52 * stage.unit
    while y < stage.horizon:
        canvas.drawLine(0, y, period, y, pen)
        y += size
    for i in range(round(period / size) + 1):
        canvas.drawLine(i * size, stage.horizon - 52 * stage.unit, i * size, stage.horizon, pen)


def _kitchen_unit(canvas: Canvas, left: float, wide: float, stage: Set, is_window: bool) -> None:
    unit, light = stage.unit, stage.light
    counter = stage.horizon - 19 * unit
    if is_window:
        paint_window(canvas, left + wide * 0.26, counter - 36 * unit, wide * 0.46, 28 * unit, stage)
    else:
        paint_shelf(canvas, left + wide * 0.12, counter - 18 * unit, wide * 0.7, stage, 83)
        paint_shelf(canvas, left + wide * 0.2, counter - 34 * unit, wide * 0.6, stage, 84)
        _pendant(canvas, left + wide * 0.5, stage)
    canvas.drawRect(
        skia.Rect.MakeLTRB(left, counter + 2 * unit, left + wide, stage.horizon), brush.fill(light.lit((232, 168, 118)))
    )
    doors = 4
    for i in range(doors):
        box = skia.Rect.MakeXYWH(
            left + wide * i / doors + unit * 0.6, counter + 3.2 * unit, wide / doors - 1.2 * unit, 14.6 * unit
        )
        canvas.drawRoundRect(
            box,
            unit * 0.8,
            unit * 0.8,
            brush.vertical(
                box.top(), box.bottom(), [argb(light.lit((244, 186, 136))), argb(light.lit((224, 156, 110)))]
            ),
        )
        canvas.drawCircle(
            box.right() - unit * 1.4, box.top() + unit * 2.2, unit * 0.5, brush.fill(light.bright((250, 240, 220)))
        )
    canvas.drawRect(
        skia.Rect.MakeLTRB(left, counter, left + wide, counter + 2.2 * unit), brush.fill(light.bright((250, 246, 238)))
    )
    canvas.drawRect(
        skia.Rect.MakeLTRB(left, counter + 2.2 * unit, left + wide, counter + 3 * unit), brush.fill(light.shade, 0.22)
    )
    _pots(canvas, left + wide * 0.1, counter, stage, 85 + int(is_window))


def _pots(canvas: Canvas, x: float, y: float, stage: Set, salt: int) -> None:
    unit, light, rng = stage.unit, stage.light, stage.rng(salt)
    canvas.drawRoundRect(
        skia.Rect.MakeXYWH(x, y - 6 * unit, 8 * unit, 6 * unit),
        unit,
        unit,
        brush.vertical(y - 6 * unit, y, [argb(light.bright((206, 84, 72))), argb(light.dim((206, 84, 72)))]),
    )
    canvas.drawRect(
        skia.Rect.MakeXYWH(x - unit, y - 6.6 * unit, 10 * unit, 1.1 * unit), brush.fill(light.bright((226, 110, 92)))
    )
    pot = x + 62 * unit * (0.8 + 0.2 * rng.random())
    canvas.drawPath(
        brush.polygon([(pot, y - 5 * unit), (pot + 6 * unit, y - 5 * unit), (pot + 5 * unit, y), (pot + unit, y)]),
        brush.fill(light.lit((214, 132, 92))),
    )
    for k in range(7):
        a = math.pi * (0.15 + 0.7 * k / 6)
        tip = (pot + 3 * unit + 6 * unit * math.cos(a), y - 5 * unit - 7 * unit * math.sin(a))
        canvas.drawLine(pot + 3 * unit, y - 5 * unit, *tip, brush.line(light.lit((98, 168, 96)), unit * 1.1))


def _pendant(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    y = stage.horizon - 66 * unit
    canvas.drawLine(x, 0, x, y, brush.line(light.dim((90, 84, 90)), unit * 0.3))
    if light.is_dark:
        brush.glow(canvas, x, y + 4 * unit, 46 * unit, 46 * unit, (255, 210, 130), 0.5)
    shade = brush.polygon(
        [(x - 2 * unit, y), (x + 2 * unit, y), (x + 7 * unit, y + 6 * unit), (x - 7 * unit, y + 6 * unit)]
    )
    canvas.drawPath(shade, brush.fill(light.lit((232, 110, 88))))
    canvas.drawOval(skia.Rect.MakeXYWH(x - 4 * unit, y + 5 * unit, 8 * unit, 2.4 * unit), brush.fill((255, 244, 206)))


def living_room(stage: Set) -> Backdrop:
    """This will be a room to live in: window, pictures, lamp, books, a wooden floor with a rug."""

    def wall(canvas: Canvas, period: float) -> None:
        paint_wall(canvas, stage, (238, 178, 152), (250, 216, 188))
        unit, half = stage.unit, period / 2
        paint_window(canvas, half * 0.2, stage.horizon - 62 * unit, half * 0.42, 36 * unit, stage)
        _picture(canvas, half * 0.78, stage.horizon - 50 * unit, stage, 0)
        paint_shelf(canvas, half * 1.12, stage.horizon - 40 * unit, half * 0.5, stage, 86)
        paint_shelf(canvas, half * 1.2, stage.horizon - 56 * unit, half * 0.4, stage, 87)
        _picture(canvas, half * 1.72, stage.horizon - 54 * unit, stage, 1)
        for x in (half * 0.74, half * 1.86):
            _floor_lamp(canvas, x, stage)
        _sofa(canvas, half * 1.3, stage)
        paint_skirting(canvas, period, stage, (250, 240, 226))

    def floor(canvas: Canvas, period: float) -> None:
        paint_boards(canvas, period, stage, (204, 148, 104), 8)
        for share in (0.25, 0.75):
            _rug(canvas, period * share, stage)
        paint_light_pools(canvas, period, stage, 0.22)

    return room(stage, wall, floor)


def _picture(canvas: Canvas, x: float, y: float, stage: Set, motif: int) -> None:
    unit, light = stage.unit, stage.light
    box = skia.Rect.MakeXYWH(x, y, 13 * unit, 16 * unit)
    canvas.drawRect(box.makeOffset(unit * 0.6, unit * 0.8), brush.fill(light.shade, 0.25))
    canvas.drawRect(box, brush.fill(light.lit((250, 246, 236))))
    inner = box.makeInset(unit * 1.6, unit * 1.6)
    canvas.drawRect(
        inner,
        brush.vertical(
            inner.top(),
            inner.bottom(),
            [
                argb(light.lit((250, 206, 120) if motif else (124, 184, 206))),
                argb(light.lit((240, 128, 100) if motif else (204, 226, 206))),
            ],
        ),
    )
    canvas.drawCircle(
        inner.centerX() + unit * 2, inner.top() + unit * 4, unit * 2, brush.fill(light.lit((255, 246, 214)))
    )
    hill = brush.smooth(
        [
            (inner.left(), inner.bottom()),
            (inner.left() + unit * 2, inner.bottom() - unit * 5),
            (inner.centerX(), inner.bottom() - unit * 3),
            (inner.right(), inner.bottom() - unit * 6),
            (inner.right(), inner.bottom()),
        ]
    )
    canvas.save()
    canvas.clipRect(inner)
    canvas.drawPath(hill, brush.fill(light.lit((96, 140, 128))))
    canvas.restore()


def _floor_lamp(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    top = stage.horizon - 34 * unit
    canvas.drawLine(x, stage.horizon, x, top, brush.line(light.dim((120, 96, 84)), unit * 0.7))
    glow = 0.62 if light.is_dark else 0.28
    brush.glow(canvas, x, top, 34 * unit, 34 * unit, (255, 212, 140), glow)
    shade = brush.polygon(
        [
            (x - 3 * unit, top - 5 * unit),
            (x + 3 * unit, top - 5 * unit),
            (x + 5.5 * unit, top + 3 * unit),
            (x - 5.5 * unit, top + 3 * unit),
        ]
    )
    canvas.drawPath(shade, brush.fill((255, 232, 184) if light.is_dark else light.lit((252, 236, 206))))


def _sofa(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light, colour = stage.unit, stage.light, (88, 140, 148)
    base = stage.horizon + unit
    paint = brush.vertical(base - 22 * unit, base, [argb(light.bright(colour)), argb(light.dim(colour))])
    canvas.drawRoundRect(
        skia.Rect.MakeLTRB(x - 30 * unit, base - 22 * unit, x + 24 * unit, base), 5 * unit, 5 * unit, paint
    )
    for side in (-30, 19):
        canvas.drawRoundRect(
            skia.Rect.MakeXYWH(x + side * unit, base - 15 * unit, 6 * unit, 15 * unit),
            3 * unit,
            3 * unit,
            brush.fill(light.lit(mix(colour, (255, 255, 255), 0.1))),
        )
    canvas.drawRoundRect(
        skia.Rect.MakeXYWH(x - 23 * unit, base - 10 * unit, 41 * unit, 6 * unit),
        2.5 * unit,
        2.5 * unit,
        brush.fill(light.bright(colour)),
    )
    canvas.drawRoundRect(
        skia.Rect.MakeXYWH(x - 20 * unit, base - 17 * unit, 9 * unit, 9 * unit),
        2 * unit,
        2 * unit,
        brush.fill(light.lit((246, 190, 92))),
    )


def _rug(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    high = (stage.height - stage.horizon) * 0.3
    y = stage.floor + high * 0.12
    for grow, colour in (
        (1.0, (206, 92, 84)),
        (0.9, (250, 226, 190)),
        (0.82, (222, 116, 96)),
        (0.42, (250, 226, 190)),
        (0.36, (222, 116, 96)),
    ):
        canvas.drawOval(
            skia.Rect.MakeLTRB(x - 40 * unit * grow, y - high * grow, x + 40 * unit * grow, y + high * grow),
            brush.fill(light.lit(colour)),
        )
