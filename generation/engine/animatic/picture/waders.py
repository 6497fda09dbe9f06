"""Tall birds and broad ones, by proportions: herons, storks, ostriches on long legs, geese and pelicans, turkeys."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass

from generation.engine.animatic.picture import dressed
from generation.engine.animatic.picture.faces import Face, add_face
from generation.engine.animatic.picture.fowl import add_legs
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.script import Colour

_WHITE: Colour = (250, 248, 242)
_INK: Colour = (46, 42, 52)
_ORANGE: Colour = (244, 142, 48)
_RED: Colour = (214, 62, 52)
_FACE = Face(eye_azimuth=0.7, eye_up=0.2, eye_size=0.27, mouth_size=0.0, white=False, cheeks=None)


@dataclass(frozen=True, kw_only=True)
class Stature:
    """What tells one from another, in its own heights; the neck is told from the chest on, forward and up."""

    hip: float
    body: float = 0.12  # how thick
    length: float = 0.18  # from the rump to the chest
    leg: Colour = _ORANGE
    leg_thick: float = 0.014
    apart: float = 0.05
    neck: tuple[tuple[float, float], ...]
    neck_thick: float = 0.032
    neck_colour: Colour | None = None
    skull: float = 0.06
    head: Colour | None = None
    beak: float = 0.2
    beak_thick: float = 0.024
    beak_colour: Colour = _ORANGE
    drop: float = 0.02
    wing: Colour | None = None
    tip: Colour | None = None
    crest: Colour | None = None
    plume: Colour | None = None  # of loose feathers on wings and tail
    pouch: Colour | None = None
    breast: Colour | None = None


_STATURES: dict[str, Stature] = {
    "heron": Stature(
        hip=0.4, body=0.1, length=0.2, leg=(196, 170, 96), neck_thick=0.026, neck_colour=(226, 228, 230), head=_WHITE,
        neck=((0.07, 0.06), (0.13, 0.12), (0.06, 0.2), (0.04, 0.27), (0.1, 0.34)), skull=0.05, beak=0.21,
        beak_thick=0.023, beak_colour=(238, 184, 70), tip=(62, 66, 84), crest=_INK,
    ),
    "stork": Stature(
        hip=0.42, body=0.115, length=0.19, leg=_RED, neck=((0.06, 0.06), (0.1, 0.16), (0.09, 0.26), (0.13, 0.33)),
        neck_thick=0.036, skull=0.058, beak=0.24, beak_thick=0.026, beak_colour=_RED, drop=0.05, tip=_INK,
    ),
    "ostrich": Stature(
        hip=0.42, body=0.155, length=0.2, leg=(226, 172, 156), leg_thick=0.024, apart=0.075, neck_thick=0.026,
        neck=((0.06, 0.06), (0.09, 0.16), (0.07, 0.27), (0.1, 0.36)), neck_colour=(230, 186, 168), skull=0.05,
        head=(230, 186, 168), beak=0.08, beak_thick=0.028, beak_colour=(232, 164, 92), plume=_WHITE,
    ),
    "goose": Stature(
        hip=0.2, body=0.17, length=0.36, leg_thick=0.03, apart=0.09, neck_thick=0.062, skull=0.085, beak=0.12,
        neck=((0.06, 0.1), (0.1, 0.26), (0.09, 0.4), (0.14, 0.48)), beak_thick=0.046, drop=0.03, breast=_WHITE,
    ),
    "pelican": Stature(
        hip=0.2, body=0.18, length=0.34, leg_thick=0.03, apart=0.09, neck_thick=0.058, skull=0.085, beak=0.36,
        neck=((0.06, 0.1), (0.12, 0.2), (0.05, 0.32), (0.08, 0.42), (0.14, 0.46)), beak_thick=0.034, drop=0.14,
        beak_colour=(250, 186, 74), pouch=(252, 160, 66), tip=(84, 84, 96),
    ),
}  # fmt: skip


def _trunk(rig: Rig, size: float, colour: Colour, look: Stature, hip: float) -> Local:
    """The body with its wings and its tail; where the chest is."""
    half = look.length * size / 2
    rump, chest = (-half, hip + 0.06 * size, 0.0), (half, hip + 0.08 * size, 0.0)
    wing, thick = look.wing or mix(colour, _INK, 0.1), look.body * size
    tip = look.tip or wing
    end = (rump[0] - 1.3 * thick, rump[1] - 0.2 * thick, 0.0)
    rig.limb(rump, end, 0.62 * thick, look.plume or tip, 0.3 * thick, nearer=-0.01)
    rig.limb(rump, chest, 0.94 * thick, colour, thick)
    if look.breast and not dressed.is_clothed(rig):
        rig.sphere((rump[0], rump[1] - 0.2 * thick, 0.0), 0.8 * thick, look.breast, 0.01)
    dressed.dress(rig, dressed.Trunk(((rump, 0.94 * thick), (chest, thick)), look.apart * size))
    flap = 0.6 * math.sin(10 * rig.time_s) if rig.pose.is_airborne else 0.04 * math.sin(2 * rig.time_s)
    for side in (-1, 1):
        root = (0.7 * half, chest[1] + 0.3 * thick, side * 0.7 * thick)
        out = side * (0.9 + 1.6 * abs(flap)) * thick
        for k, shade in enumerate((dressed.cloth(rig, wing, "arm", 0), tip)):
            far = (rump[0] - 0.5 * k * thick, rump[1] + (0.25 - 0.4 * k) * thick + 1.6 * flap * thick, out)
            rig.limb(root, far, (0.6 - 0.1 * k) * thick, shade, 0.28 * thick, nearer=0.04 * side - 0.006 * k * side)
        if look.plume:
            for k in range(3):
                at = (rump[0] - (0.1 - 0.3 * k) * thick, rump[1] - (0.35 + 0.1 * k) * thick + 1.6 * flap * thick, out)
                rig.sphere(at, 0.3 * thick, look.plume, 0.05 * side)
    return chest


def _tall(look: Stature) -> Callable[[Rig, float, Colour, bool], None]:
    def paint(rig: Rig, size: float, colour: Colour, is_floating: bool) -> None:
        squash = 0.06 * size * rig.pose.crouch
        hip = (0.12 if is_floating else look.hip) * size - squash
        if not is_floating:
            add_legs(rig, size, hip + 0.02 * size, look.apart * size, look.leg, look.leg_thick * size)
        chest = _trunk(rig, size, colour, look, hip)
        sway, dip = 0.012 * size * math.sin(1.8 * rig.time_s), 0.05 * size * rig.pose.nod
        neck = [chest] + [
            (
                chest[0] + x * size + (sway + dip) * i / len(look.neck),
                chest[1] + y * size - dip * i / len(look.neck),
                0.0,
            )
            for i, (x, y) in enumerate(look.neck, 1)
        ]
        shade, thick = look.neck_colour or colour, look.neck_thick * size
        rig.limb(chest, neck[1], 0.8 * look.body * size, colour, thick, nearer=0.005)
        for start, end in itertools.pairwise(neck[1:]):
            rig.limb(start, end, thick, shade, nearer=0.01)
        _head(rig, size, colour, look, neck[-1])

    return paint


def _head(rig: Rig, size: float, colour: Colour, look: Stature, at: Local) -> None:
    skull = look.skull * (1.35 if rig.is_young else 1.0) * size
    head = (at[0] + 0.3 * skull, at[1] + 0.2 * skull, 0.0)
    rig.sphere(head, skull, look.head or look.neck_colour or colour, 0.02)
    root = (head[0] + 0.7 * skull, head[1] - 0.15 * skull, 0.0)
    reach, thick = look.beak * size * (0.6 if rig.is_young else 1.0), look.beak_thick * size
    gape = 0.25 * rig.pose.mouth
    tip = (root[0] + reach, root[1] - look.drop * size, 0.0)
    below = (root[0] + 0.92 * reach, tip[1] - 0.3 * thick - gape * reach, 0.0)
    under = mix(look.beak_colour, (120, 40, 30), 0.3)
    rig.limb((root[0], root[1] - 0.4 * thick, 0.0), below, 0.8 * thick, under, 0.3 * thick, nearer=0.8 * skull)
    if look.pouch:
        for share, wide in ((0.12, 1.9), (0.35, 2.1), (0.58, 1.6), (0.78, 1.0)):
            bag = (root[0] + share * reach, root[1] + share * (below[1] - root[1]) - 0.75 * wide * thick, 0.0)
            rig.sphere(bag, wide * thick, look.pouch, 0.7 * skull)
    rig.limb(root, tip, thick, look.beak_colour, 0.3 * thick, nearer=skull)
    if look.crest:
        for side in (-1, 1):
            rig.limb((head[0] + 0.4 * skull, head[1] + 0.6 * skull, side * 0.4 * skull),
                     (head[0] - 2.6 * skull, head[1] - 0.3 * skull, side * 0.3 * skull), 0.36 * skull, look.crest,
                     0.06 * skull, nearer=0.9 * skull)  # fmt: skip
    add_face(rig, head, 1.02 * skull, _FACE)


def _turkey(rig: Rig, size: float, colour: Colour, is_floating: bool) -> None:
    """A round dark body before a fan of banded feathers; a bare blue head with red wattles."""
    squash = 0.08 * size * rig.pose.crouch
    add_legs(rig, size, 0.24 * size, 0.09 * size, (226, 150, 120), 0.024 * size)
    root: Local = (-0.14 * size, 0.42 * size - squash, 0.0)
    for k in range(15):
        turn = -1.5 + 3.0 * k / 14 + 0.02 * math.sin(2 * rig.time_s)
        for share, wide, shade in ((1.0, 0.075, (238, 212, 168)), (0.9, 0.07, _INK), (0.78, 0.066, (172, 96, 54))):
            reach = 0.5 * size * share
            out, up = reach * math.sin(turn), reach * math.cos(turn)
            edge_on = abs(math.cos(rig.pose.yaw)) >= 0.45  # seen from the side it is turned to us all the same
            at = (root[0] - 0.06 * size + (out if edge_on else 0.0), root[1] + up, 0.0 if edge_on else out)
            rig.limb(root, at, 0.03 * size, shade, wide * size, nearer=-0.3 * size + 0.004 * size * (1 - share) * 10)
    low, high = (-0.1 * size, 0.38 * size - squash, 0.0), (0.1 * size, 0.4 * size - squash, 0.0)
    rig.limb(low, high, 0.22 * size, colour, 0.22 * size)
    dressed.dress(rig, dressed.Trunk(((low, 0.22 * size), (high, 0.22 * size)), 0.14 * size))
    flap = 0.5 * math.sin(16 * rig.time_s) if rig.pose.is_airborne else 0.04 * math.sin(3 * rig.time_s)
    for side in (-1, 1):
        end = (-0.2 * size, (0.34 + 0.3 * flap) * size - squash, side * (0.24 + 0.3 * abs(flap)) * size)
        shade = dressed.cloth(rig, mix(colour, (224, 170, 110), 0.3), "arm", 0)
        rig.limb((0.08 * size, 0.44 * size - squash, side * 0.18 * size), end, 0.12 * size, shade, 0.06 * size,
                 nearer=0.04 * side)  # fmt: skip
    peck = 0.03 * size * math.sin(5.0 * rig.time_s)
    head: Local = (0.32 * size + peck, 0.76 * size - 1.4 * squash, 0.0)
    skin: Colour = (132, 168, 206)
    rig.limb(high, (0.24 * size, 0.56 * size - squash, 0.0), 0.16 * size, colour, 0.08 * size, nearer=0.005)
    rig.limb((0.24 * size, 0.54 * size - squash, 0.0), head, 0.07 * size, _RED, 0.06 * size, nearer=0.01)
    rig.sphere(head, 0.1 * size, skin, 0.03)
    tip = (head[0] + 0.2 * size, head[1] - (0.05 + 0.05 * rig.pose.mouth) * size, 0.0)
    rig.limb((head[0] + 0.08 * size, head[1] - 0.01 * size, 0.0), tip, 0.04 * size, (236, 196, 120), 0.012 * size,
             nearer=0.1 * size)  # fmt: skip
    for offset, wide in (((0.13, -0.14), 0.036), ((0.07, -0.19), 0.045)):
        at = (head[0] + offset[0] * size, head[1] + offset[1] * size, 0.0)
        rig.limb((head[0] + 0.08 * size, head[1] - 0.02 * size, 0.0), at, 0.026 * size, _RED, wide * size,
                 nearer=0.12 * size)  # fmt: skip
    add_face(rig, head, 0.103 * size, _FACE)


PAINTS: dict[str, Callable[[Rig, float, Colour, bool], None]] = {
    **{name: _tall(look) for name, look in _STATURES.items()},
    "turkey": _turkey,
}
"""Kind -> what adds it to a rig of `size` metres; whether it floats."""
