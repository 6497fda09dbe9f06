"""What a clip can be made from beside words: pictures, clips, sounds, styles. An engine takes those that its card names.

Pictures and sounds are compared by identity: two requests with equal pictures are still two requests. Each of them raises
ValueError, saying in words what is wrong, for a picture or sound that is none and for a number that is out of its range.
A sound may be empty: what is cut from the end of a clip can be.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import inf, isfinite
from numbers import Integral
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt

from generation.engine.errors import EngineError
from media.contracts import Frame, Sound
from media.errors import MediaError

Frames = npt.NDArray[np.uint8]
"""Pictures in a row: uint8 [frames, height, width, 3], RGB."""

Cutout = npt.NDArray[np.uint8]
"""A picture with clear parts: uint8 [height, width, 4], RGBA, colours not multiplied by alpha."""


class Input(StrEnum):
    """The kinds of input, as engines' cards name them."""

    OPENING = "an opening picture"
    KEYFRAMES = "keyframes"
    REFERENCES = "references"
    REWORK = "a clip to rework"
    BEFORE = "a clip to go on from"
    CHANGES = "changes in words"
    EXTENSIONS = "an extension"
    BEGINNING = "a clip to make longer"
    STYLES = "styles"
    NEGATIVE_PROMPT = "a negative prompt"
    LIKENESSES = "likenesses"
    VOICE = "a voice"


@dataclass(frozen=True, kw_only=True, eq=False)
class Keyframe:
    """A picture that the clip shows at a moment: at 0 s it begins with it, at its length it ends with it."""

    picture: Frame  # any size; its middle is cut to the clip's shape
    at_s: float = 0.0  # from 0 to the clip's length; an engine may know moments a few frames apart only
    strength: float = 1.0  # 0..1; 1 is the very picture, less lets the engine depart from it

    def __post_init__(self) -> None:
        _check_pixels("a keyframe", self.picture, "height", "width", 3)
        _check_share("strength", self.strength)
        if not 0 <= self.at_s < inf:
            raise ValueError(f"a keyframe is at {self.at_s} s; it must be 0 or more")


@dataclass(frozen=True, kw_only=True, eq=False)
class Footage:
    """A clip, or a piece of one, as it was."""

    frames: Frames  # at least one; any size, the middle is cut to the clip's shape
    fps: int
    sound: Sound | None = None
    sample_rate: int = 48_000  # Hz

    def __post_init__(self) -> None:
        _check_pixels("a clip", self.frames, "frames", "height", "width", 3)
        _check_whole("the frames a second", self.fps, 1, 1000)
        if self.sound is not None:
            _check_sound("a clip's sound", self.sound, self.sample_rate)

    @property
    def frame_count(self) -> int:
        """This will be how many frames there are."""
        return len(self.frames)

    def part(self, begin_s: float, end_s: float) -> Footage:
        """This will be what is seen and heard from one moment to another, its last frame where it ends before."""
        begin, end = _stretch(begin_s, end_s, self.fps, len(self.frames))
        sound = self.sound
        if sound is not None:
            sound = sound[:, round(begin_s * self.sample_rate) : round(end_s * self.sample_rate)]
        return replace(self, frames=self.frames[begin:end], sound=sound)


@dataclass(frozen=True, kw_only=True)
class Filmed:
    """A clip in its file, or a piece of one: it is read where it is used and held no longer, since two minutes have no room
    in memory. Whatever takes footage takes it.
    """

    file: Path  # one of our own
    fps: int
    frame_count: int
    begin: int = 0  # frame of the file
    begin_s: float = 0.0  # of its sound, and where it ends: not rounded to frames
    end_s: float = inf

    sample_rate: ClassVar[int] = 48_000  # Hz, of every file of ours

    @property
    def frames(self) -> Frames:
        """This will decode its pictures, each time anew. Raises EngineError where they cannot be read."""
        # Imported late, like the other: web processes read this page and decode nothing.
        from media.sampling import pictures_between

        with _told_when_unreadable():
            return pictures_between(self.file, self.begin, self.begin + self.frame_count)

    @property
    def sound(self) -> Sound | None:
        """This will decode its sound, each time anew; None where there is none. Raises EngineError where that cannot be."""
        from media.fingerprints.sound import sound_between

        end_s = min(self.end_s, self.begin_s + self.frame_count / self.fps + 1)
        with _told_when_unreadable():
            return sound_between(self.file, round(self.begin_s * self.sample_rate), round(end_s * self.sample_rate))

    def part(self, begin_s: float, end_s: float) -> Filmed:
        """This will be what is seen and heard from one moment to another, its last frame where it ends before."""
        begin, end = _stretch(begin_s, end_s, self.fps, self.frame_count)
        return replace(
            self,
            begin=self.begin + begin,
            frame_count=end - begin,
            begin_s=self.begin_s + begin_s,
            end_s=min(self.end_s, self.begin_s + end_s),
        )


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """A clip that the new one begins with, whole. Its pictures are read as they are needed: two minutes have no room in
    memory.
    """

    file: Path  # one of our own, as large as the new one and with as many frames a second


@dataclass(frozen=True, kw_only=True, eq=False)
class Reference:
    """A clip or a picture that the new one takes up, without showing it: how something looks or moves."""

    footage: Footage
    strength: float = 1.0  # 0..1; 1 is seen as it is, less is seen through noise

    def __post_init__(self) -> None:
        _check_share("strength", self.strength)


