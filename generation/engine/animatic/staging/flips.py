"""A trick on a skateboard: its rider rolls along and jumps, and the board turns over under the feet."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.intents import PUSH_S, Leap, Mood
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.staging import supports
from generation.engine.animatic.staging.parts import Free, Part
from generation.engine.animatic.staging.stage import Stage, View

_FIRST_S, _EVERY_S = 1.0, 1.9
_HIGH = 0.26  # of the rider's height, how high a leap is
_LOW = 0.8  # of the leap: so high the board goes
_EDGE = 0.14  # of its thickness, what of a board is seen on edge


def play_kickflip(stage: Stage, part: Part) -> View:
    """This will let somebody ride a skateboard and flip it, again and again."""
    actor = part.leader
    stage.plays(actor.kind, "kickflip")
    ground = supports.skateboard(stage, actor)
    figure = stage.figure(actor, 0.0, floor_m=ground.level_m, mood=Mood(faces_us=0.75, joy=0.95, is_steady=True))
    supports.roll_along(figure)
    tall = figure.thing.height_m
    high = _HIGH * max(tall, 0.6)
    board = ground.thing
    at_s = _FIRST_S
    while board is not None and at_s < stage.duration_s - 0.5:
        figure.leaps.append(Leap(at_s, high))
        span = 2.0 * math.sqrt(2.0 * high / max(stage.gravity, 1.0))
        stage.world.hooks.append(_Flip(figure, board, at_s + PUSH_S, span, _LOW * high))
        at_s += _EVERY_S
    return View(width_m=2.0 * tall, height_m=1.35 * tall + 1.2 * high, follows=figure.thing.index)


@dataclass
class _Flip:
    """Takes a board up with whoever jumps, once round its long axis, and down under the feet."""

    rider: Figure
    board: Thing
    from_s: float
    span_s: float
    high_m: float
    _from: tuple[float, float] | None = None  # how high it was, and how fast it went
    _wheels: list[Thing] = field(default_factory=list)

    def __call__(self, world: World, now_s: float) -> None:
        share = (now_s - self.from_s) / self.span_s
        if not 0.0 <= share <= 1.0:
            if share > 1.0 and self._from is not None:
                self._show(1.0)
                self._from = None
                world.note(Touch.HIT, self.board, strength=1.6, other=world.ground)
            return
        body = self.board.body
        if self._from is None:
            self._from = (body.position.y, body.velocity.x)
            self._wheels = [each for each in world.things if each.owner == self.board.index]
        y, speed = self._from
        ahead = min(1.0, share + world.dt / self.span_s)
        goal = (self.rider.thing.body.position.x, y + 4.0 * self.high_m * ahead * (1.0 - ahead))
        body.velocity = (speed + 4.0 * (goal[0] - body.position.x), (goal[1] - body.position.y) / world.dt)
        body.angular_velocity = -8.0 * body.angle
        turned = abs(math.cos(2.0 * math.pi * min(1.0, max(0.0, (share - 0.12) / 0.7))))
        self._show(max(_EDGE, turned))

    def _show(self, high: float) -> None:
        for thing in (self.board, *self._wheels):
            thing.scale = (1.0, high)


def flipping(free: Free, others: bool) -> Iterator[Part]:
    """Who is to flip a board."""
    if free.has_water:
        return
    for at in free.doing("kickflip", frozenset({"biped", "quad"})):
        yield Part(play=play_kickflip, actors=(free.take(at, 1),), action="kickflip")
