"""Plays without players: balls that bounce and roll, boxes that fall, rows and towers that topple, things afloat."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import pymunk

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.things import weigh_down
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging import standing
from generation.engine.animatic.staging.hands import velocity_to
from generation.engine.animatic.staging.hulls import HULLS, SAILING
from generation.engine.animatic.staging.parts import Part
from generation.engine.animatic.staging.stage import Stage, View, kind_of, spread
from generation.engine.animatic.weather import wind_m_s

_ON_LAND_M = 0.012  # the keel of a boat that lies on the ground: its edges are round by a centimetre
ROCKS = frozenset({"stone"})
"""What stands in the water as a rock, its foot out of sight."""
_ABOVE = 0.06  # of its height: so far over the water's line is the middle of a rock
_ROCK_M = 1.3  # broad at the least, where nobody says how large it is
_CALM = frozenset({"look", "sleep", "sit"})
"""What a thing does that only lies there."""


def _is_calm(actor: Actor) -> bool:
    return set(actor.actions or (kind_of(actor).action,)) <= _CALM


def play_bounce(stage: Stage, part: Part) -> View:
    """This will drop balls and boxes one after another, so that something is in the air for most of the clip; what is to
    lie or wait lies there from the first frame on.
    """
    actors = part.actors
    cast = [(actor, n) for actor in actors for n in range(actor.count)]
    widest = max(kind_of(actor).size_m * actor.size for actor in actors)
    gap = max(0.5, widest * 1.4)
    places = spread(len(cast), gap)
    width = max(2.2, (len(cast) - 1) * gap + widest + 1.0)
    order = stage.rng.sample(range(len(cast)), len(cast))
    wait_s = min(0.42, 0.4 * stage.duration_s / len(cast))
    height = 2.5 if len(cast) == 1 else 2.1
    top = stage.top_m(width, height)
    for turn, number in enumerate(order):
        actor, n = cast[number]
        if _is_calm(actor):
            standing.at_rest(stage, actor, places[number], n)
            stage.plays(actor.kind, "look")
            continue
        stage.plays(actor.kind, "bounce" if kind_of(actor).family == "ball" else "fall")
        rise = top + widest / 2 + 0.1 if turn else 0.72 * top
        at = (places[number] + stage.rng.uniform(-0.05, 0.05), rise)
        thing = stage.loose(actor, at, n)
        thing.body.velocity = (stage.rng.uniform(-0.12, 0.12), 0.0)
        thing.body.angular_velocity = stage.rng.uniform(-2.5, 2.5)
        thing.lane = stage.rng.uniform(-0.12, 0.12)
        if turn:
            _hold_until(stage, thing, turn * wait_s)
    if len(cast) == 1 and not _is_calm(cast[0][0]):
        _across(stage.world.things[-1])
    _keep_in(stage, width / 2)
    return View(width_m=width, height_m=height)


def _keep_in(stage: Stage, half_m: float) -> None:
    """Unseen walls at the picture's sides: what bounces away comes back. They are bare shapes, so that none is heard."""
    for side in (-1, 1):
        x = side * (half_m + 0.5)
        wall = pymunk.Segment(stage.anchor, (x, -1.0), (x, 60.0), 0.5)
        wall.elasticity, wall.friction = 0.8, 0.0
        stage.world.space.add(wall)


def _across(thing: things.Thing) -> None:
    """One alone comes in from the left and crosses the picture in hops."""
    thing.body.position = (-0.75, thing.body.position.y)
    thing.body.velocity, thing.body.angular_velocity = (0.5, 0.0), -3.0


def play_roll(stage: Stage, part: Part) -> View:
    """This will let things roll down a ramp and on."""
    ramp = stage.fitting("ramp", "wood", (2.4, 0.09), (-1.5, 0.58), (206, 156, 102), angle=-0.42)
    cast = [(actor, n) for actor in part.actors for n in range(actor.count)][:5]
    first = len(stage.world.things)
    for i, (actor, n) in enumerate(cast):
        size = kind_of(actor).size_m * actor.size
        stage.plays(actor.kind, "roll")
        thing = stage.loose(actor, (-2.2 - i * size * 1.1, 0.98 + size / 2 + i * size * 0.56), n)
        _raise_over(thing, ramp)
        thing.body.angular_velocity = -1.0
    size = kind_of(cast[0][0]).size_m * cast[0][0].size
    return View(width_m=2.3 + 1.2 * size, height_m=2.0, centre_x_m=-1.75, follows=first, follow_from_m=0.45)


def _raise_over(thing: things.Thing, ramp: things.Thing) -> None:
    """What has edges reaches farther down than a ball of its size: it begins as high above a ramp as it has to."""
    up = pymunk.Vec2d(0.0, 1.0).rotated(ramp.body.angle)
    corners = [
        thing.body.local_to_world(corner).dot(up) - shape.radius
        for shape in thing.shapes
        if isinstance(shape, pymunk.Poly)
        for corner in shape.get_vertices()
    ]
    top = ramp.body.position.dot(up) + ramp.height_m / 2
    if corners and min(corners) < top:
        thing.body.position += (0.0, (top - min(corners) + 0.002) / up.y)


