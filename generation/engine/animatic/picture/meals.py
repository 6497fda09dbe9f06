"""Food, in the coordinates of `physics.outlines`."""

from __future__ import annotations

import math
from collections.abc import Callable

from generation.engine.animatic.picture.draft import Draft, round_points
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.script import Colour

_WHITE: Colour = (252, 252, 248)
_DARK: Colour = (70, 44, 36)
_CRUST: Colour = (206, 138, 70)
_LEAF: Colour = (110, 176, 76)
Paint = Callable[[Draft, Colour], None]


def _pizza(d: Draft, colour: Colour) -> None:
    d.behind(((-0.5, 0.46), (0.5, 0.46), (0.46, 0.3), (0.0, -0.54), (-0.46, 0.3)), _CRUST, 0.12)
    d.poly(((-0.45, 0.36), (0.45, 0.36), (0.0, -0.5)), colour)
    d.soft(
        (
            (-0.4, 0.36),
            (0.4, 0.36),
            (0.3, 0.1),
            (0.22, 0.02),
            (0.16, -0.14),
            (0.1, -0.06),
            (0.0, -0.4),
            (-0.08, -0.1),
            (-0.2, 0.0),
            (-0.3, 0.14),
        ),
        (250, 214, 110),
    )
    for x, y in ((-0.16, 0.22), (0.18, 0.2), (0.0, -0.02), (0.04, 0.3), (0.02, -0.26)):
        d.ball(x, y, 0.075 if y > -0.2 else 0.05, (206, 66, 50))
    for x, y in ((-0.06, 0.12), (0.14, 0.06), (-0.26, 0.3)):
        d.egg(x, y, 0.045, 0.02, _LEAF, 30)
    d.rod(-0.44, 0.4, 0.44, 0.4, 0.07, _CRUST)


def _burger(d: Draft, colour: Colour) -> None:
    d.soft(((-0.46, -0.03), (0.46, -0.03), (0.5, 0.2), (-0.5, 0.2)), colour)
    d.rod(-0.4, 0.2, 0.4, 0.2, 0.085, (110, 66, 46))
    d.poly(
        ((-0.46, 0.3), (0.46, 0.3), (0.3, 0.2), (0.16, 0.28), (0.0, 0.17), (-0.18, 0.28), (-0.32, 0.21)), (250, 198, 70)
    )
    d.rod(-0.36, 0.31, 0.36, 0.31, 0.04, (216, 70, 56))
    d.line(
        ((-0.5, 0.36), (-0.34, 0.32), (-0.18, 0.38), (0.0, 0.32), (0.18, 0.38), (0.34, 0.32), (0.5, 0.36)),
        0.075,
        (130, 190, 84),
    )
    d.soft(((-0.52, 0.38), (0.52, 0.38), (0.46, 0.62), (0.2, 0.8), (-0.2, 0.8), (-0.46, 0.62)), colour)
    for x, y in ((-0.22, 0.62), (-0.04, 0.7), (0.14, 0.64), (0.28, 0.56), (0.02, 0.56), (-0.34, 0.5)):
        d.egg(x, y, 0.032, 0.02, (252, 240, 206), 20)


def _hot_dog(d: Draft, colour: Colour) -> None:
    d.rod(-0.36, 0.22, 0.36, 0.22, 0.13, colour)
    d.rod(-0.46, 0.24, 0.46, 0.24, 0.09, (186, 76, 54))
    d.line([(-0.4 + 0.1 * i, 0.3 + 0.045 * (-1) ** i) for i in range(9)], 0.035, (250, 200, 60))
    d.soft(
        ((-0.5, 0.16), (-0.36, 0.02), (0.36, 0.02), (0.5, 0.16), (0.34, 0.2), (-0.34, 0.2)), mix(colour, _WHITE, 0.15)
    )


def _sandwich(d: Draft, colour: Colour) -> None:
    d.slab(((-0.5, 0.0), (0.5, 0.0), (0.5, 0.1), (-0.5, 0.1)), colour, 0.3)
    d.line(((-0.52, 0.14), (-0.3, 0.1), (-0.1, 0.15), (0.12, 0.1), (0.3, 0.15), (0.52, 0.12)), 0.07, _LEAF)
    d.slab(((-0.46, 0.15), (0.46, 0.15), (0.46, 0.21), (-0.46, 0.21)), (216, 70, 56), 0.28)
    d.slab(((-0.5, 0.21), (0.5, 0.21), (0.5, 0.27), (-0.5, 0.27)), (250, 200, 76), 0.3)
    d.slab(((-0.48, 0.27), (0.48, 0.27), (0.48, 0.33), (-0.48, 0.33)), (240, 160, 150), 0.28)
    d.slab(((-0.5, 0.33), (0.5, 0.33), (0.5, 0.46), (-0.5, 0.46)), colour, 0.32)
    d.line(((-0.5, 0.45), (0.5, 0.45)), 0.03, _CRUST)
    d.line(((0.1, 0.46), (0.1, 0.72)), 0.02, (220, 186, 130))
    d.ball(0.1, 0.7, 0.06, (120, 160, 70))


