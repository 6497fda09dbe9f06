"""Trees, flowers and other plants, in the coordinates of `physics.outlines`."""

from __future__ import annotations

import math
from collections.abc import Callable

from generation.engine.animatic.picture.draft import Draft, round_points
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.script import Colour

_CREAM: Colour = (250, 242, 222)
_WOOD: Colour = (176, 122, 76)
_DARK: Colour = (60, 50, 58)
_LEAF: Colour = (92, 160, 78)
Paint = Callable[[Draft, Colour], None]


def _tree(d: Draft, colour: Colour) -> None:
    bark = (128, 90, 62)
    d.rod(0.0, 0.0, 0.0, 0.5, 0.07, bark, 0.045)
    d.rod(0.0, 0.32, 0.16, 0.5, 0.03, bark, 0.02)
    d.rod(0.0, 0.28, -0.15, 0.46, 0.03, bark, 0.02)
    sway = 0.008 * math.sin(1.3 * d.time_s)
    for x, y, r, dark in (
        (-0.22, 0.58, 0.17, 0.2),
        (0.24, 0.58, 0.17, 0.2),
        (0.0, 0.6, 0.2, 0.12),
        (-0.14, 0.74, 0.18, 0.05),
        (0.15, 0.75, 0.18, 0.05),
        (0.0, 0.84, 0.16, 0.0),
    ):
        d.ball(x + sway * (y * 6), y, r, mix(colour, (30, 70, 60), dark))
    for x, y in ((-0.2, 0.62), (0.14, 0.7), (0.26, 0.56), (-0.04, 0.86), (-0.1, 0.52)):
        d.disc(x + sway * (y * 6), y, 0.022, mix(colour, (255, 250, 190), 0.45))


def _palm(d: Draft, colour: Colour) -> None:
    bark = (166, 124, 82)
    d.line(((0.0, 0.0), (0.02, 0.3), (-0.01, 0.6), (0.03, 0.86)), 0.085, bark)
    for i in range(9):
        y = 0.08 + 0.085 * i
        d.line(((-0.03, y), (0.045, y + 0.015)), 0.012, mix(bark, _DARK, 0.4))
    sway = 0.03 * math.sin(1.2 * d.time_s)
    for angle, reach in ((-2.9, 0.4), (-0.2, 0.4), (2.75, 0.42), (0.4, 0.42), (2.2, 0.36), (0.95, 0.36), (1.57, 0.28)):
        tip = (0.03 + reach * math.cos(angle) + sway, 0.87 + reach * 0.55 * math.sin(angle) - 0.1)
        mid = (0.03 + 0.55 * reach * math.cos(angle), 0.87 + 0.5 * reach * math.sin(angle) + 0.1)
        d.soft(
            ((0.03, 0.84), (mid[0], mid[1] + 0.05), tip, (mid[0], mid[1] - 0.06)),
            mix(colour, (30, 80, 60), 0.3 * (angle < 0)),
        )
    for x in (-0.02, 0.06, 0.03):
        d.ball(x, 0.83 - 0.02 * (x == 0.03), 0.035, (120, 82, 54))


def _christmas_tree(d: Draft, colour: Colour) -> None:
    d.rod(0.0, 0.0, 0.0, 0.18, 0.05, (120, 84, 58))
    for low, top, wide in ((0.12, 0.5, 0.36), (0.34, 0.7, 0.28), (0.54, 0.92, 0.2)):
        d.poly(
            ((-wide, low), (-wide * 0.5, low - 0.03), (0.0, low), (wide * 0.5, low - 0.03), (wide, low), (0.0, top)),
            colour,
        )
        d.line(((-wide * 0.75, low + 0.06), (0.0, low + 0.01), (wide * 0.6, low + 0.1)), 0.014, (250, 214, 110))
    for i, (x, y) in enumerate(
        ((-0.22, 0.18), (0.05, 0.24), (0.24, 0.2), (-0.1, 0.4), (0.14, 0.44), (-0.05, 0.6), (0.08, 0.7))
    ):
        d.ball(x, y, 0.032, ((222, 60, 60), (250, 190, 70), (90, 160, 220))[i % 3])
        if math.sin(4 * d.time_s + 2 * i) > 0.2:
            d.lamp(x, y, 0.09, (255, 236, 170), 0.6)
    star = [
        (
            0.085 * (1 if i % 2 == 0 else 0.45) * math.sin(math.pi * i / 5),
            0.94 + 0.085 * (1 if i % 2 == 0 else 0.45) * math.cos(math.pi * i / 5),
        )
        for i in range(10)
    ]
    d.lamp(0.0, 0.94, 0.16, (255, 236, 150), 0.5)
    d.poly(star, (255, 216, 90))


