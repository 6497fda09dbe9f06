"""What one eats and drinks from, reads, wears on a finger or carries, in the coordinates of `physics.outlines`."""

from __future__ import annotations

import math

from generation.engine.animatic.picture.draft import Draft, round_points
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.script import Colour

_WHITE: Colour = (252, 252, 250)
_DARK: Colour = (50, 44, 54)
_STEEL: Colour = (196, 204, 214)
_BRASS: Colour = (240, 194, 84)
_LEAF: Colour = (96, 170, 84)


def _basin(d: Draft, colour: Colour, inside: Colour) -> None:
    d.soft(round_points(0.0, 0.02, 0.2, 0.05), mix(colour, _DARK, 0.25))
    d.soft(((-0.52, 0.4), (-0.44, 0.18), (-0.22, 0.01), (0.22, 0.01), (0.44, 0.18), (0.52, 0.4)), colour)
    d.soft(round_points(0.0, 0.4, 0.5, 0.1), mix(colour, _WHITE, 0.35))
    d.soft(round_points(0.0, 0.395, 0.45, 0.078), inside)


def _soup(d: Draft, colour: Colour) -> None:
    _basin(d, colour, (226, 104, 56))
    d.line(((-0.42, 0.24), (0.0, 0.15), (0.42, 0.24)), 0.04, mix(colour, _WHITE, 0.7))
    d.soft(round_points(0.04, 0.395, 0.14, 0.026), (250, 232, 206))
    for x, y in ((-0.24, 0.41), (-0.16, 0.37), (0.24, 0.4), (0.02, 0.44)):
        d.soft(round_points(x, y, 0.04, 0.016, 8), _LEAF)
    d.rod(0.2, 0.42, 0.56, 0.74, 0.026, _STEEL)
    for k in range(3):
        rise = (d.time_s * 0.5 + k / 3) % 1.0
        x = -0.2 + 0.17 * k + 0.04 * math.sin(4 * d.time_s + k)
        d.lamp(x, 0.5 + 0.44 * rise, 0.1 + 0.07 * rise, (250, 250, 252), 0.4 * (1 - rise) * min(1.0, 5 * rise))


def _bowl(d: Draft, colour: Colour) -> None:
    _basin(d, colour, mix(colour, _DARK, 0.3))
    for low, shade in ((0.27, (90, 140, 200)), (0.21, (236, 150, 90))):
        d.line(((-0.43, low), (-0.2, low - 0.06), (0.2, low - 0.06), (0.43, low)), 0.03, shade)
    d.shine(-0.28, 0.27, 0.05, 0.08)


def _glass(d: Draft, colour: Colour) -> None:
    d.poly(((-0.27, 0.0), (0.27, 0.0), (0.35, 0.98), (-0.35, 0.98)), colour, 0.5)
    d.poly(((-0.25, 0.07), (0.25, 0.07), (0.31, 0.72), (-0.31, 0.72)), (112, 184, 232), 0.75)
    d.soft(round_points(0.0, 0.72, 0.31, 0.05), (190, 228, 248), 0.9)
    for side in (-1, 1):
        d.line(((side * 0.265, 0.02), (side * 0.345, 0.97)), 0.024, _WHITE, 0.75)
    d.soft(round_points(0.0, 0.03, 0.26, 0.04), mix(colour, _WHITE, 0.5), 0.9)
    d.line(
        [(0.345 * math.cos(a), 0.975 + 0.05 * math.sin(a)) for a in [math.pi * i / 8 for i in range(17)]],
        0.022,
        _WHITE,
        0.85,
    )
    d.line(((-0.19, 0.18), (-0.235, 0.62)), 0.05, _WHITE, 0.55)


