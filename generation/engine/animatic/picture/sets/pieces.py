"""Small pieces that several sets are built of: trunks, leaves, rocks, columns, shafts of light, air between layers."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas, Point
from generation.engine.animatic.picture.layers import wrapped
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.scenery import Set
from generation.engine.animatic.script import Colour


def row(
    canvas: Canvas,
    stage: Set,
    period: float,
    every: float,
    salt: int,
    paint: Callable[[float, random.Random], None],
    reach: float = 30.0,
) -> None:
    """This will paint something again and again along a layer, about `every` units apart; `reach` is how far each goes."""
    rng, count = stage.rng(salt), max(2, round(period / (every * stage.unit)))
    for i in range(count):
        x, seed = period * (i + rng.uniform(0.15, 0.85)) / count, rng.random()

        def one(at: float, seed: float = seed) -> None:
            paint(at, random.Random(seed))  # noqa: S311 - variety, not secrecy; the same again beyond the layer's end

        wrapped(canvas, period, x, reach * stage.unit, one)


def across(left: float, right: float, colours: list[int], stops: list[float] | None = None) -> skia.Paint:
    """This will be a paint that runs from left to right."""
    shader = skia.GradientShader.MakeLinear([(left, 0), (right, 0)], colours, stops or [])
    return skia.Paint(AntiAlias=True, Shader=shader)


def box(x: float, y: float, wide: float, high: float) -> skia.Rect:
    """This will be a rectangle by its upper left corner."""
    return skia.Rect.MakeXYWH(x, y, wide, high)


def panel(
    canvas: Canvas, rect: skia.Rect, colour: Colour, stage: Set, *, round_by: float = 0.0, far: float = 0.0
) -> None:
    """This will paint an upright flat thing: lit above, deeper below."""
    light = stage.light
    top, low = light.far(mix(colour, (255, 255, 255), 0.1), far), mix(light.far(colour, far), light.shade, 0.22)
    paint = brush.vertical(rect.top(), rect.bottom(), [argb(top), argb(low)])
    canvas.drawRoundRect(rect, round_by, round_by, paint)


def post(
    canvas: Canvas, x: float, foot: float, top: float, wide: float, colour: Colour, stage: Set, far: float = 0.0
) -> None:
    """This will paint a round upright: a pole, a column, lit from the left."""
    light = stage.light
    lit, deep = mix(light.far(colour, far), light.glow, 0.22), mix(light.far(colour, far), light.shade, 0.36)
    paint = across(x - wide / 2, x + wide / 2, [argb(lit), argb(light.far(colour, far)), argb(deep)], [0.0, 0.4, 1.0])
    canvas.drawRect(skia.Rect.MakeLTRB(x - wide / 2, top, x + wide / 2, foot), paint)


def trunk(
    canvas: Canvas,
    x: float,
    foot: float,
    top: float,
    wide: float,
    colour: Colour,
    stage: Set,
    far: float,
    rng: random.Random,
) -> None:
    """This will paint a tree's trunk that stands on its roots and leans a little."""
    light, lean = stage.light, rng.uniform(-0.05, 0.05) * (foot - top)
    lit, deep = mix(light.far(colour, far), light.glow, 0.16), mix(light.far(colour, far), light.shade, 0.34)
    half, knee = wide / 2, foot - 1.6 * wide
    path = skia.Path()
    path.moveTo(x - wide * 1.1, foot)
    path.quadTo(x - half, foot - wide * 0.2, x - half * 0.95, knee)
    path.lineTo(x + lean - half * 0.62, top)
    path.lineTo(x + lean + half * 0.62, top)
    path.lineTo(x + half * 0.95, knee)
    path.quadTo(x + half, foot - wide * 0.2, x + wide * 1.2, foot + wide * 0.06)
    path.close()
    canvas.drawPath(
        path, across(x - wide, x + wide, [argb(lit), argb(light.far(colour, far)), argb(deep)], [0.15, 0.45, 0.85])
    )
    for _ in range(round(6 * (1 - far))):
        y, side = rng.uniform(top, knee), rng.uniform(-0.32, 0.32) * wide
        at = x + side + lean * (foot - y) / (foot - top)
        canvas.drawLine(at, y, at + lean * 0.02, y + wide * rng.uniform(0.6, 1.8), brush.line(deep, wide * 0.05, 0.5))


