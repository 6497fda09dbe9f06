"""Furniture, plants and small buildings, in the coordinates of `physics.outlines`."""

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


def _chair(d: Draft, colour: Colour) -> None:
    for x in (-0.21, 0.2):
        d.brick(x - 0.03, 0.0, x + 0.03, 0.44, colour, 0.42)
    d.brick(-0.24, 0.46, -0.17, 1.0, colour, 0.4)
    d.brick(-0.24, 0.42, 0.25, 0.5, mix(colour, (255, 230, 190), 0.2), 0.46)
    d.soft(((-0.2, 0.5), (0.2, 0.5), (0.24, 0.54), (0.18, 0.57), (-0.14, 0.57)), (206, 84, 76))


def _armchair(d: Draft, colour: Colour) -> None:
    for x in (-0.36, 0.36):
        d.brick(x - 0.04, 0.0, x + 0.04, 0.12, _WOOD, 0.4)
    pale = mix(colour, (255, 255, 255), 0.18)
    d.brick(-0.36, 0.3, 0.36, 0.92, colour, 0.3)
    d.soft(((-0.3, 0.4), (0.3, 0.4), (0.31, 0.86), (0.0, 0.9), (-0.31, 0.86)), mix(colour, (255, 255, 255), 0.08))
    d.brick(-0.42, 0.1, 0.42, 0.34, mix(colour, _DARK, 0.1), 0.44)
    d.soft(((-0.3, 0.32), (0.3, 0.32), (0.31, 0.44), (0.0, 0.48), (-0.31, 0.44)), pale)
    for x in (-0.42, 0.42):
        d.soft(((x - 0.09, 0.06), (x + 0.09, 0.06), (x + 0.11, 0.52), (x, 0.62), (x - 0.11, 0.52)), colour)
        d.disc(x, 0.5, 0.06, pale)


def _table(d: Draft, colour: Colour) -> None:
    for x in (-0.39, 0.39):
        d.brick(x - 0.045, 0.0, x + 0.045, 0.52, mix(colour, _DARK, 0.12), 0.42)
    d.brick(-0.5, 0.52, 0.5, 0.6, colour, 0.5)
    d.line(((-0.34, 0.56), (0.3, 0.56)), 0.012, mix(colour, _DARK, 0.35), 0.5)


def _sofa(d: Draft, colour: Colour) -> None:
    for x in (-0.4, 0.4):
        d.brick(x - 0.03, 0.0, x + 0.03, 0.08, _WOOD, 0.3)
    d.brick(-0.46, 0.22, 0.46, 0.52, colour, 0.34)
    d.brick(-0.46, 0.06, 0.46, 0.24, mix(colour, _DARK, 0.1), 0.42)
    for x in (-0.21, 0.21):
        d.soft(
            ((x - 0.22, 0.22), (x + 0.22, 0.22), (x + 0.22, 0.32), (x, 0.34), (x - 0.22, 0.32)),
            mix(colour, (255, 255, 255), 0.2),
        )
        d.soft(
            ((x - 0.2, 0.3), (x + 0.2, 0.3), (x + 0.21, 0.5), (x, 0.52), (x - 0.21, 0.5)),
            mix(colour, (255, 255, 255), 0.1),
        )
    for x in (-0.47, 0.47):
        d.soft(((x - 0.07, 0.04), (x + 0.07, 0.04), (x + 0.08, 0.36), (x, 0.42), (x - 0.08, 0.36)), colour)


def _bench(d: Draft, colour: Colour) -> None:
    for x in (-0.39, 0.39):
        d.brick(x - 0.03, 0.0, x + 0.03, 0.52, (80, 84, 92), 0.2)
    for y in (0.34, 0.44):
        d.brick(-0.5, y, 0.5, y + 0.07, colour, 0.06)
    d.brick(-0.5, 0.24, 0.5, 0.3, colour, 0.26)