def _milk(d: Draft, colour: Colour) -> None:
    d.brick(-0.27, 0.0, 0.27, 0.68, _WHITE, 0.36)
    d.box(-0.27, 0.0, 0.27, 0.2, colour)
    d.soft(((-0.27, 0.2), (-0.14, 0.28), (0.0, 0.2), (0.14, 0.28), (0.27, 0.2), (0.27, 0.1), (-0.27, 0.1)), colour)
    d.slab(((-0.27, 0.68), (0.27, 0.68), (0.2, 0.86), (-0.2, 0.86)), mix(colour, _WHITE, 0.15), 0.1)
    d.box(-0.2, 0.86, 0.2, 0.94, _WHITE)
    for x, y, wide in ((-0.14, 0.56, 0.09), (0.13, 0.43, 0.1), (0.15, 0.62, 0.045), (-0.12, 0.36, 0.05)):
        d.soft(round_points(x, y, wide, wide * 0.8, 8), _DARK)


def _jar(d: Draft, colour: Colour) -> None:
    form = (
        (-0.36, 0.03),
        (0.0, 0.0),
        (0.36, 0.03),
        (0.39, 0.36),
        (0.36, 0.7),
        (0.26, 0.82),
        (-0.26, 0.82),
        (-0.36, 0.7),
        (-0.39, 0.36),
    )
    d.soft(form, (206, 230, 238), 0.7)
    d.soft([(0.9 * x, 0.03 + 0.82 * y) for x, y in form], colour, 0.92)
    d.brick(-0.31, 0.8, 0.31, 0.98, (206, 80, 70), 0.1)
    for i in range(6):
        d.line(((-0.25 + 0.1 * i, 0.83), (-0.25 + 0.1 * i, 0.95)), 0.014, (160, 50, 50))
    d.box(-0.22, 0.22, 0.22, 0.54, (252, 246, 230))
    d.disc(0.0, 0.38, 0.09, colour)
    d.line(((-0.3, 0.2), (-0.32, 0.6)), 0.04, _WHITE, 0.7)


def _fork(d: Draft, colour: Colour) -> None:
    d.rod(-0.48, 0.0, 0.18, 0.0, 0.036, colour, 0.022)
    d.soft(((0.1, 0.025), (0.2, 0.1), (0.3, 0.11), (0.3, -0.11), (0.2, -0.1), (0.1, -0.025)), colour)
    for i in range(4):
        y = -0.084 + 0.056 * i
        d.rod(0.26, y, 0.5, y, 0.019, colour, 0.012)


def _newspaper(d: Draft, colour: Colour) -> None:
    d.brick(-0.42, 0.0, 0.42, 1.0, colour, 0.1)
    d.box(-0.36, 0.85, 0.36, 0.95, _DARK)
    d.box(-0.3, 0.885, 0.3, 0.915, colour)
    d.line(((-0.36, 0.78), (0.36, 0.78)), 0.045, (90, 86, 92))
    d.box(-0.36, 0.36, 0.02, 0.71, (170, 190, 204))
    d.poly(((-0.36, 0.36), (-0.2, 0.58), (-0.08, 0.46), (0.02, 0.56), (0.02, 0.36)), (110, 136, 120))
    d.disc(-0.08, 0.64, 0.04, (240, 240, 230))
    for i in range(6):
        d.line(((0.08, 0.69 - 0.064 * i), (0.36, 0.69 - 0.064 * i)), 0.02, (130, 126, 130))
    for i in range(5):
        d.line(((-0.36, 0.28 - 0.06 * i), (-0.03, 0.28 - 0.06 * i)), 0.02, (130, 126, 130))
        d.line(((0.08, 0.28 - 0.06 * i), (0.36 - 0.06 * (i == 4), 0.28 - 0.06 * i)), 0.02, (130, 126, 130))
    d.line(((-0.42, 0.5), (0.42, 0.5)), 0.01, mix(colour, _DARK, 0.25))


