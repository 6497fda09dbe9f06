"""An engine for long clips out of one for short ones: shot after shot, each kept as soon as it is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from generation.engine.contracts import ClipRequest, EngineCard, Frame, Holding, Rendering, Sound, Stage
from generation.engine.errors import EngineError, RequestNotPossibleError
from generation.engine.protocol import Failure, OpenEngine, Outcome, Watch
from generation.engine.shots.beginning import begun_with
from generation.engine.shots.joining import crossed
from generation.engine.shots.making import AskingWatch, Making, PartWatch, could_not_be_kept, is_cancelled
from generation.engine.shots.planning import Shot, plan
from generation.engine.shots.refusing import refuse_flawed
from generation.engine.shots.shelf import Shelf, prepared, sweep
from generation.engine.shots.telling import notes_of, read_as

FORMAT = 2
"""Of what is kept of a shot: whoever changes how shots are made changes it, so that no old one is gone on with."""

FILLED_S = 0.045
"""A model makes up to so much less sound than picture; the rest of a shot is filled with silence."""


class OpenStoryboards(OpenEngine):
    """An opened engine whose clips may be longer than one pass of the engine within, and be made longer."""

    def __init__(self, within: OpenEngine, card: EngineCard, *, shelves: Path, of: str) -> None:
        """`shelves` is a folder of this machine for shots of unfinished clips; `of` names the model and how it is run."""
        self._within, self._card, self._shelves, self._of = within, card, prepared(shelves), of
        sweep(shelves)

    @property
    def holding(self) -> Holding:
        """This will be how the model is held now."""
        return self._within.holding

    def start(self, requests: Sequence[ClipRequest], watches: Sequence[Watch]) -> list[Outcome]:
        """This will start `requests`: those of one shot together, then the others shot by shot, the next shots of all of
        them together where they are of one length.

        Shots that a former try of the same clip left behind are not made again. Who waits beside somebody else's shot is
        asked at each of its steps.
        """
        clips = [self._opened(request, watch) for request, watch in zip(requests, watches, strict=True)]
        makings = [each for each in clips if isinstance(each, Making)]
        alone = [number for number, each in enumerate(clips) if each is None]
        asking = [AskingWatch(watches[number], makings) for number in alone]
        try:
            made = iter(self._within.start([requests[number] for number in alone], asking) if alone else ())
            while waiting := _with_a_shot_to_make(makings):
                self._make_next(waiting, makings)
        except BaseException:
            for making in makings:
                making.shelf.let_go()
            raise
        return [
            next(made) if each is None else _assembled(each) if isinstance(each, Making) else each for each in clips
        ]

    def _opened(self, request: ClipRequest, watch: Watch) -> Making | Failure | None:
        """A clip of several shots, with its shelf; None for one that a single pass makes; or why there can be none."""
        try:
            refuse_flawed(request)
            begun, planned = begun_with(request), plan(request, one_pass_s=self._card.one_pass_s)
            if begun is None and len(planned.shots) == 1:
                return None
            self._refuse_too_long(request)
            sweep(self._shelves)
            shelf = Shelf(self._shelves, request, f"{self._of} {self.holding.plan} {FORMAT}")
        except EngineError as failure:
            return failure
        except OSError as error:
            return could_not_be_kept(error)
        return Making(request=request, planned=planned, begun=begun, watch=watch, shelf=shelf)

    def _refuse_too_long(self, request: ClipRequest) -> None:
        most_s = self._card.max_extended_s if request.extensions else self._card.max_duration_s
        if request.length_s > most_s:
            raise RequestNotPossibleError(
                f"{self._card.title} makes clips of at most {most_s} s; {request.duration_s:g} s were asked for."
            )

    def _make_next(self, waiting: Sequence[Making], beside: Sequence[Making]) -> None:
        """Make the first one's next shot, and those of the others that are as long; all of them are kept."""
        shots = [(each, shot) for each in waiting if (shot := each.next_shot)]
        length = shots[0][1].made_count
        asked: list[tuple[Making, Shot, ClipRequest]] = []
        for making, shot in shots:
            with making.spared():
                asked += [(making, shot, making.asked(shot))] if shot.made_count == length else []
        watches = [PartWatch(making, beside, shot.number, len(making.planned.shots)) for making, shot, _ in asked]
        outcomes = self._within.start([request for _, _, request in asked], watches) if asked else []
        for (making, shot, _), outcome in zip(asked, outcomes, strict=True):
            with making.spared():
                if isinstance(outcome, Exception):
                    raise outcome
                making.take(making.shelf.keep(shot.number, outcome.finish()), shot)


