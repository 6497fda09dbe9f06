"""Mermaids and fairies: people above the waist."""

from __future__ import annotations

import math
from collections.abc import Callable

from generation.engine.animatic.picture.bipeds import paint_biped
from generation.engine.animatic.picture.faces import Face, add_face
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.picture.sheets import add_sheet
from generation.engine.animatic.picture.wardrobe import HAIRS, SKINS, outfit_of
from generation.engine.animatic.script import Colour

_WHITE: Colour = (252, 250, 246)
_DARK: Colour = (46, 40, 52)
Paint = Callable[[Rig, float, float, Colour, int], None]  # rig, width, height, colour, seed


def _mermaid(rig: Rig, length: float, height: float, colour: Colour, seed: int) -> None:
    """Swims upright from the waist, her tail behind her."""
    skin, hair = SKINS[seed % len(SKINS)], HAIRS[(seed // 5 + 4) % len(HAIRS)]
    mid, dark = height * 0.42, mix(colour, (20, 50, 80), 0.25)
    _scaly_tail(rig, length, colour, dark, mid)
    waist: Local = (0.08 * length, mid, 0.0)
    chest: Local = (0.2 * length, mid + 0.14 * length, 0.0)
    rig.limb(waist, chest, 0.075 * length, skin, 0.075 * length, nearer=0.01)
    for side in (-1, 1):
        at, facing = rig.on_sphere(chest, 0.06 * length, side * 0.5, -0.15)
        if facing > -0.2:
            rig.sphere(at, 0.042 * length, (244, 140, 170), 0.05 * length)
        wave = 0.08 * length * math.sin(2.4 * rig.time_s + 2 * side)
        hand = (chest[0] + 0.14 * length, chest[1] + wave, side * 0.22 * length)
        rig.limb(
            (chest[0], chest[1] + 0.03 * length, side * 0.07 * length),
            hand,
            0.03 * length,
            skin,
            0.026 * length,
            nearer=0.03,
        )
    head: Local = (0.27 * length, mid + 0.3 * length, 0.0)
    radius = 0.105 * length
    rig.limb(chest, head, 0.035 * length, skin)
    rig.sphere(head, radius, skin, 0.03)
    _drifting_hair(rig, length, hair, head, radius)
    flower, _ = rig.on_sphere(head, radius * 1.0, 0.9, 0.6)
    rig.sphere(flower, 0.03 * length, (255, 150, 110), radius)
    add_face(rig, head, radius, Face(eye_size=0.21, brow=hair))


def _scaly_tail(rig: Rig, length: float, colour: Colour, dark: Colour, mid: float) -> None:
    """Bends more towards its end, and ends in two fins."""
    at: Local = (0.08 * length, mid, 0.0)
    for i in range(6):
        swing = 0.05 * length * (i / 5) ** 1.4 * math.sin(2 * math.pi * (rig.pose.gait - 0.09 * i))
        end = (at[0] - 0.085 * length, at[1] - 0.018 * length + swing, 0.0)
        rig.limb(at, end, (0.1 - 0.013 * i) * length, colour, (0.087 - 0.013 * i) * length, nearer=0.002 * i)
        for side in (-1, 1):
            rig.sphere(
                (at[0] - 0.04 * length, at[1] + 0.01 * length, side * 0.06 * length),
                0.02 * length,
                mix(colour, _WHITE, 0.35),
                0.05 * length,
            )
        at = end
    for side in (-1, 1):
        add_sheet(
            rig,
            [
                at,
                (at[0] - 0.1 * length, at[1] + 0.05 * length * side, side * 0.07 * length),
                (at[0] - 0.22 * length, at[1] + 0.13 * length * side, side * 0.13 * length),
                (at[0] - 0.15 * length, at[1], side * 0.05 * length),
            ],
            dark,
            0.0,
        )


def _drifting_hair(rig: Rig, length: float, hair: Colour, head: Local, radius: float) -> None:
    for k in range(7):
        azimuth = -2.7 + 0.9 * k
        root, _ = rig.on_sphere(head, radius * 0.8, azimuth, 0.4)
        drift = 0.04 * length * math.sin(2 * rig.time_s + k)
        if abs(azimuth) > 1.2:
            rig.limb(
                root,
                (root[0] - 0.2 * length, root[1] - 0.16 * length + drift, root[2] * 1.3),
                radius * 0.42,
                hair,
                radius * 0.18,
                nearer=-0.02,
            )
    for azimuth, up in (
        (0.0, 1.15),
        (0.75, 0.95),
        (-0.75, 0.95),
        (1.5, 0.7),
        (-1.5, 0.7),
        (3.14, 0.6),
        (2.4, 0.4),
        (-2.4, 0.4),
    ):
        at, facing = rig.on_sphere(head, radius * 0.72, azimuth, up)
        rig.sphere(at, radius * 0.56, hair, radius * (0.6 if facing > -0.2 else -0.2))


def _fairy(rig: Rig, length: float, height: float, colour: Colour, seed: int) -> None:
    paint_biped(rig, height, outfit_of("fairy", colour, seed))
    for k in range(6):
        fall = (0.6 * rig.time_s + k / 6) % 1.0
        at = (
            -0.2 * length - 0.3 * length * fall,
            height * (0.5 - 0.4 * fall) + 0.05 * height * math.sin(5 * fall + k),
            0.1 * length * math.sin(2.0 * k),
        )
        rig.sphere(at, 0.018 * height * (1 - fall), (255, 240, 160), 0.1)


PAINTS: dict[str, Paint] = {
    "mermaid": _mermaid,
    "fairy": _fairy,
}
"""Kind -> what paints it."""
