# ruff: noqa: E501 - tables read better with one row a line
"""Things that one can take up, in the coordinates of `physics.outlines`."""

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


def _strings(d: Draft, count: int, start: float, end: float, spread: float) -> None:
    for i in range(count):
        y = (i - (count - 1) / 2) * spread
        d.line(((start, y), (end, y)), 0.004, (236, 230, 214))


def _body(d: Draft, colour: Colour, waist: float, tall: float) -> None:
    form = (
        (-0.5, 0.0),
        (-0.48, tall * 0.8),
        (-0.32, tall * 1.2),
        (-0.14, tall * waist),
        (0.02, tall * 0.86),
        (0.14, tall * 0.6),
        (0.16, 0.0),
        (0.14, -tall * 0.6),
        (0.02, -tall * 0.86),
        (-0.14, -tall * waist),
        (-0.32, -tall * 1.2),
        (-0.48, -tall * 0.8),
    )
    d.behind(form, colour, 0.12)
    d.soft(form, colour)


def _guitar(d: Draft, colour: Colour) -> None:
    d.rod(0.0, 0.0, 0.46, 0.0, 0.026, (110, 74, 52))
    _body(d, colour, 0.72, 0.2)
    d.disc(-0.08, 0.0, 0.07, (70, 44, 34))
    d.box(-0.36, -0.06, -0.32, 0.06, (84, 54, 40))
    d.box(0.42, -0.045, 0.54, 0.045, (96, 62, 44))
    for i in range(3):
        for side in (-1, 1):
            d.disc(0.44 + 0.035 * i, side * 0.06, 0.014, _STEEL)
    _strings(d, 6, -0.34, 0.44, 0.011)


def _violin(d: Draft, colour: Colour) -> None:
    d.rod(0.0, 0.0, 0.46, 0.0, 0.02, (52, 38, 36))
    _body(d, colour, 0.5, 0.19)
    for side in (-1, 1):
        d.line(((-0.24, side * 0.07), (-0.19, side * 0.09), (-0.14, side * 0.06)), 0.016, (60, 32, 26))
    d.box(-0.23, -0.05, -0.2, 0.05, (236, 206, 150))
    d.ball(0.5, 0.0, 0.036, (110, 62, 40))
    _strings(d, 4, -0.4, 0.46, 0.014)
    d.line(((-0.44, -0.24), (0.42, -0.2)), 0.014, (110, 70, 46))
    d.line(((-0.42, -0.26), (0.4, -0.23)), 0.006, (244, 240, 230))


def _drum(d: Draft, colour: Colour) -> None:
    d.poly(((-0.5, 0.08), (0.5, 0.08), (0.5, 0.6), (-0.5, 0.6)), colour)
    d.soft(round_points(0.0, 0.08, 0.5, 0.09), colour)
    for i in range(6):
        x = -0.5 + i * 0.2
        d.line(((x, 0.08), (x + 0.1, 0.58)), 0.016, _WHITE)
        d.line(((x + 0.1, 0.58), (x + 0.2 if i < 5 else 0.5, 0.08)), 0.016, _WHITE)
    d.line(((-0.5, 0.06), (-0.2, 0.0), (0.2, 0.0), (0.5, 0.06)), 0.06, _BRASS)
    d.soft(round_points(0.0, 0.6, 0.52, 0.12), _BRASS)
    d.soft(round_points(0.0, 0.61, 0.47, 0.1), (250, 244, 230))
    for side in (-1, 1):
        d.rod(side * 0.1, 0.66, side * 0.5, 0.92, 0.018, (200, 150, 96))
        d.ball(side * 0.1, 0.66, 0.036, (214, 166, 110))


