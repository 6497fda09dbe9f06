"""Who is in a batch: each with a request, a watch and an outcome of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypeVar

from generation.engine.contracts import ClipRequest, Frame, Stage
from generation.engine.errors import BadOutputError, EngineError, RenderingCancelledError, RequestNotPossibleError
from generation.engine.ltx2.memory import first_line
from generation.engine.protocol import Outcome, Watch

Made = TypeVar("Made")


class NobodyWaitsError(Exception):
    """Everybody in the batch has cancelled or failed: there is nothing to go on for."""


class LeftOutError(Exception):
    """What somebody in the batch has given cannot be used: the others are to begin anew without them."""


@dataclass
class Member:
    """One clip of a batch, until its outcome is known."""

    request: ClipRequest
    watch: Watch
    outcome: Outcome | None = None
    notes: tuple[str, ...] = ()  # for the member, about a first try that gave no clip

    def try_again(self) -> None:
        """This will, where the outcome is that the model gave no clip, let it be made once more with another seed.

        The only place where that is decided. After a second time, the outcome stays and says so.
        """
        error = self.outcome
        if not isinstance(error, BadOutputError):
            return
        if self.notes:
            self.outcome = BadOutputError(f"{error} It was tried twice, with two seeds.")
            return
        seed = (self.request.seed + 1) % 2**32
        self.notes = (f"The first try came out {error.came_out}: this is a second one, with the seed {seed}.",)
        self.request, self.outcome = replace(self.request, seed=seed), None

    def taken(self) -> Outcome | None:
        """This will hand the outcome over and forget it: a clip knows its member, and in a ring of the two pictures and
        latents would wait for the collector, a second of pictures a shot and whatever lies on the card.
        """
        outcome, self.outcome = self.outcome, None
        return outcome

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

    @contextmanager
    def refusable(self) -> Iterator[None]:
        """This will do as `spared`, and take what no number, picture or text can be made of for a request not possible."""
        with self.spared():
            try:
                yield
            except (ValueError, TypeError, OverflowError) as error:
                raise RequestNotPossibleError(f"What was given cannot be used: {first_line(error)}") from error


def waiting(members: Sequence[Member]) -> list[Member]:
    """This will be those whose outcome is not known yet."""
    return [member for member in members if member.outcome is None]


def made_of_each(members: Sequence[Member], make: Callable[[ClipRequest], Made]) -> list[Made]:
    """This will be what `make` makes of each member's request, in order. Raises LeftOutError after it has refused those
    of whom it can make nothing.
    """
    made: list[Made] = []
    for member in members:
        with member.refusable():
            made.append(make(member.request))
    if len(made) < len(members):
        raise LeftOutError
    return made


def tell(members: Sequence[Member], stage: Stage, done: int, total: int, previews: Sequence[Frame | None] = ()) -> None:
    """This will tell everybody who still waits; `previews` has one a member, or is empty.

    Raises NobodyWaitsError when nobody does any more.
    """
    for number, member in enumerate(members):
        member.step(stage, done, total, previews[number] if previews else None)
    if not waiting(members):
        raise NobodyWaitsError
