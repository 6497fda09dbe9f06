"""Aircraft and what else hangs in the air without wings that beat: painted from the side, in their own lengths."""

from __future__ import annotations

import math
from collections.abc import Callable

from generation.engine.animatic.picture.draft import INK, Draft, round_points
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.script import Colour

_WHITE: Colour = (252, 252, 250)
_GLASS: Colour = (150, 206, 236)
_DARK: Colour = (56, 60, 74)
_GREY: Colour = (190, 198, 208)
Paint = Callable[[Draft, Colour], None]


def _aeroplane(d: Draft, colour: Colour) -> None:
    accent = (226, 84, 72) if sum(colour) > 600 else (250, 250, 248)
    d.soft(((-0.1, 0.02), (0.1, 0.04), (-0.1, 0.26), (-0.2, 0.26)), mix(colour, _DARK, 0.25))
    d.poly(((-0.5, 0.02), (-0.4, 0.02), (-0.44, 0.24), (-0.54, 0.24)), accent)
    d.soft(
        (
            (-0.56, 0.05),
            (-0.46, -0.03),
            (-0.2, -0.075),
            (0.3, -0.08),
            (0.47, -0.04),
            (0.53, 0.01),
            (0.44, 0.07),
            (0.3, 0.085),
            (-0.2, 0.08),
        ),
        colour,
    )
    d.line(((-0.5, 0.02), (-0.1, -0.01), (0.46, -0.01)), 0.022, accent)
    for i in range(8):
        d.soft(round_points(-0.26 + 0.075 * i, 0.035, 0.02, 0.022, 8), _GLASS)
    d.soft(((0.38, 0.02), (0.48, 0.02), (0.45, 0.06), (0.37, 0.07)), _GLASS)
    d.rod(-0.06, -0.1, 0.08, -0.1, 0.034, mix(colour, _DARK, 0.35))
    d.disc(0.1, -0.1, 0.03, _DARK)
    d.soft(((-0.02, -0.03), (0.16, -0.03), (-0.12, -0.24), (-0.26, -0.25)), mix(colour, _WHITE, 0.2))
    d.poly(((-0.5, 0.01), (-0.4, 0.01), (-0.52, -0.06), (-0.58, -0.06)), accent)
    if math.sin(6 * d.time_s) > 0.3:
        d.lamp(-0.24, -0.25, 0.06, (255, 90, 80), 0.9)


def _paper_plane(d: Draft, colour: Colour) -> None:
    edge = (92, 104, 140)
    d.poly(((0.52, 0.02), (-0.52, 0.26), (-0.34, 0.06)), mix(colour, edge, 0.22))
    d.poly(((0.52, 0.02), (-0.34, 0.06), (-0.3, -0.24)), mix(colour, edge, 0.62))
    d.poly(((0.52, 0.02), (-0.34, 0.06), (-0.54, -0.06)), colour)
    for points in (
        ((0.52, 0.02), (-0.52, 0.26)),
        ((0.52, 0.02), (-0.34, 0.06)),
        ((0.52, 0.02), (-0.54, -0.06)),
        ((0.52, 0.02), (-0.3, -0.24)),
    ):
        d.line(points, 0.012, edge)


def _rotor(d: Draft, x: float, y: float, reach: float, rate: float = 43.0) -> None:
    blade = reach * math.cos(rate * d.time_s)
    d.soft(round_points(x, y, reach, 0.018), _GREY, 0.3)
    d.line(((x - blade, y), (x + blade, y)), 0.018, _DARK, 0.85)


