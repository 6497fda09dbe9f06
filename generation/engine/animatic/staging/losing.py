"""What comes off somebody: a snowman's nose."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from generation.engine.animatic.physics.intents import Mood
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.choreography import perform
from generation.engine.animatic.staging.cues import Cue
from generation.engine.animatic.staging.handling.work import Work
from generation.engine.animatic.staging.parts import Free, Part
from generation.engine.animatic.staging.stage import Stage, View
from generation.engine.animatic.staging.turns import STARTLED

_LOST_S, _MOST_S = 0.5, 2.4  # of the clip, until it comes off
_HIGH, _AHEAD = 0.795, 0.2  # of its height: where a snowman's nose is
_LONG = 0.17


def play_nose(stage: Stage, part: Part) -> View:
    """This will let a snowman do what else it is to do, sneeze mostly, until the nose comes off and falls."""
    actor = replace(part.leader, count=1)
    figure = stage.figure(actor, 0.0, mood=Mood(faces_us=0.55, joy=0.8, is_steady=True))
    tall, thing = figure.thing.height_m, figure.thing
    thing.extra["noseless"] = 1.0
    others = [act for act in actor.actions if act != "lose nose"]
    at_s = min(_LOST_S * stage.duration_s, _MOST_S)
    for turn, act in enumerate(others):
        share = at_s / len(others)
        perform(Cue(stage, figure, turn * share, (turn + 1) * share + 0.4, "floor"), act)
    work = Work(stage, figure, None, 0.0, stage.duration_s)
    nose = work.made(Actor(kind="carrot"), _LONG)
    nose.lane = thing.lane - 0.2

    def way(now_s: float) -> tuple[float, float, float]:
        shaken = 0.25 * math.sin(40.0 * now_s) * max(0.0, 1.0 - 4.0 * abs(now_s - at_s + 0.2))
        x, y = thing.body.position
        return x + figure.facing * _AHEAD * tall, y + (_HIGH - 0.5) * tall, -0.05 + shaken

    work.follow(nose, way, until_s=at_s)

    def off(world: World) -> None:
        nose.body.velocity, nose.body.angular_velocity = (0.7 * figure.facing, 0.9), -3.0
        world.sound("pop", nose, 0.3)

    stage.world.cue(at_s, off)
    perform(Cue(stage, figure, at_s + 0.5, stage.duration_s, "floor"), STARTLED)
    figure.leaps = []
    stage.plays(actor.kind, *others, "lose nose")
    return View(width_m=1.5 * tall, height_m=1.3 * tall)


def losing(free: Free, others: bool) -> Iterator[Part]:
    """Who is to lose the nose, and has one that comes off."""
    for at in free.doing("lose nose", frozenset({"snowman"})) if not free.has_water else []:
        yield Part(play=play_nose, actors=(free.take(at, 1),), action="lose nose")
