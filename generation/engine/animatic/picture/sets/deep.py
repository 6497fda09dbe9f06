"""The sets of water seen otherwise than from its beach: below the surface, and a calm lake."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import Layer, make_layer
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, sky_layers
from generation.engine.animatic.picture.sets.coast import paint_far_sea
from generation.engine.animatic.picture.sets.drylands import ripples
from generation.engine.animatic.picture.sets.heights import ridge


def underwater(stage: Set) -> Backdrop:
    """This will be a reef: blue that deepens, rays from the surface, kelp, corals, rippled sand."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            make_layer(
                partial(_blue, stage=stage), width=stage.width, top=0, bottom=stage.height, speed=0.0, is_opaque=True
            ),
            _reef(stage, far=0.72, rise=26, speed=0.12, salt=221),
            _reef(stage, far=0.42, rise=16, speed=0.3, salt=222),
            band(stage, partial(_kelp, stage=stage, far=0.3, salt=223), 0, line + 2 * unit, 0.4, sway=1.0),
            band(stage, partial(_rays, stage=stage), 0, line + 8 * unit, 0.5),
            band(stage, partial(_corals, stage=stage), line - 20 * unit, line + 5 * unit, 0.7),
            band(stage, partial(_bed, stage=stage), line, stage.height, 1.0),
        ],
        [band(stage, partial(_front_weed, stage=stage), stage.height - 16 * unit, stage.height, 1.45, sway=2.4)],
    )


def _blue(canvas: Canvas, period: float, stage: Set) -> None:
    light = stage.light
    high, middle, low = (argb(colour) for colour in light.sky)
    canvas.drawPaint(brush.vertical(0, stage.horizon * 1.05, [high, middle, low], [0.0, 0.5, 1.0]))
    reach = max(stage.width, stage.horizon)
    brush.glow(
        canvas, stage.width * 0.3, -0.05 * reach, 0.8 * reach, 0.6 * reach, light.glow, 0.2 if light.is_dark else 0.6
    )


def _rays(canvas: Canvas, period: float, stage: Set) -> None:
    alpha, low = (0.09 if stage.light.is_dark else 0.2), stage.horizon + 8 * stage.unit
    pieces.shafts(
        canvas, period, stage, top=0, bottom=low, colour=stage.light.glow, alpha=alpha, every=14, salt=224, lean=0.3
    )


def _reef(stage: Set, *, far: float, rise: float, speed: float, salt: int) -> Layer:
    unit, light, line = stage.unit, stage.light, stage.horizon
    tone = mix(light.far((70, 110, 130), far), light.shade, 0.16 * (1 - far))

    def paint(canvas: Canvas, period: float) -> None:
        def cliff(at: float, rng: random.Random) -> None:
            high, wide = unit * rise * rng.uniform(0.5, 1.0), unit * rng.uniform(9, 17)
            points = [(at - wide, line + 2), (at - wide * 0.8, line - high * 0.5), (at - wide * 0.4, line - high * 0.8)]
            points += [
                (at, line - high),
                (at + wide * 0.5, line - high * 0.7),
                (at + wide * 0.7, line - high * 0.3),
                (at + wide, line + 2),
            ]
            shape = brush.smooth([(x + rng.uniform(-1, 1) * unit, y) for x, y in points], False)
            shape.lineTo(at - wide, line + 2)
            tones = [argb(mix(tone, light.glow, 0.18)), argb(tone)]
            canvas.drawPath(shape, brush.vertical(line - high, line, tones))
            for k in range(5):
                x, y = at + rng.uniform(-0.6, 0.6) * wide, line - high * rng.uniform(0.3, 0.9)
                canvas.drawCircle(
                    x, y, unit * rng.uniform(0.8, 2.2), brush.fill(mix(tone, light.glow, 0.1 * (k % 2)), 0.8)
                )

        pieces.row(canvas, stage, period, 19, salt, cliff, 20)
        pieces.air(canvas, period, stage, line - rise * unit, line + 2, 0.55, light.sky[2])

    return band(stage, paint, line - 1.1 * rise * unit, line + 2, speed)


def _kelp(canvas: Canvas, period: float, stage: Set, far: float, salt: int) -> None:
    unit, light = stage.unit, stage.light

    def frond(at: float, rng: random.Random) -> None:
        foot, high = stage.horizon + unit, min(0.8 * stage.horizon, unit * rng.uniform(24, 60))
        tone = light.far(rng.choice(((86, 134, 74), (110, 140, 66), (64, 124, 92))), far)
        sway, phase, count = unit * rng.uniform(1.2, 3), rng.uniform(0, 6.28), max(8, round(high / (2.6 * unit)))
        points = [
            (at + sway * math.sin(phase + 3.2 * k / count) * k / count, foot - high * k / count)
            for k in range(count + 1)
        ]
        canvas.drawPath(brush.smooth(points, False), brush.line(mix(tone, light.shade, 0.2), unit * 0.5))
        for k, (x, y) in enumerate(points[1:]):
            side = 1 if k % 2 else -1
            turn = -math.pi / 2 + side * rng.uniform(0.5, 1.0)
            pieces.leaf(
                canvas,
                (x, y),
                turn,
                unit * rng.uniform(3, 5),
                unit * 0.8,
                mix(tone, light.glow, 0.12 * (k % 3)),
                mix(tone, light.glow, 0.3),
            )

    pieces.row(canvas, stage, period, 15, salt, frond, 8)


