"""The set of London: Big Ben and the long front beside it, a red bus that passes, a telephone box at the kerb."""

from __future__ import annotations

import math
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import wrapped
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.mobiles import Piece, Stance, mobile, sprite
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, sky_layers
from generation.engine.animatic.picture.sets.rooms import every
from generation.engine.animatic.picture.sets.town import paint_road
from generation.engine.animatic.script import Colour, Hour

_STONE: Colour = (222, 186, 130)
_SLATE: Colour = (92, 104, 112)
_RED: Colour = (208, 44, 44)
_LONG, _HIGH = 27.0, 16.0  # of the bus, units
_PASSES_S = 8.0  # from one bus to the next
_FAR = 0.14


def london(stage: Set) -> Backdrop:
    """This will be London: the clock tower with the palace's front, buses on the far side of the road."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *sky_layers(stage),
            band(stage, partial(_far_houses, stage=stage), line - 20 * unit, line + unit, 0.08),
            band(stage, partial(_front, stage=stage), line - 30 * unit, line + unit, _FAR),
            band(stage, partial(_tower, stage=stage), 0, line + unit, _FAR),
            band(stage, partial(_railing, stage=stage), line - 8 * unit, line + unit, 0.5),
            mobile(stage, 0.5, _bus(stage)),
            band(stage, partial(paint_road, stage=stage), line, stage.height, 1.0),
            band(stage, partial(_at_the_kerb, stage=stage), line - 24 * unit, line + 4 * unit, 0.9),
        ],
        [],
    )


def _far_houses(canvas: Canvas, period: float, stage: Set) -> None:
    scenery.paint_house_row(canvas, period, stage, foot=stage.horizon, high=15 * stage.unit, distance=0.6, salt=731)


def _is_lit(stage: Set) -> bool:
    return stage.light.is_dark or stage.hour is Hour.GOLDEN


def _front(canvas: Canvas, period: float, stage: Set) -> None:
    """The palace: bays of tall windows under a row of pinnacles, a turret now and then."""
    unit, light, foot = stage.unit, stage.light, stage.horizon + 1
    stone = light.far(_STONE, 0.26)
    deep, top = mix(stone, light.shade, 0.35), foot - 15 * unit
    canvas.drawRect(
        skia.Rect.MakeLTRB(0, top, period, foot),
        brush.vertical(top, foot, [argb(mix(stone, light.glow, 0.14)), argb(stone)]),
    )
    rng = stage.rng(732)
    bays = every(stage, period, 5.2)
    wide = period / len(bays)
    for k, x in enumerate(bays):
        for y in (2.0, 8.4):
            pane = pieces.box(x + 0.24 * wide, top + y * unit, 0.52 * wide, 4.8 * unit)
            glass = (255, 216, 136) if light.is_dark and rng.random() < 0.6 else light.far((96, 104, 122), 0.3)
            canvas.drawRoundRect(pane, 1.2 * unit, 1.2 * unit, brush.fill(glass))
            canvas.drawLine(pane.centerX(), pane.top(), pane.centerX(), pane.bottom(), brush.line(stone, 0.4 * unit))
        canvas.drawRect(pieces.box(x - 0.5 * unit, top - 1.4 * unit, unit, 16 * unit), brush.fill(deep, 0.7))
        tip = brush.polygon(
            [(x - 0.7 * unit, top - 1.2 * unit), (x, top - 4 * unit), (x + 0.7 * unit, top - 1.2 * unit)]
        )
        canvas.drawPath(tip, brush.fill(stone))
        if k % 7 == 3:
            _turret(canvas, x + wide / 2, top, stage)
    canvas.drawRect(pieces.box(0, top, period, unit), brush.fill(deep, 0.6))


def _turret(canvas: Canvas, x: float, top: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    stone = light.far(_STONE, 0.26)
    canvas.drawRect(pieces.box(x - 1.8 * unit, top - 7 * unit, 3.6 * unit, 8 * unit), brush.fill(stone))
    canvas.drawRect(
        pieces.box(x - 0.6 * unit, top - 5.6 * unit, 1.2 * unit, 4 * unit), brush.fill(mix(stone, light.shade, 0.5))
    )
    roof = brush.polygon([(x - 2.2 * unit, top - 7 * unit), (x, top - 13 * unit), (x + 2.2 * unit, top - 7 * unit)])
    canvas.drawPath(roof, brush.fill(light.far(_SLATE, 0.26)))


def _tower(canvas: Canvas, period: float, stage: Set) -> None:
    """Big Ben: a shaft of narrow panels, the clock, belfry, roof and spire; once as the layer comes round."""
    unit, light, foot = stage.unit, stage.light, stage.horizon + 1
    high = min(0.94 * stage.horizon, 62 * unit)
    x, half = 0.74 * stage.width, 0.085 * high
    stone = light.far(_STONE, 0.14)
    if light.is_dark:
        brush.glow(canvas, x, foot - 0.5 * high, 4 * half, 0.6 * high, (255, 206, 120), 0.3)
        stone = mix(stone, (255, 214, 140), 0.45)
    deep = mix(stone, light.shade, 0.4)
    shaft = skia.Rect.MakeLTRB(x - half, foot - 0.6 * high, x + half, foot)
    lit = [argb(mix(stone, light.glow, 0.25)), argb(stone), argb(deep)]
    canvas.drawRect(shaft, pieces.across(shaft.left(), shaft.right(), lit, [0.0, 0.5, 1.0]))
    for k in range(-2, 3):
        at = x + 0.36 * k * half
        canvas.drawLine(at, shaft.top(), at, foot, brush.line(deep, 0.07 * half, 0.8))
    for k in range(1, 8):
        y = foot - 0.6 * high * k / 8
        canvas.drawLine(shaft.left(), y, shaft.right(), y, brush.line(deep, 0.08 * half, 0.7))
    _clock(canvas, x, foot - 0.68 * high, 1.14 * half, stage, stone)
    belfry = skia.Rect.MakeLTRB(x - half, foot - 0.83 * high, x + half, foot - 0.76 * high)
    canvas.drawRect(belfry, pieces.across(belfry.left(), belfry.right(), lit, [0.0, 0.5, 1.0]))
    for k in range(5):
        arch = pieces.box(
            belfry.left() + (0.16 + 0.36 * k) * half, belfry.top() + 0.014 * high, 0.22 * half, 0.05 * high
        )
        canvas.drawRoundRect(arch, 0.1 * half, 0.1 * half, brush.fill(mix(deep, light.shade, 0.4)))
    _spire(canvas, x, foot - 0.83 * high, high, stage, stone)


def _clock(canvas: Canvas, x: float, y: float, half: float, stage: Set, stone: Colour) -> None:
    """Its storey is wider than the shaft; it is ten past ten."""
    light = stage.light
    deep = mix(stone, light.shade, 0.4)
    storey = skia.Rect.MakeLTRB(x - half, y - 1.05 * half, x + half, y + 1.05 * half)
    canvas.drawRect(
        storey, pieces.across(x - half, x + half, [argb(mix(stone, light.glow, 0.2)), argb(mix(stone, deep, 0.5))])
    )
    for edge in (storey.top(), storey.bottom()):
        canvas.drawLine(
            x - 1.1 * half, edge, x + 1.1 * half, edge, brush.line(mix(stone, light.glow, 0.3), 0.14 * half)
        )
    radius = 0.78 * half
    if _is_lit(stage):
        brush.glow(canvas, x, y, 2.4 * radius, 2.4 * radius, (255, 240, 190), 0.5)
    canvas.drawCircle(x, y, radius, brush.fill((255, 246, 214) if _is_lit(stage) else light.bright((250, 248, 240))))
    canvas.drawCircle(x, y, radius, brush.line(light.dim((196, 156, 70)), 0.16 * radius))
    ink = (54, 58, 74)
    for k in range(12):
        turn = math.pi * k / 6
        a, b = math.sin(turn), math.cos(turn)
        canvas.drawLine(
            x + 0.72 * radius * a,
            y - 0.72 * radius * b,
            x + 0.86 * radius * a,
            y - 0.86 * radius * b,
            brush.line(ink, 0.07 * radius),
        )
    for turn, long, thick in ((-1.0, 0.46, 0.12), (1.05, 0.7, 0.08)):
        tip = (x + long * radius * math.sin(turn), y - long * radius * math.cos(turn))
        canvas.drawLine(x, y, *tip, brush.line(ink, thick * radius))


def _spire(canvas: Canvas, x: float, foot: float, high: float, stage: Set, stone: Colour) -> None:
    light, half = stage.light, 0.1 * high
    slate = light.far(_SLATE, 0.14)
    tones = [argb(mix(slate, light.glow, 0.3)), argb(slate)]

    def cut(low: float, top: float, wide: float, narrow: float) -> None:
        left = [(x - wide * half, foot - low * high), (x - narrow * half, foot - top * high)]
        right = [(x + narrow * half, foot - top * high), (x + wide * half, foot - low * high)]
        shape = brush.polygon([*left, *right])
        canvas.drawPath(shape, pieces.across(x - wide * half, x + wide * half, tones))

    cut(0.0, 0.05, 0.94, 0.5)
    canvas.drawRect(pieces.box(x - 0.48 * half, foot - 0.07 * high, 0.96 * half, 0.022 * high), brush.fill(stone))
    cut(0.07, 0.15, 0.5, 0.03)
    gold = brush.line(light.bright((236, 190, 90)), 0.06 * half)
    canvas.drawLine(x, foot - 0.15 * high, x, foot - 0.17 * high, gold)
    for side in (-0.94, 0.94):
        canvas.drawLine(x + side * half, foot, x + side * half, foot - 0.03 * high, brush.line(stone, 0.1 * half))


def _railing(canvas: Canvas, period: float, stage: Set) -> None:
    """A parapet along the river with lamps on it."""
    unit, light, foot = stage.unit, stage.light, stage.horizon + 1
    wall = pieces.box(0, foot - 3.4 * unit, period, 3.4 * unit)
    canvas.drawRect(
        wall,
        brush.vertical(
            wall.top(), foot, [argb(light.far((178, 172, 162), 0.12)), argb(light.far((146, 140, 134), 0.12))]
        ),
    )
    canvas.drawRect(pieces.box(0, foot - 4 * unit, period, unit), brush.fill(light.far((206, 200, 188), 0.1)))
    for x in every(stage, period, 6):
        canvas.drawLine(x, foot - 3 * unit, x, foot, brush.line(light.far((130, 126, 120), 0.12), 0.35 * unit))


def _bus(stage: Set) -> Piece:
    """Red, of two decks, one every few seconds from the right, beyond the pavement."""
    unit = stage.unit
    images = tuple(
        sprite(_LONG * unit, _HIGH * unit, partial(_double_decker, stage=stage, turn=turn)) for turn in (0, 1, 2)
    )
    way = stage.width + 2 * _LONG * unit

    def stance(now_s: float) -> Stance:
        gone = (now_s / _PASSES_S + 0.3) % 1.0
        x = stage.width + _LONG * unit - gone * way
        return Stance(x, stage.horizon + 0.3 * unit + 0.1 * unit * math.sin(9 * now_s), number=int(5 * now_s) % 3)

    return Piece(images, (0.5 * _LONG * unit, _HIGH * unit), stance)


def _double_decker(canvas: Canvas, stage: Set, turn: int) -> None:
    """From its side, its front to the left; `turn` is how far its wheels have come."""
    unit, light = stage.unit, stage.light
    long, foot = _LONG * unit, (_HIGH - 0.4) * unit
    body = pieces.box(0.4 * unit, 0.4 * unit, long - 0.8 * unit, foot - 1.6 * unit)
    red = light.lit(_RED)
    canvas.drawRoundRect(
        body,
        1.8 * unit,
        1.8 * unit,
        brush.vertical(body.top(), body.bottom(), [argb(light.bright(_RED)), argb(red), argb(light.dim(_RED))]),
    )
    glass = (255, 226, 150) if light.is_dark else light.lit((132, 176, 204))
    for row, top in enumerate((2.0, 8.0)):
        for k in range(6):
            if row and k == 5:
                continue
            pane = pieces.box((1.4 + 4.1 * k) * unit, top * unit, 3.5 * unit, 3.2 * unit)
            canvas.drawRoundRect(pane, 0.5 * unit, 0.5 * unit, brush.fill(glass))
            if (k + row) % 3 == 1:
                canvas.drawCircle(
                    pane.centerX(), pane.bottom() - 1.1 * unit, 0.9 * unit, brush.fill(light.dim((150, 108, 84)))
                )
    canvas.drawRect(
        pieces.box(0.4 * unit, 6 * unit, long - 0.8 * unit, 0.9 * unit), brush.fill(light.bright((250, 240, 220)))
    )
    canvas.drawRect(pieces.box(long - 4.6 * unit, 8 * unit, 3 * unit, 5.4 * unit), brush.fill(light.dim((90, 30, 36))))
    canvas.drawCircle(1.3 * unit, foot - 2.6 * unit, 0.7 * unit, brush.fill((255, 244, 200)))
    for x in (5.4, 20.6):
        canvas.drawCircle(x * unit, foot - 1.4 * unit, 1.9 * unit, brush.fill(light.dim((44, 46, 56))))
        for spoke in range(3):
            bend = 2 * math.pi * spoke / 3 - 0.7 * turn
            tip = (x * unit + unit * math.cos(bend), foot - 1.4 * unit + unit * math.sin(bend))
            canvas.drawLine(x * unit, foot - 1.4 * unit, *tip, brush.line(light.lit((190, 190, 198)), 0.5 * unit))


def _at_the_kerb(canvas: Canvas, period: float, stage: Set) -> None:
    """A telephone box, lamps in between, bollards."""
    unit = stage.unit
    places = every(stage, period, 30)
    for k, x in enumerate(places):
        paint = partial(_telephone_box if k % 3 == 0 else _street_lamp, canvas=canvas, stage=stage)
        wrapped(canvas, period, x + 11 * unit, 8 * unit, paint)


def _telephone_box(x: float, canvas: Canvas, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 3 * stage.unit
    box = pieces.box(x - 4 * unit, foot - 19 * unit, 8 * unit, 19 * unit)
    pieces.panel(canvas, box, _RED, stage, round_by=0.8 * unit)
    canvas.drawArc(
        pieces.box(x - 4 * unit, foot - 21 * unit, 8 * unit, 4.4 * unit), 180, 180, True, brush.fill(light.lit(_RED))
    )
    sign = pieces.box(x - 3.2 * unit, foot - 18.4 * unit, 6.4 * unit, 1.6 * unit)
    canvas.drawRect(sign, brush.fill(light.bright((252, 248, 236))))
    glass = (255, 232, 170) if light.is_dark else light.lit((176, 206, 220))
    for row in range(6):
        for column in range(3):
            pane = pieces.box(x + (-3.1 + 2.15 * column) * unit, foot - (16 - 2.3 * row) * unit, 1.9 * unit, 1.9 * unit)
            canvas.drawRect(pane, brush.fill(glass))
    if light.is_dark:
        brush.glow(canvas, x, foot - 10 * unit, 10 * unit, 13 * unit, (255, 220, 150), 0.25)


def _street_lamp(x: float, canvas: Canvas, stage: Set) -> None:
    unit, foot = stage.unit, stage.horizon + 3 * stage.unit
    pieces.post(canvas, x, foot, foot - 17 * unit, unit, (46, 52, 62), stage)
    pieces.post(canvas, x, foot, foot - 3 * unit, 2.2 * unit, (46, 52, 62), stage)
    pieces.glow_lamp(canvas, x, foot - 18.4 * unit, 1.7 * unit, stage)
