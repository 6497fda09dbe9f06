"""The sets of everyday errands: a hospital's ward, a supermarket's aisle."""

from __future__ import annotations

from functools import partial

from generation.engine.animatic.picture import brush
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
    paint_tiles_floor,
    paint_wall,
    paint_window,
)
from generation.engine.animatic.script import Colour

_GOODS: tuple[Colour, ...] = (
    (226, 74, 66), (250, 196, 72), (92, 168, 106), (66, 138, 200), (244, 236, 222), (236, 130, 70), (150, 104, 180),
    (110, 196, 206),
)  # fmt: skip


def hospital(stage: Set) -> Backdrop:
    """This will be a ward: beds with curtains, drips and screens, a cross on the wall, a floor one can wipe."""
    unit, line = stage.unit, stage.horizon

    def wall(canvas: Canvas, period: float) -> None:
        paint_wall(canvas, stage, (206, 228, 232), (236, 244, 242))
        for x in every(stage, period, 74):
            paint_window(canvas, x + 8 * unit, line - 58 * unit, 26 * unit, 28 * unit, stage)
            _cross(canvas, x + 55 * unit, line - 46 * unit, stage)
        rail = pieces.box(0, line - 15 * unit, period, 2 * unit)
        pieces.panel(canvas, rail, (96, 176, 176), stage, far=0.1)
        paint_skirting(canvas, period, stage, (150, 200, 200))

    def floor(canvas: Canvas, period: float) -> None:
        paint_tiles_floor(canvas, period, stage, (226, 236, 236), (204, 222, 224), 14)
        canvas.drawRect(
            pieces.box(0, stage.floor + 9 * unit, period, 1.6 * unit), brush.fill(stage.light.lit((86, 176, 170)), 0.55)
        )
        paint_light_pools(canvas, period, stage, 0.4)

    return deep_room(stage, wall, partial(_ward, stage=stage), floor, high=46)


def _cross(canvas: Canvas, x: float, y: float, stage: Set) -> None:
    unit, red = stage.unit, brush.fill(stage.light.lit((222, 62, 62)))
    canvas.drawRoundRect(
        pieces.box(x - 8 * unit, y - 8 * unit, 16 * unit, 16 * unit),
        2 * unit,
        2 * unit,
        brush.fill(stage.light.bright((252, 252, 250))),
    )
    for wide, high in ((3.6, 11.0), (11.0, 3.6)):
        canvas.drawRoundRect(
            pieces.box(x - wide / 2 * unit, y - high / 2 * unit, wide * unit, high * unit), 0.5 * unit, 0.5 * unit, red
        )


def _ward(canvas: Canvas, period: float, stage: Set) -> None:
    for x in every(stage, period, 74):
        for shift in (-period, 0.0, period):
            _bed(canvas, x + shift + 6 * stage.unit, stage)
            _curtain(canvas, x + shift - 8 * stage.unit, stage)


def _bed(canvas: Canvas, x: float, stage: Set) -> None:
    unit, foot = stage.unit, stage.horizon + 3 * stage.unit
    for leg in (3.0, 31.0):
        pieces.post(canvas, x + leg * unit, foot, foot - 8 * unit, 0.9 * unit, (170, 180, 190), stage)
        canvas.drawCircle(x + leg * unit, foot, unit, brush.fill(stage.light.dim((80, 84, 96))))
    pieces.panel(canvas, pieces.box(x, foot - 17 * unit, 2.2 * unit, 12 * unit), (120, 178, 184), stage, round_by=unit)
    pieces.panel(
        canvas, pieces.box(x + 32 * unit, foot - 13 * unit, 2.2 * unit, 8 * unit), (120, 178, 184), stage, round_by=unit
    )
    pieces.panel(
        canvas, pieces.box(x + 1.6 * unit, foot - 10 * unit, 31 * unit, 4 * unit), (250, 250, 250), stage, round_by=unit
    )
    pieces.panel(
        canvas,
        pieces.box(x + 12 * unit, foot - 11 * unit, 20.6 * unit, 5.6 * unit),
        (126, 190, 206),
        stage,
        round_by=1.6 * unit,
    )
    pieces.panel(
        canvas,
        pieces.box(x + 3 * unit, foot - 13 * unit, 8.6 * unit, 4.4 * unit),
        (254, 254, 252),
        stage,
        round_by=2 * unit,
    )
    _drip(canvas, x + 39 * unit, foot, stage)


