"""Boats that are no sailing boats, in their own lengths around the hull's middle."""

from __future__ import annotations

import math
from collections.abc import Callable

from generation.engine.animatic.picture.coachwork import rider
from generation.engine.animatic.picture.draft import Draft, round_points
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.script import Colour

_WHITE: Colour = (250, 250, 248)
_DARK: Colour = (52, 54, 66)
_GLASS: Colour = (150, 206, 236)
_CREAM: Colour = (252, 244, 226)
_PLANK: Colour = (150, 104, 70)
Paint = Callable[[Draft, Colour], None]


def _canoe(d: Draft, colour: Colour) -> None:
    stroke = math.sin(2.6 * d.time_s)
    rider(d, -0.02, 0.04, (240, 150, 80))
    d.soft(((-0.56, 0.17), (-0.44, 0.04), (0.44, 0.04), (0.56, 0.17), (0.4, -0.09), (-0.4, -0.09)), colour)
    d.line(((-0.52, 0.13), (-0.3, 0.05), (0.3, 0.05), (0.52, 0.13)), 0.022, mix(colour, _CREAM, 0.55))
    d.rod(-0.02 + 0.1 * stroke, 0.26, 0.12 - 0.1 * stroke, -0.1, 0.012, _PLANK)
    d.soft(round_points(0.13 - 0.11 * stroke, -0.13, 0.03, 0.06), _PLANK)
    d.rod(0.02, 0.16, 0.04 + 0.04 * stroke, 0.14, 0.026, (246, 204, 170))


def _ship(d: Draft, colour: Colour) -> None:
    for k in range(3):
        rise = (d.time_s * 0.4 + k / 3) % 1.0
        d.lamp(-0.1 - 0.2 * rise, 0.42 + 0.2 * rise, 0.03 + 0.06 * rise, (230, 230, 236), 0.6 * (1 - rise))
    for x in (-0.16, 0.02):
        d.poly(((x - 0.035, 0.26), (x + 0.035, 0.26), (x + 0.03, 0.4), (x - 0.03, 0.4)), (222, 70, 60))
        d.box(x - 0.032, 0.37, x + 0.032, 0.4, _DARK)
    for low, left, right in ((0.08, -0.4, 0.32), (0.15, -0.34, 0.26), (0.22, -0.26, 0.18)):
        d.slab(((left, low), (right, low), (right - 0.02, low + 0.07), (left, low + 0.07)), _WHITE, 0.1)
        for i in range(int((right - left) / 0.06)):
            d.disc(left + 0.04 + 0.06 * i, low + 0.036, 0.014, (255, 226, 140) if d.light.is_dark else _GLASS)
    d.soft(((-0.54, 0.12), (-0.3, 0.09), (0.3, 0.1), (0.62, 0.18), (0.44, -0.12), (-0.48, -0.12)), colour)
    d.line(((-0.5, 0.08), (0.0, 0.07), (0.54, 0.13)), 0.018, _WHITE)
    for i in range(8):
        d.disc(-0.4 + 0.1 * i, 0.01, 0.014, _WHITE)
    d.poly(((-0.48, -0.08), (0.46, -0.08), (0.44, -0.13), (-0.47, -0.13)), (190, 64, 56))