def _map(d: Draft, colour: Colour) -> None:
    for i in range(4):
        left, up = -0.5 + 0.25 * i, 0.03 * (i % 2)
        shade = colour if i % 2 else mix(colour, (150, 110, 70), 0.16)
        d.poly(((left, up), (left + 0.25, 0.03 - up), (left + 0.25, 0.73 - up), (left, 0.7 + up)), shade)
    d.soft(
        ((-0.42, 0.2), (-0.3, 0.5), (-0.08, 0.62), (0.2, 0.5), (0.4, 0.56), (0.36, 0.2), (0.1, 0.1), (-0.2, 0.16)),
        (150, 180, 110),
        0.8,
    )
    d.soft(((-0.5, 0.06), (-0.36, 0.12), (-0.3, 0.06), (-0.36, 0.04)), (110, 170, 200), 0.8)
    for x, y in ((-0.22, 0.48), (-0.12, 0.5), (-0.17, 0.54)):
        d.poly(((x - 0.06, y - 0.06), (x + 0.06, y - 0.06), (x, y + 0.05)), (130, 110, 90))
    for x, y in ((-0.34, 0.24), (-0.24, 0.27), (-0.14, 0.25), (-0.05, 0.28), (0.03, 0.34), (0.11, 0.38), (0.19, 0.37)):
        d.disc(x, y, 0.016, (150, 60, 50))
    for side in (-1, 1):
        d.line(((0.22, 0.36 - side * 0.06), (0.34, 0.36 + side * 0.06)), 0.036, (206, 50, 46))


def _ticket(d: Draft, colour: Colour) -> None:
    d.slab(((-0.5, -0.24), (0.5, -0.24), (0.5, 0.24), (-0.5, 0.24)), colour, 0.03)
    pale = mix(colour, _WHITE, 0.55)
    d.box(-0.44, -0.18, 0.2, 0.18, pale)
    for i in range(7):
        d.disc(0.28, -0.21 + 0.07 * i, 0.013, mix(colour, _DARK, 0.5))
    star = [
        (
            (0.14 if i % 2 == 0 else 0.06) * math.sin(math.pi * i / 5) - 0.26,
            (0.14 if i % 2 == 0 else 0.06) * math.cos(math.pi * i / 5),
        )
        for i in range(10)
    ]
    d.poly(star, (222, 80, 70))
    for y in (0.08, 0.0, -0.08):
        d.line(((-0.06, y), (0.14, y)), 0.03, mix(colour, _DARK, 0.55))
    d.line(((0.39, -0.14), (0.39, 0.14)), 0.05, mix(colour, _DARK, 0.4))


def _ring(d: Draft, colour: Colour) -> None:
    around = [math.pi * i / 16 for i in range(33)]
    d.line([(0.3 * math.cos(a), 0.3 * math.sin(a)) for a in around], 0.11, mix(colour, (140, 90, 30), 0.25))
    d.line([(0.305 * math.cos(a), 0.305 * math.sin(a)) for a in around], 0.05, mix(colour, _WHITE, 0.25))
    d.poly(((-0.1, 0.3), (0.1, 0.3), (0.14, 0.42), (-0.14, 0.42)), colour)
    d.poly(((0.0, 0.3), (0.2, 0.5), (0.12, 0.62), (-0.12, 0.62), (-0.2, 0.5)), (150, 220, 246))
    d.poly(((0.0, 0.3), (0.08, 0.5), (-0.08, 0.5)), _WHITE, 0.6)
    d.line(((-0.19, 0.5), (0.19, 0.5)), 0.012, _WHITE, 0.9)
    d.shine(-0.07, 0.57, 0.05, 0.04)


def _radio(d: Draft, colour: Colour) -> None:
    d.rod(0.34, 0.6, 0.48, 1.0, 0.012, _STEEL)
    d.line(((-0.3, 0.62), (-0.28, 0.74), (0.18, 0.74), (0.2, 0.62)), 0.04, mix(colour, _DARK, 0.4))
    d.brick(-0.5, 0.02, 0.5, 0.62, colour, 0.2)
    d.box(-0.45, 0.07, 0.45, 0.57, (246, 232, 202))
    d.disc(-0.2, 0.32, 0.21, mix(colour, _DARK, 0.5))
    for i in range(5):
        y = 0.18 + 0.07 * i
        half = math.sqrt(max(0.0, 0.19**2 - (y - 0.32) ** 2))
        d.line(((-0.2 - half, y), (-0.2 + half, y)), 0.02, (246, 232, 202))
    d.box(0.08, 0.38, 0.4, 0.52, (255, 210, 130))
    d.line(((0.2, 0.39), (0.2, 0.51)), 0.018, (214, 60, 56))
    for x in (0.15, 0.33):
        d.ball(x, 0.2, 0.075, mix(colour, _DARK, 0.3))
        d.line(((x, 0.2), (x + 0.03, 0.25)), 0.016, _WHITE)


