"""What work and sport are done with, in the coordinates of `physics.outlines`."""

from __future__ import annotations

import math
from collections.abc import Callable

from generation.engine.animatic.picture.draft import INK, Draft, round_points
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.script import Colour

Paint = Callable[[Draft, Colour], None]
_WHITE: Colour = (252, 250, 244)
_STEEL: Colour = (200, 208, 218)
_DARK: Colour = (52, 46, 56)
_WOOD: Colour = (170, 118, 72)
_STROKES: tuple[tuple[float, float, float, float, Colour], ...] = (
    (-0.22, 0.46, 0.24, 0.44, (96, 168, 96)), (-0.24, 0.53, 0.2, 0.52, (120, 186, 104)),
    (-0.2, 0.84, 0.22, 0.86, (120, 186, 236)), (-0.24, 0.77, 0.24, 0.76, (150, 206, 244)),
    (0.1, 0.8, 0.17, 0.82, (252, 210, 90)), (-0.06, 0.54, -0.04, 0.7, (140, 96, 62)),
    (-0.16, 0.69, 0.06, 0.72, (206, 84, 74)), (-0.1, 0.75, 0.02, 0.76, (222, 104, 84)),
)  # fmt: skip


def _pot(d: Draft, colour: Colour) -> None:
    for side in (-1, 1):
        d.rod(side * 0.4, 0.44, side * 0.55, 0.44, 0.035, mix(colour, _DARK, 0.5))
    d.soft(round_points(0.0, 0.6, 0.42, 0.09), mix(colour, _DARK, 0.25))
    d.poly(((-0.42, 0.6), (-0.38, 0.04), (-0.3, 0.0), (0.3, 0.0), (0.38, 0.04), (0.42, 0.6)), colour)
    d.soft(round_points(0.0, 0.6, 0.38, 0.07), (222, 132, 70))
    for x, y in ((-0.16, 0.61), (0.1, 0.58), (0.22, 0.62)):
        d.disc(x, y, 0.035, (244, 178, 96))
    d.shine(-0.2, 0.34, 0.06, 0.16)


def _knife(d: Draft, colour: Colour) -> None:
    d.poly(((-0.12, -0.1), (0.36, -0.1), (0.5, 0.03), (-0.12, 0.06)), _STEEL)
    d.line(((-0.1, -0.09), (0.36, -0.09)), 0.02, _WHITE)
    d.rod(-0.48, 0.0, -0.12, 0.0, 0.05, _DARK)


def _spoon(d: Draft, colour: Colour) -> None:
    d.rod(-0.5, 0.0, 0.28, 0.0, 0.026, colour)
    d.egg(0.37, 0.0, 0.13, 0.085, colour)


def _watering_can(d: Draft, colour: Colour) -> None:
    d.line(((-0.3, 0.42), (-0.5, 0.36), (-0.48, 0.12), (-0.3, 0.08)), 0.05, mix(colour, _DARK, 0.3))
    d.rod(0.18, 0.16, 0.5, 0.5, 0.045, colour)
    d.rod(0.46, 0.54, 0.56, 0.44, 0.05, mix(colour, _DARK, 0.25))
    d.poly(((-0.3, 0.0), (0.2, 0.0), (0.2, 0.5), (-0.3, 0.5)), colour)
    d.soft(round_points(-0.05, 0.5, 0.25, 0.06), mix(colour, _DARK, 0.35))
    d.shine(-0.18, 0.32, 0.05, 0.12)


def _frisbee(d: Draft, colour: Colour) -> None:
    d.soft(round_points(0.0, 0.05, 0.5, 0.1), mix(colour, _DARK, 0.25))
    d.soft(round_points(0.0, 0.08, 0.5, 0.09), colour)
    d.soft(round_points(0.0, 0.09, 0.32, 0.05), mix(colour, _WHITE, 0.4))


def _barbell(d: Draft, colour: Colour) -> None:
    d.rod(-0.5, 0.0, 0.5, 0.0, 0.014, _STEEL)
    for side in (-1, 1):
        for at, high in ((0.36, 0.17), (0.41, 0.15), (0.45, 0.1)):
            d.rod(side * at, -high, side * at, high, 0.022, colour)


def _plank(d: Draft, colour: Colour) -> None:
    d.brick(-0.5, -0.05, 0.5, 0.05, colour, 0.22)
    for y in (-0.018, 0.02):
        d.line(((-0.44, y), (-0.1, y + 0.008), (0.42, y - 0.004)), 0.008, mix(colour, _DARK, 0.35))