def _cactus(d: Draft, colour: Colour) -> None:
    for side, low, top in ((-1, 0.42, 0.62), (1, 0.54, 0.8)):
        d.rod(side * 0.06, low, side * 0.27, low, 0.065, colour)
        d.rod(side * 0.27, low, side * 0.27, top, 0.065, colour)
    d.rod(0.0, 0.08, 0.0, 0.9, 0.11, colour)
    for x in (-0.05, 0.0, 0.05):
        d.line(((x, 0.08), (x, 0.9)), 0.008, mix(colour, _DARK, 0.4), 0.7)
    for i in range(14):
        x, y = -0.1 + 0.2 * (i % 2), 0.14 + 0.06 * i
        d.line(((x, y), (x * 1.35, y + 0.02)), 0.006, (255, 250, 220))
    for a in range(5):
        d.disc(0.03 * math.cos(a * 1.26), 1.0 + 0.03 * math.sin(a * 1.26), 0.03, (246, 110, 150))
    d.disc(0.0, 1.0, 0.018, (255, 220, 100))


def _pot(d: Draft, wide: float, top: float) -> None:
    clay = (206, 118, 80)
    d.poly(((-wide * 0.72, 0.0), (wide * 0.72, 0.0), (wide, top * 0.8), (-wide, top * 0.8)), clay)
    d.box(-wide * 1.12, top * 0.76, wide * 1.12, top, mix(clay, (255, 220, 190), 0.15))


def _flower(d: Draft, colour: Colour) -> None:
    sway = 0.02 * math.sin(1.6 * d.time_s)
    d.line(((0.0, 0.26), (sway * 0.4, 0.5), (sway, 0.78)), 0.035, (86, 150, 76))
    for side in (-1, 1):
        d.soft(((0.0, 0.36), (side * 0.12, 0.5), (side * 0.26, 0.52), (side * 0.14, 0.4)), _LEAF)
    for i in range(6):
        a = math.pi * i / 3 + 0.3
        d.egg(sway + 0.13 * math.cos(a), 0.8 + 0.13 * math.sin(a), 0.1, 0.07, colour, math.degrees(a))
    d.ball(sway, 0.8, 0.075, (250, 206, 80))
    _pot(d, 0.2, 0.3)


def _sunflower(d: Draft, colour: Colour) -> None:
    sway = 0.015 * math.sin(1.4 * d.time_s)
    d.line(((0.0, 0.16), (sway * 0.4, 0.4), (sway, 0.76)), 0.035, (96, 150, 70))
    for side, y in ((-1, 0.36), (1, 0.48)):
        d.soft(((0.0, y), (side * 0.1, y + 0.1), (side * 0.24, y + 0.1), (side * 0.12, y - 0.02)), _LEAF)
    for i in range(14):
        a = 2 * math.pi * i / 14
        d.egg(sway + 0.16 * math.cos(a), 0.8 + 0.16 * math.sin(a), 0.075, 0.034, colour, math.degrees(a))
    d.ball(sway, 0.8, 0.12, (112, 72, 44))
    for i in range(12):
        a, r = 2.4 * i, 0.028 * math.sqrt(i)
        d.disc(sway + r * math.cos(a), 0.8 + r * math.sin(a), 0.009, (180, 130, 70))
    _pot(d, 0.14, 0.2)


def _mushroom(d: Draft, colour: Colour) -> None:
    d.soft(((-0.22, -0.02), (0.22, -0.02), (0.15, 0.3), (0.18, 0.56), (-0.18, 0.56), (-0.15, 0.3)), _CREAM)
    d.soft(((-0.56, 0.46), (0.0, 0.4), (0.56, 0.46), (0.48, 0.8), (0.2, 1.0), (-0.2, 1.0), (-0.48, 0.8)), colour)
    d.soft(((-0.4, 0.48), (0.0, 0.43), (0.4, 0.48), (0.0, 0.54)), mix(_CREAM, colour, 0.15))
    for x, y, r in ((-0.26, 0.7, 0.07), (0.04, 0.82, 0.085), (0.28, 0.66, 0.06), (-0.06, 0.6, 0.045)):
        d.disc(x, y, r, (255, 250, 240))


