"""Animals with a body plan of their own: frogs, turtles, snails, spiders, crabs, monkeys, kangaroos."""

from __future__ import annotations

import math
from collections.abc import Callable

from generation.engine.animatic.picture import dressed
from generation.engine.animatic.picture.faces import Face, add_face, add_mouth, draw_mouth
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.script import Colour

_WHITE: Colour = (250, 246, 236)
_INK: Colour = (50, 42, 50)
Paint = Callable[[Rig, float, Colour], None]


def step_of(rig: Rig, phase: float, reach: float) -> tuple[float, float]:
    """This will be how far forward and how high a foot is now, metres."""
    turn = (rig.pose.gait + phase) % 1.0
    stride = min(rig.pose.stride, reach)
    if turn < 0.55:
        return stride * (1 - 2 * turn / 0.55), 0.0
    swing = (turn - 0.55) / 0.45
    return stride * (2 * swing - 1), 0.5 * stride * math.sin(math.pi * swing)


def _frog(rig: Rig, length: float, colour: Colour) -> None:
    pale, dark = mix(colour, (250, 250, 200), 0.65), mix(colour, (30, 60, 40), 0.25)
    low = 0.2 * length * (1 - 0.4 * rig.pose.crouch)
    aloft = rig.pose.is_airborne
    for side in (-1, 1):
        hip = (-0.2 * length, low + 0.06 * length, side * 0.24 * length)
        knee = (
            (-0.02 * length, low + 0.16 * length, side * 0.4 * length)
            if not aloft
            else (-0.36 * length, low, side * 0.3 * length)
        )
        foot = (
            (-0.16 * length, 0.03 * length, side * 0.36 * length)
            if not aloft
            else (-0.7 * length, 0.0, side * 0.3 * length)
        )
        thigh, shank = dressed.cloth(rig, colour, "leg", 0), dressed.cloth(rig, dark, "leg", 1)
        rig.limb(hip, knee, 0.13 * length, thigh, 0.09 * length, nearer=0.02 * side)
        rig.limb(knee, foot, 0.08 * length, shank, 0.05 * length, nearer=0.03 * side)
        rig.limb(
            foot,
            (foot[0] + 0.16 * length, foot[1], foot[2] + side * 0.05 * length),
            0.05 * length,
            dressed.cloth(rig, dark, "leg", 2),
            0.03 * length,
            nearer=0.04 * side,
        )
        hand = (
            (0.26 * length, 0.03 * length, side * 0.22 * length)
            if not aloft
            else (0.46 * length, low, side * 0.2 * length)
        )
        rig.limb(
            (0.16 * length, low + 0.08 * length, side * 0.2 * length),
            hand,
            0.055 * length,
            dressed.cloth(rig, colour, "arm", 0),
            0.04 * length,
            nearer=0.05 * side,
        )
    rig.limb(
        (-0.2 * length, low + 0.06 * length, 0.0),
        (0.12 * length, low + 0.2 * length, 0.0),
        0.24 * length,
        colour,
        0.26 * length,
    )
    if not dressed.is_clothed(rig):
        rig.sphere((0.16 * length, low + 0.08 * length, 0.0), 0.2 * length, pale, 0.06 * length)
    rear: Local = (-0.2 * length, low + 0.06 * length, 0.0)
    fore: Local = (0.12 * length, low + 0.2 * length, 0.0)
    dressed.dress(rig, dressed.Trunk(((rear, 0.24 * length), (fore, 0.26 * length))))
    paint_frog_head(rig, (0.2 * length, low + 0.3 * length, 0.0), 0.25 * length, colour)


def paint_frog_head(rig: Rig, head: Local, radius: float, colour: Colour) -> None:
    """This will add a frog's head of `radius` metres around a place."""
    length = 4 * radius
    rig.sphere(head, radius, colour, 0.08 * length)
    for side in (-1, 1):
        at, _ = rig.on_sphere(head, 0.24 * length, side * 0.62, 0.85)
        rig.sphere(at, 0.11 * length, colour, 0.14 * length)
    add_face(
        rig,
        head,
        0.26 * length,
        Face(eye_azimuth=0.62, eye_up=0.8, eye_size=0.3, mouth_up=-0.12, mouth_size=0.62, white=True),
    )