def _bread(d: Draft, colour: Colour) -> None:
    form = ((-0.54, -0.02), (0.54, -0.02), (0.54, 0.34), (0.34, 0.58), (-0.34, 0.58), (-0.54, 0.34))
    d.behind(form, mix(colour, _DARK, 0.2), 0.3)
    d.soft(form, colour)
    for x in (-0.28, 0.0, 0.28):
        d.soft(((x - 0.1, 0.3), (x + 0.02, 0.28), (x + 0.12, 0.5), (x, 0.5)), (246, 214, 160))


def _cake(d: Draft, colour: Colour) -> None:
    for low, top, wide in ((0.0, 0.34, 0.5), (0.34, 0.64, 0.34)):
        d.box(-wide, low + 0.05, wide, top, colour)
        d.soft(round_points(0.0, low + 0.05, wide, 0.06), mix(colour, _DARK, 0.06))
        d.soft(round_points(0.0, top, wide, 0.07), (255, 250, 244))
        drip = [(-wide + 2 * wide * i / 10, top - (0.1 if i % 2 else 0.03)) for i in range(11)]
        d.soft(
            [(-wide, top + 0.02), *drip, (wide, top + 0.02), (wide * 0.5, top + 0.05), (-wide * 0.5, top + 0.05)],
            (255, 250, 244),
        )
        for i in range(5):
            d.ball(-wide * 0.8 + 0.4 * wide * i, low + 0.09, 0.035, (236, 96, 110))
    for x in (-0.18, 0.0, 0.18):
        d.rod(x, 0.66, x, 0.84, 0.018, (120, 180, 226))
        if d.is_unlit:
            continue
        d.lamp(x, 0.9, 0.13, (255, 210, 110), 0.6)
        d.soft(
            ((x, 0.85), (x + 0.03, 0.89), (x + 0.008 * math.sin(19 * d.time_s + 9 * x), 0.97), (x - 0.03, 0.89)),
            (255, 214, 90),
        )


def _cupcake(d: Draft, colour: Colour) -> None:
    d.poly(((-0.28, 0.0), (0.28, 0.0), (0.4, 0.48), (-0.4, 0.48)), (120, 180, 200))
    for i in range(7):
        x = -0.24 + 0.08 * i
        d.line(((x, 0.02), (x * 1.4, 0.46)), 0.018, (236, 244, 246))
    for y, wide in ((0.5, 0.42), (0.62, 0.34), (0.74, 0.24), (0.84, 0.13)):
        d.egg(0.0, y, wide, 0.11, colour)
    for i in range(9):
        a = 2.4 * i
        d.egg(
            0.26 * math.cos(a) * (1 - 0.08 * i),
            0.52 + 0.04 * i,
            0.03,
            0.012,
            ((250, 220, 90), (110, 190, 230), (255, 255, 255))[i % 3],
            50 * i,
        )
    d.ball(0.0, 0.96, 0.075, (216, 44, 56))
    d.line(((0.0, 1.0), (0.05, 1.1)), 0.016, (90, 120, 60))


def _donut(d: Draft, colour: Colour) -> None:
    ring = [2 * math.pi * i / 24 for i in range(25)]
    d.line([(0.335 * math.cos(a), 0.335 * math.sin(a)) for a in ring], 0.33, mix(_CRUST, (255, 220, 160), 0.25))
    d.line([(0.335 * math.cos(a), 0.345 * math.sin(a) + 0.01) for a in ring], 0.24, colour)
    for i in range(18):
        a = 2.4 * i
        r = 0.27 + 0.13 * ((i * 7) % 5) / 4
        shade = ((255, 255, 255), (250, 220, 90), (110, 200, 230), (140, 220, 140))[i % 4]
        d.egg(r * math.cos(a), r * math.sin(a), 0.036, 0.014, shade, 70 * i)
    d.line([(0.31 * math.cos(a), 0.31 * math.sin(a)) for a in ring[8:13]], 0.035, _WHITE, 0.6)


