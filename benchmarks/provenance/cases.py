"""What an attack is, and what it is told about the clip it is done to."""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.provenance.rewriting import Recipe, decoded, rewrite
from benchmarks.provenance.stills import Still, take_still
from benchmarks.provenance.waves import SoundRecipe, rewrite_sound

WINDOW_S = 2.0
"""Seconds of a clip that most attacks keep: less than people keep, which is the harder half, and quick."""


class Severity(StrEnum):
    """How much is asked of whoever wants to know a clip again."""

    EVERYDAY = "everyday"  # what apps and people do without a thought of marks
    HARD = "hard"  # strong, or several things at once; what still should be recognised more often than not
    BEYOND = "beyond promise"  # nobody promises anything here; measured so that it is known


class Medium(StrEnum):
    """What an attack leaves behind."""

    VIDEO = "video"  # an MP4
    STILL = "still"  # a PNG or JPEG
    SOUND = "sound"  # a WAV, as it is after the last decoder


@dataclass(frozen=True, kw_only=True)
class Case:
    """One clip under one variant of an attack; `chance` decides what people decide without thinking."""

    width: int
    height: int
    duration_s: float
    variant: int
    chance: np.random.Generator = field(compare=False)

    def window(self, length_s: float = WINDOW_S) -> tuple[tuple[float, float], ...]:
        """This will be that many seconds from somewhere in the clip, or the whole where it is shorter."""
        begin_s = round(self.chance.uniform(0, max(0.0, self.duration_s - length_s)) * 24) / 24
        return ((begin_s, begin_s + length_s),)

    def scaled(self, share: float) -> tuple[int, int]:
        """This will be the size times a share, even."""
        return even(self.width * share), even(self.height * share)

    def crop(self, share: float = 0.9, *, centred: bool = False) -> str:
        """This will be the filter that keeps a share of width and height, from the middle or from anywhere."""
        width, height = self.scaled(share)
        rooms = (self.width - width, self.height - height)
        at = [room // 4 * 2 if centred else 2 * int(self.chance.integers(0, room // 2 + 1)) for room in rooms]
        return f"crop={width}:{height}:{at[0]}:{at[1]}"

    def recipe(self, chain: str = "", *, crf: int = 26, preset: str = "veryfast", **more: Any) -> Recipe:
        """This will be an x264 encode of a window, after filters."""
        options = {"crf": str(crf), "preset": preset} | more.pop("extra", {})
        return Recipe(**({"spans_s": self.window(), "chain": chain, "options": options} | more))


def even(value: float) -> int:
    """This will be the nearest even number of pixels, at least 2."""
    return max(2, 2 * round(value / 2))


@dataclass(frozen=True)
class Untouched:
    """Nothing is done."""


Made = Recipe | Still | SoundRecipe | Untouched


@dataclass(frozen=True, kw_only=True)
class Attack:
    """Something people do to clips: its name, in a sentence what it imitates, and how hard it is."""

    name: str
    severity: Severity
    imitates: str
    make: Callable[[Case], Made]
    medium: Medium = Medium.VIDEO
    variants: int = 2

    def run(self, clip: Path, folder: Path, *, variant: int = 0, seed: int = 0) -> Path:
        """This will do it to a clip (an MP4 of 24 frames a second) and give the new file's path within `folder`.

        `variant` is one of 0..variants-1 (of the headline there are as many as one asks for). The same file, variant and
        seed give the same result. Raises av.error.FFmpegError for what is no clip.
        """
        made = self.make(self._case(clip, variant, seed))
        out = folder / f"{clip.stem}-{self.name}-{variant}{SUFFIXES[type(made)](made)}"
        WRITERS[type(made)](clip, out, made)
        return out

    def _case(self, clip: Path, variant: int, seed: int) -> Case:
        pictures = decoded(clip)
        chance = np.random.default_rng([zlib.crc32(self.name.encode()), variant, seed])
        first = pictures[0][0]
        return Case(
            width=first.width, height=first.height, duration_s=len(pictures) / 24, variant=variant, chance=chance
        )


SUFFIXES: Mapping[type, Callable[[Any], str]] = {
    Recipe: lambda made: ".mp4",
    Still: lambda made: made.suffix,
    SoundRecipe: lambda made: ".wav",
    Untouched: lambda made: ".mp4",
}
WRITERS: Mapping[type, Callable[[Path, Path, Any], object]] = {
    Recipe: rewrite,
    Still: take_still,
    SoundRecipe: rewrite_sound,
    Untouched: lambda clip, out, made: shutil.copyfile(clip, out),
}
