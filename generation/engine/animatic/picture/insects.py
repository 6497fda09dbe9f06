"""Insects on the wing: sheets of colour or of glass, beaten faster than one sees."""

from __future__ import annotations

import math
from collections.abc import Callable

from generation.engine.animatic.picture.faces import Face, add_face, add_mouth
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.picture.sheets import add_sheet
from generation.engine.animatic.script import Colour

_WHITE: Colour = (252, 250, 246)
_INK: Colour = (44, 38, 48)
_BEAK: Colour = (248, 170, 56)
Paint = Callable[[Rig, float, float, Colour], None]  # rig, length, height, colour


def _butterfly(rig: Rig, length: float, height: float, colour: Colour) -> None:
    mid = height / 2
    open_by = 0.5 + 0.9 * (0.5 + 0.5 * math.sin(2 * math.pi * rig.pose.gait))
    for side in (-1, 1):
        near = 0.2 * length * side * math.cos(rig.pose.yaw) - 0.05 * length

        def at(forward: float, out: float, side: int = side) -> Local:
            return (
                forward * length - 0.1 * out * length,
                mid + out * length * math.sin(open_by),
                side * out * length * math.cos(open_by),
            )

        add_sheet(
            rig,
            [at(-0.04, 0.0), at(-0.1, 0.44), at(-0.34, 0.5), at(-0.42, 0.28), at(-0.2, 0.02)],
            mix(colour, (250, 214, 90), 0.35),
            near,
        )
        add_sheet(
            rig,
            [at(0.02, 0.0), at(0.34, 0.44), at(0.42, 0.74), at(0.1, 0.72), at(-0.1, 0.46), at(-0.06, 0.02)],
            mix(colour, _INK, 0.75),
            near + 0.001,
        )
        add_sheet(
            rig, [at(0.03, 0.04), at(0.29, 0.42), at(0.34, 0.64), at(0.1, 0.62), at(-0.06, 0.42)], colour, near + 0.002
        )
        for forward, out, size in ((0.3, 0.62, 0.05), (0.12, 0.6, 0.04), (-0.26, 0.4, 0.045)):
            rig.sphere(at(forward, out), size * length, _WHITE, near + 0.04)
        root = (0.28 * length, mid + 0.06 * length, side * 0.03 * length)
        rig.limb(root, (0.46 * length, mid + 0.24 * length, side * 0.12 * length), 0.012 * length, _INK)
        rig.sphere((0.46 * length, mid + 0.24 * length, side * 0.12 * length), 0.03 * length, _INK)
    rig.limb(
        (-0.3 * length, mid - 0.04 * length, 0.0),
        (0.18 * length, mid + 0.01 * length, 0.0),
        0.04 * length,
        mix(colour, _INK, 0.8),
        0.06 * length,
        nearer=0.04,
    )
    head: Local = (0.26 * length, mid + 0.04 * length, 0.0)
    rig.sphere(head, 0.09 * length, mix(colour, _INK, 0.7), 0.06)
    add_face(rig, head, 0.1 * length, Face(eye_azimuth=0.6, eye_size=0.34, mouth_size=0.4, cheeks=None))


def _clear_wings(rig: Rig, length: float, mid: float, pairs: tuple[tuple[float, float, float], ...]) -> None:
    for side in (-1, 1):
        for forward, reach, back in pairs:
            beat = 0.55 + 0.5 * math.sin(2 * math.pi * rig.pose.gait + forward * 9)
            root = (forward * length, mid + 0.14 * length, side * 0.06 * length)
            tip = (
                root[0] + back * length,
                root[1] + reach * length * math.sin(beat),
                root[2] + side * reach * length * math.cos(beat),
            )
            wide = 0.15 * length
            add_sheet(
                rig,
                [
                    root,
                    ((root[0] + tip[0]) / 2 + wide, (root[1] + tip[1]) / 2, (root[2] + tip[2]) / 2),
                    tip,
                    ((root[0] + tip[0]) / 2 - wide, (root[1] + tip[1]) / 2, (root[2] + tip[2]) / 2),
                ],
                (226, 240, 250),
                0.2 * length * side * math.cos(rig.pose.yaw),
                0.72,
            )


