"""Swimmers: they hold their depth under the surface, beat their tails, leap out of the water; ashore they flop.

In the water a swimmer is as heavy as the water it displaces, as fish with a swim bladder are; its fins push it, and the
water's drag (`physics.water`) brakes it. In the air only gravity acts.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from generation.engine.animatic.physics.intents import Mood
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Pose, Touch
from generation.engine.animatic.physics.water import WATER_DENSITY
from generation.engine.animatic.physics.world import World

_PUSH = 14.0  # greatest acceleration that fins give, m/s²
_FLOP_S = 0.85
_DRAG = 1.5  # 1/s, of a body that glides
_FAR_UP_M = 1000.0


@dataclass(frozen=True)
class Stroke:
    """How a kind of swimmer swims."""

    beat_hz: float  # of its tail at 1 m of length
    lengths_a_s: float
    bob: float = 0.03  # how far it strays from its depth, in lengths
    pulses: bool = False  # pushes in bursts and drifts between them, as jellyfish do


STROKES: dict[str, Stroke] = {
    "fish": Stroke(1.6, 0.55),
    "dolphin": Stroke(0.9, 0.5, 0.06),
    "jet": Stroke(0.8, 0.3, 0.06, pulses=True),
    "pulse": Stroke(0.75, 0.1, 0.22, pulses=True),
}


@dataclass
class Swimmer:
    """The driver of one swimmer: to and fro between two places, at a depth."""

    thing: Thing
    stroke: Stroke
    depth_m: float  # of its middle below the surface
    reach_m: tuple[float, float] = (-2.0, 2.0)
    leaps_s: tuple[float, ...] = ()  # when it leaps out of the water
    leap_m: float = 0.6
    is_under: bool = False  # all of the scene is under water, with no surface to come up to
    mood: Mood = field(default_factory=Mood)
    seed: int = 0
    facing: float = 1.0
    _beat: float = 0.0
    _yaw: float | None = None
    _next_leap: int = 0
    _leaping_until_s: float = -1.0
    _next_flop_s: float = 0.35

    def before_step(self, world: World, now_s: float, dt: float) -> None:
        """This will push, leap or flop."""
        self._steer(dt)
        water = world.water
        if self.is_under:
            self._hang(world, dt)
            self._swim(now_s, _FAR_UP_M)
            return
        if water is None:
            self._flop(world, now_s)
            return
        body = self.thing.body
        level = water.height_at(body.position.x)
        if body.position.y > level:
            if self._next_leap < len(self.leaps_s) and now_s >= self.leaps_s[self._next_leap] - 0.5:
                self._next_leap += 1
            self._along_the_path()
            return
        self._beat += self.stroke.beat_hz * math.sqrt(1.0 / max(self.thing.width_m, 0.2)) * dt
        if self._next_leap < len(self.leaps_s) and now_s >= self.leaps_s[self._next_leap] - 0.5:
            self._rise(now_s, level)
            return
        self._swim(now_s, level)

    def _hang(self, world: World, dt: float) -> None:
        """The water carries it, and brakes it."""
        body = self.thing.body
        self._beat += self.stroke.beat_hz * math.sqrt(1.0 / max(self.thing.width_m, 0.2)) * dt
        lift = -world.space.gravity[1]
        drag = (-_DRAG * body.velocity.x, lift - _DRAG * body.velocity.y)
        body.apply_force_at_world_point((body.mass * drag[0], body.mass * drag[1]), body.position)

    def _swim(self, now_s: float, level: float) -> None:
        body, length = self.thing.body, self.thing.width_m
        left, right = self.reach_m
        if body.position.x > right - 0.2 * length:
            self.facing = -1.0
        elif body.position.x < left + 0.2 * length:
            self.facing = 1.0
        burst = 1.0 + (0.9 * math.sin(2 * math.pi * self._beat) if self.stroke.pulses else 0.0)
        speed = self.facing * self.stroke.lengths_a_s * length * burst
        bob = self.stroke.bob * length * math.sin(2 * math.pi * self._beat * (1 if self.stroke.pulses else 0.5))
        goal = min(level - 0.5 * self.thing.height_m, -self.depth_m + bob)
        self._push(8.0 * (speed - body.velocity.x), 14.0 * (goal - body.position.y) - 5.0 * body.velocity.y)
        self._level(self.facing * 0.5 * math.atan2(body.velocity.y, abs(body.velocity.x) + 0.5))

    def _rise(self, now_s: float, level: float) -> None:
        """Up to the surface, and through it with the speed that carries as high as it leaps."""
        body = self.thing.body
        if body.position.y > level - 0.75 * self.thing.height_m:
            # Its tail drives it on until half of it is out: as fast as it must be to get as high as it leaps.
            gravity = -body.space.gravity[1] if body.space else 9.81
            body.velocity = (self.facing * 0.7 * math.sqrt(self.leap_m * gravity), math.sqrt(2 * self.leap_m * gravity))
            return
        self._push(3.0 * (self.facing * 1.2 - body.velocity.x), 9.0 * (2.2 - body.velocity.y))
        self._level(self.facing * 0.8)

    def _push(self, x: float, y: float) -> None:
        body = self.thing.body
        drag = 2.2 * WATER_DENSITY * self.thing.width_m * self.thing.height_m * 0.75 / body.mass
        limit = _PUSH + drag * 2.0
        force = (max(-limit, min(limit, x)), max(-limit, min(limit, y)))
        body.apply_force_at_world_point((body.mass * force[0], body.mass * force[1]), body.position)

    def _along_the_path(self) -> None:
        velocity = self.thing.body.velocity
        self._level(self.facing * 0.75 * math.atan2(velocity.y, abs(velocity.x) + 0.3))

    def _level(self, goal: float) -> None:
        body = self.thing.body
        body.torque -= body.moment * (90.0 * (body.angle - goal) + 14.0 * body.angular_velocity)

    def _flop(self, world: World, now_s: float) -> None:
        """Ashore: a slap of the tail now and then, which throws it up and over a little."""
        body = self.thing.body
        self._beat += 0.004
        if now_s < self._next_flop_s or not world.is_grounded(self.thing):
            return
        self._next_flop_s = now_s + _FLOP_S + 0.1 * (self.seed % 4)
        high = 0.28 * min(self.thing.width_m, 1.2)
        gravity = -world.space.gravity[1]
        side = 1.0 if self.seed % 2 else -1.0
        body.apply_impulse_at_world_point(
            (side * 0.12 * body.mass, body.mass * math.sqrt(2 * gravity * high)), body.position
        )
        body.angular_velocity += side * 1.3
        self.seed += 1
        world.note(Touch.STEP, self.thing, strength=0.8)

    def _steer(self, dt: float) -> None:
        lean = self.mood.faces_us
        goal = lean if self.facing > 0 else math.pi - lean
        self._yaw = goal if self._yaw is None else self._yaw + (goal - self._yaw) * min(1.0, 5 * dt)

    def pose(self, world: World, now_s: float) -> Pose:
        """This will tell the tail's phase (`gait`, in turns) and how far it swings (`stride`, 0..1)."""
        period = 2.9 + (self.seed * 37 % 11) / 7
        phase = (now_s + 0.9) % period
        is_ashore = world.water is None and not self.is_under
        return Pose(
            gait=self._beat if not is_ashore else 2.2 * now_s,
            stride=1.0,
            yaw=self._yaw or 0.0,
            blink=math.sin(math.pi * phase / 0.16) if phase < 0.16 else 0.0,
            mouth=0.35 * max(0.0, math.sin(3.0 * now_s + self.seed)) ** 2,
            joy=self.mood.joy,
            brow=self.mood.brow,
            lids=self.mood.lids,
            is_airborne=is_ashore or (self.thing.body.position.y > 0.0 and not self.is_under),
        )


def make_weightless(thing: Thing) -> None:
    """This will give a swimmer the weight of the water that it displaces, so that it neither sinks nor floats up."""
    area = sum(shape.area for shape in thing.shapes)
    share = WATER_DENSITY * area / thing.body.mass
    thing.body.mass, thing.body.moment = thing.body.mass * share, thing.body.moment * share
