"""Ducks, penguins and snowmen: round bodies without knees."""

from __future__ import annotations

import math

import skia

from generation.engine.animatic.physics.stances import scaled, towards
from generation.engine.animatic.picture import brush, dressed
from generation.engine.animatic.picture.faces import Face, add_face
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.rig import Local, Rig, two_bones
from generation.engine.animatic.script import Colour

_BEAK: Colour = (246, 148, 48)
_FACE = Face(eye_azimuth=0.55, eye_up=0.18, eye_size=0.24, mouth_size=0.0, white=False)


def paint_duck(rig: Rig, size: float, colour: Colour, is_floating: bool) -> None:
    """This will add a duck of `size` metres; a floating one shows no feet."""
    base = 0.0 if is_floating else 0.14 * size
    body: Local = (-0.05 * size, base + 0.26 * size - 0.06 * size * rig.pose.crouch, 0.0)
    dip = 0.03 * size * rig.pose.nod
    head: Local = (0.24 * size + dip, base + 0.68 * size - 0.1 * size * rig.pose.crouch - dip, 0.0)
    if not is_floating:
        _feet(rig, size, 0.09 * size)
    rig.limb((-0.2 * size, body[1] + 0.02 * size, 0.0), (0.14 * size, body[1], 0.0), 0.27 * size, colour)
    spine = (((-0.2 * size, body[1] + 0.02 * size, 0.0), 0.27 * size), ((0.14 * size, body[1], 0.0), 0.27 * size))
    dressed.dress(rig, dressed.Trunk(spine, 0.17 * size))
    rig.limb(
        (-0.36 * size, body[1] + 0.1 * size, 0.0),
        (-0.5 * size, body[1] + 0.26 * size, 0.0),
        0.12 * size,
        colour,
        0.03 * size,
    )
    rig.limb((0.14 * size, body[1] + 0.1 * size, 0.0), head, 0.16 * size, colour)
    flap = 0.22 * math.sin(14 * rig.time_s) if rig.pose.is_airborne else 0.03 * math.sin(3 * rig.time_s)
    for side in (-1, 1):
        root = (0.04 * size, body[1] + 0.08 * size, side * 0.24 * size)
        tip = (-0.26 * size, body[1] + (0.02 + flap) * size, side * (0.3 + abs(flap)) * size)
        wing = dressed.cloth(rig, mix(colour, (255, 255, 255), 0.12), "arm", 0)
        rig.limb(root, tip, 0.11 * size, wing, 0.05 * size, nearer=0.05 * size * side)
    _bird_head(rig, head, (0.29 if rig.is_young else 0.23) * size, colour)


def paint_penguin(rig: Rig, size: float, colour: Colour) -> None:
    """This will add a penguin of `size` metres."""
    rock = 0.05 * size * math.sin(2 * math.pi * rig.pose.gait)
    low: Local = (0.0, 0.28 * size - 0.06 * size * rig.pose.crouch, rock)
    high: Local = (0.0, 0.56 * size - 0.1 * size * rig.pose.crouch, rock * 1.4)
    dip = 0.03 * size * rig.pose.nod
    head: Local = (0.03 * size + dip, 0.8 * size - 0.14 * size * rig.pose.crouch - dip, rock * 1.8)
    _feet(rig, size, 0.1 * size)
    rig.limb(low, high, 0.27 * size, colour, 0.2 * size)
    white = (250, 248, 244)
    if not dressed.is_clothed(rig):
        rig.limb(
            (0.1 * size, low[1] - 0.01 * size, rock),
            (0.09 * size, high[1], rock),
            0.2 * size,
            white,
            0.15 * size,
            nearer=0.1 * size,
        )
    dressed.dress(rig, dressed.Trunk(((low, 0.27 * size), (high, 0.2 * size)), 0.15 * size, far=0.15))
    lift = 0.12 + 0.8 * rig.pose.arms + (0.25 * math.sin(16 * rig.time_s) if rig.pose.is_airborne else 0.0)
    for side in (-1, 1):
        root = (0.0, high[1], side * 0.2 * size)
        wave = 0.9 + 0.3 * math.sin(9 * rig.time_s) if rig.pose.wave and side > 0 else lift
        tip = (0.0, high[1] - 0.26 * size * math.cos(wave * 1.6), side * (0.24 + 0.26 * math.sin(wave * 1.6)) * size)
        flipper = dressed.cloth(rig, colour, "arm", 0)
        rig.limb(root, _at_work(rig, size, root, tip), 0.06 * size, flipper, 0.04 * size, nearer=0.08 * size * side)
    skull = (0.25 if rig.is_young else 0.2) * size
    rig.sphere(head, skull, colour, 0.04)
    for side in (-1, 1):
        at, facing = rig.on_sphere(head, 0.4 * skull, side * 0.6, -0.1)
        if facing > 0:
            rig.sphere(at, 0.625 * skull, white, 0.5 * skull)
    _beak(rig, head, skull)
    add_face(rig, head, skull, _FACE)


_FLIPPER = 0.4  # of its height, how far a flipper reaches


def _at_work(rig: Rig, size: float, root: Local, own: Local) -> Local:
    """Where a flipper's tip is: at what it has in hand or where its stance has it, as far as it reaches."""
    pose, stance, at = rig.pose, rig.pose.stance, 0 if root[2] < 0 else 1
    if pose.hands is not None:
        wanted = rig.from_world(pose.hands[at], root[2])
    elif stance is not None and (asked := scaled(stance.hands[at], size)) is not None:
        before = (root[0] + asked[0] + 0.06 * size, root[1] + asked[1], root[2] + asked[2])
        wanted = towards(stance.weight, own, before)
    else:
        return own
    return two_bones(root, wanted, _FLIPPER * size, -1.0)[1]


