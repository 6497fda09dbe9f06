"""The sets away from Earth with nothing underfoot, or steel: space, spaceship."""

from __future__ import annotations

import math
import random
from functools import partial

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import Layer, make_layer
from generation.engine.animatic.picture.light import argb
from generation.engine.animatic.picture.scenery import Set, paint_ground
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band
from generation.engine.animatic.picture.sets.rooms import every


def space(stage: Set) -> Backdrop:
    """This will be open space: stars in three depths, a nebula, a ringed planet, rocks that drift by."""
    return (
        [
            make_layer(
                partial(_nebula, stage=stage), width=stage.width, top=0, bottom=stage.height, speed=0.0, is_opaque=True
            ),
            _stars(stage, count=90, size=0.16, speed=0.06, salt=361),
            *([_planets(stage)] if stage.has_sun else []),
            _stars(stage, count=40, size=0.28, speed=0.2, salt=362),
            *([_rocks(stage)] if stage.has_sun else []),
        ],
        [],
    )


def _nebula(canvas: Canvas, period: float, stage: Set) -> None:
    canvas.drawPaint(brush.vertical(0, stage.height, [argb((8, 8, 28)), argb((22, 16, 56)), argb((10, 14, 42))]))
    rng, unit = stage.rng(363), stage.unit
    for colour, x, y in (
        ((110, 60, 170), 0.25, 0.3),
        ((200, 80, 140), 0.4, 0.42),
        ((50, 120, 190), 0.7, 0.62),
        ((90, 70, 190), 0.6, 0.3),
    ):
        for _ in range(6):
            at = (stage.width * (x + rng.uniform(-0.16, 0.16)), stage.height * (y + rng.uniform(-0.12, 0.12)))
            brush.glow(
                canvas, *at, unit * rng.uniform(16, 40), unit * rng.uniform(10, 26), colour, rng.uniform(0.12, 0.24)
            )
    for _ in range(240):
        x, y = rng.uniform(0, stage.width), rng.uniform(0, stage.height)
        canvas.drawCircle(
            x, y, unit * rng.choice((0.07, 0.09, 0.13)), brush.fill((255, 250, 240), rng.uniform(0.3, 0.9))
        )


def _stars(stage: Set, *, count: int, size: float, speed: float, salt: int) -> Layer:
    def paint(canvas: Canvas, period: float) -> None:
        rng, unit = stage.rng(salt), stage.unit
        for _ in range(count):
            x, y, r = rng.uniform(0, period), rng.uniform(0, stage.height), unit * size * rng.uniform(0.6, 1.3)
            tone = rng.choice(((255, 255, 255), (190, 214, 255), (255, 226, 190)))
            brush.glow(canvas, x, y, 4 * r, 4 * r, tone, 0.4)
            canvas.drawCircle(x, y, r, brush.fill(tone))

    return band(stage, paint, 0, stage.height, speed)


def _planets(stage: Set) -> Layer:
    unit = stage.unit

    def paint(canvas: Canvas, period: float) -> None:
        for shift in (0.0, period / 2):
            _ringed(canvas, shift + 0.74 * period / 2, 0.24 * stage.height, 13 * unit, stage)
            _globe(
                canvas,
                shift + 0.16 * period / 2,
                0.86 * stage.height,
                9 * unit,
                ((96, 170, 220), (40, 80, 150), (20, 26, 70)),
            )
            _globe(
                canvas,
                shift + 0.3 * period / 2,
                0.14 * stage.height,
                3.4 * unit,
                ((240, 190, 150), (180, 100, 90), (60, 26, 50)),
            )

    return band(stage, paint, 0, stage.height, 0.1)


def _globe(canvas: Canvas, x: float, y: float, r: float, tones: tuple[tuple[int, int, int], ...]) -> None:
    brush.glow(canvas, x, y, 1.7 * r, 1.7 * r, tones[0], 0.35)
    canvas.drawCircle(
        x, y, r, brush.radial((x - 0.4 * r, y - 0.45 * r), 1.6 * r, [argb(each) for each in tones], [0.0, 0.5, 1.0])
    )


