"""People, robots and astronauts: round heads, soft limbs, clothes in the actor's colour."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from generation.engine.animatic.physics.stances import Local, Stance, at_weight, scaled, towards
from generation.engine.animatic.physics.track import Viseme
from generation.engine.animatic.picture import brush, clothes, facewear, worn
from generation.engine.animatic.picture.faces import Face, add_face, add_mouth
from generation.engine.animatic.picture.hats import HATS, paint_hat
from generation.engine.animatic.picture.light import argb, mix
from generation.engine.animatic.picture.rig import Rig
from generation.engine.animatic.picture.tools import paint_tool
from generation.engine.animatic.picture.wardrobe import Outfit
from generation.engine.animatic.script import Colour

Head = Callable[[Local, Local], None]
"""Paints a head: where it is, and the chest that it is on."""


def paint_biped(rig: Rig, height: float, outfit: Outfit, own_head: Head | None = None) -> tuple[Local, Local]:
    """This will add all parts of a biped of `height` metres to the rig, its head by `own_head` where there is one; returns
    where hips and chest are.
    """
    pose, stance = rig.pose, rig.pose.stance or Stance(weight=0.0)
    own_hip = 0.405 - 0.14 * pose.crouch
    hip_y = height * at_weight(stance.weight, own_hip, _lower(stance, own_hip))
    lean = (
        0.05 * height * min(1.0, pose.stride / (0.12 * height)) * 0.6
        + 0.1 * height * pose.tuck
        + 0.05 * height * pose.crouch
        + stance.lean * height * stance.weight
    )
    side = 0.05 * height * pose.sway
    bent = height * 0.6 * abs(stance.lean) * stance.weight  # who leans is lower
    hip: Local = rig.limp(0, (0.0, hip_y, side * 0.4), 0.0)
    chest: Local = rig.limp(1, (lean, hip_y + height * (0.225 - 0.05 * pose.tuck - 0.02 * pose.crouch) - bent, side), 0)
    nod = height * (stance.nod * stance.weight + 0.021 * pose.nod)
    head: Local = (lean * 1.7 + nod, chest[1] + height * (0.212 - 0.03 * pose.tuck) - nod, side * 1.3)
    head = rig.limp(2, head, 0.0)
    for leg in (-1, 1):
        _leg(rig, height, outfit, hip, leg)
    _torso(rig, height, outfit, hip, chest)
    for arm in (-1, 1):
        _arm(rig, height, outfit, chest, arm)
    if own_head is not None:
        own_head(head, chest)
        return hip, chest
    _head(rig, height, outfit, head, chest)
    clothes.put_on(rig, clothes.Frame(height, hip, chest, head, 0.145 * height * outfit.head), outfit)
    return hip, chest


def _lower(stance: Stance, own_hip: float) -> float | None:
    """Who lands in a stance bends its knees more, never less."""
    return None if stance.hips is None else min(stance.hips, own_hip)


def _foot(rig: Rig, height: float, hip: Local, leg: int) -> Local:
    stance = rig.pose.stance
    own = _step(rig, height, hip, leg)
    asked = stance.feet[0 if leg < 0 else 1] if stance else None
    return towards(stance.weight, own, scaled(asked, height)) if stance and asked else own


def _step(rig: Rig, height: float, hip: Local, leg: int) -> Local:
    pose = rig.pose
    side = 0.055 * height * leg + hip[2] * 0.0
    if pose.is_airborne:
        tucked = pose.tuck
        return (
            0.04 * height * leg * (1 - tucked) + 0.1 * height * tucked,
            (0.035 + 0.05) * height * (1 - tucked) + (hip[1] - 0.2 * height) * tucked,
            side,
        )
    phase = (pose.gait + (0.5 if leg > 0 else 0.0)) % 1.0
    if phase < 0.55:
        return (pose.stride * (1 - 2 * phase / 0.55), 0.035 * height, side)
    swing = (phase - 0.55) / 0.45
    lift = math.sin(math.pi * swing) * min(0.1 * height, 0.5 * pose.stride)
    return (pose.stride * (2 * swing - 1), 0.035 * height + lift, side)


def _leg(rig: Rig, height: float, outfit: Outfit, hip: Local, leg: int) -> None:
    root = (hip[0], hip[1], hip[2] + 0.055 * height * leg)
    foot = _foot(rig, height, hip, leg)
    radius = 0.05 * height if outfit.style != "robot" else 0.038 * height
    lower = outfit.skin if outfit.legs == outfit.skin else outfit.legs
    fallen = 7 if leg < 0 else 9
    end = rig.jointed(root, foot, 0.385 * height, 1.0, radius, (outfit.legs, lower), fallen=fallen)
    toe = (end[0] + 0.07 * height, end[1] - 0.006 * height, end[2])
    rig.limb((end[0] - 0.01 * height, end[1], end[2]), toe, 0.04 * height, outfit.shoes, nearer=0.01)
    if outfit.style == "robot":
        rig.sphere(
            ((root[0] + end[0]) / 2 + 0.05 * height, (root[1] + end[1]) / 2, root[2]), 0.04 * height, outfit.top, 0.01
        )


def _torso(rig: Rig, height: float, outfit: Outfit, hip: Local, chest: Local) -> None:
    if outfit.style == "robot":
        _chassis(rig, height, outfit, hip, chest)
        return
    front = 0.03 * height
    rig.limb(
        chest,
        (hip[0], hip[1] + 0.03 * height, hip[2]),
        0.088 * height * outfit.bulk,
        outfit.top,
        0.086 * height * outfit.bulk,
        nearer=front,
    )
    shoulders = [(chest[0], chest[1] + 0.038 * height, chest[2] + side * 0.075 * height) for side in (-1, 1)]
    rig.limb(shoulders[0], shoulders[1], 0.052 * height, outfit.top, nearer=front - 0.004)
    pelvis = [(hip[0], hip[1] - 0.005 * height, hip[2] + side * 0.045 * height) for side in (-1, 1)]
    rig.limb(
        pelvis[0], pelvis[1], 0.068 * height, outfit.legs if outfit.legs != outfit.skin else outfit.top, nearer=0.01
    )
    _badge(rig, height, outfit, chest)
    if outfit.style == "astronaut":
        back = (chest[0] - 0.1 * height, chest[1] - 0.04 * height, chest[2])
        rig.limb(back, (back[0], back[1] - 0.12 * height, back[2]), 0.075 * height, (206, 212, 226))


def _badge(rig: Rig, height: float, outfit: Outfit, chest: Local) -> None:
    badge, facing = rig.on_sphere(chest, 0.088 * height, 0.35, 0.0)
    if facing > 0.15 and outfit.style in {"person", "astronaut"}:
        colour = (232, 92, 74) if outfit.style == "astronaut" else mix(outfit.top, (255, 244, 214), 0.75)
        rig.sphere(badge, 0.021 * height, colour, 0.06 * height)


def _chassis(rig: Rig, height: float, outfit: Outfit, hip: Local, chest: Local) -> None:
    top, bottom = rig.px((chest[0], chest[1] + 0.08 * height, chest[2])), rig.px(hip)
    wide = height * rig.scale * 0.125
    light = rig.light

    def draw() -> None:
        rig.canvas.save()
        rig.canvas.translate((top[0] + bottom[0]) / 2, (top[1] + bottom[1]) / 2)
        tilt = math.degrees(math.atan2(bottom[0] - top[0], bottom[1] - top[1]))
        rig.canvas.rotate(-tilt)
        high = math.hypot(bottom[0] - top[0], bottom[1] - top[1])
        box = skia.Rect.MakeXYWH(-wide, -high / 2, 2 * wide, high)
        colours = [argb(light.bright(outfit.top)), argb(light.lit(outfit.top)), argb(light.dim(outfit.top))]
        shader = skia.GradientShader.MakeLinear([(-wide, -high / 2), (wide, high / 2)], colours, [0.0, 0.4, 1.0])
        rig.canvas.drawRoundRect(box, wide * 0.5, wide * 0.5, skia.Paint(AntiAlias=True, Shader=shader))
        panel = skia.Rect.MakeXYWH(-wide * 0.55, -high * 0.26, wide * 1.1, high * 0.34)
        rig.canvas.drawRoundRect(panel, wide * 0.18, wide * 0.18, brush.fill(light.dim(outfit.legs)))
        for i, colour in enumerate(((255, 106, 85), (255, 190, 90), (120, 220, 190))):
            lit = 0.5 + 0.5 * math.sin(6 * rig.time_s + 2 * i)
            rig.canvas.drawCircle(
                wide * (0.34 * (i - 1)), -high * 0.09, wide * 0.1, brush.fill(colour, 0.45 + 0.55 * lit)
            )
        rig.canvas.restore()

    rig.add(rig.depth(chest), draw)


def _arm(rig: Rig, height: float, outfit: Outfit, chest: Local, arm: int) -> None:
    shoulder = (chest[0], chest[1] + 0.036 * height, chest[2] + 0.108 * height * arm)
    hand = _hand(rig, height, shoulder, arm)
    radius = 0.038 * height if outfit.style != "astronaut" else 0.05 * height
    top = outfit.arms or outfit.top
    colours = (top, top if outfit.sleeve else outfit.skin)
    fallen = 3 if arm < 0 else 5
    end = rig.jointed(shoulder, hand, 0.345 * height, -1.0, radius, colours, nearer=0.012, fallen=fallen)
    palm = outfit.skin if outfit.style != "astronaut" else (150, 158, 176)
    rig.sphere(end, 0.04 * height, palm, 0.02)
    is_laden = rig.pose.hands is not None or (rig.pose.stance is not None and rig.pose.stance.is_laden)
    if outfit.hold and arm > 0 and not is_laden and rig.pose.tuck < 0.25:
        paint_tool(rig, height, outfit.hold, end)


def _hand(rig: Rig, height: float, shoulder: Local, arm: int) -> Local:
    pose = rig.pose
    if pose.hands:
        at = pose.hands[0 if arm < 0 else 1]
        return rig.from_world(at, shoulder[2] + 0.02 * arm)
    stance, own = pose.stance, _swung(rig, height, shoulder, arm)
    asked = scaled(stance.hands[0 if arm < 0 else 1], height) if stance else None
    if stance is None or asked is None:
        return own
    at_shoulder = (shoulder[0] + asked[0], shoulder[1] + asked[1], shoulder[2] + asked[2])
    return towards(stance.weight, own, at_shoulder)


def _swung(rig: Rig, height: float, shoulder: Local, arm: int) -> Local:
    pose = rig.pose
    if pose.tuck > 0.25:
        return (0.17 * height, shoulder[1] - 0.26 * height, shoulder[2] * 0.8)
    swing = -math.sin(2 * math.pi * (pose.gait + (0.5 if arm > 0 else 0.0)) + 0.9) * min(
        0.2 * height, pose.stride * 0.75
    )
    raised = 2.75 * pose.arms
    if pose.wave and arm > 0:
        raised = 2.5 + 0.35 * math.sin(9.0 * rig.time_s)
    reach = 0.32 * height
    return (
        shoulder[0] + swing + 0.03 * height,
        shoulder[1] - reach * math.cos(raised),
        shoulder[2] + arm * (reach * math.sin(raised) + 0.05 * height),
    )


def _head(rig: Rig, height: float, outfit: Outfit, head: Local, chest: Local) -> None:
    radius = 0.145 * height * outfit.head
    rig.limb(chest, head, 0.04 * height, outfit.skin, nearer=-0.002)
    if rig.mask is not None:
        rig.mask.put_on(rig, head, radius, 0.5 * radius, chest)
        worn.put_on(rig, head, radius)
        _headgear(rig, outfit, head, radius)
        return
    if outfit.style == "robot":
        _robot_head(rig, outfit, head, radius)
        worn.put_on(rig, head, radius)
        return
    rig.sphere(head, radius, outfit.skin, 0.02)
    if outfit.hair:
        _hair(rig, outfit.hair, head, radius, outfit.cut, worn.hat_of(rig) or outfit.hat)
    add_face(rig, head, radius, Face(eye_size=0.2, brow=outfit.hair))
    nose, facing = rig.on_sphere(head, radius * 1.0, 0.0, -0.16)
    if facing > -0.1:
        rig.sphere(
            nose,
            radius * (0.11 if outfit.nose is None else 0.2),
            outfit.nose or mix(outfit.skin, (236, 120, 100), 0.22),
            radius + 0.02,
        )
    for side in (-1, 1):
        ear, facing = rig.on_sphere(head, radius * 0.98, side * 1.5, -0.05)
        if facing > -0.4:
            rig.sphere(ear, radius * 0.2, outfit.skin, 0.01)
    if outfit.beard:
        facewear.paint_beard(
            rig,
            clothes.Frame(height, chest, chest, head, radius),
            outfit.beard,
            outfit.cut == "long" or outfit.bulk > 1.0,
        )
    _headgear(rig, outfit, head, radius)
    if rig.pose.viseme is not Viseme.REST:
        add_mouth(rig, head, 1.04 * radius, Face(), 3.0 * radius)  # else beard, mask or visor lies over it


def _headgear(rig: Rig, outfit: Outfit, head: Local, radius: float) -> None:
    if outfit.style == "astronaut":
        _helmet(rig, head, radius * 1.42)
    if outfit.hat and not worn.hat_of(rig):
        paint_hat(rig, head, radius, HATS[outfit.hat], outfit.hat_colour)


_OPEN_HATS = frozenset({"", "tiara", "headband", "flowers", "crown", "diving mask"})


def _hair(rig: Rig, colour: Colour, head: Local, radius: float, cut: str, hat: str) -> None:
    if cut == "bald":
        for azimuth in (-1.6, 1.6, -2.2, 2.2, -2.8, 2.8):
            at, _ = rig.on_sphere(head, radius * 0.86, azimuth, 0.05)
            rig.sphere(at, radius * 0.32, colour, -0.02 * radius)
        return
    if hat not in _OPEN_HATS:
        _under_hat(rig, colour, head, radius, cut)
        return
    _cap(rig, colour, head, radius)
    if cut in {"bun", "tail"}:
        rig.sphere((head[0] - 0.75 * radius, head[1] + 0.85 * radius, head[2]), radius * 0.42, colour, -0.02)
    if cut == "tail":
        swing = 0.3 * radius * math.sin(2 * math.pi * rig.pose.gait) - 0.4 * radius
        root = (head[0] - 1.0 * radius, head[1] + 0.7 * radius, head[2])
        rig.limb(
            root, (root[0] + swing, root[1] - 1.5 * radius, head[2]), radius * 0.34, colour, radius * 0.12, nearer=-0.03
        )
    if cut == "curls":
        for azimuth in (-2.6, -1.9, -1.3, 1.3, 1.9, 2.6):
            for up in (0.1, 0.7):
                at, _ = rig.on_sphere(head, radius * 1.08, azimuth, up)
                rig.sphere(at, radius * 0.42, colour, -0.05)
    if cut == "long":
        _long(rig, colour, head, radius)


def _under_hat(rig: Rig, colour: Colour, head: Local, radius: float, cut: str) -> None:
    rig.sphere((head[0] - 0.28 * radius, head[1] + 0.05 * radius, head[2]), radius * 1.02, colour)
    if cut == "long":
        _long(rig, colour, head, radius)


def _long(rig: Rig, colour: Colour, head: Local, radius: float) -> None:
    sway = 0.12 * radius * math.sin(2 * math.pi * rig.pose.gait + 2.0 * rig.time_s)
    for azimuth in (-2.7, -2.0, -1.55, 1.55, 2.0, 2.7):
        at, _ = rig.on_sphere(head, radius * 0.86, azimuth, 0.25)
        end = (at[0] - 0.2 * radius, at[1] - 1.45 * radius, at[2] * 1.12 + sway)
        rig.limb(at, end, radius * 0.36, colour, radius * 0.26, nearer=-0.02)


def _cap(rig: Rig, colour: Colour, head: Local, radius: float) -> None:
    back = (head[0] - 0.28 * radius, head[1] + 0.16 * radius, head[2])
    rig.sphere(back, radius * 1.02, colour)
    for azimuth, up, size in (
        (0.0, 1.15, 0.62),
        (0.75, 0.95, 0.5),
        (-0.75, 0.95, 0.5),
        (0.35, 0.86, 0.42),
        (-0.35, 0.86, 0.42),
        (1.5, 0.72, 0.52),
        (-1.5, 0.72, 0.52),
    ):
        at, facing = rig.on_sphere(head, radius * 0.74, azimuth, up)
        rig.sphere(at, radius * size, colour, radius * (0.6 if facing > -0.2 else -0.2))


def _helmet(rig: Rig, head: Local, radius: float) -> None:
    x, y = rig.px(head)
    size = radius * rig.scale
    depth = rig.depth(head)
    rig.add(depth - radius, lambda: brush.ball(rig.canvas, x, y, size, (232, 236, 246), rig.light))

    def glass() -> None:
        rig.canvas.drawCircle(x, y, size, brush.fill((140, 190, 240), 0.16))
        rig.canvas.drawCircle(x, y, size * 0.97, brush.line((255, 255, 255), size * 0.06, 0.7))
        shine = skia.Rect.MakeXYWH(x - size * 0.7, y - size * 0.72, size * 1.1, size * 0.9)
        rig.canvas.drawArc(shine, 190, 70, False, brush.line((255, 255, 255), size * 0.1, 0.75))

    rig.add(depth + radius * 2, glass)


def _robot_head(rig: Rig, outfit: Outfit, head: Local, radius: float) -> None:
    x, y = rig.px(head)
    top = rig.px((head[0], head[1] + radius * 1.75, head[2]))
    size, depth = radius * rig.scale, rig.depth(head)
    light, look = rig.light, math.cos(rig.pose.yaw)

    def draw() -> None:
        canvas = rig.canvas
        canvas.drawLine(x, y - size * 0.8, top[0], top[1], brush.line(light.dim(outfit.legs), size * 0.13))
        pulse = 0.5 + 0.5 * math.sin(5 * rig.time_s)
        brush.glow(canvas, top[0], top[1], size * 0.6, size * 0.6, (255, 120, 96), 0.3 + 0.3 * pulse)
        canvas.drawCircle(top[0], top[1], size * 0.2, brush.fill((255, 120, 96)))
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(-math.degrees(rig.angle))
        box = skia.Rect.MakeXYWH(-size * 1.12, -size * 0.86, size * 2.24, size * 1.74)
        colours = [argb(light.bright(outfit.skin)), argb(light.lit(outfit.skin)), argb(light.dim(outfit.skin))]
        shader = skia.GradientShader.MakeLinear([(-size, -size), (size, size)], colours, [0.0, 0.45, 1.0])
        canvas.drawRoundRect(box, size * 0.5, size * 0.5, skia.Paint(AntiAlias=True, Shader=shader))
        shift = look * size * 0.24
        screen = skia.Rect.MakeXYWH(-size * 0.82 + shift, -size * 0.52, size * 1.64, size * 1.06)
        canvas.drawRoundRect(screen, size * 0.36, size * 0.36, brush.fill((26, 32, 52)))
        _screen_face(rig, canvas, shift, size)
        canvas.restore()

    rig.add(depth + 0.04, draw)


def _screen_face(rig: Rig, canvas: brush.Canvas, shift: float, size: float) -> None:
    glow = (126, 240, 224)
    high = size * 0.22 * (1.0 - 0.85 * rig.pose.blink)
    for side in (-1, 1):
        x = shift * 1.4 + side * size * 0.34
        brush.glow(canvas, x, -size * 0.06, size * 0.42, size * 0.42, glow, 0.35)
        canvas.drawOval(
            skia.Rect.MakeXYWH(x - size * 0.15, -size * 0.06 - high, size * 0.3, 2 * high), brush.fill(glow)
        )
    if rig.pose.viseme is not Viseme.REST:
        _voice_bars(rig, canvas, shift * 1.4, size)
        return
    path = skia.Path()
    smile = size * 0.16 * (rig.pose.joy - 0.2)
    path.moveTo(shift * 1.4 - size * 0.2, size * 0.28)
    path.quadTo(shift * 1.4, size * 0.28 + 2 * smile, shift * 1.4 + size * 0.2, size * 0.28)
    canvas.drawPath(path, brush.line(glow, size * 0.08))


def _voice_bars(rig: Rig, canvas: brush.Canvas, x: float, size: float) -> None:
    """A robot speaks in bars: as many as the lips are wide, as high as they are open."""
    heights = {
        Viseme.ROUND: (0.0, 0.7, 1.0, 0.7, 0.0),
        Viseme.TEETH: (0.3, 0.3, 0.3, 0.3, 0.3),
        Viseme.WIDE: (0.8, 1.0, 0.9, 1.0, 0.8),
    }.get(rig.pose.viseme, (0.4, 0.8, 1.0, 0.8, 0.4))
    for at, share in enumerate(heights):
        high = size * (0.025 + 0.17 * rig.pose.mouth * share)
        left = x + size * (0.085 * (at - 2) - 0.03)
        box = skia.Rect.MakeXYWH(left, size * 0.29 - high, size * 0.06, 2 * high)
        canvas.drawRoundRect(box, size * 0.03, size * 0.03, brush.fill((126, 240, 224)))
