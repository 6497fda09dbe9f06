"""The rides of a fair: a wheel that turns, a round of horses, a train of cars that weight alone drives over its hills."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pymunk

from generation.engine.animatic.fairground import RIDES
from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.script import Actor, Colour
from generation.engine.animatic.staging import bearing
from generation.engine.animatic.staging.hands import carry
from generation.engine.animatic.staging.parts import Free, Part
from generation.engine.animatic.staging.stage import FIGURES, Stage, View, kind_of

_GROUP = 34_000  # of a collision filter: a ride and who is on it
_CARS: tuple[Colour, ...] = ((226, 74, 66), (62, 142, 196), (248, 190, 70), (112, 176, 140), (170, 110, 200))
_MOST = 4
CARS_OF_A_WHEEL = 6
WHEEL_RAD_S = 0.62
_ROUND_RAD_S = 1.15
_RISE_M = 0.16  # how far a carousel's horse goes up and down
_HOP_RAD_S = 2.6
_SLOWEST_M_S = 1.5  # over the top of a coaster's highest hill
_G = 9.81
_RAISED = 0.26  # of a car's length: an animal on all fours looks out over its side

Way = Callable[[float], tuple[float, float, float, float]]
"""Seconds -> where a seat is (metres), at which angle, and in which lane of depth."""


def riding(free: Free, others: bool) -> Iterator[Part]:
    """Who is on a ride of the fair, all of them on one."""
    for ride in sorted(RIDES):
        on = free.doing(ride, FIGURES)
        if on:
            yield Part(play=play_ride, actors=tuple(free.take(at) for at in on), action=ride)


def play_ride(stage: Stage, part: Part) -> View:
    """This will put the part's actors on its ride and let that go."""
    riders = [replace(actor, count=1) for actor in part.actors for _ in range(actor.count)][:_MOST]
    tall = max(_height(actor) for actor in riders)
    for actor in part.actors:
        stage.plays(actor.kind, part.action)
    return {"ferris wheel": _wheel, "carousel": _carousel, "roller coaster": _coaster}[part.action](stage, riders, tall)


def _height(actor: Actor) -> float:
    kind = kind_of(actor)
    return kind.size_m * actor.size * (1.0 if kind.family != "quad" else max(kind.tall, 1.0))


@dataclass
class _Led:
    """Leads a seat along its way."""

    seat: Thing
    way: Way

    def __call__(self, world: World, now_s: float) -> None:
        x, y, angle, lane = self.way(now_s + world.dt)
        carry(self.seat, (x, y), world)
        self.seat.body.angular_velocity = (angle - self.seat.body.angle) / world.dt
        self.seat.lane = lane


@dataclass
class _Along:
    """Keeps a rider in its seat's depth, and turned as the seat goes."""

    figure: Figure
    seat: Thing
    behind: float
    turns: bool = False

    def __call__(self, world: World, now_s: float) -> None:
        self.figure.thing.lane = self.seat.lane + self.behind
        if self.turns:
            self.figure.facing = 1.0 if self.seat.body.velocity.x >= 0.0 else -1.0
            self.seat.extra["facing"] = self.figure.facing


def _seat(stage: Stage, look: str, size: tuple[float, float], colour: Colour, way: Way) -> Thing:
    x, y, angle, lane = way(0.0)
    kind = things.fixed_kind(look, "wood")
    seat = things.slab(kind, size, colour, (x, y), angle=angle, depth_m=0.5, kind_of_body=pymunk.Body.KINEMATIC)
    seat.look, seat.lane = look, lane
    for shape in seat.shapes:
        shape.filter, shape.sensor = pymunk.ShapeFilter(group=_GROUP), True
    stage.world.hooks.append(_Led(seat, way))
    return stage.world.add(seat)


def _structure(stage: Stage, look: str, size: tuple[float, float], at: tuple[float, float], lane: float) -> Thing:
    thing = stage.fitting(look, "wood", size, at, _CARS[0], depth_m=0.3)
    thing.lane = lane
    for shape in thing.shapes:
        shape.sensor = True
    return thing


def _ride_on(
    stage: Stage, seat: Thing, rider: Actor, at: tuple[float, float], *, behind: float, turns: bool = False
) -> None:
    sits = "seated" if not turns else ""
    gesture = sits if kind_of(rider).family == "biped" else ""
    if kind_of(rider).family == "quad" and not turns:
        at = (at[0], at[1] + _RAISED * seat.width_m)
    figure, _ = bearing.seated(stage, seat, rider, at, 1.0, gesture=gesture)
    figure.mood.joy, figure.mood.faces_us = 1.0, 0.6
    gear = pymunk.GearJoint(seat.body, figure.thing.body, 0.0, 1.0)  # strapped in: it leans as its seat does
    stage.world.space.add(gear)
    stage.world.hooks.append(_Along(figure, seat, behind, turns))


