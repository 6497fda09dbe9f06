"""The sets that are watched: stage and stadium."""

from __future__ import annotations

import math
import random
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import Layer, make_layer
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, sky_layers
from generation.engine.animatic.picture.sets.rooms import paint_boards

_BEAMS = ((255, 196, 110), (255, 120, 170), (120, 190, 255), (190, 140, 255))


def stage_set(stage: Set) -> Backdrop:
    """This will be a theatre's stage: folds of a red curtain, beams of coloured light, boards, heads of the audience."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            make_layer(
                partial(_cyclorama, stage=stage),
                width=stage.width,
                top=0,
                bottom=stage.height,
                speed=0.1,
                is_opaque=True,
            ),
            band(stage, partial(_drapes, stage=stage), 0, line + unit, 0.4),
            make_layer(partial(_boards, stage=stage), width=stage.width, top=line, bottom=stage.height, speed=1.0),
            band(stage, partial(_beams, stage=stage), 0, stage.floor + 12 * unit, 0.2),
        ],
        [_valance(stage), _audience(stage)],
    )


def _cyclorama(canvas: Canvas, period: float, stage: Set) -> None:
    light = stage.light
    colours = [
        argb(mix(light.lit((60, 40, 110)), light.shade, 0.5)),
        argb(light.lit((110, 70, 150))),
        argb(light.lit((240, 150, 130))),
    ]
    canvas.drawPaint(brush.vertical(0, stage.horizon, colours, [0.0, 0.55, 1.0]))
    rng = stage.rng(311)
    for _ in range(50):
        x, y = rng.uniform(0, period), stage.horizon * rng.random() ** 1.2
        brush.glow(canvas, x, y, stage.unit * 1.4, stage.unit * 1.4, (255, 226, 170), rng.uniform(0.2, 0.7))


def _drapes(canvas: Canvas, period: float, stage: Set) -> None:
    """The curtain stands open in wide gaps, so that the light behind is seen."""
    unit, light, foot = stage.unit, stage.light, stage.horizon + unit_below(stage)
    red, fold = (176, 34, 48), 3.4 * unit
    count = max(2, round(period / (62 * unit)))
    for k in range(count):
        left, folds = period * k / count - 13 * unit, 8
        for j in range(folds):
            for shift in (-period, 0.0, period):
                x = left + shift + j * fold
                tones = [
                    argb(mix(light.lit(red), light.shade, 0.45)),
                    argb(light.bright(red)),
                    argb(mix(light.lit(red), light.shade, 0.5)),
                ]
                canvas.drawRect(pieces.box(x, 0, fold + 0.6, foot), pieces.across(x, x + fold, tones, [0.0, 0.4, 1.0]))
                canvas.drawRect(
                    pieces.box(x, foot - 2.6 * unit, fold + 0.6, 1.3 * unit), brush.fill(light.lit((236, 186, 90)))
                )


def unit_below(stage: Set) -> float:
    """This will be how far a curtain hangs below the horizon line, pixels."""
    return 0.4 * stage.unit


def _boards(canvas: Canvas, period: float, stage: Set) -> None:
    unit = stage.unit
    paint_boards(canvas, period, stage, (176, 118, 82), 9)
    for k, colour in enumerate(_BEAMS):
        brush.glow(canvas, period * (k + 0.5) / 4, stage.floor + 2 * unit, 26 * unit, 8 * unit, colour, 0.3)
    brush.glow(canvas, stage.width / 2, stage.floor, 40 * unit, 9 * unit, (255, 244, 214), 0.55)


def _beams(canvas: Canvas, period: float, stage: Set) -> None:
    unit, low = stage.unit, stage.floor + 10 * stage.unit
    count = max(4, round(period / (30 * unit)))
    for k in range(count):
        x, colour = period * (k + 0.5) / count, _BEAMS[k % 4]
        aim = x + unit * (14 if k % 2 else -14)
        paint = brush.vertical(0, low, [argb(colour, 0.34), argb(colour, 0.1), argb(colour, 0.0)], [0.0, 0.7, 1.0])
        paint.setBlendMode(skia.BlendMode.kPlus)
        canvas.drawPath(
            brush.polygon([(x - unit, 0), (x + unit, 0), (aim + 11 * unit, low), (aim - 11 * unit, low)]), paint
        )


def _valance(stage: Set) -> Layer:
    unit, light = stage.unit, stage.light
    low = min(0.11 * stage.height, 12 * unit)

    def paint(canvas: Canvas, period: float) -> None:
        count = max(3, round(period / (16 * unit)))
        for k in range(count):
            x, wide = period * k / count, period / count
            swag = skia.Path()
            swag.moveTo(x, 0)
            swag.lineTo(x, low * 0.5)
            swag.quadTo(x + wide / 2, low * 1.4, x + wide, low * 0.5)
            swag.lineTo(x + wide, 0)
            tones = [
                argb(mix(light.lit((150, 26, 42)), light.shade, 0.4)),
                argb(light.bright((190, 44, 56))),
                argb(mix(light.lit((150, 26, 42)), light.shade, 0.4)),
            ]
            canvas.drawPath(swag, pieces.across(x, x + wide, tones))
            hem = skia.Path()
            hem.moveTo(x, low * 0.5)
            hem.quadTo(x + wide / 2, low * 1.4, x + wide, low * 0.5)
            canvas.drawPath(hem, brush.line(light.lit((236, 186, 90)), unit * 0.8))

    return band(stage, paint, 0, low * 1.1, 0.7)


def _audience(stage: Set) -> Layer:
    unit, dark = stage.unit, mix((30, 20, 44), stage.light.shade, 0.5)

    def paint(canvas: Canvas, period: float) -> None:
        def head(at: float, rng: random.Random) -> None:
            r, y = unit * rng.uniform(1.8, 2.4), stage.height - unit * rng.uniform(1.5, 4.5)
            canvas.drawCircle(at, y, r, brush.fill(dark))
            canvas.drawRoundRect(
                pieces.box(at - 2.2 * r, y + 0.8 * r, 4.4 * r, 6 * r), 1.6 * r, 1.6 * r, brush.fill(dark)
            )
            canvas.drawArc(
                pieces.box(at - r, y - r, 2 * r, 2 * r), 200, 120, False, brush.line((255, 200, 150), unit * 0.25, 0.5)
            )
            if rng.random() < 0.12:
                canvas.drawLine(at + 2 * r, y + 2 * r, at + 2.4 * r, y - 2.4 * r, brush.line(dark, unit))

        pieces.row(canvas, stage, period, 5.2, 312, head, 6)

    return band(stage, paint, stage.height - 9 * unit, stage.height, 1.3)


def stadium(stage: Set) -> Backdrop:
    """This will be a stadium: two tiers full of people, floodlights, hoardings, mown stripes and chalk lines."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *sky_layers(stage),
            band(stage, partial(_floodlights, stage=stage), 0, line, 0.1),
            band(stage, partial(_tiers, stage=stage), line - 46 * unit, line, 0.3),
            band(stage, partial(_hoarding, stage=stage), line - 7 * unit, line + 2 * unit, 0.6),
            band(stage, partial(_pitch, stage=stage), line, stage.height, 1.0),
        ],
        [],
    )


