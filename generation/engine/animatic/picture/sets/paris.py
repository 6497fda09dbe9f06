"""The set of Paris: the Eiffel Tower above pale houses with slate roofs, clipped trees, a paved square."""

from __future__ import annotations

import itertools
import math
import random
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.mobiles import Piece, Stance, mobile, sprite
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, sky_layers
from generation.engine.animatic.picture.sets.rooms import every
from generation.engine.animatic.script import Colour

_IRON: Colour = (156, 112, 82)
_FLANK = ((0.0, 0.2), (0.1, 0.155), (0.2, 0.118), (0.3, 0.086), (0.4, 0.06), (0.6, 0.034), (0.8, 0.018), (0.95, 0.011))
"""The tower's outline: share of its height, half its width there."""
_DECKS = ((0.19, 0.145), (0.38, 0.085), (0.9, 0.026))
_LAYER = 0.12  # share of the camera's movement: it is far off


def paris(stage: Set) -> Backdrop:
    """This will be Paris: the tower, which glitters at night, houses beside it, trees and lamps along a square."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *sky_layers(stage),
            band(stage, partial(_far_roofs, stage=stage), line - 16 * unit, line + unit, 0.08),
            band(stage, partial(_tower, stage=stage), 0, line + unit, _LAYER),
            mobile(stage, _LAYER, *_glitter(stage)),
            band(stage, partial(_houses, stage=stage), line - 34 * unit, line + unit, 0.3),
            band(stage, partial(_square, stage=stage), line, stage.height, 1.0),
            band(stage, partial(_trees, stage=stage), line - 24 * unit, line + 4 * unit, 0.7),
        ],
        [],
    )


def _stands(stage: Set) -> tuple[float, float, float]:
    """The middle of the tower's foot, and its height; pixels."""
    high = min(0.92 * stage.horizon, 58 * stage.unit)
    return 0.74 * stage.width, stage.horizon, high


def _half(share: float) -> float:
    """Half the tower's width at a share of its height, a share of its height as well."""
    for (low, wide), (top, narrow) in itertools.pairwise(_FLANK):
        if share <= top:
            return wide + (narrow - wide) * (share - low) / (top - low)
    return _FLANK[-1][1]


def _tower(canvas: Canvas, period: float, stage: Set) -> None:
    light, unit = stage.light, stage.unit
    x, foot, high = _stands(stage)
    iron = light.far(_IRON, 0.14)
    deep = mix(iron, light.shade, 0.4)
    if light.is_dark:
        iron, deep = (246, 190, 98), (176, 116, 58)
        brush.glow(canvas, x, foot - 0.3 * high, 0.45 * high, 0.6 * high, (255, 190, 96), 0.34)
    body = _outline(x, foot, high)
    canvas.drawPath(body, brush.vertical(foot - high, foot, [argb(iron), argb(mix(iron, deep, 0.35))]))
    canvas.save()
    canvas.clipPath(body, True)
    steps = 26
    for k in range(steps):
        low, top = foot - high * k / steps, foot - high * (k + 1) / steps
        half = max(_half(k / steps) * high, 0.8 * unit)
        pen = brush.line(deep, max(0.22 * unit, 0.09 * half), 0.75)
        for side in (-1, 1):
            canvas.drawLine(x + side * half, low, x, top, pen)
            canvas.drawLine(x, low, x + side * half, top, pen)
        canvas.drawLine(x - half, low, x + half, low, pen)
    canvas.drawRect(pieces.box(x + 0.02 * high, foot - high, high, high), brush.fill(light.shade, 0.14))
    canvas.restore()
    for share, half in _DECKS:
        deck = pieces.box(x - half * high, foot - (share + 0.02) * high, 2 * half * high, 0.024 * high)
        canvas.drawRect(deck, brush.fill(mix(iron, deep, 0.55)))
        canvas.drawRect(deck.makeOffset(0, -0.008 * high), brush.fill(iron))
    mast = brush.line(iron, 0.5 * unit)
    canvas.drawLine(x, foot - 0.95 * high, x, foot - high, mast)