def _bed(d: Draft, colour: Colour) -> None:
    d.brick(-0.5, 0.0, -0.45, 0.56, _WOOD, 0.5)
    d.brick(-0.46, 0.08, 0.46, 0.2, _WOOD, 0.48)
    d.brick(-0.45, 0.18, 0.46, 0.31, (250, 248, 244), 0.46)
    d.soft(((-0.44, 0.3), (-0.2, 0.3), (-0.18, 0.38), (-0.3, 0.43), (-0.44, 0.38)), (252, 252, 255))
    d.brick(-0.14, 0.14, 0.47, 0.345, colour, 0.5)
    d.soft(((-0.16, 0.33), (-0.02, 0.33), (-0.02, 0.39), (-0.16, 0.39)), mix(colour, (255, 255, 255), 0.5))
    d.brick(0.45, 0.0, 0.5, 0.4, _WOOD, 0.5)


def _lamp(d: Draft, colour: Colour) -> None:
    d.lamp(0.0, 0.78, 0.55, (255, 226, 150), 0.75 if d.light.is_dark else 0.32)
    d.soft(round_points(0.0, 0.025, 0.18, 0.04), (70, 66, 76))
    d.rod(0.0, 0.04, 0.0, 0.7, 0.014, (90, 86, 96))
    d.poly(((-0.2, 0.68), (0.2, 0.68), (0.11, 1.0), (-0.11, 1.0)), colour)
    d.soft(round_points(0.0, 0.685, 0.2, 0.03), (255, 244, 206))


def _bookshelf(d: Draft, colour: Colour) -> None:
    d.brick(-0.3, 0.0, 0.3, 1.0, colour, 0.26)
    rows = ((214, 84, 74), (240, 190, 80), (88, 150, 190), (110, 170, 120), (150, 110, 180), (240, 236, 224))
    for shelf in range(4):
        low = 0.04 + 0.24 * shelf
        d.box(-0.26, low, 0.26, low + 0.2, mix(colour, _DARK, 0.6))
        for i in range(8):
            left = -0.25 + i * 0.062
            high = 0.13 + 0.045 * ((i * 7 + shelf * 3) % 3) / 2
            d.box(left, low, left + 0.054, low + high, rows[(i * 5 + shelf * 2) % 6])


def _fridge(d: Draft, colour: Colour) -> None:
    d.brick(-0.24, 0.0, 0.24, 1.0, colour, 0.4)
    d.line(((-0.22, 0.66), (0.22, 0.66)), 0.012, mix(colour, _DARK, 0.5))
    for low, top in ((0.36, 0.6), (0.72, 0.88)):
        d.line(((0.17, low), (0.17, top)), 0.026, (140, 146, 156))
    d.box(-0.14, 0.78, -0.05, 0.87, (250, 206, 84))
    d.box(-0.03, 0.74, 0.05, 0.82, (236, 110, 100))


def _television(d: Draft, colour: Colour) -> None:
    d.brick(-0.2, 0.0, 0.2, 0.04, colour, 0.26)
    d.brick(-0.04, 0.03, 0.04, 0.14, colour, 0.1)
    d.brick(-0.5, 0.12, 0.5, 0.7, colour, 0.12)
    d.box(-0.45, 0.17, 0.45, 0.65, (120, 190, 236))
    d.soft(((-0.45, 0.17), (0.45, 0.17), (0.45, 0.28), (0.1, 0.4), (-0.2, 0.26), (-0.45, 0.34)), (110, 176, 96))
    d.disc(0.26, 0.53, 0.06, (255, 224, 110))
    d.poly(((-0.42, 0.64), (-0.28, 0.64), (-0.44, 0.3), (-0.44, 0.5)), (255, 255, 255), 0.25)
    d.lamp(0.0, 0.4, 0.6, (150, 200, 255), 0.3 if d.light.is_dark else 0.0)