def _turtle(rig: Rig, length: float, colour: Colour) -> None:
    skin = mix(colour, (190, 210, 130), 0.5)
    shell = mix(colour, (120, 84, 54), 0.55)
    for side in (-1, 1):
        for forward, phase in ((0.24, 0.0), (-0.24, 0.5)):
            step, rise = step_of(rig, phase + 0.25 * side, 0.08 * length)
            root = (forward * length, 0.2 * length, side * 0.2 * length)
            rig.limb(
                root,
                (root[0] + step, 0.06 * length + rise, side * 0.26 * length),
                0.085 * length,
                skin,
                0.075 * length,
                nearer=0.05 * side,
            )
    rig.limb(
        (-0.34 * length, 0.22 * length, 0.0), (-0.5 * length, 0.16 * length, 0.0), 0.05 * length, skin, 0.02 * length
    )
    rig.limb(
        (-0.2 * length, 0.24 * length, 0.0), (0.18 * length, 0.24 * length, 0.0), 0.2 * length, mix(skin, _WHITE, 0.4)
    )
    rig.limb(
        (-0.12 * length, 0.34 * length, 0.0), (0.1 * length, 0.34 * length, 0.0), 0.28 * length, shell, nearer=0.05
    )
    rear, fore = (-0.12 * length, 0.34 * length, 0.0), (0.16 * length, 0.34 * length, 0.0)
    neck = (0.5 * length, 0.4 * length, 0.0)
    dressed.dress(rig, dressed.Trunk(((rear, 0.3 * length), (fore, 0.26 * length)), 0.12 * length, head=neck))
    for forward, turn in ((-0.26, 0.5), (-0.1, 0.9), (0.06, 0.9), (0.22, 0.5), (-0.18, 1.5), (0.0, 1.57), (0.16, 1.5)):
        for side in (-1, 1):
            spot = (
                forward * 0.9 * length,
                0.34 * length + 0.27 * length * math.sin(turn) * 0.95,
                side * 0.27 * length * math.cos(turn),
            )
            rig.sphere(spot, 0.075 * length, mix(shell, (230, 200, 130), 0.42), 0.12 * length)
    nod = 0.02 * length * math.sin(2 * rig.time_s)
    head: Local = (0.5 * length, 0.4 * length + nod, 0.0)
    rig.limb((0.24 * length, 0.26 * length, 0.0), head, 0.09 * length, skin)
    rig.sphere(head, 0.135 * length, skin, 0.05)
    add_face(
        rig,
        head,
        0.135 * length,
        Face(eye_azimuth=0.6, eye_up=0.25, eye_size=0.26, mouth_up=-0.3, mouth_size=0.36, white=False),
    )


def _sea_turtle(rig: Rig, length: float, colour: Colour) -> None:
    beat = 0.16 * length * math.sin(2 * math.pi * rig.pose.gait + 2.0 * rig.time_s)
    skin = mix(colour, (190, 210, 130), 0.4)
    for side in (-1, 1):
        rig.limb(
            (0.24 * length, 0.22 * length, side * 0.2 * length),
            (0.02 * length + beat, 0.1 * length + abs(beat) * 0.5, side * 0.62 * length),
            0.11 * length,
            skin,
            0.05 * length,
            nearer=0.08 * side,
        )
    _turtle(rig, length, colour)


def _snail(rig: Rig, length: float, colour: Colour) -> None:
    wave = 0.02 * length * math.sin(2 * math.pi * rig.pose.gait)
    rig.limb(
        (-0.46 * length, 0.04 * length, 0.0), (0.2 * length, 0.08 * length, 0.0), 0.06 * length, colour, 0.1 * length
    )
    rig.limb(
        (0.16 * length, 0.08 * length, 0.0),
        (0.34 * length + wave, 0.3 * length, 0.0),
        0.1 * length,
        colour,
        0.11 * length,
    )
    shell = mix(colour, (176, 96, 70), 0.75)
    middle = (-0.08 * length, 0.36 * length, 0.0)
    rig.sphere(middle, 0.3 * length, shell, 0.04)
    for i in range(16):
        a, r = 0.62 * i, 0.27 * length * (1 - i / 17)
        at = (middle[0] + r * math.cos(a), middle[1] + r * math.sin(a), 0.2 * length)
        rig.sphere(at, 0.035 * length, mix(shell, (255, 226, 190), 0.6), 0.3 * length)
    head: Local = (0.36 * length + wave, 0.34 * length, 0.0)
    rig.sphere(head, 0.13 * length, colour, 0.03)
    for side in (-1, 1):
        tip = (
            head[0] + 0.08 * length,
            head[1] + 0.28 * length + 0.02 * length * math.sin(3 * rig.time_s + side),
            side * 0.1 * length,
        )
        rig.limb((head[0], head[1] + 0.06 * length, side * 0.05 * length), tip, 0.026 * length, colour, nearer=0.04)
        rig.sphere(tip, 0.06 * length, _WHITE, 0.05)
        rig.sphere((tip[0] + 0.035 * length, tip[1], tip[2]), 0.034 * length, _INK, 0.09)
    add_face(rig, head, 0.13 * length, Face(eye_size=0.0, mouth_up=-0.2, mouth_size=0.4))


