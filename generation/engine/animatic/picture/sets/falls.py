"""The set of a waterfall between its cliffs."""

from __future__ import annotations

import math
import random
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import Layer
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.mobiles import Piece, Stance, mobile, sprite
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, hills, sky_layers
from generation.engine.animatic.script import Colour

_CLIFF: Colour = (128, 124, 122)
_FALL_S = 1.5  # in which water falls once down the picture's cliff


def waterfall(stage: Set) -> Backdrop:
    """This will be a waterfall: a white sheet between mossy cliffs, its spray, the pool it falls into, wet stones, ferns."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *cliffs(stage),
            band(stage, partial(_bank, stage=stage), line, stage.height, 1.0),
            band(stage, partial(_stones, stage=stage), line - 12 * unit, line + 6 * unit, 0.85),
        ],
        [],
    )


def cliffs(stage: Set) -> list[Layer]:
    """This will be all that lies beyond the bank: cliffs, what falls from them, the pool and its spray."""
    unit, line = stage.unit, stage.horizon
    return [
        *sky_layers(stage),
        hills(stage, 16.0, (108, 160, 112), 0.5, 661, 0.08),
        band(stage, partial(_cliffs, stage=stage), 0, line + unit, 0.3),
        mobile(stage, 0.3, *_water(stage)),
        band(stage, partial(_pool, stage=stage), line - 9 * unit, line + 3 * unit, 0.45),
        mobile(stage, 0.45, *_spray(stage)),
    ]


def _sheet(stage: Set) -> tuple[skia.Rect, ...]:
    """Where the water falls, pixels of the layer."""
    unit, line = stage.unit, stage.horizon
    top = max(0.13 * line, line - 62 * unit)
    half = min(13 * unit, 0.17 * stage.width)
    middle = 0.27 * stage.width
    return (
        skia.Rect.MakeLTRB(middle - half, top, middle + half, line - 3 * unit),
        skia.Rect.MakeLTRB(middle + half + 7 * unit, top + 7 * unit, middle + half + 11.5 * unit, line - 3 * unit),
        skia.Rect.MakeLTRB(middle + stage.width - half, top, middle + stage.width + half, line - 3 * unit),
    )


def _cliffs(canvas: Canvas, period: float, stage: Set) -> None:
    """Rock in blocks, dark where it is wet, with moss and trees on its upper edge."""
    unit, light, line = stage.unit, stage.light, stage.horizon
    rng = stage.rng(662)
    top = _sheet(stage)[0].top()
    base = light.far(_CLIFF, 0.16)
    edge = [
        (
            x,
            top
            + unit * (2.6 * math.sin(2 * math.pi * 3 * x / period) + 1.6 * math.sin(2 * math.pi * 7 * x / period + 1)),
        )
        for x in range(0, int(period) + 8, 8)
    ]
    body = brush.polygon([*edge, (period, line + 2), (0, line + 2)])
    canvas.drawPath(
        body, brush.vertical(top, line, [argb(mix(base, light.glow, 0.12)), argb(mix(base, light.shade, 0.3))])
    )
    canvas.save()
    canvas.clipPath(body, True)
    for _ in range(150):
        wide, high = unit * rng.uniform(3.5, 8), unit * rng.uniform(5, 13)
        x, y = rng.uniform(0, period), rng.uniform(top, line)
        tone = mix(base, light.glow if rng.random() < 0.45 else light.shade, rng.uniform(0.06, 0.22))
        block = [(x, y), (x + wide, y - 0.1 * high), (x + 0.9 * wide, y + high), (x + 0.1 * wide, y + 0.9 * high)]
        for shift in (0.0, -period):
            canvas.drawPath(brush.polygon([(a + shift, b) for a, b in block]), brush.fill(tone, 0.75))
    for _ in range(60):
        x, y = rng.uniform(0, period), rng.uniform(top, line)
        moss = light.far((104, 150, 82), 0.16)
        canvas.drawOval(pieces.box(x, y, unit * rng.uniform(2, 6), unit * rng.uniform(0.8, 1.8)), brush.fill(moss, 0.7))
    canvas.restore()
    for each in _sheet(stage):
        wet = each.makeOutset(3.4 * unit, 0)
        canvas.drawRect(
            wet,
            pieces.across(
                wet.left(),
                wet.right(),
                [argb(light.shade, 0.0), argb(light.shade, 0.5), argb(light.shade, 0.5), argb(light.shade, 0.0)],
                [0.0, 0.18, 0.82, 1.0],
            ),
        )

    def tree(at: float, rng: random.Random) -> None:
        if not any(each.left() - 3 * unit < at < each.right() + 3 * unit for each in _sheet(stage)):
            scenery.paint_pine(canvas, at, top + 3.4 * unit, unit * rng.uniform(8, 15), stage, 0.22, has_snow=False)

    pieces.row(canvas, stage, period, 6, 663, tree, 6)


def _water(stage: Set) -> list[Piece]:
    """Each sheet: white water that stays, and two runs of streaks that fall over it without end, one faster."""
    parts: list[Piece] = []
    for number, each in enumerate(_sheet(stage)):
        wide, high = each.width(), each.height()
        parts.append(
            Piece(
                (sprite(wide, high, partial(_still_water, stage=stage, wide=wide, high=high)),),
                (0, 0),
                partial(_fixed, stance=Stance(each.left(), each.top())),
            )
        )
        for run, (share, strong) in enumerate(((1.0, 0.9), (1.45, 0.75))):
            streaks = sprite(
                wide,
                high,
                partial(_streaks, stage=stage, wide=wide, high=high, salt=664 + 2 * number + run, alpha=strong),
            )
            for part in (0, 1):
                at = partial(_falling, left=each.left(), top=each.top(), high=math.ceil(high), part=part, share=share)
                parts.append(Piece((streaks,), (0, 0), at, within=each))
    return parts


def _fixed(_now_s: float, *, stance: Stance) -> Stance:
    return stance


def _falling(now_s: float, *, left: float, top: float, high: float, part: int, share: float) -> Stance:
    return Stance(left, top + (now_s * share / _FALL_S) % 1.0 * high - part * high)


def _still_water(canvas: Canvas, stage: Set, wide: float, high: float) -> None:
    light = stage.light
    tones = [
        argb(light.bright((196, 228, 244)), 0.7),
        argb(light.bright((244, 250, 255))),
        argb(light.bright((206, 232, 246)), 0.75),
    ]
    canvas.drawRoundRect(
        pieces.box(0, 0, wide, high + 20), 0.25 * wide, 2.4 * stage.unit, pieces.across(0, wide, tones, [0.0, 0.5, 1.0])
    )


def _streaks(canvas: Canvas, stage: Set, wide: float, high: float, salt: int, alpha: float) -> None:
    """Threads that run over the sheet's end and come in again at its top."""
    unit, rng = stage.unit, stage.rng(salt)
    for _ in range(round(wide / unit * 4)):
        x, y, long = rng.uniform(0, wide), rng.uniform(0, high), high * rng.uniform(0.08, 0.26)
        tone = stage.light.bright((255, 255, 255)) if rng.random() < 0.6 else stage.light.lit((136, 188, 222))
        for shift in (0.0, -high):
            canvas.drawLine(
                x,
                y + shift,
                x,
                y + shift + long,
                brush.line(tone, unit * rng.uniform(0.3, 0.8), alpha * rng.uniform(0.4, 1.0)),
            )


