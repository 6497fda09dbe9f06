"""The ways that figures go: to and fro past those who stay, after somebody, away from somebody."""

from __future__ import annotations

import math
from dataclasses import dataclass

from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.intents import Pace
from generation.engine.animatic.physics.world import World

_TURN_S = 0.7  # from one lane to the other


@dataclass
class Laps:
    """Goes round those who stay: before them to one side, back behind them to the other."""

    figure: Figure
    room: tuple[float, float]  # the ends between which it goes, metres
    lanes: tuple[float, float]  # to the right, to the left
    way: float = 1.0
    _turned_s: float = -9.0

    def __call__(self, world: World, now_s: float) -> None:
        x = self.figure.thing.body.position.x
        if (x - self.room[1] if self.way > 0 else self.room[0] - x) > 0.0:
            self.way, self._turned_s = -self.way, now_s
        self.figure.paces = [Pace(pace.at_s, math.copysign(pace.speed, self.way)) for pace in self.figure.paces]
        goal = self.lanes[0] if self.way > 0 else self.lanes[1]
        self.figure.thing.lane += (goal - self.figure.thing.lane) * min(1.0, 3.0 * world.dt / _TURN_S)
