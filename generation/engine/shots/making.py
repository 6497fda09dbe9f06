"""Long clips in the making, side by side: each with its shelf and its watch, which is asked at every step of any of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import numpy as np

from generation.engine.contracts import ClipRequest, Frame, Stage
from generation.engine.errors import EngineError, RenderingCancelledError, RenderingHandedBackError
from generation.engine.inputs import Footage
from generation.engine.protocol import Failure, Watch
from generation.engine.shots.beginning import BegunWith
from generation.engine.shots.planning import CONTEXT_FRAMES, Plan, Shot, asked_of
from generation.engine.shots.shelf import KeptShot, Shelf


@dataclass(eq=False)
class Making:
    """One long clip, until all its shots are there or it is known why not."""

    request: ClipRequest
    planned: Plan
    begun: BegunWith | None
    watch: Watch
    shelf: Shelf
    kept: list[KeptShot] = field(default_factory=list)
    failure: Failure | None = None
    _told: tuple[Stage, int, int] = (Stage.READING, 0, 1)

    @property
    def next_shot(self) -> Shot | None:
        """This will be the shot to make next; None where nothing is left to be made, or nobody waits."""
        is_over = self.failure is not None or len(self.kept) == len(self.planned.shots)
        return None if is_over else self.planned.shots[len(self.kept)]

    def take(self, there: KeptShot, shot: Shot) -> None:
        """This will go on after `shot`, which is kept. Raises EngineError where it is not as it was asked for."""
        if there.frame_count != shot.made_count:
            raise EngineError(f"Shot {shot.number + 1} has {there.frame_count} frames, which is not as asked.")
        self.kept.append(there)

    def take_what_is_there(self) -> None:
        """This will take the next shots as far as a former try has left them."""
        with self.spared():
            while (shot := self.next_shot) and (there := self.shelf.kept(shot.number)):
                self.take(there, shot)
                self.step(Stage.DENOISING, len(self.kept), len(self.planned.shots))

    def asked(self, shot: Shot) -> ClipRequest:
        """This will be what the model is asked for to make `shot`, the next one."""
        return asked_of(self.request, shot, self._before(shot) if shot.goes_on else None)

    def step(self, stage: Stage, done: int, total: int, preview: Frame | None = None) -> None:
        """This will tell the clip's watch how far the whole of it is; never again once that one wanted no more."""
        if self.failure is not None:
            raise self.failure
        self._told = (stage, done, total)
        with self.spared():
            self.watch.step(stage, done, total, preview)
        if self.failure is not None:
            raise self.failure

    def ask(self) -> None:
        """This will ask whether the clip is still wanted, while another one is worked at."""
        with suppress(EngineError, RenderingCancelledError):
            self.step(*self._told)

    @contextmanager
    def spared(self) -> Iterator[None]:
        """This will make what goes wrong inside this clip's failure, so that the others go on. Who cancels leaves nothing
        behind, nor who asks for what is not possible: nobody goes on with it. Else what is made is left to whoever does.
        """
        try:
            yield
        except (EngineError, RenderingCancelledError) as failure:
            self._fail(failure)
        except OSError as error:
            self._fail(could_not_be_kept(error))

    def _fail(self, failure: Failure) -> None:
        if self.failure is not None:
            return
        self.failure = failure
        if is_cancelled(failure) or not getattr(failure, "retryable", True):
            self.shelf.clear()
        else:
            self.shelf.let_go()

    def _before(self, shot: Shot) -> Footage | None:
        if shot.number:
            return _end_of(self.kept[-1], self.planned.shots[shot.number - 1], self.request.fps)
        return None if self.begun is None else self.begun.end(CONTEXT_FRAMES)


@dataclass(frozen=True)
class PartWatch:
    """The watch of a clip's shot `number` of `of`: what is done there counts towards the whole, and everybody who waits
    beside it is asked.
    """

    making: Making
    beside: Sequence[Making]
    number: int
    of: int

    def step(self, stage: Stage, done: int, total: int, preview: Frame | None = None) -> None:
        """This will do as the Protocol says."""
        ask_all([each for each in self.beside if each is not self.making])
        self.making.step(stage, self.number * total + done, self.of * total, preview)


@dataclass(frozen=True)
class AskingWatch:
    """The watch of a short clip, beside which long ones wait."""

    watch: Watch
    beside: Sequence[Making]

    def step(self, stage: Stage, done: int, total: int, preview: Frame | None = None) -> None:
        """This will do as the Protocol says."""
        ask_all(self.beside)
        self.watch.step(stage, done, total, preview)


def ask_all(makings: Sequence[Making]) -> None:
    """This will ask for each clip whether it is still wanted."""
    for making in makings:
        making.ask()


def could_not_be_kept(error: OSError) -> EngineError:
    """This will tell an operator why shots cannot be kept."""
    return EngineError(f"A shot could not be kept in shots_folder: {error.strerror or error}.")


def is_cancelled(error: BaseException) -> bool:
    """This will be True where nobody wants the clip any more, and False where somebody may go on with it."""
    return isinstance(error, RenderingCancelledError) and not isinstance(error, RenderingHandedBackError)


def _end_of(there: KeptShot, shot: Shot, fps: int) -> Footage:
    """The last frames that are seen of a shot, with their sound."""
    last = deque(there.frames(shot.frame_count), maxlen=CONTEXT_FRAMES)
    sound = there.sound
    if sound is not None:
        end = round(shot.frame_count * there.sample_rate / fps)
        sound = sound[:, max(0, end - round(len(last) * there.sample_rate / fps)) : end]
    return Footage(frames=np.stack(last), fps=fps, sound=sound, sample_rate=there.sample_rate)
