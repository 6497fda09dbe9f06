"""Things of the house: light, bells, linen, brooms, in the coordinates of `physics.outlines`."""

from __future__ import annotations

import math

from generation.engine.animatic.picture.draft import Draft, round_points
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.script import Colour

_WHITE: Colour = (252, 252, 250)
_DARK: Colour = (50, 44, 54)
_STEEL: Colour = (196, 204, 214)
_WOOD: Colour = (190, 138, 88)
_CRUST: Colour = (206, 148, 84)


def _lantern(d: Draft, colour: Colour) -> None:
    flicker = 0.02 * math.sin(15 * d.time_s) + 0.012 * math.sin(27 * d.time_s)
    d.line(((-0.2, 0.66), (-0.17, 0.9), (0.0, 1.0), (0.17, 0.9), (0.2, 0.66)), 0.028, mix(colour, _STEEL, 0.4))
    d.box(-0.18, 0.08, 0.18, 0.62, (255, 228, 160) if not d.is_unlit else (190, 210, 220), 0.82)
    d.rod(0.0, 0.1, 0.0, 0.26, 0.05, (248, 238, 214))
    if not d.is_unlit:
        d.soft(((0.0, 0.25), (0.07, 0.34), (flicker, 0.54), (-0.07, 0.34)), (255, 240, 160))
        d.soft(((0.0, 0.26), (0.03, 0.32), (0.0, 0.42), (-0.03, 0.32)), (255, 166, 66))
        d.lamp(0.0, 0.36, 0.9, (255, 190, 90), 0.55 if d.light.is_dark else 0.28)
        d.lamp(0.0, 0.36, 0.2, (255, 226, 140), 0.8)
    for x in (-0.185, 0.185):
        d.rod(x, 0.08, x, 0.62, 0.02, colour)
    d.line(((-0.11, 0.16), (-0.11, 0.54)), 0.024, _WHITE, 0.6)
    d.soft(((-0.23, 0.0), (0.23, 0.0), (0.23, 0.08), (0.19, 0.12), (-0.19, 0.12), (-0.23, 0.08)), colour)
    d.poly(((-0.25, 0.59), (0.25, 0.59), (0.1, 0.76), (-0.1, 0.76)), colour)
    d.box(-0.09, 0.75, 0.09, 0.81, mix(colour, _DARK, 0.3))


def _bell(d: Draft, colour: Colour) -> None:
    dark = mix(colour, (120, 70, 30), 0.5)
    d.line(((-0.05, 0.76), (-0.09, 0.88), (0.0, 0.97), (0.09, 0.88), (0.05, 0.76)), 0.05, dark)
    d.ball(0.0, 0.06, 0.09, dark)
    d.soft(
        (
            (-0.5, 0.09),
            (0.0, 0.06),
            (0.5, 0.09),
            (0.36, 0.24),
            (0.28, 0.44),
            (0.22, 0.68),
            (0.0, 0.8),
            (-0.22, 0.68),
            (-0.28, 0.44),
            (-0.36, 0.24),
        ),
        colour,
    )
    d.line(((-0.4, 0.19), (0.0, 0.15), (0.4, 0.19)), 0.03, dark)
    d.line(((-0.24, 0.58), (0.0, 0.55), (0.24, 0.58)), 0.022, dark)
    d.shine(-0.12, 0.5, 0.06, 0.16)


def _wheel(d: Draft, colour: Colour) -> None:
    dark = mix(colour, _DARK, 0.35)
    ring = [(0.43 * math.cos(0.25 * math.pi * i), 0.43 * math.sin(0.25 * math.pi * i)) for i in range(8)]
    for x, y in ring:
        d.rod(0.0, 0.0, x, y, 0.034, mix(colour, _WHITE, 0.15))
    rim = [(0.425 * math.cos(math.pi * i / 24), 0.425 * math.sin(math.pi * i / 24)) for i in range(49)]
    tyre = [(0.48 * math.cos(math.pi * i / 24), 0.48 * math.sin(math.pi * i / 24)) for i in range(49)]
    d.line(rim, 0.1, colour)
    d.line(tyre, 0.04, (96, 98, 108))
    d.line([(0.88 * x, 0.88 * y) for x, y in rim], 0.014, dark)
    d.ball(0.0, 0.0, 0.12, dark)
    d.disc(0.0, 0.0, 0.05, _STEEL)


def _toaster(d: Draft, colour: Colour) -> None:
    pop = 0.03 * max(0.0, math.sin(3.0 * d.time_s))
    for x, back in ((0.05, 0.03), (-0.03, 0.0)):
        top = 0.76 + pop + back
        form = (
            (x - 0.21, 0.5),
            (x + 0.21, 0.5),
            (x + 0.21, top - 0.1),
            (x + 0.22, top),
            (x - 0.22, top),
            (x - 0.21, top - 0.1),
        )
        d.soft(form, mix(_CRUST, (130, 80, 40), 0.35))
        d.soft([(x + 0.84 * (px - x), py - 0.03) for px, py in form], (246, 214, 150))
    for x in (-0.34, 0.34):
        d.rod(x - 0.05, 0.02, x + 0.05, 0.02, 0.03, _DARK)
    shell = (
        (-0.45, 0.04),
        (0.0, 0.01),
        (0.45, 0.04),
        (0.47, 0.3),
        (0.42, 0.56),
        (0.0, 0.62),
        (-0.42, 0.56),
        (-0.47, 0.3),
    )
    d.behind(shell, colour, 0.16)
    d.soft(shell, colour)
    d.line(((-0.3, 0.56), (0.3, 0.56)), 0.045, mix(colour, _DARK, 0.7))
    d.line(((-0.34, 0.14), (0.3, 0.14)), 0.03, mix(colour, _DARK, 0.3))
    d.rod(0.47, 0.34, 0.53, 0.34, 0.04, _DARK)
    d.disc(0.3, 0.28, 0.06, _DARK)
    d.line(((0.3, 0.28), (0.32, 0.32)), 0.018, _WHITE)
    d.shine(-0.24, 0.42, 0.08, 0.1)