def _outline(x: float, foot: float, high: float) -> skia.Path:
    """Both flanks without the arch between the feet and the gap between the first two decks."""
    flank = [(share, _half(share)) for share, _ in _FLANK]
    points = [(x - half * high, foot - share * high) for share, half in flank]
    points += [(x + half * high, foot - share * high) for share, half in reversed(flank)]
    outline = brush.polygon(points)
    arch = skia.Path()
    arch.moveTo(x - 0.125 * high, foot + 1)
    arch.cubicTo(x - 0.1 * high, foot - 0.19 * high, x + 0.1 * high, foot - 0.19 * high, x + 0.125 * high, foot + 1)
    arch.close()
    gap = brush.polygon(
        [
            (x - 0.06 * high, foot - 0.215 * high),
            (x - 0.022 * high, foot - 0.365 * high),
            (x + 0.022 * high, foot - 0.365 * high),
            (x + 0.06 * high, foot - 0.215 * high),
        ]
    )
    return skia.Op(skia.Op(outline, arch, skia.kDifference_PathOp), gap, skia.kDifference_PathOp)


def _glitter(stage: Set) -> list[Piece]:
    """At night: lamps all over the tower that flare up, each in its own time, and the beacon at its top."""
    if not stage.light.is_dark:
        return []
    unit, rng = stage.unit, stage.rng(711)
    x, foot, high = _stands(stage)
    spark = sprite(
        3 * unit,
        3 * unit,
        lambda canvas: brush.glow(canvas, 1.5 * unit, 1.5 * unit, 1.5 * unit, 1.5 * unit, (255, 246, 214), 1.0),
    )
    lamps = []
    for _ in range(40):
        share = rng.random() ** 1.3 * 0.95
        at = (x + rng.uniform(-0.9, 0.9) * _half(share) * high, foot - share * high)
        flare = partial(_flaring, x=at[0], y=at[1], phase=rng.random(), period_s=rng.uniform(0.9, 1.7))
        lamps.append(Piece((spark,), (1.5 * unit, 1.5 * unit), flare, is_light=True))
    return lamps


def _flaring(now_s: float, *, x: float, y: float, phase: float, period_s: float) -> Stance:
    return Stance(x, y, alpha=max(0.0, math.sin(2 * math.pi * (now_s / period_s + phase))) ** 3)


def _far_roofs(canvas: Canvas, period: float, stage: Set) -> None:
    scenery.paint_house_row(canvas, period, stage, foot=stage.horizon, high=11 * stage.unit, distance=0.6, salt=712)


def _houses(canvas: Canvas, period: float, stage: Set) -> None:
    """Rows of one height on both sides, open where the tower stands."""
    unit, rng, wide = stage.unit, stage.rng(713), 17 * stage.unit
    opening = (0.74 * stage.width - 17 * unit, 0.74 * stage.width + 17 * unit)
    count = max(2, round(period / wide))
    for k in range(count):
        x = period * k / count
        if x + period / count < opening[0] or x > opening[1]:
            _house(canvas, x, period / count, stage, rng)


def _house(canvas: Canvas, x: float, wide: float, stage: Set, rng: random.Random) -> None:
    """Five floors of tall windows with balconies, a slate roof with its own, chimneys."""
    unit, light, foot = stage.unit, stage.light, stage.horizon + 1
    wall, slate = light.far((236, 220, 192), 0.2), light.far((112, 124, 146), 0.2)
    eave = foot - 22 * unit * rng.uniform(0.96, 1.06)
    pieces.panel(canvas, skia.Rect.MakeLTRB(x, eave, x + wide - 0.3 * unit, foot), (236, 220, 192), stage, far=0.2)
    roof = brush.polygon(
        [(x, eave), (x + 1.6 * unit, eave - 5.6 * unit), (x + wide - 1.6 * unit, eave - 5.6 * unit), (x + wide, eave)]
    )
    for at in (0.22, 0.7):
        canvas.drawRect(
            pieces.box(x + at * wide, eave - 8 * unit, 1.8 * unit, 4 * unit), brush.fill(light.far((190, 120, 96), 0.2))
        )
    canvas.drawPath(roof, brush.vertical(eave - 6 * unit, eave, [argb(mix(slate, light.glow, 0.2)), argb(slate)]))
    columns = max(2, int(wide / (4.2 * unit)))
    for row in range(5):
        top = eave - 4.4 * unit if row == 0 else eave + (1.6 + 5 * (row - 1)) * unit
        for column in range(columns):
            left = x + (column + 0.5) * wide / columns - unit
            is_lit = light.is_dark and rng.random() < 0.55
            glass = (255, 216, 136) if is_lit else light.far((96, 114, 140), 0.25)
            pane = pieces.box(left, top, 2 * unit, 3.2 * unit)
            canvas.drawRect(pane, brush.fill(glass))
            canvas.drawRect(pane, brush.line(light.far((250, 244, 230), 0.2), 0.35 * unit))
        if row in (1, 4):
            ledge = pieces.box(x, top + 3.3 * unit, wide - 0.3 * unit, 0.8 * unit)
            canvas.drawRect(ledge, brush.fill(mix(wall, light.shade, 0.55), 0.75))


