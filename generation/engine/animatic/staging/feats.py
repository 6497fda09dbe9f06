"""Feats that need something to hang on, or the air: swinging on a rope, climbing a pole, flying as heroes do."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pymunk

from generation.engine.animatic.physics import ropes
from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Mood
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.staging.handling.work import Work
from generation.engine.animatic.staging.parts import Part
from generation.engine.animatic.staging.stage import Stage, View

_ROPE_M = 1.5
_SWING = 0.6  # radians from the plumb line at the beginning
_WITHOUT_END_S = 60.0


def play_swing(stage: Stage, part: Part) -> View:
    """This will let a figure swing on a rope that hangs from a bar: a pendulum, and nothing pushes it."""
    stage.leads(part.leader, "swing")
    figure = stage.figure(part.leader, 0.0, mood=Mood(faces_us=0.6, joy=1.0, is_steady=True))
    thing = figure.thing
    hands = 0.47 * thing.height_m
    bar_m = _ROPE_M + thing.height_m + 0.25
    bar = stage.fitting("bar", "wood", (1.3, 0.1), (0.0, bar_m), (140, 98, 66), depth_m=0.12)
    bar.shapes[0].sensor = True
    reach = _ROPE_M + hands
    thing.body.angle = -_SWING
    thing.body.position = (-reach * math.sin(_SWING), bar_m - reach * math.cos(_SWING))
    ropes.tie(stage.world, ropes.End((0.0, 0.0), bar), ropes.End((0.0, hands), thing))
    figure.gestures.append(Gesture(-1.0, stage.duration_s + _WITHOUT_END_S, "hang"))
    return View(width_m=2 * reach * math.sin(_SWING) + thing.height_m * 0.7, height_m=bar_m + 0.3)


def play_climb(stage: Stage, part: Part) -> View:
    """This will let a figure climb a pole, pull by pull."""
    stage.leads(part.leader, "climb")
    figure = stage.figure(part.leader, 0.0, mood=Mood(faces_us=0.35, joy=0.7, is_steady=True))
    tall = figure.thing.height_m
    top = 2.2 * tall
    ahead = 0.17 * tall if figure.thing.kind.family == "biped" else 0.5 * figure.thing.width_m
    pole = stage.fitting("pole", "wood", (0.09, top), (ahead, top / 2), (146, 104, 70), depth_m=0.09)
    pole.shapes[0].sensor = True
    figure.gestures.append(Gesture(0.15, stage.duration_s + _WITHOUT_END_S, "climb"))
    goal = figure.thing.body.position.y + 0.85 * tall
    stage.world.space.add(pymunk.GrooveJoint(stage.anchor, figure.thing.body, (0.0, 0.0), (0.0, 9.0), (0.0, 0.0)))
    stage.world.hooks.append(Hoist(figure, goal))
    return View(width_m=1.6 * tall, height_m=2.3 * tall)


@dataclass
class Hoist:
    """Arms and legs that pull a body up by turns, and hold it at the top."""

    figure: Figure
    goal_m: float
    pull_hz: float = 1.5
    pulls: int = 0

    def __call__(self, world: World, now_s: float) -> None:
        body = self.figure.thing.body
        world.grounded_at[self.figure.thing.index] = now_s
        if now_s < 0.4:
            return
        left = self.goal_m - body.position.y
        pull = 0.5 - 0.5 * math.cos(2 * math.pi * self.pull_hz * now_s)
        wish = 0.85 * pull if left > 0.02 else 0.0
        gravity = -world.space.gravity[1]
        force = body.mass * (gravity + 14.0 * (wish - body.velocity.y))
        body.apply_force_at_world_point((0.0, max(0.0, force)), body.position)
        if wish and math.floor(self.pull_hz * now_s) > self.pulls:
            self.pulls = math.floor(self.pull_hz * now_s)
            world.note(Touch.STEP, self.figure.thing, strength=0.7, other="wood")


def play_soar(stage: Stage, part: Part) -> View:
    """This will let a figure without wings take off and fly, one fist ahead."""
    stage.plays(part.leader.kind, "fly")
    figure = stage.figure(part.leader, 0.0, mood=Mood(faces_us=0.45, joy=0.9, is_steady=True))
    tall = max(figure.thing.height_m, 0.7)
    on_broom = part.leader.kind == "witch"
    figure.gestures.append(Gesture(0.55, stage.duration_s + _WITHOUT_END_S, "astride" if on_broom else "soar"))
    thrust = Thrust(figure, 1.15 * tall + 0.5, 2.2)
    stage.world.hooks.append(thrust)
    if on_broom:
        thrust.lean = 0.12
        _broom(stage, figure)
    return View(width_m=1.9 * tall, height_m=2.5 * tall, follows=figure.thing.index, centre_x_m=0.2)


def _broom(stage: Stage, figure: Figure) -> None:
    """A broom between the knees, its brush behind."""
    figure.thing.extra["busy"] = 1.0
    work, tall, body = Work(stage, figure, None, 0.0, stage.duration_s), figure.thing.height_m, figure.thing.body
    for long, thick, colour, behind in ((0.95, 0.022, (150, 100, 62), 0.0), (0.26, 0.09, (222, 184, 104), -0.56)):
        rod = work.rod(long, thick * tall, colour)
        rod.lane = figure.thing.lane - 0.04

        def way(now_s: float, behind: float = behind) -> tuple[float, float, float]:
            angle = 0.12 + body.angle
            x = body.position.x + figure.facing * (0.12 + behind * math.cos(angle)) * tall
            return x, body.position.y + (-0.08 + behind * math.sin(angle)) * tall, figure.facing * angle

        work.follow(rod, way)


@dataclass
class Thrust:
    """What lifts a hero: a force that carries the weight, takes it up and drives it on."""

    figure: Figure
    height_m: float
    speed: float
    from_s: float = 0.6
    lean: float = 1.2  # radians that a biped leans forward

    def __call__(self, world: World, now_s: float) -> None:
        if now_s < self.from_s:
            return
        body, begun = self.figure.thing.body, min(1.0, (now_s - self.from_s) / 0.9)
        world.grounded_at[self.figure.thing.index] = now_s
        world.standing_on[self.figure.thing.index] = -1
        lean = self.lean if self.figure.thing.kind.family == "biped" else 0.15
        self.figure.lies = -lean * begun * self.figure.facing
        goal = self.height_m + 0.12 * math.sin(1.7 * now_s)
        up = max(-1.5, min(2.4, 2.2 * (goal - body.position.y)))
        gravity = -world.space.gravity[1]
        lift = body.mass * (gravity + 6.0 * (up - body.velocity.y))
        drive = body.mass * 3.0 * (self.speed * begun * self.figure.facing - body.velocity.x)
        body.apply_force_at_world_point((drive, lift), body.position)
