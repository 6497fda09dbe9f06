"""Sets of water that others see from its bank: a harbour from one of its boats, a waterfall from the pool below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import Layer
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import falls, pieces, quays
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band

_ABOVE = 0.1  # how far above those who float the other side begins, share of the picture's height


def harbour_basin(stage: Set) -> Backdrop:
    """This will be a harbour from the water: boats at their moorings and the houses behind them."""
    return _before(stage, quays.moorings)


def plunge_pool(stage: Set) -> Backdrop:
    """This will be the water below a waterfall, open towards us."""
    return _before(stage, falls.cliffs)


def _before(stage: Set, beyond: Callable[[Set], list[Layer]]) -> Backdrop:
    """What lies beyond, raised above the water's line, and the water from there down to us."""
    shore = stage.floor - _ABOVE * stage.height
    raised = replace(stage, horizon=shore)
    paint = partial(_open_water, stage=raised)
    return [*beyond(raised), band(stage, paint, shore + 1.9 * stage.unit, stage.height, 0.6)], []


def _open_water(canvas: Canvas, period: float, stage: Set) -> None:
    """Water that grows deeper towards us, with glints that grow longer."""
    light, rng, top = stage.light, stage.rng(697), stage.horizon + 1.9 * stage.unit
    near, high = light.water[1], stage.height - stage.horizon
    canvas.drawRect(
        pieces.box(0, top, period, high),
        brush.vertical(top, stage.height, [argb(near), argb(mix(near, light.shade, 0.25))]),
    )
    for _ in range(160):
        share = rng.random()
        x, y, wide = rng.uniform(0, period), top + share**1.4 * high, stage.unit * (1.5 + 5 * share)
        canvas.drawOval(
            pieces.box(x, y, wide, 0.1 * wide), brush.fill(light.bright((236, 248, 252)), rng.uniform(0.15, 0.5))
        )
