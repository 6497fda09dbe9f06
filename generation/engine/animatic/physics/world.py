"""The world: steps rigid bodies at a fixed rate and writes down what they do."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pymunk

from generation.engine.animatic.physics import air
from generation.engine.animatic.physics.materials import MATERIALS
from generation.engine.animatic.physics.meetings import GROUND, Meetings
from generation.engine.animatic.physics.ropes import Rope
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Contact, Plume, Pose, Take, Touch
from generation.engine.animatic.physics.water import Water

STEPS_PER_SECOND = 480
_SLEEP_S = 0.3  # what has lain still so long rests until something touches it: no stack creeps
_STILL_M_S = 0.005  # slower than that is lying still
_PUSHED_OUT = 0.1  # of what overlaps, so much is undone in a step
_ROLLING_LOSS_HZ = 0.2  # of its spin a ball on the ground loses so much a second: soft things come to rest


class Driver(Protocol):
    """Whoever moves a figure: muscles before each step, a pose at each frame."""

    thing: Thing

    def before_step(self, world: World, now_s: float, dt: float) -> None:
        """This will apply this step's forces."""

    def pose(self, world: World, now_s: float) -> Pose:
        """This will tell how the figure holds itself now."""


@dataclass(frozen=True)
class Source:
    """Where a plume comes from, while it does."""

    look: str
    where: Callable[[World], tuple[float, float] | None]
    begin_s: float
    end_s: float
    size_m: float
    goal_m: float = 0.0

    def now(self, world: World) -> tuple[float, float] | None:
        """This will be where it is at this moment; None where there is none."""
        return self.where(world) if self.begin_s <= world.now_s < self.end_s else None

    def plume(self, frame_count: int) -> Plume:
        """This will be what is written down of it, still empty."""
        return Plume(self.look, np.full((frame_count, 2), np.nan), self.begin_s, self.size_m, self.goal_m)


