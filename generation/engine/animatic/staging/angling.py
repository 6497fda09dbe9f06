"""Fishing: a rod, a line, a float on the water; a fish bites, the float goes under, and the fish is drawn out."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import pymunk

from generation.engine.animatic.kinds import KINDS
from generation.engine.animatic.physics import ropes, things
from generation.engine.animatic.physics.intents import Mood
from generation.engine.animatic.physics.rhythm import eased
from generation.engine.animatic.physics.swimming import Swimmer
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.handling.work import Work
from generation.engine.animatic.staging.parts import Part
from generation.engine.animatic.staging.stage import Stage, View, kind_of
from generation.engine.animatic.staging.swimming import swimmer

_BITES = 0.42  # of the clip
_STRIKE_S = 0.75  # from the bite on
_RESTS, _RAISED = 0.5, 1.2  # radians of the rod above level
_ROD = 1.0  # body heights
_LEADER_M = 0.14  # from the float to the hook


def play_fish(stage: Stage, part: Part) -> View:
    """This will let somebody on a jetty fish: wait, see the float go under, raise the rod with what is on it."""
    actor = part.leader
    stage.plays(actor.kind, "fish")
    tall = kind_of(actor).size_m * actor.size
    high, edge = 0.4 * tall, -0.35 * tall
    _jetty(stage, tall, high, edge)
    figure = stage.figure(actor, edge - 0.2 * tall, mood=Mood(faces_us=0.5, joy=0.8, is_steady=True), floor_m=high)
    work = Work(stage, figure, None, 0.0, stage.duration_s)
    work.gesture("at a rod", 0.5)
    bite_s = max(1.0, _BITES * stage.duration_s)
    rod = work.rod(_ROD, 0.022 * tall, (120, 82, 50))

    def way(now_s: float) -> tuple[float, float, float]:
        x, y = work.hand(now_s, 1)
        up = eased((now_s - bite_s - _STRIKE_S) / 0.55)
        angle = _RESTS + (_RAISED - _RESTS) * up + 0.02 * math.sin(2.1 * now_s)
        far = 0.4 * _ROD * tall
        return x + far * math.cos(angle), y + far * math.sin(angle), angle

    work.follow(rod, way)
    bobber = _line(stage, rod, tall)
    bobber.lane = figure.thing.lane - 0.16
    stage.share_group(bobber, figure)
    fish = _fish(stage, part, bobber, tall)
    figure.mood.looks_at = bobber.index
    stage.world.hooks.append(Bite(bobber, fish, bite_s, 0.35 * tall))
    left, right = edge - 0.75 * tall, bobber.body.position.x + 0.75 * tall
    return View(width_m=right - left, height_m=2.2 * tall, centre_x_m=(left + right) / 2, floor=0.6)


def _jetty(stage: Stage, tall: float, high: float, edge: float) -> None:
    stage.fitting(
        "springboard", "wood", (1.9 * tall, 0.09), (edge - 0.9 * tall, high - 0.045), (158, 116, 76), depth_m=0.6
    )
    for ahead in (0.12, 0.85):
        post = (0.1, high + 3.2)
        stage.fitting("post", "wood", post, (edge - ahead * tall, (high - 3.3) / 2), (124, 90, 60), depth_m=0.3)


def _line(stage: Stage, rod: Thing, tall: float) -> Thing:
    """The float lies on the water below the tip, on a line with a little slack."""
    tip = rod.body.local_to_world((rod.width_m / 2, 0.0))
    size = 0.045 * tall
    bobber = things.disc(things.fixed_kind("bobber", "plant"), size, (224, 66, 60), (tip.x + 0.12 * tall, 0.3 * size))
    bobber.look = "bobber"
    stage.world.add(bobber)
    ends = ropes.End((rod.width_m / 2, 0.0), rod), ropes.End((0.0, size), bobber)
    apart = math.dist(ends[0].place(), ends[1].place())
    ropes.tie(stage.world, *ends, length_m=1.05 * apart, weight_kg_m=0.01, thickness_m=0.008, colour=(240, 240, 236))
    return bobber


def _fish(stage: Stage, part: Part, bobber: Thing, tall: float) -> Swimmer:
    asked = part.props[0] if part.props else Actor(kind="fish")
    size = min(asked.size, 0.34 * tall / KINDS[asked.kind].size_m)
    actor = Actor(kind=asked.kind, noun=asked.noun, colour=asked.colour, size=size, who=asked.who)
    at = bobber.body.position.x
    return swimmer(stage, actor, (at + 0.4 * tall, -0.34 * tall), 1, (at - 0.5 * tall, at + 0.75 * tall))


@dataclass
class Bite:
    """A fish that comes to the hook, takes it, and hangs on the line from then on."""

    bobber: Thing
    fish: Swimmer
    at_s: float
    deep_m: float
    _hook: pymunk.SlideJoint | None = field(default=None)
    _dips: int = 0

    def __call__(self, world: World, now_s: float) -> None:
        if self._hook is None and now_s >= self.at_s:
            self._take(world)
        x = self.bobber.body.position.x
        if self._hook is None:
            if now_s > self.at_s - 1.2:  # it has seen what hangs there
                self.fish.reach_m = (x - 0.1, x + 0.1)
                self.fish.depth_m = 0.12 + self.fish.thing.height_m
            return
        self._hook.max = max(_LEADER_M, self._hook.max - 0.8 * world.dt)
        if now_s < self.at_s + _STRIKE_S:
            self.fish.depth_m = self.deep_m + 0.5  # down it goes, and the float with it
        dips = math.floor((now_s - self.at_s) / 0.3)
        if dips > self._dips and dips < 6:
            self._dips = dips
            world.note(Touch.SPLASH, self.bobber, strength=0.7, other="water")

    def _take(self, world: World) -> None:
        thing = self.fish.thing
        mouth = (0.42 * self.fish.facing * thing.width_m, 0.0)
        self.fish.reach_m = (-math.inf, math.inf)  # it turns round no more
        apart = math.dist(self.bobber.body.position, thing.body.local_to_world(mouth))
        self._hook = pymunk.SlideJoint(self.bobber.body, thing.body, (0.0, 0.0), mouth, 0.0, max(apart, _LEADER_M))
        world.space.add(self._hook)
        world.sound("splash", self.bobber, 0.6)