def _bathtub(d: Draft, colour: Colour) -> None:
    for x in (-0.34, 0.34):
        d.egg(x, 0.05, 0.05, 0.06, (220, 184, 96))
    d.behind(((-0.5, 0.42), (-0.44, 0.12), (-0.3, 0.05), (0.3, 0.05), (0.44, 0.12), (0.5, 0.42)), colour, 0.3)
    for x in (-0.24, 0.0, 0.2, -0.1, 0.1):
        d.ball(x, 0.43 + 0.03 * math.sin(9 * x), 0.09, (244, 250, 255))
    d.soft(((-0.52, 0.42), (-0.46, 0.06), (-0.3, 0.04), (0.3, 0.04), (0.46, 0.06), (0.52, 0.42)), colour)
    d.rod(-0.48, 0.4, 0.48, 0.4, 0.025, (255, 255, 255))
    d.rod(0.38, 0.42, 0.38, 0.58, 0.018, (190, 198, 208))
    d.rod(0.38, 0.58, 0.3, 0.55, 0.018, (190, 198, 208))


def _piano(d: Draft, colour: Colour) -> None:
    d.brick(0.34, 0.0, 0.42, 0.32, colour, 0.4)
    d.brick(-0.5, 0.0, 0.3, 0.84, colour, 0.42)
    d.box(-0.42, 0.54, 0.22, 0.78, mix(colour, (255, 255, 255), 0.08))
    d.brick(-0.46, 0.34, 0.46, 0.44, colour, 0.3)
    d.box(-0.42, 0.36, 0.44, 0.43, (252, 250, 244))
    for i in range(13):
        x = -0.39 + i * 0.066
        d.line(((x, 0.36), (x, 0.43)), 0.005, (120, 116, 120))
        if i % 7 not in {2, 6}:
            d.box(x - 0.016, 0.39, x + 0.016, 0.43, (34, 30, 38))
    d.poly(((-0.24, 0.56), (0.04, 0.56), (0.04, 0.74), (-0.24, 0.74)), (252, 250, 242))
    for y in (0.61, 0.66, 0.71):
        d.line(((-0.2, y), (0.0, y)), 0.006, (120, 116, 120))


def _long_clock(d: Draft, colour: Colour) -> None:
    d.brick(-0.16, 0.0, 0.16, 0.16, colour, 0.2)
    d.brick(-0.11, 0.16, 0.11, 0.72, colour, 0.16)
    d.brick(-0.16, 0.72, 0.16, 0.97, colour, 0.2)
    d.poly(((-0.17, 0.96), (0.17, 0.96), (0.0, 1.04)), mix(colour, _DARK, 0.2))
    d.box(-0.07, 0.22, 0.07, 0.68, mix(colour, _DARK, 0.6))
    swing = 0.045 * math.sin(2 * math.pi * d.time_s)
    d.line(((0.0, 0.66), (swing, 0.34)), 0.01, (220, 184, 96))
    d.ball(swing, 0.32, 0.036, (240, 196, 90))
    _dial(d, 0.0, 0.85, 0.105)


def _dial(d: Draft, x: float, y: float, radius: float) -> None:
    d.disc(x, y, radius, (252, 248, 236))
    for i in range(12):
        a = math.pi * i / 6
        d.disc(x + 0.82 * radius * math.sin(a), y + 0.82 * radius * math.cos(a), radius * 0.06, _DARK)
    turn = d.time_s * 0.35
    d.line(
        ((x, y), (x + 0.62 * radius * math.sin(turn * 12), y + 0.62 * radius * math.cos(turn * 12))),
        radius * 0.08,
        _DARK,
    )
    d.line(
        ((x, y), (x + 0.42 * radius * math.sin(1 + turn), y + 0.42 * radius * math.cos(1 + turn))), radius * 0.12, _DARK
    )


