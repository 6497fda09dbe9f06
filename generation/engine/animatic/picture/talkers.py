"""Faces of what has none: a teapot, a tree or an aeroplane that speaks gets eyes and a mouth as long as it is seen."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache

from generation.engine.animatic.physics.outlines import OUTLINES, middle_of
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Pose
from generation.engine.animatic.picture.faces import Face, add_face
from generation.engine.animatic.picture.objects import Spot
from generation.engine.animatic.picture.rig import Mask, Rig

_FACE = Face(eye_azimuth=0.44, eye_up=0.16, eye_size=0.27, mouth_up=-0.36, mouth_size=0.34)
_LEAST_M, _LEAST_OF_OUTLINE = 0.09, 0.15  # a face's radius at the least, in the thing's own size
_UP = {"float": 0.7, "car": 0.14}  # body heights above the middle: over water and wheels
_TURNS = 0.45  # radians that a face turns to a partner, at the most


def paint_face_on(spot: Spot, thing: Thing, pose: Pose, mask: Mask | None = None) -> None:
    """This will paint a speaking face over a thing that has been painted."""
    x, y, radius = _place(thing)
    yaw = math.pi / 2 + max(-_TURNS, min(_TURNS, pose.yaw - math.pi / 2))
    pose = replace(pose, yaw=yaw, stance=None, hands=None, look=None)
    cos, sin = math.cos(spot.angle), math.sin(spot.angle)
    centre = (spot.x + (x * cos - y * sin) * spot.scale, spot.y - (x * sin + y * cos) * spot.scale)
    rig = Rig(spot.canvas, spot.light, pose, spot.scale, centre, spot.angle, 0.0, spot.time_s, mask)
    add_face(rig, (0.0, 0.0, 0.0), radius, _FACE)
    rig.draw()


def _place(thing: Thing) -> tuple[float, float, float]:
    """Where the middle of the face is, metres in the thing's own axes, and how large it is."""
    if thing.kind.name in OUTLINES and "size" in thing.extra:
        x, y, radius = _of_outline(thing.kind.name)
        size = thing.extra["size"]
        return x * size, y * size, max(radius, _LEAST_OF_OUTLINE) * size
    share = 0.46 if thing.kind.family in {"ball", "orb", "balloon", "box"} else 0.4
    up = _UP.get(thing.kind.family, 0.0) * thing.height_m
    return 0.0, up, max(share * min(thing.width_m, thing.height_m), _LEAST_M * thing.size_m)


@cache
def _of_outline(kind: str) -> tuple[float, float, float]:
    """In the largest part of an outline, in lengths from the outline's middle."""
    middle = middle_of(kind)
    best = (0.0, 0.0, 0.0)
    for part in OUTLINES[kind]:
        xs, ys = [x for x, _ in part], [y for _, y in part]
        radius = 0.46 * min(max(xs) - min(xs), max(ys) - min(ys))
        if radius > best[2]:
            best = ((min(xs) + max(xs)) / 2 - middle[0], (min(ys) + max(ys)) / 2 - middle[1], radius)
    return best
