"""Pieces that sets are built from: skies, clouds, hills, trees, houses, grounds. Painted once, so they may be rich."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.brush import Canvas
from generation.engine.animatic.picture.layers import wrapped
from generation.engine.animatic.picture.light import Light, argb, mix
from generation.engine.animatic.script import Colour, Hour, Weather


@dataclass(frozen=True)
class Set:
    """The measures of a picture to build a set in; pixels."""

    width: int
    height: int
    horizon: float
    floor: float  # the line the actors stand on
    scale: float  # pixels a metre at the actors
    light: Light
    hour: Hour
    weather: Weather
    seed: int
    has_sun: bool = True  # False: the sun or moon is one of the cast
    panes: list[skia.Rect] = field(
        default_factory=list
    )  # windows, in pixels of the wall's layer: filled by whoever paints them

    @property
    def unit(self) -> float:
        """This will be a hundredth of the picture's geometric mean side: a size that looks alike in every shape."""
        return math.sqrt(self.width * self.height) / 100

    def rng(self, salt: int) -> random.Random:
        """This will be the set's own chance for one layer."""
        return random.Random(self.seed * 101 + salt)  # noqa: S311 - variety, not secrecy


def paint_sky(canvas: Canvas, period: float, stage: Set, has_sun: bool = True) -> None:
    """This will paint the sky with its sun or moon (unless we stand on it), stars and thin veils of cloud."""
    zenith, middle, low = (argb(colour) for colour in stage.light.sky)
    canvas.drawPaint(brush.vertical(0, stage.horizon * 1.02, [zenith, middle, low], [0.0, 0.55, 1.0]))
    rng = stage.rng(1)
    if stage.light.is_dark:
        _stars(canvas, period, stage, rng)
    if stage.weather in (Weather.CLEAR, Weather.WIND, Weather.SNOW) and has_sun and stage.has_sun:
        _sun(canvas, stage)


def _stars(canvas: Canvas, period: float, stage: Set, rng: random.Random) -> None:
    for _ in range(170):
        x, y = rng.uniform(0, period), stage.horizon * rng.random() ** 1.3
        size = stage.unit * rng.choice((0.1, 0.13, 0.16, 0.26))
        canvas.drawCircle(x, y, size, brush.fill((255, 255, 250), rng.uniform(0.35, 0.95)))


def _sun(canvas: Canvas, stage: Set) -> None:
    x, unit = stage.width * 0.24, stage.unit
    if stage.hour is Hour.NIGHT:
        y = stage.horizon * 0.3
        brush.glow(canvas, x, y, 22 * unit, 22 * unit, (190, 210, 255), 0.35)
        canvas.drawCircle(x, y, 5.2 * unit, brush.fill((246, 244, 226)))
        for dx, dy, r in ((-1.4, -0.8, 1.1), (1.2, 1.0, 0.8), (0.6, -1.8, 0.6)):
            canvas.drawCircle(x + dx * unit, y + dy * unit, r * unit, brush.fill((224, 220, 204)))
        return
    y = stage.horizon * (0.86 if stage.hour is Hour.GOLDEN else 0.72 if stage.hour is Hour.DAWN else 0.2)
    big = 60 if stage.hour is Hour.GOLDEN else 40
    brush.glow(canvas, x, y, big * unit, big * unit, stage.light.glow, 0.55)
    brush.glow(canvas, x, y, big * 0.4 * unit, big * 0.4 * unit, (255, 252, 232), 0.75)
    canvas.drawCircle(x, y, 6.4 * unit, brush.fill((255, 250, 226)))


