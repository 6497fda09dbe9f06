# ruff: noqa: E501 - tables read better with one row a line
"""Birds, insects, bats, dragons, ghosts and fairies on the wing: wings turn about the body as the pose's beat says."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from generation.engine.animatic.picture import dressed
from generation.engine.animatic.picture.faces import Face, add_face
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.picture.sheets import add_sheet as add_sheet
from generation.engine.animatic.script import Colour

_WHITE: Colour = (252, 250, 246)
_INK: Colour = (44, 38, 48)
_BEAK: Colour = (248, 170, 56)
Paint = Callable[[Rig, float, float, Colour], None]  # rig, length, height, colour


def flap_of(rig: Rig) -> float:
    """This will be how high the wings are now, radians above level."""
    return (0.25 + 0.75 * math.sin(2 * math.pi * rig.pose.gait)) * rig.pose.stride


def _wing(
    rig: Rig, root: Local, span: float, chord: float, colour: Colour, tip: Colour, side: int, sweep: float = 0.35
) -> None:
    """A feathered wing: an inner and an outer half, the outer lagging behind in the beat."""
    inner = flap_of(rig)
    outer = (0.25 + 0.85 * math.sin(2 * math.pi * rig.pose.gait - 0.7)) * rig.pose.stride
    mid = (root[0] + 0.1 * chord, root[1] + 0.5 * span * math.sin(inner), root[2] + side * 0.5 * span * math.cos(inner))
    end = (
        mid[0] - sweep * span * 0.5,
        mid[1] + 0.55 * span * math.sin(outer),
        mid[2] + side * 0.55 * span * math.cos(outer),
    )
    back = chord
    near = 0.3 * chord * side * math.cos(rig.pose.yaw)
    add_sheet(
        rig,
        [
            mid,
            end,
            (end[0] - 0.35 * back, end[1] - 0.04 * span, end[2]),
            (mid[0] - 0.95 * back, mid[1] - 0.08 * span, mid[2]),
        ],
        tip,
        near,
    )
    add_sheet(
        rig,
        [
            (root[0] + 0.3 * back, root[1], root[2]),
            mid,
            (mid[0] - back, mid[1] - 0.06 * span, mid[2]),
            (root[0] - 0.8 * back, root[1] - 0.02 * span, root[2]),
        ],
        colour,
        near + 0.002,
    )
    for share in (0.25, 0.5, 0.75):
        at = tuple(m + (e - m) * share for m, e in zip(mid, end, strict=True))
        rig.limb(
            (at[0], at[1], at[2]),
            (at[0] - (0.75 - 0.3 * share) * back, at[1] - 0.07 * span, at[2]),
            0.07 * chord,
            tip,
            0.03 * chord,
            nearer=near - 0.001,
        )


@dataclass(frozen=True)
class Plumage:
    """What tells one bird from another, in body lengths."""

    wing: Colour | None = None
    tip: Colour | None = None
    belly: Colour | None = None
    head: Colour | None = None
    beak: Colour = _BEAK
    hooked: bool = False
    span: float = 0.8
    fat: float = 0.17
    skull: float = 0.15
    neck: float = 0.05
    tail: float = 0.3
    tail_colour: Colour | None = None
    collar: Colour | None = None
    bill: float = 0.95  # how far it reaches, in radii of the head
    bill_thick: float = 0.3


_PLUMAGE: dict[str, Plumage] = {
    "bird": Plumage(belly=(252, 226, 190), span=0.72, fat=0.19, skull=0.185),
    "eagle": Plumage(head=_WHITE, hooked=True, tip=(70, 50, 40), span=1.05, fat=0.15, tail_colour=_WHITE, tail=0.28, skull=0.13),
    "seagull": Plumage(wing=(176, 184, 196), tip=(70, 74, 86), span=0.95, fat=0.14, skull=0.13),
    "crow": Plumage(beak=(70, 70, 80), tip=(34, 34, 44), span=0.9, fat=0.16, skull=0.14),
    "pigeon": Plumage(wing=(176, 184, 200), tip=(84, 90, 108), head=(104, 116, 140), collar=(92, 148, 130), beak=(86, 82, 90), tail_colour=(84, 90, 108), span=0.8, fat=0.2, skull=0.135),
    "dove": Plumage(wing=(244, 246, 250), tip=(226, 232, 240), beak=(240, 160, 140), tail_colour=(238, 240, 246), span=0.8, fat=0.18, skull=0.135, tail=0.34),
    "toucan": Plumage(belly=_WHITE, beak=(250, 150, 40), bill=2.5, bill_thick=0.46, span=0.72, fat=0.17, skull=0.16, tail=0.34),
    "parrot": Plumage(wing=(60, 120, 210), tip=(250, 200, 60), belly=(250, 190, 70), hooked=True, beak=(60, 56, 62), tail=0.55, tail_colour=(54, 150, 90), span=0.75, skull=0.17),
}  # fmt: skip


def _bird(plumage: Plumage) -> Paint:
    def paint(rig: Rig, length: float, height: float, colour: Colour) -> None:
        _one_bird(rig, length, height, colour, plumage)

    return paint


def _one_bird(rig: Rig, length: float, height: float, colour: Colour, plumage: Plumage) -> None:
    mid = height / 2
    bob = 0.03 * length * math.sin(2 * math.pi * rig.pose.gait + 2.6)
    chest: Local = (0.12 * length, mid + bob, 0.0)
    rump: Local = (-0.16 * length, mid + 0.02 * length + bob, 0.0)
    head: Local = ((0.26 + plumage.neck) * length, mid + (0.13 + plumage.neck) * length + bob, 0.0)
    tail = plumage.tail_colour or mix(colour, _INK, 0.25)
    shoe = dressed.cloth(rig, plumage.beak, "leg", 2)
    for side in (-1, 0, 1):
        root = (rump[0] - 0.05 * length, rump[1], 0.0)
        rig.limb(
            root,
            (root[0] - plumage.tail * length, root[1] - 0.03 * length, side * 0.1 * length),
            0.05 * length,
            tail,
            0.055 * length,
            nearer=-0.03,
        )
    for side in (-1, 1):
        rig.limb(
            (rump[0] + 0.02 * length, mid - 0.1 * length + bob, side * 0.06 * length),
            (rump[0] - 0.14 * length, mid - 0.15 * length + bob, side * 0.06 * length),
            (0.018 if shoe == plumage.beak else 0.04) * length,
            shoe,
        )
    rig.limb(rump, chest, plumage.fat * 0.8 * length, colour, plumage.fat * length)
    if plumage.belly and not dressed.is_clothed(rig):
        rig.sphere(
            (chest[0] + 0.04 * length, chest[1] - 0.06 * length, 0.0),
            plumage.fat * 0.82 * length,
            plumage.belly,
            0.05 * length,
        )
    dressed.dress(rig, dressed.Trunk(((rump, plumage.fat * 0.8 * length), (chest, plumage.fat * length)), far=0.3))
    wing = dressed.cloth(rig, plumage.wing or mix(colour, _INK, 0.12), "arm", 0)
    for side in (-1, 1):
        root = (0.04 * length, mid + 0.08 * length + bob, side * plumage.fat * 0.7 * length)
        _wing(rig, root, plumage.span * length, 0.24 * length, wing, plumage.tip or mix(wing, _INK, 0.2), side)
    shade = plumage.head or colour
    rig.limb(
        chest, head, plumage.fat * 0.75 * length, plumage.collar or shade, plumage.skull * 0.9 * length, nearer=0.005
    )
    rig.sphere(head, plumage.skull * length, shade, 0.02)
    _beak(rig, head, plumage.skull * length, plumage)
    add_face(
        rig,
        head,
        plumage.skull * length,
        Face(eye_azimuth=0.62, eye_up=0.18, eye_size=0.26, mouth_size=0.0, white=False, cheeks=None),
    )


def _beak(rig: Rig, head: Local, radius: float, plumage: Plumage) -> None:
    colour, is_hooked = plumage.beak, plumage.hooked
    gape = 0.3 * rig.pose.mouth
    root = (head[0] + 0.8 * radius, head[1] - 0.1 * radius, 0.0)
    tip = (
        head[0] + (0.8 + plumage.bill if not is_hooked else 1.45) * radius,
        head[1] - (0.18 if not is_hooked else 0.35) * radius,
        0.0,
    )
    rig.limb(
        (root[0], root[1] - 0.1 * radius, 0.0),
        (tip[0] - 0.15 * radius, tip[1] - (0.1 + gape) * radius, 0.0),
        0.2 * radius,
        mix(colour, (120, 40, 30), 0.3),
        0.06 * radius,
        nearer=0.9 * radius,
    )
    rig.limb(root, tip, plumage.bill_thick * radius, colour, 0.27 * plumage.bill_thick * radius, nearer=radius)
    if plumage.bill > 2:
        rig.sphere(tip, 0.4 * plumage.bill_thick * radius, _INK, 1.1 * radius)
    if is_hooked:
        rig.limb(
            tip,
            (tip[0] - 0.02 * radius, tip[1] - 0.32 * radius, 0.0),
            0.14 * radius,
            colour,
            0.05 * radius,
            nearer=radius,
        )


def _owl(rig: Rig, length: float, height: float, colour: Colour) -> None:
    pale = mix(colour, _WHITE, 0.6)
    mid = height / 2
    low, top = (0.0, mid - 0.22 * length, 0.0), (0.02 * length, mid + 0.04 * length, 0.0)
    for side in (-1, 1):
        _wing(
            rig,
            (0.0, mid + 0.06 * length, side * 0.22 * length),
            0.7 * length,
            0.3 * length,
            mix(colour, _INK, 0.12),
            mix(colour, _INK, 0.25),
            side,
        )
        rig.limb(
            (0.04 * length, mid - 0.4 * length, side * 0.1 * length),
            (0.1 * length, mid - 0.46 * length, side * 0.1 * length),
            0.04 * length,
            _BEAK,
        )
    rig.limb(
        (-0.05 * length, mid - 0.3 * length, 0.0),
        (-0.2 * length, mid - 0.5 * length, 0.0),
        0.1 * length,
        mix(colour, _INK, 0.2),
        0.07 * length,
        nearer=-0.05,
    )
    rig.limb(low, top, 0.24 * length, colour, 0.26 * length)
    rig.sphere((0.1 * length, mid - 0.14 * length, 0.0), 0.2 * length, pale, 0.08 * length)
    head: Local = (0.04 * length, mid + 0.26 * length, 0.0)
    rig.sphere(head, 0.27 * length, colour, 0.05 * length)
    for side in (-1, 1):
        at, facing = rig.on_sphere(head, 0.2 * length, side * 0.42, 0.05)
        if facing > -0.1:
            rig.sphere(at, 0.135 * length, pale, 0.05 * length)
        tuft, _ = rig.on_sphere(head, 0.22 * length, side * 0.8, 0.95)
        rig.limb(
            tuft,
            (tuft[0], tuft[1] + 0.14 * length, tuft[2] + side * 0.06 * length),
            0.06 * length,
            mix(colour, _INK, 0.2),
            0.015 * length,
            nearer=0.06 * length,
        )
    beak, facing = rig.on_sphere(head, 0.29 * length, 0.0, -0.1)
    if facing > -0.2:
        rig.limb(
            beak,
            (beak[0] + 0.02 * length, beak[1] - (0.09 + 0.07 * rig.pose.mouth) * length, 0.0),
            0.05 * length,
            _BEAK,
            0.015 * length,
            nearer=0.3 * length,
        )
    add_face(rig, head, 0.29 * length, Face(eye_azimuth=0.42, eye_up=0.08, eye_size=0.34, mouth_size=0.0, cheeks=None))


def _bat(rig: Rig, length: float, height: float, colour: Colour) -> None:
    mid = height / 2
    flap = flap_of(rig)
    for side in (-1, 1):
        tip = (0.0, mid + 0.62 * length * math.sin(flap), side * 0.62 * length * math.cos(flap))
        elbow = (
            0.05 * length,
            mid + 0.34 * length * math.sin(flap) + 0.14 * length,
            side * 0.34 * length * math.cos(flap),
        )
        root = (0.0, mid, side * 0.08 * length)
        sheet = [
            root,
            elbow,
            tip,
            (-0.12 * length, tip[1] - 0.16 * length, tip[2] * 0.86),
            (-0.14 * length, mid - 0.02 * length, tip[2] * 0.62),
            (-0.18 * length, mid - 0.16 * length, tip[2] * 0.4),
            (-0.1 * length, mid - 0.1 * length, side * 0.06 * length),
        ]
        near = 0.2 * length * side * math.cos(rig.pose.yaw)
        add_sheet(rig, sheet, mix(colour, (150, 90, 120), 0.25), near, soft=False)
        rig.limb(elbow, tip, 0.02 * length, colour, 0.01 * length, nearer=near + 0.01)
        rig.limb(root, elbow, 0.03 * length, colour, 0.02 * length, nearer=near + 0.01)
    rig.limb((-0.04 * length, mid - 0.14 * length, 0.0), (0.02 * length, mid, 0.0), 0.13 * length, colour)
    head: Local = (0.06 * length, mid + 0.17 * length, 0.0)
    rig.sphere(head, 0.155 * length, colour, 0.03)
    for side in (-1, 1):
        ear, _ = rig.on_sphere(head, 0.13 * length, side * 0.75, 0.9)
        rig.limb(
            ear,
            (ear[0], ear[1] + 0.18 * length, ear[2] + side * 0.06 * length),
            0.07 * length,
            colour,
            0.015 * length,
            nearer=0.04,
        )
    add_face(rig, head, 0.155 * length, Face(eye_azimuth=0.45, eye_size=0.3, mouth_size=0.34))


def _ghost(rig: Rig, length: float, height: float, colour: Colour) -> None:
    """A sheet with a face; what is behind it shows through (`cast.ALPHAS`)."""
    width, top, sway = 0.36 * length, height * 0.98, 0.05 * length * math.sin(1.6 * rig.time_s)

    def point(x: float, y: float) -> Local:
        turn = rig.pose.yaw - math.pi / 2
        return (x * -math.sin(turn), y, -x * math.cos(turn))

    hem = [
        point(
            width * (1.15 - 2.3 * i / 8) + sway * (1 if i % 2 else 0.6),
            (0.04 if i % 2 else 0.15) * height + 0.03 * height * math.sin(4 * rig.time_s + i),
        )
        for i in range(9)
    ]
    outline = [
        point(-width * 0.92, 0.72 * height),
        point(-width * 0.62, 0.93 * height),
        point(0.0, top * 1.03),
        point(width * 0.62, 0.93 * height),
        point(width * 0.92, 0.72 * height),
        point(width * 1.1, 0.4 * height),
        *hem,
        point(-width * 1.1, 0.4 * height),
    ]
    add_sheet(rig, outline[::-1], colour, 0.0)
    for side in (-1, 1):
        lift = 0.06 * height * math.sin(2.2 * rig.time_s + side)
        rig.limb(
            point(side * width * 0.85, 0.56 * height),
            point(side * width * 1.35, 0.55 * height + lift + 0.12 * height * rig.pose.wave),
            0.1 * length,
            colour,
            0.07 * length,
            nearer=0.02,
        )
    head: Local = (0.0, 0.72 * height, 0.0)
    add_face(
        rig,
        head,
        0.3 * length,
        Face(
            eye_azimuth=0.36,
            eye_up=0.12,
            eye_size=0.24,
            mouth_up=-0.35,
            mouth_size=0.22,
            white=False,
            cheeks=(244, 170, 190),
        ),
    )


PAINTS: dict[str, Paint] = {
    **{name: _bird(plumage) for name, plumage in _PLUMAGE.items()},
    "owl": _owl, "bat": _bat,
    "ghost": _ghost,
}  # fmt: skip
"""Kind -> what adds it to a rig: length and height in metres, colour."""