def _cookie(d: Draft, colour: Colour) -> None:
    d.behind(round_points(0.0, 0.0, 0.48, 0.48), mix(colour, _DARK, 0.3), 0.12)
    d.ball(0.0, 0.0, 0.5, colour)
    for i in range(9):
        a, r = 2.4 * i, 0.15 * math.sqrt(i + 0.3)
        d.ball(r * math.cos(a), r * math.sin(a), 0.06, (92, 56, 40))
    d.line(((-0.3, 0.2), (-0.16, 0.26), (-0.1, 0.16)), 0.016, mix(colour, _DARK, 0.35))


def _ice_cream(d: Draft, colour: Colour) -> None:
    cone = (226, 166, 92)
    d.poly(((0.0, -0.52), (0.24, 0.08), (-0.24, 0.08)), cone)
    for k in range(4):
        d.line(((-0.24 + 0.1 * k, 0.06), (-0.02 + 0.06 * k, -0.42 + 0.12 * k)), 0.012, mix(cone, _DARK, 0.35))
        d.line(((0.24 - 0.1 * k, 0.06), (0.02 - 0.06 * k, -0.42 + 0.12 * k)), 0.012, mix(cone, _DARK, 0.35))
    d.ball(0.0, 0.2, 0.29, colour)
    for x in (-0.2, -0.07, 0.08, 0.2):
        d.ball(x, 0.05, 0.085, colour)
    d.ball(0.0, 0.5, 0.22, mix(colour, (255, 250, 226), 0.6))
    for i in range(6):
        d.egg(
            -0.1 + 0.05 * i,
            0.56 + 0.05 * math.sin(2.4 * i),
            0.028,
            0.011,
            ((222, 70, 80), (110, 190, 230), (250, 206, 80))[i % 3],
            60 * i,
        )
    d.ball(0.02, 0.72, 0.075, (216, 44, 56))


def _lollipop(d: Draft, colour: Colour) -> None:
    d.rod(0.0, -0.5, 0.0, 0.1, 0.022, _WHITE)
    d.ball(0.0, 0.24, 0.27, colour)
    spiral = [(0.25 * (i / 40) * math.cos(0.45 * i), 0.24 + 0.25 * (i / 40) * math.sin(0.45 * i)) for i in range(41)]
    d.line(spiral, 0.05, _WHITE, 0.85)
    d.shine(-0.1, 0.36, 0.08, 0.06)


def _chocolate(d: Draft, colour: Colour) -> None:
    d.slab(((-0.34, -0.5), (0.34, -0.5), (0.34, 0.5), (-0.34, 0.5)), colour, 0.14)
    for i in range(3):
        for k in range(4):
            x, y = -0.29 + 0.2 * i, -0.44 + 0.235 * k
            d.box(x, y, x + 0.17, y + 0.2, mix(colour, _WHITE, 0.1))
            d.line(((x + 0.01, y + 0.19), (x + 0.16, y + 0.19)), 0.014, mix(colour, _WHITE, 0.35))
    d.box(-0.36, -0.5, 0.36, -0.14, (206, 60, 66))
    d.poly(
        ((-0.36, -0.14), (-0.24, -0.06), (-0.12, -0.14), (0.0, -0.05), (0.12, -0.14), (0.24, -0.06), (0.36, -0.14)),
        (220, 224, 232),
    )
    d.line(((-0.22, -0.32), (0.22, -0.32)), 0.05, (250, 220, 130))


def _cheese(d: Draft, colour: Colour) -> None:
    d.slab(((-0.5, 0.0), (0.5, 0.0), (0.5, 0.3), (-0.5, 0.5)), colour, 0.5)
    for x, y, r in (
        (-0.28, 0.26, 0.075),
        (0.06, 0.12, 0.06),
        (0.3, 0.2, 0.05),
        (-0.1, 0.34, 0.04),
        (-0.38, 0.09, 0.045),
    ):
        d.disc(x, y, r, mix(colour, (150, 90, 20), 0.4))
        d.disc(x + 0.012, y - 0.012, r * 0.82, mix(colour, (150, 90, 20), 0.2))


def _egg(d: Draft, colour: Colour) -> None:
    d.soft(
        (
            (0.0, -0.52),
            (-0.32, -0.4),
            (-0.42, -0.06),
            (-0.28, 0.34),
            (0.0, 0.58),
            (0.28, 0.34),
            (0.42, -0.06),
            (0.32, -0.4),
        ),
        colour,
    )
    d.shine(-0.14, 0.16, 0.12, 0.16)
    for x, y in ((0.14, -0.1), (-0.1, -0.22), (0.2, 0.12), (0.02, 0.3)):
        d.disc(x, y, 0.016, mix(colour, _CRUST, 0.6))