def _pool(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, line = stage.unit, stage.light, stage.horizon
    far, near = light.water
    canvas.drawRect(
        pieces.box(0, line - 5 * unit, period, 8 * unit),
        brush.vertical(line - 5 * unit, line + 3 * unit, [argb(mix(far, (255, 255, 255), 0.25)), argb(near)]),
    )
    rng = stage.rng(670)
    for _ in range(70):
        x, y = rng.uniform(0, period), line + rng.uniform(-4.6, 2) * unit
        canvas.drawOval(
            pieces.box(x, y, unit * rng.uniform(2, 7), 0.35 * unit), brush.fill(light.bright((240, 250, 255)), 0.6)
        )


def _spray(stage: Set) -> list[Piece]:
    """Mist that wells up where the water strikes, each cloud in its turn."""
    unit, line = stage.unit, stage.horizon
    image = sprite(
        22 * unit,
        14 * unit,
        lambda canvas: brush.glow(
            canvas, 11 * unit, 7 * unit, 11 * unit, 7 * unit, stage.light.bright((250, 253, 255)), 0.9
        ),
    )
    clouds = []
    for each in (_sheet(stage)[0], _sheet(stage)[2]):
        clouds += [
            Piece(
                (image,),
                (11 * unit, 7 * unit),
                partial(
                    _welling,
                    x=each.centerX() + (k - 2.5) * 0.3 * each.width(),
                    y=line - 4 * unit,
                    unit=unit,
                    phase=k / 6,
                ),
            )
            for k in range(6)
        ]
    return clouds


def _welling(now_s: float, *, x: float, y: float, unit: float, phase: float) -> Stance:
    share = (now_s / 2.4 + phase * 2.618) % 1.0
    return Stance(
        x + 3 * unit * math.sin(5 * phase + share), y - 7 * unit * share, alpha=0.95 * math.sin(math.pi * share)
    )


def _bank(canvas: Canvas, period: float, stage: Set) -> None:
    unit = stage.unit
    scenery.paint_ground(
        canvas, period, stage, far=(146, 172, 108), near=(112, 150, 84), speckle=(170, 196, 120), salt=671, count=700
    )
    rng = stage.rng(672)
    for _ in range(46):
        share = rng.random()
        x, y, wide = (
            rng.uniform(0, period),
            stage.horizon + share * (stage.height - stage.horizon),
            unit * (1.4 + 3.4 * share),
        )
        canvas.drawOval(pieces.box(x, y, wide, 0.5 * wide), brush.fill(stage.light.lit((160, 160, 154)), 0.6))


def _stones(canvas: Canvas, period: float, stage: Set) -> None:
    unit, line = stage.unit, stage.horizon

    def stone(at: float, rng: random.Random) -> None:
        wide = unit * rng.uniform(5, 11)
        pieces.rock(canvas, at, line + rng.uniform(1, 4) * unit, wide, 0.55 * wide, (122, 124, 128), stage, 0.0, rng)
        if rng.random() < 0.6:
            pieces.fern(canvas, at + 0.6 * wide, line + 3 * unit, unit * rng.uniform(5, 9), (84, 150, 84), stage, rng)

    pieces.row(canvas, stage, period, 15, 673, stone, 14)
