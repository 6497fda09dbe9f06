"""What goes into an engine and what comes out of it: frozen, typed, free of any framework."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from generation.engine.inputs import Beginning, Footage, Input, Keyframe, Likeness, Reference, Rework, Style, Voice
from media.captions import CaptionLine

Frame = npt.NDArray[np.uint8]
"""One picture: uint8 [height, width, 3], RGB."""

Grain = npt.NDArray[np.int8]
"""What is added to each channel of a picture: int8 [height, width], grey levels."""

Sound = npt.NDArray[np.float32]
"""Stereo sound: float32 [2, samples], in -1..1."""


class Stage(StrEnum):
    """Where a rendering is; members read these words (translated) on the create page."""

    LOADING = "loading"
    READING = "reading"
    SIMULATING = "simulating"
    DENOISING = "denoising"
    DRAWING = "drawing"
    DECODING = "decoding"
    CHECKING = "checking"
    PACKAGING = "packaging"


@dataclass(frozen=True, kw_only=True)
class Extension:
    """How a clip was made longer: it begins with a shorter one, whole, and goes on."""

    from_s: float  # how long that one was, > 0
    words: str = ""  # what happens next; "": what happened goes on
    changes: int = 0  # how many of the request's changes were made before it; the others are made to the longer clip


@dataclass(frozen=True, kw_only=True)
class ClipRequest:
    """What a member asked for. The answer has exactly this size and length, whatever the model's own grid."""

    prompt: str
    width: int  # delivered pixels, even
    height: int  # delivered pixels, even
    duration_s: float  # > 0; the clip has round(duration_s * fps) frames
    fps: int  # 24..30
    seed: int  # 0..2**32-1; the same request and seed give the same clip
    audio: bool = True
    negative_prompt: str = ""  # what is not to be seen or heard
    changes: tuple[str, ...] = ()  # what to make differently than the prompt says, in words, one after the other
    extensions: tuple[Extension, ...] = ()  # how it was made longer, oldest first: each goes on from a longer clip
    beginning: Beginning | None = None  # the clip that the last extension goes on from, for whom draws it not anew
    keyframes: tuple[Keyframe, ...] = ()  # pictures it shows, at different moments
    references: tuple[Reference, ...] = ()  # clips whose content or movement it takes up
    rework: Rework | None = None  # the clip that this one is a new version of
    before: Footage | None = None  # the end of what came just before: the clip goes on from its last frame
    styles: tuple[Style, ...] = ()
    likenesses: tuple[Likeness, ...] = ()  # who is seen in it
    voice: Voice | None = None  # who speaks in it

    @property
    def opening(self) -> Frame | None:
        """This will be the picture that the clip begins with, if any."""
        return next((keyframe.picture for keyframe in self.keyframes if keyframe.at_s == 0), None)

    @property
    def crowded_s(self) -> float | None:
        """This will be a moment for which two pictures are given, None for none; what is after the end is the last one."""
        frames = [min(round(each.at_s * self.fps), self.frame_count - 1) for each in self.keyframes]
        return next((frame / self.fps for frame in frames if frames.count(frame) > 1), None)

    @property
    def one_voice(self) -> Voice | None:
        """This will be who speaks, for an engine that has one voice for a clip."""
        theirs = (likeness.voice for likeness in self.likenesses if likeness.voice is not None)
        return self.voice or next(theirs, None)

    @property
    def inputs(self) -> frozenset[Input]:
        """This will be the kinds of what is given beside the prompt."""
        given = {
            Input.OPENING: self.opening is not None,
            Input.KEYFRAMES: any(keyframe.at_s for keyframe in self.keyframes),
            Input.REFERENCES: self.references,
            Input.REWORK: self.rework,
            Input.BEFORE: self.before,
            Input.CHANGES: self.changes,
            Input.EXTENSIONS: self.extensions,
            Input.BEGINNING: self.beginning,
            Input.STYLES: self.styles,
            Input.NEGATIVE_PROMPT: self.negative_prompt,
            Input.LIKENESSES: self.likenesses,
            Input.VOICE: self.one_voice,
        }
        return frozenset(kind for kind, value in given.items() if value)

    @property
    def frame_count(self) -> int:
        """This will be the exact number of frames of the clip, at least 1."""
        return max(1, round(Fraction(self.duration_s).limit_denominator(1000) * self.fps))

    @property
    def sections(self) -> tuple[int, ...]:
        """This will be the frames at which the clips that it goes on from end, and its own end: rising."""
        ends = (round(Fraction(each.from_s).limit_denominator(1000) * self.fps) for each in self.extensions)
        return (*ends, self.frame_count)

    @property
    def length_s(self) -> Fraction:
        """This will be the exact length of picture and sound, in seconds."""
        return Fraction(self.frame_count, self.fps)