def _fried_egg(d: Draft, colour: Colour) -> None:
    d.soft(
        (
            (-0.54, 0.05),
            (-0.3, -0.04),
            (0.1, -0.02),
            (0.5, -0.02),
            (0.52, 0.1),
            (0.26, 0.15),
            (-0.1, 0.13),
            (-0.36, 0.16),
        ),
        colour,
    )
    d.egg(0.02, 0.12, 0.2, 0.12, (250, 186, 50))
    d.shine(-0.04, 0.17, 0.07, 0.03, 0.8)


def _banana(d: Draft, colour: Colour) -> None:
    d.soft(
        (
            (-0.54, 0.26),
            (-0.48, 0.08),
            (-0.26, -0.12),
            (0.0, -0.2),
            (0.28, -0.12),
            (0.48, 0.1),
            (0.52, 0.3),
            (0.42, 0.28),
            (0.26, 0.12),
            (0.0, 0.06),
            (-0.26, 0.1),
            (-0.42, 0.24),
        ),
        colour,
    )
    d.line(((-0.44, 0.16), (-0.22, -0.02), (0.0, -0.07), (0.24, -0.01), (0.42, 0.16)), 0.02, mix(colour, _DARK, 0.2))
    d.rod(0.49, 0.26, 0.52, 0.36, 0.03, (130, 110, 50))
    d.disc(-0.5, 0.22, 0.035, (90, 66, 44))
    for x, y in ((-0.1, -0.1), (0.14, -0.1), (0.3, 0.02)):
        d.egg(x, y, 0.03, 0.012, (150, 106, 50), 20)


def _strawberry(d: Draft, colour: Colour) -> None:
    d.soft(
        ((0.0, -0.56), (0.3, -0.24), (0.47, 0.18), (0.22, 0.44), (-0.22, 0.44), (-0.47, 0.18), (-0.3, -0.24)), colour
    )
    for i in range(4):
        for k in range(5 - i):
            d.egg(-0.12 * (4 - i) / 1.3 + 0.185 * k, 0.22 - 0.17 * i, 0.02, 0.03, (255, 226, 130))
    for i in range(5):
        a = math.pi * (0.1 + 0.2 * i)
        d.soft(
            (
                (0.0, 0.36),
                (0.34 * math.cos(a) - 0.06, 0.42 + 0.06 * math.sin(a)),
                (0.36 * math.cos(a), 0.38 + 0.14 * math.sin(a)),
                (0.3 * math.cos(a) + 0.06, 0.36),
            ),
            _LEAF,
        )
    d.line(((0.0, 0.42), (0.04, 0.56)), 0.04, _LEAF)


def _pineapple(d: Draft, colour: Colour) -> None:
    for i in range(7):
        a = math.pi * (0.16 + 0.68 * i / 6)
        tip = (0.24 * math.cos(a), 0.12 + 0.42 * math.sin(a))
        d.soft(((-0.05, 0.1), tip, (tip[0] * 1.06, tip[1] + 0.02), (0.05, 0.1)), (84, 156, 84))
        d.poly(((-0.05, 0.1), tip, (0.05, 0.1)), (96, 170, 90))
    d.egg(0.0, -0.18, 0.26, 0.33, colour)
    for k in range(-3, 4):
        d.line(((0.085 * k - 0.16, -0.46), (0.085 * k + 0.14, 0.08)), 0.012, (176, 116, 44), 0.8 * (abs(k) < 2))
        d.line(((0.085 * k + 0.16, -0.46), (0.085 * k - 0.14, 0.08)), 0.012, (176, 116, 44), 0.8 * (abs(k) < 2))
    for x, y in ((-0.1, -0.1), (0.1, -0.1), (0.0, -0.26), (-0.14, -0.3), (0.14, -0.3), (0.0, 0.04)):
        d.disc(x, y, 0.02, (150, 96, 40))


def _carrot(d: Draft, colour: Colour) -> None:
    for y in (-0.12, -0.04, 0.05, 0.13):
        d.rod(-0.26, y * 0.4, -0.52, y, 0.03, _LEAF, 0.045)
    d.rod(-0.2, 0.0, 0.44, 0.0, 0.13, colour, 0.02)
    for x, side in ((-0.16, 1), (-0.02, -1), (0.1, 1), (0.22, -1)):
        d.line(((x, side * 0.02), (x, side * 0.08)), 0.014, mix(colour, _DARK, 0.3))


