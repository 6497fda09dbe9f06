"""The sets where people work and learn: office, classroom, library, laboratory, museum."""

from __future__ import annotations

import math

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set, paint_ground
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop
from generation.engine.animatic.picture.sets.rooms import (
    deep_room,
    every,
    paint_boards,
    paint_light_pools,
    paint_skirting,
    paint_wall,
    paint_window,
)
from generation.engine.animatic.script import Colour

_BOOKS: tuple[Colour, ...] = (
    (150, 62, 58),
    (62, 96, 120),
    (196, 150, 80),
    (84, 112, 84),
    (110, 72, 110),
    (214, 190, 150),
    (60, 66, 90),
)


def office(stage: Set) -> Backdrop:
    """This will be an office: a long window over the town, desks with screens, plants, a carpet."""
    unit, line = stage.unit, stage.horizon

    def wall(canvas: Canvas, period: float) -> None:
        paint_wall(canvas, stage, (196, 206, 214), (230, 228, 220))
        places = every(stage, period, 36)
        for x in places:
            paint_window(canvas, x + 3 * unit, line - 60 * unit, period / len(places) - 6 * unit, 40 * unit, stage)
        paint_skirting(canvas, period, stage, (176, 184, 194))

    def desks(canvas: Canvas, period: float) -> None:
        for k, x in enumerate(every(stage, period, 40)):
            _desk(canvas, x + 16 * unit, stage, k)
            _plant(canvas, x + 36 * unit, stage)

    def floor(canvas: Canvas, period: float) -> None:
        paint_ground(
            canvas, period, stage, far=(150, 164, 178), near=(112, 130, 150), speckle=(176, 190, 204), salt=281
        )
        paint_light_pools(canvas, period, stage, 0.2)

    return deep_room(stage, wall, desks, floor)


def _desk(canvas: Canvas, x: float, stage: Set, turn: int) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 2 * stage.unit
    pieces.table(canvas, x, foot, 24 * unit, 13 * unit, (214, 170, 122), stage)
    pieces.panel(canvas, pieces.box(x + 5 * unit, foot - 12 * unit, 6 * unit, 11 * unit), (190, 198, 208), stage)
    screen = pieces.box(x - 8 * unit, foot - 24 * unit, 13 * unit, 8.4 * unit)
    pieces.post(canvas, x - 1.5 * unit, foot - 14 * unit, foot - 17 * unit, 1.4 * unit, (120, 126, 138), stage)
    canvas.drawRoundRect(screen, unit * 0.8, unit * 0.8, brush.fill(light.dim((56, 60, 72))))
    glow = ((120, 190, 230), (170, 210, 160), (240, 190, 140))[turn % 3]
    inner = screen.makeInset(0.8 * unit, 0.8 * unit)
    canvas.drawRect(
        inner, brush.vertical(inner.top(), inner.bottom(), [argb(mix(glow, (255, 255, 255), 0.3)), argb(glow)])
    )
    for k in range(4):
        y = inner.top() + (1.2 + 1.5 * k) * unit
        canvas.drawLine(
            inner.left() + unit,
            y,
            inner.left() + (4 + 5 * ((k * 7 + turn) % 3) / 2) * unit,
            y,
            brush.line((60, 80, 110), unit * 0.4, 0.6),
        )
    if light.is_dark:
        brush.glow(canvas, screen.centerX(), screen.centerY(), 14 * unit, 10 * unit, glow, 0.35)
    pieces.panel(
        canvas,
        pieces.box(x + 7 * unit, foot - 16 * unit, 2 * unit, 2.4 * unit),
        (226, 96, 84),
        stage,
        round_by=0.4 * unit,
    )


