"""Ropes: chains of small weights that only pull. What hangs swings, what is tugged follows, what is slack lies in a curve.

A chain that bears a load much heavier than itself stretches in a solver that goes link by link (a known limit of iterative
solvers); one more joint from end to end, which lets the ends come no further apart than the rope is long, bears the load.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pymunk

from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import RopePath

if TYPE_CHECKING:
    from generation.engine.animatic.physics.world import World

Point = tuple[float, float]

_LINK_M = 0.12
_FEWEST, _MOST = 4, 24
_DRAG_HZ = 1.5  # of its speed, a link on its own loses so much a second to the air


@dataclass(frozen=True)
class End:
    """Where a rope is tied: to a thing at a point in its own axes, or (no thing) to a point of the world."""

    at: Point
    thing: Thing | None = None

    def place(self) -> Point:
        """This will be where in the world the end is now."""
        if self.thing is None:
            return self.at
        there = self.thing.body.local_to_world(self.at)
        return there.x, there.y


@dataclass
class Rope:
    """A rope in a world; made by `tie`."""

    start: End
    end: End
    length_m: float
    thickness_m: float
    colour: tuple[int, int, int]
    _links: list[pymunk.Body] = field(default_factory=list)
    _joints: list[pymunk.Constraint] = field(default_factory=list)
    _is_cut: bool = False

    def points(self) -> list[Point]:
        """This will be where the rope runs now, from start to end."""
        run = [self.start.place(), *((link.position.x, link.position.y) for link in self._links)]
        return run if self._is_cut else [*run, self.end.place()]

    def path(self, frame_count: int) -> RopePath:
        """This will be room for where it runs in so many frames."""
        ends = tuple((-1 if end.thing is None else end.thing.index, end.at) for end in (self.start, self.end))
        points = np.zeros((frame_count, len(self._links) + 2, 2))
        return RopePath(points, self.thickness_m, self.colour, self.length_m, (ends[0], ends[1]))

    def lay(self) -> None:
        """This will let it hang between where its ends are now, before anything has begun."""
        places = _slack(self.start.place(), self.end.place(), self.length_m, len(self._links))
        for link, place in zip(self._links, places, strict=True):
            link.position = place

    def slow(self, dt: float, wind_m_s: float) -> None:
        """This will let the air act on the links for `dt` seconds."""
        share = min(1.0, _DRAG_HZ * dt)
        for link in self._links:
            x, y = link.velocity
            link.velocity = (x + share * (wind_m_s - x), y - share * y)

    def shift(self, dx: float) -> None:
        """This will move it sideways, as what it is tied to was moved; a place of the world it is tied to goes along."""
        for link in self._links:
            link.position += (dx, 0.0)
        self.start, self.end = _shifted(self.start, dx), _shifted(self.end, dx)
        for joint in self._joints:
            world = joint.a.space.static_body if joint.a.space else None
            if joint.a is world:
                joint.anchor_a += (dx, 0.0)
            if joint.b is world:
                joint.anchor_b += (dx, 0.0)

    def cut(self, world: World) -> None:
        """This will let go of the load at the rope's end; both fall free."""
        self._is_cut = True
        for joint in self._joints[-2:]:
            world.space.remove(joint)
        self._joints = self._joints[:-2]
        last = self._links.pop()
        world.space.remove(*(joint for joint in self._joints if last in (joint.a, joint.b)), last)
        self._joints = [joint for joint in self._joints if last not in (joint.a, joint.b)]


def tie(
    world: World,
    start: End,
    end: End,
    *,
    length_m: float = 0.0,
    weight_kg_m: float = 0.25,
    thickness_m: float = 0.02,
    colour: tuple[int, int, int] = (150, 118, 82),
) -> Rope:
    """This will tie a rope between two ends, `length_m` long (0: just as far as they are apart now).

    It raises ValueError where the ends are further apart than the rope is long, or where no end can move.
    """
    first, last = start.place(), end.place()
    apart = math.dist(first, last)
    length = length_m or apart
    if length < apart - 1e-6 or length <= 0.0:
        raise ValueError(f"a rope of {length:g} m cannot be tied over {apart:g} m")
    rope = Rope(start, end, length, thickness_m, colour)
    count = min(max(round(length / _LINK_M), _FEWEST), _MOST) - 1
    for place in _slack(first, last, length, count):
        rope._links.append(_link(world, place, weight_kg_m * length / count))
    _chain(world, rope)
    world.add_rope(rope)
    return rope


def _shifted(end: End, dx: float) -> End:
    return end if end.thing else replace(end, at=(end.at[0] + dx, end.at[1]))


def _slack(first: Point, last: Point, length: float, count: int) -> list[Point]:
    """Links along a bow that hangs between the ends as deep as makes it `length` long (a parabola's)."""
    shallow, deep = 0.0, length
    for _ in range(24):
        sag = (shallow + deep) / 2
        bow = [first, *_bow(first, last, sag, count), last]
        is_short = sum(map(math.dist, bow[:-1], bow[1:])) < length
        shallow, deep = (sag, deep) if is_short else (shallow, sag)
    return _bow(first, last, shallow, count)


def _bow(first: Point, last: Point, sag: float, count: int) -> list[Point]:
    places = []
    for k in range(1, count + 1):
        share = k / (count + 1)
        down = 4 * share * (1 - share) * sag
        places.append((first[0] + (last[0] - first[0]) * share, first[1] + (last[1] - first[1]) * share - down))
    return places


def _link(world: World, at: Point, mass: float) -> pymunk.Body:
    link = pymunk.Body(mass, math.inf)
    link.position = at
    world.space.add(link)
    return link


def _chain(world: World, rope: Rope) -> None:
    """Joints that only pull from link to link, and one from end to end; the last two hold the load."""
    bodies = [rope.start.thing.body if rope.start.thing else world.space.static_body, *rope._links]
    bodies.append(rope.end.thing.body if rope.end.thing else world.space.static_body)
    anchors = [rope.start.at, *((0.0, 0.0) for _ in rope._links), rope.end.at]
    reach = rope.length_m / (len(bodies) - 1)
    for k in range(len(bodies) - 1):
        rope._joints.append(pymunk.SlideJoint(bodies[k], bodies[k + 1], anchors[k], anchors[k + 1], 0.0, reach))
    if bodies[0] is not bodies[-1]:
        rope._joints.append(pymunk.SlideJoint(bodies[0], bodies[-1], anchors[0], anchors[-1], 0.0, rope.length_m))
    world.space.add(*rope._joints)
