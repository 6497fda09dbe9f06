"""Somebody at work on something: hands, the thing, what it lies on and what it is done with are kept together here.

What is in hands is led: it moves as the hands do. What is let go falls, flies and meets others as everything does.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pymunk

from generation.engine.animatic.kinds import KINDS
from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.outlines import OUTLINES, extent_of
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import Source, World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.hands import carry
from generation.engine.animatic.staging.stage import Stage, kind_of
from generation.engine.animatic.staging.standing import at_rest

Point = tuple[float, float]
Way = Callable[[float], tuple[float, float, float]]
"""Seconds -> where a thing is and how far it is turned."""

_AHEAD_S = 0.4  # a gesture that begins with the clip has begun before it
_TURN_HZ = 16.0  # how fast wrists follow
_ON_GROUND_M = 0.003
_TABLE_HIGH = 0.43  # of the body's height
_TABLE_AT = 0.24  # its middle, body heights before the figure
NEAR, NEARER = -0.1, -0.16  # lanes of what stands and of what is held before a figure


@dataclass
class Lead:
    """Leads a thing along a way until it is let go."""

    thing: Thing
    way: Way
    until_s: float = math.inf
    from_s: float = -math.inf
    gaps: tuple[tuple[float, float], ...] = ()  # when it flies by itself

    def take_up(self) -> None:
        """This will have the thing where it is led from, before the first frame."""
        if self.from_s <= 0.0 < self.until_s:
            x, y, angle = self.way(0.0)
            self.thing.body.position, self.thing.body.angle = (x, y), angle

    def __call__(self, world: World, now_s: float) -> None:
        at_s = now_s + world.dt
        if not self.from_s <= at_s < self.until_s or any(begin <= at_s < end for begin, end in self.gaps):
            return
        x, y, angle = self.way(at_s)
        carry(self.thing, (x, y), world)
        gap = (angle - self.thing.body.angle + math.pi) % (2 * math.pi) - math.pi
        self.thing.body.angular_velocity = _TURN_HZ * gap


@dataclass
class Cue:
    """Does something once, when it is time."""

    at_s: float
    act: Callable[[World], None]
    is_done: bool = False

    def __call__(self, world: World, now_s: float) -> None:
        if not self.is_done and now_s >= self.at_s:
            self.is_done = True
            self.act(world)


@dataclass
class Work:
    """What somebody does with something, between two moments of a scene."""

    stage: Stage
    figure: Figure
    asked: Actor | None  # what is named; None: nothing is
    start_s: float
    end_s: float
    reach_m: float = 0.0  # how far it goes on before the figure, metres
    rise_m: float = 0.0  # how high above the ground it goes
    others: list[Actor] = field(default_factory=list)  # what else is named: the cup that is poured into
    shift_m: float = 0.0  # how far the whole part has been moved since it was set up
    _set_up_m: float = 0.0

    def __post_init__(self) -> None:
        self._set_up_m = float(self.figure.thing.body.position.x)
        self.figure.thing.extra["busy"] = 1.0  # nothing of its own in the hands
        self.stage.world.hooks.append(self)

    def take_up(self) -> None:
        """This will find out where its part stands, now that all have their places."""
        self.shift_m = float(self.figure.thing.body.position.x) - self._set_up_m

    def __call__(self, world: World, now_s: float) -> None:
        """This will do nothing: what it leads has hooks of its own."""

    @property
    def tall(self) -> float:
        """This will be the figure's height, metres."""
        return self.figure.thing.height_m

    @property
    def x(self) -> float:
        """This will be where the figure stands at the beginning."""
        return self._set_up_m + self.shift_m

    @property
    def began_s(self) -> float:
        """This will be when the gesture began."""
        return self.start_s - _AHEAD_S if self.start_s <= 0 else self.start_s

    def gesture(self, name: str, faces_us: float = 0.75) -> None:
        """This will let the figure do a gesture all the time."""
        last = self.end_s if self.end_s < self.stage.duration_s - 0.05 else self.end_s + 60.0
        self.figure.gestures.append(Gesture(self.began_s, last, name))
        self.figure.mood.faces_us = faces_us

    def thing(self, otherwise: str, most: float = 0.3) -> Thing:
        """This will bring what is named, or `otherwise`, at most `most` body heights large: it goes into the hands."""
        return self.made(self.asked or Actor(kind=otherwise), most)

    def made(self, actor: Actor, most: float) -> Thing:
        """This will put one thing before the figure, which it does not push away."""
        largest = most * self.tall / kind_of(actor).size_m
        thing = self.stage.loose(replace(actor, count=1, size=min(actor.size, largest)), (self.x, 9.0 * self.tall))
        self._belongs(thing, NEARER)
        return thing

    def tool(self, kind: str, size: float) -> Thing:
        """This will bring a tool `size` body heights long."""
        return self.made(Actor(kind=kind, size=9.0), size)

    def rod(self, long: float, thick_m: float, colour: tuple[int, int, int]) -> Thing:
        """This will bring a plain rod, `long` in body heights: a bow, a brush."""
        kind = things.fixed_kind("staff", "wood")
        rod = things.slab(kind, (long * self.tall, thick_m), colour, (self.x, 9.0 * self.tall), depth_m=thick_m)
        rod.look = "staff"
        self.stage.world.add(rod)
        self._belongs(rod, NEARER - 0.02)
        return rod

    def _belongs(self, thing: Thing, lane: float) -> None:
        thing.lane = self.figure.thing.lane + lane
        self.stage.share_group(thing, self.figure)
        self.reach_m = max(self.reach_m, 0.3 * self.tall + thing.width_m / 2)

    def within(self, thing: Thing) -> Thing:
        """This will let a thing be drawn between the body and the hands that are on it."""
        thing.extra["within"] = float(self.figure.thing.index)
        return thing

    def lead(self, thing: Thing, way: Way, **times: object) -> None:
        """This will lead a thing from the first frame on, and put it where it begins; `way` may say places of the set-up."""

        def moved(now_s: float) -> tuple[float, float, float]:
            x, y, angle = way(now_s)
            return x + self.shift_m, y, angle

        self._led(thing, moved, times)

    def follow(self, thing: Thing, way: Way, **times: object) -> None:
        """This will lead a thing by a way that looks where bodies are."""
        self._led(thing, way, times)

    def _led(self, thing: Thing, way: Way, times: dict[str, object]) -> None:
        x, y, angle = way(max(self.start_s, 0.0))
        thing.body.position, thing.body.angle = (x, y), angle
        self.stage.world.hooks.append(Lead(thing, way, **times))  # type: ignore[arg-type]

    def in_hand(self, thing: Thing, hand: int, offset: Point = (0.0, 0.0), turn: Callable[[float], float] | None = None,
                **times: object) -> None:  # fmt: skip
        """This will put a thing into a hand (0 left, 1 right, 2 between both), `offset` body heights from it."""

        def way(now_s: float) -> tuple[float, float, float]:
            x, y = self.hand(now_s, hand)
            side = self.figure.facing
            return x + side * offset[0] * self.tall, y + offset[1] * self.tall, side * turn(now_s) if turn else 0.0

        self.follow(thing, way, **times)

    def hand(self, now_s: float, hand: int) -> Point:
        """This will be where a hand is, or the middle of both (2)."""
        if hand < 2:
            return self.figure.grip(now_s, hand)
        (x0, y0), (x1, y1) = self.figure.grip(now_s, 0), self.figure.grip(now_s, 1)
        return (x0 + x1) / 2, (y0 + y1) / 2

    def table(self) -> Point:
        """This will put a table before the figure (before the paws of who has no hands); returns the middle of its top."""
        long, high = extent_of("table")
        size = _TABLE_HIGH * self.tall / (high * KINDS["table"].size_m)
        is_upright = self.figure.thing.kind.family == "biped"
        ahead = _TABLE_AT * self.tall if is_upright else 0.62 * self.figure.thing.width_m
        table = at_rest(self.stage, Actor(kind="table", size=size), self.x + ahead * self.figure.facing)
        low = min(shape.cache_bb().bottom for shape in table.shapes)
        table.body.position += (0.0, _ON_GROUND_M - low)  # whatever another part has in this place before they part
        self._belongs(table, NEAR)
        self.reach_m = max(self.reach_m, ahead + 0.5 * long * size * KINDS["table"].size_m)
        return table.body.position.x, _TABLE_HIGH * self.tall

    def lay(self, thing: Thing, x_m: float, y_m: float) -> None:
        """This will lay a thing with its lowest point at a height, where it is held still."""
        low = min(shape.cache_bb().bottom for shape in thing.shapes) - thing.body.position.y
        at = (x_m, y_m - low + 0.002, thing.body.angle)
        self.lead(thing, lambda now_s: at)

    def rest(self, thing: Thing, x_m: float, y_m: float) -> None:
        """This will lay a thing down as `lay` does, until it is released."""
        low = min(shape.cache_bb().bottom for shape in thing.shapes) - thing.body.position.y
        thing.body.position = (x_m, y_m - low + 0.002)

    def release(self, thing: Thing, time_s: float, velocity: Point) -> None:
        """This will hold a thing where it is up to a moment, then let it go with a velocity, metres a second."""
        place = (thing.body.position.x, thing.body.position.y, thing.body.angle)
        self.lead(thing, lambda now_s: place, until_s=time_s)

        def go(world: World) -> None:
            thing.body.velocity = (self.figure.facing * velocity[0], velocity[1])
            thing.body.angular_velocity = -4.0 * self.figure.facing

        self.at(time_s, go)

    def at(self, time_s: float, act: Callable[[World], None]) -> None:
        """This will do something once at a moment."""
        self.stage.world.hooks.append(Cue(time_s, act))

    def sound(self, time_s: float, name: str, thing: Thing, seconds: float) -> None:
        """This will let a named sound be heard at a moment."""
        self.at(time_s, lambda world: world.sound(name, thing, min(seconds, self.stage.duration_s - time_s)))

    def plume(self, look: str, where: Callable[[World], Point | None], size: float, *, from_s: float | None = None,
              goal_m: float = 0.0) -> None:  # fmt: skip
        """This will let something stream, steam or rise from a place of that moment; `size` in body heights."""
        begin_s = self.start_s if from_s is None else from_s
        self.stage.world.plumes.append(Source(look, where, begin_s, self.end_s, size * self.tall, goal_m))

    def beats(self, period_s: float, first_s: float) -> list[float]:
        """This will be the moments of a gesture's beats within its time."""
        count = max(1, math.ceil((self.end_s - self.began_s - first_s) / period_s))
        beats = [self.began_s + first_s + k * period_s for k in range(count)]
        return [at for at in beats if self.start_s <= at < self.end_s]

    def halves(self, thing: Thing, at_s: float, kind: tuple[float, float] = (-1.0, 1.0)) -> tuple[Thing, Thing]:
        """This will be two parts of a thing, of which it is made from `at_s` on: until then they are not seen."""
        parts = []
        for side in kind:
            part = self._copy(thing)
            part.extra["half"], part.scale = side, (0.0, 0.0)
            part.extra["whole_m"] = thing.height_m
            if abs(side) == 1.0:
                _halve(self.stage.world, part, side)
            parts.append(part)
        self.stage.world.hooks.append(_Waits(thing, (parts[0], parts[1]), at_s))
        return parts[0], parts[1]

    def _copy(self, thing: Thing) -> Thing:
        size = thing.extra.get("size")
        if thing.kind.name in OUTLINES and size:
            shapes = [[(x * size, y * size) for x, y in part] for part in OUTLINES[thing.kind.name]]
            copy = things.compound(thing.kind, shapes, thing.colour, (self.x, 9.0))
            copy.extra["size"] = size
        elif thing.kind.family == "ball":
            copy = things.disc(thing.kind, thing.width_m / 2, thing.colour, (self.x, 9.0))
        else:
            copy = things.slab(thing.kind, (thing.width_m, thing.height_m), thing.colour, (self.x, 9.0))
        copy.depth_m, copy.noun, copy.who, copy.lane = thing.depth_m, thing.noun, thing.who, thing.lane
        copy.owner = thing.index
        for shape in copy.shapes:
            shape.filter = thing.shapes[0].filter
        return self.stage.world.add(copy)


