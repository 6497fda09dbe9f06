"""The world: steps rigid bodies at a fixed rate and writes down what they do."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np
import pymunk

from generation.engine.animatic.physics.materials import MATERIALS
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Contact, Pose, Take, Touch
from generation.engine.animatic.physics.water import Water

STEPS_PER_SECOND = 480  # what falls 3 m sinks at most 16 mm into a floor before it is thrown back
_QUIET_SPEED = 0.08  # m/s: slower meetings make no sound
_SAME_PAIR_S = 0.045  # two hits of one pair closer than this are one
_AIR = 0.5 * 1.2 * 0.5  # ½ · density of air · drag coefficient of a sphere


class Driver(Protocol):
    """Whoever moves a figure: muscles before each step, a pose at each frame."""

    thing: Thing

    def before_step(self, world: World, now_s: float, dt: float) -> None:
        """This will apply this step's forces."""

    def pose(self, world: World, now_s: float) -> Pose:
        """This will tell how the figure holds itself now."""


class World:
    """A space with ground, things, drivers and perhaps water."""

    def __init__(
        self, *, fps: int, gravity: float, ground: str, ground_level_m: float = 0.0, water: Water | None = None
    ) -> None:
        self.space = pymunk.Space()
        self.space.gravity = (0.0, -gravity)
        self.space.iterations = 20
        self.space.collision_slop = 0.0008
        self.fps, self.ground, self.water = fps, ground, water
        self.ground_level_m = ground_level_m
        self.steps_per_frame = math.ceil(STEPS_PER_SECOND / fps)
        self.dt = 1.0 / (fps * self.steps_per_frame)
        self.things: list[Thing] = []
        self.drivers: list[Driver] = []
        self.contacts: list[Contact] = []
        self.cues: list[tuple[float, Callable[[World], None]]] = []
        self.hooks: list[Callable[[World, float], None]] = []
        self.now_s = 0.0
        self._owner: dict[pymunk.Shape, Thing] = {}
        self._last_hit: dict[tuple[int, int], float] = {}
        self._rolling: dict[int, float] = {}
        self.grounded_at: dict[int, float] = {}
        self.standing_on: dict[int, int] = {}
        self._wet: dict[int, bool] = {}
        self.space.on_collision(1, None, post_solve=self._met)
        self._lay_ground(ground_level_m)

    def _lay_ground(self, level_m: float) -> None:
        ground = pymunk.Poly(
            self.space.static_body, [(-900, level_m - 8), (900, level_m - 8), (900, level_m), (-900, level_m)]
        )
        ground.friction, ground.elasticity = MATERIALS[self.ground].friction, MATERIALS[self.ground].restitution
        ground.collision_type = 1
        self.space.add(ground)

    def add(self, thing: Thing) -> Thing:
        """This will put a thing into the world and give it its index."""
        thing.index = len(self.things)
        self.things.append(thing)
        self.space.add(thing.body, *thing.shapes)
        for shape in thing.shapes:
            self._owner[shape] = thing
        return thing

    def add_driver(self, driver: Driver) -> None:
        """This will let `driver` move its thing from now on."""
        self.drivers.append(driver)

    def cue(self, time_s: float, act: Callable[[World], None]) -> None:
        """This will run `act` at the first step at or after `time_s`."""
        self.cues.append((time_s, act))
        self.cues.sort(key=lambda cue: cue[0])

    def note(self, touch: Touch, thing: Thing, *, strength: float, material: str = "", other: str = "") -> None:
        """This will write down a contact that no pair of rigid shapes makes: a foot, a splash, a voice, a net."""
        x, y = thing.body.position
        self.contacts.append(
            Contact(
                time_s=self.now_s,
                x_m=x,
                y_m=y,
                impulse=strength * thing.body.mass,
                speed=strength,
                material=material or thing.material,
                other=other or self.ground,
                touch=touch,
                size_m=thing.size_m,
                thing=thing.index,
            )
        )

    def is_grounded(self, thing: Thing) -> bool:
        """This will say whether the thing touched something beneath it within the last 50 ms."""
        return self.now_s - self.grounded_at.get(thing.index, -1.0) < 0.05

    def _met(self, arbiter: pymunk.Arbiter, space: pymunk.Space, data: Any) -> None:
        first, second = arbiter.shapes
        thing, other = self._owner.get(first), self._owner.get(second)
        normal = arbiter.normal
        if thing is None:
            thing, other, normal = other, None, -normal
        if thing is None:
            return
        self._support(thing, other, normal.y)
        impulse = arbiter.total_impulse
        push = abs(impulse.dot(normal))
        mass = _reduced_mass(thing, other)
        closing = push / mass / (1.0 + arbiter.restitution)
        pair = (thing.index, other.index if other else -1)
        weight = 9.81 * self.dt * 3.0
        if closing > _QUIET_SPEED + weight and self.now_s - self._last_hit.get(pair, -1.0) > _SAME_PAIR_S:
            self._hit(arbiter, thing, other, push, closing)
        self._last_hit[pair] = self.now_s
        self._rub(thing, other)

    def _support(self, thing: Thing, other: Thing | None, normal_y: float) -> None:
        if normal_y < -0.5:
            self.grounded_at[thing.index] = self.now_s
            self.standing_on[thing.index] = other.index if other else -1
        elif normal_y > 0.5 and other is not None:
            self.grounded_at[other.index] = self.now_s
            self.standing_on[other.index] = thing.index

    def _hit(self, arbiter: pymunk.Arbiter, thing: Thing, other: Thing | None, push: float, closing: float) -> None:
        points = arbiter.contact_point_set.points
        at = points[0].point_a if points else thing.body.position
        size = min(thing.size_m, other.size_m) if other else thing.size_m
        self.contacts.append(
            Contact(
                time_s=self.now_s,
                x_m=at[0],
                y_m=at[1],
                impulse=push,
                speed=closing,
                material=thing.material,
                other=other.material if other else self.ground,
                size_m=size,
                thing=thing.index,
                other_thing=other.index if other else -1,
            )
        )

    def _rub(self, thing: Thing, other: Thing | None) -> None:
        base = other.body.velocity if other else (0.0, 0.0)
        speed = math.hypot(thing.body.velocity.x - base[0], thing.body.velocity.y - base[1])
        self._rolling[thing.index] = speed

    def run(self, frame_count: int, on_frame: Callable[[int], None] | None = None) -> Take:
        """This will simulate `frame_count` frames and return everything that happened.

        The first frame shows the world before the first step. `on_frame` is called once a frame and may raise.
        """
        if not (self.drivers or self.hooks or self.water):
            self.space.sleep_time_threshold = 0.3
        take = Take(
            fps=self.fps,
            poses=np.zeros((frame_count, len(self.things), 6)),
            rolling=np.zeros((frame_count, len(self.things))),
            lanes=np.zeros((frame_count, len(self.things))),
            contacts=self.contacts,
        )
        surfaces = []
        take.figures = {driver.thing.index: [] for driver in self.drivers}
        for frame in range(frame_count):
            self._record(take, frame)
            if self.water:
                surfaces.append(self.water.surface())
            if on_frame:
                on_frame(frame)
            for _ in range(self.steps_per_frame):
                self.step()
        take.water = np.stack(surfaces) if surfaces else None
        return take

    def _record(self, take: Take, frame: int) -> None:
        for thing in self.things:
            body = thing.body
            take.poses[frame, thing.index] = (*body.position, body.angle, *body.velocity, body.angular_velocity)
            take.lanes[frame, thing.index] = thing.lane
            take.rolling[frame, thing.index] = self._rolling.get(thing.index, 0.0)
        for driver in self.drivers:
            take.figures[driver.thing.index].append(driver.pose(self, self.now_s))
        self._rolling.clear()

    def step(self) -> None:
        """This will move the world on by one fixed time step."""
        while self.cues and self.cues[0][0] <= self.now_s:
            self.cues.pop(0)[1](self)
        for driver in self.drivers:
            driver.before_step(self, self.now_s, self.dt)
        for hook in self.hooks:
            hook(self, self.now_s)
        for thing in self.things:
            self._air_and_water(thing)
        if self.water:
            self.water.advance(self.dt)
        self.space.step(self.dt)
        self.now_s += self.dt

    def _air_and_water(self, thing: Thing) -> None:
        body = thing.body
        if body.body_type != pymunk.Body.DYNAMIC:
            return
        if thing.material in {"latex", "vinyl"}:
            self._air(thing)
        if self.water:
            area = sum(self.water.float_body(body, shape) for shape in thing.shapes)
            self._splash(thing, area > 0.0)
        elif thing.kind.family == "ball":
            # Rolling resistance: what is soft or soft underfoot comes to rest.
            body.angular_velocity *= 1.0 - 0.35 * self.dt if self.is_grounded(thing) else 1.0

    def _air(self, thing: Thing) -> None:
        """Light things feel the air: drag everywhere, lift for what is filled with helium."""
        body = thing.body
        speed = body.velocity.length
        area = math.pi * thing.width_m**2 / 4
        body.apply_force_at_world_point(-_AIR * area * 4 * speed * body.velocity, body.position)
        lift = thing.extra.get("lift", 0.0)
        if lift:
            body.apply_force_at_world_point((0.0, lift * body.mass), body.position)

    def _splash(self, thing: Thing, is_wet: bool) -> None:
        speed = -thing.body.velocity.y
        if self.water and is_wet:
            self.water.disturb(thing.body.position.x, thing.width_m, -0.7 * speed * self.dt)
            if not self._wet.get(thing.index, self.now_s == 0.0) and speed > 0.5:
                self.note(Touch.SPLASH, thing, strength=speed, other="water")
                self.water.disturb(thing.body.position.x, thing.width_m * 0.7, -0.22 * speed)
        self._wet[thing.index] = is_wet


def _reduced_mass(thing: Thing, other: Thing | None) -> float:
    def weight(each: Thing | None) -> float:
        moves = each is not None and each.body.body_type == pymunk.Body.DYNAMIC
        return 1.0 / each.body.mass if each and moves else 0.0

    return 1.0 / max(weight(thing) + weight(other), 1e-9)