def _corals(canvas: Canvas, period: float, stage: Set) -> None:
    unit = stage.unit
    tints = ((244, 112, 120), (250, 168, 92), (214, 120, 206), (246, 206, 110), (240, 140, 170))

    def growth(at: float, rng: random.Random) -> None:
        foot, colour = stage.horizon + unit * rng.uniform(1, 4), rng.choice(tints)
        shape = rng.random()
        if shape < 0.3:
            pieces.rock(
                canvas, at, foot, unit * rng.uniform(6, 13), unit * rng.uniform(3, 7), (110, 120, 140), stage, 0.2, rng
            )
        elif shape < 0.65:
            tone = stage.light.far(colour, 0.2)
            _branch(canvas, (at, foot), -math.pi / 2, unit * rng.uniform(4, 7), 4, tone, unit, rng)
        else:
            _sponge(canvas, at, foot, stage, colour, rng)

    pieces.row(canvas, stage, period, 9, 225, growth, 14)


def _branch(
    canvas: Canvas,
    at: tuple[float, float],
    turn: float,
    length: float,
    depth: int,
    colour: tuple[int, int, int],
    unit: float,
    rng: random.Random,
) -> None:
    end = (at[0] + length * math.cos(turn), at[1] + length * math.sin(turn))
    canvas.drawLine(*at, *end, brush.line(colour, unit * (0.45 + 0.42 * depth)))
    canvas.drawLine(
        at[0] - unit * 0.2,
        at[1],
        end[0] - unit * 0.2,
        end[1],
        brush.line(mix(colour, (255, 255, 255), 0.4), unit * 0.12 * depth, 0.7),
    )
    if depth > 1:
        for lean in (-0.5, 0.45):
            _branch(
                canvas,
                end,
                turn + lean + rng.uniform(-0.2, 0.2),
                length * rng.uniform(0.6, 0.85),
                depth - 1,
                colour,
                unit,
                rng,
            )


def _sponge(
    canvas: Canvas, x: float, foot: float, stage: Set, colour: tuple[int, int, int], rng: random.Random
) -> None:
    unit = stage.unit
    for dx, high in ((-2.4, 4.5), (0.0, 7.0), (2.4, 5.4), (4.4, 3.4)):
        high *= unit * rng.uniform(0.8, 1.2)
        at = x + dx * unit
        pieces.post(canvas, at, foot, foot - high, 2.1 * unit, colour, stage, 0.2)
        canvas.drawOval(
            pieces.box(at - 1.05 * unit, foot - high - 0.6 * unit, 2.1 * unit, 1.2 * unit),
            brush.fill(stage.light.dim(colour)),
        )
        canvas.drawOval(
            pieces.box(at - 1.05 * unit, foot - 0.5 * unit, 2.1 * unit, unit), brush.fill(stage.light.dim(colour))
        )