def play_dominoes(stage: Stage, part: Part) -> View:
    """This will set up a row of dominoes and send a ball against the first."""
    actor = part.leader
    stage.placed[actor.kind] += actor.count
    stage.plays(actor.kind, "topple")
    height = 0.52 * actor.size
    width, gap = height * 0.17, height * 0.5
    start = -(actor.count - 1) * gap / 2
    for n in range(actor.count):
        colour = actor.colour or KINDS["domino"].colours[n % 4]
        at = (start + n * gap, height / 2 + 0.003)
        stage.world.add(things.slab(KINDS["domino"], (width, height), colour, at, depth_m=height * 0.55))
    radius = 0.15 * actor.size
    asked = part.props[0] if part.props else Actor(kind="ball", colour=(222, 62, 54))
    pusher = stage.loose(replace(asked, size=2 * radius / kind_of(asked).size_m), (0.0, 1.0))
    pusher.body.position = (start - 0.85, radius + 0.002)
    pusher.body.velocity, pusher.body.angular_velocity = (2.3, 0.0), -2.3 / radius
    row = (actor.count - 1) * gap
    width_m = min(row + 1.3, 2.5 if not stage.is_wide else 5.0)
    return View(
        width_m=width_m,
        height_m=1.5,
        centre_x_m=min(start - 0.55 + width_m / 2, 0.0),
        follows_action=width_m < row + 1.3,
    )


def play_tower(stage: Stage, part: Part) -> View:
    """This will build a tower of blocks and let a heavy ball fly into its upper half."""
    actor = part.leader
    stage.placed[actor.kind] += actor.count
    stage.plays(actor.kind, "topple")
    size = 0.27 * actor.size
    across = 2 if actor.count <= 12 else 3
    for n in range(actor.count):
        row, column = divmod(n, across)
        colour = actor.colour or KINDS["block"].colours[(n + row) % 4]
        at = (0.5 + (column - (across - 1) / 2) * size * 1.02, size / 2 + row * (size + 0.001) + 0.002)
        stage.world.add(things.slab(KINDS["block"], (size, size), colour, at, depth_m=size))
    top = size * math.ceil(actor.count / across)
    ball = stage.loose(part.props[0] if part.props else Actor(kind="bowling ball"), (0.0, 3.0))
    start, goal = (-2.1, 0.35 * top + 0.5), (0.5 - size, 0.66 * top)
    ball.body.position = start
    ball.body.velocity, ball.body.angular_velocity = velocity_to(start, goal, 0.62, 9.81), -6.0
    _hold_until(stage, ball, 0.35)
    return View(width_m=2.9, height_m=max(2.0, top * 1.35), centre_x_m=0.35)


@dataclass
class _Waiting:
    """A thing that waits where it is, then goes with the speed it was given."""

    thing: things.Thing
    release_s: float
    velocity: pymunk.Vec2d
    place: pymunk.Vec2d | None = None

    def __call__(self, world: World, now_s: float) -> None:
        if now_s < self.release_s:
            self.place = self.place or self.thing.body.position
            self.thing.body.position, self.thing.body.velocity = self.place, self.velocity


def _hold_until(stage: Stage, thing: things.Thing, release_s: float) -> None:
    stage.world.hooks.append(_Waiting(thing, release_s, thing.body.velocity))


def play_afloat(stage: Stage, part: Part) -> View:
    """This will set boats, ducks and balls on the water, all of them bobbing; what is to fall is dropped in."""
    part = replace(part, actors=tuple(_as_rock(actor) if _stands(stage, actor) else actor for actor in part.actors))
    cast = [(actor, n) for actor in part.actors for n in range(actor.count)]
    widths = [kind_of(actor).size_m * actor.size for actor, _ in cast]
    left = -(sum(widths) + 0.2 * (len(cast) - 1)) / 2
    for i, (actor, n) in enumerate(cast):
        place = left + widths[i] / 2
        left += widths[i] + 0.2
        if _stands(stage, actor):
            rock(stage, actor, place, n)
            stage.plays(actor.kind, "look")
            continue
        stage.plays(actor.kind, "float")
        thing = afloat(stage, actor, place, n)
        thing.body.velocity = (stage.rng.uniform(0.05, 0.16), 0.0)
        if {"fall", "bounce"} & set(actor.actions):
            thing.body.position = (place, 0.9 + 0.5 * (i % 3))
    return View(width_m=max(1.55 * max(widths), 2 * left + 0.6, 1.3), height_m=_rise(part.actors))


def _rise(actors: tuple[Actor, ...]) -> float:
    """How high above the water there is something to be seen."""
    tall = {"float": 1.15, "bird": 1.9}
    return max(tall.get(kind_of(actor).family, 2.4) * kind_of(actor).size_m * actor.size for actor in actors)


