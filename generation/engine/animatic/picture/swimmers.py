# ruff: noqa: E501 - tables read better with one row a line
"""Fish, sharks, whales, dolphins, octopuses, jellyfish and mermaids: bodies that bend from head to tail as they swim."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from generation.engine.animatic.picture.faces import Face, add_face
from generation.engine.animatic.picture.light import mix
from generation.engine.animatic.picture.rig import Local, Rig
from generation.engine.animatic.picture.sheets import add_sheet
from generation.engine.animatic.script import Colour

_WHITE: Colour = (250, 250, 248)
_INK: Colour = (40, 40, 54)
Paint = Callable[[Rig, float, float, Colour], None]


@dataclass(frozen=True)
class Form:
    """What tells one swimmer from another, in body lengths."""

    girth: tuple[float, ...]  # radii from the head to the root of the tail
    belly: Colour | None = _WHITE
    is_level: bool = False  # the tail lies level and beats up and down, as whales' do
    fluke: float = 0.2
    fin: tuple[float, float] = (0.12, 0.14)  # the back's: its foot, its height
    stripes: bool = False
    eye: float = 0.16
    snout: float = 0.0
    mouth: float = 0.3
    extra: str = ""


FORMS: dict[str, Form] = {
    "fish": Form((0.15, 0.215, 0.22, 0.17, 0.09), stripes=True, fin=(0.26, 0.13), eye=0.3, fluke=0.22, belly=None),
    "pufferfish": Form((0.26, 0.4, 0.42, 0.32, 0.1), fin=(0.1, 0.06), eye=0.24, fluke=0.15, extra="spikes"),
    "shark": Form((0.09, 0.125, 0.13, 0.1, 0.045), fin=(0.14, 0.19), eye=0.17, fluke=0.2, snout=0.08, mouth=0.5, extra="teeth"),
    "whale": Form((0.16, 0.195, 0.19, 0.13, 0.05), is_level=True, fin=(0.05, 0.03), eye=0.1, fluke=0.17, mouth=0.5, extra="spout"),
    "orca": Form((0.12, 0.16, 0.155, 0.11, 0.05), is_level=True, fin=(0.12, 0.22), eye=0.12, fluke=0.16, mouth=0.4, extra="patch"),
    "dolphin": Form((0.095, 0.13, 0.13, 0.09, 0.04), is_level=True, fin=(0.12, 0.13), eye=0.2, fluke=0.15, snout=0.14, mouth=0.4),
}  # fmt: skip


def _swimming(form: Form) -> Paint:
    def paint(rig: Rig, length: float, height: float, colour: Colour) -> None:
        _body(rig, length, height / 2, colour, form)

    return paint


def _bend(rig: Rig, share: float, length: float) -> float:
    """How far the body is swung aside at a share of its length from the head: more towards the tail."""
    return (
        0.11 * length * math.pow(share, 1.6) * math.sin(2 * math.pi * (rig.pose.gait - 0.45 * share)) * rig.pose.stride
    )


def _spine(rig: Rig, length: float, mid: float, form: Form) -> list[Local]:
    points: list[Local] = []
    for i in range(len(form.girth)):
        share = i / (len(form.girth) - 1)
        swing = _bend(rig, share, length)
        forward = (0.3 - 0.66 * share) * length
        points.append((forward, mid + swing, 0.0) if form.is_level else (forward, mid, swing * 1.6))
    return points


def _body(rig: Rig, length: float, mid: float, colour: Colour, form: Form) -> None:
    points = _spine(rig, length, mid, form)
    dark = mix(colour, _INK, 0.22)
    _fins(rig, length, points, form, colour, dark)
    near = rig.depth(points[0])
    for i in range(len(points) - 1):
        thick, thin = form.girth[i] * length, form.girth[i + 1] * length
        _limb_at(rig, near - 0.002 * i, points[i], points[i + 1], thick, colour, thin)
        if form.belly and i < len(points) - 2:
            start = (points[i][0], points[i][1] - 0.52 * thick, points[i][2])
            end = (points[i + 1][0], points[i + 1][1] - 0.52 * thin, points[i + 1][2])
            _limb_at(rig, near + 0.03 * length - 0.002 * i, start, end, 0.5 * thick, form.belly, 0.5 * thin)
    if form.stripes:
        for i, share in ((1, 0.4), (2, 0.6)):
            at = tuple(a + (b - a) * share for a, b in zip(points[i], points[i + 1], strict=True))
            reach = form.girth[i] * length * 0.96
            rig.limb((at[0], at[1] + reach, at[2]), (at[0], at[1] - reach, at[2]), 0.042 * length, _WHITE, nearer=reach)
    if form.snout:
        nose = (points[0][0] + (0.09 + form.snout) * length, points[0][1] - 0.02 * length, 0.0)
        rig.limb(points[0], nose, form.girth[0] * 0.8 * length, colour, form.girth[0] * 0.3 * length, nearer=0.03)
    _EXTRAS.get(form.extra, _nothing)(rig, length, points, form, colour)
    reach = form.girth[0] * length * 1.12
    head = (points[0][0] + 0.015 * length, points[0][1], 0.0)
    rig.sphere(points[0], form.girth[0] * length * 1.04, colour, 0.012 * length)
    face = Face(
        eye_azimuth=0.95,
        eye_up=0.22,
        eye_size=form.eye * 1.25,
        mouth_up=-0.4,
        mouth_size=form.mouth,
        cheeks=(240, 140, 130) if form.eye > 0.2 else None,
    )
    add_face(rig, head, reach, face)


def _limb_at(
    rig: Rig, depth: float, start: Local, end: Local, radius: float, colour: Colour, end_radius: float
) -> None:
    """A limb at a depth of its own: a body that bends is painted whole, whichever part swings towards us."""
    middle = (rig.depth(start) + rig.depth(end)) / 2
    rig.limb(start, end, radius, colour, end_radius, nearer=depth - middle)


def _fins(rig: Rig, length: float, points: list[Local], form: Form, colour: Colour, dark: Colour) -> None:
    tail = points[-1]
    swing = _bend(rig, 1.3, length)
    for side in (-1, 1):
        if form.is_level:
            tip = (tail[0] - 0.1 * length, tail[1] + swing * 0.5, side * form.fluke * length)
            add_sheet(
                rig,
                [
                    tail,
                    (tail[0] - 0.03 * length, tail[1], side * 0.5 * form.fluke * length),
                    tip,
                    (tail[0] - 0.13 * length, tip[1], side * 0.3 * form.fluke * length),
                ],
                dark,
                0.0,
            )
        else:
            tip = (
                tail[0] - 0.2 * length,
                tail[1] + side * form.fluke * length * (1.15 if side > 0 else 0.9),
                swing * 2.4,
            )
            add_sheet(
                rig,
                [(tail[0] + 0.04 * length, tail[1], tail[2]), tip, (tail[0] - 0.13 * length, tail[1], swing * 2.0)],
                dark,
                0.0,
                soft=False,
            )
            rig.limb(tail, tip, 0.03 * length, dark, 0.012 * length)
        root = (
            points[1][0] + 0.02 * length,
            points[1][1] - 0.5 * form.girth[1] * length,
            side * form.girth[1] * 0.72 * length,
        )
        paddle = 0.05 * length * math.sin(2 * math.pi * rig.pose.gait + side)
        end = (root[0] - 0.13 * length, root[1] - 0.1 * length + paddle, root[2] + side * 0.12 * length)
        add_sheet(
            rig,
            [
                (root[0] + 0.05 * length, root[1], root[2]),
                end,
                (root[0] - 0.06 * length, root[1] + 0.03 * length, root[2]),
            ],
            dark,
            0.1 * length * side,
            soft=False,
        )
    back = points[2]
    foot, high = form.fin
    top = back[1] + form.girth[2] * length * 0.9
    sheet = [
        (back[0] + foot * length, top, back[2]),
        (back[0] - 0.2 * foot * length, top + high * length, back[2]),
        (back[0] - foot * length, top - 0.02 * length, back[2]),
    ]
    add_sheet(rig, sheet, dark, -0.01 * length, soft=form.stripes)


def _nothing(rig: Rig, length: float, points: list[Local], form: Form, colour: Colour) -> None:
    """No more to add."""


def _spikes(rig: Rig, length: float, points: list[Local], form: Form, colour: Colour) -> None:
    middle, radius = points[2], form.girth[2] * length
    for i in range(26):
        at, facing = rig.on_sphere(middle, radius * 0.98, 2.4 * i, math.asin(-0.9 + 1.8 * i / 25))
        tip, _ = rig.on_sphere(middle, radius * 1.22, 2.4 * i, math.asin(-0.9 + 1.8 * i / 25))
        rig.limb(
            at,
            tip,
            0.03 * length,
            mix(colour, (140, 90, 40), 0.5),
            0.008 * length,
            nearer=radius * (0.6 if facing > 0 else -0.6),
        )


def _teeth(rig: Rig, length: float, points: list[Local], form: Form, colour: Colour) -> None:
    head = points[0]
    for side in (-1, 1):
        for i in range(4):
            at = (head[0] + (0.13 - 0.035 * i) * length, head[1] - 0.05 * length, side * (0.035 + 0.012 * i) * length)
            rig.limb(
                at, (at[0], at[1] - 0.026 * length, at[2]), 0.013 * length, _WHITE, 0.003 * length, nearer=0.09 * length
            )
        for i in range(3):
            x = (0.1 - 0.035 * i) * length
            rig.limb(
                (x, head[1] + 0.04 * length, side * 0.118 * length),
                (x - 0.012 * length, head[1] - 0.04 * length, side * 0.122 * length),
                0.006 * length,
                mix(colour, _INK, 0.5),
                nearer=0.05 * length,
            )


def _spout(rig: Rig, length: float, points: list[Local], form: Form, colour: Colour) -> None:
    for i in range(6):
        start = (points[0][0] + (0.1 - 0.07 * i) * length, points[0][1] - 0.1 * length, 0.12 * length)
        end = (points[2][0], points[2][1] - (0.1 + 0.012 * i) * length, 0.16 * length)
        rig.limb(start, end, 0.004 * length, mix(colour, _WHITE, 0.4), nearer=0.12 * length)
    wave = 0.5 + 0.5 * math.sin(2.4 * rig.time_s)
    top = (points[0][0] - 0.05 * length, points[0][1] + form.girth[0] * length, 0.0)
    for k in range(7):
        rise = (0.05 + 0.05 * k) * length * (0.5 + wave)
        out = 0.012 * length * k * (1 if k % 2 else -1)
        rig.sphere((top[0] + out, top[1] + rise, out), (0.016 + 0.004 * k) * length, (220, 240, 250))


def _patch(rig: Rig, length: float, points: list[Local], form: Form, colour: Colour) -> None:
    for side in (-1, 1):
        at, facing = rig.on_sphere(points[0], form.girth[0] * length * 1.06, side * 1.15, 0.5)
        if facing > -0.1:
            rig.limb(
                at, (at[0] - 0.06 * length, at[1] + 0.01 * length, at[2]), 0.03 * length, _WHITE, nearer=0.1 * length
            )


_EXTRAS: dict[str, Callable[[Rig, float, list[Local], Form, Colour], None]] = {
    "spikes": _spikes, "teeth": _teeth, "spout": _spout, "patch": _patch,
}  # fmt: skip


def _octopus(rig: Rig, length: float, height: float, colour: Colour) -> None:
    pale, head = mix(colour, (255, 220, 210), 0.5), (0.0, 0.66 * height, 0.0)
    for i in range(8):
        around = 2 * math.pi * (i + 0.5) / 8
        at: Local = (0.16 * length * math.cos(around), 0.42 * height, 0.16 * length * math.sin(around))
        for k in range(5):
            wave = 0.5 * math.sin(2 * math.pi * rig.pose.gait + i - 0.8 * k)
            out = (0.075 - 0.006 * k + 0.02 * wave) * length
            drop = (0.1 - 0.02 * k - 0.05 * wave * k / 4) * height
            end = (
                at[0] + out * math.cos(around + 0.2 * wave),
                at[1] - drop + 0.02 * k * k * height * 0.12,
                at[2] + out * math.sin(around + 0.2 * wave),
            )
            rig.limb(at, end, (0.075 - 0.012 * k) * length, colour, (0.063 - 0.012 * k) * length)
            if k in {1, 2, 3}:
                rig.sphere((end[0], end[1] - 0.02 * height, end[2]), 0.022 * length, pale, 0.03 * length)
            at = end
    rig.limb((-0.06 * length, 0.8 * height, 0.0), (0.0, 0.5 * height, 0.0), 0.26 * length, colour, 0.19 * length)
    for turn, up in ((0.9, 0.9), (-0.7, 1.0), (0.2, 1.2)):
        at, _ = rig.on_sphere((-0.05 * length, 0.8 * height, 0.0), 0.255 * length, turn, up)
        rig.sphere(at, 0.035 * length, pale, 0.01 * length)
    add_face(
        rig,
        (head[0] - 0.02 * length, head[1] - 0.04 * height, 0.0),
        0.235 * length,
        Face(eye_azimuth=0.46, eye_up=0.12, eye_size=0.3, mouth_up=-0.42, mouth_size=0.28),
    )


def _jellyfish(rig: Rig, length: float, height: float, colour: Colour) -> None:
    pulse = 0.5 + 0.5 * math.sin(2 * math.pi * rig.pose.gait)
    wide, top, rim = (0.4 + 0.08 * pulse) * length, 0.96 * height, (0.62 + 0.03 * pulse) * height
    for i in range(9):
        x = wide * (-0.85 + 1.7 * i / 8)
        at: Local = _facing(rig, x, rim)
        for k in range(5):
            sway = 0.05 * length * math.sin(3 * rig.time_s + i - 0.8 * k)
            end = _facing(rig, x * (1 - 0.1 * k) + sway, rim - (k + 1) * (0.11 + 0.02 * (i % 3)) * height)
            rig.limb(
                at,
                end,
                (0.022 - 0.003 * k) * length * (1.8 if i % 3 == 1 else 1.0),
                mix(colour, _WHITE, 0.3),
                0.012 * length,
                nearer=-0.05,
            )
            at = end
    scallops = [_facing(rig, wide * (1 - 2 * i / 8), rim - (0.05 if i % 2 else 0.0) * height) for i in range(9)]
    dome = [
        _facing(rig, -wide * 1.02, rim + 0.08 * height),
        _facing(rig, -wide * 0.75, top - 0.06 * height),
        _facing(rig, 0.0, top + 0.06 * height),
        _facing(rig, wide * 0.75, top - 0.06 * height),
        _facing(rig, wide * 1.02, rim + 0.08 * height),
    ]
    add_sheet(rig, [*dome, *scallops], colour, 0.0)
    inner = [
        _facing(rig, -wide * 0.55, rim + 0.06 * height),
        _facing(rig, -wide * 0.3, top - 0.08 * height),
        _facing(rig, wide * 0.3, top - 0.08 * height),
        _facing(rig, wide * 0.55, rim + 0.06 * height),
    ]
    add_sheet(rig, inner, mix(colour, _WHITE, 0.55), 0.02, 0.6)
    add_face(
        rig,
        (0.0, 0.76 * height, 0.0),
        0.24 * length,
        Face(eye_azimuth=0.42, eye_up=0.0, eye_size=0.2, mouth_up=-0.34, mouth_size=0.22, white=False),
    )


def _facing(rig: Rig, x: float, y: float) -> Local:
    """A point that is always seen from the front, whichever way the figure looks."""
    return (x * math.cos(rig.pose.yaw), y, -x * math.sin(rig.pose.yaw))


PAINTS: dict[str, Paint] = {
    **{name: _swimming(form) for name, form in FORMS.items()},
    "octopus": _octopus,
    "jellyfish": _jellyfish,
}
"""Kind -> what adds it to a rig: length and height in metres, colour."""
