"""Air: what it does to light things, and to all things when the wind blows.

A body is pushed by ½ · density · drag coefficient · area · speed², with the speed of the air past it and the area it shows
(one metre deep, as everything here). Whether it minds is a matter of its mass, so of its material.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from generation.engine.animatic.physics.materials import MATERIALS
from generation.engine.animatic.physics.things import Thing

if TYPE_CHECKING:
    from generation.engine.animatic.physics.world import World

_DENSITY = 1.2  # kg/m³ at sea level
_DRAG_ROUND, _DRAG_EDGED = 0.5, 1.1  # of a ball, of a box (Hoerner, Fluid-Dynamic Drag)
_LIGHT = 60.0  # kg/m²: what is heavier falls as if there were no air for as long as a clip lasts
_GUST_S = 1.6  # a gust comes and goes in about this time


def feels_still_air(thing: Thing) -> bool:
    """This will say whether a thing is so light that air slows it visibly."""
    return MATERIALS[thing.material].density < _LIGHT


def blow(thing: Thing, wind_m_s: float) -> None:
    """This will push a thing for this step by the air that moves past it; `wind_m_s` is positive to the right."""
    body = thing.body
    vx, vy = wind_m_s - body.velocity.x, -body.velocity.y
    speed = math.hypot(vx, vy)
    if speed < 1e-3:
        return
    cos, sin = abs(math.cos(body.angle)), abs(math.sin(body.angle))
    is_round = thing.kind.family in {"ball", "balloon"}
    tall = thing.height_m if is_round else thing.width_m * sin + thing.height_m * cos
    wide = thing.width_m if is_round else thing.width_m * cos + thing.height_m * sin
    push = 0.5 * _DENSITY * (_DRAG_ROUND if is_round else _DRAG_EDGED) * speed
    body.apply_force_at_world_point((push * tall * vx, push * wide * vy), body.position)


def lift(thing: Thing) -> None:
    """This will raise what is filled with helium: `thing.extra["lift"]` is its acceleration, m/s²."""
    upwards = thing.extra.get("lift", 0.0)
    if upwards:
        thing.body.apply_force_at_world_point((0.0, upwards * thing.body.mass), thing.body.position)


class Gusts:
    """A wind that rises and dies away around a mean; add it to a world's hooks."""

    def __init__(self, mean_m_s: float, seed: int) -> None:
        self._mean = mean_m_s
        self._phase = np.random.default_rng(seed).uniform(0, 2 * math.pi, 3)

    def at(self, now_s: float) -> float:
        """This will be the wind's speed at a moment, m/s: between 0.3 and 1.7 times the mean."""
        turn = 2 * math.pi * now_s / _GUST_S
        parts = (
            math.sin(turn + self._phase[0]),
            math.sin(0.41 * turn + self._phase[1]),
            math.sin(1.73 * turn + self._phase[2]),
        )
        return self._mean * (1.0 + 0.3 * parts[0] + 0.3 * parts[1] + 0.1 * parts[2])

    def __call__(self, world: World, now_s: float) -> None:
        """This will set the world's wind for this step."""
        world.wind_m_s = self.at(now_s)
