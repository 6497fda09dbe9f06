"""Thin sheets of a figure: wings, fins, capes."""

from __future__ import annotations

import math

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.light import argb
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.script import Colour


def add_sheet(
    rig: Rig, points: list[Local], colour: Colour, near: float, alpha: float = 1.0, *, soft: bool = True
) -> None:
    """This will add a thin sheet through `points` (a wing, a fin, a cape): shaded from its first point on."""
    placed = [rig.px(at) for at in points]
    depth = sum(rig.depth(at) for at in points) / len(points) + near
    path = brush.smooth(placed) if soft else brush.polygon(placed)
    light = rig.light
    ends = [placed[0], placed[len(placed) // 2]]
    if math.dist(*ends) < 0.5:
        ends[1] = (ends[0][0] + 1, ends[0][1] + 1)
    shader = skia.GradientShader.MakeLinear(ends, [argb(light.bright(colour), alpha), argb(light.dim(colour), alpha)])
    rig.add(depth, lambda: rig.canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=shader)))
