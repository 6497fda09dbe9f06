"""The set of the pyramids: three of them in the sand, the sphinx, a caravan that passes far off."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.mobiles import Piece, Stance, mobile, sprite
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, sky_layers
from generation.engine.animatic.picture.sets.drylands import dunes
from generation.engine.animatic.script import Colour

_STONE: Colour = (226, 184, 124)
_ROW = ((0.2, 0.66, 0.2), (0.68, 1.0, 0.1), (1.12, 0.52, 0.26), (1.5, 0.86, 0.14), (1.86, 0.4, 0.3))
"""Each pyramid: where, in widths of the picture, how high beside the highest, how far."""


def pyramids(stage: Set) -> Backdrop:
    """This will be pyramids among dunes, the sphinx before them, camels on their way past."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *sky_layers(stage),
            band(stage, partial(_pyramids, stage=stage), 0, line + unit, 0.1),
            mobile(stage, 0.16, *_caravan(stage)),
            dunes(stage, (240, 196, 128), rise=4, far=0.3, salt=722, speed=0.2),
            band(stage, partial(_sphinx, stage=stage), line - 26 * unit, line + 3 * unit, 0.4),
            band(stage, partial(_sand, stage=stage), line, stage.height, 1.0),
        ],
        [],
    )


def _pyramids(canvas: Canvas, period: float, stage: Set) -> None:
    tallest = min(0.72 * stage.horizon, 44 * stage.unit)
    for share, size, far in _ROW:
        for turn in (-period, 0.0):
            _pyramid(canvas, share * stage.width + turn, size * tallest, far, stage)


