"""Coats, manes, tails, horns and faces of four-legged animals: what `quads` hangs on its body plan."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable

import skia

from generation.engine.animatic.physics.track import Viseme
from generation.engine.animatic.picture import brush, horns
from generation.engine.animatic.picture.builds import Build
from generation.engine.animatic.picture.faces import Face, add_face, add_mouth
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.script import Colour

_SPEAKING = Face(mouth_up=-0.55, mouth_size=0.5)  # on a long muzzle, while something is said
BLACK: Colour = (52, 48, 56)
_WHITE: Colour = (250, 246, 236)
_HORN: Colour = (232, 220, 192)
Spine = tuple[Local, Local, Local]


def _on_back(spine: Spine, share: float) -> Local:
    """A point of the back, 0 at the rump and 1 at the chest."""
    chest, back, rump = spine
    start, end, part = (rump, back, share * 2) if share < 0.5 else (back, chest, share * 2 - 1)
    return (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part, 0.0)


def paint_coat(rig: Rig, length: float, build: Build, colour: Colour, spine: Spine) -> None:
    """This will add what the trunk wears: stripes, spots, wool, quills, a hump."""
    radius = build.trunk * length
    if build.pattern == "stripes":
        _bands(rig, length, radius, spine, mix(colour, BLACK, 0.92))
    elif build.pattern in {"patches", "rosettes", "spots"}:
        _spots(rig, length, radius, spine, build.pattern, colour)
    elif build.pattern == "panda":
        at = _on_back(spine, 0.96)
        rig.limb(
            (at[0], at[1] + radius * 0.2, 0.0),
            (at[0] + 0.01, at[1] - radius * 0.3, 0.0),
            radius * 0.86,
            BLACK,
            nearer=0.03,
        )
    more = _EXTRAS.get(build.extra)
    if more:
        more(rig, length, radius, spine, colour)


def _bands(rig: Rig, length: float, radius: float, spine: Spine, dark: Colour) -> None:
    for i, share in enumerate((0.02, 0.18, 0.34, 0.5, 0.66, 0.82, 0.98)):
        at = _on_back(spine, share)
        for side in (-1, 1):
            points = []
            for turn in (0.0, 0.5, 1.0):
                lean = 0.02 * length * math.sin(5 * turn + i)
                points.append(
                    (at[0] + lean, at[1] + radius * math.cos(turn * 1.75), side * radius * math.sin(turn * 1.75) * 1.02)
                )
            _stripe(rig, points, 0.026 * length, dark, side)


def _stripe(rig: Rig, points: list[Local], thick: float, dark: Colour, side: int) -> None:
    if side * math.cos(rig.pose.yaw) < -0.35:
        return
    for start, end in itertools.pairwise(points):
        rig.limb(start, end, thick, dark, thick * 0.6, nearer=thick * 2.2 + 0.05 * thick)


def _spots(rig: Rig, length: float, radius: float, spine: Spine, pattern: str, colour: Colour) -> None:
    dark = {"rosettes": mix(colour, (70, 40, 30), 0.75), "patches": BLACK}.get(pattern, BLACK)
    if pattern == "patches" and colour[2] < 200:
        dark = mix(colour, (150, 84, 40), 0.8)
    count, size = (11, 0.05) if pattern == "patches" else (20, 0.024)
    for i in range(count):
        share, turn = (0.05 + 0.618 * i) % 1.0, 0.25 + 1.3 * ((0.37 * i) % 1.0)
        for side in (-1, 1):
            if side * math.cos(rig.pose.yaw) < -0.3:
                continue
            at = _on_back(spine, share)
            place = (at[0], at[1] + radius * 0.98 * math.cos(turn), side * radius * 0.98 * math.sin(turn))
            grow = 1.0 + 0.5 * math.sin(2.3 * i)
            _blotch(rig, place, size * length * grow, dark, radius)


def _blotch(rig: Rig, at: Local, size: float, dark: Colour, radius: float) -> None:
    x, y = rig.px(at)
    reach = size * rig.scale
    box = skia.Rect.MakeLTRB(x - reach, y - 0.85 * reach, x + reach, y + 0.85 * reach)
    paint = brush.fill(rig.light.lit(dark), 0.92)
    rig.add(rig.depth(at) + radius * 0.5, lambda: rig.canvas.drawOval(box, paint))


def _wool(rig: Rig, length: float, radius: float, spine: Spine, colour: Colour) -> None:
    for share in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        at = _on_back(spine, share)
        for turn in (-1.5, -0.8, 0.0, 0.8, 1.5):
            place = (at[0], at[1] + radius * 0.72 * math.cos(turn), radius * 0.72 * math.sin(turn))
            rig.sphere(place, radius * 0.5, mix(colour, (255, 255, 255), 0.1 * (share * 5 % 2)), 0.04)


def _hump(rig: Rig, length: float, radius: float, spine: Spine, colour: Colour) -> None:
    """One hump that grows out of the back, broad at its foot and rounded above."""
    at = _on_back(spine, 0.5)
    rig.limb(
        (at[0] - 0.3 * radius, at[1] + radius * 0.2, 0.0),
        (at[0], at[1] + radius * 1.0, 0.0),
        radius * 0.95,
        colour,
        radius * 0.66,
    )
    rig.limb(
        (at[0], at[1] + radius * 0.9, 0.0), (at[0] + 0.1 * radius, at[1] + radius * 1.4, 0.0), radius * 0.66,
        mix(colour, (150, 100, 60), 0.16), radius * 0.42, nearer=0.01,
    )  # fmt: skip


def _quills(rig: Rig, length: float, radius: float, spine: Spine, colour: Colour) -> None:
    middle = _on_back(spine, 0.45)
    rig.limb(_on_back(spine, 0.1), _on_back(spine, 0.8), radius * 1.12, mix(colour, (60, 44, 40), 0.35), nearer=0.05)
    for i in range(46):
        along, turn = -0.9 + 1.8 * ((0.618 * i) % 1.0), -1.25 + 2.5 * ((0.381 * i) % 1.0)
        root = (middle[0] + along * 0.27 * length, middle[1] + radius * math.cos(turn), radius * math.sin(turn))
        tip = (
            root[0] - 0.09 * length,
            root[1] + 0.13 * length * math.cos(turn),
            root[2] + 0.1 * length * math.sin(turn),
        )
        rig.limb(root, tip, 0.022 * length, mix(colour, _WHITE, 0.25 * (i % 3)), 0.006 * length, nearer=0.1)


def _scutes(rig: Rig, length: float, radius: float, spine: Spine, colour: Colour) -> None:
    for i in range(7):
        at = _on_back(spine, i / 6)
        root = (at[0], at[1] + radius * 0.85, 0.0)
        rig.limb(
            root,
            (root[0] - 0.01 * length, root[1] + 0.045 * length, 0.0),
            0.026 * length,
            mix(colour, BLACK, 0.25),
            0.006 * length,
            nearer=0.04,
        )


def _back_stripe(rig: Rig, length: float, radius: float, spine: Spine, colour: Colour) -> None:
    shares = (0.0, 0.34, 0.67, 1.0)
    points = [(at[0], at[1] + 0.94 * radius, 0.0) for at in (_on_back(spine, share) for share in shares)]
    for start, end in itertools.pairwise(points):
        rig.limb(start, end, 0.2 * radius, _WHITE, nearer=0.5 * radius)


_EXTRAS: dict[str, Callable[[Rig, float, float, Spine, Colour], None]] = {
    "wool": _wool, "fleece": _wool, "stripe": _back_stripe, "hump": _hump, "quills": _quills, "scutes": _scutes,
}  # fmt: skip


def _leaf_ear(rig: Rig, radius: float, colour: Colour, inner: Colour, head: Local, side: int) -> None:
    base, _ = rig.on_sphere(head, radius * 0.85, side * 1.9, 0.7)
    twitch = 0.12 * math.sin(2.3 * rig.time_s + 2 * side)
    tip = (base[0] - radius * 0.25, base[1] + radius * (0.55 + twitch), base[2] + side * radius * 0.5)
    rig.limb(base, tip, radius * 0.26, colour, radius * 0.12, nearer=0.02)
    rig.limb((base[0] + 0.05 * radius, base[1], base[2]), tip, radius * 0.13, inner, radius * 0.06, nearer=0.04)


def _tall_ear(rig: Rig, radius: float, colour: Colour, inner: Colour, head: Local, side: int) -> None:
    base, _ = rig.on_sphere(head, radius * 0.85, side * 1.7, 0.9)
    twitch = 0.12 * math.sin(2.3 * rig.time_s + 2 * side)
    tip = (base[0] - radius * 0.2, base[1] + radius * (1.15 + twitch), base[2] + side * radius * 0.3)
    rig.limb(base, tip, radius * 0.25, colour, radius * 0.1, nearer=0.02)
    rig.limb((base[0] + 0.06 * radius, base[1], base[2]), tip, radius * 0.13, inner, radius * 0.05, nearer=0.04)


def _wide_ear(rig: Rig, radius: float, colour: Colour, inner: Colour, head: Local, side: int) -> None:
    flap = 0.16 * math.sin(1.7 * rig.time_s)
    root = (head[0] - 0.35 * radius, head[1] + 0.35 * radius, head[2] + side * 0.75 * radius)
    out = (root[0] - (0.55 + flap) * radius, root[1] - 0.35 * radius, root[2] + side * (0.75 - flap) * radius)
    near = radius * (0.5 if side * math.cos(rig.pose.yaw) > 0 else -0.9)
    rig.limb(root, out, radius * 0.8, mix(colour, BLACK, 0.06), radius * 0.62, nearer=near)
    rig.limb(
        (root[0] + 0.02, root[1], root[2]),
        out,
        radius * 0.5,
        mix(colour, (230, 170, 170), 0.35),
        radius * 0.4,
        nearer=near + 0.01,
    )


def _dish_ear(rig: Rig, radius: float, colour: Colour, inner: Colour, head: Local, side: int) -> None:
    at, _ = rig.on_sphere(head, radius * 1.15, side * 1.2, 0.75)
    rig.sphere(at, radius * 0.56, colour, -0.01)
    rig.sphere((at[0] + 0.08 * radius, at[1], at[2]), radius * 0.38, (244, 176, 180), 0.04)


EARS: dict[str, Callable[[Rig, float, Colour, Colour, Local, int], None]] = {
    "leaf": _leaf_ear, "tall": _tall_ear, "wide": _wide_ear, "dish": _dish_ear,
}  # fmt: skip


def paint_mane(rig: Rig, radius: float, build: Build, colour: Colour, head: Local, chest: Local) -> None:
    """This will add a mane along the neck or around the head, and what a long neck wears of the coat's pattern."""
    if build.mane == "crest":
        dark = build.mane_colour or mix(colour, (40, 28, 28), 0.65)
        for i in range(7):
            share = i / 6
            at = (
                chest[0] + (head[0] - chest[0]) * share - 0.85 * radius,
                chest[1] + (head[1] - chest[1]) * share + 0.55 * radius,
                0.0,
            )
            sway = 0.1 * radius * math.sin(4 * rig.time_s + i)
            rig.limb(
                at,
                (at[0] - 0.25 * radius + sway, at[1] - 0.5 * radius, 0.3 * radius),
                radius * 0.4,
                mix(dark, _WHITE, 0.1 * (i % 2)),
                radius * 0.25,
                nearer=0.03,
            )
        rig.limb(
            (head[0] + 0.1 * radius, head[1] + 0.95 * radius, 0.0),
            (head[0] + 0.8 * radius, head[1] + 0.45 * radius, 0.0),
            radius * 0.28,
            dark,
            radius * 0.12,
            nearer=radius,
        )
    elif build.mane == "ruff":
        dark = build.mane_colour or mix(colour, (60, 34, 24), 0.6)
        rig.sphere((head[0] - 0.45 * radius, head[1] - 0.1 * radius, 0.0), radius * 1.42, dark, -0.01)
        for i in range(11):
            turn = 2 * math.pi * i / 11
            at = (
                head[0] - 0.3 * radius,
                head[1] - 0.05 * radius + 1.18 * radius * math.sin(turn),
                1.18 * radius * math.cos(turn),
            )
            rig.sphere(at, radius * 0.42, mix(dark, (230, 150, 70), 0.25 * (i % 2)), 0.0)
    if build.pattern in {"stripes", "patches"} and build.muzzle and build.neck[1] > 0.3:
        _neck_pattern(rig, radius, build, colour, head, chest)