def _spider(rig: Rig, length: float, colour: Colour) -> None:
    for side in (-1, 1):
        for i in range(4):
            step, rise = step_of(rig, 0.25 * i + 0.5 * (side > 0), 0.1 * length)
            root = ((0.12 - 0.08 * i) * length, 0.3 * length, side * 0.1 * length)
            knee = ((0.42 - 0.28 * i) * length, 0.5 * length, side * 0.3 * length)
            foot = ((0.56 - 0.38 * i) * length + step, 0.02 * length + rise, side * 0.44 * length)
            rig.limb(root, knee, 0.036 * length, colour, nearer=0.02 * side)
            rig.limb(knee, foot, 0.032 * length, mix(colour, _WHITE, 0.12), 0.014 * length, nearer=0.03 * side)
    rig.sphere((-0.26 * length, 0.36 * length, 0.0), 0.25 * length, colour, 0.0)
    for forward in (-0.34, -0.24):
        rig.sphere((forward * length, 0.56 * length, 0.0), 0.05 * length, (216, 80, 70), 0.2)
    head: Local = (0.12 * length, 0.34 * length, 0.0)
    rig.sphere(head, 0.19 * length, colour, 0.1)
    add_face(
        rig,
        head,
        0.19 * length,
        Face(eye_azimuth=0.4, eye_up=0.2, eye_size=0.34, mouth_size=0.0, cheeks=None),
    )
    lips = Face(mouth_up=-0.3, mouth_size=0.42, eye=mix(colour, _WHITE, 0.75))  # dark ones would not be seen on it
    add_mouth(rig, head, 0.19 * length, lips, 0.3 * length)


def _crab(rig: Rig, length: float, colour: Colour) -> None:
    """Seen from the front, whichever way it goes: crabs go sideways."""
    for side in (-1, 1):
        for i in range(3):
            step, rise = step_of(rig, 0.33 * i + 0.5 * (side > 0), 0.07 * length)
            root = (side * 0.24 * length, 0.26 * length, -0.06 * length * i)
            knee = (side * (0.42 + 0.05 * i) * length, 0.36 * length - 0.03 * length * i, 0.02 * length)
            foot = (side * (0.48 + 0.06 * i) * length + step, 0.02 * length + rise, 0.04 * length)
            _flat_limb(rig, root, knee, 0.05 * length, colour, -0.1)
            _flat_limb(rig, knee, foot, 0.036 * length, mix(colour, _INK, 0.12), -0.08)
        lift = 0.06 * length * math.sin(4 * rig.time_s + side) + 0.1 * length * rig.pose.wave
        elbow = (side * 0.44 * length, 0.42 * length, 0.1 * length)
        claw = (side * 0.46 * length, 0.66 * length + lift, 0.1 * length)
        _flat_limb(rig, (side * 0.26 * length, 0.34 * length, 0.06 * length), elbow, 0.055 * length, colour, 0.0)
        _flat_limb(rig, elbow, claw, 0.05 * length, colour, 0.02)
        for lean in (-1, 1):
            tip = (claw[0] + lean * 0.07 * length, claw[1] + 0.16 * length, 0.1 * length)
            _flat_limb(rig, claw, tip, 0.085 * length, mix(colour, _WHITE, 0.08), 0.04)
    _flat_limb(rig, (-0.14 * length, 0.3 * length, 0.0), (0.14 * length, 0.3 * length, 0.0), 0.2 * length, colour, 0.05)
    for side in (-1, 1):
        top = (side * 0.1 * length, 0.6 * length, 0.05 * length)
        _flat_limb(rig, (side * 0.09 * length, 0.46 * length, 0.05 * length), top, 0.026 * length, colour, 0.08)
        _flat_ball(rig, top, 0.07 * length, _WHITE, 0.12)
        _flat_ball(rig, (top[0] + 0.01 * length, top[1], 0.1 * length), 0.038 * length, _INK, 0.16)
    x, y = rig.px(_unturned(rig, (0.0, 0.28 * length, 0.1 * length)))
    size = 0.1 * length * rig.scale
    rig.add(0.3, lambda: draw_mouth(rig, x, y, 1.1 * size, size, Face()))


def _unturned(rig: Rig, at: Local) -> Local:
    """The point of the figure's own space that lies where this would if it faced us."""
    x, y, z = at
    return (
        x * math.cos(rig.pose.yaw) + z * math.sin(rig.pose.yaw),
        y,
        -x * math.sin(rig.pose.yaw) + z * math.cos(rig.pose.yaw),
    )


def _flat_limb(rig: Rig, start: Local, end: Local, radius: float, colour: Colour, near: float) -> None:
    rig.limb(_unturned(rig, start), _unturned(rig, end), radius, colour, nearer=near)


def _flat_ball(rig: Rig, at: Local, radius: float, colour: Colour, near: float) -> None:
    rig.sphere(_unturned(rig, at), radius, colour, near)


PAINTS: dict[str, Paint] = {
    "frog": _frog, "turtle": _turtle, "sea turtle": _sea_turtle, "snail": _snail, "spider": _spider, "crab": _crab,
}  # fmt: skip
"""Kind -> what adds it to a rig, `length` metres long."""
