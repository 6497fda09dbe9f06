"""The sets high up: mountains, and the sky above the clouds."""

from __future__ import annotations

import math
import random
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas, Point
from generation.engine.animatic.picture.layers import Layer
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, sky_layers


def mountains(stage: Set) -> Backdrop:
    """This will be an alpine meadow before three chains of mountains, each paler than the one before it."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *sky_layers(stage),
            ridge(stage, rise=min(50 * unit, 0.62 * line), far=0.6, salt=171, speed=0.06, snow=0.45),
            ridge(stage, rise=min(32 * unit, 0.45 * line), far=0.34, salt=172, speed=0.14, snow=0.3),
            _slopes(stage),
            band(stage, partial(_pines, stage=stage), line - 30 * unit, line + 4 * unit, 0.5, sway=0.4),
            band(stage, partial(_alp, stage=stage), line, stage.height, 1.0),
        ],
        [],
    )


def ridge(stage: Set, *, rise: float, far: float, salt: int, speed: float, snow: float) -> Layer:
    """This will be a chain of peaks up to `rise` pixels high, with lit and shaded faces; `snow` covers that share."""
    unit, line = stage.unit, stage.horizon

    def paint(canvas: Canvas, period: float) -> None:
        def peak(at: float, rng: random.Random) -> None:
            high = rise * rng.uniform(0.55, 1.0)
            _peak(canvas, stage, (at, line - high), high, far, snow, rng)

        pieces.row(canvas, stage, period, rise / unit * 0.62, salt, peak, rise / unit * 1.3)
        pieces.air(canvas, period, stage, line - 0.75 * rise, line + 1, 0.75)

    return band(stage, paint, line - 1.05 * rise, line + 2, speed)


def _peak(canvas: Canvas, stage: Set, top: Point, high: float, far: float, snow: float, rng: random.Random) -> None:
    light, foot = stage.light, top[1] + high + 2
    rock, white = light.far((112, 112, 136), far), light.far((250, 252, 255), far * 0.5)
    left = _edge(top, -high * rng.uniform(0.8, 1.05), high, rng)
    right = _edge(top, high * rng.uniform(0.8, 1.05), high, rng)
    spine = _edge(top, high * rng.uniform(-0.1, 0.22), high, rng, wild=0.16)
    tones = [argb(mix(rock, light.glow, 0.3)), argb(mix(rock, light.haze, 0.25))]
    canvas.drawPath(brush.polygon([*reversed(left), *spine[1:]]), brush.vertical(top[1], foot, tones))
    tones = [argb(mix(rock, light.shade, 0.42)), argb(mix(rock, light.haze, 0.1))]
    canvas.drawPath(brush.polygon([*reversed(spine), *right[1:]]), brush.vertical(top[1], foot, tones))
    reach = max(2, round(snow * (len(left) - 1)) + rng.choice((0, 1)))
    zig = [_between(left[reach], spine[min(reach + 1, 7)], 0.35), _between(left[reach], spine[reach], 0.6)]
    canvas.drawPath(
        brush.polygon([*reversed(left[: reach + 1]), *spine[1 : reach + 2], *reversed(zig)]), brush.fill(white)
    )
    cold = mix(white, light.far((112, 136, 196), far * 0.7), 0.6)
    zag = [_between(spine[reach], right[reach], 0.5), _between(spine[min(reach + 1, 7)], right[min(reach + 1, 7)], 0.2)]
    canvas.drawPath(brush.polygon([*reversed(spine[: reach + 1]), *right[1 : reach + 1], *zag]), brush.fill(cold))


def _edge(top: Point, across: float, high: float, rng: random.Random, wild: float = 0.07) -> list[Point]:
    """A ragged line from a summit down to the plain, in eight steps."""
    points = [top]
    for k in range(1, 8):
        share = k / 7
        points.append(
            (top[0] + across * share + rng.uniform(-wild, wild) * high * (1 - share), top[1] + high * share**0.9 + 2)
        )
    return points


def _between(a: Point, b: Point, share: float) -> Point:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def _slopes(stage: Set) -> Layer:
    """Dark woods at the mountains' feet."""
    unit, light = stage.unit, stage.light

    def paint(canvas: Canvas, period: float) -> None:
        rng, tone = stage.rng(173), light.far((70, 110, 100), 0.36)
        count = round(period / (1.3 * unit))
        crest = [
            stage.horizon
            - unit * (5 + 2.4 * math.sin(2 * math.pi * 3 * k / count + 1) + 1.6 * math.sin(2 * math.pi * 7 * k / count))
            for k in range(count)
        ]
        for k, y in enumerate(crest):
            x, high, half = period * k / count, unit * rng.uniform(1.8, 3.6), unit * 0.8
            canvas.drawPath(
                brush.polygon([(x - half, y + unit), (x, y - high), (x + half, y + unit)]), brush.fill(tone)
            )
        outline = [(period * k / count, y + 0.6 * unit) for k, y in enumerate(crest)]
        outline += [(period, crest[0] + 0.6 * unit), (period, stage.horizon + 2), (0, stage.horizon + 2)]
        canvas.drawPath(
            brush.polygon(outline),
            brush.vertical(
                stage.horizon - 8 * unit, stage.horizon, [argb(tone), argb(light.far((90, 130, 104), 0.45))]
            ),
        )

    return band(stage, paint, stage.horizon - 13 * unit, stage.horizon + 2, 0.28)


