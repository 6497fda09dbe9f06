"""Cars with sprung wheels and a motor; crates to drive into."""

from __future__ import annotations

import pymunk

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.stage import Stage, View, kind_of, spread


def car(
    stage: Stage, actor: Actor, x_m: float, facing: float, position: int = 0
) -> tuple[Thing, list[pymunk.SimpleMotor]]:
    """This will build a car: a body on two sprung wheels. Returns it with its motors."""
    kind = kind_of(actor)
    length = kind.size_m * actor.size
    radius = length * 0.125
    lift = radius + length * 0.13
    corners = [(-0.48, -0.13), (0.48, -0.13), (0.5, 0.0), (0.24, 0.06), (0.1, 0.2), (-0.28, 0.2), (-0.5, 0.06)]
    shell = [(facing * x * length, y * length) for x, y in corners]
    body = things.hull(kind, shell, stage.colour_of(actor, position), (x_m, lift), density=420.0, depth_m=length * 0.42)
    body.look, body.extra["facing"] = kind.name, facing
    body.width_m, body.height_m = length, length * 0.33
    things.weigh_down(body, 0.08 * length)
    stage.world.add(body)
    motors = [_wheel(stage, body, side * 0.3 * length, radius, lift) for side in (-1, 1)]
    return body, motors


def _wheel(stage: Stage, car_body: Thing, offset: float, radius: float, lift: float) -> pymunk.SimpleMotor:
    at = (car_body.body.position.x + offset, radius + 0.002)
    wheel = things.disc(things.fixed_kind("wheel", "tyre", "wheel"), radius, (44, 46, 56), at, "tyre")
    wheel.look, wheel.owner, wheel.depth_m = "wheel", car_body.index, 0.2
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


def play_drive(stage: Stage, actor: Actor) -> None:
    """This will drive along a bumpy road, the camera going with it."""
    stage.cruise_m_s = 3.6
    stage.plays(actor.kind, "drive")
    hero, motors = car(stage, actor, 0.0, 1.0)
    _set_speed(motors, stage.cruise_m_s / (hero.width_m * 0.125))
    for n in range(int(stage.duration_s * 1.6) + 3):
        x = 3.2 + n * 2.6 + stage.rng.uniform(-0.5, 0.5)
        stage.fitting(
            "bump", "wood", (0.5, 0.06), (x, 0.015), (120, 112, 108), angle=stage.rng.uniform(-0.06, 0.06), depth_m=1.4
        )
    stage.view = View(width_m=hero.width_m * 1.75, height_m=2.2, follows=hero.index, centre_x_m=0.3)


def _set_speed(motors: list[pymunk.SimpleMotor], rate: float) -> None:
    for motor in motors:
        motor.rate = rate


def drive_along(stage: Stage, actor: Actor, x_m: float, speed: float, position: int) -> None:
    """This will add a car that goes at `speed` (m/s) to the right, or stands and looks on."""
    hero, motors = car(stage, actor, x_m, 1.0 if speed else -1.0, position)
    _set_speed(motors, speed / (hero.width_m * 0.125))
    stage.plays(actor.kind, *(("drive",) if speed else ()))
    if not stage.cruise_m_s:  # whoever drives the play starts from rest, and the others with it
        _give_speed(stage, hero, speed)


def play_crash(stage: Stage, actor: Actor) -> None:
    """This will drive a car into another one, or into a wall of boxes; after the blow the wheels brake."""
    speed = 5.4
    stage.plays(actor.kind, "crash")
    length = kind_of(actor).size_m * actor.size
    cars = [_fast(stage, actor, -1.9 * length, speed, 0)]
    if actor.count > 1:
        cars.append(_fast(stage, actor, 1.9 * length, -speed, 1))
    else:
        _wall(stage)
    heroes = {hero.index for hero, _ in cars}
    motors = [motor for _, several in cars for motor in several]

    def brake(world: World, now_s: float) -> None:
        if any(
            {contact.thing, contact.other_thing} & heroes and contact.other_thing >= 0 for contact in world.contacts
        ):
            _brake(motors)

    stage.world.hooks.append(brake)
    if actor.count > 1:
        stage.view = View(width_m=2.6 * length, height_m=2.6)
    else:
        stage.view = View(width_m=3.7, height_m=2.6, centre_x_m=0.2, follows=cars[0][0].index, follow_from_m=0.5)


def _brake(motors: list[pymunk.SimpleMotor]) -> None:
    for motor in motors:
        motor.rate, motor.max_force = 0.0, 4000.0


def _fast(
    stage: Stage, actor: Actor, x_m: float, speed: float, position: int
) -> tuple[Thing, list[pymunk.SimpleMotor]]:
    hero, motors = car(stage, actor, x_m, 1.0 if speed > 0 else -1.0, position)
    _set_speed(motors, speed / (hero.width_m * 0.125))
    _give_speed(stage, hero, speed)
    return hero, motors


def _give_speed(stage: Stage, hero: Thing, speed: float) -> None:
    for thing in stage.world.things:
        if thing is hero or thing.owner == hero.index:
            thing.body.velocity = (speed, 0.0)
            if thing.owner == hero.index:
                thing.body.angular_velocity = -speed / (thing.width_m / 2)


def _wall(stage: Stage) -> None:
    crates = stage.actors_of(frozenset({"box"}))
    kind = kind_of(crates[0]) if crates else KINDS["crate"]
    stage.placed[kind.name] += 6
    size = 0.46
    for row in range(3):
        for n, place in enumerate(spread(3 - row, size * 1.02)):
            at = (1.15 + place, size / 2 + 0.002 + row * (size + 0.002))
            colour = kind.colours[(row + n) % len(kind.colours)]
            stage.world.add(things.slab(kind, (size, size), colour, at, depth_m=size))
