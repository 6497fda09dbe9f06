"""Horns, trunks, masks and beards: what the heads of four-legged animals wear."""

from __future__ import annotations

import math
from collections.abc import Callable

from generation.engine.animatic.picture.builds import Build
from generation.engine.animatic.picture.faces import Face
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.script import Colour

_SPEAKING = Face(mouth_up=-0.55, mouth_size=0.5)  # on a long muzzle, while something is said
BLACK: Colour = (52, 48, 56)
_WHITE: Colour = (250, 246, 236)
_HORN: Colour = (232, 220, 192)
Spine = tuple[Local, Local, Local]


def paint_head(rig: Rig, radius: float, build: Build, colour: Colour, head: Local) -> None:
    """This will add horns, trunks, masks and other things that a head wears."""
    if build.horns:
        _HORNS[build.horns](rig, radius, colour, head)
    if build.nose in _NOSES:
        _NOSES[build.nose](rig, radius, colour, head)
    if build.extra == "mask" or build.pattern == "panda":
        _eye_patches(rig, radius, head, BLACK)
    if build.extra == "pale mask":
        _eye_patches(rig, radius, head, _WHITE)
    if build.extra == "beard":
        _goatee(rig, radius, build.muzzle, head)
    if build.pattern == "stripes" and not build.muzzle:
        _brow_stripes(rig, radius, head)


def _eye_patches(rig: Rig, radius: float, head: Local, colour: Colour) -> None:
    for side in (-1, 1):
        at, facing = rig.on_sphere(head, radius * 0.87, side * 0.53, 0.06)
        if facing > 0:
            rig.sphere(at, radius * 0.33, colour, rig.depth(head) + radius + 0.012 - rig.depth(at))  # below its eye


def _goatee(rig: Rig, radius: float, muzzle: float, head: Local) -> None:
    reach = radius * muzzle
    start = (head[0] + 0.6 * reach, head[1] - 1.1 * radius, 0.0)
    rig.limb(
        start, (start[0] - 0.15 * reach, head[1] - 2.0 * radius, 0.0), 0.22 * radius, _WHITE, 0.06 * radius, nearer=0.03
    )


def _brow_stripes(rig: Rig, radius: float, head: Local) -> None:
    for side in (-1, 0, 1):
        at, facing = rig.on_sphere(head, radius * 0.97, side * 0.3, 0.95)
        low, _ = rig.on_sphere(head, radius * 1.0, side * 0.26, 0.6)
        if facing > -0.2:
            rig.limb(at, low, radius * 0.08, BLACK, radius * 0.05, nearer=radius)


def _both(draw: Callable[[Rig, float, Colour, Local, int], None]) -> Callable[[Rig, float, Colour, Local], None]:
    def both(rig: Rig, radius: float, colour: Colour, head: Local) -> None:
        for side in (-1, 1):
            draw(rig, radius, colour, head, side)

    return both


def _cow_horn(rig: Rig, radius: float, colour: Colour, head: Local, side: int) -> None:
    root = (head[0] - 0.1 * radius, head[1] + 0.8 * radius, side * 0.45 * radius)
    mid = (root[0], root[1] + 0.35 * radius, side * 1.1 * radius)
    rig.limb(root, mid, 0.2 * radius, _HORN, 0.15 * radius, nearer=0.02)
    rig.limb(
        mid,
        (mid[0] + 0.15 * radius, mid[1] + 0.55 * radius, side * 1.15 * radius),
        0.15 * radius,
        _HORN,
        0.05 * radius,
        nearer=0.02,
    )


def _goat_horn(rig: Rig, radius: float, colour: Colour, head: Local, side: int) -> None:
    at = (head[0] - 0.05 * radius, head[1] + 0.8 * radius, side * 0.3 * radius)
    for i, (forward, up) in enumerate(((-0.25, 0.7), (-0.6, 0.35), (-0.5, -0.25))):
        end = (at[0] + forward * radius, at[1] + up * radius, at[2] + side * 0.12 * radius)
        rig.limb(
            at, end, (0.22 - 0.05 * i) * radius, mix(_HORN, (120, 100, 80), 0.4), (0.17 - 0.05 * i) * radius, nearer=0.0
        )
        at = end


def _antler(rig: Rig, radius: float, colour: Colour, head: Local, side: int) -> None:
    horn = (150, 112, 80)
    root = (head[0] - 0.15 * radius, head[1] + 0.8 * radius, side * 0.35 * radius)
    mid = (root[0] - 0.35 * radius, root[1] + 1.1 * radius, side * 1.0 * radius)
    top = (mid[0] - 0.1 * radius, mid[1] + 1.1 * radius, side * 0.95 * radius)
    rig.limb(root, mid, 0.14 * radius, horn, 0.11 * radius)
    rig.limb(mid, top, 0.11 * radius, horn, 0.05 * radius)
    for at, end in (
        (mid, (mid[0] + 0.7 * radius, mid[1] + 0.55 * radius, side * 1.1 * radius)),
        (top, (top[0] + 0.5 * radius, top[1] + 0.25 * radius, side * 1.1 * radius)),
        (root, (root[0] + 0.55 * radius, root[1] + 0.6 * radius, side * 0.6 * radius)),
    ):
        rig.limb(at, end, 0.09 * radius, horn, 0.04 * radius)


