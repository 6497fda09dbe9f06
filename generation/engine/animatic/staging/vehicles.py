"""Cars with sprung wheels and a motor; crates to drive into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pymunk

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.intents import Mood
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.chassis import CAR, CHASSIS, SPOKED
from generation.engine.animatic.staging.parts import Part
from generation.engine.animatic.staging.stage import FIGURES, Stage, View, kind_of, spread
from generation.engine.animatic.staging.standing import at_rest

CRUISE_M_S = 3.6
_HEAVIEST_WHEEL = 0.12  # of the body's mass


def car(stage: Stage, actor: Actor, x_m: float, facing: float, position: int = 0) -> Thing:
    """This will build a car: a body on two sprung wheels; its motors are the stage's."""
    kind, chassis = kind_of(actor), CHASSIS.get(actor.kind, CAR)
    length = kind.size_m * actor.size
    lift = length * (max(share for _, share in chassis.wheels) + chassis.clearance)
    shell = [(facing * x * length, y * length) for x, y in chassis.shell]
    colour = stage.colour_of(actor, position)
    body = things.hull(kind, shell, colour, (x_m, lift), density=420.0, depth_m=length * chassis.deep)
    body.look, body.extra["facing"] = kind.name, facing
    body.width_m, body.height_m = length, length * chassis.high
    stage.dress(body, actor)
    things.weigh_down(body, 0.08 * length)
    stage.world.add(body)
    stage.motors[body.index] = [
        _wheel(stage, body, facing * at * length, share * length, lift) for at, share in chassis.wheels
    ]
    return body


def _wheel(stage: Stage, car_body: Thing, offset: float, radius: float, lift: float) -> pymunk.SimpleMotor:
    at = (car_body.body.position.x + offset, radius + 0.002)
    wheel = things.disc(things.fixed_kind("wheel", "tyre", "wheel"), radius, (44, 46, 56), at, "tyre")
    wheel.look, wheel.owner, wheel.depth_m = "wheel", car_body.index, 0.2
    share = min(1.0, _HEAVIEST_WHEEL * car_body.body.mass / wheel.body.mass)  # large wheels are mostly air
    wheel.body.mass, wheel.body.moment = share * wheel.body.mass, share * wheel.body.moment
    wheel.extra["spokes"] = float(car_body.kind.name in SPOKED)
    group = pymunk.ShapeFilter(group=900 + car_body.index)
    for shape in (*wheel.shapes, *car_body.shapes):
        shape.filter = group
    stage.world.add(wheel)
    rest = lift - radius
    mass = car_body.body.mass
    stiffness = mass * 9.81 / 2 / (0.12 * rest)
    motor = pymunk.SimpleMotor(car_body.body, wheel.body, 0.0)
    motor.max_force = mass * 2.2 * radius
    stage.world.space.add(
        pymunk.GrooveJoint(car_body.body, wheel.body, (offset, -rest * 1.3), (offset, -rest * 0.5), (0, 0)),
        pymunk.DampedSpring(car_body.body, wheel.body, (offset, 0.0), (0, 0), rest * 1.12, stiffness, 2.2 * mass),
        motor,
    )
    return motor


def play_drive(stage: Stage, part: Part) -> View:
    """This will drive along a bumpy road, the camera going with it."""
    stage.plays(part.leader.kind, "drive")
    cast = [(actor, n) for actor in part.actors for n in range(actor.count)]
    heroes = [car(stage, actor, 0.0, 1.0, n) for actor, n in cast]
    room = sum(hero.width_m * 1.25 for hero in heroes)
    left = -room
    for hero in heroes:
        put(stage, hero, left + hero.width_m * 0.625 + heroes[-1].width_m * 0.625)
        left += hero.width_m * 1.25
        set_speed(stage, hero, CRUISE_M_S)
    for n in range(int(stage.duration_s * 1.6) + 3):
        x = 3.2 + n * 2.6 + stage.rng.uniform(-0.5, 0.5)
        stage.fitting(
            "bump", "wood", (0.5, 0.06), (x, 0.015), (120, 112, 108), angle=stage.rng.uniform(-0.06, 0.06), depth_m=1.4
        )
    lead = heroes[-1]
    width = lead.width_m * 1.75 + room - lead.width_m * 1.25
    return View(
        width_m=width,
        height_m=max(2.2, 1.7 * lead.height_m),
        follows=lead.index,
        centre_x_m=0.3 - (width - lead.width_m * 1.75) / 2,
    )


def put(stage: Stage, hero: Thing, dx: float) -> None:
    """This will move a car with its wheels sideways."""
    for thing in stage.world.things:
        if thing is hero or thing.owner == hero.index:
            thing.body.position += (dx, 0.0)


def set_speed(stage: Stage, hero: Thing, speed: float) -> None:
    """This will let a car's motors turn its wheels as for `speed`, m/s."""
    for motor in stage.motors[hero.index]:
        motor.rate = speed / max(shape.radius for shape in motor.b.shapes if isinstance(shape, pymunk.Circle))


