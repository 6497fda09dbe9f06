"""Games that are played with a tool: golf."""

from __future__ import annotations

import math

from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.handling.work import Work

_MEETS_S = 0.9  # from the beginning of the swing until the club meets the ball (`handy.club`)
_FLIES_M_S = (7.0, 5.0)
_GRIP = 0.44  # of the club's length, from its middle to where it is held
_BALL = (250, 250, 246)


def golf(work: Work) -> None:
    """This will swing a club, and let the ball that lies before it fly."""
    work.gesture("club", 0.7)
    club = work.tool("golf club", 0.5)
    body, side = work.figure.thing.body, work.figure.facing

    def way(now_s: float) -> tuple[float, float, float]:
        x, y = work.hand(now_s, 2)
        shoulders = body.position.y + 0.12 * work.tall
        turn = math.atan2(y - shoulders, x - body.position.x + 0.001 * side)
        long = _GRIP * club.width_m
        return x + long * math.cos(turn), y + long * math.sin(turn), turn

    work.follow(club, way)
    ball = work.made(Actor(kind="tennis ball", colour=_BALL), 0.075)
    at_s = work.began_s + _MEETS_S
    ball.body.position = (work.x + side * 0.2 * work.tall, ball.height_m / 2 + 0.002)
    work.release(ball, at_s, _FLIES_M_S)
    work.at(at_s, lambda world: _struck(world, work))
    work.figure.mood.looks_at = ball.index
    work.reach_m, work.rise_m = 2.4 * work.tall, 1.5 * work.tall


def _struck(world: World, work: Work) -> None:
    world.note(Touch.HIT, work.figure.thing, strength=3.0, material="steel", other="plastic")
