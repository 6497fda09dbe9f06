"""The set of ancient ruins: a temple's columns under what is left of its roof, fallen drums, cypresses, bowls of fire."""

from __future__ import annotations

import math
import random
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import wrapped
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.mobiles import Piece, Stance, mobile, sprite
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, hills, sky_layers
from generation.engine.animatic.picture.sets.rooms import every
from generation.engine.animatic.script import Colour

_MARBLE: Colour = (244, 232, 210)
_BOWLS = 58.0  # units from one bowl of fire to the next


def ruins(stage: Set) -> Backdrop:
    """This will be ruins: the sea and hills far off, a temple on its steps, broken columns nearer, flags of stone."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *sky_layers(stage),
            band(stage, partial(_bay, stage=stage), line - 9 * unit, line + unit, 0.06),
            hills(stage, 6.0, (150, 168, 126), 0.45, 651, 0.12),
            band(stage, partial(_temple, stage=stage), 0, line + unit, 0.3),
            band(stage, partial(_cypresses, stage=stage), line - 40 * unit, line + unit, 0.45, 0.5),
            band(stage, partial(_broken, stage=stage), 0, line + 4 * unit, 0.7),
            mobile(stage, 0.7, *_fires(stage)),
            band(stage, partial(_flags, stage=stage), line, stage.height, 1.0),
        ],
        [],
    )


def _bay(canvas: Canvas, period: float, stage: Set) -> None:
    light, line = stage.light, stage.horizon
    far, near = light.water
    canvas.drawRect(
        pieces.box(0, line - 8 * stage.unit, period, 9 * stage.unit),
        brush.vertical(line - 8 * stage.unit, line, [argb(far), argb(near)]),
    )


def _temple(canvas: Canvas, period: float, stage: Set) -> None:
    for share in (0.3, 1.3):
        wrapped(canvas, period, share * stage.width, 60 * stage.unit, partial(_front, canvas=canvas, stage=stage))


def _front(x: float, canvas: Canvas, stage: Set) -> None:
    """Six columns on three steps, and a gable of which the right end has fallen."""
    unit, light, foot = stage.unit, stage.light, stage.horizon
    half = min(27 * unit, 0.34 * stage.width)
    high = min(0.5 * stage.horizon, 30 * unit)
    stone, deep = light.far(_MARBLE, 0.16), mix(light.far(_MARBLE, 0.16), light.shade, 0.25)
    for k in range(3):
        step = pieces.box(
            x - half - (4 - 1.6 * k) * unit, foot - (2 + 2 * k) * unit, 2 * half + (8 - 3.2 * k) * unit, 2.1 * unit
        )
        canvas.drawRect(
            step, brush.vertical(step.top(), step.bottom(), [argb(mix(stone, light.glow, 0.3)), argb(deep)])
        )
    base, top = foot - 6 * unit, foot - 6 * unit - high
    canvas.drawRect(
        pieces.box(x - half + 2 * unit, top, 1.56 * half - 2 * unit, high),
        brush.fill(mix(deep, light.shade, 0.2), 0.55),
    )
    for k in range(6):
        at = x - half + 3 * unit + (2 * half - 6 * unit) * k / 5
        _column(canvas, at, base, top if k < 5 else base - 0.55 * high, 3.6 * unit, stage, 0.16, is_broken=k == 5)
    beam_end = x + 0.62 * half
    beam = [
        (x - half, top),
        (beam_end, top),
        (beam_end + 1.6 * unit, top - 2 * unit),
        (beam_end - unit, top - 4.4 * unit),
        (x - half, top - 4.4 * unit),
    ]
    canvas.drawPath(
        brush.polygon(beam), brush.vertical(top - 4.4 * unit, top, [argb(mix(stone, light.glow, 0.2)), argb(deep)])
    )
    for k in range(9):
        at = x - half + 2 * unit + (beam_end - x + half - 5 * unit) * k / 8
        canvas.drawRect(pieces.box(at, top - 3.6 * unit, 1.2 * unit, 2.6 * unit), brush.fill(deep, 0.6))
    peak = top - 4.4 * unit - 0.36 * half
    gable = [
        (x - half - unit, top - 4.4 * unit),
        (x, peak),
        (x + 0.3 * half, peak + 0.13 * half),
        (x + 0.36 * half, peak + 0.2 * half),
        (x + 0.55 * half, top - 4.4 * unit),
    ]
    canvas.drawPath(brush.polygon(gable), brush.vertical(peak, top, [argb(mix(stone, light.glow, 0.3)), argb(stone)]))
    inner = [
        (x - 0.76 * half, top - 5.6 * unit),
        (x, peak + 2.6 * unit),
        (x + 0.26 * half, peak + 0.2 * half),
        (x + 0.4 * half, top - 5.6 * unit),
    ]
    canvas.drawPath(brush.polygon(inner), brush.fill(deep, 0.55))


def _column(
    canvas: Canvas, x: float, foot: float, top: float, wide: float, stage: Set, far: float, *, is_broken: bool
) -> None:
    """A fluted column with its capital, or one that ends in a slant."""
    light = stage.light
    stone, deep = light.far(_MARBLE, far), mix(light.far(_MARBLE, far), light.shade, 0.32)
    shaft = [
        (x - 0.5 * wide, foot),
        (x - 0.43 * wide, top),
        (x + 0.43 * wide, top + (0.9 * wide if is_broken else 0)),
        (x + 0.5 * wide, foot),
    ]
    tones = [argb(mix(stone, light.glow, 0.35)), argb(stone), argb(deep)]
    canvas.drawPath(brush.polygon(shaft), pieces.across(x - wide / 2, x + wide / 2, tones, [0.0, 0.45, 1.0]))
    canvas.save()
    canvas.clipPath(brush.polygon(shaft), True)
    for k in (-0.28, -0.08, 0.12, 0.32):
        canvas.drawLine(x + k * wide, top, x + k * wide, foot, brush.line(deep, 0.05 * wide, 0.6))
    canvas.restore()
    canvas.drawRoundRect(
        pieces.box(x - 0.62 * wide, foot - 0.4 * wide, 1.24 * wide, 0.42 * wide),
        0.15 * wide,
        0.15 * wide,
        brush.fill(stone),
    )
    if not is_broken:
        canvas.drawRoundRect(
            pieces.box(x - 0.56 * wide, top, 1.12 * wide, 0.3 * wide), 0.12 * wide, 0.12 * wide, brush.fill(deep)
        )
        canvas.drawRect(
            pieces.box(x - 0.68 * wide, top - 0.3 * wide, 1.36 * wide, 0.36 * wide),
            brush.fill(mix(stone, light.glow, 0.2)),
        )


def _cypresses(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, line = stage.unit, stage.light, stage.horizon

    def tree(at: float, rng: random.Random) -> None:
        high, half = unit * rng.uniform(18, 31), unit * rng.uniform(2.2, 3.2)
        tone = light.far((66, 112, 84), 0.18)
        canvas.drawLine(at, line, at, line - 4 * unit, brush.line(light.dim((110, 84, 66)), unit))
        crown = skia.Path()
        crown.moveTo(at, line - high)
        crown.cubicTo(at + 1.5 * half, line - 0.5 * high, at + half, line - 2.4 * unit, at, line - 2 * unit)
        crown.cubicTo(at - half, line - 2.4 * unit, at - 1.5 * half, line - 0.5 * high, at, line - high)
        canvas.drawPath(
            crown,
            pieces.across(at - half, at + half, [argb(mix(tone, light.glow, 0.2)), argb(mix(tone, light.shade, 0.3))]),
        )

    pieces.row(canvas, stage, period, 30, 652, tree, 6)


def _broken(canvas: Canvas, period: float, stage: Set) -> None:
    """What stands and lies nearer: single columns of several heights, drums, the stands of the bowls."""
    unit, line = stage.unit, stage.horizon
    foot = line + 2 * unit
    heights = (0.72, 0.3, 0.5, 0.2)
    for k, x in enumerate(every(stage, period, 36)):
        column = partial(_lone, canvas=canvas, stage=stage, high=heights[k % 4] * stage.horizon, is_broken=bool(k % 4))
        wrapped(canvas, period, x + 3 * unit, 8 * unit, column)
        wrapped(canvas, period, x + 19 * unit, 10 * unit, partial(_drum, canvas=canvas, stage=stage))
    for x in every(stage, period, _BOWLS):
        _bowl(canvas, x + 24 * unit, stage)
    rng = stage.rng(653)
    for x in every(stage, period, 15):
        pieces.foliage(canvas, x + 6 * unit, foot, 3 * unit, 1.6 * unit, (140, 160, 96), stage, 0.0, rng)


def _lone(x: float, canvas: Canvas, stage: Set, high: float, *, is_broken: bool) -> None:
    foot = stage.horizon + 2 * stage.unit
    _column(canvas, x, foot, foot - high, 5.6 * stage.unit, stage, 0.0, is_broken=is_broken)


def _drum(x: float, canvas: Canvas, stage: Set) -> None:
    """A piece of a column on its side."""
    unit, light, foot = stage.unit, stage.light, stage.horizon + 3 * stage.unit
    stone, deep = light.lit(_MARBLE), mix(light.lit(_MARBLE), light.shade, 0.32)
    body = pieces.box(x - 5 * unit, foot - 5 * unit, 9 * unit, 5 * unit)
    canvas.drawRoundRect(
        body,
        2 * unit,
        2.4 * unit,
        brush.vertical(body.top(), body.bottom(), [argb(mix(stone, light.glow, 0.35)), argb(stone), argb(deep)]),
    )
    for k in (1.2, 2.4, 3.6):
        canvas.drawLine(
            x - 4.4 * unit,
            body.top() + k * unit,
            x + 3 * unit,
            body.top() + k * unit,
            brush.line(deep, 0.25 * unit, 0.7),
        )
    face = pieces.box(x + 2.2 * unit, foot - 5 * unit, 3.4 * unit, 5 * unit)
    canvas.drawOval(face, brush.fill(mix(stone, light.glow, 0.3)))
    canvas.drawOval(pieces.box(x + 3.3 * unit, foot - 3.2 * unit, 1.2 * unit, 1.5 * unit), brush.fill(deep))


def _bowl(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 3 * stage.unit
    bronze = light.lit((166, 116, 66))
    for side in (-2.6, 2.6):
        canvas.drawLine(x, foot - 9 * unit, x + side * unit, foot, brush.line(light.dim((120, 82, 52)), 0.8 * unit))
    canvas.drawArc(pieces.box(x - 4 * unit, foot - 14 * unit, 8 * unit, 7 * unit), 0, 180, True, brush.fill(bronze))
    canvas.drawLine(
        x - 4.2 * unit,
        foot - 10.5 * unit,
        x + 4.2 * unit,
        foot - 10.5 * unit,
        brush.line(light.bright((206, 160, 96)), 0.8 * unit),
    )


def _fires(stage: Set) -> list[Piece]:
    """Flames in three shapes that take turns, and the glow about them."""
    unit, foot = stage.unit, stage.horizon + 3 * stage.unit
    flames = tuple(sprite(8 * unit, 12 * unit, partial(flame, unit=unit, lean=lean)) for lean in (-0.9, 0.5, 0.0, 1.1))
    glow = sprite(
        40 * unit,
        40 * unit,
        lambda canvas: brush.glow(
            canvas, 20 * unit, 20 * unit, 20 * unit, 20 * unit, (255, 170, 80), 0.5 if stage.light.is_dark else 0.18
        ),
    )
    fires = []
    for x in every(stage, 2.0 * stage.width, _BOWLS):
        at = x + 24 * unit
        fires.append(Piece((glow,), (20 * unit, 20 * unit), partial(_pulse, x=at, y=foot - 14 * unit)))
        fires.append(Piece(flames, (4 * unit, 12 * unit), partial(_flickering, x=at, y=foot - 9.8 * unit)))
    return fires


def _pulse(now_s: float, *, x: float, y: float) -> Stance:
    return Stance(x, y, alpha=0.8 + 0.12 * math.sin(11 * now_s + x) + 0.08 * math.sin(17 * now_s))


def _flickering(now_s: float, *, x: float, y: float) -> Stance:
    return Stance(x, y, number=int(9 * now_s + 0.37 * x) * 3 % 4)


def flame(canvas: Canvas, unit: float, lean: float) -> None:
    """This will paint a flame of 8 by 12 units; `lean` is how far its tip leans, units."""
    for share, tone in ((1.0, (240, 110, 50)), (0.7, (255, 176, 70)), (0.42, (255, 240, 170))):
        path = skia.Path()
        path.moveTo((4 + lean * share) * unit, (12 - 11.4 * share) * unit)
        path.cubicTo(
            (4 + 1.2 * share) * unit,
            (12 - 8 * share) * unit,
            (4 + 5 * share) * unit,
            (12 - 3 * share) * unit,
            4 * unit,
            12 * unit,
        )
        path.cubicTo(
            (4 - 5 * share) * unit,
            (12 - 3 * share) * unit,
            (4 - 2 * share) * unit,
            (12 - 6 * share) * unit,
            (4 + lean * share) * unit,
            (12 - 11.4 * share) * unit,
        )
        canvas.drawPath(path, brush.fill(tone, 0.95))


def _flags(canvas: Canvas, period: float, stage: Set) -> None:
    """Flagstones with grass between them."""
    unit, light, rng = stage.unit, stage.light, stage.rng(654)
    scenery.paint_ground(
        canvas, period, stage, far=(206, 196, 150), near=(178, 170, 116), speckle=(220, 210, 160), salt=655, count=500
    )
    edges = [stage.horizon + (stage.height * 1.02 - stage.horizon) * (k / 6) ** 1.5 for k in range(7)]
    for row in range(6):
        top, low = edges[row], edges[row + 1]
        places = every(stage, period, 26)
        wide = period / len(places)
        for x in places:
            lean = 0.42
            left = x + (wide / 2 if row % 2 else 0)
            gap = 0.05 * (low - top) + 0.3 * unit
            tone = mix(light.lit(mix(_MARBLE, (190, 176, 150), rng.uniform(0.1, 0.6))), light.shade, 0.05 * row)
            for shift in (0.0, -period):
                stone = [
                    (left + shift + gap - (top - stage.floor) * lean, top + gap),
                    (left + shift + wide - gap - (top - stage.floor) * lean, top + gap),
                    (left + shift + wide - gap - (low - stage.floor) * lean, low - gap),
                    (left + shift + gap - (low - stage.floor) * lean, low - gap),
                ]
                canvas.drawPath(brush.polygon(stone), brush.fill(tone))
