"""Monkeys and kangaroos: animals that stand on two legs."""

from __future__ import annotations

import math
from collections.abc import Callable

from generation.engine.animatic.picture import dressed
from generation.engine.animatic.picture.critters import step_of
from generation.engine.animatic.picture.faces import Face, add_face, add_mouth
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.script import Colour

_WHITE: Colour = (250, 246, 236)
_INK: Colour = (50, 42, 50)
_DARK_FUR = 230  # sum of its colour: of a gorilla's, who has no tail
Paint = Callable[[Rig, float, Colour], None]


def _monkey(rig: Rig, length: float, colour: Colour) -> None:
    face = _face_of(colour)
    crouch = 0.06 * length * rig.pose.crouch
    hip: Local = (-0.06 * length, 0.26 * length - crouch, 0.0)
    chest: Local = (0.04 * length, 0.5 * length - crouch, 0.0)
    for side in (-1, 1):
        step, rise = step_of(rig, 0.5 * (side > 0), 0.13 * length)
        foot = (step + 0.02 * length, 0.04 * length + rise, side * 0.14 * length)
        if rig.pose.is_airborne:
            foot = (-0.1 * length, 0.06 * length, side * 0.16 * length)
        end = rig.jointed(
            (hip[0], hip[1], side * 0.1 * length), foot, 0.34 * length, 1.0, 0.06 * length, _pieces(rig, colour, "leg")
        )
        sole = dressed.cloth(rig, face, "leg", 2)
        rig.limb(end, (end[0] + 0.1 * length, end[1] - 0.01, end[2]), 0.045 * length, sole, nearer=0.02)
        raised = 2.6 * rig.pose.arms + (2.4 + 0.4 * math.sin(9 * rig.time_s) if rig.pose.wave and side > 0 else 0.35)
        hand = (
            chest[0] + 0.1 * length,
            chest[1] + 0.02 * length - 0.34 * length * math.cos(raised),
            side * (0.16 * length + 0.3 * length * math.sin(raised)),
        )
        if rig.pose.hands:
            hand = rig.from_world(rig.pose.hands[0 if side < 0 else 1], 0.07 * side * length)
        end = rig.jointed(
            (chest[0], chest[1] + 0.04 * length, side * 0.16 * length),
            hand,
            0.42 * length,
            -1.0,
            0.05 * length,
            _pieces(rig, colour, "arm"),
            nearer=0.02,
        )
        rig.sphere(end, 0.055 * length, dressed.cloth(rig, face, "arm", 2), 0.04)
    if sum(colour) >= _DARK_FUR:
        _curled_tail(rig, length, colour, crouch)
    rig.limb(hip, chest, 0.16 * length, colour, 0.15 * length)
    if not dressed.is_clothed(rig):
        rig.limb(
            (hip[0] + 0.07 * length, hip[1], 0.0),
            (chest[0] + 0.06 * length, chest[1] - 0.02 * length, 0.0),
            0.11 * length,
            face,
            0.1 * length,
            nearer=0.1 * length,
        )
    dressed.dress(rig, dressed.Trunk(((hip, 0.16 * length), (chest, 0.15 * length)), 0.1 * length, far=0.1))
    paint_monkey_head(rig, (0.08 * length, 0.76 * length - crouch * 1.4, 0.0), 0.2 * length, colour)


def _pieces(rig: Rig, colour: Colour, part: str) -> tuple[Colour, Colour]:
    return dressed.cloth(rig, colour, part, 0), dressed.cloth(rig, colour, part, 1)


def _curled_tail(rig: Rig, length: float, colour: Colour, crouch: float) -> None:
    at = (-0.16 * length, 0.24 * length - crouch, 0.0)
    for i in range(7):
        turn = 3.0 - 0.55 * i
        end = (
            at[0] + 0.1 * length * math.cos(turn),
            at[1] + 0.1 * length * math.sin(turn),
            at[2] + 0.01 * length * math.sin(3 * rig.time_s),
        )
        rig.limb(at, end, 0.034 * length, colour, nearer=-0.03)
        at = end


def _face_of(colour: Colour) -> Colour:
    """Of a monkey: its skin, where no fur is; a gorilla's is dark."""
    if sum(colour) < _DARK_FUR:
        return mix(colour, (150, 140, 144), 0.6)
    return mix(colour, (250, 214, 176), 0.75)


def paint_monkey_head(rig: Rig, head: Local, radius: float, colour: Colour) -> None:
    """This will add a monkey's head of `radius` metres around a place."""
    face, dark, length = _face_of(colour), mix(colour, (50, 34, 30), 0.25), 5 * radius
    rig.sphere(head, 0.2 * length, colour, 0.06)
    for side in (-1, 1):
        ear, _ = rig.on_sphere(head, 0.2 * length, side * 1.5, 0.05)
        rig.sphere(ear, 0.085 * length, dark, 0.0)
        rig.sphere((ear[0] + 0.02 * length, ear[1], ear[2]), 0.055 * length, face, 0.03)
        brow, facing = rig.on_sphere(head, 0.1 * length, side * 0.5, 0.3)
        if facing > -0.2:
            rig.sphere(brow, 0.11 * length, face, 0.09 * length)
    muzzle, facing = rig.on_sphere(head, 0.12 * length, 0.0, -0.4)
    if facing > -0.3:
        rig.sphere(muzzle, 0.125 * length, face, 0.17 * length)
        add_mouth(rig, muzzle, 0.125 * length, Face(mouth_up=-0.45, mouth_size=0.5), 0.18 * length)
    add_face(
        rig,
        head,
        0.215 * length,
        Face(eye_azimuth=0.36, eye_up=0.16, eye_size=0.2, mouth_size=0.0, white=False),
    )


