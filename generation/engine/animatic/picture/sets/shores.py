"""Sets by the water, for whoever stays ashore: the meadow beside a lake, the terrace beside a pool."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import partial

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import blocks, deep, pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, sky_layers
from generation.engine.animatic.picture.sets.rooms import every

_WATER_HIGH = 13.0  # from our bank to the other, hundredths of the picture


def lakeside(stage: Set) -> Backdrop:
    """This will be a grassy bank: a calm lake behind it, the woods and mountains across, reeds where the water begins."""
    unit, line = stage.unit, stage.horizon
    across = replace(stage, horizon=line - _WATER_HIGH * unit)
    return (
        [
            *sky_layers(stage),
            *deep.across(across),
            deep.mirror(across, line + 2 * unit),
            deep.still(across, line + 2 * unit),
            band(stage, partial(_bank, stage=stage), line, stage.height, 1.0),
            band(stage, partial(_rushes, stage=stage), line - 9 * unit, line + 3 * unit, 0.95, sway=1.2),
        ],
        [],
    )


def _bank(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    scenery.paint_ground(
        canvas, period, stage, far=(164, 186, 112), near=(116, 162, 84), speckle=(206, 220, 140), salt=701, count=800
    )
    strand = [argb(light.lit((206, 190, 148)), 0.95), argb(light.lit((196, 190, 130)), 0.0)]
    canvas.drawRect(
        pieces.box(0, stage.horizon, period, 4.5 * unit),
        brush.vertical(stage.horizon, stage.horizon + 4.5 * unit, strand),
    )
    canvas.drawRect(pieces.box(0, stage.horizon, period, 0.5 * unit), brush.fill(light.bright((240, 248, 250)), 0.55))
    rng = stage.rng(702)
    for _ in range(34):
        share = rng.random()
        x, y, wide = rng.uniform(0, period), stage.horizon + unit * (0.6 + 5 * share), unit * (0.7 + 1.4 * share)
        canvas.drawOval(pieces.box(x, y, wide, 0.5 * wide), brush.fill(light.lit((164, 160, 150)), 0.75))


def _rushes(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light

    def clump(at: float, rng: random.Random) -> None:
        tone = light.far(rng.choice(((112, 146, 74), (132, 158, 82))), 0.08)
        for _ in range(8):
            x, high, lean = at + unit * rng.uniform(-2.4, 2.4), unit * rng.uniform(3, 8), rng.uniform(-0.2, 0.2)
            foot = stage.horizon + unit * rng.uniform(0.6, 2.4)
            tip = (x + lean * high, foot - high)
            canvas.drawLine(x, foot, *tip, brush.line(mix(tone, light.glow, rng.random() * 0.2), 0.4 * unit))
            if rng.random() < 0.3:
                canvas.drawLine(
                    *tip, tip[0] - 2 * lean * unit, tip[1] + 2 * unit, brush.line(light.far((122, 84, 60), 0.1), unit)
                )

    pieces.row(canvas, stage, period, 30, 703, clump, 6)


def poolside(stage: Set) -> Backdrop:
    """This will be the terrace of an open-air pool: paving before the water's edge, sunshades and a hedge across it."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *sky_layers(stage),
            *blocks.around_pool(stage, line - _WATER_HIGH * unit),
            band(stage, partial(_paving, stage=stage), line, stage.height, 1.0),
        ],
        [],
    )


def _paving(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, line = stage.unit, stage.light, stage.horizon
    scenery.paint_ground(
        canvas, period, stage, far=(240, 226, 202), near=(226, 208, 180), speckle=(250, 240, 222), salt=704, count=500
    )
    joint = brush.line(light.lit((190, 172, 146)), 0.35 * unit, 0.7)
    high = stage.height - line
    for share in (0.1, 0.24, 0.43, 0.68):
        canvas.drawLine(0, line + share * high, period, line + share * high, joint)
    for x in every(stage, period, 15):
        canvas.drawLine(x, line + 0.1 * high, x, stage.height, joint)
    canvas.drawRect(pieces.box(0, line, period, 1.6 * unit), brush.fill(light.bright((252, 250, 244))))
    count = len(every(stage, period, 3.2))
    for k in range(count):
        tone = ((92, 190, 214), (236, 248, 250))[k % 2]
        canvas.drawRect(
            pieces.box(k * period / count, line + 1.6 * unit, period / count, 1.6 * unit), brush.fill(light.lit(tone))
        )