def _bird_head(rig: Rig, head: Local, radius: float, colour: Colour) -> None:
    rig.sphere(head, radius, colour, 0.05)
    _beak(rig, head, radius)
    add_face(rig, head, radius, _FACE)


def _beak(rig: Rig, head: Local, radius: float) -> None:
    for opening, shade in ((-1, mix(_BEAK, (120, 40, 30), 0.3)), (1, _BEAK)):
        gape = 0.06 + 0.3 * rig.pose.mouth
        root, facing = rig.on_sphere(head, radius * 0.86, 0.0, -0.14 + 0.03 * opening)
        tip, _ = rig.on_sphere(head, radius * 1.5, 0.0, -0.16 + gape * 0.5 * opening)
        if facing > -0.45:
            rig.limb(root, tip, radius * 0.24, shade, radius * 0.14, nearer=radius * (1.2 + 0.02 * opening))


def _feet(rig: Rig, size: float, apart: float) -> None:
    shoe = dressed.cloth(rig, _BEAK, "leg", 2)
    for side in (-1, 1):
        phase = (rig.pose.gait + (0.5 if side > 0 else 0.0)) % 1.0
        lift = max(0.0, math.sin(2 * math.pi * phase)) * 0.07 * size if rig.pose.stride else 0.0
        forward = rig.pose.stride * 0.6 * math.cos(2 * math.pi * phase)
        heel = (forward - 0.02 * size, 0.035 * size + lift, side * apart)
        rig.limb(heel, (forward + 0.12 * size, 0.03 * size + lift, side * apart * 1.3), 0.045 * size, shoe)


def paint_snowman(rig: Rig, size: float, colour: Colour, *, has_nose: bool = True) -> None:
    """This will add a snowman of `size` metres: three balls, a hat, a scarf, a carrot."""
    sway = 0.05 * size * rig.pose.sway
    squash = 0.08 * size * rig.pose.crouch
    balls = ((0.2, 0.22), (0.52, 0.165), (0.8, 0.135))
    at = [(0.0, up * size - squash * i * 0.6, sway * i) for i, (up, _) in enumerate(balls)]
    at[2] = (0.02 * size * rig.pose.nod, at[2][1] - 0.02 * size * rig.pose.nod, at[2][2])
    for place, (_, radius), near in zip(at, balls, (0.0, 0.02, 0.04), strict=True):
        rig.sphere(place, radius * size, colour, near)
    for side in (-1, 1):
        raised = 0.9 + 0.35 * math.sin(8 * rig.time_s) if rig.pose.wave and side > 0 else 0.25 + rig.pose.arms
        root = (0.0, at[1][1] + 0.03 * size, at[1][2] + side * 0.14 * size)
        hand = (0.03 * size, root[1] + 0.24 * size * math.sin(raised), root[2] + side * 0.24 * size * math.cos(raised))
        rig.limb(root, hand, 0.014 * size, (104, 72, 52), 0.009 * size, nearer=0.1)
    neck = (
        (0.02 * size, 0.68 * size - squash, at[2][2] - 0.09 * size),
        (0.02 * size, 0.68 * size - squash, at[2][2] + 0.09 * size),
    )
    rig.limb(neck[0], neck[1], 0.045 * size, (222, 62, 66), nearer=0.14)
    rig.limb(neck[1], (0.1 * size, 0.52 * size - squash, neck[1][2]), 0.035 * size, (200, 48, 56), nearer=0.18)
    _snow_face(rig, size, at[2], has_nose=has_nose)
    for up in (-0.05, 0.06):
        spot, facing = rig.on_sphere(at[1], 0.165 * size, 0.0, up * 6)
        if facing > 0:
            rig.sphere(spot, 0.02 * size, (52, 48, 60), 0.2)
    _hat(rig, size, at[2])


def _snow_face(rig: Rig, size: float, head: Local, *, has_nose: bool) -> None:
    radius = 0.135 * size
    add_face(
        rig,
        head,
        radius,
        Face(eye_azimuth=0.42, eye_up=0.2, eye_size=0.15, mouth_up=-0.5, mouth_size=0.34, white=False),
    )
    root, facing = rig.on_sphere(head, radius * 0.9, 0.0, 0.0)
    tip, _ = rig.on_sphere(head, radius * 2.1, 0.0, -0.04)
    if facing > -0.3 and has_nose:
        rig.limb(root, tip, radius * 0.2, (240, 130, 50), radius * 0.05, nearer=radius * 2)


def _hat(rig: Rig, size: float, head: Local) -> None:
    x, y = rig.px((head[0], head[1] + 0.115 * size, head[2]))
    unit = size * rig.scale

    def draw() -> None:
        canvas = rig.canvas
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(-math.degrees(rig.angle) - 6)
        dark = (58, 54, 72)
        colours = [argb(rig.light.bright(dark)), argb(rig.light.dim(dark))]
        shader = skia.GradientShader.MakeLinear([(-0.1 * unit, 0), (0.1 * unit, 0)], colours)
        paint = skia.Paint(AntiAlias=True, Shader=shader)
        canvas.drawRoundRect(
            skia.Rect.MakeXYWH(-0.1 * unit, -0.2 * unit, 0.2 * unit, 0.2 * unit), 0.02 * unit, 0.02 * unit, paint
        )
        canvas.drawRect(
            skia.Rect.MakeXYWH(-0.1 * unit, -0.06 * unit, 0.2 * unit, 0.04 * unit),
            brush.fill(rig.light.lit((222, 62, 66))),
        )
        canvas.drawOval(skia.Rect.MakeXYWH(-0.16 * unit, -0.03 * unit, 0.32 * unit, 0.055 * unit), paint)
        canvas.restore()

    rig.add(rig.depth(head) + 0.4, draw)
