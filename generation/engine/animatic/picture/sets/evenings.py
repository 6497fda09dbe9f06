"""The sets of a night out, and of the morning after: a nightclub, a boxing ring, a bathroom."""

from __future__ import annotations

import math
from functools import partial

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import Layer
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band
from generation.engine.animatic.picture.sets.rooms import (
    deep_room,
    every,
    paint_boards,
    paint_light_pools,
    paint_tiles_floor,
    paint_wall,
    paint_window,
)
from generation.engine.animatic.script import Colour

_LIGHTS: tuple[Colour, ...] = ((255, 70, 170), (70, 190, 255), (255, 190, 70), (150, 100, 255), (80, 250, 180))


def nightclub(stage: Set) -> Backdrop:
    """This will be a nightclub: a mirror ball and its spots, beams, loudspeakers, a floor of lit squares."""
    wall, desk, floor = (partial(paint, stage=stage) for paint in (_dark, _speakers, _lit_floor))
    layers, _ = deep_room(stage, wall, desk, floor, high=40)
    return [*layers, band(stage, partial(_ball, stage=stage), 0, stage.horizon, 0.1)], []


def _dark(canvas: Canvas, period: float, stage: Set) -> None:
    unit, line, rng = stage.unit, stage.horizon, stage.rng(480)
    paint_wall(canvas, stage, (22, 14, 52), (70, 26, 100))
    for _ in range(150):
        size = unit * rng.uniform(0.6, 1.3)
        spot = pieces.box(rng.uniform(0, period), line * rng.random(), 1.4 * size, size)
        canvas.drawOval(spot, brush.fill(mix(rng.choice(_LIGHTS), (255, 255, 255), 0.4), rng.uniform(0.25, 0.7)))
    for k, x in enumerate(every(stage, period, 18)):
        beam = [
            (x - 0.8 * unit, 0),
            (x + 0.8 * unit, 0),
            (x + (14 if k % 2 else -2) * unit, line),
            (x + (2 if k % 2 else -14) * unit, line),
        ]
        paint = brush.vertical(0, line, [argb(_LIGHTS[k % 5], 0.42), argb(_LIGHTS[k % 5], 0.04)])
        canvas.drawPath(brush.polygon(beam), paint)


def _ball(canvas: Canvas, period: float, stage: Set) -> None:
    """Mirrors, row by row, on their wire."""
    unit, r = stage.unit, 8 * stage.unit
    for middle in every(stage, period, 0.5 * period / unit):
        x, y = middle + 0.5 * stage.width, 0.2 * stage.horizon + r
        for shift in (-period, 0.0):
            canvas.drawLine(x + shift, 0, x + shift, y, brush.line((120, 120, 140), 0.3 * unit))
            brush.glow(canvas, x + shift, y, 3 * r, 3 * r, (236, 226, 255), 0.35)
            canvas.drawCircle(x + shift, y, r, brush.fill((96, 92, 130)))
            for row in range(-5, 6):
                high, half = r * math.sin(row * 0.26), r * math.cos(row * 0.26)
                for k in range(-5, 6):
                    tile = pieces.box(
                        x + shift + half * math.sin(k * 0.27) - 0.55 * unit,
                        y + high - 0.55 * unit,
                        1.1 * unit * math.cos(k * 0.24),
                        1.1 * unit,
                    )
                    tone = _LIGHTS[(3 * row + 2 * k) % 5] if (row * 7 + k * 3) % 4 == 0 else (226, 228, 246)
                    canvas.drawRect(tile, brush.fill(mix(tone, (50, 46, 90), 0.1 * (k + 5) * 0.6)))


def _speakers(canvas: Canvas, period: float, stage: Set) -> None:
    unit, foot = stage.unit, stage.horizon + 2 * stage.unit
    for k, x in enumerate(every(stage, period, 60)):
        for shift in (0.0, period):
            left = x + shift + 4 * unit
            pieces.panel(
                canvas, pieces.box(left, foot - 34 * unit, 15 * unit, 34 * unit), (40, 36, 62), stage, round_by=unit
            )
            for y, r in ((-27, 4.0), (-12, 5.8)):
                at = (left + 7.5 * unit, foot + y * unit)
                canvas.drawCircle(*at, r * unit, brush.fill((20, 18, 34)))
                canvas.drawCircle(*at, r * unit, brush.line(_LIGHTS[k % 5], 0.5 * unit))
                canvas.drawCircle(*at, 0.4 * r * unit, brush.fill((74, 70, 100)))
            desk = pieces.box(left + 22 * unit, foot - 17 * unit, 27 * unit, 17 * unit)
            pieces.panel(canvas, desk, (60, 30, 96), stage, round_by=unit)
            for j in range(12):
                high = unit * (2 + 10 * abs(math.sin(1.7 * j + k)))
                canvas.drawRect(
                    pieces.box(desk.left() + (1.6 + 2 * j) * unit, desk.bottom() - 1.6 * unit - high, 1.3 * unit, high),
                    brush.fill(_LIGHTS[j % 5], 0.85),
                )


