"""The set of a land of sweets."""

from __future__ import annotations

import math
import random
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import Layer
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, sky_layers
from generation.engine.animatic.script import Colour


def candy_land(stage: Set) -> Backdrop:
    """This will be a land of sweets: sponge hills under icing, lollipop trees, sugar canes, a biscuit path."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *sky_layers(stage),
            _cakes(stage, rise=20, far=0.45, salt=371, speed=0.14),
            _cakes(stage, rise=11, far=0.2, salt=372, speed=0.3),
            band(stage, partial(_sweets, stage=stage), line - 34 * unit, line + 4 * unit, 0.6),
            band(stage, partial(_sugar, stage=stage), line, stage.height, 1.0),
        ],
        [],
    )


def _cakes(stage: Set, *, rise: float, far: float, salt: int, speed: float) -> Layer:
    """Hills of cake: a dome with icing that runs down in tongues, and sprinkles."""
    unit, light, line = stage.unit, stage.light, stage.horizon

    def paint(canvas: Canvas, period: float) -> None:
        def cake(at: float, rng: random.Random) -> None:
            wide, high = unit * rng.uniform(16, 26), unit * rise * rng.uniform(0.6, 1.0)
            body = light.far(rng.choice(((240, 190, 150), (206, 150, 130), (250, 214, 170))), far)
            icing = light.far(rng.choice(((255, 170, 200), (190, 230, 220), (255, 240, 230), (214, 190, 250))), far)
            dome = pieces.box(at - wide, line - high, 2 * wide, 2 * high)
            canvas.drawOval(
                dome,
                brush.vertical(
                    line - high, line, [argb(mix(body, light.glow, 0.2)), argb(mix(body, light.shade, 0.12))]
                ),
            )
            top = skia.Path()
            top.moveTo(at - wide * 0.86, line - high * 0.5)
            top.cubicTo(
                at - wide * 0.7,
                line - high * 1.12,
                at + wide * 0.7,
                line - high * 1.12,
                at + wide * 0.86,
                line - high * 0.5,
            )
            for k in range(5):
                x0 = at + wide * (0.86 - 1.72 * k / 5)
                x1, low = x0 - wide * 1.72 / 5, line - high * rng.uniform(0.1, 0.34)
                top.cubicTo(x0, low, x1, low, x1, line - high * 0.56)
            top.close()
            canvas.drawPath(
                top,
                brush.vertical(line - high, line - high * 0.2, [argb(mix(icing, (255, 255, 255), 0.4)), argb(icing)]),
            )
            for _ in range(14):
                x, y, a = (
                    at + rng.uniform(-0.6, 0.6) * wide,
                    line - high * rng.uniform(0.62, 0.94),
                    rng.uniform(0, 3.14),
                )
                tone = light.far(rng.choice(((240, 90, 110), (255, 206, 90), (110, 190, 240), (130, 210, 140))), far)
                canvas.drawLine(x, y, x + unit * math.cos(a), y + unit * math.sin(a), brush.line(tone, 0.5 * unit))

        pieces.row(canvas, stage, period, 24, salt, cake, 28)
        pieces.air(canvas, period, stage, line - 0.6 * rise * unit, line + 2, 0.5 * far)

    return band(stage, paint, line - 1.15 * rise * unit, line + 2, speed)


def _sweets(canvas: Canvas, period: float, stage: Set) -> None:
    unit = stage.unit

    def sweet(at: float, rng: random.Random) -> None:
        foot = stage.horizon + unit * rng.uniform(0.8, 3)
        if rng.random() < 0.58:
            _lollipop(canvas, at, foot, unit * rng.uniform(14, 26), stage, rng)
        elif rng.random() < 0.6:
            _cane(canvas, at, foot, unit * rng.uniform(11, 18), stage)
        else:
            _gumdrop(canvas, at, foot, unit * rng.uniform(4, 7), stage, rng)

    pieces.row(canvas, stage, period, 13, 373, sweet, 14)


def _lollipop(canvas: Canvas, x: float, foot: float, high: float, stage: Set, rng: random.Random) -> None:
    light, r = stage.light, high * 0.27
    colours = rng.choice(
        (
            ((250, 110, 150), (255, 236, 240)),
            ((120, 200, 240), (250, 250, 255)),
            ((255, 190, 90), (255, 110, 100)),
            ((170, 130, 240), (250, 220, 255)),
        )
    )
    pieces.post(canvas, x, foot, foot - high + r, high * 0.05, (252, 248, 244), stage)
    y = foot - high + r
    canvas.drawCircle(x, y, r, brush.fill(light.lit(colours[0])))
    swirl = skia.Path()
    for arm in range(2):
        for k in range(26):
            reach, a = r * k / 26, 0.34 * k + math.pi * arm
            point = (x + reach * math.cos(a), y + reach * math.sin(a))
            if k:
                swirl.lineTo(*point)
            else:
                swirl.moveTo(*point)
    canvas.drawPath(swirl, brush.line(light.lit(colours[1]), r * 0.17))
    gloss = brush.radial(
        (x - 0.4 * r, y - 0.45 * r),
        1.5 * r,
        [argb((255, 255, 255), 0.5), argb((255, 255, 255), 0.0), argb(light.shade, 0.3)],
        [0.0, 0.5, 1.0],
    )
    canvas.drawCircle(x, y, r, gloss)


def _cane(canvas: Canvas, x: float, foot: float, high: float, stage: Set) -> None:
    light, wide = stage.light, high * 0.12
    path = skia.Path()
    path.moveTo(x, foot)
    path.lineTo(x, foot - high * 0.75)
    path.arcTo(pieces.box(x, foot - high, high * 0.4, high * 0.46), 180, 190, False)
    canvas.drawPath(path, brush.line(light.bright((255, 252, 250)), wide))
    red = brush.line(light.lit((232, 60, 76)), wide * 0.98)
    red.setStrokeCap(skia.Paint.kButt_Cap)
    red.setPathEffect(skia.DashPathEffect.Make([wide * 0.55, wide * 0.75], 0.0))
    canvas.drawPath(path, red)


def _gumdrop(canvas: Canvas, x: float, foot: float, r: float, stage: Set, rng: random.Random) -> None:
    light, colour = stage.light, rng.choice(((240, 90, 120), (120, 210, 130), (255, 190, 80), (150, 120, 230)))
    shape = skia.Path()
    shape.moveTo(x - r, foot)
    shape.cubicTo(x - r, foot - 1.8 * r, x + r, foot - 1.8 * r, x + r, foot)
    shape.close()
    tones = [argb(light.bright(mix(colour, (255, 255, 255), 0.3))), argb(light.lit(colour)), argb(light.dim(colour))]
    canvas.drawPath(shape, brush.radial((x - 0.4 * r, foot - r), 1.7 * r, tones))
    for _ in range(16):
        canvas.drawCircle(
            x + rng.uniform(-0.7, 0.7) * r, foot - rng.uniform(0.1, 1.0) * r, r * 0.05, brush.fill((255, 255, 255), 0.7)
        )


def _sugar(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    scenery.paint_ground(
        canvas, period, stage, far=(255, 214, 226), near=(246, 186, 206), speckle=(255, 244, 246), salt=374, count=1200
    )
    top, low = stage.floor - 4 * unit, stage.floor + 10 * unit
    biscuit: tuple[Colour, Colour] = ((240, 200, 140), (222, 170, 112))
    canvas.drawRect(
        skia.Rect.MakeLTRB(0, top, period, low), brush.vertical(top, low, [argb(light.lit(each)) for each in biscuit])
    )
    count = max(4, round(period / (18 * unit)))
    for k in range(count):
        for shift in (0.0, period):
            x = period * k / count + shift
            canvas.drawLine(x, top, x - 0.42 * (low - top), low, brush.line(light.dim((190, 130, 84)), 0.5 * unit, 0.7))
        for dot in (0.25, 0.5, 0.75):
            canvas.drawOval(
                pieces.box(period * (k + dot) / count, top + 0.5 * (low - top), 1.2 * unit, 0.6 * unit),
                brush.fill(light.dim((190, 130, 84)), 0.6),
            )
    for y in (top, low):
        wave = [(x, y + 0.7 * unit * math.sin(2 * math.pi * 16 * x / period)) for x in range(0, int(period) + 12, 12)]
        canvas.drawPath(brush.smooth(wave, False), brush.line(light.bright((255, 246, 250)), 1.6 * unit))
