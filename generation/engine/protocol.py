"""The Protocol every engine fulfils. An engine is a tenant: opened, used and closed in a `with`."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from generation.engine.contracts import ClipRequest, EngineCard, Frame, Rendering, Stage


class Watch(Protocol):
    """The engine's line to whoever waits: called at every step, and the only way out of a rendering before its end."""

    def step(self, stage: Stage, done: int, total: int, preview: Frame | None = None) -> None:
        """This will record that `done` of `total` steps of `stage` are behind us (0 <= done <= total).

        Raises RenderingCancelledError when the rendering is to stop now; an engine lets it through.
        """


class OpenEngine(Protocol):
    """An engine with its model in memory, warmed and ready."""

    def render(self, request: ClipRequest, watch: Watch) -> Rendering:
        """This will render `request`. Frames are made as they are drawn from `Rendering.frames`, where the engine can;
        the watch is called from inside that iterator too.

        Raises EngineError (with a stable code) or RenderingCancelledError.
        """


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