def _floodlights(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    top = max(stage.horizon - 72 * unit, 6 * unit)
    count = max(2, round(period / (80 * unit)))
    for k in range(count):
        x = period * (k + 0.35) / count
        for side in (-1, 1):
            canvas.drawLine(
                x + side * 1.4 * unit,
                stage.horizon,
                x + side * 0.7 * unit,
                top,
                brush.line(light.far((120, 130, 146), 0.4), unit * 0.6),
            )
        strong = 0.85 if light.is_dark else 0.35
        for row in range(3):
            for column in range(5):
                at = (x + (column - 2) * 2.6 * unit, top + row * 2.2 * unit)
                canvas.drawCircle(*at, unit, brush.fill((255, 252, 236)))
        brush.glow(canvas, x, top + 2 * unit, 32 * unit, 26 * unit, (255, 246, 214), strong)


def _tiers(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, line = stage.unit, stage.light, stage.horizon
    dusk = mix(light.far((84, 96, 140), 0.25), light.shade, 0.1)
    for top, foot, salt in ((line - 38 * unit, line - 24 * unit, 313), (line - 21 * unit, line - 5 * unit, 314)):
        canvas.drawRect(
            skia.Rect.MakeLTRB(0, top - unit, period, foot + 2 * unit),
            brush.vertical(top, foot, [argb(mix(dusk, light.shade, 0.25)), argb(dusk)]),
        )
        pieces.crowd(canvas, period, stage, top=top, foot=foot, rows=6, dusk=dusk, salt=salt)
        pieces.panel(canvas, pieces.box(0, foot + unit, period, 2.2 * unit), (214, 220, 230), stage, far=0.2)
    roof = brush.polygon(
        [(0, line - 44 * unit), (period, line - 44 * unit), (period, line - 40 * unit), (0, line - 40 * unit)]
    )
    canvas.drawPath(roof, brush.fill(light.far((200, 206, 218), 0.25)))
    count = max(4, round(period / (20 * unit)))
    for k in range(count):
        x = period * (k + 0.5) / count
        canvas.drawLine(
            x, line - 44 * unit, x, line - 24 * unit, brush.line(light.far((150, 160, 176), 0.3), unit * 0.5)
        )


def _hoarding(canvas: Canvas, period: float, stage: Set) -> None:
    unit = stage.unit
    count = max(4, round(period / (22 * unit)))
    for k in range(count):
        colour = ((226, 84, 72), (246, 196, 84), (70, 140, 190), (240, 240, 240))[k % 4]
        rect = pieces.box(period * k / count, stage.horizon - 6 * unit, period / count + 1, 7 * unit)
        pieces.panel(canvas, rect, colour, stage, far=0.08)
        tone = mix(colour, (255, 255, 255), 0.7) if k % 4 != 3 else (80, 110, 150)
        for j in range(3):
            canvas.drawRect(
                pieces.box(rect.left() + (4 + 4.6 * j) * unit, rect.top() + 2 * unit, 3 * unit, 2.6 * unit),
                brush.fill(stage.light.lit(tone), 0.85),
            )


def _pitch(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    scenery.paint_ground(
        canvas, period, stage, far=(130, 186, 92), near=(88, 160, 76), speckle=(150, 206, 110), salt=315, count=500
    )
    lean, span = 0.42, stage.height - stage.horizon
    count = 2 * max(3, round(period / (44 * unit)))
    for k in range(0, count, 2):
        for shift in (0.0, period):
            x0, x1 = period * k / count + shift, period * (k + 1) / count + shift
            stripe = [
                (x0, stage.horizon),
                (x1, stage.horizon),
                (x1 - lean * span, stage.height),
                (x0 - lean * span, stage.height),
            ]
            canvas.drawPath(brush.polygon(stripe), brush.fill(light.bright((150, 210, 110)), 0.2))
    white = brush.line(light.bright((255, 255, 255)), unit * 0.8, 0.85)
    for y in (stage.horizon + 3 * unit, stage.floor + 12 * unit):
        canvas.drawLine(0, y, period, y, white)
    canvas.drawArc(
        pieces.box(stage.width * 0.6, stage.floor - 5 * unit, 40 * unit, 14 * unit),
        0,
        360,
        False,
        brush.line(light.bright((255, 255, 255)), unit * 0.6, 0.7),
    )
    if light.is_dark:
        brush.glow(
            canvas, stage.width / 2, stage.floor, 0.7 * stage.width, 16 * unit, (236, 255, 220), 0.35 * math.sqrt(0.8)
        )