def _broom(d: Draft, colour: Colour) -> None:
    d.rod(-0.5, 0.0, 0.24, 0.0, 0.02, _WOOD)
    d.soft(((0.18, 0.045), (0.3, 0.09), (0.5, 0.15), (0.53, 0.0), (0.5, -0.15), (0.3, -0.09), (0.18, -0.045)), colour)
    for i in range(9):
        y = (i - 4) / 4
        d.line(
            ((0.24, 0.045 * y), (0.36, 0.08 * y), (0.51 - 0.02 * abs(y), 0.135 * y)),
            0.008,
            mix(colour, (120, 80, 40), 0.5),
        )
    for x, reach in ((0.215, 0.05), (0.27, 0.066)):
        d.line(((x, -reach), (x + 0.012, 0.0), (x, reach)), 0.02, (196, 66, 60))


def _mop(d: Draft, colour: Colour) -> None:
    d.rod(-0.5, 0.0, 0.24, 0.0, 0.018, (96, 150, 200))
    for i in range(11):
        y = (i - 5) / 5
        shade = mix(colour, (150, 150, 160), 0.3 * (i % 2))
        d.line(((0.24, 0.05 * y), (0.36, 0.1 * y), (0.5 - 0.03 * abs(y), 0.13 * y)), 0.036, shade)
    d.slab(((0.2, -0.06), (0.27, -0.06), (0.27, 0.06), (0.2, 0.06)), (222, 76, 70), 0.03)


def _folded(d: Draft, colour: Colour, folds: int, thick: float) -> None:
    """Cloth laid upon itself: a fold to the left, a fold to the right."""
    for k in range(folds):
        low = k * thick
        shade = mix(colour, _DARK, 0.06 * (folds - 1 - k))
        form = (
            (-0.48, low),
            (0.0, low - 0.004),
            (0.48, low),
            (0.53, low + thick / 2),
            (0.48, low + thick),
            (0.0, low + thick * 1.06),
            (-0.48, low + thick),
            (-0.53, low + thick / 2),
        )
        d.behind(form, colour, 0.1)
        d.soft(form, shade)
        end = 1 if k % 2 else -1
        d.line(
            ((end * 0.5, low + thick * 0.24), (end * 0.44, low + thick * 0.5), (end * 0.5, low + thick * 0.8)),
            0.014,
            mix(colour, _DARK, 0.45),
        )


def _blanket(d: Draft, colour: Colour) -> None:
    _folded(d, colour, 3, 0.125)
    pale = mix(colour, (255, 240, 210), 0.7)
    for x in (-0.3, -0.04, 0.22):
        for k in range(3):
            d.box(x, 0.125 * k + 0.008, x + 0.07, 0.125 * k + 0.118, pale, 0.75)
    for i in range(9):
        x = -0.42 + 0.105 * i
        d.line(((x, 0.02), (x + 0.01, -0.04)), 0.02, pale)


def _towel(d: Draft, colour: Colour) -> None:
    _folded(d, colour, 2, 0.165)
    for k in range(2):
        for x, wide in ((0.24, 0.05), (0.33, 0.025)):
            d.box(x, 0.165 * k + 0.01, x + wide, 0.165 * k + 0.158, _WHITE, 0.9)
    for i in range(5):
        for k in range(2):
            d.disc(-0.36 + 0.11 * i, 0.08 + 0.165 * k + 0.02 * (i % 2), 0.012, mix(colour, _WHITE, 0.5))


def _rope(d: Draft, colour: Colour) -> None:
    dark = mix(colour, (110, 74, 40), 0.55)
    d.line(((0.2, 0.03), (0.46, 0.03), (0.58, 0.0), (0.7, 0.05)), 0.085, mix(colour, dark, 0.2))
    for k in range(3):
        y, reach = 0.1 + 0.1 * k, 0.47 - 0.025 * k
        d.soft(round_points(0.0, y, reach, 0.12), mix(colour, dark, 0.16 * (2 - k)))
        for i in range(11):
            x = reach * 0.17 * (i - 5)
            sag = -0.115 * math.sqrt(1 - (x / reach) ** 2)
            d.line(((x - 0.014, y + sag + 0.012), (x + 0.02, y + sag + 0.075)), 0.016, dark)
    d.soft(round_points(0.0, 0.325, 0.31, 0.055), mix(dark, _DARK, 0.4))
    d.line([(0.4 * math.cos(a), 0.315 + 0.085 * math.sin(a)) for a in (0.4, 0.9, 1.57, 2.2, 2.7)], 0.016, dark)


PAINTS = {
    "lantern": _lantern, "bell": _bell, "spoked wheel": _wheel, "toaster": _toaster, "broom": _broom, "mop": _mop,
    "blanket": _blanket, "towel": _towel, "rope": _rope,
}  # fmt: skip
