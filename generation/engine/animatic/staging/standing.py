"""What stands where it is put: furniture, plants and small buildings, alone or beside another play."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pymunk

from generation.engine.animatic.kinds import KINDS
from generation.engine.animatic.physics.outlines import OUTLINES, extent_of, resting_angle
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.hands import velocity_to
from generation.engine.animatic.staging.parts import Part
from generation.engine.animatic.staging.stage import Stage, View, kind_of, spread

FAMILIES = frozenset({"furniture"})
_FALLING = frozenset({"fall", "bounce", "jump", "throw"})
_ON_GROUND_M = 0.003
_ROOTED = frozenset({"flag", "laundry", "slide"})  # let into the ground: no wind throws it over
_BLOWN = {"flag": "wave", "laundry": "wave"}
_TIPPED = 0.2  # radians that what rocks is tipped at the most
_TOPPLING = frozenset({"topple", "crash"})


def standing(
    stage: Stage, actor: Actor, x_m: float, position: int = 0, *, lane: float = 0.0, rise: float = 0.0
) -> Thing:
    """This will stand one on the ground at `x_m`, or `rise` metres above it."""
    high = extent_of(actor.kind)[1] * kind_of(actor).size_m * actor.size
    at = (x_m, high / 2 + 0.002 + rise)
    thing = stage.loose(actor, at, position)
    thing.body.position = at  # on the ground whatever another part has there: parts are put side by side
    thing.lane = lane
    if actor.kind in _ROOTED and not rise:
        thing.body.body_type = pymunk.Body.STATIC
    return thing


def width_of(actor: Actor) -> float:
    """This will be how wide one is, metres."""
    return extent_of(actor.kind)[0] * kind_of(actor).size_m * actor.size


def play_standing(stage: Stage, part: Part) -> View:
    """This will stand them side by side; they drop in and settle, and are knocked over where that is asked."""
    actors = part.actors
    acts = {action for actor in actors for action in actor.actions}
    cast = [(actor, n) for actor in actors for n in range(actor.count)]
    gap = max(width_of(actor) for actor, _ in cast) * 1.12 + 0.08
    tallest = 0.0
    for i, (place, (actor, n)) in enumerate(zip(spread(len(cast), gap), cast, strict=True)):
        drop = (1.2 if acts & _FALLING else 0.0) + 0.12 * i * bool(acts & _FALLING)
        thing = standing(stage, actor, place, n, rise=drop)
        if acts & _FALLING:
            thing.body.angular_velocity = stage.rng.uniform(-1.2, 1.2)
        tallest = max(tallest, thing.height_m)
        if "rock" in actor.actions and not acts & (_FALLING | _TOPPLING) and actor.kind not in _ROOTED:
            stage.world.hooks.append(Rocking(thing))
            stage.plays(actor.kind, "rock")
            continue
        done = "topple" if acts & _TOPPLING else "fall" if acts & _FALLING else _BLOWN.get(actor.kind, "look")
        stage.plays(actor.kind, done)
    width = gap * len(cast) + 0.35 * gap
    if acts & _TOPPLING:
        _knock_over(stage, cast[0][0], spread(len(cast), gap)[0])
        width += 0.8 * tallest
    return View(width_m=max(width, 0.75 * tallest, 0.8), height_m=tallest * (1.15 if not acts & _FALLING else 1.5))


@dataclass
class Rocking:
    """Something that is tipped on its feet, now to one side, now to the other, and falls back by its own weight."""

    thing: Thing
    at_s: float = 0.4
    side: float = 1.0

    def __call__(self, world: World, now_s: float) -> None:
        """This will tip it when it has come to stand again."""
        body = self.thing.body
        if now_s < self.at_s or abs(body.angle) > 0.02 or abs(body.angular_velocity) > 0.3:
            return
        world.note(Touch.HIT, self.thing, strength=0.9)  # its feet come down, one after the other
        half, high = self._about_foot()
        radius = body.moment / body.mass + half**2 + high**2  # of inertia about that foot, squared
        tipped = min(_TIPPED, 0.45 * math.atan2(half, high))
        rise = math.hypot(half, high) * math.sin(math.atan2(high, half) + tipped) - high
        rate = math.sqrt(2 * max(-world.space.gravity[1], 0.5) * max(rise, 0.0) / radius)
        body.angular_velocity = -self.side * rate
        body.velocity = (self.side * rate * high, rate * half)
        self.side, self.at_s = -self.side, now_s + 0.5

    def _about_foot(self) -> tuple[float, float]:
        """How far beside and above the foot it is tipped over its weight is, metres."""
        body = self.thing.body
        corners = [body.local_to_world(at) for shape in self.thing.shapes if isinstance(shape, pymunk.Poly)
                   for at in shape.get_vertices()]  # fmt: skip
        low = min(corner.y for corner in corners)
        foot = max(self.side * corner.x for corner in corners if corner.y < low + 0.03)
        weight = body.local_to_world(body.center_of_gravity)
        return max(foot - self.side * weight.x, 0.01), weight.y - low


def at_rest(stage: Stage, actor: Actor, x_m: float, position: int = 0) -> Thing:
    """This will lay one loose thing on the ground at `x_m`: it has been there all the time."""
    angle = resting_angle(actor.kind) if actor.kind in OUTLINES else 0.0
    thing = stage.loose(actor, (x_m, 0.0), position, angle)
    low = min(shape.cache_bb().bottom for shape in thing.shapes)
    thing.body.position += (0.0, _ON_GROUND_M - low)
    stage.make_room(thing)
    return thing


def play_dropped(stage: Stage, part: Part) -> View:
    """This will lay out things that one can hold, near enough to be known; where falling was asked they are dropped, one
    after the other.
    """
    cast = [(actor, n) for actor in part.actors for n in range(actor.count)]
    sizes = [kind_of(actor).size_m * actor.size for actor, _ in cast]
    largest = max(sizes)
    gap = 1.25 * largest
    width = max(2.3 * largest, gap * len(cast) + 0.8 * largest)
    height = 2.0 * largest
    top = stage.top_m(width, height)
    for i, (place, (actor, n)) in enumerate(zip(spread(len(cast), gap), cast, strict=True)):
        falls = bool(set(actor.actions) & _FALLING)
        thing = at_rest(stage, actor, place, n)
        thing.lane = 0.06 * (i % 3)
        if falls:
            thing.body.position = (place, 0.45 * top + 0.4 * largest * i)
            thing.body.angular_velocity = stage.rng.uniform(-0.5, 0.5)
            thing.body.velocity = (0.0, -0.4)
        stage.plays(actor.kind, "fall" if falls else "look")
    return View(width_m=width, height_m=height)


def _knock_over(stage: Stage, actor: Actor, x_m: float) -> None:
    """A ball of steel, as heavy as what it is thrown at, into its upper half."""
    high = extent_of(actor.kind)[1] * kind_of(actor).size_m * actor.size
    size = 0.3 * high / KINDS["steel ball"].size_m
    ball = stage.loose(Actor(kind="steel ball", size=size), (x_m - 1.3 * high - 0.8, 0.8 * high))
    gravity = -stage.world.space.gravity[1]
    goal = (x_m - width_of(actor) * 0.4, 0.74 * high)
    ball.body.velocity = velocity_to((ball.body.position.x, ball.body.position.y), goal, 0.45, gravity)