def _bridge(d: Draft, colour: Colour) -> None:
    """An arch of stone, a wall on either side of the road over it."""
    dark = mix(colour, _DARK, 0.55)
    d.soft(((-0.3, 0.0), (-0.26, 0.18), (0.0, 0.33), (0.26, 0.18), (0.3, 0.0)), mix(colour, _DARK, 0.75), 0.0)
    arch = tuple((0.34 * math.cos(a), 0.32 * math.sin(a)) for a in (math.pi * k / 12 for k in range(13)))
    d.slab(((-0.5, 0.32), (0.5, 0.32), (0.5, 0.44), (-0.5, 0.44)), colour, 0.24)
    for side in (-1, 1):
        d.slab(((side * 0.5, 0.0), (side * 0.34, 0.0), (side * 0.34, 0.33), (side * 0.5, 0.33)), colour, 0.24)
        corner = [(x, y) for x, y in arch if side * x > 0.02]
        d.poly((*corner, (side * 0.02, 0.33), (side * 0.34, 0.33)), colour)
    for a in range(1, 12):
        angle = math.pi * a / 12
        c, s = math.cos(angle), math.sin(angle)
        d.line(((0.34 * c, 0.32 * s), (0.4 * c, min(0.38 * s, 0.34))), 0.008, dark, 0.6)
    for x in (-0.44, -0.3, -0.14, 0.02, 0.18, 0.34, 0.46):
        d.line(((x, 0.37), (x, 0.43)), 0.006, dark, 0.5)
    d.line(((-0.5, 0.365), (0.5, 0.365)), 0.012, dark, 0.7)


def _fence(d: Draft, colour: Colour) -> None:
    for y in (0.13, 0.31):
        d.brick(-0.5, y - 0.03, 0.5, y + 0.03, mix(colour, _DARK, 0.15), 0.02)
    for k in range(7):
        x = -0.44 + 0.147 * k
        d.slab(((x - 0.035, 0.0), (x + 0.035, 0.0), (x + 0.035, 0.42), (x, 0.47), (x - 0.035, 0.42)), colour, 0.03)


def _woven(d: Draft, colour: Colour, low: float, high: float, narrow: float, wide: float) -> None:
    """A vessel of twigs, its dark inside seen over the rim."""
    d.soft(((-wide, high), (-narrow, low), (0.0, low - 0.01), (narrow, low), (wide, high), (0.0, high + 0.02)), colour)
    d.soft(round_points(0.0, high, 0.93 * wide, 0.065, 8), mix(colour, (255, 250, 230), 0.25))
    d.soft(round_points(0.0, high, 0.82 * wide, 0.045, 8), mix(colour, _DARK, 0.7))
    rows = 4
    for row in range(rows):
        y = low + (high - low - 0.06) * (row + 0.5) / rows
        half = narrow + (wide - narrow) * (row + 0.5) / rows
        for k in range(8):
            x = -half + 2 * half * (k + 0.5 * (row % 2)) / 8
            d.line(((x, y), (x + 0.2 * half, y + 0.012)), 0.014, mix(colour, _DARK, 0.35), 0.8)


def _basket(d: Draft, colour: Colour) -> None:
    d.line(((-0.42, 0.48), (-0.3, 0.86), (0.0, 0.98), (0.3, 0.86), (0.42, 0.48)), 0.035, mix(colour, _DARK, 0.2))
    _woven(d, colour, 0.02, 0.5, 0.34, 0.46)


def _nest(d: Draft, colour: Colour) -> None:
    _woven(d, colour, 0.02, 0.3, 0.3, 0.47)
    for k in range(7):
        x = -0.42 + 0.14 * k
        d.line(((x, 0.08), (x + 0.2, 0.24 + 0.04 * (k % 2))), 0.012, mix(colour, _DARK, 0.45))


PAINTS: dict[str, Paint] = {
    "bridge": _bridge,
    "fence": _fence,
    "basket": _basket,
    "nest": _nest,
    "tree": _tree,
    "palm tree": _palm,
    "christmas tree": _christmas_tree,
    "cactus": _cactus,
    "flower": _flower,
    "sunflower": _sunflower,
    "mushroom": _mushroom,
}
"""Kind -> what paints it."""