@dataclass(frozen=True, kw_only=True)
class AssembledClip:
    """A long clip whose shots are all there."""

    making: Making

    def finish(self) -> Rendering:
        """This will join the shots; they are kept until the clip is delivered, or nobody wants it any more."""
        request, first = self.making.request, self.making.kept[0]
        return Rendering(
            width=request.width,
            height=request.height,
            fps=request.fps,
            frame_count=request.frame_count,
            frames=self._frames(),
            sound=self._sound(first.sample_rate) if request.audio else None,
            sample_rate=first.sample_rate,
            lead_sound=None if self.making.begun else first.lead_sound,
            model=first.model,
            model_version=first.model_version,
            reading=read_as(self.making),
            changes=self._changes(),
            notes=notes_of(self.making),
            shows_person=_any(each.shows_person for each in self.making.kept),
            until_delivered=_until_delivered(self.making.shelf),
        )

    def _changes(self) -> tuple[str, ...]:
        request = self.making.request
        if self.making.begun is None:
            return ()
        before, end = request.sections[-2:]
        return (f"+ {(end - before) / request.fps:g} s",)

    def _frames(self) -> Iterator[Frame]:
        """Counted to the watch: of a clip that nobody wants any more nothing is left."""
        total = self.making.request.frame_count
        for number, frame in enumerate(self._all_frames()):
            self.making.step(Stage.DECODING, number, total)
            yield frame

    def _all_frames(self) -> Iterator[Frame]:
        if self.making.begun:
            yield from self.making.begun.frames()
        for shot, there in zip(self.making.planned.shots, self.making.kept, strict=True):
            yield from there.frames(shot.frame_count)

    def _sound(self, rate: int) -> Sound:
        fps, begun = self.making.request.fps, self.making.begun
        total = np.zeros((2, round(self.making.request.frame_count * rate / fps)), np.float32)
        if begun is not None and (own := begun.sound(rate)) is not None:
            total[:, : own.shape[1]] = own
        shots = self.making.planned.shots
        for shot, there in zip(shots, self.making.kept, strict=True):
            sound, lead, begin = there.sound, there.lead_sound, round(shot.begin * rate / fps)
            if sound is None:
                continue
            shared = round(shots[shot.number - 1].overlap * rate / fps) if shot.number else 0
            _lay(total, sound, begin, shared, rate)
            if shot.goes_on and lead is not None:
                _lay(total, lead, begin - lead.shape[1], lead.shape[1], rate)
        return total


def _with_a_shot_to_make(makings: Sequence[Making]) -> list[Making]:
    for making in makings:
        making.take_what_is_there()
    return [making for making in makings if making.next_shot]


def _assembled(making: Making) -> Outcome:
    return making.failure or AssembledClip(making=making)


@contextmanager
def _until_delivered(shelf: Shelf) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        if is_cancelled(error):
            shelf.clear()
        else:
            shelf.let_go()
        raise
    shelf.clear()


def _lay(total: Sound, sound: Sound, begin: int, shared: int, rate: int) -> None:
    """Put `sound` into its place, crossing over from what is there already in its first `shared` samples; not in the last of
    those, where what is there may be silence that was added.
    """
    end = min(begin + sound.shape[1], total.shape[1])
    middle = begin + max(0, shared - round(FILLED_S * rate))
    total[:, begin:middle] = crossed(total[:, begin:middle], sound[:, : middle - begin], rate)
    total[:, middle:end] = sound[:, middle - begin : end - begin]


def _any(answers: Iterable[bool | None]) -> bool | None:
    """True where one is, None where nobody knows."""
    known = list(answers)
    return True if any(known) else None if None in known else False