def foliage(
    canvas: Canvas, x: float, y: float, rx: float, ry: float, colour: Colour, stage: Set, far: float, rng: random.Random
) -> None:
    """This will paint a mass of leaves: deep within, lit in clumps towards the upper left."""
    light = stage.light
    base = light.far(colour, far)
    tones = (mix(base, light.shade, 0.34), mix(base, light.shade, 0.12), mix(base, light.glow, 0.16))
    for tone, share, shift in zip(tones, (1.0, 0.78, 0.46), (0.0, 0.12, 0.28), strict=True):
        path = skia.Path()
        for _ in range(11):
            turn, out = rng.uniform(0, 2 * math.pi), rng.random() ** 0.6
            dx, dy = math.cos(turn) * out * rx * share, math.sin(turn) * out * ry * share
            r = min(rx, ry) * rng.uniform(0.26, 0.46) * (0.7 + 0.3 * share)
            path.addCircle(x + dx - shift * rx * 0.6, y + dy - shift * ry, r)
        canvas.drawPath(path, brush.fill(tone))


def rock(
    canvas: Canvas,
    x: float,
    foot: float,
    wide: float,
    high: float,
    colour: Colour,
    stage: Set,
    far: float,
    rng: random.Random,
) -> None:
    """This will paint a rock of two faces, lit on the left."""
    light, base = stage.light, stage.light.far(colour, far)
    top = (x + rng.uniform(-0.15, 0.1) * wide, foot - high)
    left = [(x - wide / 2, foot), (x - wide * rng.uniform(0.36, 0.46), foot - high * rng.uniform(0.4, 0.6)), top]
    right = [(x + wide * rng.uniform(0.2, 0.34), foot - high * rng.uniform(0.55, 0.8)), (x + wide / 2, foot)]
    edge = (x + wide * rng.uniform(-0.05, 0.14), foot - high * 0.4)
    low = (x + wide * 0.04, foot)
    canvas.drawPath(brush.polygon([*left, *right]), brush.fill(mix(base, light.shade, 0.3)))
    lit = brush.vertical(foot - high, foot, [argb(mix(base, light.glow, 0.24)), argb(mix(base, light.shade, 0.1))])
    canvas.drawPath(brush.polygon([*left, edge, low]), lit)


def blades(
    canvas: Canvas,
    period: float,
    stage: Set,
    *,
    foot: tuple[float, float],
    high: tuple[float, float],
    colour: Colour,
    every: float,
    salt: int,
    far: float = 0.0,
) -> None:
    """This will paint blades of grass whose feet lie between two heights; `high` in units."""
    light = stage.light

    def tuft(at: float, rng: random.Random) -> None:
        low = rng.uniform(*foot)
        for _ in range(4):
            rise, lean = stage.unit * rng.uniform(*high), rng.uniform(-0.5, 0.5)
            x, half = at + stage.unit * rng.uniform(-1.2, 1.2), stage.unit * 0.22
            path = skia.Path()
            path.moveTo(x - half, low)
            path.quadTo(x, low - rise * 0.6, x + lean * rise, low - rise)
            path.quadTo(x + half, low - rise * 0.5, x + half, low)
            tone = mix(
                light.far(colour, far), light.glow if rng.random() < 0.5 else light.shade, rng.uniform(0.02, 0.2)
            )
            canvas.drawPath(path, brush.fill(tone))

    row(canvas, stage, period, every, salt, tuft, 4.0)


def air(
    canvas: Canvas, period: float, stage: Set, top: float, bottom: float, alpha: float, colour: Colour | None = None
) -> None:
    """This will lay the air that gathers low between two layers."""
    tone = colour or stage.light.haze
    paint = brush.vertical(top, bottom, [argb(tone, 0.0), argb(tone, alpha)])
    canvas.drawRect(skia.Rect.MakeLTRB(0, top, period, bottom), paint)


def shafts(
    canvas: Canvas,
    period: float,
    stage: Set,
    *,
    top: float,
    bottom: float,
    colour: Colour,
    alpha: float,
    every: float,
    salt: int,
    lean: float = 0.42,
) -> None:
    """This will paint shafts of light that fall from the upper left and fade towards the ground."""

    def shaft(at: float, rng: random.Random) -> None:
        wide, fall = stage.unit * rng.uniform(1.5, 6.5), bottom - top
        strong = alpha * rng.uniform(0.4, 1.0)
        corners = [(at, top), (at + wide, top), (at + wide * 2.1 + lean * fall, bottom), (at + lean * fall, bottom)]
        colours = [argb(colour, strong), argb(colour, strong * 0.55), argb(colour, 0.0)]
        paint = brush.vertical(top, bottom, colours, [0.0, 0.55, 1.0])
        paint.setBlendMode(skia.BlendMode.kPlus)
        canvas.drawPath(brush.polygon(corners), paint)

    row(canvas, stage, period, every, salt, shaft, (bottom - top) * lean / stage.unit + 15)


