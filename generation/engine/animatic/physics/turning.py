"""Turning about the upright axis and over the hands: pirouettes, axels, cartwheels.

Turning in depth is not simulated in the plane, but it keeps its angular momentum: with the arms pulled in a figure has
0.4 of its inertia and turns 2.5 times as fast as with open arms.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import pymunk

from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import World

_SHED = 0.6  # of the inertia about the upright axis, by pulling the arms in
_PULL = 0.22  # share of a flight in which the arms come in, and open again
_GRIP = 0.6  # of a wheel's rim speed that it goes along with: hands and feet slip a little


def pulled_in(share: float) -> float:
    """This will be how far the arms are in, 0..1, `share` of the way through a jump or a pirouette."""
    ramp = max(0.0, min(1.0, share / _PULL, (1.0 - share) / _PULL))
    return ramp * ramp * (3 - 2 * ramp)


_MEAN = sum(1.0 / (1.0 - _SHED * pulled_in((k + 0.5) / 400)) for k in range(400)) / 400


def spin_rate(share: float) -> float:
    """This will be the rate of turning, of its mean: constant momentum over an inertia that the arms change."""
    return 1.0 / (1.0 - _SHED * pulled_in(share)) / _MEAN if 0.0 <= share < 1.0 else 0.0


@dataclass(frozen=True)
class Twirl:
    """A pirouette on the ground from `at_s` to `until_s`, `turns` turns to the left seen from above."""

    at_s: float
    until_s: float
    turns: float

    def _share(self, now_s: float) -> float:
        return (now_s - self.at_s) / (self.until_s - self.at_s)

    def rate(self, now_s: float) -> float:
        """This will be its angular speed, rad/s: the feet push at its beginning and brake at its end."""
        share = self._share(now_s)
        push = min(1.0, share / 0.1, (1.0 - share) / 0.1)
        return 2 * math.pi * self.turns * push * spin_rate(share) / (0.935 * (self.until_s - self.at_s))

    def pulled(self, now_s: float) -> float:
        """This will be how far the arms are in, 0..1."""
        return pulled_in(self._share(now_s))


@dataclass
class Cartwheel:
    """Over the hands, sideways: arms and legs are the spokes of a wheel that rolls `turns` times from `at_s` on."""

    at_s: float
    turns: int = 1
    rate: float = 5.4  # rad/s
    is_turning: bool = False
    is_done: bool = False
    _own: list[pymunk.Shape] = field(default_factory=list)
    _from: float = 0.0

    def turn(self, world: World, thing: Thing, facing: float, now_s: float) -> bool:
        """This will go on with it for a step and say whether it is under way."""
        if self.is_done or now_s < self.at_s:
            return False
        if not self.is_turning:
            if not world.is_grounded(thing):
                return False
            self._begin(world, thing)
        body = thing.body
        body.angular_velocity += 0.1 * (-facing * self.rate - body.angular_velocity)
        goal = facing * _GRIP * self.rate * thing.height_m / 2
        body.velocity = (body.velocity.x + 0.1 * (goal - body.velocity.x), body.velocity.y)
        if abs(body.angle - self._from) >= 2 * math.pi * self.turns - 0.12:
            self._end(world, thing)
        return self.is_turning

    def _begin(self, world: World, thing: Thing) -> None:
        self.is_turning, self._own, self._from = True, thing.shapes, thing.body.angle
        rim = pymunk.Circle(thing.body, max(thing.height_m, thing.width_m) / 2)
        rim.friction, rim.elasticity, rim.collision_type = 0.0, 0.0, 1
        rim.filter = self._own[0].filter
        world.space.remove(*self._own)
        world.space.add(rim)
        world.belongs(rim, thing)
        thing.shapes = [rim]

    def _end(self, world: World, thing: Thing) -> None:
        world.space.remove(*thing.shapes)
        world.space.add(*self._own)
        thing.shapes = self._own
        thing.body.angular_velocity *= 0.2
        self.is_turning, self.is_done = False, True
