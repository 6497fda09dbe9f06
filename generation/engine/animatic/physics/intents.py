"""What a figure is set to do: leaps and how legs make them, paces, and how it carries itself."""

from __future__ import annotations

from dataclasses import dataclass

from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import World

PUSH_S = 1 / 24
"""Legs take so long to stretch: nothing is at its full speed within a step."""


@dataclass(frozen=True)
class Leap:
    """One jump: when it leaves the ground, how high, how far to the side, and how it turns."""

    at_s: float
    height_m: float
    drift_m_s: float = 0.0
    flips: float = 0.0  # turns in the picture's plane; positive is backwards
    twists: float = 0.0  # turns about the upright axis
    lands_m: float | None = None  # how high what it lands on is; None: what it leaves


@dataclass(frozen=True)
class Pace:
    """From `at_s` on the figure wants to go at `speed` (m/s; negative is to the left)."""

    at_s: float
    speed: float


@dataclass
class Mood:
    """How the figure carries itself; staging sets it once."""

    arms: float = 0.0
    wave: float = 0.0
    joy: float = 0.75
    brow: float = 0.0  # as in `Pose`
    lids: float = 1.0
    tears: float = 0.0
    gape: float = 0.0  # how far the mouth stands open by itself
    dance: float = 0.0  # beats a second
    faces_us: float = 0.55  # radians turned towards the viewer from the profile
    looks_at: int = -1  # a thing
    is_gliding: bool = False  # skates instead of walking
    is_backward: bool = False  # goes with its back first
    is_steady: bool = False  # nothing knocks it over
    calls: tuple[float, ...] = ()  # when it uses its voice


@dataclass
class Push:
    """Legs that stretch: a leaper gains its speed by and by, what it leaves is pushed as much the other way."""

    gain: tuple[float, float]  # m/s in each step
    steps_left: int
    under: int  # what it pushes off from; -1: the ground

    def goes_on(self, world: World, thing: Thing, riders: list[Thing]) -> bool:
        """This will push `thing`, and whoever it carries, for this step and say whether there is more to come."""
        x, y = self.gain
        y -= world.space.gravity[1] * world.dt  # the legs bear the weight as well
        for each in (thing, *riders):
            each.body.velocity += (x, y)
        if self.under >= 0:
            feet = (thing.body.position.x, thing.body.position.y - thing.height_m / 2)
            push = (-x * thing.body.mass, -y * thing.body.mass)
            world.things[self.under].body.apply_impulse_at_world_point(push, feet)
        self.steps_left -= 1
        return self.steps_left > 0
