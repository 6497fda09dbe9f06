"""What lies under a play and is no floor of a set: a snowy slope, a puddle, a pit, lumps of earth, splinters."""

from __future__ import annotations

import math

import skia

from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.objects import Spot
from generation.engine.animatic.script import Colour


def paint_slope(spot: Spot, thing: Thing) -> None:
    """This will paint a hill down to the picture's lower edge, of its own ground; snow has the tracks of skis."""
    half, cos, sin = thing.width_m / 2 * spot.scale, math.cos(spot.angle), math.sin(spot.angle)
    left, right = (spot.x - half * cos, spot.y + half * sin), (spot.x + half * cos, spot.y - half * sin)
    low, light = max(left[1], right[1]) + 3000.0, spot.light
    shade = mix(thing.colour, (70, 100, 150), 0.14)
    tones = [argb(light.bright(thing.colour)), argb(light.lit(mix(thing.colour, shade, 0.8))), argb(light.dim(shade))]
    if min(thing.colour) > _SNOWY:
        tones[1:] = [argb(light.lit((226, 236, 250))), argb(light.dim((214, 226, 246)))]
    body = brush.polygon([left, right, (right[0], low), (left[0], low)])
    spot.canvas.drawPath(body, brush.vertical(left[1], left[1] + 6.0 * spot.scale, tones, [0.0, 0.4, 1.0]))
    pen = brush.line(light.dim(mix(thing.colour, shade, 0.8)), max(1.5, 0.03 * spot.scale), 0.7)
    for down in (0.1, 0.24) if min(thing.colour) > _SNOWY else ():
        spot.canvas.drawLine(left[0], left[1] + down * spot.scale, right[0], right[1] + down * spot.scale, pen)
    for k in range(26):
        share = (k + 0.5) / 26
        x, y = left[0] + (right[0] - left[0]) * share, left[1] + (right[1] - left[1]) * share
        size = (0.25 + 0.2 * math.sin(5.1 * k)) * spot.scale
        deep = (0.7 + 0.9 * abs(math.sin(2.3 * k))) * spot.scale
        brush.glow(spot.canvas, x, y + deep, 2.6 * size, size, light.dim(shade), 0.5)
    if min(thing.colour) <= _SNOWY:
        _tufts(spot, left, right, light.dim(shade))


_SNOWY = 230
_TUFTS = 120


def _tufts(spot: Spot, left: tuple[float, float], right: tuple[float, float], colour: Colour) -> None:
    """Grass or pebbles on a hill: by them one sees how fast somebody goes."""
    for k in range(_TUFTS):
        share, deep = (k + 0.4 * math.sin(7.7 * k)) / _TUFTS, (43758.5453 * math.sin(12.9898 * (k + 1))) % 1.0
        x = left[0] + (right[0] - left[0]) * share
        y = left[1] + (right[1] - left[1]) * share + (0.04 + 0.8 * deep) * spot.scale
        high = (0.05 + 0.05 * deep) * spot.scale
        pen = brush.line(colour, max(1.0, 0.014 * spot.scale), 0.7)
        for lean in (-0.5, 0.1, 0.6):
            spot.canvas.drawLine(x, y, x + lean * high, y - high, pen)


def paint_puddle(spot: Spot, thing: Thing) -> None:
    """This will paint what something melted to."""
    wide, deep = thing.width_m / 2 * spot.scale, 0.16 * thing.width_m * spot.scale
    light, box = spot.light, skia.Rect.MakeXYWH(spot.x - wide, spot.y - deep, 2 * wide, 2 * deep)
    tones = [argb(light.bright(mix(thing.colour, (200, 230, 255), 0.4)), 0.85), argb(light.dim(thing.colour), 0.85)]
    spot.canvas.drawOval(box, brush.vertical(box.top(), box.bottom(), tones))
    brush.glow(spot.canvas, spot.x - 0.3 * wide, spot.y - 0.35 * deep, 0.4 * wide, 0.3 * deep, light.glow, 0.7)