def _house(d: Draft, colour: Colour) -> None:
    d.brick(0.2, 0.6, 0.3, 0.96, (176, 96, 76), 0.12)
    for k in range(3):
        rise = (d.time_s * 0.06 + k / 3) % 1.0
        d.lamp(
            0.26 + 0.08 * math.sin(3 * rise + k),
            1.0 + 0.25 * rise,
            0.05 + 0.06 * rise,
            (236, 236, 240),
            0.5 * (1 - rise),
        )
    d.brick(-0.42, 0.0, 0.42, 0.52, colour, 0.3)
    d.slab(((-0.52, 0.49), (0.52, 0.49), (0.0, 0.93)), (196, 84, 66), 0.34)
    d.box(-0.09, 0.0, 0.09, 0.3, (126, 82, 58))
    d.disc(0.05, 0.14, 0.014, (250, 210, 100))
    glass = (255, 232, 150) if d.light.is_dark else (150, 206, 232)
    for x in (-0.27, 0.27):
        d.box(x - 0.09, 0.2, x + 0.09, 0.38, _CREAM)
        d.box(x - 0.07, 0.22, x + 0.07, 0.36, glass)
        d.line(((x, 0.22), (x, 0.36)), 0.012, _CREAM)
        d.line(((x - 0.07, 0.29), (x + 0.07, 0.29)), 0.012, _CREAM)
    d.disc(0.0, 0.64, 0.06, _CREAM)
    d.disc(0.0, 0.64, 0.044, glass)


def _battlements(d: Draft, left: float, right: float, y: float, colour: Colour, depth: float) -> None:
    count = 3
    step = (right - left) / (2 * count - 1)
    for i in range(count):
        d.brick(left + 2 * i * step, y, left + (2 * i + 1) * step, y + step * 1.1, colour, depth)


def _castle(d: Draft, colour: Colour) -> None:
    d.brick(-0.12, 0.3, 0.12, 0.82, colour, 0.14)
    d.slab(((-0.15, 0.82), (0.15, 0.82), (0.0, 1.04)), (110, 84, 150), 0.14)
    d.brick(-0.34, 0.0, 0.34, 0.44, colour, 0.2)
    _battlements(d, -0.28, 0.28, 0.44, colour, 0.2)
    for x in (-0.39, 0.39):
        d.brick(x - 0.11, 0.0, x + 0.11, 0.62, mix(colour, (255, 255, 255), 0.1), 0.22)
        d.slab(((x - 0.14, 0.62), (x + 0.14, 0.62), (x, 0.86)), (206, 80, 80), 0.2)
        d.soft(((x - 0.03, 0.4), (x + 0.03, 0.4), (x + 0.03, 0.52), (x, 0.56), (x - 0.03, 0.52)), (70, 60, 84))
        wave = 0.02 * math.sin(5 * d.time_s + x)
        d.line(((x, 0.86), (x, 0.97)), 0.01, _DARK)
        d.poly(((x, 0.97), (x + 0.1, 0.94 + wave), (x, 0.91)), (250, 200, 80))
    d.soft(((-0.1, -0.02), (0.1, -0.02), (0.1, 0.2), (0.0, 0.28), (-0.1, 0.2)), (96, 66, 50))
    for x in (-0.04, 0.0, 0.04):
        d.line(((x, 0.0), (x, 0.2)), 0.008, (60, 44, 40))
    for x, y in ((-0.2, 0.16), (0.22, 0.3), (-0.24, 0.34), (0.2, 0.1), (0.02, 0.62)):
        d.box(x, y, x + 0.06, y + 0.03, mix(colour, _DARK, 0.16))


def _tower(d: Draft, colour: Colour) -> None:
    """Of stone, a little narrower to the top, with a walk round it and a pointed roof."""
    d.slab(((-0.15, 0.0), (0.15, 0.0), (0.12, 0.74), (-0.12, 0.74)), colour, 0.16)
    for row in range(9):
        low = 0.06 + 0.075 * row
        wide = 0.14 - 0.04 * low
        for k in range(2):
            x = -0.8 * wide + (0.62 * wide if row % 2 else 0.0) + 0.95 * wide * k
            d.box(x, low, x + 0.42 * wide, low + 0.028, mix(colour, _DARK, 0.13))
    for x, y in ((0.0, 0.5), (-0.045, 0.3)):
        d.soft(
            ((x - 0.025, y), (x + 0.025, y), (x + 0.025, y + 0.08), (x, y + 0.11), (x - 0.025, y + 0.08)), (70, 60, 84)
        )
        if d.light.is_dark:
            d.lamp(x, y + 0.05, 0.12, (255, 214, 130), 0.7)
    d.slab(((-0.12, 0.71), (0.12, 0.71), (0.16, 0.76), (-0.16, 0.76)), mix(colour, _DARK, 0.12), 0.18)
    _battlements(d, -0.16, 0.16, 0.76, colour, 0.18)
    d.slab(((-0.13, 0.8), (0.13, 0.8), (0.0, 1.0)), (176, 78, 70), 0.14)
    wave = 0.012 * math.sin(5 * d.time_s)
    d.line(((0.0, 0.99), (0.0, 1.08)), 0.008, _DARK)
    d.poly(((0.0, 1.08), (0.08, 1.055 + wave), (0.0, 1.03)), (250, 200, 80))
    d.soft(((-0.05, -0.01), (0.05, -0.01), (0.05, 0.1), (0.0, 0.14), (-0.05, 0.1)), (96, 66, 50))