def _ringed(canvas: Canvas, x: float, y: float, r: float, stage: Set) -> None:
    ring = pieces.box(x - 2.1 * r, y - 0.62 * r, 4.2 * r, 1.24 * r)
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(-16)
    canvas.translate(-x, -y)
    for grow, colour, wide in (
        (1.0, (236, 206, 160), 0.16),
        (0.86, (200, 160, 140), 0.1),
        (0.76, (250, 226, 186), 0.06),
    ):
        part = pieces.box(
            x - ring.width() / 2 * grow, y - ring.height() / 2 * grow, ring.width() * grow, ring.height() * grow
        )
        canvas.drawArc(part, 180, 180, False, brush.line(colour, r * wide, 0.7))
    _globe(canvas, x, y, r, ((255, 224, 170), (222, 150, 100), (90, 44, 70)))
    clip = skia.Path()
    clip.addCircle(x, y, r)
    canvas.save()
    canvas.clipPath(clip, True)
    for k in range(-3, 4):
        canvas.drawLine(
            x - r,
            y + k * r * 0.26,
            x + r,
            y + k * r * 0.26,
            brush.line((255, 214, 160) if k % 2 else (190, 110, 84), r * 0.09, 0.35),
        )
    canvas.restore()
    for grow, colour, wide in (
        (1.0, (236, 206, 160), 0.16),
        (0.86, (200, 160, 140), 0.1),
        (0.76, (250, 226, 186), 0.06),
    ):
        part = pieces.box(
            x - ring.width() / 2 * grow, y - ring.height() / 2 * grow, ring.width() * grow, ring.height() * grow
        )
        canvas.drawArc(part, 0, 180, False, brush.line(colour, r * wide, 0.9))
    canvas.restore()


def _rocks(stage: Set) -> Layer:
    unit, light = stage.unit, stage.light

    def paint(canvas: Canvas, period: float) -> None:
        def stone(at: float, rng: random.Random) -> None:
            y, r = (
                stage.height * rng.choice((rng.uniform(0.02, 0.3), rng.uniform(0.78, 0.98))),
                unit * rng.uniform(0.8, 3.4),
            )
            corners = []
            for k in range(9):
                reach, a = r * rng.uniform(0.75, 1.1), 2 * math.pi * k / 9
                corners.append((at + reach * math.cos(a), y + 0.8 * reach * math.sin(a)))
            tones = [argb(light.bright((150, 140, 150))), argb((84, 76, 96)), argb((34, 30, 50))]
            canvas.drawPath(brush.polygon(corners), brush.radial((at - 0.4 * r, y - 0.5 * r), 1.7 * r, tones))
            canvas.drawCircle(at + 0.2 * r, y + 0.1 * r, 0.22 * r, brush.fill((50, 44, 64), 0.8))

        pieces.row(canvas, stage, period, 15, 364, stone, 5)

    return band(stage, paint, 0, stage.height, 0.45)