def _trumpet(d: Draft, colour: Colour) -> None:
    d.rod(-0.5, 0.0, 0.3, 0.0, 0.022, colour)
    d.rod(-0.22, -0.12, 0.14, -0.12, 0.022, colour)
    d.line(((-0.22, 0.0), (-0.3, -0.06), (-0.22, -0.12)), 0.044, colour)
    d.line(((0.14, 0.0), (0.22, -0.06), (0.14, -0.12)), 0.044, colour)
    for i in range(3):
        x = -0.12 + i * 0.09
        d.rod(x, -0.14, x, 0.07, 0.03, mix(colour, _WHITE, 0.25))
        d.rod(x, 0.08, x, 0.12, 0.014, _STEEL)
    d.soft(
        (
            (0.2, -0.03),
            (0.34, -0.06),
            (0.48, -0.24),
            (0.54, -0.2),
            (0.54, 0.2),
            (0.48, 0.24),
            (0.34, 0.06),
            (0.2, 0.03),
        ),
        colour,
    )
    d.soft(round_points(0.5, 0.0, 0.05, 0.2), mix(colour, _DARK, 0.45))
    d.rod(-0.52, 0.0, -0.48, 0.0, 0.034, mix(colour, _WHITE, 0.3))


def _book(d: Draft, colour: Colour) -> None:
    d.brick(-0.34, 0.02, 0.34, 0.98, (250, 246, 232), 0.34)
    d.brick(-0.36, 0.0, 0.36, 1.0, colour, 0.06)
    d.box(-0.36, 0.0, -0.27, 1.0, mix(colour, _DARK, 0.3))
    d.box(-0.18, 0.58, 0.26, 0.82, (250, 236, 190))
    for y in (0.66, 0.74):
        d.line(((-0.1, y), (0.18, y)), 0.03, mix(colour, _DARK, 0.3))
    d.disc(0.04, 0.34, 0.1, (250, 216, 120))


def _umbrella(d: Draft, colour: Colour) -> None:
    d.rod(0.0, 0.1, 0.0, 0.96, 0.014, (150, 120, 90))
    d.line(((0.0, 0.12), (0.0, 0.03), (0.05, 0.0), (0.1, 0.03), (0.1, 0.07)), 0.034, (120, 76, 50))
    for i in range(4):
        left = -0.52 + i * 0.26
        mid = left + 0.13
        shade = colour if i % 2 else mix(colour, _WHITE, 0.55)
        d.soft(
            (
                (left, 0.5),
                (mid, 0.58),
                (left + 0.26, 0.5),
                (0.3 * mid + 0.17, 0.84),
                (0.0, 1.0),
                (0.3 * mid - 0.17, 0.84),
            ),
            shade,
        )
    top = [(0.54 * math.cos(a), 0.5 + 0.46 * math.sin(a)) for a in [math.pi * i / 10 for i in range(11)]]
    d.line(top, 0.012, mix(colour, _DARK, 0.3))
    d.line(((0.0, 0.95), (0.0, 1.02)), 0.024, (150, 120, 90))


def _laptop(d: Draft, colour: Colour) -> None:
    d.slab(((-0.44, 0.08), (0.44, 0.08), (0.44, 0.7), (-0.44, 0.7)), colour, 0.04)
    d.box(-0.4, 0.13, 0.4, 0.66, (70, 120, 200))
    d.box(-0.36, 0.17, 0.0, 0.52, (244, 248, 252))
    for i in range(4):
        d.line(((-0.32, 0.47 - 0.08 * i), (-0.08 - 0.05 * (i % 2), 0.47 - 0.08 * i)), 0.024, (120, 150, 190))
    d.box(0.05, 0.3, 0.36, 0.6, (250, 190, 90))
    d.disc(0.2, 0.45, 0.09, (236, 90, 80))
    d.lamp(0.0, 0.4, 0.5, (150, 200, 255), 0.3 if d.light.is_dark else 0.0)
    d.slab(((-0.5, 0.0), (0.5, 0.0), (0.47, 0.08), (-0.47, 0.08)), mix(colour, _WHITE, 0.2), 0.3)
    for i in range(11):
        d.line(((-0.42 + 0.08 * i, 0.05), (-0.38 + 0.08 * i, 0.05)), 0.03, _DARK)


