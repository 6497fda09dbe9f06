"""The animatic engine: reads a prompt, stages and simulates it, makes its sound from the contacts, draws frame by frame."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

import numpy as np

from generation.engine.allocating import give_back_large_blocks
from generation.engine.animatic.filming import Film, Footage, shown_in
from generation.engine.animatic.lexicon import PEOPLE
from generation.engine.animatic.likenesses import NOBODY, Likenesses, likenesses_of
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.track import Take
from generation.engine.animatic.picture.camera import Camera
from generation.engine.animatic.picture.styles.paper import Paper
from generation.engine.animatic.remarks import account, told
from generation.engine.animatic.screening import drawn
from generation.engine.animatic.script import Reading, Scene
from generation.engine.animatic.sound.signal import SAMPLE_RATE
from generation.engine.animatic.soundtrack import sounded
from generation.engine.animatic.speech.captions import captions_of
from generation.engine.animatic.speech.dialogue import SILENCE, Dialogue
from generation.engine.animatic.story import filmed, read_whole, spoken
from generation.engine.catalogue import ANIMATIC
from generation.engine.contracts import ClipRequest, EngineCard, Frame, Holding, Rendering, Sound, Stage
from generation.engine.errors import RequestNotPossibleError
from generation.engine.opening import NOTE as OPENING_NOTE
from generation.engine.opening import opened
from generation.engine.protocol import OpenEngine, Outcome, Watch, outcome_of

VERSION = "0.1"
_PREVIEWS = 6
_PREVIEW_WIDTH = 160


@dataclass(frozen=True)
class Performance:
    """A filmed script, ready to be drawn and heard: also what the command line's `--truth` writes."""

    reading: Reading
    footage: tuple[Footage, ...]  # at least one: every stretch between two cuts, in order
    words: tuple[str, ...]  # for the member: what was not as asked, who is in the picture, the rest
    changes: tuple[str, ...] = ()  # what the last change made different, a line each
    dialogue: Dialogue = SILENCE
    likenesses: Likenesses = NOBODY
    account: str = ""  # of what is seen

    @property
    def scene(self) -> Scene:
        """This will be the scene of the first shot, as it was read."""
        return self.reading.scene

    @property
    def take(self) -> Take:
        """This will be what happens up to the first cut."""
        return self.footage[0].seen

    @property
    def things(self) -> list[Thing]:
        """This will be the bodies that are there up to the first cut."""
        return self.footage[0].things

    @property
    def camera(self) -> Camera:
        """This will be the camera up to the first cut."""
        return self.footage[0].camera


def perform(request: ClipRequest, watch: Watch) -> Performance:
    """This will read and simulate a request, whole; cheap beside drawing it."""
    watch.step(Stage.READING, 0, 1)
    story = read_whole(request)
    watch.step(Stage.READING, 1, 1)
    film = Film(request.width, request.height, request.fps, request.seed, _reporting(request, watch))
    sections = filmed(film, story, request.sections)
    watch.step(Stage.SIMULATING, request.frame_count, request.frame_count)
    likenesses = likenesses_of(request, story.reading.script)
    footage, dialogue = spoken(sections, story, request, likenesses.voices)
    reading = replace(story.reading, first=(*likenesses.remarks, *dialogue.remarks, *story.reading.first))
    shown = shown_in(reading.script, footage)
    words = told(reading, shown, is_heard=request.audio)
    return Performance(reading, tuple(footage), words, story.changes, dialogue, likenesses, account(shown))