def _helicopter(d: Draft, colour: Colour) -> None:
    d.rod(-0.06, 0.05, -0.48, 0.08, 0.05, colour, 0.022)
    d.poly(((-0.52, 0.06), (-0.44, 0.06), (-0.48, 0.2), (-0.55, 0.2)), mix(colour, _WHITE, 0.5))
    spin = 31 * d.time_s
    d.disc(-0.49, 0.11, 0.075, _GREY, 0.3)
    d.line(
        (
            (-0.49 - 0.07 * math.cos(spin), 0.11 - 0.07 * math.sin(spin)),
            (-0.49 + 0.07 * math.cos(spin), 0.11 + 0.07 * math.sin(spin)),
        ),
        0.014,
        _DARK,
    )
    d.rod(0.02, 0.14, 0.02, 0.24, 0.02, _DARK)
    for x in (-0.06, 0.16):
        d.line(((x, -0.1), (x, -0.2)), 0.016, _GREY)
    d.line(((-0.18, -0.2), (0.26, -0.2), (0.34, -0.17)), 0.024, _DARK)
    d.egg(0.06, 0.01, 0.25, 0.165, colour)
    d.soft(((0.08, 0.14), (0.2, 0.12), (0.31, 0.02), (0.28, -0.05), (0.1, -0.04)), _GLASS)
    d.line(((0.08, -0.04), (0.08, 0.13)), 0.014, _WHITE)
    d.ball(0.17, 0.03, 0.045, (246, 204, 170))
    d.line(((-0.16, -0.06), (0.06, -0.08), (0.28, -0.07)), 0.025, _WHITE)
    _rotor(d, 0.02, 0.25, 0.52)


def _drone(d: Draft, colour: Colour) -> None:
    for side in (-1, 1):
        d.rod(0.0, 0.02, side * 0.38, 0.08, 0.03, colour)
        d.rod(side * 0.38, 0.06, side * 0.38, 0.15, 0.03, _GREY)
        _rotor(d, side * 0.38, 0.17, 0.2, 57.0 + 3 * side)
        d.line(((side * 0.12, -0.06), (side * 0.2, -0.2)), 0.02, colour)
    d.egg(0.0, 0.02, 0.2, 0.1, colour)
    d.ball(0.0, -0.08, 0.075, _DARK)
    d.disc(0.015, -0.085, 0.04, (90, 150, 220))
    d.disc(0.03, -0.07, 0.014, _WHITE)
    on = math.sin(7 * d.time_s) > 0
    d.disc(-0.12, 0.04, 0.018, (90, 230, 130) if on else (240, 80, 80))
    d.lamp(-0.12, 0.04, 0.06, (90, 230, 130) if on else (240, 80, 80), 0.6)


def _rocket(d: Draft, colour: Colour) -> None:
    """Upright, its flame below; its length is its width here, so that it fills 0.42 of it in height times 2.4."""
    flare = 0.05 * math.sin(31 * d.time_s) + 0.03 * math.sin(53 * d.time_s)
    accent = (226, 72, 66) if sum(colour) > 500 else _WHITE
    d.lamp(0.0, -0.62, 0.36, (255, 190, 90), 0.55)
    d.soft(((-0.1, -0.44), (0.1, -0.44), (0.07, -0.66), (0.0, -0.86 - flare), (-0.07, -0.66)), (255, 140, 60))
    d.soft(((-0.06, -0.44), (0.06, -0.44), (0.04, -0.58), (0.0, -0.7 - flare), (-0.04, -0.58)), (255, 236, 150))
    for side in (-1, 1):
        d.soft(
            ((side * 0.1, -0.16), (side * 0.16, -0.16), (side * 0.28, -0.46), (side * 0.26, -0.52), (side * 0.1, -0.4)),
            accent,
        )
    d.poly(((-0.09, -0.46), (0.09, -0.46), (0.08, -0.4), (-0.08, -0.4)), _DARK)
    d.soft(
        (
            (-0.13, -0.4),
            (0.13, -0.4),
            (0.18, -0.1),
            (0.15, 0.2),
            (0.07, 0.42),
            (0.0, 0.54),
            (-0.07, 0.42),
            (-0.15, 0.2),
            (-0.18, -0.1),
        ),
        colour,
    )
    d.soft(((-0.13, 0.24), (0.13, 0.24), (0.07, 0.42), (0.0, 0.54), (-0.07, 0.42)), accent)
    d.disc(0.0, 0.1, 0.085, _GREY)
    d.disc(0.0, 0.1, 0.065, _GLASS)
    d.disc(-0.02, 0.125, 0.02, _WHITE)
    d.soft(((-0.03, -0.2), (0.03, -0.2), (0.03, -0.48), (-0.03, -0.48)), accent)


