"""The sets where things are sold and trains are taken: market, cafe, station."""

from __future__ import annotations

import random
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import Layer, make_layer
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, sky_layers
from generation.engine.animatic.picture.sets.rooms import (
    paint_boards,
    paint_light_pools,
    paint_shelf,
    paint_skirting,
    paint_wall,
    paint_window,
)
from generation.engine.animatic.script import Colour

_GOODS: tuple[Colour, ...] = (
    (226, 72, 60),
    (246, 160, 60),
    (250, 206, 80),
    (126, 180, 80),
    (150, 90, 170),
    (240, 130, 110),
)


def market(stage: Set) -> Backdrop:
    """This will be a market: stalls under striped awnings, heaped fruit, lanterns on strings, old houses behind."""
    unit, line = stage.unit, stage.horizon
    houses = partial(scenery.paint_house_row, stage=stage, foot=line, high=34 * unit, distance=0.4, salt=261)
    return (
        [
            *sky_layers(stage),
            band(stage, houses, line - 40 * unit, line + 1, 0.2),
            band(stage, partial(_stalls, stage=stage), line - 26 * unit, line + 3 * unit, 0.6),
            band(stage, partial(_cobbles, stage=stage), line, stage.height, 1.0),
        ],
        [_lanterns(stage)],
    )


def _stalls(canvas: Canvas, period: float, stage: Set) -> None:
    count = max(3, round(period / (33 * stage.unit)))
    for k in range(count):
        _stall(canvas, period * (k + 0.5) / count, stage, stage.rng(262 + k), k)


def _stall(canvas: Canvas, x: float, stage: Set, rng: random.Random, turn: int) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 2 * stage.unit
    half, counter, eave, top = 13 * unit, foot - 7 * unit, foot - 18 * unit, foot - 24 * unit
    stripe = ((226, 84, 72), (70, 146, 176), (244, 176, 70), (108, 168, 104))[turn % 4]
    back = light.far(mix(stripe, (90, 60, 50), 0.6), 0.1)
    canvas.drawRect(
        skia.Rect.MakeLTRB(x - half, eave, x + half, counter),
        brush.vertical(eave, counter, [argb(mix(back, light.shade, 0.45)), argb(back)]),
    )
    if light.is_dark:
        brush.glow(canvas, x, eave + 4 * unit, 15 * unit, 9 * unit, (255, 200, 110), 0.6)
    for side in (-1, 1):
        pieces.post(canvas, x + side * half, foot, eave - unit, 1.1 * unit, (150, 108, 78), stage, 0.06)
    pieces.panel(
        canvas, skia.Rect.MakeLTRB(x - half - unit, counter, x + half + unit, foot), (176, 126, 86), stage, far=0.06
    )
    for k in range(4):
        _heap(canvas, x - half + (3.2 + 6.5 * k) * unit, counter + 0.6 * unit, stage, rng.choice(_GOODS), rng)
    width = 2 * (half + 2 * unit) / 8
    for k in range(8):
        left = x - half - 2 * unit + k * width
        tone = light.far(stripe if k % 2 else (250, 244, 232), 0.06)
        lean = (4 - k - 0.5) * 0.3 * unit
        cloth = [(left + lean, top), (left + width + lean * 0.8, top), (left + width, eave), (left, eave)]
        canvas.drawPath(brush.polygon(cloth), brush.vertical(top, eave, [argb(mix(tone, light.glow, 0.2)), argb(tone)]))
        canvas.drawArc(
            pieces.box(left, eave - width / 2, width, width), 0, 180, True, brush.fill(mix(tone, light.shade, 0.14))
        )


def _heap(canvas: Canvas, x: float, foot: float, stage: Set, colour: Colour, rng: random.Random) -> None:
    unit = stage.unit
    for level, count in enumerate((4, 3, 2)):
        for k in range(count):
            at = x + (k - (count - 1) / 2) * 1.5 * unit
            brush.ball(
                canvas,
                at,
                foot - (0.8 + 1.1 * level) * unit,
                0.85 * unit,
                mix(colour, (255, 255, 255), 0.1 * rng.random()),
                stage.light,
            )
    pieces.panel(canvas, pieces.box(x - 3.2 * unit, foot - 0.6 * unit, 6.4 * unit, 3.2 * unit), (206, 156, 104), stage)