def _sushi(d: Draft, colour: Colour) -> None:
    for i in range(5):
        d.ball(-0.32 + 0.16 * i, 0.14, 0.14, colour)
        d.ball(-0.3 + 0.15 * i, 0.26, 0.12, colour)
    form = ((-0.52, 0.32), (-0.3, 0.5), (0.0, 0.6), (0.34, 0.54), (0.54, 0.34), (0.3, 0.36), (0.0, 0.42), (-0.3, 0.36))
    d.soft(form, (248, 130, 90))
    for x in (-0.26, -0.06, 0.14, 0.32):
        d.line(((x, 0.4), (x + 0.08, 0.52)), 0.026, (255, 206, 180))
    d.poly(((-0.09, -0.01), (0.09, -0.01), (0.1, 0.58), (-0.1, 0.58)), (44, 62, 54))


def _popcorn(d: Draft, colour: Colour) -> None:
    for i in range(12):
        x, y = -0.28 + 0.08 * (i % 8), 0.68 + 0.1 * (i // 8) + 0.05 * math.sin(2.1 * i)
        d.ball(x, y + 0.04, 0.085, (255, 244, 206))
        d.disc(x + 0.02, y + 0.02, 0.025, (250, 206, 110))
    for i in range(3):
        d.ball(-0.1 + 0.1 * i, 0.9, 0.075, (255, 246, 214))
    d.poly(((-0.27, 0.0), (0.27, 0.0), (0.38, 0.66), (-0.38, 0.66)), _WHITE)
    for i in range(4):
        low, top = -0.27 + 0.154 * i, -0.38 + 0.217 * i
        d.poly(((low, 0.0), (low + 0.077, 0.0), (top + 0.108, 0.66), (top, 0.66)), colour)


def _noodles(d: Draft, colour: Colour) -> None:
    d.rod(0.1, 0.5, 0.5, 0.98, 0.018, (150, 84, 56))
    d.rod(0.18, 0.48, 0.58, 0.9, 0.018, (150, 84, 56))
    for i in range(9):
        x = -0.36 + 0.085 * i
        d.line(((x, 0.36), (x + 0.06, 0.5 + 0.04 * math.sin(3 * i)), (x + 0.14, 0.4)), 0.045, (248, 214, 124))
    d.egg(-0.2, 0.48, 0.13, 0.09, _WHITE)
    d.disc(-0.2, 0.48, 0.05, (250, 180, 60))
    for x in (0.02, 0.12):
        d.disc(x, 0.47, 0.035, _LEAF)
    d.soft(((-0.54, 0.4), (-0.44, 0.16), (-0.22, -0.02), (0.22, -0.02), (0.44, 0.16), (0.54, 0.4)), colour)
    d.line(((-0.46, 0.26), (-0.2, 0.18), (0.2, 0.18), (0.46, 0.26)), 0.035, _WHITE)
    for k in range(3):
        rise = (d.time_s * 0.5 + k / 3) % 1.0
        d.lamp(
            -0.15 + 0.15 * k,
            0.58 + 0.4 * rise,
            0.1 + 0.06 * rise,
            (250, 250, 252),
            0.35 * (1 - rise) * min(1.0, 5 * rise),
        )


def _drumstick(d: Draft, colour: Colour) -> None:
    d.rod(0.0, 0.0, 0.44, 0.0, 0.05, (250, 244, 230))
    for side in (-1, 1):
        d.ball(0.47, side * 0.05, 0.07, (250, 244, 230))
    d.soft(
        (
            (-0.52, 0.0),
            (-0.4, 0.24),
            (-0.1, 0.28),
            (0.12, 0.12),
            (0.24, 0.05),
            (0.24, -0.05),
            (0.12, -0.12),
            (-0.1, -0.28),
            (-0.4, -0.24),
        ),
        colour,
    )
    d.shine(-0.26, 0.12, 0.12, 0.06)
    for x, y in ((-0.3, -0.08), (-0.1, 0.02), (-0.02, -0.12)):
        d.line(((x, y), (x + 0.07, y + 0.02)), 0.016, mix(colour, _DARK, 0.4))


PAINTS: dict[str, Paint] = {
    "pizza": _pizza, "burger": _burger, "hot dog": _hot_dog, "sandwich": _sandwich, "bread": _bread, "cake": _cake,
    "cupcake": _cupcake, "donut": _donut, "cookie": _cookie, "ice cream": _ice_cream, "lollipop": _lollipop,
    "chocolate": _chocolate, "cheese": _cheese, "egg": _egg, "fried egg": _fried_egg, "banana": _banana,
    "strawberry": _strawberry, "pineapple": _pineapple, "carrot": _carrot, "sushi": _sushi, "popcorn": _popcorn,
    "noodles": _noodles, "drumstick": _drumstick,
}  # fmt: skip
