"""The sets for sport under a roof: gym and ice rink."""

from __future__ import annotations

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.rooms import (
    paint_boards,
    paint_light_pools,
    paint_skirting,
    paint_wall,
    paint_window,
    room,
)
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import Backdrop


def gym(stage: Set) -> Backdrop:
    """This will be a sports hall: wall bars, high windows, banners, a glossy floor with lines."""

    def wall(canvas: Canvas, period: float) -> None:
        paint_wall(canvas, stage, (150, 176, 200), (216, 226, 230))
        unit = stage.unit
        for i in range(6):
            paint_window(
                canvas, period * (i + 0.12) / 6, stage.horizon - 86 * unit, period * 0.76 / 6, 20 * unit, stage
            )
        for i, colour in enumerate(((232, 100, 84), (250, 196, 92), (84, 150, 190), (116, 176, 130))):
            x = period * (i + 0.35) / 4
            banner = brush.polygon(
                [
                    (x, stage.horizon - 60 * unit),
                    (x + 11 * unit, stage.horizon - 60 * unit),
                    (x + 11 * unit, stage.horizon - 38 * unit),
                    (x + 5.5 * unit, stage.horizon - 34 * unit),
                    (x, stage.horizon - 38 * unit),
                ]
            )
            canvas.drawPath(
                banner,
                brush.vertical(
                    stage.horizon - 60 * unit,
                    stage.horizon - 34 * unit,
                    [argb(stage.light.bright(colour)), argb(stage.light.dim(colour))],
                ),
            )
        _wall_bars(canvas, period, stage)
        paint_skirting(canvas, period, stage, (206, 160, 110))

    def floor(canvas: Canvas, period: float) -> None:
        paint_boards(canvas, period, stage, (224, 172, 114), 9)
        unit = stage.unit
        mat = brush.polygon(
            [
                (0, stage.floor - 5 * unit),
                (period, stage.floor - 5 * unit),
                (period, stage.floor + 9 * unit),
                (0, stage.floor + 9 * unit),
            ]
        )
        canvas.drawPath(
            mat,
            brush.vertical(
                stage.floor - 5 * unit,
                stage.floor + 9 * unit,
                [argb(stage.light.lit((92, 142, 196))), argb(stage.light.lit((62, 106, 168)))],
            ),
        )
        for y in (stage.floor - 4 * unit, stage.floor + 8 * unit):
            canvas.drawLine(0, y, period, y, brush.line(stage.light.bright((240, 244, 250)), unit * 0.5, 0.85))
        paint_light_pools(canvas, period, stage, 0.25)

    return room(stage, wall, floor)


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
        light, unit, rng = stage.light, stage.unit, stage.rng(88)
        canvas.drawPaint(
            brush.vertical(
                0,
                stage.horizon,
                [argb(mix(light.lit((54, 66, 118)), light.shade, 0.35)), argb(light.lit((96, 118, 178)))],
            )
        )
        for row in range(7):
            y = stage.horizon - (14 + 6 * row) * unit
            for k in range(46):
                x = period * (k + 0.5 * (row % 2) + rng.uniform(-0.2, 0.2)) / 46
                colour = rng.choice(
                    ((214, 120, 120), (240, 200, 130), (130, 170, 210), (190, 150, 200), (236, 226, 220))
                )
                shade = mix(light.lit(colour), light.lit((70, 84, 140)), 0.42 + 0.06 * row)
                canvas.drawCircle(
                    x,
                    y - 2.6 * unit,
                    1.35 * unit,
                    brush.fill(mix(light.lit((226, 180, 150)), light.lit((70, 84, 140)), 0.45 + 0.06 * row)),
                )
                canvas.drawRoundRect(
                    skia.Rect.MakeXYWH(x - 1.8 * unit, y - 1.4 * unit, 3.6 * unit, 5 * unit),
                    1.4 * unit,
                    1.4 * unit,
                    brush.fill(shade),
                )
        for i in range(6):
            x = period * (i + 0.5) / 6
            beam = brush.polygon(
                [(x - 2 * unit, 0), (x + 2 * unit, 0), (x + 20 * unit, stage.horizon), (x - 20 * unit, stage.horizon)]
            )
            canvas.drawPath(
                beam, brush.vertical(0, stage.horizon, [argb((255, 250, 230), 0.22), argb((255, 250, 230), 0.0)])
            )
        _hoarding(canvas, period, stage)

    def floor(canvas: Canvas, period: float) -> None:
        light, unit, rng = stage.light, stage.unit, stage.rng(89)
        colours = [argb(light.lit((206, 228, 244))), argb(light.lit((236, 246, 252))), argb(light.lit((198, 222, 242)))]
        canvas.drawRect(
            skia.Rect.MakeLTRB(0, stage.horizon, period, stage.height),
            brush.vertical(stage.horizon, stage.height, colours),
        )
        for _ in range(46):
            y = stage.horizon + rng.random() * (stage.height - stage.horizon)
            x, wide = rng.uniform(0, period * 0.86), unit * rng.uniform(8, 30)
            arc = skia.Rect.MakeXYWH(x, y, wide, wide * rng.uniform(0.08, 0.25))
            canvas.drawArc(
                arc, rng.uniform(0, 180), rng.uniform(40, 140), False, brush.line((255, 255, 255), unit * 0.16, 0.7)
            )
        for i in range(8):
            brush.glow(
                canvas, period * (i + 0.5) / 8, stage.horizon + 16 * unit, 8 * unit, 22 * unit, (255, 255, 255), 0.4
            )

    return room(stage, wall, floor)


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