def _halve(world: World, part: Thing, side: float) -> None:
    """The body of a part is what is left of the whole's on its side: it tips over where half a thing would."""
    kept = []
    for shape in part.shapes:
        corners = shape.get_vertices() if isinstance(shape, pymunk.Poly) else _round(shape)
        cut = _on_side([(corner[0], corner[1]) for corner in corners], side)
        if len(cut) > 2:
            kept.append(pymunk.Poly(part.body, cut, radius=0.004))
    if not kept:
        return
    for shape in kept:
        shape.friction, shape.elasticity = part.shapes[0].friction, part.shapes[0].elasticity
        shape.collision_type, shape.filter = part.shapes[0].collision_type, part.shapes[0].filter
    world.space.remove(*part.shapes)
    areas = [shape.area for shape in kept]
    middle = sum(area * shape.center_of_gravity.x for area, shape in zip(areas, kept, strict=True)) / sum(areas)
    part.body.mass, part.body.moment = 0.5 * part.body.mass, 0.2 * part.body.moment
    part.body.center_of_gravity = (middle, 0.0)
    part.shapes = list(kept)
    world.space.add(*kept)
    for shape in kept:
        world.belongs(shape, part)


def _round(shape: pymunk.Shape) -> list[Point]:
    radius = shape.radius if isinstance(shape, pymunk.Circle) else 0.1
    return [(radius * math.cos(0.4 * k), radius * math.sin(0.4 * k)) for k in range(16)]