def _kangaroo(rig: Rig, length: float, colour: Colour) -> None:
    pale, dark = mix(colour, _WHITE, 0.55), mix(colour, (60, 40, 40), 0.2)
    crouch = 0.12 * length * rig.pose.crouch
    hip: Local = (-0.08 * length, 0.4 * length - crouch, 0.0)
    chest: Local = (0.12 * length, 0.74 * length - crouch, 0.0)
    rig.limb(hip, (-0.36 * length, 0.16 * length, 0.0), 0.12 * length, colour, 0.08 * length, nearer=-0.02)
    rig.limb(
        (-0.36 * length, 0.16 * length, 0.0),
        (-0.66 * length, 0.06 * length, 0.0),
        0.08 * length,
        colour,
        0.03 * length,
        nearer=-0.02,
    )
    _hind_legs(rig, length, colour, dark, hip, chest, crouch)
    rig.limb(hip, chest, 0.19 * length, colour, 0.13 * length)
    if not dressed.is_clothed(rig):
        rig.limb(
            (hip[0] + 0.08 * length, hip[1] - 0.02 * length, 0.0),
            (chest[0] + 0.05 * length, chest[1] - 0.06 * length, 0.0),
            0.14 * length,
            pale,
            0.08 * length,
            nearer=0.08 * length,
        )
    dressed.dress(rig, dressed.Trunk(((hip, 0.19 * length), (chest, 0.13 * length)), 0.09 * length, far=0.5))
    _kangaroo_head(rig, length, colour, chest, crouch)


def _hind_legs(rig: Rig, length: float, colour: Colour, dark: Colour, hip: Local, chest: Local, crouch: float) -> None:
    for side in (-1, 1):
        knee = (0.14 * length, 0.3 * length - crouch * 0.5, side * 0.16 * length)
        heel = (-0.12 * length, 0.1 * length, side * 0.16 * length)
        thigh, shank = dressed.cloth(rig, colour, "leg", 0), dressed.cloth(rig, dark, "leg", 1)
        rig.limb((hip[0], hip[1], side * 0.12 * length), knee, 0.13 * length, thigh, 0.09 * length, nearer=0.03 * side)
        rig.limb(knee, heel, 0.06 * length, shank, 0.045 * length, nearer=0.03 * side)
        rig.limb(
            heel,
            (heel[0] + 0.34 * length, 0.03 * length, heel[2]),
            0.05 * length,
            dressed.cloth(rig, dark, "leg", 2),
            0.04 * length,
            nearer=0.04 * side,
        )
        hand = (
            0.3 * length,
            0.6 * length - crouch + 0.04 * length * math.sin(5 * rig.time_s + side),
            side * 0.1 * length,
        )
        rig.limb(
            (chest[0] + 0.03 * length, chest[1], side * 0.12 * length),
            hand,
            0.045 * length,
            dressed.cloth(rig, dark, "arm", 0),
            0.035 * length,
            nearer=0.06,
        )
        if (glove := dressed.cloth(rig, dark, "arm", 2)) != dark:
            rig.sphere(hand, 0.075 * length, glove, 0.08)


def _kangaroo_head(rig: Rig, length: float, colour: Colour, chest: Local, crouch: float) -> None:
    head: Local = (0.22 * length, 1.0 * length - crouch * 1.3, 0.0)
    rig.limb(chest, head, 0.09 * length, colour, 0.08 * length)
    rig.sphere(head, 0.105 * length, colour, 0.04)
    rig.limb(
        head,
        (head[0] + 0.16 * length, head[1] - 0.06 * length, 0.0),
        0.08 * length,
        colour,
        0.055 * length,
        nearer=0.08,
    )
    rig.sphere((head[0] + 0.2 * length, head[1] - 0.05 * length, 0.0), 0.035 * length, _INK, 0.12)
    chin: Local = (head[0] + 0.15 * length, head[1] - 0.08 * length, 0.0)
    add_mouth(rig, chin, 0.06 * length, Face(mouth_up=-0.5, mouth_size=0.6), 0.14 * length)
    for side in (-1, 1):
        root = (head[0] - 0.03 * length, head[1] + 0.06 * length, side * 0.06 * length)
        rig.limb(
            root,
            (root[0] - 0.05 * length, root[1] + 0.2 * length, side * 0.1 * length),
            0.05 * length,
            colour,
            0.02 * length,
            nearer=0.02 * side,
        )
    add_face(
        rig,
        head,
        0.105 * length,
        Face(eye_azimuth=0.7, eye_up=0.25, eye_size=0.26, mouth_size=0.0, cheeks=None, white=False),
    )


PAINTS: dict[str, Paint] = {
    "monkey": _monkey,
    "gorilla": _monkey,
    "kangaroo": _kangaroo,
}
"""Kind -> what paints it."""