def _ufo(d: Draft, colour: Colour) -> None:
    beam = 0.55 + 0.2 * math.sin(3 * d.time_s)
    d.poly(((-0.14, -0.08), (0.14, -0.08), (0.34, -0.7), (-0.34, -0.7)), (190, 255, 200), 0.28 * beam)
    d.soft(((-0.2, 0.04), (0.2, 0.04), (0.2, 0.16), (0.1, 0.27), (-0.1, 0.27), (-0.2, 0.16)), _GLASS, 0.75)
    d.ball(0.0, 0.1, 0.075, (140, 214, 110))
    d.eyes(0.0, 0.12, 0.03, 0.018)
    for side in (-1, 1):
        d.line(((side * 0.03, 0.16), (side * 0.06, 0.22)), 0.01, (140, 214, 110))
    d.soft(((-0.54, 0.0), (-0.3, 0.09), (0.3, 0.09), (0.54, 0.0), (0.3, -0.11), (-0.3, -0.11)), colour)
    d.soft(((-0.3, -0.07), (0.3, -0.07), (0.16, -0.15), (-0.16, -0.15)), mix(colour, _DARK, 0.5))
    for i in range(7):
        x = -0.39 + 0.13 * i
        shade = ((255, 110, 100), (255, 220, 100), (120, 240, 160))[(i + int(6 * d.time_s)) % 3]
        d.disc(x, 0.01 - 0.025 * math.cos(2.4 * x), 0.026, shade)
        d.lamp(x, 0.0, 0.07, shade, 0.5)


def _spaceship(d: Draft, colour: Colour) -> None:
    flare = 0.05 * math.sin(37 * d.time_s)
    d.lamp(-0.52, 0.0, 0.2, (120, 190, 255), 0.7)
    d.soft(((-0.44, 0.06), (-0.6 - flare, 0.0), (-0.44, -0.06)), (150, 220, 255))
    d.poly(((-0.4, 0.06), (-0.1, 0.06), (-0.38, 0.22), (-0.48, 0.22)), mix(colour, (210, 70, 70), 0.6))
    d.box(-0.46, -0.08, -0.38, 0.08, _DARK)
    d.soft(((-0.42, 0.1), (0.1, 0.12), (0.36, 0.05), (0.56, -0.02), (0.34, -0.08), (0.0, -0.11), (-0.42, -0.1)), colour)
    d.soft(((0.06, 0.09), (0.24, 0.07), (0.34, 0.02), (0.1, 0.01)), _GLASS)
    for i in range(4):
        d.disc(-0.3 + 0.09 * i, 0.02, 0.02, (255, 236, 150))
    d.soft(((-0.2, -0.04), (0.16, -0.05), (-0.26, -0.2), (-0.4, -0.21)), mix(colour, _DARK, 0.25))
    d.rod(-0.34, -0.19, -0.06, -0.19, 0.03, mix(colour, (210, 70, 70), 0.6), 0.012)


