"""Cats, dogs, foxes, rabbits, bears and other four-legged friends: one body plan, many ears and tails."""

from __future__ import annotations

import itertools
import math

from generation.engine.animatic.physics.stances import Local, Stance, at_weight, scaled, towards
from generation.engine.animatic.picture import brush, coats, dressed, horns
from generation.engine.animatic.picture.builds import BUILDS, Build, young
from generation.engine.animatic.picture.faces import Face, add_face, add_mouth
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Rig
from generation.engine.animatic.picture.tails import TAILS
from generation.engine.animatic.script import Colour

_MOUTH = Face(mouth_up=-0.62, mouth_size=0.5)  # on a muzzle
_WHITE: Colour = (250, 244, 234)


def paint_quad(rig: Rig, length: float, kind: str, colour: Colour) -> None:
    """This will add all parts of a four-legged animal of `length` metres to the rig."""
    build = young(BUILDS.get(kind, BUILDS["cat"])) if rig.is_young else BUILDS.get(kind, BUILDS["cat"])
    pose, stance = rig.pose, rig.pose.stance or Stance(weight=0.0)
    spine = length * (build.leg_length + build.trunk * 0.45 - 0.15 * pose.crouch)
    bob = length * 0.02 * math.sin(4 * math.pi * pose.gait) * min(1.0, pose.stride / (0.1 * length))
    curl = pose.tuck * 0.07 * length
    front = at_weight(stance.weight, spine + bob - curl * 0.4, _metres(stance.chest, length))
    rear = at_weight(stance.weight, spine - bob - curl * 0.4, _metres(stance.hips, length))
    lean, nod = stance.lean * length * stance.weight, length * (stance.nod * stance.weight + 0.03 * pose.nod)
    side = 0.04 * length * stance.sway * stance.weight
    chest: Local = rig.limp(1, (0.23 * length - curl + lean, front, side), 0.0)
    rump: Local = rig.limp(0, (-0.24 * length + curl - 0.3 * lean, rear, -side), 0.0)
    middle = ((chest[0] + rump[0]) / 2, (chest[1] + rump[1]) / 2)
    back: Local = (middle[0], middle[1] + 0.03 * length + curl * 0.9, 0.0)
    nod += 0.012 * length * math.sin(2 * math.pi * pose.gait) if build.muzzle else 0.0
    neck = (build.neck[0] * length - 0.2 * curl + 0.5 * nod, build.neck[1] * length - 1.2 * curl - nod)
    head: Local = rig.limp(2, (chest[0] + neck[0], chest[1] + neck[1], side), 0.0)
    _legs(rig, length, build, colour, chest, rump)
    paint_tail(rig, length, build, colour, rump)
    _trunk(rig, length, build, colour, (chest, back, rump, head))
    paint_head(rig, length * build.head, build, colour, head, chest)


def _trunk(rig: Rig, length: float, build: Build, colour: Colour, spine: tuple[Local, Local, Local, Local]) -> None:
    chest, back, rump, head = spine
    radius = build.trunk * length
    rig.limb(rump, back, radius * 1.02, colour)
    rig.limb(back, chest, radius, colour, nearer=0.002)
    neck = build.head * build.neck_thick * (1.35 if build.muzzle else 1.0) * length
    dressed.dress(rig, dressed.Trunk(((rump, radius * 1.02), (back, radius * 1.02), (chest, radius)), neck, head=head))
    if dressed.is_clothed(rig):
        return
    if build.belly:
        low = (chest[0] + 0.05 * length, chest[1] - 0.03 * length, 0.0)
        rig.sphere(low, radius * 0.72, mix(colour, _WHITE, 0.75), 0.02 if math.sin(rig.pose.yaw) > 0 else -0.2)
    if build.stripes:
        _stripes(rig, length, colour, chest, rump, radius)
    coats.paint_coat(rig, length, build, colour, (chest, back, rump))


def _stripes(rig: Rig, length: float, colour: Colour, chest: Local, rump: Local, radius: float) -> None:
    dark = mix(colour, (60, 30, 30), 0.32)
    for share in (0.2, 0.42, 0.64):
        at = (rump[0] + (chest[0] - rump[0]) * share, rump[1] + (chest[1] - rump[1]) * share, 0.0)
        start, end = (at[0], at[1] + radius * 1.12, 0.0), (at[0] - 0.02 * length, at[1] + radius * 0.45, radius * 0.62)
        rig.limb(start, end, 0.016 * length, dark, nearer=radius)


def _metres(share: float | None, length: float) -> float | None:
    return None if share is None else share * length