def _drip(canvas: Canvas, x: float, foot: float, stage: Set) -> None:
    """A stand with a bag, and a screen on which a heart beats."""
    unit, light = stage.unit, stage.light
    pieces.post(canvas, x, foot, foot - 36 * unit, 0.7 * unit, (176, 184, 194), stage)
    canvas.drawLine(
        x - 3 * unit,
        foot - 36 * unit,
        x + 3 * unit,
        foot - 36 * unit,
        brush.line(light.lit((176, 184, 194)), 0.7 * unit),
    )
    canvas.drawRoundRect(
        pieces.box(x - 4.6 * unit, foot - 35 * unit, 3.6 * unit, 7 * unit),
        unit,
        unit,
        brush.fill(light.bright((206, 232, 240)), 0.9),
    )
    screen = pieces.box(x - 5 * unit, foot - 24 * unit, 10 * unit, 7.6 * unit)
    pieces.panel(canvas, screen, (92, 104, 120), stage, round_by=unit)
    canvas.drawRect(
        pieces.box(screen.left() + unit, screen.top() + unit, 8 * unit, 5.6 * unit), brush.fill((14, 30, 34))
    )
    beat = [(0, 0), (2, 0), (2.7, -1.8), (3.5, 1.6), (4.2, 0), (8, 0)]
    trace = brush.smooth([(screen.left() + (1 + a) * unit, screen.top() + (3.8 + b) * unit) for a, b in beat], False)
    canvas.drawPath(trace, brush.line((96, 250, 150), 0.45 * unit))