def _cobbles(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, rng = stage.unit, stage.light, stage.rng(266)
    scenery.paint_ground(
        canvas, period, stage, far=(196, 178, 160), near=(168, 150, 140), speckle=(210, 196, 180), salt=267, count=200
    )
    y, step = stage.horizon + unit, 1.2 * unit
    while y < stage.height:
        count = max(8, round(period / (2.4 * step)))
        for k in range(count):
            x, tone = (
                period * (k + rng.uniform(-0.1, 0.1)) / count,
                rng.choice(((190, 170, 152), (160, 146, 140), (206, 188, 166))),
            )
            stone = pieces.box(x, y, period / count * 0.9, step * 0.86)
            canvas.drawRoundRect(stone, step * 0.35, step * 0.35, brush.fill(light.lit(tone), 0.42))
        y += step
        step *= 1.16


def _lanterns(stage: Set) -> Layer:
    """Strings of paper lanterns that hang into the picture from above."""
    unit, light = stage.unit, stage.light
    low = min(0.2 * stage.height, 22 * unit)

    def paint(canvas: Canvas, period: float) -> None:
        count = max(2, round(period / (48 * unit)))
        for k in range(count):
            left, right = period * k / count, period * (k + 1) / count
            cord = skia.Path()
            cord.moveTo(left, 0)
            cord.quadTo((left + right) / 2, low * 1.1, right, 0)
            canvas.drawPath(cord, brush.line(light.dim((80, 64, 70)), unit * 0.25))
            for j in range(1, 6):
                t = j / 6
                x, y = left + (right - left) * t, 2 * t * (1 - t) * low * 1.1
                colour = ((250, 110, 80), (255, 200, 90), (250, 150, 170))[(j + k) % 3]
                brush.glow(canvas, x, y + 1.6 * unit, 6 * unit, 6 * unit, colour, 0.5 if light.is_dark else 0.14)
                tone = mix(colour, (255, 240, 200), 0.35) if light.is_dark else light.lit(colour)
                canvas.drawOval(
                    pieces.box(x - 1.7 * unit, y, 3.4 * unit, 3.2 * unit),
                    brush.vertical(y, y + 3.2 * unit, [argb(mix(tone, (255, 255, 255), 0.3)), argb(tone)]),
                )

    return band(stage, paint, 0, low, 1.2)


def cafe(stage: Set) -> Backdrop:
    """This will be a cafe: brick and panelling, a large window, a counter with its machine, lamps, small tables."""
    unit = stage.unit

    def wall(canvas: Canvas, period: float) -> None:
        paint_wall(canvas, stage, (126, 84, 76), (176, 122, 98))
        _bricks(canvas, period, stage)
        half = period / 2
        for shift in (0.0, half):
            paint_window(canvas, shift + half * 0.06, stage.horizon - 58 * unit, half * 0.42, 38 * unit, stage)
            for k in (0, 1):
                paint_shelf(
                    canvas, shift + half * 0.58, stage.horizon - (34 + 13 * k) * unit, half * 0.34, stage, 271 + k
                )
            _menu(canvas, shift + half * 0.62, stage.horizon - 68 * unit, half * 0.26, stage)
        pieces.panel(canvas, pieces.box(0, stage.horizon - 15 * unit, period, 15 * unit), (96, 116, 104), stage)
        paint_skirting(canvas, period, stage, (70, 84, 78))

    def front(canvas: Canvas, period: float) -> None:
        half = period / 2
        for shift in (0.0, half):
            _counter(canvas, shift + half * 0.56, half * 0.4, stage)
            for x in (0.14, 0.36):
                _bistro_table(canvas, shift + half * x, stage)

    def floor(canvas: Canvas, period: float) -> None:
        paint_boards(canvas, period, stage, (186, 132, 92), 9)
        paint_light_pools(canvas, period, stage, 0.24)

    return (
        [
            make_layer(wall, width=stage.width, top=0, bottom=stage.height, speed=0.5, is_opaque=True),
            make_layer(floor, width=stage.width, top=stage.horizon, bottom=stage.height, speed=1.0),
            band(stage, front, stage.horizon - 30 * unit, stage.horizon + 3 * unit, 0.75),
        ],
        [_pendants(stage, (230, 120, 84))],
    )


def _bricks(canvas: Canvas, period: float, stage: Set) -> None:
    unit, rng, light = stage.unit, stage.rng(273), stage.light
    for _ in range(110):
        x, y = rng.uniform(0, period), rng.uniform(0, stage.horizon - 16 * unit)
        tone = light.lit(rng.choice(((196, 128, 100), (150, 96, 84), (206, 146, 116))))
        canvas.drawRoundRect(
            pieces.box(x, round(y / (2.4 * unit)) * 2.4 * unit, 5 * unit, 2 * unit),
            unit * 0.3,
            unit * 0.3,
            brush.fill(tone, 0.5),
        )


def _menu(canvas: Canvas, x: float, y: float, wide: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    board = pieces.box(x, y, wide, 15 * unit)
    canvas.drawRoundRect(board, unit, unit, brush.fill(light.lit((52, 58, 62))))
    canvas.drawRoundRect(board, unit, unit, brush.line(light.lit((190, 140, 96)), unit))
    for k in range(5):
        y = board.top() + (3 + 2.3 * k) * unit
        canvas.drawLine(
            board.left() + 2 * unit,
            y,
            board.left() + wide * (0.55 + 0.1 * (k % 3)),
            y,
            brush.line(light.lit((240, 236, 224)), unit * 0.5, 0.7),
        )
        canvas.drawLine(
            board.right() - 4 * unit,
            y,
            board.right() - 2 * unit,
            y,
            brush.line(light.lit((250, 206, 120)), unit * 0.5, 0.8),
        )


def _counter(canvas: Canvas, x: float, wide: float, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 2 * stage.unit
    top = foot - 16 * unit
    pieces.panel(canvas, skia.Rect.MakeLTRB(x, top, x + wide, foot), (150, 100, 72), stage)
    for k in range(1, 7):
        canvas.drawLine(
            x + wide * k / 7, top + 2 * unit, x + wide * k / 7, foot, brush.line(light.shade, unit * 0.3, 0.3)
        )
    pieces.panel(
        canvas,
        skia.Rect.MakeLTRB(x - unit, top - 1.4 * unit, x + wide + unit, top + 0.6 * unit),
        (238, 226, 208),
        stage,
    )
    machine = pieces.box(x + wide * 0.08, top - 11 * unit, 13 * unit, 9.6 * unit)
    pieces.panel(canvas, machine, (196, 202, 210), stage, round_by=1.4 * unit)
    canvas.drawRect(
        pieces.box(machine.left() + 2 * unit, machine.top() + 5 * unit, 9 * unit, 3 * unit),
        brush.fill(light.dim((70, 70, 82))),
    )
    for k in range(3):
        canvas.drawCircle(
            machine.left() + (3 + 3.4 * k) * unit,
            machine.top() + 2.2 * unit,
            0.8 * unit,
            brush.fill(light.lit((226, 92, 72))),
        )
    dome = pieces.box(x + wide * 0.66, top - 8 * unit, 11 * unit, 13 * unit)
    for k in range(3):
        brush.egg(
            canvas,
            dome.left() + (2.6 + 3 * k) * unit,
            top - 2.6 * unit,
            1.7 * unit,
            1.2 * unit,
            ((240, 190, 120), (226, 150, 160), (190, 120, 80))[k],
            light,
        )
    canvas.drawArc(dome, 180, 180, True, brush.fill(light.bright((230, 244, 250)), 0.3))
    canvas.drawArc(dome, 180, 180, False, brush.line(light.bright((250, 252, 255)), unit * 0.3, 0.8))


def _bistro_table(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 2.4 * stage.unit
    for side in (-1, 1):
        at = x + side * 7.5 * unit
        canvas.drawArc(
            pieces.box(at - 2.4 * unit, foot - 16 * unit, 4.8 * unit, 9 * unit),
            180,
            180,
            False,
            brush.line(light.dim((90, 62, 54)), unit * 0.6),
        )
        pieces.panel(
            canvas, pieces.box(at - 2.6 * unit, foot - 8.4 * unit, 5.2 * unit, 1.2 * unit), (150, 96, 70), stage
        )
        for leg in (-2, 2):
            canvas.drawLine(
                at + leg * unit,
                foot - 8 * unit,
                at + leg * 1.2 * unit,
                foot,
                brush.line(light.dim((90, 62, 54)), unit * 0.6),
            )
    pieces.post(canvas, x, foot, foot - 12 * unit, unit, (84, 76, 80), stage)
    canvas.drawOval(
        pieces.box(x - 3 * unit, foot - 0.8 * unit, 6 * unit, 1.4 * unit), brush.fill(light.dim((84, 76, 80)))
    )
    canvas.drawOval(
        pieces.box(x - 5.5 * unit, foot - 13 * unit, 11 * unit, 2.2 * unit), brush.fill(light.lit((240, 226, 204)))
    )
    pieces.panel(
        canvas,
        pieces.box(x - 1.2 * unit, foot - 14.6 * unit, 2.4 * unit, 2.4 * unit),
        (246, 246, 240),
        stage,
        round_by=0.5 * unit,
    )


def _pendants(stage: Set, colour: Colour) -> Layer:
    unit, light = stage.unit, stage.light
    low = min(0.16 * stage.height, 18 * unit)

    def paint(canvas: Canvas, period: float) -> None:
        count = max(2, round(period / (40 * unit)))
        for k in range(count):
            x = period * (k + 0.5) / count
            canvas.drawLine(x, 0, x, low - 6 * unit, brush.line(light.dim((60, 50, 54)), unit * 0.35))
            shade = brush.polygon(
                [
                    (x - 1.4 * unit, low - 7 * unit),
                    (x + 1.4 * unit, low - 7 * unit),
                    (x + 4.6 * unit, low - 3 * unit),
                    (x - 4.6 * unit, low - 3 * unit),
                ]
            )
            brush.glow(canvas, x, low - 2 * unit, 12 * unit, 9 * unit, (255, 214, 140), 0.5 if light.is_dark else 0.2)
            canvas.drawPath(
                shade,
                brush.vertical(low - 7 * unit, low - 3 * unit, [argb(light.bright(colour)), argb(light.dim(colour))]),
            )

    return band(stage, paint, 0, low + 6 * unit, 1.15)