def _whistle(d: Draft, colour: Colour) -> None:
    d.line(
        [(-0.46 + 0.09 * math.cos(a), 0.26 + 0.09 * math.sin(a)) for a in [math.pi * i / 8 for i in range(17)]],
        0.03,
        _STEEL,
    )
    d.slab(((-0.2, 0.04), (0.5, 0.06), (0.5, 0.26), (-0.2, 0.28)), colour, 0.12)
    d.ball(-0.2, 0.0, 0.28, colour)
    d.poly(((-0.02, 0.28), (0.12, 0.28), (0.05, 0.13)), _DARK)
    d.disc(-0.2, -0.01, 0.12, mix(colour, _DARK, 0.4))
    d.ball(-0.19, -0.05, 0.06, (240, 214, 170))
    d.shine(-0.3, 0.12, 0.06, 0.06)


def _bag(d: Draft, colour: Colour) -> None:
    dark = mix(colour, _DARK, 0.35)
    d.line(((-0.2, 0.56), (-0.18, 0.84), (0.0, 0.94), (0.18, 0.84), (0.2, 0.56)), 0.055, dark)
    form = (
        (-0.45, 0.04),
        (0.0, 0.0),
        (0.45, 0.04),
        (0.44, 0.34),
        (0.37, 0.6),
        (0.0, 0.63),
        (-0.37, 0.6),
        (-0.44, 0.34),
    )
    d.behind(form, colour, 0.16)
    d.soft(form, colour)
    d.soft(
        ((-0.38, 0.6), (0.0, 0.63), (0.38, 0.6), (0.34, 0.38), (0.0, 0.28), (-0.34, 0.38)), mix(colour, _WHITE, 0.16)
    )
    d.line(((-0.34, 0.4), (-0.2, 0.325), (0.0, 0.295), (0.2, 0.325), (0.34, 0.4)), 0.014, dark)
    d.ball(0.0, 0.31, 0.06, _BRASS)


def _sock(d: Draft, colour: Colour) -> None:
    form = (
        (-0.42, 0.98),
        (-0.4, 0.5),
        (-0.45, 0.2),
        (-0.36, 0.03),
        (0.0, 0.02),
        (0.34, 0.0),
        (0.47, 0.14),
        (0.34, 0.3),
        (0.04, 0.36),
        (-0.05, 0.56),
        (-0.04, 0.98),
    )
    d.behind(form, colour, 0.1)
    d.soft(form, colour)
    for y in (0.5, 0.66):
        d.box(-0.41, y, -0.04, y + 0.08, _WHITE, 0.92)
    d.soft(((-0.45, 0.24), (-0.42, 0.06), (-0.26, 0.02), (-0.24, 0.2)), mix(colour, _WHITE, 0.55))
    d.soft(((0.26, 0.0), (0.47, 0.08), (0.44, 0.24), (0.28, 0.3)), mix(colour, _WHITE, 0.55))
    d.brick(-0.44, 0.84, -0.02, 1.0, mix(colour, _WHITE, 0.2), 0.08)
    for i in range(6):
        d.line(((-0.4 + 0.07 * i, 0.86), (-0.4 + 0.07 * i, 0.98)), 0.012, mix(colour, _DARK, 0.3))


PAINTS = {
    "soup": _soup, "bowl": _bowl, "drinking glass": _glass, "milk": _milk, "jar": _jar, "fork": _fork,
    "newspaper": _newspaper, "map": _map, "ticket": _ticket, "wedding ring": _ring, "radio": _radio,
    "whistle": _whistle, "bag": _bag, "sock": _sock,
}  # fmt: skip