def _pines(canvas: Canvas, period: float, stage: Set) -> None:
    unit = stage.unit

    def pine(at: float, rng: random.Random) -> None:
        foot = stage.horizon + unit * rng.uniform(0.4, 2.6)
        if rng.random() < 0.3:
            pieces.rock(
                canvas, at, foot, unit * rng.uniform(4, 9), unit * rng.uniform(2, 5), (150, 150, 158), stage, 0.15, rng
            )
        else:
            scenery.paint_pine(canvas, at, foot, unit * rng.uniform(12, 26), stage, 0.16, False)

    pieces.row(canvas, stage, period, 11, 174, pine, 10)


def _alp(canvas: Canvas, period: float, stage: Set) -> None:
    unit, rng = stage.unit, stage.rng(176)
    scenery.paint_ground(
        canvas, period, stage, far=(168, 190, 112), near=(124, 164, 88), speckle=(214, 222, 150), salt=175
    )
    for _ in range(13):
        share = rng.random() ** 1.3
        y = stage.horizon + (0.12 + 0.88 * share) * (stage.height - stage.horizon)
        if abs(y - stage.floor) > 2.5 * unit:
            size = unit * (1.5 + 4.5 * share)
            pieces.rock(canvas, rng.uniform(size, period - size), y, size, size * 0.5, (158, 156, 160), stage, 0.0, rng)
    for low, high, every, salt in ((0.02, 0.2, 4.0, 177), (0.6, 1.0, 5.0, 178)):
        span = stage.height - stage.horizon
        foot = (stage.horizon + low * span, stage.horizon + high * span)
        size = (0.8, 1.8) if low < 0.5 else (1.6, 3.4)
        pieces.blades(canvas, period, stage, foot=foot, high=size, colour=(120, 160, 84), every=every, salt=salt)


def sky(stage: Set) -> Backdrop:
    """This will be above the clouds: their tops in rows to the horizon, the nearest bears whoever can't fly."""
    unit = stage.unit
    layers = [*sky_layers(stage, clouds=False)]
    for far, rise, speed, salt, shift in (
        (0.75, 7, 0.06, 181, 9.0),
        (0.5, 10, 0.18, 182, 5.0),
        (0.26, 12, 0.45, 183, 1.0),
    ):
        layers.append(_bank(stage, stage.horizon - shift * unit, rise, far, salt, speed))
    layers.append(_bank(stage, stage.floor - 1.2 * unit, 5.0, 0.06, 184, 1.0))
    return layers, [_bank(stage, stage.height + 2 * unit, 9, 0.0, 185, 1.6)]


def _bank(stage: Set, line: float, rise: float, far: float, salt: int, speed: float) -> Layer:
    """A bank of cloud whose tops lie about `rise` units above `line`, and that fills the picture below it."""
    unit, light = stage.unit, stage.light
    white = mix(light.bright((255, 255, 255)), light.haze, far * 0.8)
    deep = mix(mix(light.lit((206, 216, 240)), light.sky[1], 0.25), light.haze, far * 0.7)

    def paint(canvas: Canvas, period: float) -> None:
        def heap(at: float, rng: random.Random) -> None:
            lumps = [(rng.uniform(-1.3, 1.3), rng.uniform(-0.1, 0.42), rng.uniform(0.3, 0.6)) for _ in range(9)]
            for tone, share, shift in (
                (mix(white, deep, 0.75), 1.0, 0.0),
                (mix(white, deep, 0.35), 0.8, 0.16),
                (white, 0.5, 0.34),
            ):
                path = skia.Path()
                for dx, dy, r in lumps:
                    size = unit * rise
                    path.addCircle(at + (dx - shift * r * 0.8) * size, line - (dy + shift * r) * size, r * share * size)
                canvas.drawPath(path, brush.fill(tone))

        pieces.row(canvas, stage, period, rise * 1.15, salt, heap, rise * 2.2)
        top = line + unit * rise * 0.12
        canvas.drawRect(
            skia.Rect.MakeLTRB(0, top, period, stage.height),
            brush.vertical(
                top,
                top + 4 * rise * unit,
                [argb(deep, 0.0), argb(mix(white, deep, 0.4)), argb(mix(white, deep, 0.7))],
                [0.0, 0.12, 1.0],
            ),
        )

    return band(stage, paint, line - 1.2 * rise * unit, stage.height, speed)
