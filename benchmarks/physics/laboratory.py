"""Bare worlds: one ball, one slope, one box on water; what they do is measured from positions alone."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import pymunk

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import World

Floats = npt.NDArray[np.float64]
FPS = 240
GREY = (128, 128, 128)
SLOPE_M = 8.0  # high enough that nothing reaches the ground


def world(ground: str = "stone", gravity: float = 9.81, fps: int = FPS) -> World:
    """This will be an empty world."""
    return World(fps=fps, gravity=gravity, ground=ground)


def ball(place: World, material: str, at: tuple[float, float], radius: float = 0.1) -> Thing:
    """This will put a ball of a material into a world."""
    return place.add(things.disc(KINDS["ball"], radius, GREY, at, material))


def box(place: World, material: str, at: tuple[float, float], size: tuple[float, float], angle: float = 0.0) -> Thing:
    """This will put a box of a material into a world."""
    return place.add(things.slab(KINDS["crate"], size, GREY, at, material=material, angle=angle))


def slope(place: World, material: str, angle: float) -> Thing:
    """This will fix a long slope that goes down to the right, its surface through (0, `SLOPE_M`)."""
    middle = (-0.05 * np.sin(angle), SLOPE_M - 0.05 * np.cos(angle))
    kind = things.fixed_kind("ramp", material)
    return place.add(things.slab(kind, (40.0, 0.1), GREY, middle, angle=-angle, kind_of_body=pymunk.Body.STATIC))


def lying(angle: float, high: float) -> tuple[float, float]:
    """This will be the middle of something `high` above a slope's surface, at its middle."""
    return high * math.sin(angle), SLOPE_M + high * math.cos(angle)