def _pyramid(canvas: Canvas, x: float, high: float, far: float, stage: Set) -> None:
    """Two faces in courses of stone, the left one lit; what is left of its casing at the top."""
    unit, light, foot = stage.unit, stage.light, stage.horizon + 1
    half, top = 0.82 * high, foot - high
    edge = x + 0.3 * half
    base = light.far(_STONE, far)
    lit, dark = mix(base, light.glow, 0.3), mix(base, light.shade, 0.42)
    canvas.drawPath(
        brush.polygon([(x, top), (x - half, foot), (edge, foot)]),
        brush.vertical(top, foot, [argb(lit), argb(mix(base, light.haze, 0.3))]),
    )
    canvas.drawPath(
        brush.polygon([(x, top), (edge, foot), (x + half, foot)]),
        brush.vertical(top, foot, [argb(dark), argb(mix(dark, light.haze, 0.35))]),
    )
    courses = max(6, round(high / (1.9 * unit)))
    rng = stage.rng(round(high))
    for k in range(1, courses):
        y, share = top + high * k / courses, k / courses
        canvas.drawLine(x - half * share, y, x + 0.3 * half * share, y, brush.line(dark, 0.25 * unit, 0.4))
        canvas.drawLine(x + 0.3 * half * share, y, x + half * share, y, brush.line(light.shade, 0.25 * unit, 0.25))
        for _ in range(1 + 4 * k // courses):
            at = x - half * share + rng.random() * 1.3 * half * share
            canvas.drawLine(at, y, at, y + high / courses, brush.line(dark, 0.2 * unit, 0.4))
    cap = 0.16
    ragged = [
        (x + half * cap * (1 - k / 3) - 0.5 * half * cap * (k / 3), top + high * cap * (1 + 0.16 * (k % 2)))
        for k in range(4)
    ]
    canvas.drawPath(
        brush.polygon([(x, top), *ragged, (x - half * cap, top + high * cap)]),
        brush.fill(mix(lit, (255, 255, 255), 0.3), 0.6),
    )


def _sphinx(canvas: Canvas, period: float, stage: Set) -> None:
    """It lies with its paws before it and looks to the right."""
    x, size = 0.17 * stage.width, stage.unit
    light, foot = stage.light, stage.horizon + 2 * stage.unit
    stone = light.far((222, 176, 112), 0.08)
    lit, deep = mix(stone, light.glow, 0.25), mix(stone, light.shade, 0.4)

    def at(a: float, b: float) -> tuple[float, float]:
        return x + a * size, foot + b * size

    body = skia.Path()
    body.moveTo(*at(-17, 0))
    body.cubicTo(*at(-18, -8), *at(-15, -11), *at(-9, -10.4))
    body.quadTo(*at(-2, -9.4), *at(1, -11))
    body.lineTo(*at(6, -8))
    body.lineTo(*at(6.4, -3.6))
    body.lineTo(*at(15, -3.4))
    body.quadTo(*at(17, -2), *at(16.4, 0))
    body.close()
    canvas.drawPath(body, brush.vertical(foot - 11 * size, foot, [argb(lit), argb(stone), argb(deep)]))
    haunch = skia.Path()
    haunch.moveTo(*at(-16, 0))
    haunch.cubicTo(*at(-16, -8.4), *at(-8, -9), *at(-6.6, -3))
    haunch.lineTo(*at(-1, -2.6))
    haunch.lineTo(*at(-1, 0))
    canvas.drawPath(haunch, brush.line(deep, 0.5 * size, 0.8))
    canvas.drawLine(*at(6.4, -1.6), *at(16.2, -1.5), brush.line(deep, 0.4 * size, 0.8))
    _head(canvas, at, size, (lit, stone, deep))


def _head(
    canvas: Canvas, at: Callable[[float, float], brush.Point], size: float, tones: tuple[Colour, Colour, Colour]
) -> None:
    """The face from its side, and the cloth over it in folds; `at` says where sizes are, from the foot's middle."""
    lit, _, deep = tones
    cloth = brush.polygon(
        [at(-1, -9), at(0.4, -19), at(3, -21.6), at(6.6, -21.4), at(8, -19.4), at(5.4, -17.4), at(5.6, -9)]
    )
    canvas.drawPath(cloth, brush.vertical(at(0, -22)[1], at(0, -9)[1], [argb(each) for each in tones]))
    canvas.save()
    canvas.clipPath(cloth, True)
    for k in range(9):
        canvas.drawLine(*at(-2, -20 + 1.5 * k), *at(4.4, -21 + 1.7 * k), brush.line(deep, 0.35 * size, 0.6))
    canvas.restore()
    face = skia.Path()
    face.moveTo(*at(3.6, -20))
    face.lineTo(*at(8, -19.6))
    face.lineTo(*at(8.3, -17.4))
    face.lineTo(*at(9, -16))
    face.lineTo(*at(8.2, -15.4))
    face.lineTo(*at(8.4, -13.6))
    face.quadTo(*at(7.4, -12), *at(4.6, -12.4))
    face.close()
    canvas.drawPath(face, brush.fill(lit))
    canvas.drawLine(*at(6.2, -17.4), *at(7.6, -17.4), brush.line(deep, 0.5 * size))
    canvas.drawLine(*at(7, -14.2), *at(8.3, -14.3), brush.line(deep, 0.4 * size))


def _caravan(stage: Set) -> list[Piece]:
    """Three camels one behind the other along the dunes' crest, each with its own gait."""
    unit = stage.unit
    images = tuple(
        sprite(9 * unit, 8 * unit, partial(_camel, stage=stage, stride=stride)) for stride in (-1.0, 0.0, 1.0, 0.0)
    )
    return [Piece(images, (4.5 * unit, 8 * unit), partial(_plodding, stage=stage, behind=k)) for k in range(3)]


def _plodding(now_s: float, *, stage: Set, behind: int) -> Stance:
    step = int(3.2 * now_s + 1.3 * behind)
    x = (0.4 * stage.width + 2.6 * stage.unit * now_s - 11 * stage.unit * behind) % (2 * stage.width)
    bob = 0.25 * stage.unit * abs(math.sin(1.6 * math.pi * now_s + behind))
    return Stance(x, stage.horizon - 2.2 * stage.unit - bob, number=step % 4)


def _camel(canvas: Canvas, stage: Set, stride: float) -> None:
    unit = stage.unit
    tone = mix(stage.light.far((128, 84, 56), 0.12), stage.light.shade, 0.2)
    for foot, way in ((2.4, 1), (3.2, -1), (5.2, -1), (6.0, 1)):
        canvas.drawLine(
            foot * unit, 4 * unit, (foot + 0.7 * way * stride) * unit, 8 * unit, brush.line(tone, 0.5 * unit)
        )
    canvas.drawOval(pieces.box(1.8 * unit, 2.6 * unit, 4.8 * unit, 2.2 * unit), brush.fill(tone))
    canvas.drawOval(pieces.box(3 * unit, 1.3 * unit, 2.2 * unit, 2.4 * unit), brush.fill(tone))
    neck = brush.smooth([(6.1 * unit, 3.6 * unit), (7.4 * unit, 3.8 * unit), (7.7 * unit, 1.4 * unit)], False)
    canvas.drawPath(neck, brush.line(tone, 0.8 * unit))
    canvas.drawOval(pieces.box(7.2 * unit, 0.7 * unit, 1.7 * unit, 0.9 * unit), brush.fill(tone))


def _sand(canvas: Canvas, period: float, stage: Set) -> None:
    """Sand in ripples, with stones that fell from above."""
    unit, light = stage.unit, stage.light
    scenery.paint_ground(
        canvas, period, stage, far=(246, 212, 150), near=(232, 186, 116), speckle=(252, 226, 170), salt=723, count=1100
    )
    rng = stage.rng(724)
    for _ in range(34):
        share = rng.random()
        x, y = rng.uniform(0, period), stage.horizon + (0.06 + 0.94 * share) * (stage.height - stage.horizon)
        long = unit * (6 + 14 * share)
        wave = [(x + long * k / 4, y + 0.5 * unit * math.sin(1.6 * k)) for k in range(5)]
        canvas.drawPath(
            brush.smooth(wave, False), brush.line(mix(light.lit((226, 176, 108)), light.shade, 0.2), 0.4 * unit, 0.5)
        )
    for _ in range(9):
        x, wide = rng.uniform(8 * unit, period - 8 * unit), unit * rng.uniform(2, 5)
        pieces.rock(
            canvas, x, stage.horizon + unit * rng.uniform(2, 5), wide, 0.6 * wide, (216, 172, 116), stage, 0.0, rng
        )
