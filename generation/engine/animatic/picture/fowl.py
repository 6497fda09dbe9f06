"""Birds on foot or on the water that are neither ducks nor penguins: chickens, flamingos, swans."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable

from generation.engine.animatic.picture import dressed
from generation.engine.animatic.picture.faces import Face, add_face
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.script import Colour

_BEAK: Colour = (248, 170, 56)
_RED: Colour = (222, 52, 50)
_DARK: Colour = (50, 44, 54)
_FACE = Face(eye_azimuth=0.7, eye_up=0.2, eye_size=0.24, mouth_size=0.0, white=False, cheeks=None)


def add_legs(rig: Rig, size: float, hip_up: float, apart: float, colour: Colour, thick: float) -> None:
    """This will add a bird's two legs under hips that are so high."""
    for side in (-1, 1):
        phase = (rig.pose.gait + (0.5 if side > 0 else 0.0)) % 1.0
        lift = max(0.0, math.sin(2 * math.pi * phase)) * 0.1 * size if rig.pose.stride else 0.0
        forward = rig.pose.stride * 0.8 * math.cos(2 * math.pi * phase)
        foot = (forward, 0.02 * size + lift, side * apart)
        knee = (forward * 0.5 - 0.05 * size, hip_up * 0.5 + lift * 0.5, side * apart)
        rig.limb((-0.02 * size, hip_up, side * apart), knee, thick, colour)
        rig.limb(knee, foot, thick, dressed.cloth(rig, colour, "leg", 1))
        shoe = dressed.cloth(rig, colour, "leg", 2)
        wide = thick * (0.8 if shoe == colour else 1.9)
        for toe in (-1, 0, 1):
            rig.limb(foot, (foot[0] + 0.09 * size, foot[1], foot[2] + toe * 0.04 * size), wide, shoe, nearer=0.01)


def _chicken(rig: Rig, size: float, colour: Colour, is_floating: bool) -> None:
    if rig.is_young:
        _chick(rig, size, colour)
        return
    peck = 0.05 * size * math.sin(5.0 * rig.time_s) * (1 if rig.pose.stride else 0.4)
    squash = 0.08 * size * rig.pose.crouch
    add_legs(rig, size, 0.24 * size, 0.09 * size, _BEAK, 0.022 * size)
    low, high = (-0.16 * size, 0.4 * size - squash, 0.0), (0.12 * size, 0.42 * size - squash, 0.0)
    for i in range(5):
        turn = 2.0 + 0.22 * i
        rig.limb(
            (-0.22 * size, 0.46 * size - squash, 0.0),
            (-0.22 * size + 0.3 * size * math.cos(turn), 0.46 * size - squash + 0.3 * size * math.sin(turn), 0.0),
            0.06 * size,
            mix(colour, (60, 90, 90), 0.5 + 0.1 * (i % 2)),
            0.05 * size,
            nearer=-0.02,
        )
    rig.limb(low, high, 0.21 * size, colour, 0.22 * size)
    dressed.dress(rig, dressed.Trunk(((low, 0.21 * size), (high, 0.22 * size)), 0.14 * size))
    flap = 0.5 * math.sin(16 * rig.time_s) if rig.pose.is_airborne else 0.05 * math.sin(3 * rig.time_s)
    for side in (-1, 1):
        rig.limb(
            (0.08 * size, 0.46 * size - squash, side * 0.18 * size),
            (-0.2 * size, (0.38 + flap * 0.3) * size - squash, side * (0.23 + abs(flap) * 0.3) * size),
            0.11 * size,
            dressed.cloth(rig, mix(colour, _DARK, 0.12), "arm", 0),
            0.05 * size,
            nearer=0.04 * side,
        )
    head: Local = (0.3 * size + peck, 0.78 * size - squash * 1.4, 0.0)
    rig.limb(high, head, 0.15 * size, colour, 0.11 * size)
    rig.sphere(head, 0.135 * size, colour, 0.03)
    for i in range(3):
        rig.sphere(
            (head[0] + (0.06 - 0.07 * i) * size, head[1] + (0.13 + 0.01 * (i % 2)) * size, 0.0),
            0.055 * size,
            _RED,
            0.02,
        )
    rig.limb(
        (head[0] + 0.12 * size, head[1] - 0.08 * size, 0.0),
        (head[0] + 0.11 * size, head[1] - 0.17 * size, 0.0),
        0.035 * size,
        _RED,
        0.045 * size,
        nearer=0.1 * size,
    )
    rig.limb(
        (head[0] + 0.1 * size, head[1] - 0.02 * size, 0.0),
        (head[0] + 0.24 * size, head[1] - 0.04 * size - 0.05 * size * rig.pose.mouth, 0.0),
        0.045 * size,
        _BEAK,
        0.012 * size,
        nearer=0.12 * size,
    )
    add_face(rig, head, 0.135 * size, _FACE)


