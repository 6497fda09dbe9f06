"""The sets one pays to get into: a circus, a bowling alley, an arcade."""

from __future__ import annotations

import math
import random
from functools import partial

import skia

from generation.engine.animatic.picture import brush, scenery
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.picture.sets import pieces
from generation.engine.animatic.picture.sets.backdrop import Backdrop, band
from generation.engine.animatic.picture.sets.rooms import deep_room, every, paint_boards, paint_wall
from generation.engine.animatic.script import Colour

_CANVAS: tuple[Colour, Colour] = ((206, 46, 52), (250, 236, 208))
_BULB: Colour = (255, 214, 130)
_SCREENS: tuple[Colour, ...] = ((255, 76, 160), (70, 220, 255), (255, 200, 70), (150, 110, 255), (90, 250, 170))


def circus(stage: Set) -> Backdrop:
    """This will be a circus: striped canvas drawn up to its masts, rows of people, sawdust and the ring's edge."""
    unit = stage.unit
    layers, _ = deep_room(
        stage, partial(_tent, stage=stage), partial(_tribune, stage=stage), partial(_ring, stage=stage)
    )
    return layers, [band(stage, partial(_kerb, stage=stage), stage.height - 11 * unit, stage.height, 1.25)]


def _tent(canvas: Canvas, period: float, stage: Set) -> None:
    light, unit, line = stage.light, stage.unit, stage.horizon
    eaves = line - 30 * unit
    masts = every(stage, period, 96)
    cell, stripes = period / len(masts), 12
    canvas.drawPaint(
        brush.vertical(0, eaves, [argb(mix(light.lit((90, 22, 46)), light.shade, 0.4)), argb(light.lit((140, 34, 48)))])
    )
    for mast in masts:
        middle = mast + cell / 2
        for k in range(stripes):
            left, right = mast + cell * k / stripes, mast + cell * (k + 1) / stripes
            up = [middle + 0.16 * (x - middle) for x in (left, right)]
            tone = mix(light.lit(_CANVAS[k % 2]), light.shade, 0.14 + 0.2 * abs(k + 0.5 - stripes / 2) / stripes)
            tones = [argb(mix(tone, light.shade, 0.5)), argb(tone)]
            fold = brush.polygon([(up[0], 0), (up[1], 0), (right, eaves), (left, eaves)])
            canvas.drawPath(fold, brush.vertical(0, eaves, tones))
    _valance(canvas, period, stage, eaves, cell / stripes)
    canvas.drawRect(
        pieces.box(0, eaves + 3 * unit, period, line - eaves),
        brush.fill(mix(light.lit((74, 34, 66)), light.shade, 0.3)),
    )
    for mast in masts:
        pieces.post(canvas, mast + cell / 2, line, 0, 1.8 * unit, (214, 176, 110), stage)
        _bulbs(canvas, (mast, mast + cell), eaves, stage)
    pieces.shafts(
        canvas, period, stage, top=0, bottom=line, colour=(255, 240, 206), alpha=0.2, every=30, salt=402, lean=0.2
    )


def _valance(canvas: Canvas, period: float, stage: Set, eaves: float, wide: float) -> None:
    """Scallops all along where the roof ends."""
    unit, light = stage.unit, stage.light
    for k in range(round(period / wide)):
        tone = mix(light.lit(_CANVAS[k % 2]), light.shade, 0.12)
        canvas.drawRoundRect(pieces.box(k * wide, eaves - unit, wide, 5 * unit), wide / 2, 2.4 * unit, brush.fill(tone))
    canvas.drawLine(0, eaves, period, eaves, brush.line(light.lit((240, 192, 90)), 0.9 * unit))


def _bulbs(canvas: Canvas, ends: tuple[float, float], eaves: float, stage: Set) -> None:
    """Lamps on a wire from mast to eaves to mast."""
    left, right = ends
    for k in range(13):
        share = k / 12
        x, y = left + (right - left) * share, eaves * (0.78 - 0.6 * (1 - abs(2 * share - 1)) ** 0.7)
        pieces.glow_lamp(canvas, x, y, 0.7 * stage.unit, stage, _BULB)


