"""Dragons: four legs, two wings of skin between fingers, a neck and a tail of many joints, fire when they call."""

from __future__ import annotations

import itertools
import math

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.faces import Face, add_face
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.picture.wings import add_sheet, flap_of
from generation.engine.animatic.script import Colour

_TONGUES = 11  # of its fire
_WHITE: Colour = (252, 250, 246)
_INK: Colour = (44, 38, 48)


def paint_dragon(rig: Rig, length: float, height: float, colour: Colour) -> None:
    """This will add a flying dragon of `length` metres to the rig."""
    dark, pale = mix(colour, _INK, 0.35), mix(colour, (255, 230, 150), 0.62)
    mid = height * 0.46 - 0.02 * length * math.sin(2 * math.pi * rig.pose.gait)
    chest: Local = (0.14 * length, mid, 0.0)
    rump: Local = (-0.14 * length, mid - 0.03 * length, 0.0)
    _tail(rig, length, colour, dark, rump)
    for side in (-1, 1):
        near = 0.12 * length * side * math.cos(rig.pose.yaw)
        for root, reach in ((chest, 0.05), (rump, -0.01)):
            _leg(rig, length, colour, (root[0], root[1], side * 0.08 * length), reach, near * 0.3)
        _wing(rig, length, colour, dark, mid, side, near)
    rig.limb(rump, chest, 0.12 * length, colour, 0.13 * length)
    low = (rump[0], rump[1] - 0.05 * length, 0.0)
    high = (chest[0] + 0.03 * length, chest[1] - 0.04 * length, 0.0)
    rig.limb(low, high, 0.08 * length, pale, 0.09 * length, nearer=0.05 * length)
    head: Local = (0.42 * length, mid + 0.28 * length, 0.0)
    _neck(rig, length, colour, dark, chest, head)
    _dragon_head(rig, length, colour, dark, head)


def _tail(rig: Rig, length: float, colour: Colour, dark: Colour, at: Local) -> None:
    for i in range(6):
        turn = 3.3 + 0.28 * math.sin(1.8 * rig.time_s - 0.7 * i)
        sway = 0.012 * length * math.sin(2 * rig.time_s - i)
        end = (at[0] + 0.085 * length * math.cos(turn), at[1] + 0.068 * length * math.sin(turn), at[2] + sway)
        rig.limb(at, end, (0.085 - 0.012 * i) * length, colour, (0.073 - 0.012 * i) * length, nearer=-0.02)
        spike = (at[0] - 0.03 * length, at[1] + (0.1 - 0.008 * i) * length, at[2])
        rig.limb((at[0], at[1] + 0.06 * length, at[2]), spike, 0.025 * length, dark, 0.006 * length)
        at = end
    for turn in (-0.5, 0.5):
        barb = (at[0] - 0.06 * length, at[1] + turn * 0.06 * length, at[2])
        rig.limb(at, barb, 0.035 * length, dark, 0.006 * length)


def _leg(rig: Rig, length: float, colour: Colour, root: Local, reach: float, near: float) -> None:
    knee = (root[0] + 0.02 * length, root[1] - 0.13 * length, root[2] * 1.25)
    foot = (knee[0] + reach * length, knee[1] - 0.06 * length, knee[2])
    rig.limb((root[0], root[1] - 0.04 * length, root[2]), knee, 0.05 * length, colour, 0.035 * length, nearer=near)
    rig.limb(knee, foot, 0.035 * length, colour, 0.035 * length, nearer=near)
    for claw in (-1, 0, 1):
        tip = (foot[0] + 0.045 * length, foot[1] - 0.01 * length, foot[2] + claw * 0.02 * length)
        rig.limb(foot, tip, 0.014 * length, _WHITE, 0.005 * length, nearer=near)