def paint_clouds(canvas: Canvas, period: float, stage: Set) -> None:
    """This will paint heaped clouds, lit from the upper left."""
    rng = stage.rng(2)
    top, low = stage.light.bright((255, 255, 255)), mix(stage.light.sky[1], stage.light.dim((236, 236, 246)), 0.35)
    if stage.light.is_dark:
        top, low = mix(stage.light.sky[2], (255, 255, 255), 0.12), stage.light.sky[1]
    for i in range(7):
        x, y = period * (i + rng.uniform(0.1, 0.9)) / 7, stage.horizon * rng.uniform(0.1, 0.8)
        size = stage.unit * rng.uniform(3.0, 7.5) * (0.5 + 0.6 * (1 - y / stage.horizon))
        lumps = [(rng.uniform(-2.4, 2.4), rng.uniform(-0.5, 0.3), rng.uniform(0.5, 1.0)) for _ in range(8)]

        def one(at: float, y: float = y, size: float = size, lumps: list[tuple[float, float, float]] = lumps) -> None:
            _cloud(canvas, at, y, size, lumps, top, low)

        wrapped(canvas, period, x, size * 4, one)


def _cloud(
    canvas: Canvas, x: float, y: float, size: float, lumps: list[tuple[float, float, float]], top: Colour, low: Colour
) -> None:
    clip = skia.Path()
    for dx, dy, r in lumps:
        clip.addCircle(x + dx * size, y + (dy - r * 0.35) * size, r * size)
    base = skia.Rect.MakeXYWH(x - 3.2 * size, y - 0.35 * size, 6.4 * size, 0.9 * size)
    clip.addRoundRect(base, 0.45 * size, 0.45 * size)
    canvas.drawPath(clip, brush.vertical(y - 1.4 * size, y + 0.6 * size, [argb(top, 0.95), argb(low, 0.72)]))


def paint_hills(
    canvas: Canvas, period: float, stage: Set, *, base: float, rise: float, colour: Colour, distance: float, salt: int
) -> None:
    """This will paint a soft chain of hills whose crest lies around `base` - `rise`."""
    rng = stage.rng(salt)
    waves = [
        (rng.randint(1, 2), rng.uniform(0.5, 1.0), rng.uniform(0, 6.28)),
        (rng.randint(3, 4), 0.36, rng.uniform(0, 6.28)),
        (rng.randint(6, 8), 0.12, rng.uniform(0, 6.28)),
    ]

    def crest(x: float) -> float:
        return base - rise * (0.75 + 0.5 * sum(a * math.sin(2 * math.pi * n * x / period + p) for n, a, p in waves))

    points = [(x, crest(x)) for x in range(0, int(period) + 8, 8)]
    path = brush.polygon([*points, (period + 8, stage.height), (0, stage.height)])
    near = stage.light.far(colour, distance)
    canvas.drawPath(
        path,
        brush.vertical(base - rise * 1.6, base + rise * 0.4, [argb(mix(near, stage.light.glow, 0.12)), argb(near)]),
    )


def paint_peaks(
    canvas: Canvas, period: float, stage: Set, *, base: float, rise: float, distance: float, salt: int
) -> None:
    """This will paint pointed mountains with snow on their lit sides."""
    rng = stage.rng(salt)
    rock, snow = stage.light.far((104, 118, 156), distance), stage.light.far((250, 252, 255), distance * 0.45)
    shade = mix(snow, stage.light.far((120, 146, 200), distance), 0.62)
    for i in range(6):
        x, high, wide = (
            period * (i + rng.uniform(0.2, 0.8)) / 6,
            rise * rng.uniform(0.6, 1.15),
            rise * rng.uniform(0.75, 1.05),
        )

        def one(at: float, high: float = high, wide: float = wide) -> None:
            left, top, right = (at - wide, base), (at, base - high), (at + wide, base)
            canvas.drawPath(brush.polygon([left, top, (at + wide * 0.1, base)]), brush.fill(mix(rock, snow, 0.7)))
            canvas.drawPath(brush.polygon([top, right, (at + wide * 0.08, base)]), brush.fill(mix(rock, shade, 0.6)))
            cap = [
                (at - wide * 0.36, base - high * 0.64),
                top,
                (at + wide * 0.05, base - high * 0.5),
                (at - wide * 0.14, base - high * 0.58),
            ]
            canvas.drawPath(brush.polygon(cap), brush.fill(snow))

        wrapped(canvas, period, x, wide, one)


