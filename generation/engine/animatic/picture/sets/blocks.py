"""The sets of a city's middle: an avenue between skyscrapers, and a swimming pool."""

from __future__ import annotations

import random
from functools import partial

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import Layer
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, sky_layers
from generation.engine.animatic.picture.sets.rooms import every
from generation.engine.animatic.picture.sets.skyline import towers
from generation.engine.animatic.picture.sets.town import paint_road
from generation.engine.animatic.script import Colour, Hour

_WALLS: tuple[Colour, ...] = ((112, 140, 172), (170, 152, 148), (92, 120, 152), (190, 176, 162), (130, 150, 160))
_SHADES: tuple[Colour, ...] = ((236, 88, 80), (250, 200, 90), (92, 176, 196), (246, 240, 228))


def downtown(stage: Set) -> Backdrop:
    """This will be an avenue: skyscrapers whose tops are above the picture, glass from kerb to cloud."""
    line = stage.horizon
    return (
        [
            *sky_layers(stage),
            towers(stage, high=0.86 * line, far=0.62, salt=441, speed=0.06, low=30),
            _skyscrapers(stage, high=0.98 * line, far=0.3, salt=442, speed=0.2, every_units=30),
            _skyscrapers(stage, high=1.3 * line, far=0.06, salt=443, speed=0.5, every_units=46),
            band(stage, partial(paint_road, stage=stage), line, stage.height, 1.0),
        ],
        [],
    )


def _skyscrapers(stage: Set, *, high: float, far: float, salt: int, speed: float, every_units: float) -> Layer:
    unit, line = stage.unit, stage.horizon

    def paint(canvas: Canvas, period: float) -> None:
        def tower(at: float, rng: random.Random) -> None:
            wide = every_units * unit * rng.uniform(0.42, 0.62)
            _glass(canvas, at - wide / 2, line - high * rng.uniform(0.6, 1.0), wide, stage, far, rng)

        pieces.row(canvas, stage, period, every_units, salt, tower, every_units)
        pieces.air(canvas, period, stage, line - 34 * unit, line + 2, 0.7 * far)

    return band(stage, paint, 0, line + 2 * unit, speed)


