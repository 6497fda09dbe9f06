"""Upright creatures with a body of their own: monsters, aliens, dinosaurs, skeletons; and mermaids and fairies."""

from __future__ import annotations

import math
from collections.abc import Callable

from generation.engine.animatic.picture import dressed, worn
from generation.engine.animatic.picture.faces import Face, add_face
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.script import Colour

_WHITE: Colour = (252, 250, 246)
_DARK: Colour = (46, 40, 52)
Paint = Callable[[Rig, float, float, Colour, int], None]  # rig, width, height, colour, seed


def _feet(
    rig: Rig, height: float, apart: float, radius: float, colour: Colour, toes: Colour, reach: float = 0.1
) -> list[Local]:
    """Two feet that step as the gait says; returns their ankles."""
    ankles: list[Local] = []
    shoe = dressed.cloth(rig, colour, "leg", 2)
    radius, toes = (radius, toes) if shoe == colour else (1.3 * radius, shoe)
    for leg in (-1, 1):
        phase = (rig.pose.gait + (0.5 if leg > 0 else 0.0)) % 1.0
        forward, rise = rig.pose.stride * (1 - 2 * phase / 0.55), 0.0
        if phase >= 0.55:
            swing = (phase - 0.55) / 0.45
            forward, rise = rig.pose.stride * (2 * swing - 1), 0.5 * rig.pose.stride * math.sin(math.pi * swing)
        ankle = (forward, radius + rise, leg * apart)
        rig.limb(
            ankle,
            (ankle[0] + reach * height, radius * 0.8 + rise, ankle[2] * 1.1),
            radius,
            shoe,
            radius * 0.85,
            nearer=0.01,
        )
        for claw in (-1, 0, 1):
            rig.sphere(
                (ankle[0] + (reach + 0.04) * height, radius * 0.6 + rise, ankle[2] * 1.1 + claw * radius * 0.6),
                radius * 0.34,
                toes,
                0.02,
            )
        ankles.append(ankle)
    return ankles


def _monster(rig: Rig, width: float, height: float, colour: Colour, seed: int) -> None:
    dark, pale = mix(colour, _DARK, 0.25), mix(colour, _WHITE, 0.6)
    squash = 0.08 * height * rig.pose.crouch
    middle: Local = (0.0, 0.48 * height - squash, 0.03 * height * rig.pose.sway)
    for ankle in _feet(rig, height, 0.13 * height, 0.06 * height, dark, (255, 236, 190)):
        leg = dressed.cloth(rig, colour, "leg", 1)
        rig.limb((0.0, 0.26 * height, ankle[2]), ankle, 0.085 * height, leg, 0.06 * height)
    rig.limb(
        (0.0, 0.36 * height - squash * 0.4, 0.0),
        (0.0, 0.64 * height - squash, middle[2]),
        0.27 * height,
        colour,
        0.25 * height,
    )
    for i in range(34):
        at, facing = rig.on_sphere(
            (0.0, 0.5 * height - squash, middle[2]), 0.27 * height, 2.4 * i, math.asin(-0.85 + 1.7 * i / 33)
        )
        at = (at[0], at[1] + 0.12 * height * (at[1] - 0.5 * height) / (0.27 * height), at[2])
        rig.limb(
            at,
            (at[0] * 1.12, at[1] - 0.05 * height, at[2] * 1.12),
            0.036 * height,
            mix(colour, _WHITE, 0.08 * (i % 3)),
            0.01 * height,
            nearer=0.05 * height if facing > 0 else -0.05 * height,
        )
    belly, facing = rig.on_sphere((0.0, 0.36 * height - squash * 0.4, 0.0), 0.15 * height, 0.0, -0.1)
    if facing > -0.1:
        rig.sphere(belly, 0.17 * height, pale, 0.16 * height)
    shirt = (
        ((0.0, 0.34 * height - squash * 0.4, 0.0), 0.27 * height),
        ((0.0, 0.44 * height - squash, middle[2]), 0.275 * height),
    )
    dressed.dress(rig, dressed.Trunk(shirt, far=0.72))
    for side in (-1, 1):
        raised = 2.6 * rig.pose.arms + (2.3 + 0.4 * math.sin(9 * rig.time_s) if rig.pose.wave and side > 0 else 0.5)
        shoulder = (0.0, 0.56 * height - squash, side * 0.24 * height)
        hand = (
            0.06 * height,
            shoulder[1] - 0.3 * height * math.cos(raised),
            side * (0.26 * height + 0.24 * height * math.sin(raised)),
        )
        sleeve = dressed.cloth(rig, colour, "arm", 0)
        rig.limb(shoulder, hand, 0.07 * height, sleeve, 0.06 * height, nearer=0.05 * height)
        rig.sphere(hand, 0.07 * height, dark, 0.06 * height)
        root, _ = rig.on_sphere((0.0, 0.66 * height - squash, middle[2]), 0.24 * height, side * 1.4, 0.85)
        rig.limb(
            root,
            (root[0], root[1] + 0.16 * height, root[2] + side * 0.07 * height),
            0.045 * height,
            (255, 236, 190),
            0.01 * height,
        )
    head: Local = (0.0, 0.66 * height - squash, middle[2])
    add_face(
        rig, head, 0.25 * height, Face(eye_azimuth=0.38, eye_up=0.2, eye_size=0.27, mouth_up=-0.32, mouth_size=0.46)
    )
    for side in (-1, 1):
        at, facing = rig.on_sphere(head, 0.255 * height, side * 0.26, -0.3)
        if facing > 0.1:
            rig.limb(
                at, (at[0], at[1] + 0.06 * height, at[2]), 0.022 * height, _WHITE, 0.005 * height, nearer=0.35 * height
            )