def pass_by(stage: Stage, heroes: Sequence[Thing], room: tuple[float, float]) -> None:
    """This will send cars across `room` (its left and right end, metres), in at one side and out at the other, one behind
    the other as they stand.
    """
    first, last = max(heroes, key=_place), min(heroes, key=_place)
    way = room[1] - room[0] + 1.1 * first.width_m + _place(first) - _place(last)
    speed = max(1.0, min(6.0, way / (0.8 * stage.duration_s)))
    dx = room[0] - 0.35 * first.width_m - _place(first)
    for hero in heroes:
        put(stage, hero, dx)
        set_speed(stage, hero, speed)
        give_speed(stage, hero, speed)


def _place(hero: Thing) -> float:
    return float(hero.body.position.x)


def play_parked(stage: Stage, part: Part) -> View:
    """This will let cars stand and look on."""
    cast = [(actor, n) for actor in part.actors for n in range(actor.count)]
    widths = [kind_of(actor).size_m * actor.size for actor, _ in cast]
    left = 0.0
    for width, (actor, n) in zip(widths, cast, strict=True):
        hero = car(stage, actor, left + width / 2, -1.0, n)
        set_speed(stage, hero, 0.0)
        left += width + 0.3
    stage.plays(part.leader.kind)
    return View(width_m=left + 0.2, height_m=1.2, centre_x_m=left / 2)


@dataclass
class _Brakes:
    """After the first blow the wheels brake."""

    heroes: frozenset[int]
    motors: list[pymunk.SimpleMotor]
    are_on: bool = False

    def __call__(self, world: World, now_s: float) -> None:
        if not self.are_on and any(
            {contact.thing, contact.other_thing} & self.heroes and contact.other_thing >= 0
            for contact in world.contacts
        ):
            self.are_on = True
            for motor in self.motors:
                motor.rate, motor.max_force = 0.0, 4000.0


def play_crash(stage: Stage, part: Part) -> View:
    """This will drive a car into another one, into whoever or whatever is in its way, or into a wall of boxes; after the
    blow the wheels brake.
    """
    is_met = bool(part.props) and kind_of(part.props[0]).family != "box"
    speed = 3.4 if is_met else 5.4
    actor, *others = part.actors
    stage.plays(actor.kind, "crash")
    length = kind_of(actor).size_m * actor.size
    cars = [_fast(stage, actor, -1.9 * length, speed, 0)]
    second = others[0] if others else actor if actor.count > 1 else None
    if second is not None:
        cars.append(_fast(stage, second, 1.9 * length, -speed, 0 if others else 1))
        stage.plays(second.kind, "crash")
    elif is_met:
        _in_the_way(stage, part.props)
    else:
        _wall(stage, part)
    motors = [motor for hero in cars for motor in stage.motors[hero.index]]
    stage.world.hooks.append(_Brakes(frozenset(hero.index for hero in cars), motors))
    if second is not None:
        return View(width_m=2.6 * length, height_m=2.6)
    if is_met:
        return View(width_m=1.5 * length + 2.6, height_m=2.8, centre_x_m=1.0 - 0.4 * length)
    return View(width_m=3.7, height_m=2.6, centre_x_m=0.2, follows=cars[0].index, follow_from_m=0.5)


def _in_the_way(stage: Stage, props: tuple[Actor, ...]) -> None:
    """Whoever or whatever is driven into stands on the road."""
    at_m = 0.9
    for actor in props:
        for n in range(actor.count):
            wide = kind_of(actor).size_m * actor.size
            if kind_of(actor).family in FIGURES:
                figure = stage.figure(actor, at_m, facing=-1.0, mood=Mood(faces_us=0.5, joy=0.2, gape=0.5))
                wide = figure.thing.width_m
                stage.plays(actor.kind, "fall")
            else:
                at_rest(stage, actor, at_m + wide / 2, n)
                stage.plays(actor.kind, "look")
            at_m += wide + 0.15


def _fast(stage: Stage, actor: Actor, x_m: float, speed: float, position: int) -> Thing:
    hero = car(stage, actor, x_m, 1.0 if speed > 0 else -1.0, position)
    set_speed(stage, hero, speed)
    give_speed(stage, hero, speed)
    return hero


def give_speed(stage: Stage, hero: Thing, speed: float) -> None:
    """This will let a car roll at `speed` (m/s) from the start."""
    for thing in stage.world.things:
        if thing is hero or thing.owner == hero.index:
            thing.body.velocity = (speed, 0.0)
            if thing.owner == hero.index:
                thing.body.angular_velocity = -speed / (thing.width_m / 2)


def _wall(stage: Stage, part: Part) -> None:
    kind = kind_of(part.props[0]) if part.props else KINDS["crate"]
    stage.placed[kind.name] += 6
    size = 0.46
    for row in range(3):
        for n, place in enumerate(spread(3 - row, size * 1.02)):
            at = (1.15 + place, size / 2 + 0.002 + row * (size + 0.002))
            colour = kind.colours[(row + n) % len(kind.colours)]
            stage.world.add(things.slab(kind, (size, size), colour, at, depth_m=size))
