"""The set of a railway station."""

from __future__ import annotations

import math

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import make_layer
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band
from generation.engine.animatic.picture.sets.rooms import (
    paint_light_pools,
    paint_tiles_floor,
    paint_wall,
    paint_window,
)


def station(stage: Set) -> Backdrop:
    """This will be a railway hall: iron arches and glass, a clock, a train that waits, the platform's edge."""
    unit, line = stage.unit, stage.horizon

    def hall(canvas: Canvas, period: float) -> None:
        paint_wall(canvas, stage, (176, 196, 204), (226, 222, 210))
        count = max(3, round(period / (44 * unit)))
        for k in range(count):
            _glass_arch(canvas, period * k / count, period / count, stage)

    def train(canvas: Canvas, period: float) -> None:
        _train(canvas, period, stage)
        for k in range(3):
            _clock(canvas, period * (k + 0.4) / 3, line - 44 * unit, stage)

    def platform(canvas: Canvas, period: float) -> None:
        paint_tiles_floor(canvas, period, stage, (214, 206, 196), (198, 190, 184), 14)
        light = stage.light
        canvas.drawRect(pieces.box(0, line, period, 2 * unit), brush.fill(light.dim((110, 108, 116))))
        canvas.drawRect(pieces.box(0, line + 2.6 * unit, period, 1.2 * unit), brush.fill(light.lit((250, 206, 70))))
        paint_light_pools(canvas, period, stage, 0.25)

    return (
        [
            make_layer(hall, width=stage.width, top=0, bottom=stage.height, speed=0.3, is_opaque=True),
            band(stage, train, line - 52 * unit, line + unit, 0.6),
            make_layer(platform, width=stage.width, top=line, bottom=stage.height, speed=1.0),
        ],
        [],
    )


def _glass_arch(canvas: Canvas, x: float, wide: float, stage: Set) -> None:
    unit, light, line = stage.unit, stage.light, stage.horizon
    top = max(line - 84 * unit, 0.06 * stage.height)
    paint_window(canvas, x + 0.1 * wide, top + 4 * unit, 0.8 * wide, line - 26 * unit - top, stage)
    pieces.post(canvas, x, line, 0, 2.6 * unit, (86, 108, 112), stage, 0.15)
    iron = brush.line(light.far((86, 108, 112), 0.15), unit * 1.1)
    canvas.drawArc(pieces.box(x, top - 6 * unit, wide, 30 * unit), 180, 180, False, iron)
    for k in range(1, 6):
        a = math.pi * (1 + k / 6)
        cx, cy = x + wide / 2, top + 9 * unit
        canvas.drawLine(
            cx + wide / 2 * math.cos(a),
            cy + 15 * unit * math.sin(a),
            cx + wide / 2 * math.cos(a),
            0,
            brush.line(light.far((86, 108, 112), 0.2), unit * 0.4, 0.6),
        )


def _train(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, line = stage.unit, stage.light, stage.horizon
    body = pieces.box(0, line - 25 * unit, period, 23 * unit)
    pieces.panel(canvas, body, (64, 128, 170), stage, far=0.06)
    canvas.drawRect(pieces.box(0, line - 25 * unit, period, 2 * unit), brush.fill(light.far((206, 214, 222), 0.05)))
    canvas.drawRect(pieces.box(0, line - 8 * unit, period, 1.6 * unit), brush.fill(light.lit((248, 240, 226))))
    canvas.drawRect(
        pieces.box(0, line - 2 * unit, period, 3 * unit), brush.fill(mix(light.dim((60, 60, 70)), light.shade, 0.4))
    )
    count = max(6, round(period / (13 * unit)))
    for k in range(count):
        x = period * (k + 0.2) / count
        is_door = k % 4 == 2
        pane = pieces.box(x, line - 21 * unit, period / count * 0.62, (18 if is_door else 10) * unit)
        glass = [(255, 232, 180), (240, 206, 150)] if light.is_dark else [(206, 230, 240), (150, 186, 206)]
        canvas.drawRoundRect(
            pane,
            1.4 * unit,
            1.4 * unit,
            brush.vertical(
                pane.top(),
                pane.bottom(),
                [argb(light.lit(each)) if not light.is_dark else argb(each) for each in glass],
            ),
        )
        canvas.drawRoundRect(
            pane,
            1.4 * unit,
            1.4 * unit,
            brush.line(light.lit((240, 240, 240)) if is_door else light.dim((40, 80, 110)), unit * 0.6),
        )


def _clock(canvas: Canvas, x: float, y: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    canvas.drawLine(x, y - 8 * unit, x, y - 4 * unit, brush.line(light.dim((60, 70, 76)), unit * 0.8))
    canvas.drawCircle(x, y, 4.6 * unit, brush.fill(light.dim((60, 70, 76))))
    canvas.drawCircle(x, y, 3.9 * unit, brush.fill(light.bright((252, 248, 238))))
    for k in range(12):
        a = math.pi * k / 6
        canvas.drawLine(
            x + 3.2 * unit * math.cos(a),
            y + 3.2 * unit * math.sin(a),
            x + 3.6 * unit * math.cos(a),
            y + 3.6 * unit * math.sin(a),
            brush.line((60, 60, 70), unit * 0.25),
        )
    canvas.drawLine(x, y, x - 1.6 * unit, y - 1.2 * unit, brush.line((50, 50, 60), unit * 0.5))
    canvas.drawLine(x, y, x + 1.0 * unit, y - 2.8 * unit, brush.line((50, 50, 60), unit * 0.4))
