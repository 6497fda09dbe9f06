"""What each body takes up in the picture, hats, wings and raised arms with it: a body's own size says less than its paint.

Every figure is painted small at a few moments of the take, everything else once, and the paint is measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Floats, Pose, Take
from generation.engine.animatic.picture import cast
from generation.engine.animatic.picture.layers import surface
from generation.engine.animatic.picture.light import Light
from generation.engine.animatic.picture.objects import DEPTH_Y, Spot
from generation.engine.animatic.picture.rig import Rig

_SIDE_PX = 96
_ROOM = 2.6  # times a body's size: the sheet that it is painted on
_MOMENTS = 8  # of a take at which a figure is painted; between two it takes up what it does at either
_OPAQUE = 60  # of 255: a glow or a shadow may leave the picture
_GONE = 0.03  # of its usual size
_UNPAINTED = frozenset({"rim", "bump"})
_BY_SIZE = frozenset({"hoop", "backboard", "ramp", "beam", "trampoline"})  # whose painter asks for the whole picture

Box = tuple[float, float, float, float]
"""Left, right, low and high end, metres from a body's place."""


@dataclass(frozen=True)
class Bounds:
    """Where bodies begin and end: float64 [frames, bodies], metres of the world; NaN where there is nothing of one."""

    left: Floats
    right: Floats
    low: Floats
    high: Floats


def bounds_of(take: Take, things: Sequence[Thing], light: Light, seed: int) -> Bounds:
    """This will measure every body of a take at every frame, and each rope and plume after them."""
    known: dict[tuple[object, ...], Box] = {}
    sides = [_of_thing(take, thing, light, seed, known) for thing in things]
    sides += [_of_rope(rope.points) for rope in take.ropes]
    sides += [_of_plume(plume.points, plume.size_m) for plume in take.plumes]
    if not sides:
        sides = [np.full((4, take.frame_count), np.nan)]
    left, right, low, high = np.stack(sides, axis=2)
    return Bounds(left, right, low, high)


def _of_thing(take: Take, thing: Thing, light: Light, seed: int, known: dict[tuple[object, ...], Box]) -> Floats:
    """[4, frames]"""
    at = thing.index
    x, y, angle = take.poses[:, at, :3].T
    if thing.look in _UNPAINTED:
        return np.full((4, take.frame_count), np.nan)
    if cast.is_figure(thing) and at in take.figures:
        sides = _of_figure(take, thing, light, seed)
    else:
        key = (thing.kind.name, thing.look, thing.width_m, thing.height_m)
        if key not in known:
            known[key] = _of_object(thing, light, seed)
        sides = _turned(known[key], angle)
    if take.scales is not None:
        sides = _sized(sides, take.scales[:, at].T, thing)
    return np.asarray(sides + np.stack([x, x, y, y]) - DEPTH_Y * take.lanes[:, at] * np.array([[0], [0], [1], [1]]))


def _sized(sides: Floats, scales: Floats, thing: Thing) -> Floats:
    """[4, frames] as large as a thing is then: whoever stands grows from the ground up."""
    wide, high = scales
    foot = 0.5 * thing.height_m * (high - 1) if cast.is_figure(thing) or "grows" in thing.extra else 0.0
    sized = np.stack([sides[0] * wide, sides[1] * wide, sides[2] * high + foot, sides[3] * high + foot])
    sized[:, np.minimum(wide, high) < _GONE] = np.nan
    return np.asarray(sized)


def _of_figure(take: Take, thing: Thing, light: Light, seed: int) -> Floats:
    moments = np.unique(np.linspace(0, take.frame_count - 1, _MOMENTS).round().astype(int))
    boxes = np.array([_painted_figure(take, thing, light, seed, frame) for frame in moments])
    frames = np.arange(take.frame_count)
    before = np.clip(np.searchsorted(moments, frames, side="right") - 1, 0, None)
    after = np.clip(np.searchsorted(moments, frames, side="left"), None, len(moments) - 1)
    least, most = np.minimum(boxes[before], boxes[after]), np.maximum(boxes[before], boxes[after])
    return np.stack([least[:, 0], most[:, 1], least[:, 2], most[:, 3]])