def _bee(rig: Rig, length: float, height: float, colour: Colour) -> None:
    mid = height / 2 - 0.04 * length
    _clear_wings(rig, length, mid, ((0.02, 0.46, -0.2), (-0.1, 0.34, -0.22)))
    rig.limb(
        (-0.44 * length, mid - 0.06 * length, 0.0),
        (-0.56 * length, mid - 0.1 * length, 0.0),
        0.05 * length,
        _INK,
        0.01 * length,
    )
    for i in range(5):
        x = -0.34 + 0.13 * i
        size = (0.15, 0.205, 0.225, 0.22, 0.18)[i]
        rig.sphere(
            (x * length, mid - 0.02 * length + 0.012 * i * length, 0.0),
            size * length,
            _INK if i % 2 == 0 else colour,
            0.002 * i,
        )
    head: Local = (0.33 * length, mid + 0.09 * length, 0.0)
    rig.sphere(head, 0.2 * length, colour, 0.04)
    for side in (-1, 1):
        tip = (0.5 * length, mid + 0.4 * length, side * 0.12 * length)
        rig.limb((0.36 * length, mid + 0.24 * length, side * 0.06 * length), tip, 0.016 * length, _INK)
        rig.sphere(tip, 0.04 * length, _INK)
        for i in range(3):
            rig.limb(
                ((-0.12 + 0.13 * i) * length, mid - 0.16 * length, side * 0.1 * length),
                ((-0.16 + 0.14 * i) * length, mid - 0.3 * length, side * 0.14 * length),
                0.018 * length,
                _INK,
            )
    add_face(rig, head, 0.2 * length, Face(eye_azimuth=0.48, eye_size=0.3, mouth_size=0.3))


def _ladybird(rig: Rig, length: float, height: float, colour: Colour) -> None:
    mid = height / 2 - 0.04 * length
    _clear_wings(rig, length, mid, ((-0.05, 0.5, -0.3),))
    for side in (-1, 1):
        for i in range(3):
            rig.limb(
                ((-0.16 + 0.16 * i) * length, mid - 0.16 * length, side * 0.18 * length),
                ((-0.2 + 0.18 * i) * length, mid - 0.34 * length, side * 0.28 * length),
                0.03 * length,
                _INK,
            )
        lift = 0.5 + 0.1 * math.sin(6 * rig.time_s)
        rig.limb(
            (0.08 * length, mid + 0.08 * length, side * 0.12 * length),
            (-0.24 * length, mid + (0.02 + 0.3 * lift) * length, side * 0.3 * length),
            0.25 * length,
            colour,
            0.2 * length,
            nearer=0.1 * length * side * math.cos(rig.pose.yaw) + 0.05,
        )
        for forward, up, out in ((0.02, 0.14, 0.3), (-0.14, 0.04, 0.42), (-0.12, 0.24, 0.34), (-0.3, 0.16, 0.4)):
            rig.sphere((forward * length, mid + up * length, side * out * length), 0.05 * length, _INK, 0.28 * length)
    rig.sphere((-0.06 * length, mid, 0.0), 0.24 * length, _INK)
    head: Local = (0.28 * length, mid + 0.02 * length, 0.0)
    rig.sphere(head, 0.19 * length, _INK, 0.06)
    add_face(rig, head, 0.2 * length, Face(eye_azimuth=0.5, eye_size=0.34, mouth_size=0.4, cheeks=None))


def _dragonfly(rig: Rig, length: float, height: float, colour: Colour) -> None:
    mid = height / 2
    _clear_wings(rig, length, mid - 0.1 * length, ((0.14, 0.6, 0.06), (0.02, 0.56, -0.14)))
    for i in range(7):
        x = 0.08 - 0.1 * i
        rig.limb(
            (x * length, mid, 0.0),
            ((x - 0.1) * length, mid - 0.004 * length * i, 0.0),
            (0.06 - 0.004 * i) * length,
            mix(colour, _INK, 0.25 * (i % 2)),
        )
    rig.sphere((0.14 * length, mid + 0.01 * length, 0.0), 0.1 * length, colour, 0.02)
    head: Local = (0.3 * length, mid + 0.03 * length, 0.0)
    rig.sphere(head, 0.09 * length, mix(colour, _WHITE, 0.2), 0.03)
    for side in (-1, 1):
        rig.sphere(
            (head[0] + 0.02 * length, head[1] + 0.03 * length, side * 0.07 * length), 0.07 * length, (190, 60, 70), 0.06
        )
    add_mouth(rig, head, 0.09 * length, Face(mouth_up=-0.5, mouth_size=0.5), 0.2 * length)


PAINTS: dict[str, Paint] = {
    "butterfly": _butterfly,
    "bee": _bee,
    "ladybird": _ladybird,
    "dragonfly": _dragonfly,
}
"""Kind -> what paints it."""
