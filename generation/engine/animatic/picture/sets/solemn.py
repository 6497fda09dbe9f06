"""The sets one lowers one's voice in: a church, a graveyard."""

from __future__ import annotations

import random
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas, Point
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, hills, sky_layers
from generation.engine.animatic.picture.sets.rooms import deep_room, every, paint_tiles_floor, paint_wall
from generation.engine.animatic.script import Colour

_GLASS: tuple[Colour, ...] = ((214, 58, 66), (54, 112, 200), (246, 196, 70), (70, 158, 96), (136, 84, 176))


def church(stage: Set) -> Backdrop:
    """This will be a church: pointed windows of coloured glass and their light on the stone, columns, pews, candles."""
    wall, pews, floor = (partial(paint, stage=stage) for paint in (_nave, _pews, _flags))
    return deep_room(stage, wall, pews, floor, high=20)


def _nave(canvas: Canvas, period: float, stage: Set) -> None:
    unit, line = stage.unit, stage.horizon
    paint_wall(canvas, stage, (176, 164, 156), (226, 212, 192))
    for k, x in enumerate(every(stage, period, 44)):
        _window(canvas, pieces.box(x + 13 * unit, line - 72 * unit, 18 * unit, 48 * unit), stage, 460 + k)
        for shift in (0.0, period):
            pieces.post(canvas, x + shift, line, 0, 7 * unit, (206, 194, 178), stage)
            for y, wide in ((line - 3 * unit, 10), (line - 86 * unit, 11)):
                pieces.panel(
                    canvas, pieces.box(x + shift - wide / 2 * unit, y, wide * unit, 3 * unit), (216, 204, 188), stage
                )
    pieces.shafts(
        canvas,
        period,
        stage,
        top=0.1 * line,
        bottom=line,
        colour=stage.light.glow,
        alpha=0.16,
        every=40,
        salt=461,
        lean=0.3,
    )


def _window(canvas: Canvas, rect: skia.Rect, stage: Set, salt: int) -> None:
    """A pointed window, its glass in leaded panes."""
    unit, light, rng = stage.unit, stage.light, stage.rng(salt)
    arch = skia.Path()
    arch.moveTo(rect.left(), rect.bottom())
    arch.lineTo(rect.left(), rect.top() + 0.6 * rect.width())
    arch.quadTo(rect.left(), rect.top() + 0.2 * rect.width(), rect.centerX(), rect.top())
    arch.quadTo(rect.right(), rect.top() + 0.2 * rect.width(), rect.right(), rect.top() + 0.6 * rect.width())
    arch.lineTo(rect.right(), rect.bottom())
    arch.close()
    stage.panes.append(rect)
    brush.glow(canvas, rect.centerX(), rect.centerY(), rect.width(), 0.7 * rect.height(), light.glow, 0.4)
    canvas.save()
    canvas.clipPath(arch, True)
    dim = 0.6 if light.is_dark else 0.12
    side = rect.width() / 4
    for row in range(round(rect.height() / side) + 1):
        for column in range(4):
            tone = mix(rng.choice(_GLASS), (255, 246, 214), 0.25 + 0.3 * rng.random())
            pane = pieces.box(rect.left() + column * side, rect.top() + row * side, side, side)
            canvas.drawRect(pane, brush.fill(mix(tone, light.shade, dim)))
            canvas.drawRect(pane, brush.line((44, 38, 48), 0.35 * unit))
    centre = (rect.centerX(), rect.top() + 0.75 * rect.width())
    for r, tone in ((0.34, (54, 112, 200)), (0.2, (246, 206, 96)), (0.09, (214, 58, 66))):
        canvas.drawCircle(*centre, r * rect.width(), brush.fill(mix(tone, light.shade, dim)))
        canvas.drawCircle(*centre, r * rect.width(), brush.line((44, 38, 48), 0.35 * unit))
    canvas.restore()
    canvas.drawPath(arch, brush.line(light.lit((216, 204, 188)), 1.6 * unit))


def _pews(canvas: Canvas, period: float, stage: Set) -> None:
    unit, foot, wood = stage.unit, stage.horizon + 3 * stage.unit, (132, 84, 56)
    for x in every(stage, period, 44):
        for shift in (0.0, period):
            left = x + shift + 4 * unit
            pieces.panel(
                canvas, pieces.box(left, foot - 13 * unit, 36 * unit, 9 * unit), wood, stage, round_by=0.6 * unit
            )
            pieces.panel(canvas, pieces.box(left - unit, foot - 6 * unit, 38 * unit, 2.4 * unit), (156, 102, 68), stage)
            for end in (left - unit, left + 34.4 * unit):
                pieces.panel(
                    canvas,
                    pieces.box(end, foot - 15 * unit, 2.6 * unit, 15 * unit),
                    (112, 70, 48),
                    stage,
                    round_by=unit,
                )
            _candle(canvas, x + shift, foot - 15 * unit, stage)


def _candle(canvas: Canvas, x: float, y: float, stage: Set) -> None:
    unit = stage.unit
    pieces.post(canvas, x, y + 15 * unit, y + 3 * unit, 0.8 * unit, (206, 168, 86), stage)
    canvas.drawRect(
        pieces.box(x - 0.7 * unit, y - 1.4 * unit, 1.4 * unit, 4.6 * unit),
        brush.fill(stage.light.bright((252, 246, 226))),
    )
    pieces.glow_lamp(canvas, x, y - 2.4 * unit, 0.8 * unit, stage, (255, 206, 120))


