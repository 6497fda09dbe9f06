"""Treasures, tools and finds, in the coordinates of `physics.outlines`."""

from __future__ import annotations

import math
from collections.abc import Callable

from generation.engine.animatic.picture.draft import INK, Draft, round_points
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.script import Colour

_WHITE: Colour = (252, 252, 250)
_DARK: Colour = (50, 44, 54)
_BRASS: Colour = (240, 194, 84)
_STEEL: Colour = (196, 204, 214)
Paint = Callable[[Draft, Colour], None]


def _crown(d: Draft, colour: Colour) -> None:
    d.poly(((-0.42, 0.0), (0.42, 0.0), (0.52, 0.56), (0.26, 0.26), (0.0, 0.66), (-0.26, 0.26), (-0.52, 0.56)), colour)
    d.soft(round_points(0.0, 0.02, 0.42, 0.05), mix(colour, _WHITE, 0.25))
    d.line(((-0.43, 0.1), (0.43, 0.1)), 0.05, mix(colour, _DARK, 0.2))
    for x, y, shade in ((-0.52, 0.58, (222, 60, 66)), (0.0, 0.68, (80, 140, 220)), (0.52, 0.58, (222, 60, 66))):
        d.ball(x, y, 0.06, shade)
    for x, shade in ((-0.2, (90, 180, 120)), (0.0, (222, 60, 66)), (0.2, (90, 180, 120))):
        d.ball(x, 0.13, 0.045, shade)
    d.shine(-0.2, 0.34, 0.08, 0.12)


def _trophy(d: Draft, colour: Colour) -> None:
    d.brick(-0.2, 0.0, 0.2, 0.13, (74, 54, 50), 0.24)
    for side in (-1, 1):
        d.line(((side * 0.28, 0.92), (side * 0.46, 0.9), (side * 0.42, 0.66), (side * 0.2, 0.6)), 0.05, colour)
    d.rod(0.0, 0.14, 0.0, 0.48, 0.05, colour, 0.04)
    d.soft(round_points(0.0, 0.16, 0.15, 0.035), colour)
    d.soft(((-0.33, 1.03), (-0.3, 0.72), (-0.14, 0.46), (0.14, 0.46), (0.3, 0.72), (0.33, 1.03)), colour)
    d.soft(round_points(0.0, 0.985, 0.31, 0.05), mix(colour, _DARK, 0.3))
    star = [
        (
            0.1 * (1 if i % 2 == 0 else 0.45) * math.sin(math.pi * i / 5),
            0.76 + 0.1 * (1 if i % 2 == 0 else 0.45) * math.cos(math.pi * i / 5),
        )
        for i in range(10)
    ]
    d.poly(star, mix(colour, _WHITE, 0.7))


def _sword(d: Draft, colour: Colour) -> None:
    d.poly(((-0.25, -0.038), (0.38, -0.034), (0.5, 0.0), (0.38, 0.034), (-0.25, 0.038)), colour)
    d.line(((-0.24, 0.0), (0.36, 0.0)), 0.012, mix(colour, _DARK, 0.35))
    d.rod(-0.48, 0.0, -0.27, 0.0, 0.026, (110, 62, 44))
    d.rod(-0.25, -0.13, -0.25, 0.13, 0.024, _BRASS)
    d.ball(-0.5, 0.0, 0.036, _BRASS)
    d.disc(-0.25, 0.0, 0.02, (222, 60, 66))


def _hammer(d: Draft, colour: Colour) -> None:
    d.rod(0.0, -0.48, 0.0, 0.36, 0.045, (196, 140, 84))
    d.slab(((-0.26, 0.3), (0.14, 0.3), (0.14, 0.5), (-0.26, 0.5)), colour, 0.14)
    d.poly(((0.14, 0.32), (0.3, 0.28), (0.3, 0.34), (0.14, 0.48)), mix(colour, _WHITE, 0.2))
    d.rod(0.0, -0.48, 0.0, -0.2, 0.055, (206, 62, 56))


def _key(d: Draft, colour: Colour) -> None:
    turns = [2 * math.pi * i / 16 for i in range(17)]
    d.line([(-0.3 + 0.15 * math.cos(a), 0.15 * math.sin(a)) for a in turns], 0.09, colour)
    d.rod(-0.14, 0.0, 0.48, 0.0, 0.04, colour)
    for x, y in ((0.46, -0.15), (0.34, -0.12)):
        d.rod(x, 0.0, x, y, 0.034, colour)
    d.shine(-0.38, 0.12, 0.05, 0.04)


def _pencil(d: Draft, colour: Colour) -> None:
    d.poly(((-0.4, -0.055), (0.34, -0.055), (0.34, 0.055), (-0.4, 0.055)), colour)
    d.line(((-0.4, 0.018), (0.34, 0.018)), 0.012, mix(colour, _WHITE, 0.5))
    d.poly(((0.34, -0.055), (0.5, 0.0), (0.34, 0.055)), (244, 210, 164))
    d.poly(((0.45, -0.018), (0.5, 0.0), (0.45, 0.018)), _DARK)
    d.box(-0.45, -0.056, -0.39, 0.056, _STEEL)
    d.soft(((-0.52, -0.06), (-0.44, -0.06), (-0.44, 0.06), (-0.52, 0.06)), (246, 140, 150))


