"""Thirty clips of the kinds that an app of generated clips has, and which of them may be looked at while building.

from benchmarks.provenance.clips import DEVELOPMENT
for clip in DEVELOPMENT: clip.frames(), clip.sound()
"""

from __future__ import annotations

import hashlib
import inspect
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import av
import numpy as np

from benchmarks.provenance import sounds
from benchmarks.provenance.scenes import animatics, drawn, nature
from benchmarks.provenance.scenes.photographs import film, handheld, locked, montage, moved, slideshow
from benchmarks.provenance.scenes.tools import FPS, Scene, Size
from generation.engine.contracts import Grain
from media.contracts import Frame, Sound
from media.encode import write_mp4
from media.files import whole_file
from media.tracks import SAMPLE_RATE

CACHE = Path("var/provenance/originals")
"""Where rendered clips are kept (0.9 GB), beside the repository's other working data."""

_DIGEST_LENGTH = 10

PORTRAIT, LANDSCAPE, SQUARE = (720, 1280), (1280, 720), (720, 720)


@dataclass(frozen=True, kw_only=True)
class Clip:
    """One clip of the set, without any mark: what it shows, and its frames and sound once they are rendered."""

    name: str
    size: Size
    duration_s: int
    scene: Scene | str  # a generator of frames, or the prompt of an animatic
    noise: sounds.Maker | None = None  # what is heard; None: the animatic's own sound
    level_dbfs: float = -20.0
    room_s: float = 0.25

    @property
    def frame_count(self) -> int:
        """This will be the number of frames, 24 a second."""
        return self.duration_s * FPS

    @property
    def seed(self) -> int:
        """This will be the seed of everything in it that looks like chance."""
        return zlib.crc32(self.name.encode())

    @property
    def grain(self) -> Grain | None:
        """This will be what its engine says lies over every frame; None of what no engine made."""
        return animatics.grain(self.size, self.seed) if isinstance(self.scene, str) else None

    def frames(self) -> Iterator[Frame]:
        """This will yield the frames, uint8 [height, width, 3], RGB.

        They are what BT.709 4:2:0 keeps of the scene, since every clip of the product passes through it: kept without
        loss, so they are the same at every reading.
        """
        with av.open(str(self.path())) as source:
            source.streams.video[0].codec_context.thread_count = 1
            for frame in source.decode(video=0):
                yield frame.to_ndarray(format="rgb24")

    def sound(self) -> Sound:
        """This will be the sound, float32 [2, samples] at 48 kHz, exactly as long as the picture."""
        return np.asarray(np.load(self.path().with_suffix(".npy")), np.float32)

    def path(self) -> Path:
        """This will be the lossless MP4 of the clip (its sound lies beside it as .npy), rendered if it is not there."""
        path = CACHE / f"{self.name}-{self._digest()}.mp4"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            for former in CACHE.glob(f"{self.name}-{'?' * _DIGEST_LENGTH}.*"):
                former.unlink()
            self._render(path)
        return path

    def _render(self, path: Path) -> None:
        if isinstance(self.scene, str):
            rendering = animatics.rendering(self.scene, self.size, self.frame_count, self.seed)
            frames, sound = rendering.frames, rendering.sound
        else:
            frames, sound = self.scene(self.size, self.frame_count, self.seed), None
        heard = sound if self.noise is None else self._noise()
        with whole_file(path.with_suffix(".npy")) as part, part.open("wb") as file:
            np.save(file, heard)
        width, height = self.size
        # CRF 0 is lossless in x264's 8 bits; the sound beside it is not encoded at all.
        write_mp4(
            path, width=width, height=height, fps=FPS, frames=frames, sound=None, sample_rate=SAMPLE_RATE,
            crf=0, preset="ultrafast", threads=1,
        )  # fmt: skip

    def _noise(self) -> Sound:
        assert self.noise is not None
        count = self.duration_s * SAMPLE_RATE
        return sounds.make(self.noise, self.level_dbfs, room_s=self.room_s, count=count, seed=self.seed)

    def _digest(self) -> str:
        """Changes with what the clip is made of, so that no stale rendering is ever taken for it."""
        sources = {inspect.getsourcefile(_plain(made)) for made in (self.scene, self.noise) if callable(made)}
        text = f"{self.size} {self.duration_s} {self.level_dbfs} {self.room_s} {_told(self.scene)} {_told(self.noise)}"
        parts = [text.encode(), *(Path(str(path)).read_bytes() for path in sorted(map(str, sources)))]
        parts += [] if self.grain is None else [self.grain.tobytes()]
        return hashlib.sha256(b"\0".join(parts)).hexdigest()[:_DIGEST_LENGTH]


def _plain(made: object) -> object:
    return made.func if isinstance(made, partial) else made


def _told(made: object) -> str:
    """A scene or sound in words that are the same in every process (a function's own are not)."""
    if isinstance(made, partial):
        return f"{_told(made.func)} {made.args} {made.keywords}"
    return getattr(made, "__qualname__", str(made))