def _phone(d: Draft, colour: Colour) -> None:
    d.slab(((-0.26, 0.0), (0.26, 0.0), (0.26, 1.0), (-0.26, 1.0)), colour, 0.1)
    d.box(-0.22, 0.08, 0.22, 0.93, (84, 150, 230))
    d.box(-0.22, 0.08, 0.22, 0.4, (120, 100, 210))
    for i in range(3):
        for k in range(3):
            shade = ((250, 110, 100), (250, 206, 90), (120, 210, 140), (250, 250, 250))[(i + 2 * k) % 4]
            d.soft(round_points(-0.13 + 0.13 * i, 0.4 + 0.16 * k, 0.045, 0.05, 8), shade)
    d.disc(0.0, 0.16, 0.05, _WHITE, 0.85)
    d.poly(((-0.22, 0.93), (-0.02, 0.93), (-0.22, 0.5)), _WHITE, 0.2)
    d.lamp(0.0, 0.5, 0.6, (150, 190, 255), 0.3 if d.light.is_dark else 0.0)


def _camera(d: Draft, colour: Colour) -> None:
    d.brick(-0.18, 0.56, 0.2, 0.76, colour, 0.2)
    d.brick(-0.5, 0.0, 0.5, 0.62, colour, 0.3)
    d.box(-0.5, 0.12, 0.5, 0.46, (150, 104, 74))
    d.disc(0.0, 0.3, 0.27, _STEEL)
    d.ball(0.0, 0.3, 0.23, (40, 44, 60))
    d.disc(0.0, 0.3, 0.14, (70, 90, 150))
    d.disc(-0.06, 0.36, 0.05, _WHITE, 0.8)
    d.box(-0.1, 0.64, 0.1, 0.72, (236, 240, 246))
    d.disc(0.38, 0.64, 0.06, (222, 70, 66))


def _bottle(d: Draft, colour: Colour) -> None:
    d.soft(
        (
            (-0.2, 0.0),
            (0.2, 0.0),
            (0.19, 0.3),
            (0.19, 0.56),
            (0.06, 0.74),
            (0.07, 0.96),
            (-0.07, 0.96),
            (-0.06, 0.74),
            (-0.19, 0.56),
            (-0.19, 0.3),
        ),
        colour,
        0.8,
    )
    d.box(-0.16, 0.04, 0.16, 0.46, mix(colour, (40, 60, 60), 0.3), 0.55)
    d.box(-0.175, 0.18, 0.175, 0.42, (250, 244, 226))
    d.disc(0.0, 0.3, 0.07, (222, 90, 74))
    d.rod(0.0, 0.94, 0.0, 1.0, 0.075, (196, 150, 96))
    d.line(((-0.12, 0.1), (-0.12, 0.5)), 0.03, _WHITE, 0.6)


def _cup(d: Draft, colour: Colour) -> None:
    d.line(((0.36, 0.66), (0.6, 0.66), (0.62, 0.36), (0.4, 0.2), (0.3, 0.2)), 0.09, mix(colour, _DARK, 0.12))
    d.soft(((-0.4, 0.86), (-0.39, 0.5), (-0.32, 0.0), (0.32, 0.0), (0.39, 0.5), (0.4, 0.86)), colour)
    d.box(-0.36, 0.34, 0.36, 0.5, mix((226, 96, 84), colour, 0.1))
    d.soft(round_points(0.0, 0.8, 0.4, 0.1), mix(colour, _WHITE, 0.3))
    d.soft(round_points(0.0, 0.79, 0.34, 0.075), (110, 70, 48))
    _steam(d, 0.9)


def _steam(d: Draft, y: float) -> None:
    for k in range(3):
        rise = (d.time_s * 0.5 + k / 3) % 1.0
        x = -0.15 + 0.15 * k + 0.06 * math.sin(4 * d.time_s + k)
        d.lamp(x, y + 0.5 * rise, 0.09 + 0.07 * rise, (246, 246, 250), 0.4 * (1 - rise) * min(1.0, 5 * rise))