def _bed(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    scenery.paint_ground(
        canvas, period, stage, far=(196, 206, 176), near=(224, 212, 168), speckle=(250, 240, 206), salt=226, count=600
    )
    ripples(canvas, period, stage, light.bright((240, 232, 200)), light.dim((160, 150, 130)), 227)
    rng, net = stage.rng(228), brush.line(light.bright((230, 255, 250)), unit * 0.4, 0.16)
    for _ in range(46):  # light that the waves above gather into a net
        share = rng.random() ** 1.3
        y, x = stage.horizon + (0.05 + 0.95 * share) * (stage.height - stage.horizon), rng.uniform(0, period)
        wide = unit * (4 + 12 * share)
        for shift in (-period, 0.0, period):
            canvas.drawOval(pieces.box(x + shift, y, wide, wide * 0.28), net)
    for _ in range(9):
        share = rng.uniform(0.3, 1.0)
        y, size = stage.horizon + share * (stage.height - stage.horizon), unit * (0.8 + 1.6 * share)
        if abs(y - stage.floor) > 3 * unit:
            _starfish(
                canvas,
                rng.uniform(size, period - size),
                y,
                size,
                light.lit(rng.choice(((240, 120, 90), (250, 196, 110)))),
                rng,
            )


def _starfish(canvas: Canvas, x: float, y: float, r: float, colour: tuple[int, int, int], rng: random.Random) -> None:
    turn, points = rng.uniform(0, 6.28), []
    for k in range(10):
        reach, a = (r if k % 2 == 0 else r * 0.42), turn + math.pi * k / 5
        points.append((x + reach * math.cos(a), y + 0.5 * reach * math.sin(a)))
    canvas.drawPath(brush.smooth(points), brush.fill(colour))


def _front_weed(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    dark = mix(light.dim((40, 90, 80)), light.shade, 0.3)

    def weed(at: float, rng: random.Random) -> None:
        for _ in range(6):
            high, lean, x = unit * rng.uniform(6, 15), rng.uniform(-0.5, 0.5), at + unit * rng.uniform(-4, 4)
            path = skia.Path()
            path.moveTo(x - unit * 0.7, stage.height + unit)
            path.cubicTo(
                x + lean * high,
                stage.height - high * 0.4,
                x - lean * high,
                stage.height - high * 0.7,
                x + lean * high,
                stage.height - high,
            )
            path.cubicTo(
                x - lean * high + unit,
                stage.height - high * 0.6,
                x + lean * high + unit,
                stage.height - high * 0.3,
                x + unit * 0.7,
                stage.height + unit,
            )
            canvas.drawPath(path, brush.fill(mix(dark, light.glow, rng.random() * 0.12)))

    pieces.row(canvas, stage, period, 26, 229, weed, 14)


def lake(stage: Set) -> Backdrop:
    """This will be a calm lake: the other shore with its woods and mountains, and all of it again in the water."""
    raised = replace(stage, horizon=stage.floor - 0.12 * stage.height)
    behind = [*sky_layers(stage), *across(raised), mirror(raised, stage.height), still(raised, stage.height)]
    reeds = band(stage, partial(_reeds, stage=stage), stage.height - 22 * stage.unit, stage.height, 1.4, sway=1.6)
    return behind, [reeds]


def across(stage: Set) -> list[Layer]:
    """This will be a lake's other shore, along the horizon: mountains, and woods before them."""
    unit, shore = stage.unit, stage.horizon
    return [
        ridge(stage, rise=min(34 * unit, 0.5 * shore), far=0.55, salt=231, speed=0.08, snow=0.35),
        band(stage, partial(_far_shore, stage=stage), shore - 22 * unit, shore + 2, 0.25),
    ]


def _far_shore(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light

    def tree(at: float, rng: random.Random) -> None:
        high = unit * rng.uniform(6, 15)
        if rng.random() < 0.7:
            scenery.paint_pine(canvas, at, stage.horizon, high, stage, 0.32, False)
        else:
            pieces.foliage(
                canvas,
                at,
                stage.horizon - high * 0.35,
                high * 0.3,
                high * 0.34,
                rng.choice(((140, 178, 92), (206, 168, 84))),
                stage,
                0.3,
                rng,
            )

    pieces.row(canvas, stage, period, 4.2, 232, tree, 8)
    strand = light.far((196, 190, 150), 0.25)
    canvas.drawRect(skia.Rect.MakeLTRB(0, stage.horizon - 0.7 * unit, period, stage.horizon + 2), brush.fill(strand))


def mirror(stage: Set, bottom: float) -> Layer:
    """This will be a lake from its other shore, along the horizon, down to `bottom`: the shore upside down, shorter,
    darker and drawn across by ripples.
    """
    shore = stage.horizon

    def paint(canvas: Canvas, period: float) -> None:
        paint_far_sea(canvas, period, stage, shore, bottom)
        canvas.save()
        canvas.clipRect(skia.Rect.MakeLTRB(0, shore, period, bottom))
        canvas.saveLayerAlpha(None, 120)
        canvas.translate(0, shore)
        canvas.scale(1, -0.62)
        canvas.translate(0, -shore)
        _far_shore(canvas, period, stage)
        canvas.restore()
        canvas.restore()

    return band(stage, paint, shore, bottom, 0.25)


def still(stage: Set, bottom: float) -> Layer:
    """This will be the streaks of light on calm water between the horizon and `bottom`."""
    unit, light, shore = stage.unit, stage.light, stage.horizon

    def paint(canvas: Canvas, period: float) -> None:
        rng = stage.rng(233)
        for _ in range(90):
            share = rng.random() ** 1.5
            y, x = shore + share * (bottom - shore), rng.uniform(0, period)
            wide = unit * (3 + 22 * share) * rng.uniform(0.4, 1.0)
            tone = light.bright((255, 255, 255)) if rng.random() < 0.6 else light.water[1]
            canvas.drawOval(
                pieces.box(x - wide / 2, y, wide, unit * (0.1 + 0.25 * share)), brush.fill(tone, rng.uniform(0.08, 0.3))
            )

    return band(stage, paint, shore, bottom, 0.5)


def _reeds(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    dark = mix(light.dim((92, 120, 66)), light.shade, 0.25)

    def clump(at: float, rng: random.Random) -> None:
        for _ in range(9):
            x, high, lean = at + unit * rng.uniform(-4, 4), unit * rng.uniform(8, 19), rng.uniform(-0.16, 0.16)
            tip = (x + lean * high, stage.height - high)
            canvas.drawLine(
                x, stage.height + unit, *tip, brush.line(mix(dark, light.glow, rng.random() * 0.15), unit * 0.5)
            )
            if rng.random() < 0.45:
                canvas.drawLine(
                    *tip,
                    tip[0] - lean * 3 * unit,
                    tip[1] + 3.4 * unit,
                    brush.line(light.dim((116, 78, 58)), unit * 1.3),
                )

    pieces.row(canvas, stage, period, 46, 234, clump, 10)
