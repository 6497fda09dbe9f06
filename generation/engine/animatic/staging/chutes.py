"""A slide: one sits at its top, then weight alone takes one down, as fast as the chute's friction lets it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import pymunk

from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.staging import bearing
from generation.engine.animatic.staging.parts import Part
from generation.engine.animatic.staging.stage import Stage, View, kind_of
from generation.engine.animatic.staging.standing import standing

_TOP, _FOOT, _END = (-0.3, 0.66), (0.33, 0.12), (0.47, 0.1)  # of the chute, in lengths of the slide
_FRICTION = 0.2
_GROUP = 33_000  # of a collision filter: who slides is led along the chute
_WAITS_S = 0.5  # at the top
_HIGH = 1.05  # times the height of who slides, at least


def play_chute(stage: Stage, part: Part) -> View:
    """This will let one slide down a slide."""
    actor, chute_of = part.leader, part.props[0]
    tall = kind_of(actor).size_m * actor.size
    slide = standing(
        stage, replace(chute_of, count=1, size=max(chute_of.size, _HIGH * tall / kind_of(chute_of).size_m)), 0.0
    )
    slide.body.body_type = pymunk.Body.STATIC  # it is let into the ground
    for shape in slide.shapes:
        shape.filter = pymunk.ShapeFilter(group=_GROUP + slide.index)
    unit = slide.extra["size"]
    middle = (slide.body.position.x, slide.body.position.y)
    top, foot, end = (slide.body.world_to_local((middle[0] + x * unit, y * unit)) for x, y in (_TOP, _FOOT, _END))
    figure, joint = bearing.seated(stage, slide, actor, (top.x, top.y), 1.0)
    figure.mood.joy, figure.mood.faces_us = 1.0, 0.55
    stage.world.hooks.append(_Sliding(figure, joint, ((top.x, top.y), (foot.x, foot.y), (end.x, end.y)), stage.gravity))
    stage.plays(actor.kind, *(act for act in actor.actions if act in {"slide", "slide down"}))
    stage.laid.add((actor.kind, "on", chute_of.kind))
    return View(width_m=1.25 * unit, height_m=0.72 * unit + 1.15 * tall, centre_x_m=0.05 * unit)


@dataclass
class _Sliding:
    """Leads the seat down the chute by the chute's own slope and friction, and lets it run out at the foot."""

    figure: Figure
    joint: pymunk.PivotJoint
    way: tuple[tuple[float, float], tuple[float, float], tuple[float, float]]
    gravity: float
    along_m: float = 0.0
    speed: float = 0.0

    def __call__(self, world: World, now_s: float) -> None:
        top, foot, end = self.way
        steep, flat = math.dist(top, foot), math.dist(foot, end)
        if now_s < _WAITS_S or self.along_m >= steep + flat:
            return
        slope = math.atan2(top[1] - foot[1], foot[0] - top[0])
        is_down = self.along_m >= steep
        pull = self.gravity * (math.sin(slope) - _FRICTION * math.cos(slope))
        slowing = self.speed**2 / (2 * max(steep + flat - self.along_m, 0.05))
        self.speed = max(0.12, self.speed + (-slowing if is_down else pull) * world.dt)
        self.along_m = min(self.along_m + self.speed * world.dt, steep + flat)
        share, begin, goal = (
            ((self.along_m - steep) / flat, foot, end) if is_down else (self.along_m / steep, top, foot)
        )
        share = min(share, 1.0)
        self.joint.anchor_a = (begin[0] + share * (goal[0] - begin[0]), begin[1] + share * (goal[1] - begin[1]))
