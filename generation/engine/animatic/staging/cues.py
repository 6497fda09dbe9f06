"""One action of one figure, and its time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import Gesture
from generation.engine.animatic.physics.intents import Leap
from generation.engine.animatic.physics.world import Source, World
from generation.engine.animatic.staging.stage import Stage


@dataclass(frozen=True)
class Cue:
    """One action of one figure, and its time."""

    stage: Stage
    figure: Figure
    start_s: float
    end_s: float
    support: str  # what it stands on: a name of `supports.Ground`

    @property
    def tall(self) -> float:
        """This will be the figure's height, metres."""
        return self.figure.thing.height_m

    @property
    def is_small(self) -> bool:
        """This will say whether it has no arms to swing: the small leap higher for their size."""
        return self.figure.thing.kind.family in {"quad", "bird"}

    @property
    def lighter(self) -> float:
        """This will be how much higher the same legs carry one where little pulls down, metres."""
        return 0.6 if self.stage.gravity < 5.0 else 0.0

    @property
    def to_the_end_s(self) -> float:
        """This will be its end; beyond the clip's where it ends with that: nobody wakes up for the last frame."""
        return self.end_s + (60.0 if self.end_s > self.stage.duration_s - 0.05 else 0.0)

    def gesture(self, name: str, start_s: float | None = None, end_s: float | None = None) -> None:
        """This will let the figure do a gesture, for the whole of its time if no other is given."""
        began, until = self.start_s if start_s is None else start_s, self.end_s if end_s is None else end_s
        self.figure.gestures.append(Gesture(began, until, name))

    def leaps(self, first_s: float, period_s: float, leap: Leap) -> None:
        """This will let the figure leap every `period_s` seconds."""
        at = first_s
        while at < self.end_s - 0.5 or at == first_s:
            self.figure.leaps.append(replace(leap, at_s=at))
            at += period_s

    def rises(self, look: str, from_s: float) -> None:
        """This will let signs rise from the figure's head: a look of `picture.plumes`."""
        thing = self.figure.thing

        def head(world: World) -> tuple[float, float]:
            high = thing.height_m if thing.kind.family == "biped" else 1.2 * thing.height_m
            at = thing.body.local_to_world((0.0, 0.45 * high))
            return at.x, max(at.y, 0.2 * thing.height_m) + 0.15 * thing.height_m

        size = 0.16 * max(thing.height_m, 0.4)
        self.stage.world.plumes.append(Source(look, head, from_s, self.end_s + 0.05, size))