def _teapot(d: Draft, colour: Colour) -> None:
    d.line(((-0.32, 0.56), (-0.56, 0.56), (-0.58, 0.26), (-0.34, 0.18)), 0.07, mix(colour, _DARK, 0.15))
    d.rod(0.26, 0.3, 0.6, 0.66, 0.09, colour, 0.045)
    d.egg(0.0, 0.36, 0.38, 0.35, colour)
    d.soft(round_points(0.0, 0.66, 0.2, 0.05), mix(colour, _WHITE, 0.25))
    d.ball(0.0, 0.75, 0.06, mix(colour, _DARK, 0.15))
    for i in range(5):
        d.disc(-0.2 + 0.1 * i, 0.34 + 0.03 * (i % 2), 0.035, _WHITE)
    d.shine(-0.14, 0.52, 0.1, 0.07)


def _plate(d: Draft, colour: Colour) -> None:
    d.soft(round_points(0.0, 0.08, 0.5, 0.13), mix(colour, _DARK, 0.08))
    d.soft(round_points(0.0, 0.1, 0.48, 0.115), colour)
    d.soft(round_points(0.0, 0.1, 0.4, 0.09), (90, 140, 200))
    d.soft(round_points(0.0, 0.1, 0.37, 0.08), colour)
    d.soft(round_points(0.0, 0.095, 0.26, 0.055), mix(colour, _DARK, 0.06))


def _vase(d: Draft, colour: Colour) -> None:
    d.soft(
        (
            (-0.22, 1.04),
            (-0.12, 0.8),
            (-0.13, 0.66),
            (-0.34, 0.46),
            (-0.28, 0.16),
            (-0.17, -0.02),
            (0.17, -0.02),
            (0.28, 0.16),
            (0.34, 0.46),
            (0.13, 0.66),
            (0.12, 0.8),
            (0.22, 1.04),
        ),
        colour,
    )
    d.soft(round_points(0.0, 0.97, 0.17, 0.035), mix(colour, _DARK, 0.5))
    d.line(((-0.28, 0.3), (-0.14, 0.4), (0.0, 0.3), (0.14, 0.4), (0.28, 0.3)), 0.03, _WHITE)
    for x in (-0.18, 0.0, 0.18):
        d.disc(x, 0.5, 0.03, (250, 214, 120))
    d.shine(-0.13, 0.44, 0.06, 0.12)


def _pan(d: Draft, colour: Colour) -> None:
    d.rod(0.04, 0.12, 0.6, 0.14, 0.03, (96, 66, 50))
    d.soft(((-0.54, 0.2), (-0.48, 0.0), (-0.2, -0.02), (0.04, 0.0), (0.1, 0.2)), colour)
    d.soft(round_points(-0.22, 0.17, 0.28, 0.05), mix(colour, _DARK, 0.5))
    d.soft(round_points(-0.22, 0.175, 0.18, 0.03), _WHITE)
    d.egg(-0.22, 0.185, 0.07, 0.03, (250, 190, 60))
    d.disc(0.56, 0.14, 0.012, _DARK)


def _clock(d: Draft, colour: Colour) -> None:
    for side in (-1, 1):
        d.rod(side * 0.24, 0.2, side * 0.3, 0.02, 0.035, _DARK)
        d.egg(side * 0.22, 0.9, 0.16, 0.12, _BRASS, -side * 30)
    d.rod(0.0, 0.9, 0.0, 0.96, 0.03, _DARK)
    d.ball(0.0, 0.48, 0.42, colour)
    d.disc(0.0, 0.48, 0.34, (252, 250, 242))
    for i in range(12):
        a = math.pi * i / 6
        d.disc(0.28 * math.sin(a), 0.48 + 0.28 * math.cos(a), 0.02 if i % 3 else 0.032, _DARK)
    turn = d.time_s * math.pi / 5
    d.line(((0.0, 0.48), (0.0 + 0.15 * math.sin(2.1), 0.48 + 0.15 * math.cos(2.1))), 0.045, INK)
    d.line(((0.0, 0.48), (0.23 * math.sin(0.4), 0.48 + 0.23 * math.cos(0.4))), 0.035, INK)
    d.line(((0.0, 0.48), (0.26 * math.sin(turn), 0.48 + 0.26 * math.cos(turn))), 0.014, (222, 60, 56))
    d.disc(0.0, 0.48, 0.035, INK)


