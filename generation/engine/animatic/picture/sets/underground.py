"""The set of an underground platform that trains come to."""

from __future__ import annotations

import math
from functools import partial
from itertools import pairwise

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import make_layer
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.mobiles import Piece, Stance, mobile, sprite
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band
from generation.engine.animatic.picture.sets.rooms import every, paint_light_pools, paint_tiles_floor, paint_wall

_PASSES_S = 7.0  # from one train to the next


def subway(stage: Set) -> Backdrop:
    """This will be an underground platform: a tiled vault, posters and signs, a train that comes and goes, pillars."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            make_layer(
                partial(_vault, stage=stage), width=stage.width, top=0, bottom=stage.height, speed=0.5, is_opaque=True
            ),
            mobile(stage, 0.7, _metro(stage)),
            band(stage, partial(_edge, stage=stage), line - 4 * unit, line + 5 * unit, 0.9),
            make_layer(partial(_platform, stage=stage), width=stage.width, top=line, bottom=stage.height, speed=1.0),
            band(stage, partial(_pillars, stage=stage), 0, line + 5 * unit, 1.0),
        ],
        [],
    )


def _vault(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, line = stage.unit, stage.light, stage.horizon
    paint_wall(canvas, stage, (44, 48, 62), (74, 78, 92))
    top = max(line - 58 * unit, 0.1 * line)
    wall = pieces.box(0, top, period, line - top)
    canvas.drawRect(
        wall,
        brush.vertical(
            top,
            line,
            [argb(light.lit((206, 214, 210))), argb(light.bright((238, 240, 232))), argb(light.dim((196, 202, 200)))],
        ),
    )
    grout = brush.line(light.dim((170, 180, 178)), 0.22 * unit, 0.8)
    rows = math.ceil((line - top) / (3.2 * unit))
    places = every(stage, period, 6.4)
    for row in range(rows):
        y = line - 3.2 * row * unit
        canvas.drawLine(0, y, period, y, grout)
        for x in places:
            at = x + (3.2 * unit if row % 2 else 0)
            canvas.drawLine(at, y - 3.2 * unit, at, y, grout)
    for y in (top + unit, line - 29 * unit):
        canvas.drawRect(pieces.box(0, y, period, 2.4 * unit), brush.fill(light.lit((44, 110, 150))))
    for k, x in enumerate(every(stage, period, 38)):
        _sign(canvas, x + 8 * unit, line - 37 * unit, stage)
        _poster(canvas, x + 19 * unit, line - 45 * unit, k, stage)
    for x in every(stage, period, 24):
        canvas.drawRoundRect(
            pieces.box(x, top - 3 * unit, 17 * unit, 1.4 * unit), 0.7 * unit, 0.7 * unit, brush.fill((248, 252, 246))
        )
        brush.glow(canvas, x + 8.5 * unit, top - 1.6 * unit, 14 * unit, 7 * unit, (226, 246, 240), 0.6)


def _sign(canvas: Canvas, x: float, y: float, stage: Set) -> None:
    """A green disc with an M, and the stop's name on a board below it."""
    unit, light = stage.unit, stage.light
    canvas.drawCircle(x, y - 2 * unit, 4.8 * unit, brush.fill(light.bright((252, 252, 250))))
    canvas.drawCircle(x, y - 2 * unit, 4.1 * unit, brush.fill(light.lit((36, 150, 112))))
    letter = [(-2.1, 0.1), (-2.1, -4), (0, -1.2), (2.1, -4), (2.1, 0.1)]
    for (a, b), (c, d) in pairwise(letter):
        canvas.drawLine(x + a * unit, y + b * unit, x + c * unit, y + d * unit, brush.line((250, 252, 250), 1.1 * unit))
    pieces.panel(canvas, pieces.box(x - 7.6 * unit, y + 3.6 * unit, 15.2 * unit, 3 * unit), (36, 56, 92), stage)
    for k in range(6):
        canvas.drawRect(
            pieces.box(x + (-5.8 + 2 * k) * unit, y + 4.5 * unit, 1.4 * unit, 1.2 * unit), brush.fill((244, 248, 252))
        )


