"""Ten thousand seconds of picture without a mark, and a thousand pieces of sound: what a detector must stay silent on.

Thirty clips last 150 s together, so windows share what they show; no two share a version of a clip, a first frame and
a crop. To a mark that is looked for by place a shifted crop is a new picture; to a fingerprint it is not.
"""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from benchmarks.provenance.cases import even
from benchmarks.provenance.clips import CLIPS, Clip
from benchmarks.provenance.picture_attacks import toned
from benchmarks.provenance.rewriting import Recipe, cut, filtered, rewrite
from benchmarks.provenance.waves import SoundRecipe, coded
from media.contracts import Sound
from media.planes import Pixels, luma_of
from media.tracks import SAMPLE_RATE

WINDOW_FRAMES = 24
VERSIONS = 3
"""Of each clip: cropped, scaled, mirrored or not, toned and encoded each in its own way."""

SHORT_SIDE_PX = (230, 440)
"""Of a version; the headline's is 324. A window keeps 80 to 100 % of it."""

SOUND_S = 3.0
SOUND_VERSIONS = 4


@dataclass(frozen=True, kw_only=True)
class Window:
    """A second of unmarked picture: its luma, uint8 [height, width], 24 frames a second. They are views of larger pictures
    and must not be written to.
    """

    clip_name: str
    version: int
    begin: int  # which frame of the version is the first
    box: tuple[int, int, int, int]  # left, top, right, bottom within the version
    frames: Sequence[Pixels]


def unmarked_windows(count: int = 10_000, which: Sequence[Clip] = CLIPS) -> Iterator[Window]:
    """This will yield different windows of clips as they are without any mark, the same ones at every run."""
    for number, clip in enumerate(which):
        wanted = count * (number + 1) // len(which) - count * number // len(which)
        yield from _windows_of(clip, wanted)


def _windows_of(clip: Clip, wanted: int) -> Iterator[Window]:
    chance = np.random.default_rng(zlib.crc32(f"windows of {clip.name}".encode()))
    for version in range(VERSIONS):
        share = wanted * (version + 1) // VERSIONS - wanted * version // VERSIONS
        frames = _version(clip, chance)
        # Without repeating a first frame as long as there are others.
        begins = np.resize(chance.permutation(len(frames) - WINDOW_FRAMES + 1), share)
        for begin in begins.tolist():
            left, top, right, bottom = box = _box(frames[0], chance)
            kept = [frame[top:bottom, left:right] for frame in frames[begin : begin + WINDOW_FRAMES]]
            yield Window(clip_name=clip.name, version=version, begin=begin, box=box, frames=kept)


def _version(clip: Clip, chance: np.random.Generator) -> list[Pixels]:
    """All frames of a clip after somebody's editor and encoder."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "version.mp4"
        rewrite(clip.path(), path, _some_recipe(clip, chance))
        with av.open(str(path)) as source:
            source.streams.video[0].codec_context.thread_count = 1
            return [luma_of(frame).copy() for frame in source.decode(video=0)]


def _some_recipe(clip: Clip, chance: np.random.Generator) -> Recipe:
    width, height = clip.size
    keeps = chance.uniform(0.8, 1.0, 2)
    wide, tall = even(width * keeps[0]), even(height * keeps[1])
    left, top = (int(chance.integers(0, room + 1)) for room in (width - wide, height - tall))
    scale = chance.uniform(*SHORT_SIDE_PX) / min(wide, tall)
    chain = f"crop={wide}:{tall}:{left}:{top},scale={even(wide * scale)}:{even(tall * scale)}:flags=bicubic"
    chain += ",hflip" if chance.random() < 0.3 else ""
    chain += f",{toned(gain=chance.uniform(0.85, 1.15))}" if chance.random() < 0.3 else ""
    options = {"crf": str(int(chance.integers(20, 34))), "preset": "superfast"}
    return Recipe(chain=chain, options=options, sound_bit_rate=0)


def _box(frame: Pixels, chance: np.random.Generator) -> tuple[int, int, int, int]:
    height, width = frame.shape
    wide, tall = (even(side * chance.uniform(0.8, 1.0)) for side in (width, height))
    left, top = (int(chance.integers(0, max(0, room) + 1)) for room in (width - wide, height - tall))
    return left, top, min(width, left + wide), min(height, top + tall)


def unmarked_sounds(count: int = 1000, which: Sequence[Clip] = CLIPS) -> Iterator[Sound]:
    """This will yield pieces of the clips' sounds without any mark, float32 [2, samples] at 48 kHz, SOUND_S long, after
    another speed, tone, level and encoder each.
    """
    for number, clip in enumerate(which):
        chance = np.random.default_rng(zlib.crc32(f"sounds of {clip.name}".encode()))
        wanted = count * (number + 1) // len(which) - count * number // len(which)
        for version in range(SOUND_VERSIONS):
            heard = _heard_version(clip, chance)
            for _ in range(wanted * (version + 1) // SOUND_VERSIONS - wanted * version // SOUND_VERSIONS):
                begin_s = float(chance.uniform(0, heard.shape[1] / SAMPLE_RATE - SOUND_S))
                yield cut(heard, ((begin_s, begin_s + SOUND_S),))


def _heard_version(clip: Clip, chance: np.random.Generator) -> Sound:
    speed, gain_db, tilt_db = chance.uniform(0.95, 1.05), chance.uniform(-12, 3), chance.uniform(-6, 6)
    chain = f"asetrate={round(SAMPLE_RATE * speed)},aresample={SAMPLE_RATE},treble=g={tilt_db},volume={gain_db}dB"
    codec, bit_rate = (("aac", 96_000), ("libmp3lame", 96_000), ("libopus", 64_000), ("", 0))[int(chance.integers(4))]
    changed, rate = filtered(clip.sound(), chain)
    return coded(changed, rate, SoundRecipe(codec=codec, bit_rate=bit_rate)) if codec else changed
