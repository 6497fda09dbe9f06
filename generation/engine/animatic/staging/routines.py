"""A gymnast's routine on a beam: up, over backwards, a wobble, a split leap, down with a somersault, and stand."""

from __future__ import annotations

from dataclasses import dataclass

from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Leap, Mood
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.staging import supports
from generation.engine.animatic.staging.parts import Part
from generation.engine.animatic.staging.stage import Stage, View

_HALF_M = 1.3  # of the beam
_WHOLE_S = 4.0  # the routine's length


@dataclass
class Wobble:
    """The beam gives under a landing: who stands on it is thrown off its balance once, and finds it again."""

    figure: Figure
    at_s: float
    is_done: bool = False

    def __call__(self, world: World, now_s: float) -> None:
        if not self.is_done and now_s >= self.at_s:
            self.is_done = True
            self.figure.thing.body.angular_velocity += 2.4


def play_beam_routine(stage: Stage, part: Part) -> View:
    """This will let a gymnast go through a whole routine; the rest of a longer clip she stands and is glad."""
    stage.plays(part.leader.kind, "jump", "backflip", "balance")
    supports.beam(stage, 2 * _HALF_M)
    figure = stage.figure(part.leader, -2.05, mood=Mood(faces_us=0.45, joy=0.8, is_steady=True))
    tall = figure.thing.height_m
    slow = max(1.0, stage.duration_s / _WHOLE_S) if stage.duration_s < 2 * _WHOLE_S else 1.5
    figure.leaps = [
        Leap(0.12, 1.22, drift_m_s=1.95),
        Leap(1.0 * slow, 0.62 * tall - 0.1, flips=1.0),
        Leap(2.16 * slow, 0.36, drift_m_s=1.35),
        Leap(2.88 * slow, 0.62, drift_m_s=0.7, flips=-1.0, lands_m=0.0),
    ]
    figure.gestures = [
        Gesture(1.68 * slow, 2.14 * slow, "balance"),
        Gesture(2.18 * slow, 2.18 * slow + 0.48, "split"),
        Gesture(3.75 * slow, stage.duration_s + 60.0, "cheer"),
    ]
    stage.world.hooks.append(Wobble(figure, 1.74 * slow))
    return View(
        width_m=2.9,
        height_m=supports.BEAM_TOP_M + 1.7 * tall,
        centre_x_m=-1.2,
        follows=figure.thing.index,
        follow_from_m=0.35,
    )