def spaceship(stage: Set) -> Backdrop:
    """This will be the bridge of a ship: stars before the windows, lit panels, ribs, a deck that shines."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            make_layer(
                partial(_nebula, stage=stage), width=stage.width, top=0, bottom=stage.height, speed=0.0, is_opaque=True
            ),
            _planets(stage),
            band(stage, partial(_hull, stage=stage), 0, line + unit, 0.5),
            band(stage, partial(_consoles, stage=stage), line - 20 * unit, line + 3 * unit, 0.75),
            band(stage, partial(_deck, stage=stage), line, stage.height, 1.0),
        ],
        [],
    )


def _hull(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, line = stage.unit, stage.light, stage.horizon
    wall, places = (150, 160, 178), every(stage, period, 46)
    shell = skia.Path()
    shell.addRect(skia.Rect.MakeLTRB(0, 0, period, line + unit))
    wide = period / len(places)
    panes = [
        pieces.box(
            x + 5 * unit,
            max(line - 66 * unit, 9 * unit),
            wide - 10 * unit,
            line - 20 * unit - max(line - 66 * unit, 9 * unit),
        )
        for x in places
    ]
    for pane in panes:
        shell.addRoundRect(pane, 7 * unit, 7 * unit)
    shell.setFillType(skia.PathFillType.kEvenOdd)
    canvas.drawPath(shell, brush.vertical(0, line, [argb(light.dim(wall)), argb(light.lit(wall))]))
    for pane in panes:
        canvas.drawRoundRect(pane, 7 * unit, 7 * unit, brush.line(light.bright((220, 226, 236)), 1.6 * unit))
        canvas.drawRoundRect(
            pane.makeOutset(1.6 * unit, 1.6 * unit), 8 * unit, 8 * unit, brush.line(light.dim((96, 104, 122)), unit)
        )
    for x in places:
        pieces.post(canvas, x, line, 0, 5 * unit, (124, 134, 154), stage)
        canvas.drawLine(x, 4 * unit, x, line - 2 * unit, brush.line((110, 220, 255), 0.5 * unit, 0.8))
        brush.glow(canvas, x, line * 0.6, 6 * unit, line * 0.4, (110, 220, 255), 0.14)
    for y in (line - 16 * unit, line - 5 * unit):
        canvas.drawLine(0, y, period, y, brush.line(light.dim((90, 98, 118)), 0.5 * unit))


def _consoles(canvas: Canvas, period: float, stage: Set) -> None:
    unit, foot = stage.unit, stage.horizon + 2 * stage.unit

    def console(at: float, rng: random.Random) -> None:
        top = foot - 12 * unit
        body = [(at - 13 * unit, foot), (at - 11 * unit, top), (at + 11 * unit, top), (at + 13 * unit, foot)]
        canvas.drawPath(
            brush.polygon(body),
            brush.vertical(top, foot, [argb(stage.light.lit((120, 130, 150))), argb(stage.light.dim((80, 88, 108)))]),
        )
        slope = [
            (at - 11 * unit, top),
            (at - 9 * unit, top - 5 * unit),
            (at + 9 * unit, top - 5 * unit),
            (at + 11 * unit, top),
        ]
        canvas.drawPath(brush.polygon(slope), brush.fill(stage.light.dim((56, 62, 84))))
        for k in range(18):
            x, y = at + (k % 9 - 4) * 2 * unit, top - (1.4 + 2.2 * (k // 9)) * unit
            tone = rng.choice(((110, 240, 200), (255, 190, 90), (255, 100, 110), (120, 200, 255), (60, 70, 96)))
            canvas.drawRoundRect(
                pieces.box(x - 0.7 * unit, y - 0.5 * unit, 1.4 * unit, unit), 0.3 * unit, 0.3 * unit, brush.fill(tone)
            )
        brush.glow(canvas, at, top - 3 * unit, 14 * unit, 8 * unit, (110, 200, 255), 0.28)

    pieces.row(canvas, stage, period, 40, 365, console, 16)


def _deck(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    paint_ground(
        canvas, period, stage, far=(150, 158, 176), near=(112, 120, 142), speckle=(176, 184, 200), salt=366, count=150
    )
    seam, span = brush.line(light.dim((70, 78, 98)), unit * 0.4, 0.7), stage.height - stage.horizon
    for share in (0.12, 0.34, 0.66):
        canvas.drawLine(0, stage.horizon + share * span, period, stage.horizon + share * span, seam)
    for x in every(stage, period, 23):
        for shift in (0.0, period):
            canvas.drawLine(x + shift, stage.horizon, x + shift - 0.42 * span, stage.height, seam)
    for x in every(stage, period, 46):
        brush.glow(canvas, x, stage.horizon + 0.3 * span, 4 * unit, 0.35 * span, (130, 220, 255), 0.3)
    for y in (stage.floor - 4.5 * unit, stage.floor + 9 * unit):
        canvas.drawLine(0, y, period, y, brush.line((120, 226, 255), 0.5 * unit, 0.55))