def _sandcastle(d: Draft, colour: Colour) -> None:
    d.slab(((-0.5, 0.0), (0.5, 0.0), (0.42, 0.34), (-0.42, 0.34)), colour, 0.4)
    for x, top in ((0.0, 0.74), (-0.28, 0.54), (0.28, 0.54)):
        d.slab(((x - 0.14, 0.3), (x + 0.14, 0.3), (x + 0.11, top), (x - 0.11, top)), colour, 0.24)
        _battlements(d, x - 0.11, x + 0.11, top, colour, 0.2)
    d.soft(((-0.08, -0.02), (0.08, -0.02), (0.08, 0.14), (0.0, 0.2), (-0.08, 0.14)), mix(colour, _DARK, 0.55))
    d.line(((0.0, 0.78), (0.0, 1.0)), 0.014, _WOOD)
    d.poly(((0.0, 1.0), (0.18, 0.94), (0.0, 0.88)), (222, 70, 70))
    d.ball(-0.3, 0.16, 0.05, (250, 170, 160))


def _lighthouse(d: Draft, colour: Colour) -> None:
    d.poly(((-0.16, 0.0), (0.16, 0.0), (0.1, 0.76), (-0.1, 0.76)), colour)
    for k in range(3):
        low = 0.08 + 0.24 * k
        wide = 0.16 - 0.08 * low
        d.poly(((-wide, low), (wide, low), (wide - 0.009, low + 0.12), (-wide + 0.009, low + 0.12)), (216, 60, 56))
    d.brick(-0.13, 0.75, 0.13, 0.78, (80, 76, 90), 0.1)
    d.lamp(0.0, 0.84, 0.3, (255, 240, 170), 0.85 if d.light.is_dark else 0.4)
    d.box(-0.08, 0.78, 0.08, 0.9, (255, 240, 180))
    for x in (-0.08, 0.0, 0.08):
        d.line(((x, 0.78), (x, 0.9)), 0.01, (80, 76, 90))
    d.slab(((-0.11, 0.9), (0.11, 0.9), (0.0, 1.0)), (196, 54, 52), 0.08)
    d.soft(((-0.04, -0.01), (0.04, -0.01), (0.04, 0.08), (0.0, 0.11), (-0.04, 0.08)), (96, 66, 50))


def _tent(d: Draft, colour: Colour) -> None:
    d.slab(((-0.5, 0.0), (0.5, 0.0), (0.0, 0.64)), colour, 0.4)
    d.poly(((-0.16, 0.0), (0.16, 0.0), (0.0, 0.5)), mix(colour, _DARK, 0.7))
    d.poly(((-0.16, 0.0), (-0.26, 0.0), (-0.01, 0.5)), mix(colour, (255, 255, 255), 0.35))
    d.line(((0.5, 0.0), (0.56, 0.02)), 0.012, _CREAM)


def _statue(d: Draft, colour: Colour) -> None:
    d.brick(-0.24, 0.0, 0.24, 0.2, mix(colour, _DARK, 0.15), 0.3)
    d.brick(-0.18, 0.2, 0.18, 0.24, colour, 0.24)
    for x in (-0.06, 0.06):
        d.rod(x, 0.24, x * 0.8, 0.5, 0.05, colour, 0.055)
    d.rod(0.0, 0.46, 0.0, 0.74, 0.1, colour, 0.11)
    d.rod(-0.12, 0.74, -0.16, 0.52, 0.035, colour)
    d.rod(0.12, 0.74, 0.2, 0.9, 0.035, colour)
    d.rod(0.2, 0.9, 0.18, 1.0, 0.03, colour)
    d.ball(0.0, 0.88, 0.085, colour)
    d.eyes(0.0, 0.885, 0.03, 0.008)