def _tribune(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, line = stage.unit, stage.light, stage.horizon
    dusk = mix(light.lit((96, 48, 84)), light.shade, 0.25)
    pieces.crowd(canvas, period, stage, top=line - 23 * unit, foot=line - 6 * unit, rows=5, dusk=dusk, salt=401)
    pieces.panel(canvas, pieces.box(0, line - 6 * unit, period, 9 * unit), (196, 44, 54), stage)
    for x in every(stage, period, 16):
        for shift in (0.0, period):
            _star(canvas, x + shift + 4 * unit, line - 1.6 * unit, 2.3 * unit, light.bright((250, 212, 96)))
    for y in (line - 5.6 * unit, line + 2.4 * unit):
        canvas.drawLine(0, y, period, y, brush.line(light.lit((244, 200, 96)), 0.9 * unit))


def _star(canvas: Canvas, x: float, y: float, r: float, colour: Colour) -> None:
    turns = [math.pi * (k / 5 - 0.5) for k in range(10)]
    reach = [r if k % 2 == 0 else 0.42 * r for k in range(10)]
    canvas.drawPath(
        brush.polygon(
            [(x + out * math.cos(turn), y + out * math.sin(turn)) for turn, out in zip(turns, reach, strict=True)]
        ),
        brush.fill(colour),
    )


def _ring(canvas: Canvas, period: float, stage: Set) -> None:
    scenery.paint_ground(
        canvas, period, stage, far=(214, 168, 110), near=(190, 140, 88), speckle=(240, 204, 150), salt=403, count=420
    )
    for share in (0.25, 0.75):
        brush.glow(
            canvas,
            period * share,
            stage.floor + 2 * stage.unit,
            46 * stage.unit,
            13 * stage.unit,
            (255, 244, 206),
            0.42,
        )


def _kerb(canvas: Canvas, period: float, stage: Set) -> None:
    """The ring's near edge, before whoever performs."""
    unit, light = stage.unit, stage.light
    top, blocks = stage.height - 8 * unit, every(stage, period, 18)
    wide = period / len(blocks)
    for k, x in enumerate(blocks):
        colour = _CANVAS[k % 2] if k % 2 == 0 else (58, 92, 178)
        pieces.panel(canvas, pieces.box(x, top, wide + 1, 8 * unit), colour, stage, round_by=0.0)
        _star(canvas, x + wide / 2, top + 4.6 * unit, 2.2 * unit, light.lit((250, 222, 130)))
    pieces.panel(canvas, pieces.box(0, top - 1.6 * unit, period, 2.4 * unit), (244, 204, 104), stage)


def bowling_alley(stage: Set) -> Backdrop:
    """This will be a bowling alley: lanes that run away from us to their pins, screens above, a rack of balls."""
    unit, line = stage.unit, stage.horizon

    def wall(canvas: Canvas, period: float) -> None:
        paint_wall(canvas, stage, (40, 34, 84), (84, 58, 126))
        for k, x in enumerate(every(stage, period, 30)):
            _screen(canvas, pieces.box(x + 2 * unit, line - 40 * unit, 26 * unit, 9 * unit), _SCREENS[k % 5], stage, k)
        dark = pieces.box(0, line - 17 * unit, period, 17 * unit)
        canvas.drawRect(dark, brush.vertical(dark.top(), dark.bottom(), [argb((18, 12, 34)), argb((52, 38, 70))]))
        pieces.panel(canvas, pieces.box(0, line - 27 * unit, period, 11 * unit), (232, 96, 72), stage)
        _pattern(canvas, period, stage, line - 21.5 * unit)
        for x in every(stage, period, 30):
            _pins(canvas, x + 15 * unit, line - 0.5 * unit, stage)

    return [*deep_room(stage, wall, partial(_gutters, stage=stage), partial(_lanes, stage=stage))[0]], []


def _screen(canvas: Canvas, rect: skia.Rect, colour: Colour, stage: Set, salt: int) -> None:
    """Somebody's score, in a hand nobody can read."""
    rng, unit = stage.rng(410 + salt), stage.unit
    brush.glow(canvas, rect.centerX(), rect.centerY(), rect.width() * 0.7, rect.height() * 1.3, colour, 0.34)
    canvas.drawRoundRect(rect, unit, unit, brush.fill(mix((16, 14, 34), colour, 0.16)))
    for k in range(9):
        cell = pieces.box(rect.left() + (1.2 + 2.65 * k) * unit, rect.top() + 2 * unit, 2.3 * unit, 4.8 * unit)
        canvas.drawRect(cell, brush.line(mix(colour, (255, 255, 255), 0.3), 0.25 * unit))
        if rng.random() < 0.7:
            canvas.drawCircle(cell.centerX(), cell.centerY(), 0.6 * unit, brush.fill(colour))


def _pattern(canvas: Canvas, period: float, stage: Set, y: float) -> None:
    unit, light = stage.unit, stage.light
    for k, x in enumerate(every(stage, period, 15)):
        colour = light.lit(((255, 214, 96), (250, 244, 232), (84, 190, 206))[k % 3])
        _star(canvas, x + 7.5 * unit, y, 3.4 * unit, colour)


def _pins(canvas: Canvas, x: float, foot: float, stage: Set) -> None:
    unit = stage.unit
    brush.glow(canvas, x, foot - 6 * unit, 12 * unit, 9 * unit, (255, 244, 220), 0.5)
    for row, count in ((0, 4), (1, 3), (2, 2), (3, 1)):
        for k in range(count):
            at, y = x + (k - (count - 1) / 2) * 4.2 * unit, foot + (row - 3) * 0.5 * unit
            white = mix((252, 250, 244), stage.light.shade, 0.14 * (3 - row) / 3)
            canvas.drawOval(pieces.box(at - 1.15 * unit, y - 5 * unit, 2.3 * unit, 5 * unit), brush.fill(white))
            canvas.drawOval(pieces.box(at - 0.7 * unit, y - 8 * unit, 1.4 * unit, 4.4 * unit), brush.fill(white))
            canvas.drawLine(
                at - 0.55 * unit,
                y - 5.4 * unit,
                at + 0.55 * unit,
                y - 5.4 * unit,
                brush.line((214, 40, 48), 0.5 * unit),
            )


def _gutters(canvas: Canvas, period: float, stage: Set) -> None:
    """What divides the lanes at their far end."""
    unit, line = stage.unit, stage.horizon
    for x in every(stage, period, 30):
        for shift in (0.0, period):
            pieces.panel(
                canvas, pieces.box(x + shift - 2 * unit, line - 17 * unit, 4 * unit, 18 * unit), (66, 56, 110), stage
            )


def _lanes(canvas: Canvas, period: float, stage: Set) -> None:
    unit, light, line = stage.unit, stage.light, stage.horizon
    paint_boards(canvas, period, stage, (226, 172, 106), 12)
    lean, span, lanes = 0.42, stage.height - stage.horizon, every(stage, period, 30)
    wide = period / len(lanes)
    for x in [*lanes, period]:
        gutter = [
            (x - 2 * unit, line),
            (x + 2 * unit, line),
            (x + 4 * unit - lean * span, stage.height),
            (x - 4 * unit - lean * span, stage.height),
        ]
        for shift in (0.0, period):
            moved = [(a + shift, b) for a, b in gutter]
            canvas.drawPath(brush.polygon(moved), brush.fill(mix(light.lit((70, 58, 84)), light.shade, 0.2)))
    for x in lanes:
        for k in range(5):
            share = 0.34 + 0.05 * abs(k - 2)
            at = x + wide * (0.3 + 0.1 * k) - lean * share * span
            y = line + share * span
            tip = [(at, y - 1.6 * unit), (at + 0.8 * unit, y + unit), (at - 0.8 * unit, y + unit)]
            canvas.drawPath(brush.polygon(tip), brush.fill(light.lit((120, 60, 40)), 0.8))
        brush.glow(canvas, x + wide / 2, line + 6 * unit, 9 * unit, 9 * unit, (255, 250, 232), 0.36)


def arcade(stage: Set) -> Backdrop:
    """This will be an arcade: rows of machines that glow in the dark, a carpet of stars."""
    wall, machines, floor = (partial(paint, stage=stage) for paint in (_dark_wall, _machines, _starred))
    return deep_room(stage, wall, machines, floor, high=44)


def _dark_wall(canvas: Canvas, period: float, stage: Set) -> None:
    unit, line = stage.unit, stage.horizon
    paint_wall(canvas, stage, (26, 18, 60), (62, 30, 96))
    for k, y in enumerate((line - 66 * unit, line - 59 * unit)):
        canvas.drawLine(0, y, period, y, brush.line(_SCREENS[k], 2.4 * unit, 0.3))
        canvas.drawLine(0, y, period, y, brush.line(mix(_SCREENS[k], (255, 255, 255), 0.4), 0.7 * unit))
    for k, x in enumerate(every(stage, period, 34)):
        for shift in (0.0, period):
            _star(canvas, x + shift, line - 50 * unit, 4.4 * unit, mix(_SCREENS[k % 5], (40, 20, 80), 0.35))


def _machines(canvas: Canvas, period: float, stage: Set) -> None:
    for k, x in enumerate(every(stage, period, 17)):
        for shift in (0.0, period):
            _machine(canvas, x + shift, _SCREENS[k % 5], stage, stage.rng(420 + k))


def _starred(canvas: Canvas, period: float, stage: Set) -> None:
    unit, line = stage.unit, stage.horizon
    scenery.paint_ground(canvas, period, stage, far=(66, 40, 116), near=(44, 28, 84), speckle=(84, 56, 140), salt=404)
    rng = stage.rng(405)
    for _ in range(90):
        y = line + (stage.height - line) * rng.uniform(0.04, 1)
        size = unit * (0.4 + 1.3 * (y - line) / (stage.height - line))
        _star(canvas, rng.uniform(0, period), y, size, mix(rng.choice(_SCREENS), (60, 40, 110), 0.35))
    for k, x in enumerate(every(stage, period, 17)):
        brush.glow(canvas, x, line + 6 * unit, 10 * unit, 8 * unit, _SCREENS[k % 5], 0.3)


def _machine(canvas: Canvas, x: float, colour: Colour, stage: Set, rng: random.Random) -> None:
    """One cabinet from its front: a lit name, a screen with a game on it, a stick and two buttons."""
    unit, foot = stage.unit, stage.horizon + 3 * stage.unit
    body = mix(colour, (30, 18, 62), 0.7)
    side = brush.polygon(
        [
            (x - 6.6 * unit, foot),
            (x - 6.6 * unit, foot - 36 * unit),
            (x + 6.6 * unit, foot - 36 * unit),
            (x + 6.6 * unit, foot),
        ]
    )
    canvas.drawPath(
        side, brush.vertical(foot - 36 * unit, foot, [argb(mix(body, colour, 0.3)), argb(mix(body, (10, 6, 30), 0.4))])
    )
    name = pieces.box(x - 5.8 * unit, foot - 35 * unit, 11.6 * unit, 4.6 * unit)
    screen = pieces.box(x - 5 * unit, foot - 28.6 * unit, 10 * unit, 10.4 * unit)
    brush.glow(canvas, x, foot - 26 * unit, 13 * unit, 15 * unit, colour, 0.34)
    canvas.drawRoundRect(name, unit, unit, brush.fill(mix(colour, (255, 255, 255), 0.45)))
    canvas.drawRect(screen, brush.fill((12, 10, 34)))
    for _ in range(9):
        at = (screen.left() + unit * rng.randrange(1, 9), screen.top() + unit * rng.randrange(1, 9))
        canvas.drawRect(pieces.box(*at, unit, unit), brush.fill(rng.choice(_SCREENS)))
    desk = [
        (x - 6 * unit, foot - 17 * unit),
        (x + 6 * unit, foot - 17 * unit),
        (x + 7.2 * unit, foot - 13 * unit),
        (x - 7.2 * unit, foot - 13 * unit),
    ]
    canvas.drawPath(brush.polygon(desk), brush.fill(mix(body, (255, 255, 255), 0.2)))
    canvas.drawLine(
        x - 3 * unit, foot - 15 * unit, x - 3 * unit, foot - 18.4 * unit, brush.line((30, 26, 50), 0.6 * unit)
    )
    canvas.drawCircle(x - 3 * unit, foot - 18.6 * unit, unit, brush.fill((232, 56, 60)))
    for k in (1.4, 4.0):
        canvas.drawOval(
            pieces.box(x + k * unit - unit, foot - 15.8 * unit, 2 * unit, 1.2 * unit), brush.fill((250, 220, 90))
        )