def _wheel(stage: Stage, riders: list[Actor], tall: float) -> View:
    """Cars that hang plumb from a wheel which turns evenly."""
    radius, car = 1.6 * tall, 1.0 * tall
    middle = (0.0, radius + 0.85 * tall)
    disc = things.disc(things.fixed_kind("ferris wheel", "wood"), radius, _CARS[0], middle)
    disc.body.body_type, disc.look, disc.lane = pymunk.Body.KINEMATIC, "ferris wheel", 0.4
    disc.body.angular_velocity = WHEEL_RAD_S
    disc.extra["car"] = car
    disc.extra["taken"] = float(len(riders))
    for shape in disc.shapes:
        shape.filter, shape.sensor = pymunk.ShapeFilter(group=_GROUP), True
    stage.world.add(disc)
    for n, rider in enumerate(riders):

        def way(now_s: float, n: int = n) -> tuple[float, float, float, float]:
            turn = WHEEL_RAD_S * now_s + car_turn(n)
            return middle[0] + radius * math.cos(turn), middle[1] + radius * math.sin(turn) - 0.45 * car, 0.0, 0.1

        seat = _seat(stage, "gondola", (car, 0.6 * car), _CARS[n % len(_CARS)], way)
        _ride_on(stage, seat, rider, (0.0, -0.2 * car), behind=0.06)
    return View(width_m=2 * radius + 1.3 * car, height_m=2 * radius + 1.6 * tall)


def car_turn(number: int) -> float:
    """This will be at which angle of the wheel a car hangs, the first below to the left, where all of it is seen."""
    return -2.2 + 2 * math.pi * number / CARS_OF_A_WHEEL


def _carousel(stage: Stage, riders: list[Actor], tall: float) -> View:
    """Horses that go round a drum, up and down, before it and behind it."""
    radius, horse = 1.5 * tall + 0.5, 1.15 * tall
    _structure(stage, "carousel", (2.6 * radius, 3.3 * tall), (0.0, 1.65 * tall), 0.0)
    count = max(5, len(riders))
    for n in range(count):

        def way(now_s: float, n: int = n) -> tuple[float, float, float, float]:
            turn = -_ROUND_RAD_S * now_s - 2 * math.pi * n / count + 2.2
            bob = _RISE_M * tall * math.sin(_HOP_RAD_S * now_s + 1.9 * n)
            return -radius * math.cos(turn), 0.85 * tall + bob, 0.0, 0.55 * radius * math.sin(turn)

        seat = _seat(stage, "carousel horse", (horse, 0.6 * horse), _CARS[n % len(_CARS)], way)
        seat.extra["tall"] = tall
        if n < len(riders):
            _ride_on(stage, seat, riders[n], (-0.05 * horse, 0.13 * horse), behind=-0.02, turns=True)
        else:
            stage.world.hooks.append(_Turned(seat))
    return View(width_m=2.9 * radius, height_m=3.5 * tall)


@dataclass
class _Turned:
    """An empty horse looks where it goes."""

    seat: Thing

    def __call__(self, world: World, now_s: float) -> None:
        self.seat.extra["facing"] = 1.0 if self.seat.body.velocity.x >= 0.0 else -1.0


def track_m(x_m: float, tall: float) -> float:
    """This will be how high a coaster's track is, for riders so tall: a great hill, and lesser ones after it."""
    at = x_m / tall
    return tall * (1.75 + 1.05 * math.cos(2 * math.pi * at / 9.4) + 0.42 * math.cos(2 * math.pi * at / 6.1 + 1.1))


def _coaster(stage: Stage, riders: list[Actor], tall: float) -> View:
    """Cars that roll from a hill: what they lose in height they gain in speed, and nothing drives them."""
    car = 0.95 * tall
    places = _rolled(stage, tall)
    for n, rider in enumerate(riders):

        def way(now_s: float, n: int = n) -> tuple[float, float, float, float]:
            return *_middle(places(now_s) - 1.25 * n * car, tall), 0.1

        seat = _seat(stage, "coaster car", (car, 0.5 * car), _CARS[n % len(_CARS)], way)
        _ride_on(stage, seat, rider, (-0.08 * car, -0.16 * car), behind=0.06)
        if n == 0:
            lead = seat
    far = places(stage.duration_s + 1.0) + 14 * tall
    track = _structure(stage, "coaster track", (far + 14 * tall, 0.1), (far / 2 - 7 * tall, 0.05), 0.5)
    track.extra["tall"] = tall
    return View(width_m=5.2 * tall, height_m=4.9 * tall, follows=lead.index, centre_x_m=-0.3 * tall)


def _middle(x_m: float, tall: float) -> tuple[float, float, float]:
    """Where the middle of a car is whose wheels are there on the track, and at which angle."""
    angle = math.atan((track_m(x_m + 0.05, tall) - track_m(x_m - 0.05, tall)) / 0.1)
    lift = 0.3 * tall
    return x_m - lift * math.sin(angle), track_m(x_m, tall) + lift * math.cos(angle), angle


def _rolled(stage: Stage, tall: float) -> Callable[[float], float]:
    """How far the first car has rolled at a time, by its speed at every height: energy is kept."""
    step, x = 1 / 240, 0.0
    top, found = _middle(0.0, tall)[1] + 0.12 * tall, [x]
    for _ in range(int((stage.duration_s + 3.0) / step)):
        (x0, y0, _), (x1, y1, _) = _middle(x - 0.02, tall), _middle(x + 0.02, tall)
        speed = math.sqrt(_SLOWEST_M_S**2 + 2 * _G * max(top - (y0 + y1) / 2, 0.0))
        x += speed * step * 0.04 / max(math.hypot(x1 - x0, y1 - y0), 1e-6)
        found.append(x)

    def place(now_s: float) -> float:
        at = min(max(now_s / step, 0.0), len(found) - 2.0)
        first = int(at)
        return found[first] + (found[first + 1] - found[first]) * (at - first)

    return place
