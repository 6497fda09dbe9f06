"""The set of a harbour: painted houses on the far shore, a lighthouse, boats that ride at their moorings, a wooden quay."""

from __future__ import annotations

import math
import random
from functools import partial

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import Layer, wrapped
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.mobiles import Piece, Stance, mobile, sprite
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band, hills, sky_layers
from generation.engine.animatic.picture.sets.rooms import every, paint_boards
from generation.engine.animatic.script import Colour

_HULLS: tuple[Colour, ...] = ((206, 66, 62), (46, 96, 152), (244, 240, 232), (46, 130, 120))
_WALLS: tuple[Colour, ...] = (
    (226, 110, 92),
    (244, 200, 120),
    (120, 164, 190),
    (240, 226, 208),
    (150, 182, 140),
    (204, 130, 140),
)
_SWELL_S = 3.1


def harbour(stage: Set) -> Backdrop:
    """This will be a harbour: houses and cranes across the water, boats that rock, bollards on the quay's boards."""
    unit, line = stage.unit, stage.horizon
    return (
        [
            *moorings(stage),
            band(stage, partial(_planks, stage=stage), line, stage.height, 1.0),
            band(stage, partial(_on_the_quay, stage=stage), line - 14 * unit, line + 6 * unit, 0.95),
        ],
        [],
    )


def moorings(stage: Set) -> list[Layer]:
    """This will be all that lies beyond the quay: the far shore, the water, the boats on it."""
    unit, line = stage.unit, stage.horizon
    return [
        *sky_layers(stage),
        hills(stage, 9.0, (128, 156, 150), 0.55, 691, 0.08),
        band(stage, partial(_far_shore, stage=stage), 0, line - 8 * unit, 0.2),
        mobile(stage, 0.2, _beam(stage)),
        band(stage, partial(_basin, stage=stage), line - 11 * unit, line + 3 * unit, 0.35),
        mobile(stage, 0.5, *_boats(stage)),
    ]


def _lighthouse_at(stage: Set) -> tuple[float, float]:
    """Where its lamp is, pixels of the layer."""
    return 0.2 * stage.width, stage.horizon - 11 * stage.unit - min(30 * stage.unit, 0.56 * stage.horizon)