def _poster(canvas: Canvas, x: float, y: float, number: int, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    sheet = pieces.box(x, y, 11 * unit, 14.6 * unit)
    ground = ((250, 206, 92), (116, 186, 206), (240, 140, 120))[number % 3]
    canvas.drawRect(sheet, brush.fill(light.lit(ground)))
    canvas.drawCircle(x + 5.5 * unit, y + 5.4 * unit, 3 * unit, brush.fill(light.bright((255, 246, 226))))
    hill = brush.smooth(
        [
            (x + 0.4 * unit, y + 14 * unit),
            (x + 3 * unit, y + 8.6 * unit),
            (x + 6.6 * unit, y + 10 * unit),
            (x + 10.6 * unit, y + 7.6 * unit),
            (x + 10.6 * unit, y + 14 * unit),
        ]
    )
    canvas.drawPath(hill, brush.fill(light.lit(mix(ground, (40, 50, 90), 0.55))))
    canvas.drawRect(sheet, brush.line(light.dim((90, 96, 104)), 0.7 * unit))


def _metro(stage: Set) -> Piece:
    """A train that runs in, halts, and runs out to the right."""
    unit = stage.unit
    car, count, high = 52 * unit, 3, 27 * unit

    def paint(canvas: Canvas) -> None:
        for k in range(count):
            _carriage(canvas, k * car, car, high, stage, is_first=k == count - 1)

    image = sprite(count * car, high + 2 * unit, paint)
    inner, outer = 0.5 * stage.width, 0.5 * stage.width + 0.5 * count * car + 0.3 * stage.width

    def stance(now_s: float) -> Stance:
        share = ((now_s + 0.6) / _PASSES_S) % 1.0
        if share < 0.3:
            x = inner - outer * (1.0 - share / 0.3) ** 2
        elif share < 0.52:
            x = inner
        else:
            x = inner + outer * 1.4 * ((share - 0.52) / 0.48) ** 2
        return Stance(x, stage.horizon + unit)

    return Piece((image,), (count * car / 2, high + unit), stance)


def _carriage(canvas: Canvas, x: float, wide: float, high: float, stage: Set, *, is_first: bool) -> None:
    unit, light = stage.unit, stage.light
    body = pieces.box(x + 0.4 * unit, 0, wide - 0.8 * unit, high - unit)
    colours = [argb(light.bright((244, 246, 248))), argb(light.lit((206, 212, 220))), argb(light.dim((176, 184, 196)))]
    canvas.drawRoundRect(body, 2 * unit, 2 * unit, brush.vertical(0, high, colours))
    canvas.drawRect(pieces.box(body.left(), 2.4 * unit, body.width(), 1.8 * unit), brush.fill(light.lit((222, 66, 62))))
    canvas.drawRect(
        pieces.box(body.left(), high - 7 * unit, body.width(), 2.6 * unit), brush.fill(light.lit((44, 92, 170)))
    )
    for k in range(6):
        is_door = k in (1, 4)
        pane = pieces.box(
            x + (3 + 8.1 * k) * unit,
            (5.4 if is_door else 6) * unit,
            5.8 * unit,
            (high / unit - 8.4 if is_door else 9) * unit,
        )
        tones = [argb((255, 240, 196)), argb((250, 214, 150))]
        if is_door:
            canvas.drawRect(pane, brush.fill(light.lit((222, 66, 62))))
            pane = pieces.box(pane.left() + 0.7 * unit, 6.4 * unit, 4.4 * unit, 8.4 * unit)
        canvas.drawRoundRect(pane, unit, unit, brush.vertical(pane.top(), pane.bottom(), tones))
        if not is_door:
            _passenger(canvas, pane, k + round(x / wide) * 7, stage)
        canvas.drawRoundRect(pane, unit, unit, brush.line(light.dim((80, 90, 106)), 0.6 * unit))
    if is_first:
        brush.glow(canvas, x + wide - 2 * unit, high - 8 * unit, 5 * unit, 4 * unit, (255, 250, 214), 0.9)


def _passenger(canvas: Canvas, pane: skia.Rect, number: int, stage: Set) -> None:
    """Head and shoulders of somebody in the lit window."""
    if number % 3 == 1:
        return
    unit, light = stage.unit, stage.light
    x, y = pane.centerX() + (number % 2 - 0.5) * unit, pane.bottom() - 4.2 * unit
    shirt = ((92, 120, 170), (196, 100, 96), (110, 150, 120), (150, 110, 160))[number % 4]
    canvas.save()
    canvas.clipRect(pane)
    canvas.drawRoundRect(
        pieces.box(x - 2.1 * unit, y + 1.2 * unit, 4.2 * unit, 5 * unit),
        1.4 * unit,
        1.4 * unit,
        brush.fill(light.lit(shirt)),
    )
    canvas.drawCircle(x, y, 1.5 * unit, brush.fill(light.lit(((240, 196, 164), (176, 124, 92))[number % 2])))
    canvas.drawArc(
        pieces.box(x - 1.6 * unit, y - 1.7 * unit, 3.2 * unit, 3 * unit),
        180,
        180,
        True,
        brush.fill(light.dim((64, 46, 44))),
    )
    canvas.restore()


def _edge(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, line = stage.unit, stage.light, stage.horizon
    canvas.drawRect(pieces.box(0, line - 0.4 * unit, period, 6 * unit), brush.fill(light.dim((150, 152, 158))))
    canvas.drawRect(pieces.box(0, line + 0.2 * unit, period, 1.4 * unit), brush.fill(light.bright((250, 210, 70))))


def _platform(canvas: Canvas, period: float, stage: Set) -> None:
    paint_tiles_floor(canvas, period, stage, (186, 188, 192), (170, 174, 180), 16)
    unit, light = stage.unit, stage.light
    canvas.drawRect(pieces.box(0, stage.horizon, period, 2.2 * unit), brush.fill(light.bright((250, 210, 70))))
    for x in every(stage, period, 2.4):
        canvas.drawCircle(x, stage.horizon + 1.1 * unit, 0.5 * unit, brush.fill(light.dim((210, 166, 50))))
    paint_light_pools(canvas, period, stage, 0.3)


def _pillars(canvas: Canvas, period: float, stage: Set) -> None:
    unit, foot = stage.unit, stage.horizon + 4 * stage.unit
    for x in every(stage, period, 92):
        pieces.post(canvas, x + 8 * unit, foot, 0, 5.4 * unit, (60, 118, 140), stage)
        pieces.panel(canvas, pieces.box(x + 4.6 * unit, foot - 2.4 * unit, 6.8 * unit, 2.4 * unit), (70, 76, 88), stage)