def _traffic_light(d: Draft, colour: Colour) -> None:
    d.rod(0.0, 0.0, 0.0, 0.6, 0.026, colour)
    d.brick(-0.11, 0.56, 0.11, 1.0, (48, 52, 60), 0.12)
    lit = int(d.time_s / 1.3) % 3
    for i, (y, shade) in enumerate(((0.92, (240, 70, 60)), (0.78, (250, 196, 70)), (0.64, (90, 210, 120)))):
        d.disc(0.0, y, 0.055, mix(shade, (30, 30, 36), 0.0 if i == lit else 0.7))
        if i == lit:
            d.lamp(0.0, y, 0.2, shade, 0.6)


def _phone_box(d: Draft, colour: Colour) -> None:
    d.brick(-0.22, 0.0, 0.22, 0.94, colour, 0.34)
    d.brick(-0.2, 0.94, 0.2, 1.0, colour, 0.3)
    d.box(-0.17, 0.12, 0.17, 0.82, (170, 210, 226))
    for x in (-0.17, -0.06, 0.06, 0.17):
        d.line(((x, 0.12), (x, 0.82)), 0.016, colour)
    for i in range(7):
        d.line(((-0.17, 0.12 + 0.117 * i), (0.17, 0.12 + 0.117 * i)), 0.016, colour)
    d.box(-0.16, 0.85, 0.16, 0.91, (250, 246, 236))
    d.line(((-0.11, 0.88), (0.11, 0.88)), 0.018, _DARK)


def _campfire(d: Draft, colour: Colour) -> None:
    """Logs laid crosswise on stones, and flames that lick up between them."""
    d.lamp(0.0, 0.4, 1.5, (255, 170, 80), 0.55 if d.light.is_dark else 0.3)
    for x in (-0.42, -0.22, 0.0, 0.22, 0.42):
        d.soft(round_points(x, 0.05, 0.12, 0.07), (142, 140, 146))
    d.rod(-0.36, 0.08, 0.3, 0.26, 0.06, mix(colour, _DARK, 0.3))
    for tone, wide, high, pace in (
        ((232, 92, 44), 0.3, 0.86, 11),
        ((255, 164, 58), 0.22, 0.66, 14),
        ((255, 236, 150), 0.12, 0.44, 19),
    ):
        lick, sway = high + 0.07 * math.sin(pace * d.time_s), 0.05 * math.sin((pace - 4) * d.time_s)
        d.soft(((0.0, 0.1), (wide, 0.24), (0.6 * wide + sway, 0.6 * lick), (sway, lick), (sway - 0.5 * wide, 0.62 * lick),
                (-wide, 0.26)), tone)  # fmt: skip
    d.rod(-0.3, 0.27, 0.36, 0.08, 0.06, colour)
    for k in range(4):
        share = (0.55 * d.time_s + 0.25 * k) % 1.0
        d.disc(0.22 * math.sin(5 * share + 2 * k), 0.5 + 0.7 * share, 0.018 * (1.0 - share), (255, 206, 110))


PAINTS: dict[str, Paint] = {
    "chair": _chair, "armchair": _armchair, "table": _table, "sofa": _sofa, "bench": _bench, "bed": _bed, "lamp": _lamp,
    "bookshelf": _bookshelf, "fridge": _fridge, "television": _television, "bathtub": _bathtub, "piano": _piano,
    "grandfather clock": _long_clock, "house": _house, "castle": _castle,
    "sandcastle": _sandcastle, "lighthouse": _lighthouse, "stone tower": _tower, "tent": _tent, "statue": _statue,
    "campfire": _campfire, "traffic light": _traffic_light, "phone box": _phone_box,
}  # fmt: skip