def _far_shore(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    foot, rng = stage.horizon - 8 * unit, stage.rng(692)
    canvas.drawRect(pieces.box(0, foot - 2 * unit, period, 2.4 * unit), brush.fill(light.far((150, 142, 138), 0.25)))
    x = 0.0
    while x < period - 8 * unit:
        wide, high = unit * rng.uniform(7, 10.5), unit * rng.uniform(11, 17)
        if not 0.13 * stage.width < x < 0.26 * stage.width:
            _gabled(canvas, (x, foot - 2 * unit, wide, high), rng.choice(_WALLS), stage, rng)
        x += wide
    _crane(canvas, 1.14 * stage.width, foot, stage)
    _lighthouse(canvas, foot, stage)


def _gabled(
    canvas: Canvas, box: tuple[float, float, float, float], colour: Colour, stage: Set, rng: random.Random
) -> None:
    """A narrow house with its gable to the water."""
    unit, light = stage.unit, stage.light
    x, foot, wide, high = box
    wall = light.far(colour, 0.2)
    face = brush.polygon(
        [
            (x, foot),
            (x, foot - high),
            (x + wide / 2, foot - high - 0.55 * wide),
            (x + wide, foot - high),
            (x + wide, foot),
        ]
    )
    canvas.drawPath(
        face,
        brush.vertical(
            foot - high - wide, foot, [argb(mix(wall, light.glow, 0.12)), argb(mix(wall, light.shade, 0.12))]
        ),
    )
    roof = brush.line(light.far((132, 78, 70), 0.2), 1.2 * unit)
    canvas.drawLine(x - 0.3 * unit, foot - high + 0.3 * unit, x + wide / 2, foot - high - 0.55 * wide, roof)
    canvas.drawLine(x + wide + 0.3 * unit, foot - high + 0.3 * unit, x + wide / 2, foot - high - 0.55 * wide, roof)
    for row in range(int(high // (4.4 * unit))):
        for column in (0.28, 0.72):
            pane = pieces.box(x + column * wide - unit, foot - high + (1 + 4.4 * row) * unit, 2 * unit, 2.6 * unit)
            is_lit = rng.random() < (0.7 if light.is_dark else 0.0)
            canvas.drawRect(pane, brush.fill((255, 216, 130) if is_lit else light.far((88, 110, 134), 0.25)))
            canvas.drawRect(pane, brush.line(light.far((250, 246, 238), 0.2), 0.4 * unit))


def _crane(canvas: Canvas, x: float, foot: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    steel = brush.line(light.far((226, 150, 60), 0.2), 1.1 * unit)
    high = min(34 * unit, 0.6 * stage.horizon)
    for side in (-4, 4):
        canvas.drawLine(x + side * unit, foot, x + 0.5 * side * unit, foot - high, steel)
    for k in range(5):
        y = foot - high * (k + 0.5) / 5
        canvas.drawLine(
            x - 3 * unit, y, x + 3 * unit, y - 3 * unit, brush.line(light.far((226, 150, 60), 0.2), 0.5 * unit)
        )
    canvas.drawLine(x - 9 * unit, foot - high, x + 22 * unit, foot - high - 5 * unit, steel)
    canvas.drawLine(
        x + 20 * unit,
        foot - high - 4.6 * unit,
        x + 20 * unit,
        foot - high + 9 * unit,
        brush.line(light.dim((110, 110, 120)), 0.4 * unit),
    )
    pieces.panel(
        canvas, pieces.box(x + 16 * unit, foot - high + 9 * unit, 8 * unit, 4.4 * unit), (52, 120, 150), stage, far=0.15
    )


def _lighthouse(canvas: Canvas, foot: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    x, lamp = _lighthouse_at(stage)
    base = pieces.box(x - 9 * unit, foot - 4 * unit, 18 * unit, 5 * unit)
    canvas.drawRoundRect(base, 2 * unit, 2 * unit, brush.fill(light.far((132, 128, 130), 0.2)))
    tower = brush.polygon(
        [
            (x - 4 * unit, foot - 3 * unit),
            (x - 2.6 * unit, lamp + 2.4 * unit),
            (x + 2.6 * unit, lamp + 2.4 * unit),
            (x + 4 * unit, foot - 3 * unit),
        ]
    )
    canvas.save()
    canvas.clipPath(tower, True)
    high = foot - 3 * unit - lamp
    for k in range(6):
        tone = light.far((214, 66, 60) if k % 2 else (250, 246, 240), 0.12)
        canvas.drawRect(pieces.box(x - 5 * unit, lamp + high * k / 6, 10 * unit, high / 6 + 1), brush.fill(tone))
    canvas.drawRect(pieces.box(x + 0.8 * unit, lamp, 5 * unit, high), brush.fill(light.shade, 0.16))
    canvas.restore()
    canvas.drawRect(
        pieces.box(x - 3.6 * unit, lamp + 2 * unit, 7.2 * unit, 0.9 * unit), brush.fill(light.dim((70, 74, 86)))
    )
    canvas.drawRect(pieces.box(x - 1.8 * unit, lamp - 1.8 * unit, 3.6 * unit, 3.8 * unit), brush.fill((255, 240, 180)))
    brush.glow(canvas, x, lamp, 5 * unit, 5 * unit, (255, 236, 160), 0.9 if light.is_dark else 0.4)
    canvas.drawArc(
        pieces.box(x - 2.6 * unit, lamp - 4.6 * unit, 5.2 * unit, 6 * unit),
        180,
        180,
        True,
        brush.fill(light.far((214, 66, 60), 0.1)),
    )


def _beam(stage: Set) -> Piece:
    """The lighthouse's beam, seen in the dark: it turns, so it grows, passes over us and shrinks."""
    unit, long = stage.unit, 46 * stage.unit

    def paint(canvas: Canvas) -> None:
        cone = brush.polygon([(0, 6 * unit), (long, 0), (long, 12 * unit)])
        canvas.drawPath(cone, pieces.across(0, long, [argb((255, 240, 180), 0.5), argb((255, 240, 180), 0.0)]))

    x, lamp = _lighthouse_at(stage)

    def stance(now_s: float) -> Stance | None:
        return Stance(x, lamp, wide=math.cos(2 * math.pi * now_s / 5.0)) if stage.light.is_dark else None

    return Piece((sprite(long, 12 * unit, paint),), (0, 6 * unit), stance, is_light=True)


def _basin(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, line = stage.unit, stage.light, stage.horizon
    far, near = light.water
    top = line - 9.4 * unit
    canvas.drawRect(
        pieces.box(0, top, period, 13 * unit),
        brush.vertical(top, line + 2 * unit, [argb(far), argb(mix(far, near, 0.5)), argb(near)]),
    )
    rng = stage.rng(693)
    for _ in range(110):
        x, y = rng.uniform(0, period), top + unit * 10 * rng.random() ** 0.8
        canvas.drawOval(
            pieces.box(x, y, unit * rng.uniform(1.5, 5), 0.3 * unit),
            brush.fill(light.bright((236, 248, 252)), rng.uniform(0.2, 0.6)),
        )
    if light.is_dark:
        for x in every(stage, period, 9):
            canvas.drawRect(pieces.box(x, top, 1.2 * unit, unit * rng.uniform(3, 7)), brush.fill((255, 214, 130), 0.35))


def _boats(stage: Set) -> list[Piece]:
    """Yachts and fishing boats, each rocking in its own time."""
    unit, period = stage.unit, 2.0 * stage.width
    rng = stage.rng(694)
    boats = []
    places = every(stage, period, 27)
    for k, x in enumerate(places):
        high = min(unit * rng.uniform(30, 38), 0.72 * stage.horizon)
        paint = (
            partial(_yacht, stage=stage, colour=_HULLS[k % 4], high=high)
            if k % 3 != 1
            else partial(_trawler, stage=stage, colour=_HULLS[(k + 1) % 2], high=high)
        )
        image = sprite(26 * unit, high + 6 * unit, paint)
        boats.append(
            Piece(
                (image,),
                (13 * unit, high + unit),
                partial(
                    _rocking,
                    x=x + 6 * unit,
                    y=stage.horizon - (1.6 + 1.4 * (k % 2)) * unit,
                    unit=unit,
                    phase=rng.uniform(0, 6.28),
                ),
            )
        )
    return boats


def _rocking(now_s: float, *, x: float, y: float, unit: float, phase: float) -> Stance:
    turn = 2 * math.pi * now_s / _SWELL_S + phase
    return Stance(x, y + 0.5 * unit * math.sin(turn), lean=0.036 * math.sin(turn + 1.1))


def _hull(canvas: Canvas, y: float, colour: Colour, stage: Set) -> None:
    """From its stern at 2 units to its bow at 24; `y` is the water's line."""
    unit, light = stage.unit, stage.light
    hull = skia.Path()
    hull.moveTo(2 * unit, y - 4.4 * unit)
    hull.lineTo(24.4 * unit, y - 5.4 * unit)
    hull.quadTo(22 * unit, y + 1.6 * unit, 18 * unit, y + 1.8 * unit)
    hull.lineTo(6 * unit, y + 1.8 * unit)
    hull.quadTo(3 * unit, y + 1.4 * unit, 2 * unit, y - 4.4 * unit)
    canvas.drawPath(
        hull,
        brush.vertical(
            y - 5 * unit, y + 2 * unit, [argb(light.bright(colour)), argb(light.lit(colour)), argb(light.dim(colour))]
        ),
    )
    canvas.drawLine(
        2.4 * unit, y - 3.6 * unit, 23.6 * unit, y - 4.4 * unit, brush.line(light.bright((252, 250, 244)), 0.7 * unit)
    )
    canvas.drawOval(
        pieces.box(4 * unit, y + 0.8 * unit, 18 * unit, 1.6 * unit), brush.fill(light.bright((240, 250, 252)), 0.5)
    )


def _yacht(canvas: Canvas, stage: Set, colour: Colour, high: float) -> None:
    """A mast with its stays and a furled sail."""
    unit, light, y = stage.unit, stage.light, high + stage.unit
    spar = light.lit((226, 214, 196))
    canvas.drawLine(13 * unit, y - 4 * unit, 13 * unit, unit, brush.line(spar, 0.8 * unit))
    for end in ((24 * unit, y - 5 * unit), (3 * unit, y - 4.4 * unit)):
        canvas.drawLine(13 * unit, 1.4 * unit, *end, brush.line(light.dim((150, 150, 158)), 0.25 * unit))
    canvas.drawLine(
        13 * unit, y - 9 * unit, 3.6 * unit, y - 8 * unit, brush.line(light.bright((250, 246, 236)), 1.8 * unit)
    )
    canvas.drawLine(
        20 * unit, y - 7.4 * unit, 13.6 * unit, 7 * unit, brush.line(light.bright((250, 246, 236)), 0.9 * unit)
    )
    flag = brush.polygon([(13 * unit, unit), (17 * unit, 2.2 * unit), (13 * unit, 3.4 * unit)])
    canvas.drawPath(flag, brush.fill(light.lit((236, 96, 70))))
    pieces.panel(
        canvas, pieces.box(8 * unit, y - 7 * unit, 8 * unit, 2.6 * unit), (250, 248, 242), stage, round_by=unit
    )
    _hull(canvas, y, colour, stage)


def _trawler(canvas: Canvas, stage: Set, colour: Colour, high: float) -> None:
    """A fishing boat: wheelhouse, short mast, a boom with its net."""
    unit, light, y = stage.unit, stage.light, high + stage.unit
    canvas.drawLine(
        8.6 * unit, y - 4 * unit, 8.6 * unit, y - 24 * unit, brush.line(light.lit((196, 168, 130)), 0.9 * unit)
    )
    canvas.drawLine(
        8.6 * unit, y - 22 * unit, 22 * unit, y - 15 * unit, brush.line(light.lit((196, 168, 130)), 0.6 * unit)
    )
    net = brush.smooth(
        [
            (20.4 * unit, y - 15 * unit),
            (22.6 * unit, y - 9 * unit),
            (20 * unit, y - 5 * unit),
            (18.2 * unit, y - 9 * unit),
        ]
    )
    canvas.drawPath(net, brush.fill(light.lit((86, 150, 140)), 0.75))
    pieces.panel(
        canvas, pieces.box(10 * unit, y - 13 * unit, 7.4 * unit, 9 * unit), (250, 248, 240), stage, round_by=0.8 * unit
    )
    glass = (255, 226, 150) if light.is_dark else (104, 150, 180)
    for k in (10.9, 14.1):
        canvas.drawRect(pieces.box(k * unit, y - 11.4 * unit, 2.4 * unit, 3 * unit), brush.fill(glass))
    canvas.drawRect(pieces.box(9.4 * unit, y - 14 * unit, 8.6 * unit, 1.4 * unit), brush.fill(light.lit((214, 84, 64))))
    _hull(canvas, y, colour, stage)


def _planks(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light = stage.unit, stage.light
    paint_boards(canvas, period, stage, (176, 140, 106), 8)
    canvas.drawRect(pieces.box(0, stage.horizon, period, 2 * unit), brush.fill(light.dim((122, 92, 70))))
    for x in every(stage, period, 7):
        canvas.drawCircle(x, stage.horizon + unit, 0.4 * unit, brush.fill(light.dim((70, 60, 60))))


def _on_the_quay(canvas: Canvas, period: float, stage: Set) -> None:
    """Piles with a rope in swags, bollards, lobster pots, coils."""
    unit, light, foot = stage.unit, stage.light, stage.horizon + 4 * stage.unit
    places = every(stage, period, 21)
    wide = period / len(places)
    for k, x in enumerate(places):
        rope = skia.Path()
        rope.moveTo(x, foot - 9 * unit)
        rope.quadTo(x + wide / 2, foot - 2 * unit, x + wide, foot - 9 * unit)
        canvas.drawPath(rope, brush.line(light.lit((226, 200, 150)), 0.9 * unit))
        paint = partial((_pots, _bollard, _coil)[k % 3], canvas=canvas, stage=stage)
        wrapped(canvas, period, x + wide / 2, 8 * unit, paint)
    for k, x in enumerate([*places, period]):
        pieces.post(canvas, x, foot, foot - 11 * unit, 2.4 * unit, (134, 98, 70), stage)
        canvas.drawRect(
            pieces.box(x - 1.3 * unit, foot - 11 * unit, 2.6 * unit, 1.5 * unit),
            brush.fill(light.bright((250, 246, 238))),
        )
        if k % 2:
            ring = pieces.box(x - 2.4 * unit, foot - 8.6 * unit, 4.8 * unit, 4.8 * unit)
            canvas.drawOval(ring, brush.line(light.bright((250, 246, 238)), 1.3 * unit))
            for turn in (0, 90, 180, 270):
                canvas.drawArc(ring, turn, 34, False, brush.line(light.lit((222, 66, 58)), 1.3 * unit))


def _bollard(x: float, canvas: Canvas, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 5 * stage.unit
    pieces.post(canvas, x, foot, foot - 4 * unit, 2.6 * unit, (62, 66, 78), stage)
    canvas.drawOval(
        pieces.box(x - 2.4 * unit, foot - 5.4 * unit, 4.8 * unit, 2.2 * unit), brush.fill(light.lit((84, 90, 104)))
    )
    for k in (1.2, 2.0):
        canvas.drawLine(
            x - 1.6 * unit,
            foot - k * unit,
            x + 1.6 * unit,
            foot - k * unit,
            brush.line(light.lit((226, 200, 150)), 0.7 * unit),
        )


def _pots(x: float, canvas: Canvas, stage: Set) -> None:
    """Lobster pots, one on the other, and a red buoy."""
    unit, light, foot = stage.unit, stage.light, stage.horizon + 5 * stage.unit
    for y in (0.0, 4.2):
        pot = pieces.box(x - 4.6 * unit, foot - (4.2 + y) * unit, 7 * unit, 4 * unit)
        canvas.drawRoundRect(pot, 1.6 * unit, 1.6 * unit, brush.fill(light.dim((150, 118, 82)), 0.75))
        for k in range(1, 6):
            at = pot.left() + 1.17 * k * unit
            canvas.drawLine(
                at,
                pot.top() + 0.4 * unit,
                at,
                pot.bottom() - 0.4 * unit,
                brush.line(light.lit((206, 172, 120)), 0.3 * unit),
            )
        canvas.drawRoundRect(pot, 1.6 * unit, 1.6 * unit, brush.line(light.lit((206, 172, 120)), 0.6 * unit))
    brush.ball(canvas, x + 4.4 * unit, foot - 1.8 * unit, 1.9 * unit, (232, 92, 56), light)


def _coil(x: float, canvas: Canvas, stage: Set) -> None:
    unit, light, foot = stage.unit, stage.light, stage.horizon + 5 * stage.unit
    for k in range(4):
        loop = pieces.box(x - (3.6 - 0.3 * k) * unit, foot - (1.8 + 0.7 * k) * unit, (7.2 - 0.6 * k) * unit, 2 * unit)
        canvas.drawOval(loop, brush.line(mix(light.lit((222, 192, 138)), light.shade, 0.08 * (3 - k)), 0.8 * unit))
