"""The set of a bedroom."""

from __future__ import annotations

import math
from functools import partial

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop
from generation.engine.animatic.picture.sets.rooms import (
    deep_room,
    every,
    paint_boards,
    paint_light_pools,
    paint_shelf,
    paint_skirting,
    paint_wall,
    paint_window,
)


def bedroom(stage: Set) -> Backdrop:
    """This will be a bedroom: a made bed, a window with curtains, small lights, stars on the wall, a rug."""
    unit, line = stage.unit, stage.horizon

    def wall(canvas: Canvas, period: float) -> None:
        paint_wall(canvas, stage, (140, 168, 200), (206, 220, 226))
        half = period / 2
        for shift in (0.0, half):
            _paper_stars(canvas, shift, half, stage)
            _curtained_window(canvas, shift + half * 0.3 - 12 * unit, stage)
            paint_shelf(canvas, shift + half * 0.62, line - 42 * unit, half * 0.3, stage, 381)
        _small_lights(canvas, period, stage)
        paint_skirting(canvas, period, stage, (246, 244, 240))

    def furniture(canvas: Canvas, period: float) -> None:
        half = period / 2
        for shift in (0.0, half):
            _bed(canvas, shift + half * 0.52, stage)
            _bedside(canvas, shift + half * 0.52 - 8 * unit, stage)

    return deep_room(stage, wall, furniture, partial(_floor, stage=stage), 34)


def _paper_stars(canvas: Canvas, left: float, wide: float, stage: Set) -> None:
    unit, rng = stage.unit, stage.rng(382)
    for _ in range(26):
        x, y, r = left + rng.uniform(0, wide), stage.horizon * rng.uniform(0.02, 0.9), unit * rng.uniform(0.5, 1.2)
        points = []
        for k in range(10):
            reach, a = (r if k % 2 == 0 else 0.45 * r), math.pi * k / 5 - math.pi / 2
            points.append((x + reach * math.cos(a), y + reach * math.sin(a)))
        canvas.drawPath(brush.polygon(points), brush.fill(stage.light.bright((255, 240, 190)), 0.5))


def _curtained_window(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light, top = stage.unit, stage.light, stage.horizon - 60 * stage.unit
    paint_window(canvas, x, top, 24 * unit, 32 * unit, stage)
    canvas.drawLine(
        x - 7 * unit, top - 3 * unit, x + 31 * unit, top - 3 * unit, brush.line(light.lit((150, 110, 80)), unit)
    )
    for side in (-6, 21):
        for k in range(4):
            fold = pieces.box(x + (side + 2.2 * k) * unit, top - 3 * unit, 2.3 * unit, 40 * unit)
            tones = [argb(light.bright((250, 206, 150))), argb(light.dim((236, 170, 120)))]
            canvas.drawRect(fold, pieces.across(fold.left(), fold.right(), tones))


def _small_lights(canvas: Canvas, period: float, stage: Set) -> None:
    unit, top = stage.unit, stage.horizon - 70 * stage.unit
    for x in every(stage, period, 36):
        wide = period / len(every(stage, period, 36))
        cord = skia.Path()
        cord.moveTo(x, top)
        cord.quadTo(x + wide / 2, top + 12 * unit, x + wide, top)
        canvas.drawPath(cord, brush.line(stage.light.dim((110, 110, 120)), 0.25 * unit))
        for k in range(1, 8):
            t = k / 8
            pieces.glow_lamp(canvas, x + wide * t, top + 2 * t * (1 - t) * 12 * unit + 0.6 * unit, 0.6 * unit, stage)


def _bed(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 2 * stage.unit
    pieces.panel(
        canvas,
        pieces.box(x - 2 * unit, foot - 24 * unit, 4 * unit, 24 * unit),
        (176, 124, 86),
        stage,
        round_by=1.4 * unit,
    )
    pieces.panel(
        canvas,
        pieces.box(x + 38 * unit, foot - 14 * unit, 3 * unit, 14 * unit),
        (176, 124, 86),
        stage,
        round_by=1.2 * unit,
    )
    pieces.panel(canvas, pieces.box(x, foot - 9 * unit, 40 * unit, 6 * unit), (190, 138, 98), stage)
    pieces.panel(
        canvas, pieces.box(x + unit, foot - 14 * unit, 38 * unit, 7 * unit), (250, 246, 238), stage, round_by=2.4 * unit
    )
    cover = skia.Path()
    cover.moveTo(x + 13 * unit, foot - 15 * unit)
    cover.cubicTo(x + 20 * unit, foot - 17.5 * unit, x + 32 * unit, foot - 17 * unit, x + 39.5 * unit, foot - 14 * unit)
    cover.lineTo(x + 39.5 * unit, foot - 4 * unit)
    cover.quadTo(x + 26 * unit, foot - 2.4 * unit, x + 12 * unit, foot - 4.4 * unit)
    cover.close()
    colour = (232, 120, 110)
    canvas.drawPath(
        cover, brush.vertical(foot - 17 * unit, foot - 3 * unit, [argb(light.bright(colour)), argb(light.dim(colour))])
    )
    for k in range(5):
        at = x + (15 + 5.4 * k) * unit
        canvas.drawLine(
            at,
            foot - 15.4 * unit,
            at - 1.4 * unit,
            foot - 4 * unit,
            brush.line(light.lit(mix(colour, (255, 255, 255), 0.5)), 0.8 * unit, 0.7),
        )
    for at, lift in ((4.5, 16.5), (9.0, 15.6)):
        brush.egg(canvas, x + at * unit, foot - lift * unit, 4.6 * unit, 3 * unit, (252, 250, 246), light, -14)


def _bedside(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 1.6 * stage.unit
    pieces.panel(
        canvas,
        pieces.box(x - 5 * unit, foot - 12 * unit, 9 * unit, 12 * unit),
        (206, 156, 112),
        stage,
        round_by=0.6 * unit,
    )
    canvas.drawCircle(x - 0.5 * unit, foot - 8 * unit, 0.6 * unit, brush.fill(light.bright((250, 236, 210))))
    brush.glow(
        canvas, x - 0.5 * unit, foot - 18 * unit, 22 * unit, 20 * unit, (255, 214, 150), 0.55 if light.is_dark else 0.2
    )
    pieces.post(canvas, x - 0.5 * unit, foot - 12 * unit, foot - 16 * unit, unit, (240, 236, 228), stage)
    shade = [
        (x - 2.4 * unit, foot - 21 * unit),
        (x + 1.4 * unit, foot - 21 * unit),
        (x + 3.2 * unit, foot - 15.6 * unit),
        (x - 4.2 * unit, foot - 15.6 * unit),
    ]
    canvas.drawPath(
        brush.polygon(shade), brush.fill((255, 236, 196) if light.is_dark else light.bright((250, 230, 200)))
    )


def _floor(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    paint_boards(canvas, period, stage, (222, 176, 130), 8)
    for share in (0.25, 0.75):
        x, wide, high = period * share, 40 * unit, 0.26 * (stage.height - stage.horizon)
        for grow, colour in (
            (1.0, (240, 232, 220)),
            (0.93, (124, 164, 196)),
            (0.6, (240, 232, 220)),
            (0.54, (124, 164, 196)),
        ):
            canvas.drawOval(
                pieces.box(x - wide * grow, stage.floor + 2 * unit - high * grow, 2 * wide * grow, 2 * high * grow),
                brush.fill(light.lit(colour)),
            )
    paint_light_pools(canvas, period, stage, 0.22)
