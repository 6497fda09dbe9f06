"""What is worn on a face: glasses, masks, beards, fangs."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from generation.engine.animatic.picture import brush
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.picture.wardrobe import Outfit
from generation.engine.animatic.script import Colour

_WHITE: Colour = (252, 250, 246)
_DARK: Colour = (44, 40, 52)


@dataclass(frozen=True)
class Frame:
    """Where a body's parts are."""

    height: float
    hip: Local
    chest: Local
    head: Local
    radius: float  # of the head


def glasses(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    """This will add glasses to a face."""
    size = 0.3 * frame.radius * rig.scale
    pen = brush.line(mix(outfit.trim, _DARK, 0.7), max(1.0, size * 0.22))
    for side in (-1, 1):
        at, facing = rig.on_sphere(frame.head, frame.radius, side * 0.42, 0.05)
        if facing > 0.1:
            x, y = rig.px(at)
            wide = size * (0.4 + 0.6 * facing)
            _add_oval(
                rig, rig.depth(at) + frame.radius, skia.Rect.MakeLTRB(x - wide, y - size, x + wide, y + size), pen
            )


def _over_eyes(rig: Rig, frame: Frame, colour: Colour, sides: tuple[int, ...], size: float, near: float) -> None:
    for side in sides:
        at, facing = rig.on_sphere(frame.head, frame.radius * 0.97, side * 0.42, 0.06)
        if facing > 0.0:
            x, y = rig.px(at)
            high = 0.8 * size * frame.radius * rig.scale
            wide = 1.25 * high * (0.4 + 0.6 * facing)
            box = skia.Rect.MakeLTRB(x - wide, y - high, x + wide, y + high)
            _add_oval(rig, rig.depth(at) + near, box, brush.fill(rig.light.lit(colour)))


def _add_oval(rig: Rig, depth: float, box: skia.Rect, paint: skia.Paint) -> None:
    rig.add(depth, lambda: rig.canvas.drawOval(box, paint))


def domino_mask(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    """This will add a domino mask to a face."""
    _over_eyes(rig, frame, mix(outfit.trim, _DARK, 0.45), (-1, 1), 0.42, 0.02)


def eyepatch(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    """This will add an eyepatch to a face."""
    _over_eyes(rig, frame, _DARK, (1,), 0.3, 2.2 * frame.radius)
    start, _ = rig.on_sphere(frame.head, frame.radius * 1.0, -0.7, 0.62)
    end, facing = rig.on_sphere(frame.head, frame.radius * 1.0, 0.9, -0.1)
    if facing > -0.3:
        rig.limb(start, end, 0.05 * frame.radius, _DARK, nearer=2.0 * frame.radius)


def mask(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    """This will add a mask to a face."""
    at, facing = rig.on_sphere(frame.head, 0.14 * frame.radius, 0.0, -0.5)
    low = (at[0], at[1] - 0.3 * frame.radius, at[2])
    x, y = rig.px(low)
    size = frame.radius * rig.scale
    if facing > -0.2:
        rig.add(
            rig.depth(at) + 1.2 * frame.radius,
            lambda: brush.egg(rig.canvas, x, y, size * 0.98, size * 0.6, outfit.hat_colour, rig.light),
        )


def moustache(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    """This will add a moustache to a face."""
    for side in (-1, 1):
        root, facing = rig.on_sphere(frame.head, frame.radius * 1.02, side * 0.06, -0.28)
        tip, _ = rig.on_sphere(frame.head, frame.radius * 1.02, side * 0.46, -0.2)
        if facing > 0.1:
            rig.limb(root, tip, 0.11 * frame.radius, outfit.hair or _DARK, 0.04 * frame.radius, nearer=frame.radius)


def fangs(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    """This will add fangs to a face."""
    for side in (-1, 1):
        at, facing = rig.on_sphere(frame.head, frame.radius * 1.02, side * 0.13, -0.42)
        if facing > 0.1:
            rig.limb(
                at,
                (at[0], at[1] - 0.2 * frame.radius, at[2]),
                0.06 * frame.radius,
                _WHITE,
                0.02 * frame.radius,
                nearer=1.3 * frame.radius,
            )


def pointed_ears(rig: Rig, frame: Frame, outfit: Outfit) -> None:
    """This will add pointed ears to a face."""
    for side in (-1, 1):
        root, _ = rig.on_sphere(frame.head, frame.radius * 0.95, side * 1.5, 0.0)
        tip = (root[0] - 0.15 * frame.radius, root[1] + 0.5 * frame.radius, root[2] + side * 0.45 * frame.radius)
        rig.limb(root, tip, 0.22 * frame.radius, outfit.skin, 0.04 * frame.radius, nearer=0.03)


def paint_beard(rig: Rig, frame: Frame, colour: Colour, long: bool) -> None:
    """This will add a beard, to the chest where it is long."""
    radius = frame.radius
    for azimuth, drop, size in (
        (0.0, -0.75, 0.44),
        (0.45, -0.6, 0.4),
        (-0.45, -0.6, 0.4),
        (0.95, -0.42, 0.34),
        (-0.95, -0.42, 0.34),
    ):
        at, facing = rig.on_sphere(frame.head, radius * 0.86, azimuth, drop)
        rig.sphere(at, radius * size, colour, radius * (0.5 if facing > 0 else -0.3))
    if long:
        start, facing = rig.on_sphere(frame.head, radius * 0.9, 0.0, -0.85)
        rig.limb(
            start,
            (start[0] + 0.1 * radius, start[1] - 1.3 * radius, start[2]),
            radius * 0.5,
            colour,
            radius * 0.1,
            nearer=radius * (0.9 if facing > -0.2 else -0.5),
        )
    for side in (-1, 1):
        root, facing = rig.on_sphere(frame.head, radius * 1.02, side * 0.08, -0.26)
        tip, _ = rig.on_sphere(frame.head, radius * 1.0, side * 0.5, -0.4)
        if facing > 0.1:
            rig.limb(root, tip, 0.13 * radius, mix(colour, _WHITE, 0.12), 0.07 * radius, nearer=1.1 * radius)
