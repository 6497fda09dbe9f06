"""Somebody scares somebody: comes up from behind with arms up, and the other one jumps and runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Leap, Mood, Pace
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.choreography import SPEEDS, perform
from generation.engine.animatic.staging.cues import Cue
from generation.engine.animatic.staging.flight import flyer
from generation.engine.animatic.staging.hands import carry
from generation.engine.animatic.staging.parts import Free, Part
from generation.engine.animatic.staging.stage import FIGURES, Stage, View, kind_of
from generation.engine.animatic.staging.turns import STARTLED

_BOO = 0.42  # of the clip, until then it comes nearer
_EVER_S = 60.0


def play_fright(stage: Stage, part: Part) -> View:
    """This will let the first actor scare the second."""
    one, other = (replace(actor, count=1) for actor in part.actors)
    stage.plays(one.kind, "scare")
    at_s = min(max(0.9, _BOO * stage.duration_s), 2.2)
    victim = stage.figure(other, 0.0, mood=Mood(faces_us=0.7, joy=0.8, is_steady=True))
    tall = victim.thing.height_m
    size = kind_of(one).size_m * one.size
    near, far = 0.3 * size + 0.35 * tall, 1.15 * max(size, tall) + 0.5 * tall
    _comes(stage, one, victim.thing.lane, (-far, -near), at_s)
    perform(Cue(stage, victim, at_s + 0.05, at_s + 0.9, "floor"), STARTLED)
    length = victim.thing.width_m if victim.thing.kind.family == "quad" else tall
    victim.paces = [Pace(at_s + 0.9, SPEEDS["run"] * length)]
    victim.mood.calls = (at_s + 0.1,)
    stage.world.cue(
        at_s, lambda world: world.sound("scream" if victim.thing.kind.family == "biped" else "gasp", victim.thing, 1.0)
    )
    if not stage.played.get(other.kind):
        stage.plays(other.kind, "flee")
    left, right = far + 0.5 * size, 1.5 * length
    return View(width_m=left + right, height_m=1.35 * max(tall, size), centre_x_m=(right - left) / 2)


def _comes(stage: Stage, actor: Actor, lane: float, way_m: tuple[float, float], at_s: float) -> None:
    """On tiptoe, or through the air, and then with arms up."""
    kind, (begin, end) = kind_of(actor), way_m
    if kind.family == "flyer":
        high = kind.size_m * actor.size * (kind.tall or 0.6)
        driver = flyer(stage, actor, (begin, 0.62 * high), heading=0.0, lane=lane - 0.05)
        driver.facing = 1.0
        stage.world.hooks.append(_Drifts(driver.thing, begin, end, at_s, 0.62 * high))
        stage.world.cue(at_s, lambda world: setattr(driver.mood, "gape", 1.0))
        driver.mood.calls = (at_s,)
        return
    figure = stage.figure(actor, begin, mood=Mood(faces_us=0.5, joy=0.9, is_steady=True), lane=lane - 0.05)
    figure.paces = [Pace(0.1, (end - begin) / max(at_s - 0.2, 0.3)), Pace(at_s - 0.1, 0.0)]
    figure.gestures += [Gesture(-1.0, at_s - 0.1, "sneak"), Gesture(at_s - 0.1, stage.duration_s + _EVER_S, "cheer")]
    figure.leaps.append(Leap(at_s, 0.16 * figure.thing.height_m))
    figure.mood.calls = (at_s,)
    stage.world.cue(at_s, lambda world: setattr(figure.mood, "gape", 0.8))


@dataclass
class _Drifts:
    """Brings what floats nearer, and keeps it there."""

    thing: Thing
    begin_m: float
    end_m: float
    at_s: float
    high_m: float
    _moved_m: float | None = None

    def __call__(self, world: World, now_s: float) -> None:
        if self._moved_m is None:  # the whole part may have been moved since
            self._moved_m = self.thing.body.position.x - self.begin_m
        share = max(0.0, min(1.0, now_s / self.at_s))
        carry(self.thing, (self._moved_m + self.begin_m + (self.end_m - self.begin_m) * share, self.high_m), world)


def scaring(free: Free, others: bool) -> Iterator[Part]:
    """Who is to scare whom."""
    actors = free.scene.actors
    for act in free.scene.acts if not free.has_water else ():
        if act.action != "scare" or act.target is None or not free.left[act.doer] or not free.left[act.target]:
            continue
        families = kind_of(actors[act.doer]).family, kind_of(actors[act.target]).family
        if families[0] in FIGURES | {"flyer"} and families[1] in FIGURES:
            yield Part(play=play_fright, actors=(free.take(act.doer, 1), free.take(act.target, 1)), action="scare")
