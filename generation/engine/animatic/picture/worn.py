"""What anybody with a head can put on: hats, glasses, scarves, bow ties. Every face asks for it, whoever's it is."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.hats import HATS, Block, paint_hat
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.script import Colour

Eyes = tuple[float, float, float]
"""Where eyes are on a head of radius 1, and how big: azimuth, elevation, size."""

EYES: Eyes = (0.42, 0.05, 0.2)

_WHITE: Colour = (252, 250, 246)
_DARK: Colour = (44, 40, 52)


def put_on(rig: Rig, head: Local, radius: float, eyes: Eyes = EYES) -> None:
    """This will add what a rig's figure wears to a head of `radius` metres."""
    for each in rig.wears:
        if each.item in _COLOURS:
            paint_hat(rig, head, radius, _ALL_HATS[each.item], each.colour or _COLOURS[each.item])
        elif each.item in _OTHERS and (rig.mask is None or each.item in _AT_THE_NECK):
            _OTHERS[each.item](rig, head, radius, eyes, each.colour)


def hat_of(rig: Rig) -> str:
    """This will be the hat that a rig's figure was told to wear, and not its kind's own; "" for none."""
    return next((each.item for each in rig.wears if each.item in _COLOURS), "")


def _glasses(rig: Rig, head: Local, radius: float, eyes: Eyes, colour: Colour | None) -> None:
    _spectacles(rig, head, radius, eyes, colour or _DARK, lens=(214, 234, 246), alpha=0.28)


def _sunglasses(rig: Rig, head: Local, radius: float, eyes: Eyes, colour: Colour | None) -> None:
    _spectacles(rig, head, radius, eyes, colour or _DARK, lens=mix(colour or _DARK, (18, 18, 26), 0.72), alpha=0.94)


def _spectacles(rig: Rig, head: Local, radius: float, eyes: Eyes, frame: Colour, *, lens: Colour, alpha: float) -> None:
    """Two round lenses before the eyes, their bridge, and an arm along the side of the head that is turned to us."""
    azimuth, up, size = eyes
    high = max(1.45 * size, 0.29) * radius * rig.scale
    seen: list[tuple[float, float, float]] = []
    for side in (-1, 1):
        at, facing = rig.on_sphere(head, 1.04 * radius, side * azimuth, up)
        if facing > 0.05:
            x, y = rig.px(at)
            seen.append((x, y, high * (0.4 + 0.6 * facing)))
    if not seen:
        return
    arms = []
    for side in (-1, 1):
        hinge, _ = rig.on_sphere(head, 1.04 * radius, side * (azimuth + 0.3), up)
        ear, facing = rig.on_sphere(head, 1.02 * radius, side * 1.55, up + 0.08)
        if facing > -0.1:
            arms.append((rig.px(hinge), rig.px(ear)))
    pen = brush.line(rig.light.lit(frame), max(1.2, 0.2 * high))

    def draw() -> None:
        canvas = rig.canvas
        for start, end in arms:
            canvas.drawLine(*start, *end, pen)
        if len(seen) == 2:
            (x0, y0, w0), (x1, y1, w1) = sorted(seen)
            canvas.drawLine(x0 + w0, y0 - 0.15 * high, x1 - w1, y1 - 0.15 * high, pen)
        for x, y, wide in seen:
            box = skia.Rect.MakeLTRB(x - wide, y - high, x + wide, y + high)
            canvas.drawOval(box, brush.fill(rig.light.lit(lens), alpha))
            canvas.drawOval(box, pen)
            glint = brush.line((255, 255, 255), max(1.0, 0.14 * high), 0.75)
            canvas.drawLine(x - 0.45 * wide, y + 0.05 * high, x - 0.05 * wide, y - 0.5 * high, glint)

    rig.add(rig.depth(head) + 1.12 * radius + 0.03, draw)


def _scarf(rig: Rig, head: Local, radius: float, eyes: Eyes, colour: Colour | None) -> None:
    """A roll around the neck, and an end that hangs and swings."""
    tone = colour or (206, 58, 62)
    low = (head[0] - 0.12 * radius, head[1] - 0.98 * radius, head[2])
    turned = [rig.on_sphere(low, 0.62 * radius, k * math.pi / 4, 0.0) for k in range(8)]
    for at, facing in turned:
        rig.sphere(at, 0.27 * radius, mix(tone, _DARK, 0.0 if facing > 0 else 0.25), 0.3 * radius)
    swing = 0.16 * radius * math.sin(2 * math.pi * rig.pose.gait + 2.4 * rig.time_s)
    knot, _ = rig.on_sphere(low, 0.66 * radius, 0.7, 0.0)
    end = (knot[0] + swing, knot[1] - 1.0 * radius, knot[2])
    rig.limb(knot, end, 0.22 * radius, tone, 0.26 * radius, nearer=0.6 * radius)
    hem = (end[0], end[1] - 0.08 * radius, end[2])
    rig.limb(
        hem,
        (hem[0] + 0.3 * swing, hem[1] - 0.1 * radius, hem[2]),
        0.26 * radius,
        mix(tone, _WHITE, 0.6),
        nearer=0.6 * radius,
    )


def _bow_tie(rig: Rig, head: Local, radius: float, eyes: Eyes, colour: Colour | None) -> None:
    _knotted(rig, head, radius, colour or (206, 44, 60), hangs=False)


def _tie(rig: Rig, head: Local, radius: float, eyes: Eyes, colour: Colour | None) -> None:
    _knotted(rig, head, radius, colour or (46, 78, 150), hangs=True)