def _peacock(rig: Rig, size: float, colour: Colour, is_floating: bool) -> None:
    """A hen's build in blue, before a wheel of feathers with an eye in each."""
    root: Local = (-0.2 * size, 0.42 * size, 0.0)
    sway = 0.02 * math.sin(2.2 * rig.time_s)
    for ring, (reach, count) in enumerate(((0.92, 13), (0.68, 10), (0.46, 7))):
        for k in range(count):
            turn = -1.45 + 2.9 * k / (count - 1) + sway
            out = (root[0] - 0.12 * size, root[1] + reach * size * math.cos(turn), reach * size * math.sin(turn))
            flat = out if abs(math.cos(rig.pose.yaw)) < _EDGE_ON else (root[0] + out[2], out[1], 0.1 * out[2])
            near = -0.3 * size + 0.02 * ring * size
            rig.limb(root, flat, 0.02 * size, (64, 140, 92), 0.03 * size, nearer=near)
            rig.sphere(flat, 0.075 * size, (96, 176, 104), near + 0.004 * size)
            rig.sphere(flat, 0.048 * size, (56, 110, 196), near + 0.006 * size)
            rig.sphere(flat, 0.024 * size, (34, 40, 96), near + 0.008 * size)
    _chicken(rig, size, colour, is_floating)


_EDGE_ON = 0.45  # of a wheel of feathers: seen from the side it is turned to us all the same


def _chick(rig: Rig, size: float, colour: Colour) -> None:
    """Two balls of down on thin legs."""
    peck, squash = 0.04 * size * math.sin(6.0 * rig.time_s), 0.08 * size * rig.pose.crouch
    add_legs(rig, size, 0.22 * size, 0.1 * size, _BEAK, 0.024 * size)
    body: Local = (-0.04 * size, 0.38 * size - squash, 0.0)
    rig.sphere(body, 0.27 * size, colour)
    rig.limb(body, (-0.34 * size, 0.5 * size - squash, 0.0), 0.14 * size, colour, 0.05 * size)
    spine = (((-0.12 * size, body[1], 0.0), 0.26 * size), ((0.06 * size, body[1] + 0.04 * size, 0.0), 0.25 * size))
    dressed.dress(rig, dressed.Trunk(spine, 0.17 * size))
    flap = 0.16 * math.sin(18 * rig.time_s) if rig.pose.is_airborne else 0.05 * math.sin(5 * rig.time_s)
    for side in (-1, 1):
        root, tip = (
            (0.0, body[1] + 0.06 * size, side * 0.24 * size),
            (-0.2 * size, body[1] + flap * size, side * 0.3 * size),
        )
        wing = dressed.cloth(rig, mix(colour, (240, 160, 60), 0.25), "arm", 0)
        rig.limb(root, tip, 0.09 * size, wing, 0.04 * size, nearer=0.05 * side * size)
    head: Local = (0.14 * size + peck, 0.72 * size - 1.4 * squash - abs(peck), 0.0)
    rig.sphere(head, 0.23 * size, colour, 0.04)
    beak = (head[0] + 0.2 * size, head[1] - 0.03 * size, 0.0)
    tip = (beak[0] + 0.12 * size, beak[1] - 0.02 * size - 0.05 * size * rig.pose.mouth, 0.0)
    rig.limb(beak, tip, 0.055 * size, _BEAK, 0.015 * size, nearer=0.2 * size)
    add_face(rig, head, 0.23 * size, _FACE)


def _curved_neck(rig: Rig, points: list[Local], radius: float, colour: Colour) -> None:
    for start, end in itertools.pairwise(points):
        rig.limb(start, end, radius, colour, nearer=0.01)


