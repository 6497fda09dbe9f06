"""The Protocol every engine fulfils. An engine is a tenant: opened, used and closed in a `with`.

A clip is made in two parts. `start` does what needs the model whole: reading, simulating or denoising, for one clip or
for a batch. `finish` does the rest: decoding, drawing. So a worker can finish one clip while the next one is started.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, TypeAlias

from generation.engine.contracts import ClipRequest, EngineCard, Frame, Holding, Rendering, Stage
from generation.engine.errors import EngineError, RenderingCancelledError


class Watch(Protocol):
    """The engine's line to whoever waits: called at every step, and the only way out of a rendering before its end."""

    def step(self, stage: Stage, done: int, total: int, preview: Frame | None = None) -> None:
        """This will record that `done` of `total` steps of `stage` are behind us (0 <= done <= total).

        Raises RenderingCancelledError when the rendering is to stop now; then the engine never calls this watch again.
        """


class Started(Protocol):
    """A clip whose picture and sound are decided, and not yet frames."""

    def finish(self) -> Rendering:
        """This will make the clip; to be called once, from any one thread. Where the engine's card says `overlaps`, it
        may run while the engine starts other clips, and finish others. The watch given to `start` is called on.

        Frames are made as they are drawn from `Rendering.frames`, where the engine can; the watch is called from
        inside that iterator too. Raises EngineError (with a stable code) or RenderingCancelledError.
        """


Failure: TypeAlias = EngineError | RenderingCancelledError
Outcome: TypeAlias = Started | Failure


class OpenEngine(Protocol):
    """An engine with its model in memory, warmed and ready. Engines derive from it, for `render`."""

    @property
    def holding(self) -> Holding:
        """This will be how the model is held now."""

    def start(self, requests: Sequence[ClipRequest], watches: Sequence[Watch]) -> list[Outcome]:
        """This will start `requests`, all of one size, length and rate, each with its own watch; one call at a time.

        The answer has one outcome a request, in order: the clip to finish, or why there is none. What one member's
        watch raises, or what is wrong with one member's clip, ends that member's part alone; when nobody of the batch
        is left, the engine stops within a step. The same request gives the same clip alone and in a batch.
        """

    def render(self, request: ClipRequest, watch: Watch) -> Rendering:
        """This will start and finish one clip. Raises EngineError or RenderingCancelledError."""
        (outcome,) = self.start([request], [watch])
        if isinstance(outcome, EngineError | RenderingCancelledError):
            raise outcome
        return outcome.finish()


class Engine(Protocol):
    """Knows how to open itself; cheap to make, imports its heavy libraries only in `open`."""

    card: EngineCard

    def open(self) -> AbstractContextManager[OpenEngine]:
        """This will load and warm the model for the time of the `with`, and free it afterwards.

        Raises ModelUnavailableError with one sentence that says what to do.
        """


class SilentWatch:
    """A watch for whoever does not watch: command lines, benchmarks, tests."""

    def step(self, stage: Stage, done: int, total: int, preview: Frame | None = None) -> None:
        """This will do nothing."""


def outcome_of(begin: Callable[[], Started]) -> Outcome:
    """This will begin one clip; what an engine or a watch may raise becomes that clip's outcome."""
    try:
        return begin()
    except (EngineError, RenderingCancelledError) as failure:
        return failure