def _plant(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 1.6 * stage.unit
    rng = stage.rng(282)
    for k in range(9):
        turn = -math.pi / 2 + (k - 4) * 0.3 + rng.uniform(-0.1, 0.1)
        tone = light.lit((86, 150, 96)) if k % 2 else light.lit((62, 126, 84))
        pieces.leaf(
            canvas,
            (x, foot - 6 * unit),
            turn,
            unit * rng.uniform(9, 14),
            1.5 * unit,
            tone,
            light.bright((150, 200, 140)),
        )
    pot = brush.polygon(
        [
            (x - 3.4 * unit, foot - 7 * unit),
            (x + 3.4 * unit, foot - 7 * unit),
            (x + 2.5 * unit, foot),
            (x - 2.5 * unit, foot),
        ]
    )
    canvas.drawPath(
        pot,
        pieces.across(
            x - 3 * unit, x + 3 * unit, [argb(light.bright((236, 230, 220))), argb(light.dim((210, 200, 190)))]
        ),
    )


def classroom(stage: Set) -> Backdrop:
    """This will be a classroom: a green board with chalk on it, windows, a map, rows of desks."""
    unit, line = stage.unit, stage.horizon

    def wall(canvas: Canvas, period: float) -> None:
        paint_wall(canvas, stage, (238, 214, 160), (250, 236, 200))
        for half in (0.0, period / 2):
            _board(canvas, half + 5 * unit, stage)
            paint_window(
                canvas,
                half + 58 * unit if period / 2 > 90 * unit else half + 53 * unit,
                line - 58 * unit,
                19 * unit,
                36 * unit,
                stage,
            )
            if period / 2 > 104 * unit:
                paint_window(canvas, half + 82 * unit, line - 58 * unit, 19 * unit, 36 * unit, stage)
        pieces.panel(canvas, pieces.box(0, line - 12 * unit, period, 12 * unit), (196, 158, 112), stage)
        paint_skirting(canvas, period, stage, (150, 112, 80))

    def desks(canvas: Canvas, period: float) -> None:
        for k, x in enumerate(every(stage, period, 26)):
            _school_desk(canvas, x + 12 * unit, stage, k)

    def floor(canvas: Canvas, period: float) -> None:
        paint_boards(canvas, period, stage, (206, 160, 112), 9)
        paint_light_pools(canvas, period, stage, 0.22)

    return deep_room(stage, wall, desks, floor, 18)


def _board(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    board = pieces.box(x, stage.horizon - 56 * unit, 44 * unit, 27 * unit)
    canvas.drawRect(board.makeOutset(1.2 * unit, 1.2 * unit), brush.fill(light.lit((176, 124, 82))))
    canvas.drawRect(
        board,
        brush.vertical(board.top(), board.bottom(), [argb(light.lit((58, 104, 86))), argb(light.lit((48, 88, 76)))]),
    )
    chalk, rng = brush.line(light.lit((244, 246, 236)), unit * 0.35, 0.8), stage.rng(283)
    for k in range(4):
        y, left = board.top() + (4 + 4.4 * k) * unit, board.left() + 3 * unit
        points = [(left + j * 0.9 * unit, y + rng.uniform(-0.7, 0.7) * unit) for j in range(round(rng.uniform(10, 18)))]
        canvas.drawPath(brush.smooth(points, False), chalk)
    canvas.drawCircle(board.right() - 11 * unit, board.centerY(), 5.4 * unit, chalk)
    sun = [(board.right() - (19 - 8 * k) * unit, board.bottom() - (3 + 5 * (k % 2)) * unit) for k in range(3)]
    canvas.drawPath(brush.polygon(sun), chalk)
    canvas.drawRect(pieces.box(x, board.bottom(), 44 * unit, 1.4 * unit), brush.fill(light.bright((206, 160, 112))))


def _school_desk(canvas: Canvas, x: float, stage: Set, turn: int) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 2.5 * stage.unit
    for leg in (-6, 6):
        canvas.drawLine(
            x + leg * unit,
            foot,
            x + leg * 0.86 * unit,
            foot - 11 * unit,
            brush.line(light.dim((92, 104, 120)), 0.8 * unit),
        )
    pieces.panel(
        canvas,
        pieces.box(x - 8 * unit, foot - 13 * unit, 16 * unit, 2.2 * unit),
        (226, 178, 122),
        stage,
        round_by=0.5 * unit,
    )
    colour = ((226, 92, 80), (84, 146, 190), (246, 196, 90))[turn % 3]
    pieces.panel(canvas, pieces.box(x - 4 * unit, foot - 14.6 * unit, 7 * unit, 1.6 * unit), colour, stage)
    pieces.panel(
        canvas,
        pieces.box(x - 3.4 * unit, foot - 16 * unit, 6 * unit, 1.4 * unit),
        mix(colour, (255, 255, 255), 0.6),
        stage,
    )


def library(stage: Set) -> Backdrop:
    """This will be a library: shelves to the ceiling with an arched window between them, ladders, green lamps."""
    unit, line = stage.unit, stage.horizon

    def wall(canvas: Canvas, period: float) -> None:
        paint_wall(canvas, stage, (84, 58, 50), (120, 84, 66))
        places = every(stage, period, 64)
        for k, x in enumerate(places):
            wide = period / len(places)
            _shelves(canvas, x, wide * 0.66, stage, 284 + k)
            paint_window(canvas, x + wide * 0.72, line - 64 * unit, wide * 0.22, 46 * unit, stage)
        paint_skirting(canvas, period, stage, (92, 60, 46))

    def tables(canvas: Canvas, period: float) -> None:
        foot = line + 2.4 * unit
        for x in every(stage, period, 56):
            at = x + 24 * unit
            pieces.table(canvas, at, foot, 30 * unit, 11 * unit, (150, 96, 66), stage)
            canvas.drawLine(
                at, foot - 12 * unit, at, foot - 17 * unit, brush.line(stage.light.lit((206, 170, 90)), 0.7 * unit)
            )
            brush.glow(
                canvas, at, foot - 15 * unit, 14 * unit, 9 * unit, (255, 226, 150), 0.5 if stage.light.is_dark else 0.2
            )
            shade = pieces.box(at - 4.4 * unit, foot - 20 * unit, 8.8 * unit, 7 * unit)
            canvas.drawArc(shade, 180, 180, True, brush.fill(stage.light.lit((70, 150, 104))))
            for k, wide in enumerate((7, 6, 6.6)):
                pieces.panel(
                    canvas,
                    pieces.box(at + (8 - wide / 2) * unit, foot - (13.6 + 1.7 * k) * unit, wide * unit, 1.6 * unit),
                    _BOOKS[k],
                    stage,
                )

    def floor(canvas: Canvas, period: float) -> None:
        paint_boards(canvas, period, stage, (150, 100, 72), 9)
        rug = [argb(stage.light.lit(each)) for each in ((136, 52, 56), (116, 42, 52))]
        top, low = stage.floor - 5 * unit, stage.floor + 12 * unit
        canvas.drawRect(skia.Rect.MakeLTRB(0, top, period, low), brush.vertical(top, low, rug))
        for y in (top + 1.2 * unit, low - 1.6 * unit):
            canvas.drawLine(0, y, period, y, brush.line(stage.light.lit((226, 180, 104)), 0.6 * unit, 0.8))
        paint_light_pools(canvas, period, stage, 0.28)

    return deep_room(stage, wall, tables, floor, 24)


def _shelves(canvas: Canvas, x: float, wide: float, stage: Set, salt: int) -> None:
    unit, light, rng = stage.unit, stage.light, stage.rng(salt)
    wood = (130, 86, 60)
    y = stage.horizon - 2.4 * unit
    while y > -12 * unit:
        row_high = 10.4 * unit
        canvas.drawRect(
            pieces.box(x, y - row_high, wide, row_high), brush.fill(mix(light.dim((70, 46, 42)), light.shade, 0.3))
        )
        at = x + unit
        while at < x + wide - 2.2 * unit:
            book, high = unit * rng.uniform(0.9, 2.0), unit * rng.uniform(5.6, 8.6)
            if rng.random() < 0.08:
                at += 2 * unit
            colour = light.lit(rng.choice(_BOOKS))
            spine = pieces.box(at, y - high, min(book, x + wide - unit - at), high)
            canvas.drawRect(
                spine,
                pieces.across(
                    at, at + book, [argb(mix(colour, light.glow, 0.2)), argb(mix(colour, light.shade, 0.25))]
                ),
            )
            if rng.random() < 0.5:
                canvas.drawLine(
                    at + 0.3 * unit,
                    y - high * 0.75,
                    at + book - 0.3 * unit,
                    y - high * 0.75,
                    brush.line(light.bright((236, 206, 130)), 0.3 * unit, 0.8),
                )
            at += book + 0.12 * unit
        pieces.panel(canvas, pieces.box(x, y, wide, 1.3 * unit), wood, stage)
        y -= row_high + 1.3 * unit
    for side in (x, x + wide):
        pieces.post(canvas, side, stage.horizon, 0, 2.2 * unit, wood, stage)
