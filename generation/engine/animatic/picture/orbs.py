"""Earth, moon, sun and planets: balls that turn, lit from the upper left, with what is on them going round."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import skia

from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.objects import Spot
from generation.engine.animatic.script import Colour

_TURN = 0.7  # radians a second
_SPACE: Colour = (8, 10, 34)
_WHITE: Colour = (250, 252, 255)
Surface = Callable[[skia.Canvas, float, float, Colour], None]
"""Paints what is on a ball of a radius (pixels) around zero, turned by an angle, on its colour."""


def _patch(
    canvas: skia.Canvas, r: float, at: tuple[float, float], size: tuple[float, float], paint: skia.Paint
) -> None:
    """An oval on the ball, at (longitude, latitude), foreshortened towards the rim; none on the far side."""
    near = math.cos(at[0]) * math.cos(at[1])
    if near <= 0.0:
        return
    x, y = r * math.sin(at[0]) * math.cos(at[1]), -r * math.sin(at[1])
    wide, high = size[0] * r * max(abs(math.cos(at[0])), 0.12), size[1] * r * max(math.cos(at[1]), 0.2)
    canvas.drawOval(skia.Rect.MakeXYWH(x - wide, y - high, 2 * wide, 2 * high), paint)


def _scattered(seed: int, count: int) -> list[tuple[float, float, float, float]]:
    """Longitude, latitude, width and height of each of `count` patches."""
    rng = random.Random(seed)  # noqa: S311 - variety, not secrecy
    return [(rng.uniform(0, 2 * math.pi), rng.uniform(-1.1, 1.1), rng.uniform(0.1, 0.34), rng.uniform(0.06, 0.2))
            for _ in range(count)]  # fmt: skip


def _lands(canvas: skia.Canvas, r: float, turn: float, colour: Colour) -> None:
    green, sand = brush.fill((92, 158, 84)), brush.fill((206, 178, 112))
    for number, (lon, lat, wide, high) in enumerate(_scattered(11, 13)):
        for dx, dy, share in ((0.0, 0.0, 1.0), (0.22, 0.14, 0.7), (-0.2, -0.16, 0.75), (0.08, -0.28, 0.55)):
            size = (1.15 * share * wide, 1.5 * share * high)
            _patch(canvas, r, (lon + turn + dx, lat * 0.8 + dy), size, sand if number % 4 == 3 else green)
    for lat in (-1.35, 1.4):
        for k in range(7):
            _patch(canvas, r, (turn + 0.9 * k, lat), (0.5, 0.5), brush.fill(_WHITE, 0.95))
    for lon, lat, wide, high in _scattered(12, 16):
        _patch(canvas, r, (lon + 1.25 * turn, lat), (1.3 * wide, 0.4 * high), brush.fill(_WHITE, 0.62))


def _craters(canvas: skia.Canvas, r: float, turn: float, colour: Colour) -> None:
    for lon, lat, wide, high in _scattered(21, 8):
        _patch(
            canvas, r, (lon + turn, lat), (1.3 * wide, 1.8 * high), brush.fill(mix(colour, (120, 124, 140), 0.55), 0.6)
        )
    for lon, lat, wide, _ in _scattered(22, 26):
        size = 0.34 * wide
        _patch(canvas, r, (lon + turn, lat), (size, size), brush.fill(mix(colour, (96, 98, 112), 0.6)))
        _patch(
            canvas, r, (lon + turn + 0.02, lat - 0.03), (0.8 * size, 0.8 * size), brush.fill(mix(colour, _WHITE, 0.25))
        )


def _bands(canvas: skia.Canvas, r: float, turn: float, colour: Colour) -> None:
    for k in range(-4, 5):
        tone = mix(colour, (150, 84, 56) if k % 2 else _WHITE, 0.34)
        canvas.drawRect(skia.Rect.MakeXYWH(-r, (k * 0.22 - 0.07) * r, 2 * r, 0.13 * r), brush.fill(tone, 0.8))
    _patch(canvas, r, (turn, -0.4), (0.26, 0.15), brush.fill((206, 104, 74)))


def _soft_bands(canvas: skia.Canvas, r: float, turn: float, colour: Colour) -> None:
    for k in (-3, -1, 1, 3):
        canvas.drawRect(
            skia.Rect.MakeXYWH(-r, (k * 0.2 - 0.08) * r, 2 * r, 0.16 * r), brush.fill(mix(colour, _WHITE, 0.3), 0.5)
        )
    for lon, lat, wide, high in _scattered(31, 5):
        _patch(canvas, r, (lon + turn, lat), (0.7 * wide, 0.3 * high), brush.fill(_WHITE, 0.45))


_SURFACES: dict[str, Surface] = {
    "earth": _lands, "moon": _craters, "mars": _craters, "jupiter": _bands, "saturn": _bands, "neptune": _soft_bands,
}  # fmt: skip


def paint_orb(spot: Spot, thing: Thing) -> None:
    """This will paint a heavenly body, turned by its angle and by the time."""
    r, turn = thing.width_m / 2 * spot.scale, _TURN * spot.time_s + thing.body.angle
    canvas = spot.canvas
    canvas.save()
    canvas.translate(spot.x, spot.y)
    if thing.kind.name == "sun":
        _sun(canvas, r, spot.time_s)
    else:
        if thing.kind.name == "saturn":
            _ring(canvas, r, thing.colour, (180.0, 180.0))
        _lit_ball(canvas, r, turn, thing)
        if thing.kind.name == "saturn":
            _ring(canvas, r, thing.colour, (0.0, 180.0))
    canvas.restore()


def _lit_ball(canvas: skia.Canvas, r: float, turn: float, thing: Thing) -> None:
    halo = (110, 180, 255) if thing.kind.name == "earth" else mix(thing.colour, _WHITE, 0.3)
    brush.glow(canvas, 0.0, 0.0, 1.45 * r, 1.45 * r, halo, 0.4)
    canvas.drawCircle(0.0, 0.0, r, brush.fill(thing.colour))
    clip = skia.Path()
    clip.addCircle(0.0, 0.0, r)
    canvas.save()
    canvas.clipPath(clip, True)
    canvas.rotate(-12)
    _SURFACES[thing.kind.name](canvas, r, turn, thing.colour)
    canvas.restore()
    shade = [argb(_WHITE, 0.28), argb(_WHITE, 0.0), argb(_SPACE, 0.12), argb(_SPACE, 0.78)]
    canvas.drawCircle(0.0, 0.0, 1.004 * r, brush.radial((-0.36 * r, -0.42 * r), 1.55 * r, shade, [0.0, 0.34, 0.6, 1.0]))


def _ring(canvas: skia.Canvas, r: float, colour: Colour, half: tuple[float, float]) -> None:
    canvas.save()
    canvas.rotate(-16)
    for grow, tone, wide in (
        (2.05, mix(colour, _WHITE, 0.3), 0.16),
        (1.76, mix(colour, (150, 100, 90), 0.3), 0.12),
        (1.54, colour, 0.07),
    ):
        box = skia.Rect.MakeXYWH(-grow * r, -0.3 * grow * r, 2 * grow * r, 0.6 * grow * r)
        canvas.drawArc(box, *half, False, brush.line(tone, wide * r, 0.85))
    canvas.restore()


def _sun(canvas: skia.Canvas, r: float, time_s: float) -> None:
    glow: Colour = (255, 226, 130)
    brush.glow(canvas, 0.0, 0.0, 2.6 * r, 2.6 * r, glow, 0.6)
    for k in range(16):
        reach = r * (1.32 + 0.12 * math.sin(3.1 * time_s + 2.4 * k))
        at = 2 * math.pi * k / 16 + 0.12 * time_s
        canvas.drawLine(1.1 * r * math.cos(at), 1.1 * r * math.sin(at), reach * math.cos(at), reach * math.sin(at),
                        brush.line((255, 216, 110), 0.07 * r, 0.9))  # fmt: skip
    tones = [argb((255, 252, 226)), argb((255, 222, 110)), argb((250, 170, 60))]
    canvas.drawCircle(0.0, 0.0, r, brush.radial((-0.2 * r, -0.25 * r), 1.4 * r, tones, [0.0, 0.5, 1.0]))
