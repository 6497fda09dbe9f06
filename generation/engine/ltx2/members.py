"""Who is in a batch: each with a request, a watch and an outcome of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from generation.engine.contracts import ClipRequest, Frame, Stage
from generation.engine.errors import EngineError, RenderingCancelledError
from generation.engine.protocol import Outcome, Watch


class NobodyWaitsError(Exception):
    """Everybody in the batch has cancelled or failed: there is nothing to go on for."""


@dataclass
class Member:
    """One clip of a batch, until its outcome is known."""

    request: ClipRequest
    watch: Watch
    outcome: Outcome | None = None

    def step(self, stage: Stage, done: int, total: int, preview: Frame | None = None) -> None:
        """This will tell the member's watch, unless the member has left; what the watch raises is the outcome."""
        with self.spared():
            if self.outcome is None:
                self.watch.step(stage, done, total, preview)

    @contextmanager
    def spared(self) -> Iterator[None]:
        """This will make what goes wrong inside this member's outcome, so that the others go on."""
        try:
            yield
        except (EngineError, RenderingCancelledError) as failure:
            self.outcome = failure


def waiting(members: Sequence[Member]) -> list[Member]:
    """This will be those whose outcome is not known yet."""
    return [member for member in members if member.outcome is None]


def tell(members: Sequence[Member], stage: Stage, done: int, total: int, previews: Sequence[Frame | None] = ()) -> None:
    """This will tell everybody who still waits; `previews` has one a member, or is empty.

    Raises NobodyWaitsError when nobody does any more.
    """
    for number, member in enumerate(members):
        member.step(stage, done, total, previews[number] if previews else None)
    if not waiting(members):
        raise NobodyWaitsError