def _alien(rig: Rig, width: float, height: float, colour: Colour, seed: int) -> None:
    suit = (120, 130, 200)
    squash = 0.08 * height * rig.pose.crouch
    hip: Local = (0.0, 0.26 * height - squash, 0.0)
    chest: Local = (0.0, 0.46 * height - squash, 0.03 * height * rig.pose.sway)
    for ankle in _feet(rig, height, 0.07 * height, 0.035 * height, colour, mix(colour, _WHITE, 0.3), 0.06):
        rig.limb(
            (0.0, hip[1], ankle[2] * 0.8), ankle, 0.045 * height, dressed.cloth(rig, suit, "leg", 1), 0.035 * height
        )
    rig.limb(hip, chest, 0.1 * height, suit, 0.08 * height)
    dressed.dress(rig, dressed.Trunk(((hip, 0.1 * height), (chest, 0.08 * height)), 0.05 * height, far=0.8))
    at, facing = rig.on_sphere(chest, 0.07 * height, 0.0, -0.2)
    if facing > 0:
        rig.sphere(at, 0.04 * height, (255, 226, 110), 0.06 * height)
    for side in (-1, 1):
        raised = 2.6 * rig.pose.arms + (2.4 + 0.4 * math.sin(9 * rig.time_s) if rig.pose.wave and side > 0 else 0.3)
        shoulder = (0.0, chest[1] + 0.02 * height, side * 0.09 * height)
        hand = (
            0.04 * height,
            shoulder[1] - 0.24 * height * math.cos(raised),
            side * (0.1 * height + 0.22 * height * math.sin(raised)),
        )
        sleeve = dressed.cloth(rig, colour, "arm", 0)
        rig.limb(shoulder, hand, 0.032 * height, sleeve, 0.026 * height, nearer=0.03 * height)
        for finger in (-1, 0, 1):
            rig.limb(
                hand,
                (hand[0] + 0.03 * height, hand[1] + 0.02 * finger * height, hand[2] + side * 0.04 * height),
                0.014 * height,
                colour,
                nearer=0.04 * height,
            )
    head: Local = (0.02 * height, 0.74 * height - squash * 1.3, chest[2] * 1.4)
    rig.limb(chest, head, 0.04 * height, colour)
    rig.sphere((head[0], head[1] - 0.1 * height, head[2]), 0.13 * height, colour, 0.0)
    rig.sphere(head, 0.2 * height, colour, 0.01)
    for side in (-1, 1):
        root, _ = rig.on_sphere(head, 0.18 * height, side * 0.8, 1.0)
        tip = (
            root[0],
            root[1] + 0.15 * height + 0.01 * height * math.sin(5 * rig.time_s + side),
            root[2] + side * 0.06 * height,
        )
        rig.limb(root, tip, 0.014 * height, colour)
        rig.sphere(tip, 0.035 * height, (255, 226, 110), 0.02)
        eye, facing = rig.on_sphere(head, 0.185 * height, side * 0.46, -0.12)
        if facing > 0.0:
            tall = 1.0 - 0.85 * rig.pose.blink
            rig.limb(
                (eye[0], eye[1] + 0.045 * height * tall, eye[2] + side * 0.03 * height),
                (eye[0], eye[1] - 0.04 * height * tall, eye[2] - side * 0.01 * height),
                0.055 * height * (0.4 + 0.6 * tall),
                (34, 30, 52),
                nearer=0.15 * height,
            )
            rig.sphere((eye[0], eye[1] + 0.05 * height, eye[2] + 0.0 * side), 0.018 * height, _WHITE, 0.26 * height)
    add_face(
        rig,
        (head[0], head[1] - 0.06 * height, head[2]),
        0.19 * height,
        Face(eye_size=0.0, mouth_up=-0.5, mouth_size=0.26, cheeks=None),
    )