def _flamingo(rig: Rig, size: float, colour: Colour, is_floating: bool) -> None:
    squash = 0.06 * size * rig.pose.crouch
    add_legs(rig, size, 0.46 * size - squash, 0.04 * size, mix(colour, _RED, 0.3), 0.014 * size)
    low, high = (-0.1 * size, 0.54 * size - squash, 0.0), (0.06 * size, 0.55 * size - squash, 0.0)
    rig.limb(
        (-0.14 * size, 0.54 * size - squash, 0.0),
        (-0.24 * size, 0.48 * size - squash, 0.0),
        0.06 * size,
        mix(colour, _RED, 0.25),
        0.03 * size,
    )
    rig.limb(low, high, 0.105 * size, colour, 0.1 * size)
    dressed.dress(rig, dressed.Trunk(((low, 0.105 * size), (high, 0.1 * size)), 0.05 * size))
    flap = 0.6 * math.sin(9 * rig.time_s) if rig.pose.is_airborne else 0.0
    for side in (-1, 1):
        rig.limb(
            (0.06 * size, 0.58 * size - squash, side * 0.07 * size),
            (-0.16 * size, (0.52 + 0.2 * flap) * size - squash, side * (0.09 + 0.2 * abs(flap)) * size),
            0.065 * size,
            dressed.cloth(rig, mix(colour, _RED, 0.15), "arm", 0),
            0.03 * size,
            nearer=0.03 * side,
        )
    sway = 0.015 * size * math.sin(1.8 * rig.time_s)
    neck = [
        (0.12 * size, 0.58 * size - squash, 0.0),
        (0.2 * size, 0.62 * size - squash, 0.0),
        (0.2 * size, 0.7 * size - squash, 0.0),
        (0.13 * size, 0.77 * size - squash, 0.0),
        (0.12 * size + sway, 0.85 * size - squash, 0.0),
        (0.18 * size + sway, 0.9 * size - squash, 0.0),
    ]
    _curved_neck(rig, neck, 0.032 * size, colour)
    head: Local = (0.21 * size + sway, 0.91 * size - squash, 0.0)
    rig.sphere(head, 0.06 * size, colour, 0.02)
    rig.limb(
        (head[0] + 0.04 * size, head[1], 0.0),
        (head[0] + 0.11 * size, head[1] - 0.03 * size, 0.0),
        0.032 * size,
        (255, 226, 220),
        0.026 * size,
        nearer=0.04,
    )
    rig.limb(
        (head[0] + 0.11 * size, head[1] - 0.03 * size, 0.0),
        (head[0] + 0.12 * size, head[1] - (0.09 + 0.05 * rig.pose.mouth) * size, 0.0),
        0.024 * size,
        _DARK,
        0.01 * size,
        nearer=0.05,
    )
    add_face(rig, head, 0.062 * size, _FACE)


def _swan(rig: Rig, size: float, colour: Colour, is_floating: bool) -> None:
    base = 0.0 if is_floating else 0.14 * size
    if not is_floating:
        add_legs(rig, size, 0.16 * size, 0.1 * size, _DARK, 0.03 * size)
    low, high = (-0.22 * size, base + 0.24 * size, 0.0), (0.16 * size, base + 0.22 * size, 0.0)
    rig.limb(
        (-0.3 * size, base + 0.28 * size, 0.0), (-0.5 * size, base + 0.38 * size, 0.0), 0.1 * size, colour, 0.03 * size
    )
    rig.limb(low, high, 0.2 * size, colour, 0.2 * size)
    dressed.dress(rig, dressed.Trunk(((low, 0.2 * size), (high, 0.2 * size)), 0.08 * size))
    flap = 0.5 * math.sin(10 * rig.time_s) if rig.pose.is_airborne else 0.04 * math.sin(2 * rig.time_s)
    for side in (-1, 1):
        for k in range(3):
            rig.limb(
                (0.12 * size, base + (0.3 - 0.03 * k) * size, side * 0.14 * size),
                (
                    -0.36 * size + 0.05 * k * size,
                    base + (0.44 - 0.09 * k + flap * 0.4) * size,
                    side * (0.2 + 0.3 * abs(flap)) * size,
                ),
                0.1 * size,
                mix(colour, (206, 214, 230), 0.22 * k),
                0.035 * size,
                nearer=0.05 * side - 0.004 * k,
            )
    sway = 0.02 * size * math.sin(1.5 * rig.time_s)
    neck = [
        (0.26 * size, base + 0.3 * size, 0.0),
        (0.34 * size, base + 0.42 * size, 0.0),
        (0.28 * size, base + 0.58 * size, 0.0),
        (0.24 * size + sway, base + 0.72 * size, 0.0),
        (0.32 * size + sway, base + 0.82 * size, 0.0),
    ]
    _curved_neck(rig, neck, 0.062 * size, colour)
    head: Local = (0.36 * size + sway, base + 0.82 * size, 0.0)
    rig.sphere(head, 0.1 * size, colour, 0.02)
    rig.limb(
        (head[0] + 0.07 * size, head[1] - 0.01 * size, 0.0),
        (head[0] + 0.22 * size, head[1] - 0.05 * size - 0.03 * size * rig.pose.mouth, 0.0),
        0.046 * size,
        (246, 130, 48),
        0.024 * size,
        nearer=0.08 * size,
    )
    rig.sphere((head[0] + 0.09 * size, head[1] + 0.035 * size, 0.0), 0.03 * size, _DARK, 0.1 * size)
    add_face(rig, head, 0.1 * size, _FACE)


PAINTS: dict[str, Callable[[Rig, float, Colour, bool], None]] = {
    "chicken": _chicken,
    "peacock": _peacock,
    "flamingo": _flamingo,
    "swan": _swan,
}
"""Kind -> what adds it to a rig of `size` metres; whether it floats."""