def clip_of(name: str, size: Size, duration_s: int, scene: Scene | str, noise: sounds.Maker | None = None,
            level_dbfs: float = -20.0, room_s: float = 0.25) -> Clip:  # fmt: skip
    """This will be a clip, written in one line of a table."""
    return Clip(name=name, size=size, duration_s=duration_s, scene=scene, noise=noise, level_dbfs=level_dbfs,
                room_s=room_s)  # fmt: skip


CLIPS: tuple[Clip, ...] = (
    clip_of("animatic-basketball", PORTRAIT, 5, "A basketball shot misses and rebounds on a court at sunset"),
    clip_of("animatic-backflip", PORTRAIT, 5, "A cat does a backflip on a paddleboard at the beach"),
    clip_of("animatic-kitchen-night", PORTRAIT, 4, "Three red balls bounce in a kitchen at night"),
    clip_of("animatic-robot-rain", PORTRAIT, 5, "A robot walks through the rain in the city"),
    clip_of("animatic-dominoes", LANDSCAPE, 5, "Dominoes topple in a row in a bedroom"),
    clip_of("animatic-dogs", PORTRAIT, 5, "Two dogs chase a ball in a park in the morning"),
    clip_of("photo-coffee", PORTRAIT, 5, moved("coffee", (0.42, 0.5), (0.56, 0.5), zoom=(1.0, 1.25)), sounds.piano, -18),
    clip_of("animatic-penguins", SQUARE, 4, "Two penguins walk through a blizzard in antarctica"),
    clip_of("animatic-cars", LANDSCAPE, 4, "A red car crashes into a tower of crates in the street at noon"),
    clip_of("cartoon", PORTRAIT, 6, drawn.cartoon, sounds.beat, -14, 0.0),
    clip_of("photo-cat-handheld", PORTRAIT, 5, handheld("chelsea", (0.46, 0.5), zoom=1.08), sounds.woman, -22),
    clip_of("photo-rocket-locked", LANDSCAPE, 4, locked("rocket", (0.5, 0.5)), sounds.room_tone, -62),
    clip_of("water", PORTRAIT, 5, nature.water, sounds.waves, -24),
    clip_of("photo-astronaut", PORTRAIT, 5, handheld("astronaut", (0.45, 0.48), zoom=1.12, shake=0.004), sounds.speech, -20),
    clip_of("photo-hubble", PORTRAIT, 6,
            moved("hubble_deep_field", (0.3, 0.5), (0.7, 0.5), zoom=(1.3, 1.0), angle=(0, 14)), sounds.drone, -26),
    clip_of("photo-bricks", SQUARE, 5, moved("brick", (0.4, 0.5), (0.6, 0.45), zoom=(1.4, 1.2)), sounds.footsteps, -26),
    clip_of("photo-motorcycle", LANDSCAPE, 5,
            moved("motorcycle_left", (0.56, 0.55), (0.44, 0.5), zoom=(1.3, 1.05), angle=(-2, 2)), sounds.engine, -16),
    clip_of("slideshow", PORTRAIT, 6, slideshow(("moon", "retina", "grass", "clock_motion")), sounds.piano, -20),
    clip_of("night-street", PORTRAIT, 5, nature.night_street, sounds.rain, -28),
    clip_of("bright-studio", PORTRAIT, 5, nature.studio, sounds.sparse, -34),
    clip_of("film-grain", PORTRAIT, 5, film("camera", (0.44, 0.45), (0.5, 0.5)), sounds.projector, -24),
    clip_of("snowfall", LANDSCAPE, 5, nature.snowfall, sounds.wind, -26),
    clip_of("fast-road", PORTRAIT, 4, drawn.road, sounds.hiss, -17),
    clip_of("fly-on-a-wall", PORTRAIT, 5, drawn.fly_on_a_wall, sounds.room_tone, -54),
    clip_of("slides", PORTRAIT, 5, drawn.slides, sounds.keys, -30),
    clip_of("foliage", PORTRAIT, 5, nature.foliage, sounds.birds, -27),
    clip_of("facade", PORTRAIT, 5, drawn.facade, sounds.impacts, -24),
    clip_of("montage", PORTRAIT, 5, montage(("gravel", "ihc", "coins", "cell", "page")), sounds.beat, -12, 0.1),
    clip_of("stripes", SQUARE, 5, drawn.stripes, sounds.synth, -18, 0.0),
    clip_of("sky", LANDSCAPE, 6, drawn.sky, sounds.wind, -36),
)  # fmt: skip
"""In an order made by kind, before anything was tried on them."""

DEVELOPMENT = CLIPS[::3]
"""The ten that whoever builds a mark or a fingerprint may look at, and tune with: every third."""

HELD_BACK = tuple(clip for clip in CLIPS if clip not in DEVELOPMENT)
"""The other twenty: for the final benchmark alone. No photograph is in both parts."""
