"""The sets one flies from: an airport's hall with its aeroplanes outside, and the runway itself."""

from __future__ import annotations

from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import make_layer
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.mobiles import mobile
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.airfields import LIVERIES, control_tower, departing, parked
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, hills, sky_layers
from generation.engine.animatic.picture.sets.rooms import every, paint_light_pools, paint_tiles_floor
from generation.engine.animatic.script import Colour, Hour


def airport(stage: Set) -> Backdrop:
    """This will be an airport's hall: a glass front with parked and departing aeroplanes, a board of flights, seats."""
    unit, line = stage.unit, stage.horizon
    stage.panes.append(skia.Rect.MakeLTRB(0, 0, 4 * stage.width, line))
    return (
        [
            make_layer(
                partial(_airfield, stage=stage),
                width=stage.width,
                top=0,
                bottom=stage.height,
                speed=0.3,
                is_opaque=True,
            ),
            mobile(stage, 0.35, departing(stage, line - 11 * unit)),
            band(stage, partial(_front, stage=stage), 0, line + unit, 0.6),
            make_layer(partial(_terrazzo, stage=stage), width=stage.width, top=line, bottom=stage.height, speed=1.0),
            band(stage, partial(_seats, stage=stage), line - 13 * unit, line + 4 * unit, 0.8),
        ],
        [],
    )