def _hot_air_balloon(d: Draft, colour: Colour) -> None:
    """Its width is one length; the basket hangs at the bottom of 1.35."""
    for x in (-0.12, 0.12):
        d.line(((x * 2.2, -0.14), (x, -0.5)), 0.012, _DARK)
    d.slab(((-0.13, -0.66), (0.13, -0.66), (0.15, -0.5), (-0.15, -0.5)), (176, 120, 70), 0.12)
    for y in (-0.61, -0.56):
        d.line(((-0.14, y), (0.14, y)), 0.01, (120, 78, 46))
    for x in (-0.06, 0.06):
        d.ball(x, -0.45, 0.045, (246, 204, 170))
        d.ball(x, -0.425, 0.036, (92, 60, 46) if x < 0 else (206, 150, 74))
    if math.sin(2.2 * d.time_s) > 0:
        d.lamp(0.0, -0.3, 0.16, (255, 190, 90), 0.8)
        d.soft(((-0.03, -0.38), (0.03, -0.38), (0.0, -0.24)), (255, 220, 120))
    stripes = (colour, (252, 246, 230), mix(colour, (250, 180, 60), 0.75), (252, 246, 230), colour)
    d.soft(
        (
            (-0.16, -0.2),
            (0.16, -0.2),
            (0.44, 0.04),
            (0.52, 0.3),
            (0.38, 0.58),
            (0.14, 0.7),
            (-0.14, 0.7),
            (-0.38, 0.58),
            (-0.52, 0.3),
            (-0.44, 0.04),
        ),
        colour,
    )
    for i in (1, 2, 3):
        left, right = -0.48 + 0.192 * i, -0.48 + 0.192 * (i + 1)
        d.soft(
            (
                (left * 0.3, -0.19),
                (right * 0.3, -0.19),
                (right * 0.9, 0.06),
                (right, 0.3),
                (right * 0.75, 0.58),
                (right * 0.2, 0.68),
                (left * 0.2, 0.68),
                (left * 0.75, 0.58),
                (left, 0.3),
                (left * 0.9, 0.06),
            ),
            stripes[i],
        )
    d.shine(-0.2, 0.44, 0.14, 0.16, 0.5)


def _kite(d: Draft, colour: Colour) -> None:
    tail = [(-0.02 + 0.09 * math.sin(2.5 * d.time_s + 1.1 * i) * i / 4, -0.5 - 0.14 * i) for i in range(6)]
    d.line(tail, 0.016, _WHITE)
    for i in (1, 2, 3, 4):
        x, y = tail[i]
        for side in (-1, 1):
            d.poly(
                ((x, y), (x + side * 0.08, y + 0.045), (x + side * 0.08, y - 0.045)),
                ((250, 206, 90), (110, 190, 230))[i % 2],
            )
    d.line(((0.0, 0.1), (-0.3, -0.7), (-0.8, -1.5)), 0.006, _WHITE, 0.8)
    top, low, left, right = (0.0, 0.52), (0.0, -0.5), (-0.36, 0.14), (0.36, 0.14)
    d.poly((top, left, (0.0, 0.14)), colour)
    d.poly((top, right, (0.0, 0.14)), (250, 206, 90))
    d.poly((low, left, (0.0, 0.14)), (110, 190, 230))
    d.poly((low, right, (0.0, 0.14)), mix(colour, _WHITE, 0.25))
    d.line((top, low), 0.016, (140, 100, 70))
    d.line((left, right), 0.016, (140, 100, 70))


def _cloud(d: Draft, colour: Colour) -> None:
    for x, y, r in (
        (-0.34, -0.08, 0.16),
        (0.34, -0.08, 0.17),
        (-0.16, 0.06, 0.22),
        (0.16, 0.08, 0.2),
        (0.0, -0.08, 0.24),
        (-0.2, -0.12, 0.16),
        (0.2, -0.12, 0.16),
    ):
        d.ball(x, y + 0.008 * math.sin(1.2 * d.time_s + 9 * x), r, colour)
    d.eyes(0.0, 0.0, 0.09, 0.026)
    d.line(((-0.04, -0.07), (0.0, -0.09), (0.04, -0.07)), 0.016, INK)
    for side in (-1, 1):
        d.disc(side * 0.16, -0.05, 0.035, (250, 190, 190), 0.7)


PAINTS: dict[str, Paint] = {
    "aeroplane": _aeroplane, "paper plane": _paper_plane, "helicopter": _helicopter, "drone": _drone, "rocket": _rocket,
    "ufo": _ufo, "spaceship": _spaceship, "hot air balloon": _hot_air_balloon, "kite": _kite, "cloud": _cloud,
}  # fmt: skip
