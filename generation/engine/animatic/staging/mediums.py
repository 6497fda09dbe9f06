"""What surrounds a play where it is not air under a weight: deep water that carries, or nothing at all."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pymunk

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.materials import MATERIALS
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.water import WATER_DENSITY
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.places.place import EARTH_M_S2, Cover
from generation.engine.animatic.staging.hands import Juggling, Thrower
from generation.engine.animatic.staging.stage import FIGURES, LOOSE, Stage, View, are_in_one_place

_FILLED = {"car": 2500.0, "wheel": 2500.0, "float": WATER_DENSITY}
"""kg/m² of what is hollow, with the water that runs in; hulls hover: what is a hull under water is a submarine or a fish."""

_DRAG = 0.47  # of a sphere


def surround(stage: Stage, view: View) -> None:
    """This will let a staged play take place under water or without weight, where its place is such a one."""
    if stage.place.cover is Cover.WATER:
        _ceiling(stage, view)
        stage.world.hooks.append(_Carry(_led(stage)))
        for thing in stage.world.things:
            if thing.kind.family == "float":
                thing.body.position += (0.0, 0.4 * view.height_m)
    elif stage.gravity == 0.0:
        _let_go(stage, view)


def _ceiling(stage: Stage, view: View) -> None:
    """The surface above, at the picture's upper edge: what is lighter than water rises to it and stays."""
    top = stage.top_m(view.width_m, view.height_m)
    _bring_down(stage, top)
    _edge(stage, (-900.0, top + 0.5), (900.0, top + 0.5), 0.1)


def _edge(stage: Stage, start: tuple[float, float], end: tuple[float, float], elasticity: float) -> None:
    segment = pymunk.Segment(stage.world.space.static_body, start, end, 0.5)
    segment.elasticity, segment.friction = elasticity, 0.0
    stage.world.space.add(segment)


def _bring_down(stage: Stage, top: float) -> None:
    """What would come in from above begins below the edge that is there."""
    for thing in stage.world.things:
        over = thing.body.position.y + thing.size_m / 2 + 0.05 - top
        if over > 0.0 and _is_free(thing) and thing.kind.family in LOOSE:
            thing.body.position -= (0.0, over)


def _is_free(thing: Thing) -> bool:
    return thing.body.body_type == pymunk.Body.DYNAMIC and thing.owner < 0 and not thing.body.constraints


def _led(stage: Stage) -> frozenset[int]:
    """What hands lead: it goes with them, and flies from one to the other as if it were in air."""
    led = [hook.led for hook in stage.world.hooks if isinstance(hook, Juggling | Thrower)]
    return frozenset(thing.index for things in led for thing in things)


@dataclass(frozen=True)
class _Carry:
    """Buoyancy and drag of deep water on everything but figures, whose weight in water is the place's own gravity."""

    led: frozenset[int]

    def __call__(self, world: World, now_s: float) -> None:
        driven = self.led | {driver.thing.index for driver in world.drivers}
        for thing in world.things:
            if thing.body.body_type == pymunk.Body.DYNAMIC and thing.index not in driven:
                _buoy(world, thing)


def _buoy(world: World, thing: Thing) -> None:
    """Archimedes, with the water that must move along (added mass: as much as a cylinder displaces), and drag in v²."""
    density, body = _FILLED.get(thing.kind.family, MATERIALS[thing.material].density), thing.body
    sinking = EARTH_M_S2 * (density - WATER_DENSITY) / (density + WATER_DENSITY)
    weight = -world.space.gravity[1]
    body.apply_force_at_world_point((0.0, body.mass * (weight - sinking)), body.position)
    across = 0.25 * math.pi * thing.size_m  # the mean depth of a disc, m² of water pushed aside for each metre of depth
    rate = 0.5 * WATER_DENSITY * _DRAG / ((density + WATER_DENSITY) * across)
    body.velocity /= 1.0 + rate * body.velocity.length * world.dt
    body.angular_velocity /= 1.0 + 1.5 * world.dt


def _let_go(stage: Stage, view: View) -> None:
    """Everybody is pushed off gently and goes on drifting and turning; the picture's edges send them back."""
    half, top = view.width_m / 2, stage.top_m(view.width_m, view.height_m)
    _bring_down(stage, top - 0.1)
    waiting = [thing for thing in stage.world.things if thing.index in stage.motors]  # to pass by
    half = max([half, *(abs(thing.body.position.x - view.centre_x_m) + thing.width_m for thing in waiting)])
    led = _led(stage)
    for x in (view.centre_x_m - half - 0.5, view.centre_x_m + half + 0.5):
        _edge(stage, (x, -60.0), (x, 60.0), 0.9)
    _edge(stage, (-900.0, top + 0.4), (900.0, top + 0.4), 0.9)
    for driver in stage.world.drivers:
        if isinstance(driver, Figure):
            driver.leaps, driver.paces = [], []
            driver.mood.arms, driver.mood.faces_us = 0.45, 1.0
    for thing in stage.world.things:
        if _is_free(thing) and thing.index not in led:
            _push_off(stage, thing, top, stays=bool(led) and thing.kind.family in FIGURES)
    stage.played = {kind: acts if KINDS[kind].family == "orb" else ("float",) for kind, acts in stage.played.items()}


def _push_off(stage: Stage, thing: Thing, top: float, *, stays: bool) -> None:
    rng, body, place = stage.rng, thing.body, thing.body.position
    lift = rng.uniform(0.15, 0.5) * max(0.0, top - thing.height_m - place.y + thing.height_m / 2)
    body.position = (place.x, place.y + 0.6 * lift)
    if stays or any(are_in_one_place(thing, other) for other in stage.world.things if other is not thing):
        body.position = place
    body.velocity = (rng.uniform(-0.1, 0.1), rng.uniform(-0.03, 0.07))
    body.angular_velocity = rng.choice((-1, 1)) * rng.uniform(0.15, 0.4)
