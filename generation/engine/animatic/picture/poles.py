"""What stands outdoors on poles: a flag, laundry on its line, a slide. Waves run along cloth, wider where it is free."""

from __future__ import annotations

import math
from collections.abc import Callable

from generation.engine.animatic.picture.draft import Draft
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.script import Colour

Paint = Callable[[Draft, Colour], None]
_DARK: Colour = (46, 40, 48)
_POLE: Colour = (186, 192, 200)
_WOOD: Colour = (150, 108, 72)
_STRIPS = 14  # of a flag, along its length
_LONG, _TOP, _HIGH = 0.6, 0.97, 0.36  # of a flag, in heights of its pole
_WAVES_A_S, _WAVES = 1.3, 1.35  # how often it waves, how many waves are on it


def _flag(d: Draft, colour: Colour) -> None:
    """Folds that run from the pole outwards catch the light where they turn to it."""
    d.brick(-0.14, 0.0, 0.14, 0.04, mix(_POLE, _DARK, 0.4), 0.1)
    d.rod(0.0, 0.03, 0.0, 1.0, 0.014, _POLE)
    d.ball(0.0, 1.0, 0.026, (240, 194, 84))
    for strip in range(_STRIPS):
        left, right = strip / _STRIPS, (strip + 1) / _STRIPS
        (x0, y0), (x1, y1) = _fold(left, d.time_s), _fold(right, d.time_s)
        slope = (y1 - y0) * _STRIPS
        tone = mix(colour, (255, 255, 255), 0.22) if slope > 0 else mix(colour, _DARK, min(0.3, -1.6 * slope))
        d.poly(((x0, y0), (x1 + 0.004, y1), (x1 + 0.004, y1 - _HIGH), (x0, y0 - _HIGH)), tone)
        band = 0.32 * _HIGH
        pale = mix(tone, (255, 255, 255), 0.72)
        d.poly(((x0, y0 - band), (x1 + 0.004, y1 - band), (x1 + 0.004, y1 - 2 * band), (x0, y0 - 2 * band)), pale)


def _fold(along: float, time_s: float) -> tuple[float, float]:
    """A place of a flag's upper edge, from the pole (0) to its free end (1)."""
    phase = 2 * math.pi * (_WAVES * along - _WAVES_A_S * time_s)
    return 0.012 + _LONG * along * (0.97 + 0.02 * math.sin(phase)), _TOP - 0.05 * along + 0.07 * along * math.sin(phase)


def _laundry(d: Draft, colour: Colour) -> None:
    """Between two posts a shirt, a towel, trousers and a sheet, each blown about as it hangs."""
    for x in (-0.485, 0.485):
        d.brick(x - 0.07, 0.0, x + 0.07, 0.02, mix(_WOOD, _DARK, 0.3), 0.06)
        d.rod(x, 0.0, x, 0.62, 0.014, _WOOD)
    d.line([(x / 10 - 0.485, _line_at(x / 10 - 0.485)) for x in range(11)] + [(0.485, 0.6)], 0.007, (236, 232, 224))
    cloths = ((-0.36, 0.17, 0.3, colour), (-0.12, 0.19, 0.22, (250, 248, 240)), (0.12, 0.14, 0.34, (70, 104, 160)),
              (0.34, 0.2, 0.27, (240, 194, 84)))  # fmt: skip
    for number, (x, wide, high, tone) in enumerate(cloths):
        _hung(d, x, wide, high, tone, number)


def _line_at(x: float) -> float:
    return 0.565 + 0.035 * (x / 0.485) ** 2


def _hung(d: Draft, x: float, wide: float, high: float, tone: Colour, number: int) -> None:
    """One piece of laundry in four bands, the lower the farther out."""
    top, bands = _line_at(x), 5
    for band in range(bands):
        over, under = (_blown(share / bands, d.time_s, number) for share in (band, band + 1))
        y0, y1 = top - high * band / bands * over[1], top - high * (band + 1) / bands * under[1]
        half = wide / 2 * (0.8 if number == 2 and band > 1 else 1.0)
        shade = mix(tone, _DARK, 0.05 * ((band + number) % 2) + 0.03 * band)
        d.poly(
            ((x - half + over[0], y0), (x + half + over[0], y0), (x + half + under[0], y1), (x - half + under[0], y1)),
            shade,
        )
    if number == 0:  # a shirt has sleeves
        swing = _blown(0.4, d.time_s, number)[0]
        for side in (-1.0, 1.0):
            seam, cuff = x + side * wide / 2, x + side * (wide / 2 + 0.05) + swing
            d.poly(((seam, top), (cuff, top - 0.11), (cuff - side * 0.05, top - 0.14), (seam, top - 0.08)), tone)
    for peg in (-0.4, 0.4):
        d.box(x + peg * wide - 0.006, top - 0.012, x + peg * wide + 0.006, top + 0.018, _WOOD)


def _blown(share: float, time_s: float, number: int) -> tuple[float, float]:
    """How far to the side cloth is at a share of its height from the line, and how much of its length is seen."""
    gust = 0.6 + 0.4 * math.sin(0.9 * time_s + 0.7 * number)
    swing = 0.09 * gust + 0.05 * math.sin(2 * math.pi * (1.1 * time_s - 0.8 * share) + 1.9 * number)
    return swing * share, 1.0 - 0.12 * gust * share


def _slide(d: Draft, colour: Colour) -> None:
    """A ladder, a place to sit at its top, and the chute."""
    steel = (150, 158, 170)
    for x in (-0.47, -0.33):
        d.rod(x, 0.0, x, 0.7, 0.014, steel)
    for rung in range(5):
        d.rod(-0.47, 0.1 + 0.11 * rung, -0.33, 0.1 + 0.11 * rung, 0.011, steel)
    d.brick(-0.49, 0.59, -0.26, 0.62, colour, 0.1)
    d.rod(0.06, 0.0, 0.06, 0.3, 0.012, steel)
    chute = ((-0.28, 0.62), (0.34, 0.09), (0.5, 0.07))
    d.line(chute, 0.05, mix(colour, _DARK, 0.18))
    d.line([(x, y + 0.022) for x, y in chute], 0.018, mix(colour, (255, 255, 255), 0.3))


PAINTS: dict[str, Paint] = {"flag": _flag, "laundry": _laundry, "slide": _slide}
"""Kind -> what paints it."""
