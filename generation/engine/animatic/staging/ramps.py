"""A car that jumps: up a ramp, through the air as anything flies, and down behind whatever is in its way."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.staging import vehicles
from generation.engine.animatic.staging.stage import Stage

_LIP_M = 0.45  # how high a ramp is, for a car of two metres
_RUN_UP_S = 0.45  # before the ramp
_PITCH = 0.75  # of the ramp's slope, as far as springs let the nose rise
_TURN_HZ = 14.0
_WOOD = (206, 156, 102)


def leap(stage: Stage, car: Thing, over: Sequence[Thing]) -> float:
    """This will let a car drive up a ramp and jump over what stands in a row; returns where it comes down, metres."""
    lip = _LIP_M * car.width_m / 1.9
    left = min(thing.body.position.x - thing.width_m / 2 for thing in over)
    right = max(thing.body.position.x + thing.width_m / 2 for thing in over)
    clear_m = max(thing.height_m for thing in over) + 0.3 * car.height_m
    off_m = (right - left) / 2 + 0.6 * car.width_m  # from the lip to the middle of what is jumped over
    edge = ((right - left) / 2 / off_m) ** 2
    up_m_s = math.sqrt(2 * stage.gravity * max(clear_m - lip, 0.2) * max(1.0, 0.78 / (1 - edge)))
    speed = off_m * stage.gravity / up_m_s  # so it is highest right over it
    slope = math.atan2(up_m_s, speed)
    lip_x, run = (left + right) / 2 - off_m, lip / math.tan(slope)
    place = (lip_x - run / 2, lip / 2 - 0.03)
    ramp = stage.fitting("ramp", "wood", (math.hypot(run, lip), 0.06), place, _WOOD, angle=slope)
    for shape in ramp.shapes:
        shape.filter = car.shapes[0].filter
    ramp.lane = car.lane + 0.05
    vehicles.put(stage, car, lip_x - run - car.body.position.x)
    parts = [thing for thing in stage.world.things if thing is car or thing.owner == car.index]
    vehicles.set_speed(stage, car, speed)
    stage.world.hooks.append(_Jump(stage, parts, ramp, (speed, up_m_s), lip, run))
    return lip_x + 2.2 * off_m + 0.7 * car.width_m


@dataclass
class _Jump:
    """The ramp's work on a car: from its foot to its lip it goes along the ramp, then it is let go."""

    stage: Stage
    parts: list[Thing]  # the car, then its wheels
    ramp: Thing
    velocity: tuple[float, float]  # at the lip, metres a second
    lip_m: float
    run_m: float
    rest_m: float = 0.0  # how high the car's middle is on level ground
    is_flying: bool = False
    has_landed: bool = False

    def take_up(self) -> None:
        """This will let the car come from before the ramp."""
        self.rest_m = self.parts[0].body.position.y
        vehicles.put(self.stage, self.parts[0], -_RUN_UP_S * self.velocity[0])
        vehicles.give_speed(self.stage, self.parts[0], self.velocity[0])

    def __call__(self, world: World, now_s: float) -> None:
        car = self.parts[0]
        along = car.body.position.x - (self.ramp.body.position.x - self.run_m / 2)
        if not self.is_flying and along >= self.run_m:
            self.is_flying = True
            for part in self.parts:
                part.body.velocity = self.velocity
            car.body.angular_velocity = -1.5 * car.body.angle / (2 * self.velocity[1] / self.stage.gravity)
        elif not self.is_flying and along > 0.0:
            self._climb(world, car, along)
        elif self.is_flying and not self.has_landed and any(map(world.is_grounded, self.parts[1:])):
            self.has_landed = True
            world.note(Touch.HIT, car, strength=2.5, other=world.ground)
            rear = self.stage.motors[car.index][0]  # brakes in front would throw a motorcycle over
            rear.rate, rear.max_force = 0.0, 12.0 * rear.max_force

    def _climb(self, world: World, car: Thing, along: float) -> None:
        slope = self.velocity[1] / self.velocity[0]
        share = min(1.0, along / (0.3 * self.run_m))  # springs take up the foot of the ramp
        goal = self.rest_m + self.lip_m * along / self.run_m
        rise = slope * self.velocity[0] * share + 20.0 * (goal - car.body.position.y)
        for part in self.parts:
            part.body.velocity = (self.velocity[0], rise)
        car.body.angular_velocity = _TURN_HZ * (_PITCH * math.atan(slope) * share - car.body.angle)