def _pirate_ship(d: Draft, colour: Colour) -> None:
    belly = 0.03 * math.sin(1.4 * d.time_s)
    for x, top in ((-0.2, 0.86), (0.16, 0.96)):
        d.rod(x, 0.0, x, top, 0.016, _PLANK)
        for low, wide in ((0.28, 0.17), (0.56, 0.13)):
            if low + 0.22 < top:
                d.soft(
                    (
                        (x - wide, low),
                        (x + wide, low),
                        (x + wide * 0.92 + belly + 0.04, low + 0.11),
                        (x + wide * 0.9, low + 0.24),
                        (x - wide * 0.9, low + 0.24),
                        (x - wide * 0.85 + belly + 0.04, low + 0.11),
                    ),
                    (58, 54, 66) if x > 0 and low < 0.5 else _CREAM,
                )
    d.disc(0.19 + belly, 0.41, 0.045, _WHITE)
    for side in (-1, 1):
        d.disc(0.19 + belly + side * 0.018, 0.415, 0.011, _DARK)
        d.line(((0.19 + belly - 0.06, 0.35 + 0.02 * side), (0.19 + belly + 0.06, 0.35 - 0.02 * side)), 0.016, _WHITE)
    wave = 0.02 * math.sin(6 * d.time_s)
    d.soft(((0.16, 0.98), (0.16, 0.9), (0.32, 0.88 + wave), (0.34, 0.97 + wave)), (40, 40, 50))
    d.rod(0.46, 0.16, 0.68, 0.28, 0.014, _PLANK)
    d.slab(((-0.52, 0.1), (-0.28, 0.08), (-0.28, 0.26), (-0.54, 0.3)), mix(colour, _DARK, 0.15), 0.14)
    d.soft(((-0.58, 0.3), (-0.4, 0.12), (0.0, 0.06), (0.36, 0.1), (0.6, 0.22), (0.42, -0.14), (-0.42, -0.14)), colour)
    for y in (0.0, -0.06):
        d.line(((-0.44, y), (0.0, y - 0.02), (0.42, y)), 0.012, mix(colour, _DARK, 0.35))
    for i in range(4):
        d.box(-0.28 + 0.16 * i, 0.0, -0.22 + 0.16 * i, 0.05, _DARK)
    for x in (-0.48, -0.38):
        d.box(x, 0.18, x + 0.06, 0.25, (255, 220, 130))


def _motorboat(d: Draft, colour: Colour) -> None:
    rider(d, -0.12, 0.08, (226, 90, 80))
    d.poly(((0.0, 0.08), (0.16, 0.08), (0.04, 0.2)), _GLASS, 0.8)
    d.box(-0.5, -0.04, -0.42, 0.14, _DARK)
    d.soft(((-0.52, 0.1), (-0.2, 0.09), (0.3, 0.11), (0.62, 0.18), (0.36, -0.1), (-0.46, -0.11)), colour)
    d.line(((-0.48, 0.03), (0.1, 0.03), (0.5, 0.1)), 0.035, (226, 80, 70))
    d.line(((-0.3, 0.1), (-0.3, 0.14), (-0.04, 0.14)), 0.014, (190, 198, 208))


def _submarine(d: Draft, colour: Colour) -> None:
    d.rod(0.06, 0.2, 0.06, 0.36, 0.016, (150, 156, 168))
    d.rod(0.06, 0.36, 0.14, 0.36, 0.02, (150, 156, 168))
    d.disc(0.155, 0.36, 0.018, _GLASS)
    d.soft(((-0.12, 0.08), (0.16, 0.08), (0.14, 0.26), (-0.08, 0.26)), mix(colour, _DARK, 0.12))
    turn = math.cos(9 * d.time_s)
    d.line(((-0.54, -0.13 * turn), (-0.54, 0.13 * turn)), 0.035, (150, 156, 168))
    d.poly(((-0.5, 0.03), (-0.36, 0.08), (-0.46, 0.2), (-0.54, 0.2)), mix(colour, (226, 80, 70), 0.8))
    d.soft(
        ((-0.54, 0.0), (-0.36, 0.14), (0.3, 0.16), (0.54, 0.04), (0.54, -0.04), (0.3, -0.16), (-0.36, -0.14)), colour
    )
    for x in (-0.2, 0.04, 0.28):
        d.disc(x, 0.01, 0.065, (150, 110, 60))
        d.disc(x, 0.01, 0.048, _GLASS)
        d.disc(x - 0.014, 0.026, 0.013, _WHITE)
    d.line(((-0.44, -0.09), (0.0, -0.11), (0.44, -0.09)), 0.016, mix(colour, _DARK, 0.35))


PAINTS: dict[str, Paint] = {
    "canoe": _canoe, "ship": _ship, "pirate ship": _pirate_ship, "motorboat": _motorboat, "submarine": _submarine,
}  # fmt: skip