def _reporting(request: ClipRequest, watch: Watch) -> Callable[[int], None]:
    every = max(1, request.frame_count // 8)

    def report(frame: int) -> None:
        if frame % every == 0:
            watch.step(Stage.SIMULATING, frame, request.frame_count)

    return report


@dataclass(frozen=True)
class StagedClip:
    """A simulated scene with its sound: drawn when it is finished."""

    request: ClipRequest
    watch: Watch
    performance: Performance
    sound: Sound | None

    def finish(self) -> Rendering:
        """This will give the clip; its frames are drawn as they are taken, and the watch is called for each."""
        return Rendering(
            width=self.request.width,
            height=self.request.height,
            fps=self.request.fps,
            frame_count=self.request.frame_count,
            frames=opened(_frames(self.performance, self.request, self.watch), _first_section(self.request)),
            sound=self.sound,
            sample_rate=SAMPLE_RATE,
            model="animatic",
            model_version=VERSION,
            reading=self.performance.words,
            account=self.performance.account,
            changes=self.performance.changes,
            notes=(OPENING_NOTE,) if self.request.opening is not None else (),
            captions=captions_of(self.performance.dialogue),
            grain=Paper(self.request.width, self.request.height, self.request.seed).grain,
            shows_person=bool(self.performance.likenesses.portraits)
            or any(thing.kind.name in PEOPLE for footage in self.performance.footage for thing in footage.things),
        )


class OpenAnimatic(OpenEngine):
    """The opened engine; holds nothing between renderings."""

    holding = Holding(plan="", batch_max=ANIMATIC.batch_max)

    def start(self, requests: Sequence[ClipRequest], watches: Sequence[Watch]) -> list[Outcome]:
        """This will read and simulate each of `requests` and make its sound, one after the other.

        Outcomes of lengths and sizes beyond the card are RequestNotPossibleErrors.
        """
        return [outcome_of(partial(_stage, *member)) for member in zip(requests, watches, strict=True)]


class AnimaticEngine:
    """Engine of the Protocol: needs no model, no card and no network."""

    card: EngineCard = ANIMATIC

    @contextmanager
    def open(self) -> Iterator[OpenEngine]:
        """This will give the engine; there is nothing to load or free."""
        give_back_large_blocks()
        yield OpenAnimatic()


def make(model: str, options: Mapping[str, str]) -> AnimaticEngine:
    """This will make the engine that ENGINES names. Raises ValueError where something is said after the name."""
    if model or options:
        raise ValueError("the engine animatic has no model and no options; write animatic alone")
    return AnimaticEngine()


def _stage(request: ClipRequest, watch: Watch) -> StagedClip:
    _check(request)
    performance = perform(request, watch)
    sound = sounded(performance.footage, performance.dialogue, request) if request.audio else None
    return StagedClip(request, watch, performance, sound)


def _check(request: ClipRequest) -> None:
    longest = ANIMATIC.max_extended_s if request.extensions else ANIMATIC.max_duration_s
    if not 0 < request.length_s <= longest:
        raise RequestNotPossibleError(f"animatic makes clips of up to {longest} s, not {float(request.length_s):g} s")
    if any(end <= begin for begin, end in pairwise((0, *request.sections))):
        raise RequestNotPossibleError("a clip that goes on from another one is longer than that")
    if request.sections[0] > ANIMATIC.max_duration_s * request.fps:
        raise RequestNotPossibleError(f"animatic goes on from clips of up to {ANIMATIC.max_duration_s} s")
    if request.width < 64 or request.height < 64 or request.width * request.height > ANIMATIC.max_pixels:
        raise RequestNotPossibleError(f"animatic cannot draw {request.width}×{request.height}")
    if not 1 <= request.fps <= 60:
        raise RequestNotPossibleError(f"animatic cannot make {request.fps} frames a second")
    if any(not (likeness.heads or likeness.voice) for likeness in request.likenesses):
        raise RequestNotPossibleError("animatic draws a likeness from a head that was cut out, not from whole pictures")
    if lacking := ANIMATIC.lacking(request):
        raise RequestNotPossibleError(f"animatic cannot use {lacking}")


def _first_section(request: ClipRequest) -> ClipRequest:
    """The clip that it first went on from, or itself: what it opens with takes as long as there."""
    return (
        replace(request, duration_s=request.sections[0] / request.fps, extensions=()) if request.extensions else request
    )


def _frames(performance: Performance, request: ClipRequest, watch: Watch) -> Iterator[Frame]:
    shown = {math.floor(i * request.frame_count / _PREVIEWS) for i in range(_PREVIEWS)}
    for number, frame in enumerate(drawn(performance.footage, request.seed, performance.likenesses.portraits)):
        watch.step(Stage.DRAWING, number + 1, request.frame_count, _preview(frame) if number in shown else None)
        yield frame


def _preview(frame: Frame) -> Frame:
    step = max(1, frame.shape[1] // _PREVIEW_WIDTH)
    return np.ascontiguousarray(frame[::step, ::step])