def _painted_figure(take: Take, thing: Thing, light: Light, seed: int, frame: int) -> Box:
    x, y, angle = take.poses[frame, thing.index, :3]
    sheet, scale = _sheet(thing)
    pose = _seen_from(take.figures[thing.index][frame], scale, float(x), float(y))
    middle = (_SIDE_PX / 2, _SIDE_PX / 2)
    rig = Rig(sheet.getCanvas(), light, pose, scale, middle, float(angle), thing.height_m / 2, frame / take.fps)
    cast.figure_paint(thing)(rig, thing, seed + 3 * thing.who)
    rig.draw()
    return _measured(sheet, scale, thing)


def _seen_from(pose: Pose, scale: float, x_m: float, y_m: float) -> Pose:
    """A pose with what it tells in metres in pixels of a sheet around (x, y)."""

    def placed(at: tuple[float, float]) -> tuple[float, float]:
        return _SIDE_PX / 2 + (at[0] - x_m) * scale, _SIDE_PX / 2 - (at[1] - y_m) * scale

    hands = (placed(pose.hands[0]), placed(pose.hands[1])) if pose.hands else None
    return replace(pose, look=placed(pose.look) if pose.look else None, hands=hands)


def _of_object(thing: Thing, light: Light, seed: int) -> Box:
    if thing.look in _BY_SIZE:
        return _by_size(thing)
    sheet, scale = _sheet(thing)
    if thing.kind.family == "bird" or cast.is_figure(thing):
        rig = Rig(sheet.getCanvas(), light, Pose(), scale, (_SIDE_PX / 2, _SIDE_PX / 2), 0.0, thing.height_m / 2, 0.0)
        cast.figure_paint(thing)(rig, thing, seed + 3 * thing.who)
        rig.draw()
    else:
        cast.thing_paint(thing)(Spot(sheet.getCanvas(), light, scale, _SIDE_PX / 2, _SIDE_PX / 2, 0.0), thing)
    return _measured(sheet, scale, thing)


def _sheet(thing: Thing) -> tuple[Any, float]:
    """An empty sheet for a thing, and how many of its pixels are a metre."""
    sheet = surface(_SIDE_PX, _SIDE_PX, False)
    sheet.getCanvas().clear(0)
    return sheet, _SIDE_PX / (_ROOM * max(thing.size_m, 0.01))


def _measured(sheet: Any, scale: float, thing: Thing) -> Box:
    paint = sheet.makeImageSnapshot().toarray()[:, :, 3] > _OPAQUE
    across, down = np.flatnonzero(paint.any(axis=0)), np.flatnonzero(paint.any(axis=1))
    if not across.size:
        return _by_size(thing)
    left, right = (across[0] - _SIDE_PX / 2) / scale, (across[-1] + 1 - _SIDE_PX / 2) / scale
    return left, right, (_SIDE_PX / 2 - down[-1] - 1) / scale, (_SIDE_PX / 2 - down[0]) / scale


def _by_size(thing: Thing) -> Box:
    return -thing.width_m / 2, thing.width_m / 2, -thing.height_m / 2, thing.height_m / 2


def _turned(box: Box, angle: Floats) -> Floats:
    """[4, frames] of a box that turns with its body."""
    corners = np.array([(x, y) for x in box[:2] for y in box[2:]])
    x = np.cos(angle)[:, None] * corners[:, 0] - np.sin(angle)[:, None] * corners[:, 1]
    y = np.sin(angle)[:, None] * corners[:, 0] + np.cos(angle)[:, None] * corners[:, 1]
    return np.stack([x.min(axis=1), x.max(axis=1), y.min(axis=1), y.max(axis=1)])


def _of_rope(points: Floats) -> Floats:
    x, y = points[:, :, 0], points[:, :, 1]
    return np.stack([x.min(axis=1), x.max(axis=1), y.min(axis=1), y.max(axis=1)])


def _of_plume(points: Floats, size_m: float) -> Floats:
    x, y = points.T
    return np.stack([x - size_m, x + size_m, y - size_m, y + size_m])