def _sled(d: Draft, colour: Colour) -> None:
    for x in (-0.27, 0.23):
        d.rod(x, 0.04, x, 0.14, 0.02, _DARK)
    d.line(((-0.46, 0.02), (0.3, 0.02), (0.46, 0.08), (0.52, 0.24)), 0.035, _STEEL)
    d.brick(-0.5, 0.1, 0.44, 0.18, colour, 0.3)
    d.line(((-0.4, 0.14), (0.36, 0.14)), 0.012, mix(colour, _WHITE, 0.4))


def _nail(d: Draft, colour: Colour) -> None:
    d.rod(0.0, -0.5, 0.0, 0.42, 0.045, colour, 0.05)
    d.soft(round_points(0.0, 0.45, 0.2, 0.05), colour)


def _bomb(d: Draft, colour: Colour) -> None:
    d.line(((0.0, 0.48), (0.06, 0.6), (0.16, 0.62)), 0.03, (196, 166, 116))
    flicker = 0.1 + 0.03 * math.sin(31 * d.time_s)
    d.lamp(0.18, 0.64, 2.4 * flicker, (255, 190, 80), 0.8)
    d.disc(0.18, 0.64, 0.5 * flicker, (255, 240, 190))
    d.box(-0.1, 0.34, 0.1, 0.48, mix(colour, _WHITE, 0.15))
    d.ball(0.0, 0.0, 0.42, colour)
    d.shine(-0.16, 0.18, 0.1, 0.08)


def _golf_club(d: Draft, colour: Colour) -> None:
    d.rod(-0.5, 0.0, 0.46, 0.0, 0.014, colour)
    d.rod(-0.5, 0.0, -0.28, 0.0, 0.024, _DARK)
    d.poly(((0.4, 0.02), (0.5, 0.02), (0.52, -0.2), (0.4, -0.16)), _STEEL)


def _microphone(d: Draft, colour: Colour) -> None:
    d.rod(-0.5, 0.0, 0.2, 0.0, 0.07, colour, 0.1)
    d.ball(0.32, 0.0, 0.18, _STEEL)
    d.line(((0.2, 0.0), (0.48, 0.0)), 0.02, mix(_STEEL, INK, 0.4))


def _pancake(d: Draft, colour: Colour) -> None:
    d.soft(round_points(0.0, 0.03, 0.5, 0.08), mix(colour, (150, 92, 50), 0.55))
    d.soft(round_points(0.0, 0.07, 0.48, 0.07), colour)
    d.soft(round_points(-0.08, 0.085, 0.24, 0.03), mix(colour, (180, 112, 60), 0.45))


def _paper(d: Draft, colour: Colour) -> None:
    d.poly(((-0.5, 0.0), (0.44, 0.0), (0.56, 0.24), (-0.36, 0.24)), colour)
    for number in range(4):
        y = 0.19 - 0.045 * number
        share = min(max((d.time_s - 0.8 * number) / 0.8, 0.0), 1.0)
        if share > 0.0:
            left = -0.3 - 0.04 * number
            d.line(((left, y), (left + 0.62 * share, y)), 0.014, (84, 96, 150))


def _easel(d: Draft, colour: Colour) -> None:
    """A picture that comes about, stroke by stroke."""
    for x0, x1 in ((-0.32, -0.16), (0.32, 0.16)):
        d.rod(x0, 0.0, x1, 1.0, 0.02, colour)
    d.rod(0.02, 0.02, 0.0, 0.98, 0.018, mix(colour, _DARK, 0.3))
    d.brick(-0.34, 0.36, 0.34, 0.96, (250, 248, 240), 0.05)
    for number, (x0, y0, x1, y1, tone) in enumerate(_STROKES):
        share = min(max((d.time_s - 0.35 * number - 0.3) / 0.35, 0.0), 1.0)
        if share > 0.0:
            d.line(((x0, y0), (x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)), 0.075, tone)
    d.brick(-0.36, 0.3, 0.36, 0.36, mix(colour, _WOOD, 0.5), 0.08)


PAINTS: dict[str, Paint] = {
    "pot": _pot, "knife": _knife, "spoon": _spoon, "watering can": _watering_can, "frisbee": _frisbee,
    "barbell": _barbell, "plank": _plank, "sled": _sled, "nail": _nail, "bomb": _bomb, "golf club": _golf_club,
    "microphone": _microphone, "pancake": _pancake, "easel": _easel, "paper": _paper,
}  # fmt: skip
"""Kind -> what paints it."""
