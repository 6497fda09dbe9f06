"""Whole scenes, by the truth of many prompts: what overlaps, what jumps, and where energy comes from nothing."""

from __future__ import annotations

import copy
import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pymunk

from benchmarks.physics.scenes import CROWDED, MOVING, PASSIVE, ROPED, labelled, takes, truth
from benchmarks.physics.verdicts import Verdict, worst
from generation.engine.animatic.truth import TruthRope, TruthTake, TruthThing

Floats = npt.NDArray[np.float64]

_FPS = 24
_HELD_M = 0.3  # what a hand is that near to is held: hands close around it
_SEEDS = (1, 2)
_LIMIT_M = 0.02
"""Of a way that no speed explains: a third of a frame's at walking pace, 5 pixels of a picture 4 m high. What is put back
to the surface of what it met goes 12 mm at 6 m/s; a body put where it is not, or torn out of another one, more.
"""

_ROUNDING_M = 0.006
"""What a body may go beyond its speed in a frame: two steps of the fastest, which are measured once a frame."""


@dataclass(frozen=True)
class Staged:
    """One prompt's truth, take by take."""

    name: str
    take: TruthTake


def everything(labelled_count: int) -> list[Staged]:
    """This will simulate the benchmark's prompts with each seed, and labelled ones once."""
    wishes = [(prompt, seed) for prompt in (*PASSIVE, *MOVING, *CROWDED, *ROPED) for seed in _SEEDS]
    wishes += [(prompt, 1) for prompt in labelled(labelled_count)]
    return [
        Staged(f"{prompt[:60]}, seed {seed}", take)
        for prompt, seed in wishes
        for take in takes(truth(prompt, seed=seed))
    ]


def jumps(scenes: list[Staged]) -> Verdict:
    """This will compare every body's way from frame to frame with the speeds it has there; a teleport is planted."""
    found = {each.name: _unexplained(each.take) for each in scenes if each.take["things"]}
    figure, where = worst(found)
    broken = copy.deepcopy(scenes[0].take)
    for frame in broken["poses"][30:]:
        frame[0][0] += 0.15
    return Verdict(
        name="way between frames that no speed explains", figure=figure, limit=_LIMIT_M, unit="m", count=_frames(scenes),
        broken=_unexplained(broken), where=where,
    )  # fmt: skip


def _frames(scenes: list[Staged]) -> int:
    return sum(len(each.take["poses"]) * len(each.take["things"]) for each in scenes)


def _unexplained(take: TruthTake) -> float:
    poses = np.array(take["poses"])
    if len(poses) < 2:
        return 0.0
    way = np.hypot(*np.diff(poses[:, :, :2], axis=0).transpose(2, 0, 1))
    speed = np.hypot(poses[:, :, 3], poses[:, :, 4])
    arm = np.array([math.hypot(*thing["balance_m"]) for thing in take["things"]])
    speed = speed + np.abs(poses[:, :, 5]) * arm
    between = np.maximum(speed[1:], speed[:-1]) / _FPS + take["world"]["gravity_m_s2"] / _FPS**2 + _ROUNDING_M
    there = np.ones(way.shape, bool)
    for thing in map(int, take["scales"]):
        shown = np.array([_is_there(take, thing, frame) for frame in range(len(poses))])
        there[:, thing] = shown[1:] & shown[:-1]
    return float(np.where(there, way - between - _between_blows(take, way.shape), 0.0).max())


def _between_blows(take: TruthTake, shape: tuple[int, ...]) -> Floats:
    """How far each body may have gone from one blow to another within a frame: what speed it had there is seen at neither
    end, but it is no more than those at which it was met.
    """
    far, blows = np.zeros(shape), dict[tuple[int, int], list[tuple[float, float]]]()
    for contact in take["contacts"]:
        for thing in (contact["thing"], contact["partner"]):
            if thing is not None and contact["touch"] == "hit":
                blows.setdefault((int(contact["time_s"] * _FPS), thing), []).append(
                    (contact["time_s"], contact["speed_m_s"])
                )
    for (frame, thing), met in blows.items():
        if frame < shape[0]:
            far[frame, thing] = (met[-1][0] - met[0][0]) * max(speed for _, speed in met)
    return far


