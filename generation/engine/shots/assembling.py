"""An engine for long clips out of one for short ones: shot after shot, each kept as soon as it is made."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from generation.engine.contracts import ClipRequest, EngineCard, Frame, Holding, Rendering, Sound, Stage
from generation.engine.errors import (
    EngineError,
    RenderingCancelledError,
    RenderingHandedBackError,
    RequestNotPossibleError,
)
from generation.engine.inputs import Footage
from generation.engine.protocol import OpenEngine, Outcome, Watch, outcome_of
from generation.engine.shots.joining import crossed
from generation.engine.shots.planning import CONTEXT_FRAMES, Plan, Shot, asked_of, plan
from generation.engine.shots.shelf import KeptShot, Shelf, prepared, sweep

FORMAT = 1
"""Of what is kept of a shot: whoever changes how shots are made changes it, so that no old one is gone on with."""

FILLED_S = 0.045
"""A model makes up to so much less sound than picture; the rest of a shot is filled with silence."""


class OpenStoryboards(OpenEngine):
    """An opened engine whose clips may be longer than one pass of the engine within."""

    def __init__(self, within: OpenEngine, card: EngineCard, *, shelves: Path, of: str) -> None:
        """`shelves` is a folder of this machine for shots of unfinished clips; `of` names the model and how it is run."""
        self._within, self._card, self._shelves, self._of = within, card, prepared(shelves), of
        sweep(shelves)

    @property
    def holding(self) -> Holding:
        """This will be how the model is held now."""
        return self._within.holding

    def start(self, requests: Sequence[ClipRequest], watches: Sequence[Watch]) -> list[Outcome]:
        """This will start `requests`: those of one shot together, the others one after the other, shot by shot.

        Shots that a former try of the same clip left behind are not made again.
        """
        outcomes: list[Outcome | None] = [None] * len(requests)
        alone = []
        for number, (request, watch) in enumerate(zip(requests, watches, strict=True)):
            planned = plan(request, one_pass_s=self._card.one_pass_s)
            if len(planned.shots) == 1:
                alone.append(number)
            else:
                outcomes[number] = outcome_of(partial(self._assembled, request, planned, watch))
        if alone:
            made = self._within.start([requests[each] for each in alone], [watches[each] for each in alone])
            for number, outcome in zip(alone, made, strict=True):
                outcomes[number] = outcome
        return [outcome for outcome in outcomes if outcome is not None]

    def _assembled(self, request: ClipRequest, planned: Plan, watch: Watch) -> AssembledClip:
        if request.length_s > self._card.max_duration_s:
            most = f"{self._card.title} makes clips of at most {self._card.max_duration_s} s"
            raise RequestNotPossibleError(f"{most}; {request.duration_s:g} s were asked for.")
        try:
            sweep(self._shelves)
            shelf = Shelf(self._shelves, request, f"{self._of} {self.holding.plan} {FORMAT}")
            with _left_to_the_next(shelf):
                kept = self._made(request, planned.shots, shelf, watch)
        except OSError as error:
            raise EngineError(f"A shot could not be kept in shots_folder: {error.strerror or error}.") from error
        return AssembledClip(request=request, planned=planned, kept=kept, shelf=shelf)

    def _made(self, request: ClipRequest, shots: tuple[Shot, ...], shelf: Shelf, watch: Watch) -> tuple[KeptShot, ...]:
        kept: list[KeptShot] = []
        for shot in shots:
            part = _PartWatch(watch, shot.number, len(shots))
            there = shelf.kept(shot.number)
            if there is None:
                before = _end_of(kept[-1], shots[shot.number - 1], request.fps) if shot.goes_on else None
                there = shelf.keep(shot.number, self._within.render(asked_of(request, shot, before), part))
            else:
                part.step(Stage.DENOISING, 1, 1)
            if there.frame_count != shot.frame_count + shot.overlap:
                raise EngineError(f"Shot {shot.number + 1} has {there.frame_count} frames, which is not as asked.")
            kept.append(there)
        return tuple(kept)


@dataclass(frozen=True, kw_only=True)
class AssembledClip:
    """A long clip whose shots are all there."""

    request: ClipRequest
    planned: Plan
    kept: tuple[KeptShot, ...]
    shelf: Shelf

    def finish(self) -> Rendering:
        """This will join the shots; they are forgotten when the last frame was taken."""
        request, first = self.request, self.kept[0]
        return Rendering(
            width=request.width,
            height=request.height,
            fps=request.fps,
            frame_count=request.frame_count,
            frames=self._frames(),
            sound=self._sound(first.sample_rate) if request.audio else None,
            sample_rate=first.sample_rate,
            lead_sound=first.lead_sound,
            model=first.model,
            model_version=first.model_version,
            reading=tuple(dict.fromkeys(line for each in self.kept for line in each.reading)),
            notes=(self._note(), *self.planned.said, *dict.fromkeys(line for each in self.kept for line in each.notes)),
            shows_person=_any(each.shows_person for each in self.kept),
        )

    def _note(self) -> str:
        shots = self.planned.shots
        cuts = sum(not shot.goes_on for shot in shots) - 1
        return f"made of {len(shots)} shots with {cuts} cut{'' if cuts == 1 else 's'} between them"

    def _frames(self) -> Iterator[Frame]:
        for shot, there in zip(self.planned.shots, self.kept, strict=True):
            yield from there.frames(shot.frame_count)
        self.shelf.clear()

    def _sound(self, rate: int) -> Sound:
        fps = self.request.fps
        total = np.zeros((2, round(self.request.frame_count * rate / fps)), np.float32)
        shots = self.planned.shots
        for shot, there in zip(shots, self.kept, strict=True):
            sound, lead, begin = there.sound, there.lead_sound, round(shot.begin * rate / fps)
            if sound is None:
                continue
            shared = round(shots[shot.number - 1].overlap * rate / fps) if shot.number else 0
            _lay(total, sound, begin, shared, rate)
            if shot.goes_on and lead is not None:
                _lay(total, lead, begin - lead.shape[1], lead.shape[1], rate)
        return total


@contextmanager
def _left_to_the_next(shelf: Shelf) -> Iterator[None]:
    """What stops the work leaves what is made to whoever goes on; a cancel leaves nothing: it is nobody else's."""
    try:
        yield
    except RenderingHandedBackError:
        shelf.let_go()
        raise
    except RenderingCancelledError:
        shelf.clear()
        raise
    except BaseException:
        shelf.let_go()
        raise