def _glass(canvas: Canvas, left: float, top: float, wide: float, stage: Set, far: float, rng: random.Random) -> None:
    """One front: bands of glass that have the sky in them, a lighter entrance below."""
    unit, light, foot = stage.unit, stage.light, stage.horizon + 2 * stage.unit
    wall = light.far(rng.choice(_WALLS), far)
    tones = [argb(mix(wall, light.glow, 0.2)), argb(wall), argb(mix(wall, light.shade, 0.36))]
    canvas.drawRect(pieces.box(left, top, wide, foot - top), pieces.across(left, left + wide, tones, [0.0, 0.6, 1.0]))
    lit = {Hour.NIGHT: 0.45, Hour.GOLDEN: 0.2, Hour.DAWN: 0.14}.get(stage.hour, 0.0)
    step, columns = 3.1 * unit, max(3, round(wide / (3.2 * unit)))
    cell = wide / columns
    for row in range(int((foot - 12 * unit - top) / step)):
        y = top + 1.4 * unit + row * step
        if y < -step:
            continue
        sky = mix(light.sky[1], light.sky[2], min(1.0, max(0.0, y / stage.horizon)))
        for column in range(columns):
            is_lit = rng.random() < lit
            shine = 0.12 * ((column + row // 5) % 3)
            glass = (
                mix((255, 216, 140), light.haze, 0.5 * far) if is_lit else mix(mix(wall, sky, 0.55), light.glow, shine)
            )
            canvas.drawRect(
                pieces.box(left + (column + 0.1) * cell, y, 0.8 * cell, 2.2 * unit), brush.fill(glass, 0.92)
            )
    door = pieces.box(left + 0.12 * wide, foot - 9 * unit, 0.76 * wide, 8 * unit)
    glow = (255, 224, 160) if light.is_dark else mix(light.sky[2], (255, 255, 255), 0.3)
    canvas.drawRect(
        door, brush.vertical(door.top(), door.bottom(), [argb(mix(glow, light.haze, far)), argb(mix(wall, glow, 0.4))])
    )
    for k in range(5):
        x = door.left() + door.width() * k / 4
        canvas.drawLine(x, door.top(), x, door.bottom(), brush.line(mix(wall, light.shade, 0.4), 0.5 * unit))
    pieces.panel(
        canvas,
        pieces.box(left + 0.06 * wide, foot - 11 * unit, 0.88 * wide, 2 * unit),
        rng.choice(_WALLS),
        stage,
        far=far,
    )


def pool(stage: Set) -> Backdrop:
    """This will be an open-air pool: sunshades and a hedge, the tiled edge with its ladders, lanes between floats."""
    return [*sky_layers(stage), *around_pool(stage, stage.floor - 0.13 * stage.height)], []


def around_pool(stage: Set, edge: float) -> list[Layer]:
    """This will be a pool whose far edge lies at `edge` (pixels from above), and what stands behind it."""
    unit = stage.unit
    return [
        band(stage, partial(_hedge, stage=stage, foot=edge - 5 * unit), edge - 40 * unit, edge - 4 * unit, 0.3),
        band(stage, partial(_deck, stage=stage, edge=edge), edge - 32 * unit, edge + unit, 0.6),
        band(stage, partial(_lanes, stage=stage, edge=edge), edge, stage.height, 0.8),
    ]


def _hedge(canvas: Canvas, period: float, stage: Set, foot: float) -> None:
    def tree(at: float, rng: random.Random) -> None:
        high = stage.unit * rng.uniform(16, 30)
        pieces.foliage(
            canvas,
            at,
            foot - 0.4 * high,
            0.36 * high,
            0.42 * high,
            rng.choice(((120, 172, 96), (96, 156, 104))),
            stage,
            0.28,
            rng,
        )

    pieces.row(canvas, stage, period, 11, 451, tree, 20)
    pieces.panel(canvas, pieces.box(0, foot - 6 * stage.unit, period, 8 * stage.unit), (96, 160, 92), stage, far=0.2)


def _deck(canvas: Canvas, period: float, stage: Set, edge: float) -> None:
    unit, light = stage.unit, stage.light
    pieces.panel(canvas, pieces.box(0, edge - 9 * unit, period, 10 * unit), (236, 222, 196), stage, far=0.06)
    for k, x in enumerate(every(stage, period, 46)):
        for shift in (-period, 0.0, period):
            _sunshade(canvas, x + shift + 10 * unit, edge - 6 * unit, _SHADES[k % 4], stage)
            _ladder(canvas, x + shift + 36 * unit, edge, stage)
    for k, x in enumerate(every(stage, period, 3.2)):
        tone = ((92, 190, 214), (236, 248, 250))[k % 2]
        canvas.drawRect(
            pieces.box(x, edge - 2.6 * unit, period / len(every(stage, period, 3.2)), 2.6 * unit),
            brush.fill(light.lit(tone)),
        )
    canvas.drawRect(pieces.box(0, edge - 3.6 * unit, period, 1.2 * unit), brush.fill(light.bright((252, 250, 244))))


def _sunshade(canvas: Canvas, x: float, foot: float, colour: Colour, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    pieces.panel(
        canvas,
        pieces.box(x + 3 * unit, foot - 2.6 * unit, 14 * unit, 1.4 * unit),
        (250, 250, 246),
        stage,
        round_by=0.6 * unit,
    )
    pieces.panel(
        canvas,
        pieces.box(x + 3 * unit, foot - 6.6 * unit, 1.6 * unit, 5 * unit),
        (250, 250, 246),
        stage,
        round_by=0.6 * unit,
    )
    pieces.post(canvas, x, foot, foot - 19 * unit, 0.7 * unit, (200, 170, 130), stage)
    for k in range(6):
        left, right = x + (k - 3) * 3.4 * unit, x + (k - 2) * 3.4 * unit
        tone = colour if k % 2 else (250, 246, 236)
        gore = brush.polygon([(x, foot - 24 * unit), (left, foot - 17 * unit), (right, foot - 17 * unit)])
        canvas.drawPath(gore, brush.fill(mix(light.lit(tone), light.shade, 0.04 * k)))


def _ladder(canvas: Canvas, x: float, edge: float, stage: Set) -> None:
    unit, steel = stage.unit, brush.line(stage.light.bright((216, 224, 232)), 0.8 * stage.unit)
    for side in (-1, 1):
        bow = brush.smooth(
            [
                (x + side * 2.2 * unit, edge + unit),
                (x + side * 2.2 * unit, edge - 6 * unit),
                (x + side * 2.6 * unit, edge - 8 * unit),
                (x + side * 3.4 * unit, edge - 3 * unit),
            ],
            False,
        )
        canvas.drawPath(bow, steel)
    canvas.drawLine(x - 2.2 * unit, edge - 1.6 * unit, x + 2.2 * unit, edge - 1.6 * unit, steel)


def _lanes(canvas: Canvas, period: float, stage: Set, edge: float) -> None:
    """Water over tiles, and the floats between the lanes: the nearer the larger."""
    unit, light, rng = stage.unit, stage.light, stage.rng(452)
    far, near = light.water
    canvas.drawRect(
        pieces.box(0, edge, period, stage.height - edge),
        brush.vertical(edge, stage.height, [argb(mix(near, (255, 255, 255), 0.25)), argb(near), argb(far)]),
    )
    for _ in range(120):
        share = rng.random()
        wide = unit * (1.5 + 5 * share)
        at = pieces.box(rng.uniform(0, period), edge + share * (stage.height - edge), wide, 0.3 * wide)
        canvas.drawArc(at, 20, 140, False, brush.line(light.bright((255, 255, 255)), 0.25 * unit, 0.4))
    for share, size in ((0.14, 0.7), (0.42, 1.0), (0.86, 1.4)):
        y, count = edge + share * (stage.floor - edge), round(period / (2.4 * size * unit))
        for k in range(count):
            tone = (224, 60, 60) if k // 4 % 2 else (250, 250, 250)
            canvas.drawOval(
                pieces.box(period * k / count, y - 0.5 * size * unit, 2.1 * size * unit, size * unit),
                brush.fill(light.lit(tone)),
            )