def _diamond(d: Draft, colour: Colour) -> None:
    pale, deep = mix(colour, _WHITE, 0.6), mix(colour, (30, 60, 140), 0.35)
    d.poly(((0.0, 0.0), (0.5, 0.52), (-0.5, 0.52)), colour)
    d.poly(((0.0, 0.0), (0.18, 0.52), (-0.18, 0.52)), pale)
    d.poly(((0.0, 0.0), (0.5, 0.52), (0.18, 0.52)), deep)
    d.poly(((-0.5, 0.52), (-0.28, 0.8), (-0.18, 0.52)), pale)
    d.poly(((-0.18, 0.52), (-0.28, 0.8), (0.0, 0.8)), mix(colour, _WHITE, 0.35))
    d.poly(((-0.18, 0.52), (0.18, 0.52), (0.0, 0.8)), mix(pale, _WHITE, 0.5))
    d.poly(((0.18, 0.52), (0.0, 0.8), (0.28, 0.8)), colour)
    d.poly(((0.18, 0.52), (0.5, 0.52), (0.28, 0.8)), deep)
    if math.sin(3 * d.time_s) > 0:
        d.shine(-0.22, 0.66, 0.16, 0.16, 0.8 * math.sin(3 * d.time_s))


def _star(d: Draft, colour: Colour) -> None:
    points = [
        (
            (0.52 if i % 2 == 0 else 0.24) * math.sin(math.pi * i / 5),
            (0.52 if i % 2 == 0 else 0.24) * math.cos(math.pi * i / 5),
        )
        for i in range(10)
    ]
    d.lamp(0.0, 0.0, 0.9, (255, 226, 130), 0.4 if d.light.is_dark else 0.2)
    d.behind(points, colour, 0.12)
    d.poly(points, colour)
    d.line([*points, points[0]], 0.05, mix(colour, _WHITE, 0.3))
    d.eyes(0.0, 0.04, 0.1, 0.035)
    d.line(((-0.07, -0.06), (0.0, -0.1), (0.07, -0.06)), 0.025, INK)


def _ice_cube(d: Draft, colour: Colour) -> None:
    d.brick(-0.46, 0.02, 0.46, 0.92, colour, 0.5)
    d.poly(((-0.38, 0.84), (-0.1, 0.84), (-0.38, 0.4)), _WHITE, 0.6)
    d.line(((-0.1, 0.3), (0.1, 0.44), (0.2, 0.3)), 0.02, _WHITE, 0.7)
    for x, y in ((0.2, 0.66), (-0.2, 0.2), (0.28, 0.16)):
        d.disc(x, y, 0.04, _WHITE, 0.6)
    d.shine(0.26, 0.76, 0.1, 0.07, 0.8)


def _stone(d: Draft, colour: Colour) -> None:
    form = ((-0.56, 0.1), (-0.4, -0.03), (0.4, -0.03), (0.56, 0.16), (0.38, 0.6), (0.0, 0.74), (-0.4, 0.54))
    d.behind(form, colour, 0.24)
    d.soft(form, colour)
    d.line(((-0.2, 0.5), (-0.06, 0.36), (-0.12, 0.22)), 0.018, mix(colour, _DARK, 0.4))
    for x, y in ((0.2, 0.4), (0.06, 0.16), (-0.32, 0.24), (0.32, 0.2)):
        d.disc(x, y, 0.022, mix(colour, _DARK, 0.3))


def _coin(d: Draft, colour: Colour) -> None:
    d.behind(round_points(0.0, 0.0, 0.5, 0.5), mix(colour, _DARK, 0.3), 0.16)
    d.ball(0.0, 0.0, 0.5, colour)
    d.disc(0.0, 0.0, 0.4, mix(colour, _DARK, 0.16))
    d.disc(0.0, 0.0, 0.36, colour)
    points = [
        (
            (0.22 if i % 2 == 0 else 0.1) * math.sin(math.pi * i / 5),
            (0.22 if i % 2 == 0 else 0.1) * math.cos(math.pi * i / 5),
        )
        for i in range(10)
    ]
    d.poly(points, mix(colour, _WHITE, 0.6))


def _leaf(d: Draft, colour: Colour) -> None:
    d.soft(((-0.52, 0.0), (-0.24, -0.22), (0.2, -0.2), (0.56, 0.02), (0.2, 0.2), (-0.24, 0.22)), colour)
    d.line(((-0.66, -0.02), (-0.2, 0.01), (0.46, 0.0)), 0.026, mix(colour, (70, 60, 30), 0.4))
    for x in (-0.24, -0.02, 0.2):
        for side in (-1, 1):
            d.line(((x, 0.0), (x + 0.12, side * 0.12)), 0.014, mix(colour, (70, 60, 30), 0.35))


def _starfish(d: Draft, colour: Colour) -> None:
    points = [
        (
            (0.56 if i % 2 == 0 else 0.2) * math.sin(math.pi * i / 5),
            (0.56 if i % 2 == 0 else 0.2) * math.cos(math.pi * i / 5),
        )
        for i in range(10)
    ]
    d.soft(points, colour)
    for i in range(5):
        a = 2 * math.pi * i / 5
        d.rod(0.0, 0.0, 0.38 * math.sin(a), 0.38 * math.cos(a), 0.13, colour, 0.06)
        for r in (0.16, 0.26, 0.36):
            d.disc(r * math.sin(a), r * math.cos(a), 0.02, mix(colour, _WHITE, 0.6))
    d.eyes(0.0, 0.05, 0.07, 0.032)
    d.line(((-0.05, -0.04), (0.0, -0.07), (0.05, -0.04)), 0.02, INK)


PAINTS: dict[str, Paint] = {
    "crown": _crown,
    "trophy": _trophy,
    "sword": _sword,
    "hammer": _hammer,
    "key": _key,
    "pencil": _pencil,
    "diamond": _diamond,
    "star": _star,
    "ice cube": _ice_cube,
    "stone": _stone,
    "coin": _coin,
    "leaf": _leaf,
    "starfish": _starfish,
}
"""Kind -> what paints it."""