def _lit_floor(canvas: Canvas, period: float, stage: Set) -> None:
    paint_tiles_floor(canvas, period, stage, (120, 44, 150), (44, 76, 176), 14)
    unit, rng = stage.unit, stage.rng(482)
    for _ in range(26):
        at = (rng.uniform(0, period), stage.horizon + rng.uniform(0.08, 1) * (stage.height - stage.horizon))
        brush.glow(canvas, *at, 9 * unit, 4 * unit, rng.choice(_LIGHTS), 0.5)


def boxing_ring(stage: Set) -> Backdrop:
    """This will be a boxing ring: ropes behind and before whoever fights, a crowd in the dark, lamps above the canvas."""
    unit = stage.unit
    wall, ropes, floor = (partial(paint, stage=stage) for paint in (_arena, _far_ropes, _mat))
    layers, _ = deep_room(stage, wall, ropes, floor, high=34)
    return layers, [_near_rope(stage, stage.height - 9 * unit)]


def _arena(canvas: Canvas, period: float, stage: Set) -> None:
    unit, line = stage.unit, stage.horizon
    paint_wall(canvas, stage, (20, 18, 40), (58, 46, 78))
    dusk = mix(stage.light.lit((54, 44, 82)), stage.light.shade, 0.4)
    pieces.crowd(canvas, period, stage, top=line - 44 * unit, foot=line - 2 * unit, rows=9, dusk=dusk, salt=483)
    for x in every(stage, period, 34):
        lamp = pieces.box(x + 8 * unit, 0.12 * line, 18 * unit, 3 * unit)
        cone = [
            (lamp.left(), lamp.bottom()),
            (lamp.right(), lamp.bottom()),
            (lamp.right() + 14 * unit, line),
            (lamp.left() - 14 * unit, line),
        ]
        canvas.drawPath(
            brush.polygon(cone),
            brush.vertical(lamp.bottom(), line, [argb((255, 248, 226), 0.3), argb((255, 248, 226), 0.03)]),
        )
        canvas.drawRoundRect(lamp, unit, unit, brush.fill((255, 252, 240)))


def _far_ropes(canvas: Canvas, period: float, stage: Set) -> None:
    unit, foot = stage.unit, stage.horizon + 3 * stage.unit
    for k, x in enumerate(every(stage, period, 80)):
        pieces.post(
            canvas, x + 10 * unit, foot, foot - 31 * unit, 2.6 * unit, ((206, 48, 54), (56, 104, 196))[k % 2], stage
        )
    for y, tone in ((28, (214, 54, 58)), (20, (246, 244, 240)), (12, (64, 116, 208))):
        canvas.drawLine(0, foot - y * unit, period, foot - y * unit, brush.line(stage.light.lit(tone), 1.2 * unit))


def _near_rope(stage: Set, y: float) -> Layer:
    def paint(canvas: Canvas, period: float) -> None:
        tone = stage.light.lit((214, 54, 58))
        canvas.drawLine(0, y, period, y, brush.line(mix(tone, stage.light.shade, 0.35), 3 * stage.unit))
        canvas.drawLine(0, y - 0.5 * stage.unit, period, y - 0.5 * stage.unit, brush.line(tone, 1.6 * stage.unit))

    return band(stage, paint, y - 4 * stage.unit, y + 4 * stage.unit, 1.2)