def _dinosaur(rig: Rig, width: float, height: float, colour: Colour, seed: int) -> None:
    dark, pale = mix(colour, _DARK, 0.3), mix(colour, (255, 240, 190), 0.6)
    squash = 0.08 * height * rig.pose.crouch
    bob = 0.012 * height * math.sin(4 * math.pi * rig.pose.gait)
    hip: Local = (-0.06 * height, 0.4 * height - squash + bob, 0.0)
    chest: Local = (0.16 * height, 0.54 * height - squash + bob, 0.0)
    _dino_tail(rig, height, colour, hip)
    for ankle in _feet(rig, height, 0.11 * height, 0.045 * height, colour, (255, 250, 230), 0.12):
        knee = (0.06 * height + 0.4 * ankle[0], 0.22 * height, ankle[2])
        rig.limb(
            (hip[0], hip[1], ankle[2]),
            knee,
            0.13 * height,
            colour,
            0.08 * height,
            nearer=0.02 * (1 if ankle[2] > 0 else -1),
        )
        rig.limb(knee, ankle, 0.07 * height, colour, 0.05 * height, nearer=0.02)
    rig.limb(hip, chest, 0.17 * height, colour, 0.14 * height)
    rig.limb(
        (hip[0] + 0.06 * height, hip[1] - 0.05 * height, 0.0),
        (chest[0] + 0.06 * height, chest[1] - 0.03 * height, 0.0),
        0.12 * height,
        pale,
        0.1 * height,
        nearer=0.06 * height,
    )
    dressed.dress(rig, dressed.Trunk(((hip, 0.17 * height), (chest, 0.14 * height)), 0.12 * height, far=0.5))
    _dino_arms(rig, height, colour, chest)
    head: Local = (0.3 * height, 0.82 * height - 1.3 * squash + bob * 1.5, 0.0)
    rig.limb(chest, head, 0.11 * height, colour, 0.1 * height)
    _dino_spikes(rig, height, dark, hip, head)
    _dino_head(rig, height, colour, dark, pale, head)


def _dino_tail(rig: Rig, height: float, colour: Colour, hip: Local) -> None:
    at = hip
    for i in range(6):
        turn = 3.35 - 0.12 * i + 0.1 * math.sin(2 * math.pi * rig.pose.gait)
        end = (
            at[0] + 0.1 * height * math.cos(turn),
            at[1] + 0.06 * height * math.sin(turn),
            at[2] + 0.018 * height * math.sin(2 * rig.time_s - 0.6 * i),
        )
        rig.limb(at, end, (0.15 - 0.022 * i) * height, colour, (0.128 - 0.022 * i) * height, nearer=-0.03)
        at = end