@dataclass(frozen=True, kw_only=True)
class Region:
    """A part of the picture for a while. Sides are shares of width and height from the left upper corner, times seconds."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0
    begin_s: float = 0.0
    end_s: float = inf

    def __post_init__(self) -> None:
        if (
            not all(map(isfinite, (self.left, self.top, self.right, self.bottom, self.begin_s)))
            or not self.end_s > -inf
        ):
            raise ValueError("a region has a side or a time that is no number")


@dataclass(frozen=True, kw_only=True, eq=False)
class Rework:
    """A clip that is made again: remixed as a whole, or edited in some places. The new one is as long as was asked for."""

    footage: Footage | Filmed
    strength: (
        float  # above 0, to 1: how much of it is made anew; 1 keeps nothing, .5 its layout, .2 all but the surface
    )
    regions: tuple[Region, ...] = ()  # where it may change; all else stays. None: everywhere
    keeps_sound: bool = False  # the sound stays as it was

    def __post_init__(self) -> None:
        _check_share("strength", self.strength)
        if self.strength == 0:
            raise ValueError("a strength of 0 makes nothing anew")


@dataclass(frozen=True, kw_only=True)
class Style:
    """A style that the engine has by this name."""

    name: str
    scale: float = 1.0  # how strongly; 0 is without it

    def __post_init__(self) -> None:
        if not isfinite(self.scale):
            raise ValueError(f"a style's scale is {self.scale}; it must be a number")


@dataclass(frozen=True, kw_only=True, eq=False)
class Voice:
    """How whoever speaks in the clip sounds: some seconds of speech, whatever is said in them."""

    sound: Sound
    sample_rate: int = 48_000  # Hz

    def __post_init__(self) -> None:
        _check_sound("a voice", self.sound, self.sample_rate)


@dataclass(frozen=True, kw_only=True, eq=False)
class Head:
    """A head, cut out of a picture: from the crown to the chin, all else is clear."""

    picture: Cutout
    turned_deg: float = 0.0  # where it looks, -180..180: 0 at us, 90 to the picture's right, -90 to its left
    mouth: Region | None = None  # where its mouth is; None: where most mouths are

    def __post_init__(self) -> None:
        _check_pixels("a head", self.picture, "height", "width", 4)
        if not isfinite(self.turned_deg):
            raise ValueError(f"a head is turned by {self.turned_deg} degrees; that must be a number")
        if not self.picture[..., 3].any():
            raise ValueError("nothing of a head is left in its picture")

    @property
    def before_grey(self) -> Frame:
        """This will be the picture with a middle grey where it is clear."""
        share = self.picture[..., 3:] / 255
        return np.rint(self.picture[..., :3] * share + 127 * (1 - share)).astype(np.uint8)


@dataclass(frozen=True, kw_only=True, eq=False)
class Likeness:
    """How somebody who is to be seen looks and sounds. Whether they agreed is asked long before an engine sees this."""

    pictures: Frames = field(default_factory=lambda: np.zeros((0, 1, 1, 3), np.uint8))  # of one person
    of: str = ""  # who in the clip they play, as the prompt calls them; "": whom it names first
    heads: tuple[Head, ...] = ()  # for engines that draw: seen from one side or several
    voice: Voice | None = None

    def __post_init__(self) -> None:
        if len(self.pictures):
            _check_pixels("a likeness", self.pictures, "pictures", "height", "width", 3)

    @property
    def stills(self) -> tuple[Frame, ...]:
        """This will be what there is of them as whole pictures: without any, their heads before grey."""
        return tuple(self.pictures) or tuple(each.before_grey for each in self.heads)


def _stretch(begin_s: float, end_s: float, fps: int, frame_count: int) -> tuple[int, int]:
    """From which of `frame_count` frames to before which one; a frame more, and never none."""
    begin = min(round(begin_s * fps), frame_count - 1)
    return begin, max(begin + 1, min(round(end_s * fps) + 1, frame_count))


@contextmanager
def _told_when_unreadable() -> Iterator[None]:
    try:
        yield
    except (MediaError, OSError) as error:
        raise EngineError(f"The clip that this one is made from cannot be read: {error}") from error


def _check_pixels(what: str, pixels: Any, *sides: str | int) -> None:
    """`sides` are what each of the shape's numbers counts, at least 1, and in the end how many colours there are."""
    shape, kind = _kind_of(pixels)
    if kind != np.uint8 or len(shape) != len(sides) or shape[-1] != sides[-1] or not all(shape):
        raise ValueError(f"{what} is uint8 [{', '.join(map(str, sides))}], none of them 0, not {kind} {shape}")


def _check_sound(what: str, sound: Any, rate: int) -> None:
    shape, kind = _kind_of(sound)
    if kind != np.float32 or len(shape) != 2 or shape[0] != 2:
        raise ValueError(f"{what} is float32 [2, samples], not {kind} {shape}")
    _check_whole("the samples a second", rate, 8_000, 192_000)
    # A sum passes over the samples once and keeps nothing; in float64 loud samples cannot add up to infinity.
    if not isfinite(sound.sum(dtype=np.float64)):
        raise ValueError(f"{what} has samples that are no numbers")


def _kind_of(values: Any) -> tuple[tuple[int, ...], Any]:
    return getattr(values, "shape", ()), getattr(values, "dtype", type(values).__name__)


def _check_whole(what: str, value: Any, least: int, most: int) -> None:
    if not isinstance(value, Integral) or not least <= int(value) <= most:
        raise ValueError(f"{what} are a whole number from {least} to {most}, not {value}")


def _check_share(what: str, value: float) -> None:
    if not 0 <= value <= 1:
        raise ValueError(f"the {what} is {value}; it must be from 0 to 1")