def _teddy(d: Draft, colour: Colour) -> None:
    pale = mix(colour, (255, 236, 206), 0.6)
    for side in (-1, 1):
        d.egg(side * 0.24, 0.12, 0.15, 0.12, colour)
        d.disc(side * 0.28, 0.12, 0.075, pale)
        d.ball(side * 0.2, 0.92, 0.1, colour)
        d.disc(side * 0.2, 0.92, 0.055, pale)
    d.egg(0.0, 0.34, 0.26, 0.3, colour)
    d.egg(0.0, 0.32, 0.16, 0.2, pale)
    for side in (-1, 1):
        d.rod(side * 0.2, 0.48, side * 0.36, 0.3, 0.085, colour)
    d.ball(0.0, 0.74, 0.25, colour)
    d.egg(0.0, 0.67, 0.12, 0.09, pale)
    d.egg(0.0, 0.71, 0.045, 0.035, INK)
    d.line(((-0.05, 0.64), (0.0, 0.61), (0.05, 0.64)), 0.018, INK)
    d.eyes(0.0, 0.79, 0.1, 0.032)
    for side in (-1, 1):
        d.poly(((0.0, 0.54), (side * 0.14, 0.6), (side * 0.14, 0.47)), (222, 70, 70))
    d.disc(0.0, 0.535, 0.035, (196, 50, 54))


def _pillow(d: Draft, colour: Colour) -> None:
    form = (
        (-0.54, -0.02),
        (-0.2, 0.05),
        (0.2, 0.05),
        (0.54, -0.02),
        (0.5, 0.22),
        (0.54, 0.46),
        (0.2, 0.4),
        (-0.2, 0.4),
        (-0.54, 0.46),
        (-0.5, 0.22),
    )
    d.behind(form, colour, 0.12)
    d.soft(form, colour)
    for x in (-0.3, 0.0, 0.3):
        d.line(((x, 0.06), (x + 0.04, 0.22), (x, 0.38)), 0.02, mix(colour, (120, 150, 210), 0.4))


def _candle(d: Draft, colour: Colour) -> None:
    flicker = 0.03 * math.sin(17 * d.time_s) + 0.02 * math.sin(29 * d.time_s)
    d.soft(round_points(0.0, 0.03, 0.34, 0.06), _BRASS)
    d.rod(0.0, 0.1, 0.0, 0.6, 0.14, colour)
    d.soft(
        ((-0.15, 0.7), (0.15, 0.7), (0.15, 0.56), (0.1, 0.48), (0.05, 0.6), (-0.06, 0.44), (-0.14, 0.56)),
        mix(colour, _WHITE, 0.5),
    )
    d.line(((0.0, 0.7), (0.01, 0.78)), 0.02, _DARK)
    if d.is_unlit:
        return
    d.lamp(0.0, 0.88, 0.7, (255, 190, 90), 0.5 if d.light.is_dark else 0.25)
    d.lamp(0.0, 0.88, 0.26, (255, 220, 130), 0.7)
    px = [(0.0, 0.74), (0.075, 0.84), (flicker, 1.04), (-0.075, 0.84)]
    d.soft(px, (255, 236, 150))
    d.soft(((0.0, 0.75), (0.03, 0.82), (0.0, 0.9), (-0.03, 0.82)), (255, 170, 70))


