"""The set of a playground."""

from __future__ import annotations

import math
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, sky_layers
from generation.engine.animatic.picture.sets.country import far_trees
from generation.engine.animatic.script import Colour


def playground(stage: Set) -> Backdrop:
    """This will be a playground: slide, swings, climbing frame on soft ground, trees and houses behind."""
    unit, line = stage.unit, stage.horizon
    houses = partial(scenery.paint_house_row, stage=stage, foot=line, high=20 * unit, distance=0.5, salt=211)
    return (
        [
            *sky_layers(stage),
            band(stage, houses, line - 26 * unit, line + 1, 0.12),
            band(stage, partial(far_trees, stage=stage), line - 26 * unit, line + 2, 0.28, sway=0.5),
            band(stage, partial(_frames, stage=stage), line - 36 * unit, line + 5 * unit, 0.7),
            band(stage, partial(_soft_ground, stage=stage), line, stage.height, 1.0),
        ],
        [],
    )


def _frames(canvas: Canvas, period: float, stage: Set) -> None:
    half, unit = period / 2, stage.unit
    for shift in (0.0, half):
        _slide(canvas, shift + half * 0.12, stage)
        _swings(canvas, shift + half * 0.52, stage)
        _dome(canvas, shift + half * 0.86, stage, 11 * unit)


def _tube(stage: Set, colour: Colour, wide: float) -> skia.Paint:
    return brush.line(stage.light.far(colour, 0.06), wide * stage.unit)


def _slide(canvas: Canvas, x: float, stage: Set) -> None:
    unit, foot = stage.unit, stage.horizon + 4 * stage.unit
    top = foot - 20 * unit
    for side in (0, 8):
        pieces.post(canvas, x + side * unit, foot, top - 8 * unit, 1.3 * unit, (72, 142, 206), stage, 0.06)
    roof = brush.polygon(
        [(x - 2 * unit, top - 8 * unit), (x + 4 * unit, top - 14 * unit), (x + 10 * unit, top - 8 * unit)]
    )
    canvas.drawPath(roof, brush.fill(stage.light.lit((236, 96, 84))))
    pieces.panel(canvas, pieces.box(x - unit, top, 10 * unit, 1.6 * unit), (250, 196, 86), stage)
    for k in range(1, 8):
        canvas.drawLine(
            x - 0.2 * unit,
            foot - k * 2.5 * unit,
            x + 3 * unit,
            foot - k * 2.5 * unit,
            _tube(stage, (250, 196, 86), 0.7),
        )
    chute = skia.Path()
    chute.moveTo(x + 8 * unit, top)
    chute.cubicTo(x + 14 * unit, top + 2 * unit, x + 16 * unit, foot - 4 * unit, x + 26 * unit, foot - 2 * unit)
    for colour, wide in (((176, 40, 44), 4.2), ((236, 84, 72), 3.2), ((255, 140, 120), 1.0)):
        canvas.drawPath(chute, _tube(stage, colour, wide))


def _swings(canvas: Canvas, x: float, stage: Set) -> None:
    unit, foot = stage.unit, stage.horizon + 4 * stage.unit
    top = foot - 23 * unit
    for side in (-13, 13):
        for lean in (-3, 3):
            canvas.drawLine(x + (side + lean) * unit, foot, x + side * unit, top, _tube(stage, (92, 172, 120), 1.2))
    canvas.drawLine(x - 13 * unit, top, x + 13 * unit, top, _tube(stage, (92, 172, 120), 1.4))
    for at, swing in ((-6.0, 1.5), (6.0, -2.5)):
        for reach in (-1.6, 1.6):
            canvas.drawLine(
                x + (at + reach) * unit,
                top,
                x + (at + reach + swing) * unit,
                foot - 6 * unit,
                _tube(stage, (140, 140, 150), 0.25),
            )
        pieces.panel(
            canvas, pieces.box(x + (at + swing - 2.2) * unit, foot - 6 * unit, 4.4 * unit, unit), (232, 92, 80), stage
        )


def _dome(canvas: Canvas, x: float, stage: Set, r: float) -> None:
    foot = stage.horizon + 4 * stage.unit
    for share, colour in ((1.0, (240, 130, 70)), (0.62, (80, 150, 214)), (0.24, (250, 200, 90))):
        arch = pieces.box(x - r * share, foot - r, 2 * r * share, 2 * r)
        canvas.drawArc(arch, 180, 180, False, _tube(stage, colour, 0.9))
    for rise in (0.36, 0.7):
        half = r * math.sqrt(1 - rise**2)
        canvas.drawLine(x - half, foot - r * rise, x + half, foot - r * rise, _tube(stage, (150, 110, 196), 0.8))


def _soft_ground(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    scenery.paint_ground(
        canvas, period, stage, far=(178, 208, 118), near=(228, 160, 110), speckle=(250, 220, 170), salt=212
    )
    rng = stage.rng(213)
    for colour in ((88, 160, 196), (246, 206, 110), (120, 184, 130), (236, 120, 96)):
        x, y = rng.uniform(0, period), stage.floor + unit * rng.uniform(4, 22)
        wide = unit * rng.uniform(12, 20)
        for shift in (-period, 0.0, period):
            canvas.drawOval(
                pieces.box(x + shift - wide, y - wide * 0.22, 2 * wide, wide * 0.44), brush.fill(light.lit(colour), 0.7)
            )