def paint_tree(
    canvas: Canvas, x: float, foot: float, high: float, stage: Set, colour: Colour, distance: float, rng: random.Random
) -> None:
    """This will paint a round-crowned tree: lumps of leaves, lit on the left."""
    trunk = stage.light.far((116, 84, 64), distance)
    canvas.drawLine(x, foot, x, foot - high * 0.5, brush.line(trunk, high * 0.075))
    for dx, dy, r, tone in (
        (0.0, 0.72, 0.27, -0.1),
        (-0.17, 0.6, 0.2, 0.05),
        (0.18, 0.58, 0.2, -0.2),
        (0.02, 0.52, 0.2, -0.1),
        (-0.1, 0.78, 0.18, 0.2),
    ):
        shade = mix(stage.light.dim(colour), stage.light.bright(colour), 0.5 + tone + rng.uniform(-0.08, 0.08))
        leaf = mix(shade, stage.light.haze, distance)
        centre = (x + (dx - 0.08) * high, foot - (dy + 0.08) * high)
        paint = brush.radial(
            centre, r * 1.3 * high, [argb(mix(leaf, stage.light.glow, 0.18)), argb(mix(leaf, stage.light.shade, 0.24))]
        )
        canvas.drawCircle(x + dx * high, foot - dy * high, r * high, paint)


def paint_pine(canvas: Canvas, x: float, foot: float, high: float, stage: Set, distance: float, has_snow: bool) -> None:
    """This will paint a pine of three tiers, with snow on them if it is that weather."""
    green = stage.light.far((52, 104, 92), distance)
    white = stage.light.far((250, 252, 255), distance * 0.6)
    canvas.drawLine(x, foot, x, foot - high * 0.2, brush.line(stage.light.far((92, 70, 62), distance), high * 0.07))
    for level, wide in ((0.12, 0.3), (0.36, 0.24), (0.6, 0.17)):
        base, top = foot - level * high, foot - (level + 0.4) * high
        canvas.drawPath(
            brush.polygon([(x - wide * high, base), (x, top), (x + wide * high, base)]),
            brush.fill(mix(green, stage.light.shade, 0.14)),
        )
        canvas.drawPath(brush.polygon([(x - wide * high, base), (x, top), (x, base)]), brush.fill(green))
        if has_snow:
            cap = [
                (x - wide * high * 0.55, base - 0.18 * high),
                (x, top),
                (x + wide * high * 0.5, base - 0.2 * high),
                (x, base - 0.13 * high),
            ]
            canvas.drawPath(brush.polygon(cap), brush.fill(white))


def paint_house_row(
    canvas: Canvas, period: float, stage: Set, *, foot: float, high: float, distance: float, salt: int
) -> None:
    """This will paint a row of city houses with windows, lit at night."""
    rng = stage.rng(salt)
    x = 0.0
    tints = ((214, 132, 108), (236, 196, 144), (128, 152, 176), (186, 156, 166), (150, 174, 158), (228, 172, 132))
    while x < period - 1:
        wide = min(stage.unit * rng.uniform(13, 24), period - x)
        if period - x - wide < stage.unit * 9:
            wide = period - x
        _house(canvas, (x, foot - high * rng.uniform(0.55, 1.1), wide, foot), stage, rng.choice(tints), distance, rng)
        x += wide