def overlaps(scenes: list[Staged]) -> Verdict:
    """This will look into every frame for two bodies in one place, or one in the ground, in pixels of 720p."""
    found = {each.name: _deepest(each.take) for each in scenes if each.take["things"]}
    figure, where = worst(found)
    broken = copy.deepcopy(scenes[0].take)
    for frame in broken["poses"]:
        frame[0][1] -= 0.02
    return Verdict(
        name="overlap of bodies, or with the ground", figure=figure, limit=2.0, unit="px", count=_frames(scenes),
        broken=_deepest(broken), where=where,
    )  # fmt: skip


def _deepest(take: TruthTake) -> float:
    figures = [_Outline(thing) for thing in take["things"]]
    deepest = 0.0
    level = take["world"]["ground_level_m"]
    poses = np.array(take["poses"])
    pairs = [
        (a, b)
        for a in range(len(figures))
        for b in range(a + 1, len(figures))
        if _can_meet(take["things"][a], take["things"][b])
    ]
    for number, frame in enumerate(poses):
        for index, (figure, pose) in enumerate(zip(figures, frame, strict=True)):
            figure.put(pose)
            stands = figure.moves and take["things"][index]["inside"] is None
            if stands and not _is_limp(take, index, number) and _is_there(take, index, number):
                deepest = max(deepest, level - figure.bottom)
        for a, b in pairs:
            near = figures[a].reach + figures[b].reach
            if math.dist(frame[a, :2], frame[b, :2]) < near and not _excused(take, number, a, b):
                deepest = max(deepest, figures[a].inside(figures[b]))
    return deepest * take["camera"]["pixels_per_metre"]


def _can_meet(first: TruthThing, second: TruthThing) -> bool:
    if first["mass_kg"] is None and second["mass_kg"] is None:
        return False
    (mine, my_mask), (yours, your_mask) = first["layers"], second["layers"]
    is_apart = first["group"] != second["group"] or first["group"] == 0
    return is_apart and bool(mine & your_mask) and bool(yours & my_mask)


def _excused(take: TruthTake, frame: int, a: int, b: int) -> bool:
    if not (_is_there(take, a, frame) and _is_there(take, b, frame)):
        return True
    return _holds(take, frame, a, b) or _is_limp(take, a, frame) or _is_limp(take, b, frame)


def _is_limp(take: TruthTake, thing: int, frame: int) -> bool:
    """A body that has lost its hold is a trunk and limbs of its own; the outlines told are those of the standing one."""
    poses = take["joints"].get(str(thing))
    return poses is not None and "joints" in poses[frame]


def _is_there(take: TruthTake, thing: int, frame: int) -> bool:
    """What has been eaten, or a half of what is not broken yet, has no size."""
    sizes = take["scales"].get(str(thing))
    return sizes is None or min(sizes[frame]) > 0.0


def _holds(take: TruthTake, frame: int, a: int, b: int) -> bool:
    for holder, held in ((a, b), (b, a)):
        hands = take["joints"].get(str(holder), [{}] * (frame + 1))[frame].get("hands")
        if hands and min(math.dist(hand, take["poses"][frame][held][:2]) for hand in hands) < _HELD_M:
            return True
    return False


class _Outline:
    """A body's shapes at a place, in a space that never steps: pymunk's own query says how far two are in each other."""

    def __init__(self, thing: TruthThing) -> None:
        self.moves = thing["mass_kg"] is not None
        self._body = pymunk.Body(body_type=pymunk.Body.KINEMATIC)
        self._shapes: list[pymunk.Shape] = []
        self.reach = 0.0
        for outline in thing["outlines"]:
            if outline["circle"]:
                x, y, radius = outline["circle"]
                self._shapes.append(pymunk.Circle(self._body, radius, (x, y)))
                self.reach = max(self.reach, math.hypot(x, y) + radius)
            elif outline["corners"]:
                corners = [(x, y) for x, y in outline["corners"]]
                self._shapes.append(pymunk.Poly(self._body, corners, radius=outline["rounding_m"]))
                self.reach = max(self.reach, max(math.hypot(*corner) for corner in corners) + outline["rounding_m"])
        self.bottom = 0.0

    def put(self, pose: Floats) -> None:
        """This will move it."""
        self._body.position, self._body.angle = (pose[0], pose[1]), pose[2]
        self.bottom = min(shape.cache_bb().bottom for shape in self._shapes)

    def inside(self, other: _Outline) -> float:
        """This will be how far it is in the other, metres; 0 where they do not touch."""
        depth = 0.0
        for mine in self._shapes:
            for yours in other._shapes:
                if mine.bb.intersects(yours.bb):
                    depth = max(depth, _depth(mine, yours))
        return depth


