# ruff: noqa: E501 - tables read better with one row a line
"""What is worn over a body: skirts and robes, capes, aprons, belts, glasses. Each is added to the rig at its own depth."""

from __future__ import annotations

import math
from collections.abc import Callable

from generation.engine.animatic.picture import facewear, skirts
from generation.engine.animatic.picture.facewear import Frame as Frame
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.picture.sheets import add_sheet
from generation.engine.animatic.picture.skirts import across
from generation.engine.animatic.picture.wardrobe import Outfit
from generation.engine.animatic.script import Colour

_WHITE: Colour = (252, 250, 246)
_DARK: Colour = (44, 40, 52)


Wear = Callable[[Rig, Frame, Outfit], None]


def put_on(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    """This will add everything that an outfit names."""
    for name in outfit.wear:
        CLOTHES[name](rig, frame, outfit)


def _front(rig: Rig, frame: Frame, share: float, azimuth: float, out: float = 0.092) -> tuple[Local, float]:
    """A point on the trunk's surface: share 0 at the hip, 1 at the chest; and how it faces us."""
    middle = tuple(a + (b - a) * share for a, b in zip(frame.hip, frame.chest, strict=True))
    reach = out * frame.height
    toward = (math.cos(azimuth), 0.0, math.sin(azimuth))
    at = (middle[0] + reach * toward[0], middle[1], middle[2] + reach * toward[2])
    return at, rig.depth(toward)


def _spot(rig: Rig, frame: Frame, share: float, azimuth: float, radius: float, colour: Colour) -> None:
    at, facing = _front(rig, frame, share, azimuth)
    if facing > 0.05:
        rig.sphere(at, radius * frame.height, colour, 0.06 * frame.height)


def _belt(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    at = (frame.hip[0], frame.hip[1] + 0.05 * frame.height, frame.hip[2])
    dark = mix(outfit.trim, _DARK, 0.65) if outfit.trim[0] > 200 else outfit.trim
    rig.limb(
        across(rig, at, -0.078 * frame.height, 0.0),
        across(rig, at, 0.078 * frame.height, 0.0),
        0.02 * frame.height,
        dark,
        nearer=0.1 * frame.height,
    )
    _spot(rig, frame, 0.23, 0.0, 0.026, (244, 206, 110))


def _cape(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    height, chest = frame.height, frame.chest
    flow = min(0.3, 0.1 + 0.5 * rig.pose.stride / height) * height + 0.012 * height * math.sin(5 * rig.time_s)
    shoulders = [(chest[0] - 0.03 * height, chest[1] + 0.06 * height, side * 0.12 * height) for side in (1, -1)]
    hem = [
        (
            chest[0] - flow - 0.02 * height * (i % 2),
            0.14 * height + 0.02 * height * math.sin(4 * rig.time_s + i),
            (-0.19 + 0.095 * i) * height,
        )
        for i in range(5)
    ]
    add_sheet(rig, [*shoulders, *hem], outfit.trim, -0.09 * height, soft=False)
    rig.limb(shoulders[0], shoulders[1], 0.028 * height, outfit.trim, nearer=0.0)


def _collar(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    height, chest = frame.height, frame.chest
    points = [
        (chest[0] - 0.02 * height, chest[1] + 0.05 * height, 0.1 * height),
        (chest[0] - 0.1 * height, chest[1] + 0.2 * height, 0.16 * height),
        (chest[0] - 0.13 * height, chest[1] + 0.1 * height, 0.0),
        (chest[0] - 0.1 * height, chest[1] + 0.2 * height, -0.16 * height),
        (chest[0] - 0.02 * height, chest[1] + 0.05 * height, -0.1 * height),
    ]
    add_sheet(rig, points, outfit.trim, -0.05 * height, soft=False)


def _wings(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    height, chest = frame.height, frame.chest
    beat = 0.35 * math.sin(2 * math.pi * rig.pose.gait)
    for side in (-1, 1):
        for up, reach in ((0.24, 0.42), (-0.16, 0.3)):
            root = (chest[0] - 0.06 * height, chest[1], side * 0.03 * height)
            out = reach * height
            tip = (
                chest[0] - 0.12 * height - beat * 0.2 * height,
                chest[1] + up * height + beat * 0.1 * height,
                side * out * (0.85 + 0.3 * beat),
            )
            low = (tip[0], chest[1] + (up - 0.2) * height, side * out * 0.7)
            add_sheet(
                rig,
                [root, (tip[0], tip[1] * 0.5 + root[1] * 0.5 + 0.06 * height, tip[2] * 0.6), tip, low],
                (206, 236, 255),
                -0.12 * height,
                0.78,
            )


def _apron(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    if math.sin(rig.pose.yaw) < -0.1:
        return
    height, hip = frame.height, frame.hip
    at = (hip[0] + 0.05 * height * math.cos(rig.pose.yaw), hip[1], hip[2])
    points = [
        across(rig, at, -0.06 * height, 0.1 * height),
        across(rig, at, 0.06 * height, 0.1 * height),
        across(rig, at, 0.09 * height, 0.0),
        across(rig, at, 0.085 * height, -0.17 * height),
        across(rig, at, -0.085 * height, -0.17 * height),
        across(rig, at, -0.09 * height, 0.0),
    ]
    add_sheet(rig, points, (236, 240, 244), 0.13 * height, soft=False)
    rig.limb(points[5], points[2], 0.008 * height, (190, 200, 212), nearer=0.15 * height)


def _stripes(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    for share in (0.3, 0.58, 0.86):
        at = tuple(a + (b - a) * share for a, b in zip(frame.hip, frame.chest, strict=True))
        middle = (at[0], at[1], at[2])
        rig.limb(
            across(rig, middle, -0.07 * frame.height, 0.0),
            across(rig, middle, 0.07 * frame.height, 0.0),
            0.016 * frame.height,
            (206, 52, 50),
            nearer=0.09 * frame.height,
        )


def _panels(colour_of: Callable[[Outfit], Colour], from_share: float = 0.0, hang: float = 0.0) -> Wear:
    """An open coat: two panels down the sides, the front left free."""

    def wear(rig: Rig, frame: Frame, outfit: Outfit) -> None:
        height, colour = frame.height, colour_of(outfit)
        for side in (-1, 1):
            top, _ = _front(rig, frame, 1.05, side * 1.0)
            low, facing = _front(rig, frame, from_share, side * 1.15)
            if facing > -0.55:
                end = (low[0], low[1] - hang * height, low[2])
                rig.limb(top, end, 0.05 * height, colour, 0.056 * height, nearer=0.035 * height)

    return wear


def _line_down(colour: Colour | None, share: tuple[float, float], radius: float) -> Wear:
    def wear(rig: Rig, frame: Frame, outfit: Outfit) -> None:
        start, facing = _front(rig, frame, share[1], 0.0)
        end, _ = _front(rig, frame, share[0], 0.0)
        if facing > 0.05:
            rig.limb(
                start,
                end,
                radius * frame.height,
                colour or outfit.trim,
                radius * 0.7 * frame.height,
                nearer=0.07 * frame.height,
            )

    return wear


def _shirt_front(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    _line_down(_WHITE, (0.35, 1.1), 0.05)(rig, frame, outfit)
    for share in (0.5, 0.75):
        at, facing = _front(rig, frame, share, 0.0, 0.115)
        if facing > 0.05:
            rig.sphere(at, 0.009 * frame.height, _DARK, 0.12 * frame.height)


def _tie(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    start, facing = _front(rig, frame, 1.1, 0.0, 0.1)
    end, _ = _front(rig, frame, 0.45, 0.0, 0.112)
    if facing > 0.05:
        dark = outfit.trim if outfit.trim != (240, 194, 84) else _DARK
        rig.limb(start, end, 0.012 * frame.height, dark, 0.026 * frame.height, nearer=0.12 * frame.height)


def _suit(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    start, facing = _front(rig, frame, 1.15, 0.0, 0.085)
    end, _ = _front(rig, frame, 0.6, 0.0, 0.095)
    if facing > 0.05:
        rig.limb(start, end, 0.046 * frame.height, _WHITE, 0.006 * frame.height, nearer=0.06 * frame.height)


def _bow_tie(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    middle, facing = _front(rig, frame, 1.18, 0.0, 0.09)
    if facing < 0.05:
        return
    for side in (-1, 1):
        rig.limb(
            middle,
            (middle[0], middle[1], middle[2] + side * 0.05 * frame.height),
            0.01 * frame.height,
            outfit.trim,
            0.026 * frame.height,
            nearer=0.13 * frame.height,
        )


def _dots(azimuths: tuple[float, ...], shares: tuple[float, ...], radius: float, colour: Colour | None = None) -> Wear:
    def wear(rig: Rig, frame: Frame, outfit: Outfit) -> None:
        for share in shares:
            for azimuth in azimuths:
                _spot(rig, frame, share, azimuth, radius, colour or outfit.trim)

    return wear


def _ermine(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    for i in range(9):
        turn = 2 * math.pi * i / 9
        at = (
            frame.chest[0] + 0.1 * frame.height * math.cos(turn),
            frame.chest[1] + 0.05 * frame.height,
            frame.chest[2] + 0.13 * frame.height * math.sin(turn),
        )
        rig.sphere(at, 0.045 * frame.height, _WHITE, 0.02 * frame.height)
        if i % 2:
            rig.sphere((at[0] * 1.1, at[1], at[2] * 1.1), 0.01 * frame.height, _DARK, 0.07 * frame.height)


def _ring(share: float, radius: float, size: float, colour: Colour | None = None) -> Wear:
    """A ring of soft balls round the trunk: fur, ruffs, shawls."""

    def wear(rig: Rig, frame: Frame, outfit: Outfit) -> None:
        middle = tuple(a + (b - a) * share for a, b in zip(frame.hip, frame.chest, strict=True))
        for i in range(10):
            turn = 2 * math.pi * i / 10
            at = (
                middle[0] + radius * frame.height * math.cos(turn),
                middle[1],
                middle[2] + radius * 1.1 * frame.height * math.sin(turn),
            )
            rig.sphere(at, size * frame.height, colour or mix(outfit.trim, _WHITE, 0.2 * (i % 2)), 0.03 * frame.height)

    return wear


def _several(*pieces: Wear) -> Wear:
    def wear(rig: Rig, frame: Frame, outfit: Outfit) -> None:
        for piece in pieces:
            piece(rig, frame, outfit)

    return wear


def _band(share: float, radius: float, colour: Colour | None = None) -> Wear:
    def wear(rig: Rig, frame: Frame, outfit: Outfit) -> None:
        at = tuple(a + (b - a) * share for a, b in zip(frame.hip, frame.chest, strict=True))
        middle = (at[0], at[1], at[2])
        rig.limb(
            across(rig, middle, -0.075 * frame.height, 0.0),
            across(rig, middle, 0.075 * frame.height, 0.0),
            radius * frame.height,
            colour or outfit.trim,
            nearer=0.09 * frame.height,
        )

    return wear


def _gi(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    for side in (-1, 1):
        start, facing = _front(rig, frame, 1.15, side * 0.5, 0.09)
        end, _ = _front(rig, frame, 0.35, -side * 0.15, 0.1)
        if facing > 0.0:
            rig.limb(start, end, 0.014 * frame.height, (214, 216, 222), nearer=0.08 * frame.height)
    low, _ = _front(rig, frame, 0.2, 0.15, 0.1)
    rig.limb(
        low,
        (low[0], low[1] - 0.1 * frame.height, low[2] + 0.03 * frame.height),
        0.012 * frame.height,
        outfit.trim,
        nearer=0.12 * frame.height,
    )
    skirts.skirt(rig, frame, outfit.top, 0.04, 0.32, 0.105)


def _dungarees(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    _line_down(None, (0.1, 0.75), 0.056)(rig, frame, outfit)
    for side in (-1, 1):
        start, facing = _front(rig, frame, 1.15, side * 0.65, 0.088)
        end, _ = _front(rig, frame, 0.7, side * 0.4, 0.095)
        if facing > -0.2:
            rig.limb(start, end, 0.014 * frame.height, outfit.trim, nearer=0.08 * frame.height)
            rig.sphere(end, 0.014 * frame.height, (244, 206, 110), 0.12 * frame.height)


def _neckerchief(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    at = (frame.chest[0], frame.chest[1] + 0.075 * frame.height, frame.chest[2])
    rig.limb(
        across(rig, at, -0.05 * frame.height, 0.0),
        across(rig, at, 0.05 * frame.height, 0.0),
        0.024 * frame.height,
        outfit.trim,
        nearer=0.08 * frame.height,
    )
    _spot(rig, frame, 1.0, 0.0, 0.03, outfit.trim)


def _stethoscope(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    for side in (-1, 1):
        start, facing = _front(rig, frame, 1.2, side * 0.6, 0.08)
        end, _ = _front(rig, frame, 0.75, side * 0.1, 0.105)
        if facing > -0.1:
            rig.limb(start, end, 0.009 * frame.height, _DARK, nearer=0.1 * frame.height)
    _spot(rig, frame, 0.68, 0.0, 0.022, (200, 206, 216))


def _tank(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    for side in (-1, 1):
        top = (frame.chest[0] - 0.12 * frame.height, frame.chest[1] + 0.03 * frame.height, side * 0.045 * frame.height)
        rig.limb(top, (top[0], top[1] - 0.2 * frame.height, top[2]), 0.045 * frame.height, outfit.trim)
    for k in range(3):
        rise = (0.7 * rig.time_s + k / 3) % 1.0
        at = (
            frame.head[0] + 0.1 * frame.height,
            frame.head[1] + (0.1 + 0.4 * rise) * frame.height,
            0.03 * frame.height * math.sin(6 * rise + k),
        )
        rig.sphere(at, (0.01 + 0.012 * rise) * frame.height, (214, 238, 250), 0.1)


CLOTHES: dict[str, Wear] = {
    "robe": skirts.robe, "dress": skirts.dress, "gown": skirts.gown, "tutu": skirts.tutu, "petals": skirts.petals, "tunic": skirts.tunic, "shorts": skirts.shorts,
    "belt": _belt, "line": _line_down(None, (0.05, 1.05), 0.01), "striped": _several(_band(0.3, 0.014), _band(0.58, 0.014), _band(0.86, 0.014)),
    "dotted": _dots((-0.75, -0.1, 0.6), (0.25, 0.55, 0.85), 0.016), "short skirt": lambda rig, frame, outfit: skirts.skirt(rig, frame, outfit.trim, 0.05, 0.2, 0.15),
    "bright waistcoat": _panels(lambda outfit: outfit.trim, 0.1), "short coat": lambda rig, frame, outfit: skirts.skirt(rig, frame, outfit.top, 0.06, 0.24, 0.125),
    "cape": _cape, "collar": _collar, "wings": _wings, "apron": _apron, "stripes": _stripes,
    "coat": _panels(lambda outfit: (150, 44, 50), 0.0, 0.12), "lab coat": _panels(lambda outfit: _WHITE, 0.0, 0.16),
    "black waistcoat": _panels(lambda outfit: _DARK, 0.1), "red cross": _dots((0.0,), (0.78,), 0.034),
    "waistcoat": _panels(lambda outfit: (110, 70, 46), 0.1), "cardigan": _panels(lambda outfit: mix(outfit.top, _DARK, 0.2), 0.05),
    "fur": _ring(1.0, 0.105, 0.05), "ermine": _ermine, "shawl": _ring(0.95, 0.1, 0.045), "ruff": _ring(1.12, 0.1, 0.045, _WHITE),
    "fur trim": _several(_ring(0.0, 0.11, 0.035, _WHITE), _line_down(_WHITE, (0.1, 1.0), 0.022)),
    "shirt front": _shirt_front, "tie": _tie, "suit": _suit, "bow tie": _bow_tie, "neckerchief": _neckerchief,
    "buttons": _dots((-0.35, 0.35), (0.5, 0.8), 0.012, (150, 156, 168)), "pompons": _dots((0.0,), (0.3, 0.62, 0.92), 0.032),
    "stars": _dots((-0.5, 0.1, 0.6), (0.35, 0.8), 0.016, (255, 226, 120)), "badge": _dots((0.5,), (0.85,), 0.022, (244, 206, 110)),
    "emblem": _dots((0.0,), (0.85,), 0.044, (250, 214, 80)), "number": _line_down(None, (0.45, 0.9), 0.016),
    "plate": _several(_line_down((206, 212, 222), (0.3, 1.0), 0.05), _ring(1.08, 0.11, 0.05, (150, 158, 170))),
    "tabard": _line_down(None, (-0.6, 0.85), 0.05), "reflective": _several(_band(0.4, 0.016), _band(0.8, 0.016)),
    "gi": _gi, "dungarees": _dungarees, "stethoscope": _stethoscope, "tank": _tank, "stripe": _band(0.7, 0.016),
    "wetsuit": _band(0.75, 0.026, (50, 56, 76)), "tatters": _dots((-0.7, 0.2, 0.8), (0.2, 0.5, 0.9), 0.024, (96, 120, 80)),
    "glasses": facewear.glasses, "domino mask": facewear.domino_mask, "eyepatch": facewear.eyepatch, "mask": facewear.mask, "moustache": facewear.moustache,
    "fangs": facewear.fangs, "pointed ears": facewear.pointed_ears,
}  # fmt: skip
