"""What the stories of this folder share: small requests, a watch that remembers, a scene simulated without drawing."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from generation.engine.animatic.engine import Performance, perform
from generation.engine.contracts import ClipRequest, Extension, Frame, Stage
from generation.engine.errors import RenderingCancelledError
from generation.engine.protocol import SilentWatch


def asked(prompt: str, **changes: object) -> ClipRequest:
    """This will be a small request, 180×320 at 24 fps for 2 s, seed 1, with `changes`."""
    wishes: dict[str, object] = {"width": 180, "height": 320, "duration_s": 2.0, "fps": 24, "seed": 1}
    return ClipRequest(prompt=prompt, **(wishes | changes))  # type: ignore[arg-type]


def lengthened(*from_s: float, words: str = "") -> tuple[Extension, ...]:
    """This will be how a clip goes on from shorter ones, each of `from_s` seconds; with `words` for the last time."""
    last = len(from_s) - 1
    return tuple(Extension(from_s=each, words=words if at == last else "") for at, each in enumerate(from_s))


def simulated(prompt: str, **changes: object) -> Performance:
    """This will be the scene after its simulation."""
    return perform(asked(prompt, **changes), SilentWatch())


@lru_cache(maxsize=4)
def simulated_once(prompt: str, **changes: object) -> Performance:
    """This will be the same, made once for all stories that look at it alone and simulate nothing else of its prompt."""
    return simulated(prompt, **changes)


@dataclass
class RememberingWatch:
    """Keeps every step; cancels at the given step of a stage."""

    cancel_at: tuple[Stage, int] | None = None
    steps: list[tuple[Stage, int, int]] = field(default_factory=list)
    previews: list[Frame] = field(default_factory=list)

    def step(self, stage: Stage, done: int, total: int, preview: Frame | None = None) -> None:
        """This will remember the step."""
        self.steps.append((stage, done, total))
        if preview is not None:
            self.previews.append(preview)
        if self.cancel_at and stage is self.cancel_at[0] and done >= self.cancel_at[1]:
            raise RenderingCancelledError

    def count(self, stage: Stage) -> int:
        """This will be how many steps of a stage were told."""
        return sum(1 for told, _, _ in self.steps if told is stage)