def _wing(rig: Rig, length: float, colour: Colour, dark: Colour, mid: float, side: int, near: float) -> None:
    """An arm, four fingers, and skin that hangs between their tips."""
    flap = flap_of(rig)
    root: Local = (0.1 * length, mid + 0.1 * length, side * 0.07 * length)
    elbow: Local = (
        0.14 * length,
        root[1] + 0.2 * length * math.sin(flap) + 0.1 * length,
        root[2] + side * 0.2 * length * math.cos(flap),
    )
    tips = [_finger(length, elbow, flap, k, side) for k in range(4)]
    edge: list[Local] = [tips[0]]
    for one, other in itertools.pairwise(tips):
        x, y, z = (0.4 * (a + b) + 0.2 * e for a, b, e in zip(one, other, elbow, strict=True))
        edge += [(x, y, z), other]
    armpit = (-0.12 * length, mid + 0.05 * length, side * 0.06 * length)
    add_sheet(rig, [root, elbow, *edge, armpit], mix(colour, (250, 170, 90), 0.5), near, soft=False)
    for tip in tips:
        rig.limb(elbow, tip, 0.016 * length, dark, 0.007 * length, nearer=near + 0.02)
    rig.limb(root, elbow, 0.035 * length, colour, 0.022 * length, nearer=near + 0.02)


def _finger(length: float, elbow: Local, flap: float, number: int, side: int) -> Local:
    outer, reach = flap * 0.9 - 0.1 * number, (0.5 - 0.07 * number) * length
    return (
        elbow[0] - (0.02 + 0.12 * number) * length,
        elbow[1] + reach * math.sin(outer) - 0.02 * number * length,
        elbow[2] + side * reach * math.cos(outer) * 0.9,
    )


def _neck(rig: Rig, length: float, colour: Colour, dark: Colour, chest: Local, head: Local) -> None:
    bend: Local = (0.29 * length, head[1] - 0.16 * length, 0.0)
    rig.limb(chest, bend, 0.09 * length, colour, 0.07 * length)
    rig.limb(bend, head, 0.07 * length, colour, 0.065 * length)
    for i in range(5):
        x, y = (a + (b - a) * i / 5 for a, b in zip(chest[:2], head[:2], strict=True))
        root = (x - 0.06 * length, y + 0.08 * length, 0.0)
        rig.limb(root, (root[0] - 0.04 * length, root[1] + 0.05 * length, 0.0), 0.028 * length, dark, 0.006 * length)


def _dragon_head(rig: Rig, length: float, colour: Colour, dark: Colour, head: Local) -> None:
    radius = 0.085 * length
    rig.sphere(head, radius, colour, 0.05)
    nose = (head[0] + 1.5 * radius, head[1] - 0.4 * radius, 0.0)
    gape = 0.6 * rig.pose.mouth
    rig.limb(
        (head[0] + 0.2 * radius, head[1] - 0.5 * radius, 0.0),
        (nose[0] - 0.15 * radius, nose[1] - (0.45 + gape) * radius, 0.0),
        0.4 * radius,
        mix(colour, _WHITE, 0.3),
        0.26 * radius,
        nearer=0.06,
    )
    rig.limb(head, nose, 0.66 * radius, colour, 0.45 * radius, nearer=0.08)
    for side in (-1, 1):
        rig.sphere((nose[0] + 0.2 * radius, nose[1] + 0.3 * radius, side * 0.24 * radius), 0.13 * radius, dark, 0.12)
        root = (head[0] - 0.3 * radius, head[1] + 0.7 * radius, side * 0.4 * radius)
        rig.limb(
            root,
            (root[0] - 1.0 * radius, root[1] + 0.7 * radius, side * 0.6 * radius),
            0.24 * radius,
            (244, 230, 196),
            0.05 * radius,
            nearer=0.03,
        )
    if rig.pose.mouth > 0.15:
        x, y = rig.px((nose[0] + 0.5 * radius, nose[1] - 0.5 * radius, 0.0))
        ahead, low = rig.px((nose[0] + 9.0 * radius, nose[1] - 1.7 * radius, 0.0))
        canvas, power, size = rig.canvas, rig.pose.mouth, radius * rig.scale

        def fire() -> None:
            for k in range(_TONGUES):
                share = k / (_TONGUES - 1)
                shade = mix((255, 240, 150), (240, 90, 50), share)
                brush.glow(
                    canvas,
                    x + (ahead - x) * share * power,
                    y + ((low - y) * share + 0.22 * size * math.sin(20 * rig.time_s + 1.7 * k)) * power,
                    size * (0.55 + 1.5 * share * power),
                    size * (0.45 + 1.25 * share * power),
                    shade,
                    (0.9 - 0.45 * share) * power,
                )

        rig.add(rig.depth(nose) + 1.0, fire)
    add_face(
        rig, head, radius, Face(eye_azimuth=0.75, eye_up=0.42, eye_size=0.34, mouth_size=0.0, cheeks=None, brow=dark)
    )