def _neck_pattern(rig: Rig, radius: float, build: Build, colour: Colour, head: Local, chest: Local) -> None:
    count = 4 if build.pattern == "stripes" else 7
    dark = BLACK if build.pattern == "stripes" else mix(colour, (150, 84, 40), 0.8)
    for i in range(count):
        share = (i + 0.8) / (count + 0.4)
        at = (chest[0] + (head[0] - chest[0]) * share, chest[1] + (head[1] - chest[1]) * share, 0.0)
        thick = radius * build.neck_thick * (1.3 - 0.35 * share)
        for side in (-1, 1):
            if side * math.cos(rig.pose.yaw) < -0.3:
                continue
            if build.pattern == "stripes":
                rig.limb(
                    (at[0] - 0.8 * thick, at[1] + 0.2 * thick, side * 0.5 * thick),
                    (at[0] + 0.7 * thick, at[1] - 0.3 * thick, side * 0.7 * thick),
                    0.2 * radius,
                    dark,
                    nearer=thick,
                )
            else:
                _blotch(rig, (at[0] + 0.4 * thick * (-1) ** i, at[1], side * 0.8 * thick), 0.36 * radius, dark, thick)


def paint_long_face(rig: Rig, radius: float, build: Build, colour: Colour, head: Local) -> None:
    """This will add a face that reaches forward, with its eyes at the sides: horses, cattle, deer, crocodiles."""
    drop = 0.62 if build.muzzle < 2 else 0.1
    nose: Local = (head[0] + radius * build.muzzle, head[1] - radius * drop * min(build.muzzle, 1.4), 0.0)
    pale = mix(colour, _WHITE, 0.45) if build.belly or build.hooves else mix(colour, BLACK, 0.1)
    rig.limb(head, nose, radius * 0.74, colour, radius * 0.5, nearer=0.1)
    tip = (nose[0] + 0.04 * radius, nose[1] - 0.03 * radius, 0.0)
    rig.sphere(tip, radius * (0.5 + build.snout * 1.6), pale, radius * 0.35)
    for side in (-1, 1):
        nostril, facing = rig.on_sphere(tip, radius * (0.46 + build.snout * 1.6), side * 0.7, 0.3)
        if facing > -0.2:
            rig.sphere(
                nostril,
                radius * 0.1,
                build.nose_colour if build.nose_colour != (240, 160, 160) else (150, 90, 96),
                radius * 0.7,
            )
        if build.ears != "none":
            EARS.get(build.ears, _leaf_ear)(rig, radius, colour, mix(colour, (250, 170, 160), 0.55), head, side)
    if rig.pose.viseme is Viseme.REST:
        _long_mouth(rig, radius, build, nose)
    else:
        add_mouth(rig, tip, radius * (0.46 + build.snout * 1.6), _SPEAKING, radius * 0.9)
    if build.nose == "wide":
        for side in (-1, 1):
            rig.sphere(
                (tip[0], tip[1] + 0.1 * radius, side * 0.34 * radius),
                radius * 0.46,
                mix(colour, (240, 190, 190), 0.3),
                radius * 0.4,
            )
    add_face(
        rig, head, radius, Face(eye_azimuth=0.95, eye_up=0.34, eye_size=0.24, mouth_size=0.0, cheeks=None, white=False)
    )
    horns.paint_head(rig, radius, build, colour, head)


def _long_mouth(rig: Rig, radius: float, build: Build, nose: Local) -> None:
    start = rig.px((nose[0] + 0.2 * radius, nose[1] - 0.26 * radius, 0.3 * radius))
    end = rig.px(
        (
            nose[0] - 0.42 * radius * max(build.muzzle, 1.0),
            nose[1] - 0.12 * radius + 0.3 * radius * (rig.pose.joy - 0.3),
            0.36 * radius,
        )
    )
    pen = brush.line((70, 46, 50), max(1.0, 0.07 * radius * rig.scale))
    rig.add(rig.depth(nose) + radius * 1.2, lambda: rig.canvas.drawLine(*start, *end, pen))
    if build.muzzle > 2:
        for i in range(6):
            share = i / 5.5
            x, y = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
            _tooth(rig, rig.depth(nose) + radius * 1.25, x, y, 0.13 * radius * rig.scale)


def _tooth(rig: Rig, depth: float, x: float, y: float, size: float) -> None:
    shape = brush.polygon([(x - size, y), (x + size, y), (x, y + 1.7 * size)])
    rig.add(depth, lambda: rig.canvas.drawPath(shape, brush.fill((255, 255, 250))))