def _dino_arms(rig: Rig, height: float, colour: Colour, chest: Local) -> None:
    for side in (-1, 1):
        wiggle = 0.02 * height * math.sin(8 * rig.time_s + side) * (1 + 3 * rig.pose.wave)
        hand = (chest[0] + 0.17 * height, chest[1] - 0.08 * height + wiggle, side * 0.08 * height)
        rig.limb(
            (chest[0] + 0.06 * height, chest[1] - 0.02 * height, side * 0.12 * height),
            hand,
            0.032 * height,
            dressed.cloth(rig, colour, "arm", 0),
            0.024 * height,
            nearer=0.08 * height,
        )
        for claw in (-1, 1):
            rig.limb(
                hand,
                (hand[0] + 0.03 * height, hand[1] + 0.014 * claw * height, hand[2]),
                0.01 * height,
                _WHITE,
                0.004 * height,
                nearer=0.1 * height,
            )


def _dino_spikes(rig: Rig, height: float, dark: Colour, hip: Local, head: Local) -> None:
    for i in range(6):
        share = i / 5
        root = (
            hip[0] + (head[0] - hip[0]) * share - 0.1 * height,
            hip[1] + (head[1] - hip[1]) * share + 0.12 * height - 0.05 * height * share,
            0.0,
        )
        rig.limb(root, (root[0] - 0.04 * height, root[1] + 0.05 * height, 0.0), 0.03 * height, dark, 0.006 * height)


def _dino_head(rig: Rig, height: float, colour: Colour, dark: Colour, pale: Colour, head: Local) -> None:
    gape = 0.16 * rig.pose.mouth + 0.02
    nose = (head[0] + 0.22 * height, head[1] - 0.02 * height, 0.0)
    jaw = (head[0] + 0.18 * height, head[1] - (0.09 + gape) * height, 0.0)
    rig.limb((head[0], head[1] - 0.05 * height, 0.0), jaw, 0.07 * height, pale, 0.045 * height, nearer=0.02)
    rig.limb(head, nose, 0.125 * height, colour, 0.085 * height, nearer=0.05)
    for side in (-1, 1):
        for i in range(5):
            tooth = (head[0] + (0.26 - 0.05 * i) * height, head[1] - 0.075 * height, side * (0.05 + 0.01 * i) * height)
            rig.limb(
                tooth,
                (tooth[0], tooth[1] - 0.035 * height, tooth[2]),
                0.014 * height,
                _WHITE,
                0.003 * height,
                nearer=0.08 * height,
            )
        rig.sphere(
            (nose[0] + 0.07 * height, nose[1] + 0.04 * height, side * 0.035 * height),
            0.014 * height,
            dark,
            0.08 * height,
        )
    add_face(
        rig,
        (head[0] + 0.01 * height, head[1] + 0.02 * height, 0.0),
        0.125 * height,
        Face(eye_azimuth=0.85, eye_up=0.4, eye_size=0.3, mouth_size=0.0, cheeks=None),
    )