def _curtain(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon - 2 * stage.unit
    for k in range(5):
        left = x + 2.1 * k * unit
        tones = [
            argb(light.lit((150, 206, 200))),
            argb(light.bright((190, 230, 224))),
            argb(light.dim((130, 188, 184))),
        ]
        canvas.drawRect(
            pieces.box(left, foot - 44 * unit, 2.2 * unit, 44 * unit), pieces.across(left, left + 2.2 * unit, tones)
        )


def supermarket(stage: Set) -> Backdrop:
    """This will be a supermarket: shelves full of packets, signs that hang over the aisle, crates of fruit, bright tiles."""
    unit, line = stage.unit, stage.horizon

    def wall(canvas: Canvas, period: float) -> None:
        paint_wall(canvas, stage, (222, 232, 236), (244, 246, 240))
        for x in every(stage, period, 40):
            lamp = pieces.box(x + 6 * unit, line - 84 * unit, 28 * unit, 2 * unit)
            brush.glow(canvas, lamp.centerX(), lamp.centerY(), 26 * unit, 14 * unit, (255, 255, 246), 0.5)
            canvas.drawRoundRect(lamp, unit, unit, brush.fill((255, 255, 250)))
        for k, x in enumerate(every(stage, period, 56)):
            _shelves(canvas, pieces.box(x + unit, line - 54 * unit, 54 * unit, 54 * unit), stage, 430 + k)

    def floor(canvas: Canvas, period: float) -> None:
        paint_tiles_floor(canvas, period, stage, (236, 234, 226), (220, 220, 216), 14)
        paint_light_pools(canvas, period, stage, 0.5)

    return deep_room(stage, wall, partial(_aisle, stage=stage), floor, high=86)


def _shelves(canvas: Canvas, rect: object, stage: Set, salt: int) -> None:
    left, top, unit, light, rng = rect.left(), rect.top(), stage.unit, stage.light, stage.rng(salt)  # type: ignore[attr-defined]
    wide, high = rect.width(), rect.height()  # type: ignore[attr-defined]
    pieces.panel(canvas, pieces.box(left, top, wide, high), (178, 190, 200), stage, far=0.15)
    for shelf in range(5):
        base, at = top + (10.2 + 10.4 * shelf) * unit, left + 1.2 * unit
        canvas.drawRect(
            pieces.box(left, base - 9.4 * unit, wide, 9.4 * unit),
            brush.fill(mix(light.lit((120, 132, 148)), light.shade, 0.2)),
        )
        while at < left + wide - 5 * unit:
            goods, size = rng.choice(_GOODS), (rng.uniform(2.2, 4.0) * unit, rng.uniform(5, 8.4) * unit)
            for _ in range(rng.randrange(2, 4)):
                if at < left + wide - 4.4 * unit:
                    _packet(canvas, at, base, size, goods, stage)
                    at += size[0] + 0.3 * unit
        pieces.panel(canvas, pieces.box(left, base, wide, unit), (240, 242, 240), stage)
        for k in range(6):
            canvas.drawRect(
                pieces.box(left + (3 + 9 * k) * unit, base + 0.1 * unit, 2.6 * unit, 0.9 * unit),
                brush.fill(light.lit((250, 214, 70))),
            )


def _packet(canvas: Canvas, x: float, foot: float, size: tuple[float, float], colour: Colour, stage: Set) -> None:
    wide, high = size
    pieces.panel(canvas, pieces.box(x, foot - high, wide, high), colour, stage, round_by=0.3 * stage.unit, far=0.1)
    label = mix(stage.light.lit(colour), (255, 255, 255), 0.6)
    canvas.drawRect(pieces.box(x + 0.18 * wide, foot - 0.66 * high, 0.64 * wide, 0.3 * high), brush.fill(label, 0.85))


def _aisle(canvas: Canvas, period: float, stage: Set) -> None:
    """Signs from the ceiling, and crates of fruit on the floor."""
    unit, light, foot = stage.unit, stage.light, stage.horizon + 3 * stage.unit
    for k, x in enumerate(every(stage, period, 62)):
        colour = ((70, 150, 96), (226, 84, 70), (58, 120, 190))[k % 3]
        for shift in (0.0, period):
            at = x + shift
            for string in (4, 22):
                canvas.drawLine(
                    at + string * unit,
                    stage.horizon - 86 * unit,
                    at + string * unit,
                    stage.horizon - 74 * unit,
                    brush.line(light.dim((120, 124, 134)), 0.3 * unit),
                )
            pieces.panel(
                canvas, pieces.box(at, stage.horizon - 74 * unit, 26 * unit, 8.6 * unit), colour, stage, round_by=unit
            )
            for row, wide in ((2.2, 16), (5.0, 11)):
                canvas.drawRoundRect(
                    pieces.box(at + 3 * unit, stage.horizon - (74 - row) * unit, wide * unit, 1.6 * unit),
                    0.8 * unit,
                    0.8 * unit,
                    brush.fill((252, 252, 246), 0.9),
                )
            _crate(canvas, at + 34 * unit, foot, stage, ((236, 70, 58), (246, 176, 60), (126, 188, 76))[k % 3])


def _crate(canvas: Canvas, x: float, foot: float, stage: Set, fruit: Colour) -> None:
    unit, light = stage.unit, stage.light
    for row in range(3):
        for k in range(6 - row):
            at = (x + (2.2 + 2.7 * k + 1.35 * row) * unit, foot - (8.4 + 1.9 * row) * unit)
            canvas.drawCircle(
                *at,
                1.6 * unit,
                brush.radial(
                    (at[0] - 0.5 * unit, at[1] - 0.6 * unit),
                    2.2 * unit,
                    [argb(light.bright(fruit)), argb(light.dim(fruit))],
                ),
            )
    for slat in range(3):
        pieces.panel(
            canvas,
            pieces.box(x, foot - (8.4 - 2.9 * slat) * unit, 18 * unit, 2.5 * unit),
            (206, 156, 96),
            stage,
            round_by=0.3 * unit,
        )