def _space_helmet(rig: Rig, head: Local, radius: float, eyes: Eyes, colour: Colour | None) -> None:
    """A ball of glass round the whole head, ears and snout and all."""
    middle = (head[0] + 0.22 * radius, head[1] + 0.16 * radius, head[2])
    x, y = rig.px(middle)
    size, depth = 1.75 * radius * rig.scale, rig.depth(middle)
    rig.add(depth - 1.6 * radius, lambda: rig.canvas.drawCircle(x, y, size, brush.fill((206, 226, 246), 0.35)))

    def glass() -> None:
        rig.canvas.drawCircle(x, y, size, brush.fill((150, 200, 246), 0.14))
        rig.canvas.drawCircle(x, y, size * 0.97, brush.line(rig.light.lit(colour or (236, 240, 248)), size * 0.07, 0.9))
        shine = skia.Rect.MakeXYWH(x - size * 0.74, y - size * 0.76, size * 1.1, size * 0.9)
        rig.canvas.drawArc(shine, 190, 70, False, brush.line((255, 255, 255), size * 0.1, 0.8))

    rig.add(depth + 3.4 * radius, glass)


def _knotted(rig: Rig, head: Local, radius: float, colour: Colour, *, hangs: bool) -> None:
    at, facing = rig.on_sphere((head[0], head[1] - 1.04 * radius, head[2]), 0.5 * radius, 0.0, 0.0)
    if facing < -0.3:
        return
    x, y = rig.px(at)
    size = 0.42 * radius * rig.scale
    wide = size * (0.5 + 0.5 * abs(facing))

    def draw() -> None:
        canvas, light = rig.canvas, rig.light
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(-math.degrees(rig.angle))
        if hangs:
            blade = [
                (-0.25 * wide, 0.1 * size),
                (0.25 * wide, 0.1 * size),
                (0.5 * wide, 2.6 * size),
                (0.0, 3.2 * size),
                (-0.5 * wide, 2.6 * size),
            ]
            canvas.drawPath(brush.polygon(blade), brush.fill(light.lit(colour)))
        else:
            for side in (-1, 1):
                wing = [
                    (0.0, 0.0),
                    (side * 1.3 * wide, -0.75 * size),
                    (side * 1.45 * wide, 0.0),
                    (side * 1.3 * wide, 0.75 * size),
                ]
                canvas.drawPath(brush.smooth(wing), brush.fill(light.lit(colour)))
        canvas.drawCircle(0.0, 0.0, 0.36 * size, brush.fill(light.dim(colour)))
        canvas.restore()

    rig.add(rig.depth(at) + 1.1 * radius, draw)


def _cap(b: Block, c: Colour) -> None:
    """A round cap with its peak to the front."""
    b.soft(((-1.0, -0.36), (1.0, -0.36), (0.94, -1.0), (0.0, -1.36), (-0.94, -1.0)), c)
    if b.front > -0.5:
        shift = 0.75 * b.look
        b.soft(
            ((-0.7 + shift, -0.5), (0.7 + shift, -0.5), (0.95 + shift, -0.26), (shift, -0.14), (-0.95 + shift, -0.26)),
            mix(c, _DARK, 0.16),
        )
    b.ball(0.0, -1.3, 0.11, mix(c, _WHITE, 0.3))


def _beanie(b: Block, c: Colour) -> None:
    b.soft(((-1.0, -0.4), (1.0, -0.4), (0.96, -1.0), (0.0, -1.5), (-0.96, -1.0)), c)
    b.soft(
        ((-1.06, -0.3), (0.0, -0.18), (1.06, -0.3), (1.06, -0.66), (0.0, -0.56), (-1.06, -0.66)), mix(c, _DARK, 0.18)
    )
    b.ball(0.0, -1.56, 0.27, mix(c, _WHITE, 0.75))


def _party(b: Block, c: Colour) -> None:
    """A paper cone with dots and a pompom."""
    b.poly(((-0.6, -0.66), (0.6, -0.66), (0.0, -2.2)), c)
    for x, y in ((-0.22, -0.95), (0.2, -1.08), (0.0, -1.5), (-0.02, -0.8)):
        b.ball(x, y, 0.11, _WHITE)
    b.ball(0.0, -2.2, 0.2, (255, 214, 90))


_ALL_HATS = HATS | {"cap": _cap, "beanie": _beanie, "party hat": _party}

_COLOURS: dict[str, Colour] = {
    "fedora": (122, 92, 68),
    "top hat": (46, 42, 54),
    "stetson": (150, 104, 66),
    "straw": (232, 200, 128),
    "witch": (74, 58, 104),
    "cone": (70, 84, 170),
    "santa": (206, 44, 50),
    "elf": (58, 150, 78),
    "crown": (244, 200, 84),
    "tiara": (236, 226, 240),
    "toque": (250, 248, 242),
    "tricorn": (66, 46, 42),
    "sailor cap": (250, 250, 250),
    "peaked cap": (44, 60, 104),
    "hard hat": (250, 200, 60),
    "fire helmet": (206, 52, 44),
    "helm": (170, 178, 192),
    "horned": (150, 152, 160),
    "flowers": (246, 130, 170),
    "headband": (214, 60, 60),
    "hood": (92, 96, 112),
    "cap": (214, 64, 60),
    "beanie": (66, 120, 180),
    "party hat": (150, 90, 210),
}
"""Hats that are put on by name, and what colour they are where none is told."""

_OTHERS: dict[str, Callable[[Rig, Local, float, Eyes, Colour | None], None]] = {
    "glasses": _glasses,
    "sunglasses": _sunglasses,
    "scarf": _scarf,
    "bow tie": _bow_tie,
    "space helmet": _space_helmet,
    "tie": _tie,
}
_AT_THE_NECK = frozenset({"scarf", "bow tie", "tie"})

ITEMS = frozenset(_COLOURS) | frozenset(_OTHERS)
"""What can be put on: what `script.Worn.item` may be."""