@dataclass(frozen=True, kw_only=True)
class Rendering:
    """A clip as it leaves an engine: frames are streamed once, sound is whole (or None when silence was asked for)."""

    width: int
    height: int
    fps: int
    frame_count: int
    frames: Iterator[Frame]
    sound: Sound | None
    sample_rate: int  # Hz
    lead_sound: Sound | None = None  # made for the frames it goes on from, up to its first: to cross-fade with theirs
    model: str  # e.g. "animatic", "LTX-2.5 distilled"
    model_version: str
    reading: tuple[str, ...] = field(default=())  # how the prompt was understood, in words for the member
    account: str = ""  # of what is seen, in a sentence or three for whoever cannot see it; "": the engine can't tell
    changes: tuple[str, ...] = field(default=())  # what the last of the request's changes made different, a line each
    notes: tuple[str, ...] = field(default=())  # what was adjusted, e.g. "rendered at 1280×704, cropped to 1280×700"
    shows_person: bool | None = None  # None: the engine does not know, somebody has to look
    captions: tuple[CaptionLine, ...] = field(default=())  # what is said, in order of time
    grain: Grain | None = None  # that lies over every frame, the same in all: a mark may take the place of a part of it
    until_delivered: AbstractContextManager[None] = field(default_factory=nullcontext)
    """To be entered once, around all that is done with the clip until it is delivered: what the engine keeps to go on with
    after a failure is kept so long.
    """


@dataclass(frozen=True, kw_only=True)
class EngineCard:
    """What an engine is and can do: pure data that a service may read without importing the engine."""

    name: str  # the word in ENGINES and on a job: "animatic", "ltx2"
    title: str  # what a member reads
    max_duration_s: int
    max_extended_s: int  # how long a clip may become that is made longer; 0: none can
    one_pass_s: int  # what is longer is made of shots, one after the other
    max_pixels: int  # width * height of one frame
    fps: tuple[int, ...]
    needs_gpu: bool
    speaks: bool  # whether words in quotation marks are heard
    hears_notes: bool  # whether `SFX:` and `music:` lines are heard
    examples: tuple[str, ...]  # prompts it does well, offered to whoever has no idea yet
    synthetic_note: str  # how the clip is described to whoever watches it
    batch_max: int  # clips of one shape that it can ever make together; an opened engine may hold fewer
    inputs: frozenset[Input]  # what it can make a clip from, beside the prompt
    is_trained: bool  # learned from recordings, as content credentials tell it apart from drawing by rules
    overlaps: bool  # finishing a clip (decode, encode, package) beside starting the next saves time

    @property
    def opens(self) -> bool:
        """This will be True where a clip can begin with a given picture."""
        return Input.OPENING in self.inputs

    @property
    def remakes(self) -> bool:
        """This will be True where a clip can be made again with a change in words, all else as it was."""
        return Input.CHANGES in self.inputs

    @property
    def extends(self) -> bool:
        """This will be True where a clip can be made again longer, with the same pictures up to where it ended."""
        return Input.EXTENSIONS in self.inputs

    @property
    def changes_the_file(self) -> bool:
        """This will be True where what is changed is the clip itself, as it was made."""
        return Input.REWORK in self.inputs

    @property
    def extends_the_file(self) -> bool:
        """This will be True where what is made longer is the clip itself, as it was made, and not its words drawn anew."""
        return Input.BEGINNING in self.inputs

    def lacking(self, request: ClipRequest) -> str:
        """This will say in words what of a request's inputs the engine cannot use; "" where it can use all."""
        return ", ".join(sorted(request.inputs - self.inputs))


@dataclass(frozen=True, kw_only=True)
class ClipShape:
    """What clips have in common that an engine makes with the same kernels."""

    width: int
    height: int
    duration_s: float
    fps: int


@dataclass(frozen=True, kw_only=True)
class Holding:
    """How an opened engine holds its model just now. It changes when memory ran out and the engine made do with less."""

    plan: str  # in a word or two, for operators; "" where there is no model to place
    batch_max: int  # clips of one shape it can make together, 1 or more
    warmed: tuple[ClipShape, ...] = ()  # rendered before the first job, so that members' clips of them wait for nothing