def afloat(stage: Stage, actor: Actor, x_m: float, position: int) -> things.Thing:
    """This will set one thing on the water (or on the ground, where there is none)."""
    kind, size = kind_of(actor), kind_of(actor).size_m * actor.size
    if kind.family not in {"bird", "float", "support"}:
        return stage.loose(actor, (x_m, 0.4), position)
    colour = stage.colour_of(actor, position)
    if kind.family == "bird":
        corners = [(-0.5, 0.1), (-0.34, -0.24), (0.0, -0.33), (0.34, -0.24), (0.5, 0.1), (0.2, 0.42), (-0.2, 0.42)]
        thing = things.hull(
            kind, [(x * size, y * size) for x, y in corners], colour, (x_m, 0.06 * size), depth_m=size * 0.7
        )
        thing.look = "floating"
        weigh_down(thing, 0.14 * size)
        stage.dress(thing, actor)
        return stage.world.add(thing)
    if kind.family == "float":
        hull = HULLS.get(kind.name, SAILING)
        corners = [(x * size, y * size) for x, y in hull.corners]
        thing = things.hull(kind, corners, colour, (x_m, 0.05), density=hull.density, depth_m=size * 0.35)
        # Ballast: the mast stands because the weight lies low.
        weigh_down(thing, hull.ballast * size)
        if not stage.has_water:
            thing.body.position = (x_m, _ON_LAND_M - min(y for _, y in corners))
        stage.dress(thing, actor)
        return stage.world.add(thing)
    return board(stage, x_m, size, colour)


def _stands(stage: Stage, actor: Actor) -> bool:
    return stage.has_water and actor.kind in ROCKS and not {"fall", "bounce", "roll"} & set(actor.actions)


def _as_rock(actor: Actor) -> Actor:
    return replace(actor, size=max(actor.size, _ROCK_M / kind_of(actor).size_m))


def rock(stage: Stage, actor: Actor, x_m: float, position: int) -> things.Thing:
    """This will let a rock stand out of the water: nothing moves it."""
    thing = stage.loose(actor, (x_m, 0.0), position)
    thing.body.position = (x_m, _ABOVE * thing.height_m)
    thing.body.body_type = pymunk.Body.STATIC
    return thing


def board(stage: Stage, x_m: float, length_m: float, colour: tuple[int, int, int]) -> things.Thing:
    """This will lay a paddleboard on the water, its nose lifted."""
    half, thick = length_m / 2, 0.13 * length_m / 2.7 + 0.05
    corners = [
        (-half, thick * 0.5),
        (-half * 0.9, -thick * 0.35),
        (-half * 0.6, -thick / 2),
        (half * 0.6, -thick / 2),
        (half * 0.92, -thick * 0.2),
        (half, thick * 0.62),
    ]
    kind = KINDS["paddleboard"]
    thing = things.hull(kind, corners, colour, (x_m, 0.02), depth_m=0.75)
    for shape in thing.shapes:
        shape.elasticity = 0.0
    return stage.world.add(thing)


def play_balloons(stage: Stage, part: Part) -> View:
    """This will let balloons rise, jostle and sway on the air; where wind carries them off the camera goes with them."""
    cast = [(actor, n) for actor in part.actors for n in range(actor.count)]
    flown = [
        balloon(stage, actor, (place, 0.5 + 0.35 * (i % 3)), i + n)
        for i, (place, (actor, n)) in enumerate(zip(spread(len(cast), 0.5), cast, strict=True))
    ]
    view = View(width_m=max(1.7, 0.5 * len(cast) + 0.9), height_m=2.6)
    is_carried = wind_m_s(stage.scene) > 0
    return replace(view, follows=flown[len(flown) // 2].index, follow_from_m=0.2) if is_carried else view


def balloon(stage: Stage, actor: Actor, at: tuple[float, float], position: int) -> things.Thing:
    """This will let one balloon go at `at`: lighter than air, righted by its string, swayed by the breeze."""
    kind = kind_of(actor)
    stage.plays(actor.kind, "float")
    thing = things.disc(kind, kind.size_m * actor.size / 2, stage.colour_of(actor, position), at)
    stage.dress(thing, actor)
    thing.body.moment *= 4.0
    thing.extra["lift"] = 9.81 + 0.3 + stage.rng.uniform(-0.12, 0.16)
    thing.extra["sway"] = stage.rng.uniform(0, 6.28)
    stage.world.add(thing)
    stage.world.hooks.append(_Breeze(thing))
    return thing


@dataclass
class _Breeze:
    """Sways a balloon on the air."""

    balloon: things.Thing

    def __call__(self, world: World, now_s: float) -> None:
        body = self.balloon.body
        push = 0.5 * math.sin(1.3 * now_s + self.balloon.extra["sway"])
        body.apply_force_at_world_point((push * body.mass, 0.0), body.position)
        # A string and knot hang below: the balloon rights itself.
        body.torque -= body.moment * (16.0 * body.angle + 3.0 * body.angular_velocity)