def _paw(rig: Rig, length: float, root: Local, phase: float, is_front: bool) -> Local:
    """Where a paw is: as it walks or leaps, drawn towards where the stance has it."""
    own, stance = _step(rig, length, root, phase, is_front), rig.pose.stance
    if stance is None:
        return own
    asked = scaled((stance.hands if is_front else stance.feet)[0 if root[2] < 0 else 1], length)
    if asked is None:
        return own
    base = root[1] if is_front else 0.0
    return towards(stance.weight, own, (root[0] + asked[0], base + asked[1], root[2]))


def _step(rig: Rig, length: float, root: Local, phase: float, is_front: bool) -> Local:
    pose = rig.pose
    base = 0.045 * length
    if pose.is_airborne:
        reach = 0.2 * length * (1 - pose.tuck) * (1 if is_front else -1)
        low = base + 0.05 * length
        return (root[0] + reach, low * (1 - pose.tuck) + (root[1] - 0.16 * length) * pose.tuck, root[2])
    turn = (pose.gait + phase) % 1.0
    stride = min(pose.stride, 0.2 * length)
    if turn < 0.55:
        return (root[0] + stride * (1 - 2 * turn / 0.55), base, root[2])
    swing = (turn - 0.55) / 0.45
    return (
        root[0] + stride * (2 * swing - 1),
        base + math.sin(math.pi * swing) * min(0.12 * length, stride * 0.7),
        root[2],
    )


def _legs(rig: Rig, length: float, build: Build, colour: Colour, chest: Local, rump: Local) -> None:
    low = build.hooves or (mix(colour, _WHITE, 0.55) if build.belly else mix(colour, (60, 40, 40), 0.2))
    if build.pattern == "panda":
        colour = low = coats.BLACK
    if build.extra == "wool":
        colour = (92, 78, 76)
    for side in (-1, 1):
        for root_at, phase, bend, is_front in ((chest, 0.0, -1.0, True), (rump, 0.5, 1.0, False)):
            root = (root_at[0], root_at[1] - 0.05 * length, side * build.trunk * length * 0.62)
            paw = _paw(rig, length, root, phase + (0.25 if side > 0 else 0.75), is_front)
            radius = build.leg * length
            slack = min((build.leg_length + 0.06) * length, 1.1 * math.dist(root, paw))
            fallen = (3 if is_front else 7) + (0 if side < 0 else 2)
            part = "arm" if is_front else "leg"
            upper, lower = (dressed.paw(rig, colour, part, piece) for piece in (0, 1))
            thick = radius * (1.14 if upper != colour else 1.0)
            end = rig.jointed(root, paw, slack, bend, thick, (upper, lower), nearer=0.03 * side, fallen=fallen)
            rig.limb(
                (end[0], end[1], end[2]),
                (end[0] + 0.035 * length, end[1] - 0.004 * length, end[2]),
                radius * 0.95,
                dressed.paw(rig, low, part, 2),
                nearer=0.03 * side + 0.01,
            )


def paint_tail(rig: Rig, length: float, build: Build, colour: Colour, rump: Local) -> None:
    """This will add the tail of an animal of this length."""
    root: Local = (rump[0] - 0.12 * length, rump[1] + 0.06 * length, 0.0)
    if build.tail in TAILS:
        TAILS[build.tail](rig, length, build.mane_colour or mix(colour, (40, 30, 34), 0.55), colour, root)
        return
    if build.tail == "stub":
        rig.sphere((root[0] - 0.03 * length, root[1], 0.0), 0.06 * length, mix(colour, _WHITE, 0.5))
        return
    wag = math.sin(5.0 * rig.time_s) * (0.12 if build.tail != "curl" else 0.2)
    points = [root]
    angle = 2.5 if build.tail != "curl" else 2.1
    piece = length * (0.1 if build.tail != "curl" else 0.075)
    for i in range(4):
        angle -= 0.34 if build.tail != "curl" else 0.5
        last = points[-1]
        points.append(
            (last[0] + piece * math.cos(angle), last[1] + piece * math.sin(angle), last[2] + wag * piece * (i + 1))
        )
    thick = 0.035 if build.tail == "long" else 0.05
    for i, (start, end) in enumerate(itertools.pairwise(points)):
        tip = mix(colour, _WHITE, 0.75) if i == 3 and build.tail != "curl" else colour
        swell = (0.075 if build.tail == "bushy" and i else thick) * length
        rig.limb(start, end, swell, tip, nearer=-0.02)