class World:
    """A space with ground, things, drivers and perhaps water."""

    def __init__(
        self, *, fps: int, gravity: float, ground: str, ground_level_m: float = 0.0, water: Water | None = None
    ) -> None:
        self.space = pymunk.Space()
        self.space.gravity = (0.0, -gravity)
        self.space.iterations = 20
        self.space.collision_slop = 0.0008
        self.space.collision_bias = (1.0 - _PUSHED_OUT) ** STEPS_PER_SECOND
        self.space.idle_speed_threshold = _STILL_M_S
        self.fps, self.ground, self.water = fps, ground, water
        self.ground_level_m = ground_level_m
        self.steps_per_frame = math.ceil(STEPS_PER_SECOND / fps)
        self.dt = 1.0 / (fps * self.steps_per_frame)
        self.things: list[Thing] = []
        self.drivers: list[Driver] = []
        self.ropes: list[Rope] = []
        self.plumes: list[Source] = []
        self.wind_m_s = 0.0  # to the right; a hook may change it from step to step (`air.Gusts`)
        self.cues: list[tuple[float, Callable[[World], None]]] = []
        self.hooks: list[Callable[[World, float], None]] = []
        self.now_s = 0.0
        self._wet: dict[int, bool] = {}
        self._meetings = Meetings(self)
        self._lay_ground(ground_level_m)

    @property
    def contacts(self) -> list[Contact]:
        """This will be everything that has met so far, in order of time."""
        return self._meetings.contacts

    @property
    def grounded_at(self) -> dict[int, float]:
        """This will be when each thing last had something beneath it, seconds."""
        return self._meetings.grounded_at

    @property
    def standing_on(self) -> dict[int, int]:
        """This will be what each thing last had beneath it: a thing, or -1 for the ground."""
        return self._meetings.standing_on

    def _lay_ground(self, level_m: float) -> None:
        ground = pymunk.Poly(
            self.space.static_body, [(-900, level_m - 8), (900, level_m - 8), (900, level_m), (-900, level_m)]
        )
        ground.friction, ground.elasticity = MATERIALS[self.ground].friction, MATERIALS[self.ground].restitution
        ground.collision_type = GROUND
        self.space.add(ground)

    def add(self, thing: Thing) -> Thing:
        """This will put a thing into the world and give it its index."""
        thing.index = len(self.things)
        self.things.append(thing)
        self.space.add(thing.body, *thing.shapes)
        self._meetings.know(thing)
        return thing

    def add_rope(self, rope: Rope) -> None:
        """This will write down where `rope` (made by `ropes.tie`) runs, and let the air slow it."""
        self.ropes.append(rope)

    def belongs(self, shape: pymunk.Shape, thing: Thing) -> None:
        """This will let what the shape meets be met by `thing`."""
        self._meetings.belongs(shape, thing)

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

    def sound(self, name: str, thing: Thing, seconds: float) -> None:
        """This will let a named sound (a key of `sound.effects.table.EFFECTS`) be heard from where a thing is."""
        self.note(Touch.EFFECT, thing, strength=seconds, material=name)

    def is_grounded(self, thing: Thing) -> bool:
        """This will say whether the thing touched something beneath it within the last 50 ms."""
        return self.now_s - self.grounded_at.get(thing.index, -1.0) < 0.05

    def run(self, frame_count: int, on_frame: Callable[[int], None] | None = None) -> Take:
        """This will simulate `frame_count` frames and return everything that happened.

        The first frame shows the world before the first step. `on_frame` is called once a frame and may raise.
        """
        if self.water is None:
            self.space.sleep_time_threshold = _SLEEP_S
        take = Take(
            fps=self.fps,
            poses=np.zeros((frame_count, len(self.things), 6)),
            rolling=np.zeros((frame_count, len(self.things))),
            lanes=np.zeros((frame_count, len(self.things))),
            contacts=self.contacts,
        )
        if not self.now_s:
            for rope in self.ropes:
                rope.lay()
        surfaces = []
        take.ropes = [rope.path(frame_count) for rope in self.ropes]
        take.figures = {driver.thing.index: [] for driver in self.drivers}
        take.plumes = [source.plume(frame_count) for source in self.plumes]
        scales = np.ones((frame_count, len(self.things), 2))
        for frame in range(frame_count):
            self._record(take, frame)
            scales[frame] = [thing.scale for thing in self.things]
            if self.water:
                surfaces.append(self.water.surface())
            if on_frame:
                on_frame(frame)
            for _ in range(self.steps_per_frame):
                self.step()
        take.scales = scales if (scales != 1.0).any() else None
        take.water = np.stack(surfaces) if surfaces else None
        return take

    def _record(self, take: Take, frame: int) -> None:
        for thing in self.things:
            body = thing.body
            take.poses[frame, thing.index] = (*body.position, body.angle, *body.velocity, body.angular_velocity)
            take.lanes[frame, thing.index] = thing.lane
            take.rolling[frame, thing.index] = self._meetings.rubbing.get(thing.index, 0.0)
        for rope, path in zip(self.ropes, take.ropes, strict=True):
            points = rope.points()
            path.points[frame] = points + [points[-1]] * (path.points.shape[1] - len(points))
        for source, plume in zip(self.plumes, take.plumes, strict=True):
            plume.points[frame] = source.now(self) or (np.nan, np.nan)
        for driver in self.drivers:
            take.figures[driver.thing.index].append(driver.pose(self, self.now_s))
        self._meetings.rubbing.clear()

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
        for rope in self.ropes:
            rope.slow(self.dt, self.wind_m_s)
        if self.water:
            self.water.advance(self.dt)
        self.space.step(self.dt)
        self._meetings.put_back()
        self.now_s += self.dt

    def _air_and_water(self, thing: Thing) -> None:
        body = thing.body
        if body.body_type != pymunk.Body.DYNAMIC:
            return
        if self.wind_m_s or air.feels_still_air(thing):
            air.blow(thing, self.wind_m_s)
            air.lift(thing)
        if self.water:
            area = sum(self.water.float_body(shape) for shape in thing.shapes)
            self._splash(thing, area > 0.0)
        elif thing.kind.family == "ball" and not body.is_sleeping and self.is_grounded(thing):
            body.angular_velocity *= 1.0 - _ROLLING_LOSS_HZ * self.dt

    def _splash(self, thing: Thing, is_wet: bool) -> None:
        speed = -thing.body.velocity.y
        if self.water and is_wet:
            self.water.disturb(thing.body.position.x, thing.width_m, -0.7 * speed * self.dt)
            if not self._wet.get(thing.index, self.now_s == 0.0) and speed > 0.5:
                self.note(Touch.SPLASH, thing, strength=speed, other="water")
                self.water.disturb(thing.body.position.x, thing.width_m * 0.7, -0.22 * speed)
        self._wet[thing.index] = is_wet