def _trees(canvas: Canvas, period: float, stage: Set) -> None:
    """Trees clipped to boxes, lamps with two globes between them."""
    unit, light, foot = stage.unit, stage.light, stage.horizon + 2 * stage.unit
    for k, x in enumerate(every(stage, period, 23)):
        at = x + 8 * unit
        if k % 2:
            pieces.post(canvas, at, foot, foot - 15 * unit, 0.9 * unit, (58, 78, 74), stage)
            canvas.drawLine(
                at - 2.4 * unit,
                foot - 14 * unit,
                at + 2.4 * unit,
                foot - 14 * unit,
                brush.line(light.dim((58, 78, 74)), 0.7 * unit),
            )
            for side in (-2.4, 2.4):
                pieces.glow_lamp(canvas, at + side * unit, foot - 15.4 * unit, 1.3 * unit, stage)
            continue
        pieces.post(canvas, at, foot, foot - 8 * unit, 1.3 * unit, (116, 88, 70), stage, 0.06)
        crown = pieces.box(at - 5 * unit, foot - 18 * unit, 10 * unit, 11 * unit)
        green = light.far((98, 146, 84), 0.06)
        tones = [argb(mix(green, light.glow, 0.25)), argb(green), argb(mix(green, light.shade, 0.35))]
        canvas.drawRoundRect(crown, 2.4 * unit, 2.4 * unit, brush.vertical(crown.top(), crown.bottom(), tones))
        rng = stage.rng(714 + k)
        for _ in range(26):
            spot = (rng.uniform(crown.left(), crown.right() - unit), rng.uniform(crown.top(), crown.bottom() - unit))
            canvas.drawOval(pieces.box(*spot, 1.6 * unit, unit), brush.fill(mix(green, light.glow, 0.3), 0.4))


def _square(canvas: Canvas, period: float, stage: Set) -> None:
    """A strip of lawn and pale slabs."""
    unit, light, line = stage.unit, stage.light, stage.horizon
    scenery.paint_ground(
        canvas, period, stage, far=(226, 214, 190), near=(206, 194, 174), speckle=(238, 230, 212), salt=715, count=500
    )
    canvas.drawRect(pieces.box(0, line, period, 2.4 * unit), brush.fill(light.lit((122, 164, 92))))
    canvas.drawRect(pieces.box(0, line + 2.4 * unit, period, 0.9 * unit), brush.fill(light.lit((236, 228, 212))))
    seam = brush.line(mix(light.lit((206, 194, 174)), light.shade, 0.3), 0.3 * unit, 0.7)
    edges = [line + 3.3 * unit + (stage.height - line) * (k / 5) ** 1.5 for k in range(1, 6)]
    for y in edges:
        canvas.drawLine(0, y, period, y, seam)
    for top, low, shift in zip([line + 3.3 * unit, *edges], edges, (0.0, 0.5, 0.0, 0.5, 0.0), strict=False):
        places = every(stage, period, 20)
        for x in places:
            left = x + shift * period / len(places)
            for turn in (-period, 0.0, period):
                canvas.drawLine(
                    left + turn - 0.4 * (top - stage.floor), top, left + turn - 0.4 * (low - stage.floor), low, seam
                )
    if light.is_dark:
        for x in every(stage, period, 23)[1::2]:
            for turn in (-period, 0.0, period):
                brush.glow(canvas, x + turn + 8 * unit, line + 6 * unit, 16 * unit, 5 * unit, (255, 214, 140), 0.35)