def _ossicone(rig: Rig, radius: float, colour: Colour, head: Local, side: int) -> None:
    root = (head[0] - 0.1 * radius, head[1] + 0.8 * radius, side * 0.35 * radius)
    tip = (root[0] - 0.1 * radius, root[1] + 0.6 * radius, side * 0.42 * radius)
    rig.limb(root, tip, 0.13 * radius, colour)
    rig.sphere(tip, 0.19 * radius, (110, 70, 50), 0.02)


def _unicorn_horn(rig: Rig, radius: float, colour: Colour, head: Local) -> None:
    root = (head[0] + 0.45 * radius, head[1] + 0.8 * radius, 0.0)
    tip = (root[0] + 0.85 * radius, root[1] + 2.1 * radius, 0.0)
    rig.limb(root, tip, 0.24 * radius, (250, 206, 110), 0.04 * radius, nearer=radius)
    for share in (0.2, 0.45, 0.7):
        at = (root[0] + share * (tip[0] - root[0]), root[1] + share * (tip[1] - root[1]), 0.0)
        rig.limb(
            (at[0] - 0.16 * radius * (1 - share), at[1] + 0.06 * radius, 0.0),
            (at[0] + 0.18 * radius * (1 - share), at[1] + 0.02 * radius, 0.0),
            0.035 * radius,
            (255, 248, 220),
            nearer=radius * 1.3,
        )


def _rhino_horn(rig: Rig, radius: float, colour: Colour, head: Local) -> None:
    for forward, up, reach in ((1.45, -0.3, 1.15), (0.85, 0.1, 0.55)):
        root = (head[0] + forward * radius, head[1] + up * radius, 0.0)
        rig.limb(
            root,
            (root[0] + 0.3 * reach * radius, root[1] + reach * radius, 0.0),
            0.28 * radius * (0.6 + 0.4 * reach),
            mix(_HORN, BLACK, 0.1),
            0.05 * radius,
            nearer=radius * 0.6,
        )


_HORNS: dict[str, Callable[[Rig, float, Colour, Local], None]] = {
    "cow": _both(_cow_horn), "goat": _both(_goat_horn), "antlers": _both(_antler), "ossicones": _both(_ossicone),
    "unicorn": _unicorn_horn, "rhino": _rhino_horn,
}  # fmt: skip


def _elephant_trunk(rig: Rig, radius: float, colour: Colour, head: Local) -> None:
    at: Local = (head[0] + 0.75 * radius, head[1] - 0.25 * radius, 0.0)
    swing = 0.25 * math.sin(1.3 * rig.time_s) + 0.6 * rig.pose.mouth
    thick = 0.46
    for i in range(6):
        turn = -1.35 + 0.16 * i + swing * (i + 1) / 3
        end = (at[0] + 0.44 * radius * math.cos(turn), at[1] + 0.44 * radius * math.sin(turn), 0.0)
        rig.limb(
            at, end, thick * radius, mix(colour, BLACK, 0.04 * (i % 2)), (thick - 0.045) * radius, nearer=radius * 0.9
        )
        at, thick = end, thick - 0.045
    for side in (-1, 1):
        root = (head[0] + 0.6 * radius, head[1] - 0.55 * radius, side * 0.42 * radius)
        tip = (root[0] + 0.75 * radius, root[1] - 0.4 * radius, side * 0.5 * radius)
        rig.limb(root, tip, 0.15 * radius, (255, 250, 232), 0.05 * radius, nearer=radius * (0.8 + 0.3 * side))


def _disc_nose(rig: Rig, radius: float, colour: Colour, head: Local) -> None:
    at, facing = rig.on_sphere(head, radius * 1.15, 0.0, -0.16)
    if facing < -0.45:
        return
    rig.sphere(at, radius * 0.4, mix(colour, (230, 110, 120), 0.35), radius * 0.9)
    for side in (-1, 1):
        hole, _ = rig.on_sphere(at, radius * 0.34, side * 0.45, 0.05)
        rig.sphere(hole, radius * 0.09, (170, 80, 90), radius * 1.5)


_NOSES: dict[str, Callable[[Rig, float, Colour, Local], None]] = {"trunk": _elephant_trunk, "disc": _disc_nose}