def paint_head(rig: Rig, radius: float, build: Build, colour: Colour, head: Local, chest: Local) -> None:
    """This will add a head of `radius` metres around a place, and the neck from the chest to it."""
    own = colour
    if build.extra == "wool":
        own = (92, 78, 76)
    rig.limb(
        chest,
        head,
        radius * build.neck_thick * (1.35 if build.muzzle else 1.0),
        colour,
        radius * build.neck_thick,
        nearer=0.01,
    )
    coats.paint_mane(rig, radius, build, colour, head, chest)
    colour = own
    rig.sphere(head, radius, colour, 0.08)
    if build.muzzle:
        coats.paint_long_face(rig, radius, build, colour, head)
        return
    for side in (-1, 1):
        paint_ear(rig, radius, build, colour, head, side)
    _muzzle(rig, radius, build, colour, head)
    horns.paint_head(rig, radius, build, colour, head)
    add_face(
        rig, head, radius, Face(eye_azimuth=0.5, eye_up=0.1, eye_size=0.25, mouth_size=0.0, white=build.extra == "mask")
    )


def paint_ear(rig: Rig, radius: float, build: Build, colour: Colour, head: Local, side: int) -> None:
    inner = mix(colour, (250, 170, 160), 0.55)
    if build.pattern == "panda":
        colour = inner = coats.BLACK
    if build.ears in coats.EARS:
        coats.EARS[build.ears](rig, radius, colour, inner, head, side)
        return
    if build.ears == "none":
        return
    if build.ears == "round":
        at, _ = rig.on_sphere(head, radius * 0.95, side * 1.25, 0.75)
        rig.sphere(at, radius * 0.3, colour, 0.02)
        rig.sphere(at, radius * 0.17, inner, 0.05)
        return
    base, _ = rig.on_sphere(head, radius * 0.78, side * 0.95, 0.85)
    if build.ears == "pointed":
        _pointed(rig, radius, colour, inner, base, head, side)
        return
    length = 1.5 if build.ears == "long" else 0.8
    flop = 0.25 * rig.pose.crouch + 0.06 * math.sin(6 * rig.time_s + side)
    drop = -1.0 if build.ears == "floppy" else 1.0
    tip = (
        base[0] - radius * (0.25 + flop),
        base[1] + drop * radius * length * (1 - flop),
        base[2] + side * radius * 0.34,
    )
    shade = mix(colour, (60, 40, 40), 0.25) if build.ears == "floppy" else colour
    rig.limb(base, tip, radius * 0.25, shade, nearer=radius * (0.9 if side * math.cos(rig.pose.yaw) > 0 else -0.1))
    if build.ears == "long":
        rig.limb((base[0] + 0.02, base[1], base[2]), tip, radius * 0.12, inner, nearer=radius * 0.95)


def _pointed(rig: Rig, radius: float, colour: Colour, inner: Colour, base: Local, head: Local, side: int) -> None:
    tip = (base[0] - 0.1 * radius, base[1] + radius * 0.78, base[2] + side * radius * 0.3)
    wide = 0.36 * radius
    left, right = (base[0], base[1], base[2] - wide), (base[0] + 0.1 * radius, base[1], base[2] + wide)
    forward = (base[0] + wide, base[1] - 0.12 * radius, base[2])
    outer = [rig.px(p) for p in (left, tip, right, forward)]
    share = 0.62
    small = [
        (outer[1][0] + (x - outer[1][0]) * share, outer[1][1] + (y - outer[1][1]) * share + radius * rig.scale * 0.12)
        for x, y in outer
    ]
    light = rig.light

    def draw() -> None:
        rig.canvas.drawPath(brush.polygon(outer), brush.fill(light.lit(colour)))
        rig.canvas.drawPath(brush.polygon(outer), brush.line(light.lit(colour), radius * rig.scale * 0.16))
        rig.canvas.drawPath(brush.polygon(small), brush.fill(light.lit(inner)))

    rig.add(rig.depth(head) + 0.07 + 0.02 * side * math.cos(rig.pose.yaw), draw)


def _muzzle(rig: Rig, radius: float, build: Build, colour: Colour, head: Local) -> None:
    reach = 0.72 + build.snout * 2.4
    at, facing = rig.on_sphere(head, radius * reach, 0.0, -0.36)
    if facing < -0.3:
        return
    pale = mix(colour, _WHITE, 0.72) if build.belly else mix(colour, _WHITE, 0.22)
    rig.sphere(at, radius * (0.4 + build.snout), pale, radius * 0.6)
    add_mouth(rig, at, radius * (0.4 + build.snout), _MOUTH, radius * 0.62)
    if build.nose:
        return
    nose, _ = rig.on_sphere(head, radius * (reach + 0.36 + build.snout), 0.0, -0.22)
    x, y = rig.px(nose)
    size = radius * rig.scale * (0.1 + build.snout * 0.4)
    rig.add(
        rig.depth(head) + radius * 2.2,
        lambda: brush.egg(rig.canvas, x, y, size * 1.25, size, build.nose_colour, rig.light),
    )