def _lay(total: Sound, sound: Sound, begin: int, shared: int, rate: int) -> None:
    """Put `sound` into its place, crossing over from what is there already in its first `shared` samples; not in the last of
    those, where what is there may be silence that was added.
    """
    end = min(begin + sound.shape[1], total.shape[1])
    middle = begin + max(0, shared - round(FILLED_S * rate))
    total[:, begin:middle] = crossed(total[:, begin:middle], sound[:, : middle - begin], rate)
    total[:, middle:end] = sound[:, middle - begin : end - begin]


def _end_of(there: KeptShot, shot: Shot, fps: int) -> Footage:
    """The last frames that are seen of a shot, with their sound."""
    last = deque(there.frames(shot.frame_count), maxlen=CONTEXT_FRAMES)
    sound = there.sound
    if sound is not None:
        end = round(shot.frame_count * there.sample_rate / fps)
        sound = sound[:, max(0, end - round(len(last) * there.sample_rate / fps)) : end]
    return Footage(frames=np.stack(last), fps=fps, sound=sound, sample_rate=there.sample_rate)


@dataclass(frozen=True)
class _PartWatch:
    """The watch of one of `of` parts: what is done there counts towards the whole."""

    watch: Watch
    number: int
    of: int

    def step(self, stage: Stage, done: int, total: int, preview: Frame | None = None) -> None:
        self.watch.step(stage, self.number * total + done, self.of * total, preview)


def _any(answers: Iterable[bool | None]) -> bool | None:
    """True where one is, None where nobody knows."""
    known = list(answers)
    return True if any(known) else None if None in known else False