def _mat(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    paint_boards(canvas, period, stage, (110, 76, 60), 9)
    mat = pieces.box(0, stage.horizon + 2 * unit, period, stage.height - stage.horizon)
    canvas.drawRect(
        mat,
        brush.vertical(mat.top(), stage.height, [argb(light.lit((196, 206, 222))), argb(light.dim((150, 164, 190)))]),
    )
    ring = pieces.box(0.5 * stage.width - 30 * unit, stage.floor - 5 * unit, 60 * unit, 17 * unit)
    canvas.drawOval(ring, brush.line(light.lit((206, 60, 62)), 1.2 * unit, 0.7))
    brush.glow(canvas, 0.5 * stage.width, stage.floor, 60 * unit, 14 * unit, (255, 250, 236), 0.5)


def bathroom(stage: Set) -> Backdrop:
    """This will be a bathroom: tiles half-way up, a basin under a mirror, a tub with a curtain, towels."""
    wall, fittings, floor = (partial(paint, stage=stage) for paint in (_tiled, _fittings, _small_tiles))
    return deep_room(stage, wall, fittings, floor, high=52)


def _tiled(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, line = stage.unit, stage.light, stage.horizon
    paint_wall(canvas, stage, (226, 238, 240), (240, 246, 244))
    top = line - 34 * unit
    canvas.drawRect(
        pieces.box(0, top, period, line - top),
        brush.vertical(top, line, [argb(light.lit((166, 212, 216))), argb(light.lit((138, 192, 202)))]),
    )
    grout = brush.line(light.bright((228, 242, 242)), 0.3 * unit)
    for x in every(stage, period, 5.6):
        canvas.drawLine(x, top, x, line, grout)
    for row in range(7):
        canvas.drawLine(0, top + 5.6 * row * unit, period, top + 5.6 * row * unit, grout)
    pieces.panel(canvas, pieces.box(0, top - 1.6 * unit, period, 2.2 * unit), (72, 146, 164), stage)
    for x in every(stage, period, 92):
        paint_window(canvas, x + 66 * unit, line - 66 * unit, 17 * unit, 22 * unit, stage)


def _fittings(canvas: Canvas, period: float, stage: Set) -> None:
    for x in every(stage, period, 92):
        for shift in (-period, 0.0, period):
            _basin(canvas, x + shift + 8 * stage.unit, stage)
            _tub(canvas, x + shift + 44 * stage.unit, stage)


def _basin(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 2 * stage.unit
    mirror = pieces.box(x + unit, foot - 50 * unit, 16 * unit, 22 * unit)
    canvas.drawOval(
        mirror,
        brush.vertical(
            mirror.top(), mirror.bottom(), [argb(light.bright((214, 234, 244))), argb(light.lit((166, 200, 220)))]
        ),
    )
    canvas.drawOval(mirror, brush.line(light.lit((214, 174, 96)), 1.2 * unit))
    pieces.post(canvas, x + 9 * unit, foot, foot - 17 * unit, 5 * unit, (246, 248, 248), stage)
    pieces.panel(
        canvas, pieces.box(x, foot - 20 * unit, 18 * unit, 6 * unit), (252, 252, 252), stage, round_by=2.6 * unit
    )
    canvas.drawLine(
        x + 9 * unit,
        foot - 20 * unit,
        x + 9 * unit,
        foot - 24 * unit,
        brush.line(light.lit((176, 186, 196)), 1.1 * unit),
    )
    canvas.drawLine(
        x + 9 * unit,
        foot - 24 * unit,
        x + 12 * unit,
        foot - 23 * unit,
        brush.line(light.lit((176, 186, 196)), 1.1 * unit),
    )
    towel = pieces.box(x + 23 * unit, foot - 36 * unit, 8 * unit, 15 * unit)
    pieces.panel(canvas, towel, (240, 128, 112), stage, round_by=0.8 * unit)
    canvas.drawRect(
        pieces.box(towel.left(), towel.bottom() - 4 * unit, towel.width(), 1.4 * unit),
        brush.fill(light.bright((252, 232, 220))),
    )
    canvas.drawLine(
        towel.left() - unit,
        towel.top(),
        towel.right() + unit,
        towel.top(),
        brush.line(light.lit((176, 186, 196)), 0.8 * unit),
    )


def _tub(canvas: Canvas, x: float, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 3 * stage.unit
    for k in range(4):
        left = x + 30 * unit + 2.6 * k * unit
        tones = [
            argb(light.lit((250, 206, 120))),
            argb(light.bright((255, 236, 190))),
            argb(light.dim((236, 186, 104))),
        ]
        canvas.drawRect(
            pieces.box(left, foot - 51 * unit, 2.7 * unit, 46 * unit), pieces.across(left, left + 2.7 * unit, tones)
        )
    canvas.drawLine(
        x - 2 * unit,
        foot - 51 * unit,
        x + 42 * unit,
        foot - 51 * unit,
        brush.line(light.lit((190, 198, 206)), 0.8 * unit),
    )
    for k in range(9):
        at = (x + (5 + 2.7 * k) * unit, foot - (15 + (k * 7) % 3) * unit)
        canvas.drawCircle(*at, (2.0 + 0.4 * (k % 3)) * unit, brush.fill(light.bright((250, 254, 255)), 0.92))
    pieces.panel(
        canvas, pieces.box(x, foot - 14 * unit, 40 * unit, 13 * unit), (252, 252, 252), stage, round_by=5 * unit
    )
    pieces.panel(
        canvas,
        pieces.box(x - unit, foot - 15.4 * unit, 42 * unit, 2.6 * unit),
        (255, 255, 255),
        stage,
        round_by=1.2 * unit,
    )


def _small_tiles(canvas: Canvas, period: float, stage: Set) -> None:
    unit = stage.unit
    paint_tiles_floor(canvas, period, stage, (236, 240, 240), (110, 158, 176), 20)
    mat = pieces.box(0.3 * stage.width, stage.floor + 8 * unit, 34 * unit, 7 * unit)
    pieces.panel(canvas, mat, (244, 170, 150), stage, round_by=3 * unit)
    paint_light_pools(canvas, period, stage, 0.35)