def _suitcase(d: Draft, colour: Colour) -> None:
    d.line(((-0.14, 0.66), (-0.14, 0.76), (0.14, 0.76), (0.14, 0.66)), 0.05, mix(colour, _DARK, 0.4))
    d.brick(-0.5, 0.0, 0.5, 0.66, colour, 0.3)
    for x in (-0.32, 0.32):
        d.box(x - 0.05, 0.0, x + 0.05, 0.66, mix(colour, _DARK, 0.35))
        d.box(x - 0.03, 0.36, x + 0.03, 0.44, _BRASS)
    for x, y in ((-0.5, 0.0), (0.5, 0.0), (-0.5, 0.66), (0.5, 0.66)):
        d.disc(x * 0.94, 0.33 + (y - 0.33) * 0.9, 0.05, mix(colour, _DARK, 0.45))
    d.box(-0.16, 0.14, 0.06, 0.3, (90, 170, 190))
    d.disc(0.12, 0.34, 0.07, (236, 96, 84))


def _bucket(d: Draft, colour: Colour) -> None:
    d.line(((-0.42, 0.7), (-0.34, 1.0), (0.34, 1.0), (0.42, 0.7)), 0.03, _STEEL)
    d.poly(((-0.3, 0.0), (0.3, 0.0), (0.42, 0.72), (-0.42, 0.72)), colour)
    d.soft(round_points(0.0, 0.02, 0.3, 0.05), colour)
    d.soft(round_points(0.0, 0.72, 0.44, 0.09), mix(colour, _WHITE, 0.3))
    d.soft(round_points(0.0, 0.715, 0.38, 0.07), mix(colour, _DARK, 0.5))
    d.line(((-0.37, 0.5), (0.0, 0.44), (0.37, 0.5)), 0.04, mix(colour, _WHITE, 0.5))


def _hat(d: Draft, colour: Colour) -> None:
    d.soft(round_points(0.0, 0.05, 0.52, 0.08), mix(colour, _DARK, 0.2))
    d.soft(((-0.28, 0.02), (0.28, 0.02), (0.27, 0.34), (0.31, 0.68), (-0.31, 0.68), (-0.27, 0.34)), colour)
    d.soft(round_points(0.0, 0.63, 0.29, 0.05), mix(colour, _WHITE, 0.12))
    d.box(-0.275, 0.08, 0.275, 0.19, (206, 56, 60))
    d.line(((-0.5, 0.06), (-0.2, 0.0), (0.2, 0.0), (0.5, 0.06)), 0.04, mix(colour, _WHITE, 0.1))


def _shoe(d: Draft, colour: Colour) -> None:
    d.soft(((-0.52, 0.04), (-0.5, 0.56), (-0.3, 0.5), (-0.06, 0.56), (0.1, 0.3), (0.44, 0.26), (0.54, 0.04)), colour)
    d.box(-0.5, 0.0, 0.51, 0.09, _WHITE)
    d.soft(((0.3, 0.06), (0.54, 0.06), (0.5, 0.22), (0.36, 0.26)), _WHITE)
    d.soft(round_points(-0.28, 0.51, 0.2, 0.05), mix(colour, _DARK, 0.5))
    for i in range(3):
        d.line(((-0.06 + 0.08 * i, 0.46 - 0.08 * i), (0.08 + 0.07 * i, 0.42 - 0.06 * i)), 0.03, _WHITE)
    d.line(((-0.34, 0.14), (-0.1, 0.2), (-0.02, 0.36)), 0.05, _WHITE)


PAINTS: dict[str, Paint] = {
    "guitar": _guitar, "violin": _violin, "drum": _drum, "trumpet": _trumpet, "book": _book, "umbrella": _umbrella,
    "laptop": _laptop, "phone": _phone, "camera": _camera, "bottle": _bottle, "cup": _cup, "teapot": _teapot, "plate": _plate,
    "vase": _vase, "pan": _pan, "clock": _clock, "teddy bear": _teddy, "pillow": _pillow, "candle": _candle,
    "suitcase": _suitcase, "bucket": _bucket, "hat": _hat, "shoe": _shoe,
}  # fmt: skip