def _flags(canvas: Canvas, period: float, stage: Set) -> None:
    """Stone with a runner, and what the glass throws on it."""
    unit = stage.unit
    paint_tiles_floor(canvas, period, stage, (206, 194, 178), (186, 174, 160), 12)
    runner = pieces.box(0, stage.floor - 4 * unit, period, 12 * unit)
    pieces.panel(canvas, runner, (150, 44, 54), stage)
    for y in (runner.top() + unit, runner.bottom() - unit):
        canvas.drawLine(0, y, period, y, brush.line(stage.light.lit((226, 182, 96)), 0.6 * unit))
    for k, x in enumerate(every(stage, period, 15)):
        brush.glow(canvas, x, stage.floor + 3 * unit, 8 * unit, 4 * unit, _GLASS[k % 5], 0.2)


def graveyard(stage: Set) -> Backdrop:
    """This will be a graveyard: leaning stones and crosses, bare trees, an iron fence, mist over the grass."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *sky_layers(stage),
            hills(stage, 9, (98, 116, 112), 0.5, 471, 0.08),
            band(stage, partial(_bare_trees, stage=stage), line - 62 * unit, line + unit, 0.25),
            band(stage, partial(_railing, stage=stage), line - 22 * unit, line + 2 * unit, 0.4),
            band(stage, partial(_lawn, stage=stage), line, stage.height, 1.0),
            band(stage, partial(_stones, stage=stage), line - 20 * unit, line + 8 * unit, 0.8),
        ],
        [],
    )


def _bare_trees(canvas: Canvas, period: float, stage: Set) -> None:
    light, unit, line = stage.light, stage.unit, stage.horizon
    tone = mix(light.far((82, 72, 80), 0.25), light.shade, 0.3)

    def tree(at: float, rng: random.Random) -> None:
        high = unit * rng.uniform(34, 56)
        _bough(
            canvas, (at, line + unit), (at + rng.uniform(-3, 3) * unit, line - 0.5 * high), 0.06 * high, 4, tone, rng
        )

    pieces.row(canvas, stage, period, 34, 472, tree, 36)


def _bough(canvas: Canvas, foot: Point, tip: Point, wide: float, left: int, tone: Colour, rng: random.Random) -> None:
    canvas.drawLine(*foot, *tip, brush.line(tone, max(wide, 0.8)))
    if left:
        dx, dy = tip[0] - foot[0], tip[1] - foot[1]
        for turn in (-0.6, 0.1, 0.65):
            lean, share = turn + rng.uniform(-0.2, 0.2), rng.uniform(0.55, 0.75)
            on = (tip[0] + share * (dx - lean * dy), tip[1] + share * (dy + lean * dx))
            _bough(canvas, tip, on, 0.58 * wide, left - 1, tone, rng)


def _railing(canvas: Canvas, period: float, stage: Set) -> None:
    unit, line = stage.unit, stage.horizon
    iron = mix(stage.light.far((58, 60, 70), 0.1), stage.light.shade, 0.3)
    pen = brush.line(iron, 0.55 * unit)
    for x in every(stage, period, 3.2):
        canvas.drawLine(x, line + unit, x, line - 13 * unit, pen)
        spike = [(x - 0.7 * unit, line - 13 * unit), (x + 0.7 * unit, line - 13 * unit), (x, line - 16 * unit)]
        canvas.drawPath(brush.polygon(spike), brush.fill(iron))
    for y in (line - 3 * unit, line - 11 * unit):
        canvas.drawLine(0, y, period, y, pen)


def _lawn(canvas: Canvas, period: float, stage: Set) -> None:
    scenery.paint_ground(
        canvas, period, stage, far=(122, 146, 112), near=(84, 110, 84), speckle=(132, 156, 116), salt=473, count=420
    )
    haze = [argb(stage.light.haze, alpha) for alpha in (0.5, 0.3, 0.0)]
    mist = pieces.box(0, stage.horizon, period, 22 * stage.unit)
    canvas.drawRect(mist, brush.vertical(mist.top(), mist.bottom(), haze))


def _stones(canvas: Canvas, period: float, stage: Set) -> None:
    unit = stage.unit

    def stone(at: float, rng: random.Random) -> None:
        foot, wide, high = (
            stage.horizon + unit * rng.uniform(1, 6),
            unit * rng.uniform(7, 10),
            unit * rng.uniform(9, 15),
        )
        grey = rng.choice(((156, 160, 166), (136, 144, 146), (170, 164, 156)))
        canvas.save()
        canvas.translate(at, foot)
        canvas.rotate(rng.uniform(-7, 7))
        if rng.random() < 0.3:
            pieces.panel(canvas, pieces.box(-1.3 * unit, -high, 2.6 * unit, high), grey, stage, round_by=0.4 * unit)
            pieces.panel(
                canvas, pieces.box(-0.45 * wide, -0.78 * high, 0.9 * wide, 2.6 * unit), grey, stage, round_by=0.4 * unit
            )
        else:
            pieces.panel(canvas, pieces.box(-wide / 2, -high, wide, high + 2 * unit), grey, stage, round_by=0.46 * wide)
            for row in (0.62, 0.48, 0.34):
                y = -high * row
                canvas.drawLine(
                    -0.25 * wide, y, 0.25 * wide, y, brush.line(stage.light.dim((96, 98, 108)), 0.4 * unit, 0.7)
                )
        canvas.restore()
        canvas.drawOval(
            pieces.box(at - 0.7 * wide, foot - unit, 1.4 * wide, 2.4 * unit),
            brush.fill(stage.light.lit((96, 124, 90)), 0.9),
        )

    pieces.row(canvas, stage, period, 21, 474, stone, 14)
