"""The set of a prison: cells behind bars, bunks, high barred windows, lamps that swing on their cords."""

from __future__ import annotations

import math
from functools import partial

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import make_layer, wrapped
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.mobiles import Piece, Stance, mobile, sprite, swaying
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band
from generation.engine.animatic.picture.sets.rooms import every, paint_wall, paint_window
from generation.engine.animatic.script import Colour

_STONE: Colour = (128, 138, 158)
_STEEL: Colour = (58, 64, 78)
_CELL = 52.0
"""Units from one cell to the next."""
_SWING_S = 3.4


def prison(stage: Set) -> Backdrop:
    """This will be a prison's corridor: the cells' inside, lamps, the bars and piers before them, a bare floor."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            make_layer(
                partial(_inside, stage=stage), width=stage.width, top=0, bottom=stage.height, speed=0.55, is_opaque=True
            ),
            band(stage, partial(_bars, stage=stage), 0, line + 2 * unit, 0.75),
            make_layer(partial(_concrete, stage=stage), width=stage.width, top=line, bottom=stage.height, speed=1.0),
            mobile(stage, 0.75, *_lamps(stage)),
        ],
        [],
    )


def _inside(canvas: Canvas, period: float, stage: Set) -> None:
    """Bricks, and in each cell a bunk, a barred window and the marks of days."""
    unit, light, line = stage.unit, stage.light, stage.horizon
    paint_wall(canvas, stage, mix(_STONE, (52, 60, 84), 0.6), mix(_STONE, (70, 78, 104), 0.3))
    _bricks(canvas, period, stage)
    for x in every(stage, period, _CELL):
        window = (x + 15 * unit, max(line - 52 * unit, 0.12 * line), 14 * unit, 13 * unit)
        brush.glow(canvas, window[0] + 7 * unit, window[1] + 6 * unit, 16 * unit, 14 * unit, (190, 214, 244), 0.35)
        paint_window(canvas, *window, stage)
        for k in range(1, 5):
            at = window[0] + window[2] * k / 5
            canvas.drawLine(at, window[1], at, window[1] + window[3], brush.line(light.dim((60, 66, 78)), 1.1 * unit))
        beam = [
            (window[0], window[1] + 13 * unit),
            (window[0] + 14 * unit, window[1] + 13 * unit),
            (x + 40 * unit, line),
            (x + 18 * unit, line),
        ]
        glow = (150, 176, 236) if light.is_dark else (255, 244, 206)
        canvas.drawPath(
            brush.polygon(beam), brush.vertical(window[1] + 13 * unit, line, [argb(glow, 0.26), argb(glow, 0.02)])
        )
        _tally(canvas, x + 34 * unit, line - 27 * unit, stage)
        _bunk(canvas, x + 6 * unit, stage)


def _bricks(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, rng = stage.unit, stage.light, stage.rng(621)
    high = 4.4 * unit
    for row in range(math.ceil(stage.horizon / high)):
        top = stage.horizon - (row + 1) * high
        for k, x in enumerate(every(stage, period, 10)):
            wide = period / len(every(stage, period, 10))
            left = x + (wide / 2 if row % 2 else 0)
            tone = light.bright(_STONE) if rng.random() < 0.5 else light.dim(_STONE)
            for shift in (0.0, -period):
                canvas.drawRect(
                    pieces.box(left + shift + 0.3 * unit, top + 0.3 * unit, wide - 0.6 * unit, high - 0.6 * unit),
                    brush.fill(tone, 0.12 + 0.06 * (k % 3)),
                )


def _tally(canvas: Canvas, x: float, y: float, stage: Set) -> None:
    unit, pen = stage.unit, brush.line(stage.light.bright((236, 236, 230)), 0.4 * stage.unit, 0.75)
    for group in range(3):
        left = x + 4.6 * group * unit
        for k in range(4):
            canvas.drawLine(left + 0.8 * k * unit, y, left + 0.8 * k * unit, y + 3 * unit, pen)
        if group < 2:
            canvas.drawLine(left - 0.6 * unit, y + 2.4 * unit, left + 3 * unit, y + 0.5 * unit, pen)


def _bunk(canvas: Canvas, x: float, stage: Set) -> None:
    """Two bunks, one over the other, on chains."""
    unit, light, line = stage.unit, stage.light, stage.horizon
    for y, blanket in ((7.0, (96, 120, 142)), (19.0, (150, 112, 96))):
        top = line - y * unit
        pieces.panel(canvas, pieces.box(x, top, 20 * unit, 1.5 * unit), (74, 80, 92), stage)
        pieces.panel(
            canvas, pieces.box(x + 0.6 * unit, top - 2.2 * unit, 18.8 * unit, 2.4 * unit), blanket, stage, round_by=unit
        )
        pieces.panel(
            canvas,
            pieces.box(x + 0.8 * unit, top - 3.4 * unit, 5 * unit, 2.2 * unit),
            (226, 226, 220),
            stage,
            round_by=unit,
        )
    for end in (0.4, 19.6):
        canvas.drawLine(
            x + end * unit, line, x + end * unit, line - 24 * unit, brush.line(light.dim(_STEEL), 0.8 * unit)
        )


def _bars(canvas: Canvas, period: float, stage: Set) -> None:
    """The fronts of the cells: upright bars, a door with its lock in each, and piers between them."""
    unit, light, foot = stage.unit, stage.light, stage.horizon + stage.unit
    cells = every(stage, period, _CELL)
    wide, top = period / len(cells), max(foot - 66 * unit, 0.05 * stage.horizon)
    canvas.drawRect(
        pieces.box(0, 0, period, top),
        brush.vertical(0, top, [argb(light.dim((92, 100, 112))), argb(light.lit((120, 128, 140)))]),
    )
    for k, x in enumerate(cells):
        for j in range(1, round(wide / (3.4 * unit))):
            pieces.post(canvas, x + 3.4 * j * unit, foot, top, 0.85 * unit, _STEEL, stage)
        for y in (top + 1.5 * unit, foot - 20 * unit, foot - 1.6 * unit):
            pieces.panel(canvas, pieces.box(x, y, wide, 1.7 * unit), _STEEL, stage)
        _door(canvas, x + 27 * unit, top, foot, stage)
        pier = pieces.box(x - 3.4 * unit, 0, 6.8 * unit, foot)
        for shift in (0.0, period) if k == 0 else (0.0,):
            side = pier.makeOffset(shift, 0)
            tones = [
                argb(light.bright((190, 192, 190))),
                argb(light.lit((162, 166, 168))),
                argb(light.dim((128, 132, 142))),
            ]
            canvas.drawRect(side, pieces.across(side.left(), side.right(), tones))
            number = pieces.box(side.left() + 1.2 * unit, foot - 34 * unit, 4.4 * unit, 4.4 * unit)
            pieces.panel(canvas, number, (240, 214, 120), stage, round_by=0.6 * unit)
            for stroke in range(k % 3 + 1):
                at = number.left() + (1.2 + stroke) * unit
                canvas.drawLine(
                    at, number.top() + unit, at, number.bottom() - unit, brush.line((50, 50, 60), 0.6 * unit)
                )
    for x in cells:
        wrapped(canvas, period, x, 18 * unit, partial(_cone, canvas=canvas, stage=stage))


def _door(canvas: Canvas, x: float, top: float, foot: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    frame = brush.line(light.lit((112, 122, 138)), 1.5 * unit)
    canvas.drawRect(
        pieces.box(x, max(top + 8 * unit, foot - 38 * unit), 17 * unit, min(foot - top - 8 * unit, 38 * unit)), frame
    )
    lock = pieces.box(x + 0.4 * unit, foot - 20.4 * unit, 5 * unit, 5.4 * unit)
    pieces.panel(canvas, lock, (128, 138, 152), stage, round_by=0.6 * unit)
    canvas.drawCircle(lock.centerX(), lock.centerY() - 0.5 * unit, 0.8 * unit, brush.fill(light.dim((36, 36, 46))))
    canvas.drawRect(
        pieces.box(lock.centerX() - 0.3 * unit, lock.centerY(), 0.6 * unit, 1.6 * unit),
        brush.fill(light.dim((36, 36, 46))),
    )


def _cord(stage: Set) -> float:
    """How far the lamps hang from the ceiling, pixels."""
    return max(0.1 * stage.horizon, 5 * stage.unit)


def _lamps(stage: Set) -> list[Piece]:
    """Lamps under tin shades that swing a little in the draught, and their light that goes to and fro on the floor."""
    unit, cord = stage.unit, _cord(stage)
    lamp = sprite(16 * unit, cord + 12 * unit, partial(_lamp, stage=stage, cord=cord))
    strong = 0.5 if stage.light.is_dark else 0.26
    pool = sprite(
        52 * unit,
        12 * unit,
        lambda canvas: brush.glow(canvas, 26 * unit, 6 * unit, 26 * unit, 6 * unit, (255, 236, 184), strong),
    )
    lamps = []
    for k, x in enumerate(every(stage, 2.0 * stage.width, _CELL)):
        lamps.append(
            Piece((pool,), (26 * unit, 6 * unit), partial(_wandering, x=x, y=stage.floor, unit=unit, phase=0.9 * k))
        )
        lamps.append(Piece((lamp,), (8 * unit, 0.0), swaying(x, 0.0, 0.07, _SWING_S, 0.9 * k)))
    return lamps


def _wandering(now_s: float, *, x: float, y: float, unit: float, phase: float) -> Stance:
    return Stance(x - 4 * unit * math.sin(2 * math.pi * now_s / _SWING_S + phase), y)


def _lamp(canvas: Canvas, stage: Set, cord: float) -> None:
    unit, light, middle = stage.unit, stage.light, 8 * stage.unit
    canvas.drawLine(middle, 0, middle, cord, brush.line(light.dim((40, 40, 50)), 0.5 * unit))
    corners = ((-1.4, 0.0), (1.4, 0.0), (4.4, 3.2), (-4.4, 3.2))
    shade = brush.polygon([(middle + dx * unit, cord + dy * unit) for dx, dy in corners])
    canvas.drawPath(shade, brush.fill(light.lit((66, 96, 92))))
    pieces.glow_lamp(canvas, middle, cord + 3.4 * unit, 1.3 * unit, stage)


def _cone(x: float, canvas: Canvas, stage: Set) -> None:
    """The light below a lamp, in the dust of the corridor."""
    unit, cord, foot = stage.unit, _cord(stage), stage.horizon + stage.unit
    tone, strong = (255, 232, 170), 0.42 if stage.light.is_dark else 0.22
    sides = [
        (x - 3 * unit, cord + 3 * unit),
        (x + 3 * unit, cord + 3 * unit),
        (x + 17 * unit, foot),
        (x - 17 * unit, foot),
    ]
    canvas.drawPath(brush.polygon(sides), brush.vertical(cord, foot, [argb(tone, strong), argb(tone, 0.04)]))


def _concrete(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    colours = [
        argb(light.far((128, 132, 140), 0.12)),
        argb(light.lit((150, 152, 156))),
        argb(light.dim((118, 120, 130))),
    ]
    canvas.drawRect(
        pieces.box(0, stage.horizon, period, stage.height - stage.horizon),
        brush.vertical(stage.horizon, stage.height, colours),
    )
    for x in every(stage, period, 3.4):
        fall = stage.height - stage.horizon
        canvas.drawLine(
            x, stage.horizon, x - 0.42 * fall, stage.height, brush.line(light.dim((96, 100, 112)), 0.9 * unit, 0.16)
        )
    canvas.drawRect(pieces.box(0, stage.horizon + 4 * unit, period, unit), brush.fill(light.lit((236, 200, 80)), 0.8))