def _skeleton(rig: Rig, width: float, height: float, colour: Colour, seed: int) -> None:
    squash = 0.1 * height * rig.pose.crouch
    hip: Local = (0.0, 0.42 * height - squash, 0.03 * height * rig.pose.sway)
    chest: Local = (0.02 * height, 0.64 * height - squash, 0.05 * height * rig.pose.sway)
    for ankle in _feet(rig, height, 0.06 * height, 0.02 * height, colour, colour, 0.08):
        root = (hip[0], hip[1], hip[2] + ankle[2])
        rig.jointed(root, ankle, 0.42 * height, 1.0, 0.02 * height, (colour, colour))
        rig.sphere(
            ((root[0] + ankle[0]) / 2 + 0.03 * height, (root[1] + ankle[1]) / 2, ankle[2]), 0.03 * height, colour, 0.01
        )
    rig.limb((hip[0], hip[1], hip[2] - 0.06 * height), (hip[0], hip[1], hip[2] + 0.06 * height), 0.032 * height, colour)
    for i in range(6):
        share = i / 5
        rig.sphere(
            (
                hip[0] + (chest[0] - hip[0]) * share,
                hip[1] + (chest[1] - hip[1]) * share,
                hip[2] + (chest[2] - hip[2]) * share,
            ),
            0.024 * height,
            colour,
            -0.01,
        )
    _ribs(rig, height, colour, chest)
    dressed.dress(rig, dressed.Trunk(((hip, 0.08 * height), (chest, 0.1 * height)), 0.04 * height, far=0.5))
    for side in (-1, 1):
        raised = 2.7 * rig.pose.arms + (2.5 + 0.4 * math.sin(9 * rig.time_s) if rig.pose.wave and side > 0 else 0.25)
        shoulder = (chest[0], chest[1] + 0.05 * height, chest[2] + side * 0.12 * height)
        hand = (
            shoulder[0] + 0.04 * height,
            shoulder[1] - 0.32 * height * math.cos(raised),
            shoulder[2] + side * (0.04 + 0.3 * math.sin(raised)) * height,
        )
        end = rig.jointed(shoulder, hand, 0.36 * height, -1.0, 0.016 * height, (colour, colour), nearer=0.02)
        for finger in (-1, 0, 1):
            rig.limb(
                end,
                (end[0] + 0.02 * height, end[1] - 0.045 * height, end[2] + finger * 0.018 * height),
                0.008 * height,
                colour,
                nearer=0.02,
            )
    rig.limb(
        (chest[0], chest[1] + 0.06 * height, chest[2] - 0.11 * height),
        (chest[0], chest[1] + 0.06 * height, chest[2] + 0.11 * height),
        0.016 * height,
        colour,
    )
    head: Local = (0.03 * height, 0.87 * height - 1.2 * squash, chest[2] * 1.3)
    _skull(rig, head, 0.13 * height, colour)
    worn.put_on(rig, head, 0.13 * height)


def _ribs(rig: Rig, height: float, colour: Colour, chest: Local) -> None:
    for i in range(4):
        y, wide = chest[1] + (0.03 - 0.042 * i) * height, (0.105 - 0.012 * i) * height
        last: Local | None = None
        for k in range(9):
            turn = -2.3 + 4.6 * k / 8
            spot = (
                chest[0] + 0.075 * height * math.cos(turn),
                y - 0.015 * height * math.cos(turn),
                chest[2] + wide * math.sin(turn),
            )
            if last:
                rig.limb(last, spot, 0.012 * height, colour)
            last = spot


def _skull(rig: Rig, head: Local, radius: float, colour: Colour) -> None:
    rig.limb((head[0], head[1] - 1.4 * radius, head[2]), head, 0.22 * radius, colour, nearer=-0.01)
    jaw = (head[0] + 0.35 * radius, head[1] - (0.78 + 0.25 * rig.pose.mouth) * radius, head[2])
    rig.sphere(jaw, 0.52 * radius, colour, 0.01)
    rig.sphere(head, radius, colour, 0.03)
    for side in (-1, 1):
        at, facing = rig.on_sphere(head, 0.9 * radius, side * 0.42, 0.0)
        if facing > 0.0:
            rig.sphere(at, 0.31 * radius, (40, 34, 44), 1.0 * radius)
            rig.sphere((at[0], at[1], at[2]), 0.08 * radius, (255, 236, 150), 1.4 * radius)
    nose, facing = rig.on_sphere(head, radius, 0.0, -0.32)
    if facing > 0.0:
        rig.limb(
            nose, (nose[0], nose[1] - 0.1 * radius, nose[2]), 0.07 * radius, (40, 34, 44), 0.1 * radius, nearer=radius
        )
    for i in range(5):
        at, facing = rig.on_sphere(
            (head[0] + 0.2 * radius, head[1] - 0.62 * radius, head[2]), 0.6 * radius, -0.5 + 0.25 * i, -0.08
        )
        if facing > 0.1:
            rig.limb(
                (at[0], at[1] + 0.08 * radius, at[2]),
                (at[0], at[1] - 0.12 * radius, at[2]),
                0.02 * radius,
                (60, 50, 54),
                nearer=radius,
            )


PAINTS: dict[str, Paint] = {
    "monster": _monster, "alien": _alien, "dinosaur": _dinosaur, "skeleton": _skeleton,
}  # fmt: skip
"""Kind -> what adds it to a rig: width and height in metres, colour, a seed for what varies."""