def leaf(canvas: Canvas, at: Point, turn: float, length: float, wide: float, colour: Colour, vein: Colour) -> None:
    """This will paint one large leaf from its stem outwards; `turn` in radians, 0 to the right, upwards negative."""
    canvas.save()
    canvas.translate(*at)
    canvas.rotate(math.degrees(turn))
    path = skia.Path()
    path.moveTo(0, 0)
    path.cubicTo(length * 0.2, -wide, length * 0.75, -wide * 0.8, length, 0)
    path.cubicTo(length * 0.75, wide * 0.8, length * 0.2, wide, 0, 0)
    canvas.drawPath(path, brush.vertical(-wide, wide, [argb(mix(colour, vein, 0.25)), argb(colour)]))
    canvas.drawLine(0, 0, length * 0.92, 0, brush.line(vein, max(wide * 0.08, 0.6), 0.7))
    canvas.restore()


def fern(
    canvas: Canvas, x: float, foot: float, high: float, colour: Colour, stage: Set, rng: random.Random, far: float = 0.0
) -> None:
    """This will paint a fern: fronds that spring from one place."""
    light = stage.light
    for k in range(7):
        turn = -math.pi / 2 + (k - 3) * 0.36 + rng.uniform(-0.1, 0.1)
        tone = mix(light.far(colour, far), light.glow if k < 3 else light.shade, rng.uniform(0.04, 0.22))
        reach = high * rng.uniform(0.75, 1.05)
        tip = (x + math.cos(turn) * reach, foot + math.sin(turn) * reach + abs(math.cos(turn)) * reach * 0.3)
        bend = (x + math.cos(turn) * reach * 0.5, foot + math.sin(turn) * reach * 0.75)
        path = skia.Path()
        path.moveTo(x, foot)
        path.quadTo(bend[0], bend[1] - high * 0.07, *tip)
        path.quadTo(bend[0], bend[1] + high * 0.09, x, foot)
        canvas.drawPath(path, brush.fill(tone))


def glow_lamp(canvas: Canvas, x: float, y: float, size: float, stage: Set, colour: Colour = (255, 214, 140)) -> None:
    """This will paint a lamp's bulb with its glow: strong in the dark, faint by day."""
    brush.glow(canvas, x, y, size * 5, size * 5, colour, 0.42 if stage.light.is_dark else 0.16)
    canvas.drawCircle(x, y, size, brush.fill(mix(colour, (255, 255, 255), 0.55)))


def table(canvas: Canvas, x: float, foot: float, wide: float, high: float, colour: Colour, stage: Set) -> None:
    """This will paint a table: a top and two legs."""
    unit = stage.unit
    for side in (-0.42, 0.42):
        post(canvas, x + side * wide, foot, foot - high, unit * 1.1, mix(colour, (60, 40, 40), 0.3), stage)
    panel(canvas, box(x - wide / 2, foot - high - unit, wide, 2 * unit), colour, stage, round_by=unit * 0.5)


def crowd(
    canvas: Canvas, period: float, stage: Set, *, top: float, foot: float, rows: int, dusk: Colour, salt: int
) -> None:
    """This will paint rows of people who watch, smaller and dimmer towards the top."""
    light, unit, rng = stage.light, stage.unit, stage.rng(salt)
    shirts = ((214, 92, 92), (240, 200, 120), (110, 160, 214), (176, 130, 196), (240, 236, 228), (104, 178, 140))
    skins = ((246, 206, 176), (226, 176, 140), (176, 124, 92), (124, 84, 64))
    step = (foot - top) / rows
    for level in range(rows):
        y, share = top + step * (level + 0.75), level / max(rows - 1, 1)
        size = unit * (0.72 + 0.4 * share)
        count = max(8, round(period / (2.9 * size)))
        for k in range(count):
            x = period * (k + 0.5 * (level % 2) + rng.uniform(-0.16, 0.16)) / count
            lift = rng.uniform(0, 0.5) * size
            tone, fade = light.lit(rng.choice(shirts)), 0.58 - 0.34 * share
            body = box(x - 1.15 * size, y - lift - size * 0.4, 2.3 * size, step + size * 1.6)
            canvas.drawRoundRect(body, size, size, brush.fill(mix(tone, dusk, fade)))
            canvas.drawCircle(
                x, y - lift - size, 0.82 * size, brush.fill(mix(light.lit(rng.choice(skins)), dusk, fade))
            )