def _on_side(corners: list[Point], side: float) -> list[Point]:
    """A convex form cut along its upright middle (I. Sutherland and G. Hodgman 1974)."""
    kept: list[Point] = []
    for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if side * x0 >= 0.0:
            kept.append((x0, y0))
        if x0 * x1 < 0.0:
            kept.append((0.0, y0 + (y1 - y0) * x0 / (x0 - x1)))
    return kept


@dataclass
class _Waits:
    """Two parts go where the whole goes until it breaks."""

    whole: Thing
    parts: tuple[Thing, Thing]
    at_s: float
    is_done: bool = False

    def take_up(self) -> None:
        """This will have the parts where the whole is."""
        for part in self.parts:
            part.body.position, part.body.angle = self.whole.body.position, self.whole.body.angle
            part.body.velocity, part.body.angular_velocity = self.whole.body.velocity, 0.0

    def __call__(self, world: World, now_s: float) -> None:
        if self.is_done:
            return
        self.take_up()
        if now_s >= self.at_s:
            self.is_done = True
            self.whole.scale = (0.0, 0.0)
            for part in self.parts:
                part.scale = (1.0, 1.0)
            for shape in self.whole.shapes:
                shape.filter = pymunk.ShapeFilter(mask=0)
            self.whole.body.velocity = (0.0, 0.0)