def _house(
    canvas: Canvas,
    box: tuple[float, float, float, float],
    stage: Set,
    colour: Colour,
    distance: float,
    rng: random.Random,
) -> None:
    x, top, wide, foot = box
    wall = stage.light.far(colour, distance)
    rect = skia.Rect.MakeLTRB(x, top, x + wide, foot)
    canvas.drawRect(
        rect,
        brush.vertical(top, foot, [argb(mix(wall, stage.light.glow, 0.1)), argb(mix(wall, stage.light.shade, 0.22))]),
    )
    side = skia.Rect.MakeLTRB(x + wide * 0.93, top, x + wide, foot)
    canvas.drawRect(side, brush.fill(stage.light.shade, 0.16))
    roof = skia.Rect.MakeLTRB(
        x - stage.unit * 0.3, top - stage.unit * 0.9, x + wide + stage.unit * 0.3, top + stage.unit * 0.2
    )
    canvas.drawRect(roof, brush.fill(mix(wall, stage.light.shade, 0.35)))
    step_x, step_y = stage.unit * 4.2, stage.unit * 5.6
    columns, rows = int((wide - stage.unit * 2) / step_x), int((foot - top - stage.unit * 3) / step_y)
    for column in range(columns):
        for row in range(rows):
            left = x + stage.unit * 1.6 + column * step_x + (wide - stage.unit * 2 - columns * step_x) / 2
            _window(canvas, left, top + stage.unit * 2.4 + row * step_y, stage, distance, rng)


def _window(canvas: Canvas, left: float, top: float, stage: Set, distance: float, rng: random.Random) -> None:
    is_lit = rng.random() < (0.55 if stage.light.is_dark else 0.12 if stage.hour is Hour.GOLDEN else 0.0)
    glass = (255, 214, 128) if is_lit else mix(stage.light.far((92, 116, 146), distance), stage.light.sky[2], 0.25)
    box = skia.Rect.MakeXYWH(left, top, stage.unit * 2.3, stage.unit * 3.4)
    canvas.drawRect(box, brush.fill(glass, 0.95))
    if is_lit:
        brush.glow(canvas, box.centerX(), box.centerY(), stage.unit * 3.4, stage.unit * 4.4, (255, 200, 110), 0.22)
    canvas.drawRect(box, brush.line(stage.light.far((244, 236, 226), distance + 0.1), stage.unit * 0.28, 0.8))


def paint_ground(
    canvas: Canvas,
    period: float,
    stage: Set,
    *,
    far: Colour,
    near: Colour,
    speckle: Colour,
    salt: int,
    count: int = 900,
) -> None:
    """This will paint a ground that comes towards us: paler far off, with flecks that grow nearer."""
    rng, light = stage.rng(salt), stage.light
    colours = [
        argb(light.far(far, 0.3)),
        argb(light.lit(mix(far, near, 0.4))),
        argb(light.lit(near)),
        argb(mix(light.lit(near), light.shade, 0.34)),
    ]
    paint = brush.vertical(stage.horizon, stage.height, colours, [0.0, 0.2, 0.5, 1.0])
    canvas.drawRect(skia.Rect.MakeLTRB(0, stage.horizon, period, stage.height), paint)
    for _ in range(count):
        share = rng.random() ** 1.6
        y = stage.horizon + share * (stage.height - stage.horizon)
        size = stage.unit * (0.12 + 0.62 * share) * rng.uniform(0.5, 1.2)
        x = rng.uniform(size * 2, period - size * 2)
        canvas.drawOval(
            skia.Rect.MakeXYWH(x, y, size * 2.6, size * 0.7), brush.fill(light.lit(speckle), rng.uniform(0.08, 0.32))
        )


def paint_vignette(canvas: Canvas, period: float, stage: Set) -> None:
    """This will darken the picture's edges a little and lay the light's warmth over its upper left."""
    colour, reach = stage.light.shade, max(stage.width, stage.height) * 0.72
    centre = (stage.width * 0.48, stage.height * 0.52)
    paint = brush.radial(centre, reach, [argb(colour, 0.0), argb(colour, 0.0), argb(colour, 0.42)], [0.0, 0.62, 1.0])
    canvas.drawRect(skia.Rect.MakeLTRB(0, 0, stage.width, stage.height), paint)
    if not stage.light.is_dark:
        brush.glow(canvas, 0, 0, stage.width * 1.2, stage.height * 0.55, stage.light.glow, 0.13)