def paint_pit(spot: Spot, thing: Thing) -> None:
    """This will paint a hole in the ground, with the earth at its rim."""
    wide, deep = thing.width_m / 2 * spot.scale, 0.13 * thing.width_m * spot.scale
    for share, tone in ((1.0, thing.colour), (0.82, mix(thing.colour, (20, 12, 10), 0.55))):
        box = skia.Rect.MakeXYWH(spot.x - share * wide, spot.y - share * deep, 2 * share * wide, 2 * share * deep)
        spot.canvas.drawOval(box, brush.fill(spot.light.lit(tone) if share == 1.0 else spot.light.dim(tone)))


def paint_clod(spot: Spot, thing: Thing) -> None:
    """This will paint a lump of earth."""
    size = thing.width_m / 2 * spot.scale
    brush.egg(spot.canvas, spot.x, spot.y, 1.1 * size, 0.9 * size, thing.colour, spot.light)


def paint_shard(spot: Spot, thing: Thing) -> None:
    """This will paint a piece of something that burst."""
    w, h, cos, sin = thing.width_m / 2, thing.height_m / 2, math.cos(spot.angle), math.sin(spot.angle)
    corners = [(-w, -0.6 * h), (0.3 * w, -h), (w, 0.2 * h), (0.1 * w, h), (-0.8 * w, 0.5 * h)]
    placed = [
        (spot.x + (x * cos - y * sin) * spot.scale, spot.y - (x * sin + y * cos) * spot.scale) for x, y in corners
    ]
    spot.canvas.drawPath(brush.polygon(placed), brush.fill(spot.light.lit(thing.colour)))
    spot.canvas.drawLine(*placed[0], *placed[1], brush.line(spot.light.dim(thing.colour), max(1.0, 0.01 * spot.scale)))


def paint_knitting(spot: Spot, thing: Thing) -> None:
    """This will paint what is on the needles: stripes of stitches, and a fringe at its end."""
    wide, high = thing.width_m * spot.scale / 2, thing.height_m * spot.scale / 2
    colour, pale = spot.light.lit(thing.colour), spot.light.lit(mix(thing.colour, (255, 250, 240), 0.55))
    canvas, rows = spot.canvas, 9
    canvas.drawRoundRect(
        skia.Rect.MakeLTRB(spot.x - wide, spot.y - high, spot.x + wide, spot.y + high), 0.2 * wide, 0.2 * wide,
        brush.fill(colour),
    )  # fmt: skip
    for row in range(rows):
        y = spot.y - high + (row + 0.5) * 2 * high / rows
        if row % 3 == 2:
            stripe = skia.Rect.MakeLTRB(spot.x - wide, y - high / rows, spot.x + wide, y + high / rows)
            canvas.drawRect(stripe, brush.fill(pale))
        for stitch in (-0.6, -0.2, 0.2, 0.6):
            x, low = spot.x + stitch * wide, 0.5 * high / rows
            for side in (-0.14, 0.14):
                pen = brush.line(spot.light.dim(thing.colour), max(0.8, 0.07 * wide), 0.6)
                canvas.drawLine(x + side * wide, y - low, x, y + low, pen)


def paint_flame(spot: Spot, thing: Thing) -> None:
    """This will paint the flame of a candle, and the light about it."""
    high, x, y = thing.height_m * spot.scale, spot.x, spot.y
    flicker = 0.06 * math.sin(17 * spot.time_s + thing.index) * high
    brush.glow(spot.canvas, x, y, 1.7 * high, 1.7 * high, (255, 206, 110), 0.6)
    for wide, tall, colour in ((0.27, 1.0, (255, 206, 84)), (0.15, 0.6, (255, 250, 214))):
        low = y + 0.5 * high
        flame = [(x, low), (x + wide * high, low - 0.32 * tall * high), (x + flicker, low - tall * high),
                 (x - wide * high, low - 0.32 * tall * high)]  # fmt: skip
        spot.canvas.drawPath(brush.smooth(flame, True), brush.fill(colour))