def _depth(mine: pymunk.Shape, yours: pymunk.Shape) -> float:
    try:
        return -min(point.distance for point in mine.shapes_collide(yours).points)
    except AssertionError:  # pymunk's way of saying that two shapes only nearly touch
        return 0.0


def energy(scenes: list[Staged]) -> Verdict:
    """This will add up motion, spin and height of all bodies of a passive scene: how much of what there was comes anew."""
    names = tuple(prompt[:60] for prompt in PASSIVE)
    found = {each.name: _gained(each.take) for each in scenes if each.name.startswith(names)}
    figure, where = worst(found)
    broken = copy.deepcopy(scenes[0].take)
    for frame in broken["poses"][40:]:
        frame[0][3] *= 1.0
        frame[0][4] = 1.25 * frame[0][4] + 0.8
    return Verdict(
        name="energy gained in a passive scene", figure=figure, limit=0.01, unit="of all", count=len(found),
        broken=_gained(broken), where=where,
    )  # fmt: skip


def _gained(take: TruthTake) -> float:
    """The most that the sum rises above an earlier moment's, over the most there ever was above the lowest."""
    total = np.zeros(len(take["poses"]))
    poses = np.array(take["poses"])
    for index, thing in enumerate(take["things"]):
        if thing["mass_kg"] is None or thing["moment_kg_m2"] is None:
            continue
        _, y, angle, vx, vy, spin = poses[:, index].T
        bx, by = thing["balance_m"]
        height = y + bx * np.sin(angle) + by * np.cos(angle)
        moving = 0.5 * thing["mass_kg"] * (vx**2 + vy**2) + 0.5 * thing["moment_kg_m2"] * spin**2
        total += moving + thing["mass_kg"] * take["world"]["gravity_m_s2"] * height
    rise = total - np.minimum.accumulate(total)
    return float(rise.max() / max(np.ptp(total), 1e-9))


def strung(scenes: list[Staged]) -> Verdict:
    """This will measure every rope in every frame: how much too long it runs, or how far an end is from its knot."""
    found = {
        f"{each.name}, rope {number}": _given_way(each.take, rope)
        for each in scenes
        for number, rope in enumerate(each.take["ropes"])
    }
    figure, where = worst(found)
    untied = copy.deepcopy(next(each.take for each in scenes if each.take["ropes"]))
    for run in untied["ropes"][0]["points_m"]:
        run[-1][1] -= 0.1
    return Verdict(
        name="ropes are as long as they are, and stay tied", figure=figure, limit=0.02, unit="of it", count=len(found),
        broken=_given_way(untied, untied["ropes"][0]), where=where,
    )  # fmt: skip


def _given_way(take: TruthTake, rope: TruthRope) -> float:
    run, poses = np.array(rope["points_m"]), np.array(take["poses"])
    longest = float(np.hypot(*np.diff(run, axis=1).transpose(2, 0, 1)).sum(axis=1).max())
    off = [longest - rope["length_m"]]
    for knot, end in zip(rope["ends"], (run[:, 0], run[:, -1]), strict=True):
        x, y = knot["at_m"]
        if knot["thing"] is None:
            tied = np.broadcast_to([x, y], end.shape)
        else:
            px, py, angle = poses[:, knot["thing"], :3].T
            tied = np.stack([px + x * np.cos(angle) - y * np.sin(angle), py + x * np.sin(angle) + y * np.cos(angle)], 1)
        off.append(float(np.hypot(*(end - tied).T).max()))
    return max(off) / rope["length_m"]