def runway(stage: Set) -> Backdrop:
    """This will be a runway: a tower and hangars, parked aeroplanes, one that takes off, centre line and edge lamps."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *sky_layers(stage),
            hills(stage, 4.0, (126, 168, 128), 0.5, 631, 0.12),
            band(stage, partial(_tower_and_hangars, stage=stage), 0, line + unit, 0.3),
            mobile(stage, 0.4, departing(stage, line - 6 * unit)),
            band(stage, partial(_apron, stage=stage), line - 24 * unit, line + 2 * unit, 0.55),
            band(stage, partial(_tarmac, stage=stage), line, stage.height, 1.0),
        ],
        [],
    )


def _airfield(canvas: Canvas, period: float, stage: Set) -> None:
    """What is seen through the glass: sky, far trees, the tower, grass, a runway and aeroplanes at their gates."""
    unit, light, line = stage.unit, stage.light, stage.horizon
    outside = _outdoors(stage)
    canvas.drawRect(pieces.box(0, 0, period, stage.height), brush.vertical(0, line, [argb(each) for each in outside]))
    rng = stage.rng(632)
    if stage.hour is Hour.NIGHT:
        for _ in range(90):
            canvas.drawCircle(
                rng.uniform(0, period), rng.uniform(0, 0.7 * line), 0.14 * unit, brush.fill((255, 255, 255), 0.8)
            )
    else:
        for x in every(stage, period, 44):
            for dx, dy, r in ((0, 0, 4), (5, 1, 3), (-5, 1, 3), (2, -2, 3)):
                at = (x + (dx + 14) * unit, 0.3 * line + dy * unit)
                canvas.drawOval(
                    pieces.box(at[0] - 1.4 * r * unit, at[1] - 0.6 * r * unit, 2.8 * r * unit, 1.2 * r * unit),
                    brush.fill((255, 255, 255), 0.6),
                )
    grass = (46, 66, 72) if light.is_dark else (140, 186, 124)
    canvas.drawRect(pieces.box(0, line - 17 * unit, period, 30 * unit), brush.fill(grass))
    canvas.drawRect(
        pieces.box(0, line - 12 * unit, period, 14 * unit),
        brush.fill((54, 60, 80) if light.is_dark else (150, 158, 168)),
    )
    for x in every(stage, period, 9):
        canvas.drawRect(pieces.box(x, line - 10.4 * unit, 5 * unit, 0.6 * unit), brush.fill((250, 250, 240), 0.8))
        if light.is_dark:
            brush.glow(canvas, x, line - 12 * unit, 2 * unit, 2 * unit, (120, 190, 255), 0.9)
    control_tower(canvas, 0.24 * stage.width, line - 16 * unit, stage)
    for k in range(2):
        parked(canvas, (0.76 + k) * stage.width, line - 7 * unit, 1.7 * unit, LIVERIES[k], stage)


def _outdoors(stage: Set) -> tuple[Colour, Colour]:
    if stage.hour is Hour.NIGHT:
        return (16, 22, 58), (62, 78, 138)
    return stage.light.sky[0], stage.light.sky[2]


def _front(canvas: Canvas, period: float, stage: Set) -> None:
    """Mullions before the glass, a ceiling with its lamps, and the board of flights."""
    unit, light, line = stage.unit, stage.light, stage.horizon
    top = max(line - 62 * unit, 0.12 * line)
    canvas.drawRect(
        pieces.box(0, 0, period, top),
        brush.vertical(0, top, [argb(light.dim((206, 212, 220))), argb(light.lit((232, 236, 240)))]),
    )
    for x in every(stage, period, 17):
        canvas.drawRoundRect(
            pieces.box(x + 3 * unit, top - 3.4 * unit, 9 * unit, 1.1 * unit),
            0.5 * unit,
            0.5 * unit,
            brush.fill((255, 250, 232)),
        )
        brush.glow(canvas, x + 7.5 * unit, top - 2.6 * unit, 9 * unit, 3 * unit, (255, 248, 220), 0.5)
    for k, x in enumerate(every(stage, period, 22)):
        pieces.post(canvas, x, line, top, (2.0 if k % 2 else 1.1) * unit, (226, 232, 238), stage)
    for y in (top, line - 26 * unit, line - 1.4 * unit):
        pieces.panel(canvas, pieces.box(0, y, period, 1.5 * unit), (226, 232, 238), stage)
    canvas.drawRect(pieces.box(0, top, period, line - top), brush.fill((190, 226, 246), 0.08))
    for x in every(stage, period, 88):
        _board(canvas, x + 0.3 * stage.width, top + 3 * unit, stage)


def _board(canvas: Canvas, x: float, top: float, stage: Set) -> None:
    """Departures: a little aeroplane, and rows of lit letters."""
    unit, rng = stage.unit, stage.rng(633)
    board = pieces.box(x - 15 * unit, top, 30 * unit, 17 * unit)
    for side in (-11, 11):
        canvas.drawLine(x + side * unit, top - 5 * unit, x + side * unit, top, brush.line((90, 96, 110), 0.6 * unit))
    canvas.drawRoundRect(board, unit, unit, brush.fill((24, 28, 40)))
    canvas.drawRect(pieces.box(board.left(), top, 30 * unit, 4 * unit), brush.fill((250, 200, 60)))
    plane = [
        (-12.6, 2.6),
        (-9.4, 2.2),
        (-11.6, 0.7),
        (-10.8, 0.6),
        (-7.8, 1.9),
        (-6, 1.7),
        (-5.4, 2.1),
        (-6, 2.6),
        (-9, 3.0),
        (-11, 3.5),
    ]
    canvas.drawPath(brush.polygon([(x + a * unit, top + b * unit) for a, b in plane]), brush.fill((30, 30, 40)))
    for k in range(8):
        canvas.drawRect(
            pieces.box(x + (-3 + 2 * k) * unit, top + 1.2 * unit, 1.4 * unit, 1.6 * unit), brush.fill((40, 36, 40))
        )
    for row in range(5):
        y = top + (5.6 + 2.3 * row) * unit
        for column in range(17):
            if column not in (4, 11):
                tone = (
                    (255, 214, 90)
                    if column < 4
                    else (232, 240, 246)
                    if column < 11
                    else ((110, 230, 140), (255, 110, 90))[row % 3 == 2]
                )
                canvas.drawRect(
                    pieces.box(x + (-13.6 + 1.6 * column) * unit, y, 1.1 * unit, 1.3 * unit),
                    brush.fill(tone, rng.uniform(0.55, 1)),
                )


def _seats(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 3 * stage.unit
    for k, x in enumerate(every(stage, period, 46)):
        for j in range(4):
            left = x + (4 + 6.4 * j) * unit
            tone = (52, 108, 168)
            pieces.panel(
                canvas, pieces.box(left, foot - 12 * unit, 5.6 * unit, 6.4 * unit), tone, stage, round_by=1.2 * unit
            )
            pieces.panel(
                canvas,
                pieces.box(left - 0.3 * unit, foot - 6 * unit, 6.2 * unit, 1.8 * unit),
                mix(tone, (255, 255, 255), 0.16),
                stage,
                round_by=0.8 * unit,
            )
            canvas.drawLine(
                left + 2.8 * unit,
                foot - 4.4 * unit,
                left + 2.8 * unit,
                foot,
                brush.line(light.dim((150, 158, 170)), 0.7 * unit),
            )
        canvas.drawLine(
            x + 4 * unit,
            foot - 3.6 * unit,
            x + 29 * unit,
            foot - 3.6 * unit,
            brush.line(light.lit((186, 194, 204)), 0.8 * unit),
        )
        _suitcase(canvas, x + 33 * unit, foot, LIVERIES[k % 3], stage)


def _suitcase(canvas: Canvas, x: float, foot: float, colour: Colour, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    handle = brush.line(light.dim((120, 126, 138)), 0.5 * unit)
    canvas.drawPath(
        brush.smooth(
            [
                (x + 1.4 * unit, foot - 9 * unit),
                (x + 1.4 * unit, foot - 12 * unit),
                (x + 4.4 * unit, foot - 12 * unit),
                (x + 4.4 * unit, foot - 9 * unit),
            ],
            False,
        ),
        handle,
    )
    pieces.panel(canvas, pieces.box(x, foot - 9 * unit, 6 * unit, 8.4 * unit), colour, stage, round_by=unit)
    for k in (1.6, 3.0, 4.4):
        canvas.drawLine(
            x + k * unit, foot - 8.2 * unit, x + k * unit, foot - 1.4 * unit, brush.line(light.dim(colour), 0.3 * unit)
        )
    for k in (1, 5):
        canvas.drawCircle(x + k * unit, foot - 0.4 * unit, 0.5 * unit, brush.fill(light.dim((50, 50, 60))))


def _terrazzo(canvas: Canvas, period: float, stage: Set) -> None:
    paint_tiles_floor(canvas, period, stage, (222, 226, 232), (208, 214, 222), 10)
    canvas.drawRect(
        pieces.box(0, stage.horizon + 9 * stage.unit, period, 0.8 * stage.unit),
        brush.fill(stage.light.lit((250, 206, 84)), 0.6),
    )
    paint_light_pools(canvas, period, stage, 0.4)


def _tower_and_hangars(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, line = stage.unit, stage.light, stage.horizon
    control_tower(canvas, 0.2 * stage.width, line, stage)
    for x in (0.7 * stage.width, 1.5 * stage.width):
        hall = pieces.box(x - 20 * unit, line - 18 * unit, 40 * unit, 36 * unit)
        canvas.drawArc(hall, 180, 180, True, brush.fill(light.far((176, 186, 200), 0.25)))
        door = pieces.box(x - 14 * unit, line - 11 * unit, 28 * unit, 11 * unit)
        canvas.drawRect(door, brush.fill((255, 222, 150) if light.is_dark else light.far((98, 110, 132), 0.2)))
        for k in range(1, 6):
            canvas.drawLine(
                door.left() + 4.7 * k * unit,
                door.top(),
                door.left() + 4.7 * k * unit,
                line,
                brush.line(light.far((190, 198, 210), 0.25), 0.5 * unit),
            )
    _windsock(canvas, 0.42 * stage.width, line, stage)


def _windsock(canvas: Canvas, x: float, foot: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    canvas.drawLine(x, foot, x, foot - 15 * unit, brush.line(light.dim((190, 196, 206)), 0.6 * unit))
    for k in range(5):
        tone = light.lit((236, 104, 56) if k % 2 == 0 else (250, 246, 238))
        near, far = 2.0 - 0.28 * k, 2.0 - 0.28 * (k + 1)
        part = [
            (x + 1.8 * k * unit, foot - (15 - 0.3 * k + near / 2) * unit),
            (x + 1.8 * (k + 1) * unit, foot - (14.7 - 0.3 * k + far / 2) * unit),
            (x + 1.8 * (k + 1) * unit, foot - (14.7 - 0.3 * k - far / 2) * unit),
            (x + 1.8 * k * unit, foot - (15 - 0.3 * k - near / 2) * unit),
        ]
        canvas.drawPath(brush.polygon(part), brush.fill(tone))


def _apron(canvas: Canvas, period: float, stage: Set) -> None:
    unit = stage.unit
    for k in range(2):
        parked(
            canvas,
            (0.1 + 0.76 * k) * stage.width + (0.6 * stage.width if k else 0),
            stage.horizon + unit,
            1.25 * unit,
            LIVERIES[k],
            stage,
        )
    parked(canvas, 0.84 * stage.width, stage.horizon + unit, 1.25 * unit, LIVERIES[1], stage)


def _tarmac(canvas: Canvas, period: float, stage: Set) -> None:
    """Grass at its edge, then the runway with its centre line, its broad bars and its lamps."""
    unit, light, line = stage.unit, stage.light, stage.horizon
    scenery.paint_ground(
        canvas, period, stage, far=(126, 134, 144), near=(104, 110, 122), speckle=(140, 146, 156), salt=634, count=600
    )
    canvas.drawRect(pieces.box(0, line, period, 2.6 * unit), brush.fill(light.lit((132, 178, 108))))
    white = light.bright((250, 250, 246))
    canvas.drawRect(pieces.box(0, line + 4 * unit, period, 0.8 * unit), brush.fill(white, 0.9))
    dash = 0.4 * (stage.height - stage.floor) + stage.floor
    for x in every(stage, period, 34):
        bar = [(x, dash), (x + 18 * unit, dash), (x + 16.6 * unit, dash + 3 * unit), (x - 1.4 * unit, dash + 3 * unit)]
        canvas.drawPath(brush.polygon(bar), brush.fill(white, 0.9))
    for k, x in enumerate(every(stage, period, 11)):
        brush.glow(
            canvas,
            x,
            line + 3.4 * unit,
            (4.0 if light.is_dark else 1.6) * unit,
            (3.0 if light.is_dark else 1.2) * unit,
            ((90, 190, 255), (255, 236, 170))[k % 2],
            0.9,
        )
        canvas.drawCircle(x, line + 3.4 * unit, 0.5 * unit, brush.fill((255, 255, 240)))
