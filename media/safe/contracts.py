"""What a file from outside may be, may cost, and turned out to be: frozen, typed, free of any decoder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a file is to a person."""

    PICTURE = "picture"
    CLIP = "clip"
    SOUND = "sound"


class Container(StrEnum):
    """How a file is put together, told from its content. Nothing else is ever opened."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    MP4 = "mp4"
    QUICKTIME = "quicktime"
    M4A = "m4a"
    MATROSKA = "matroska"  # WebM is its subset
    WAV = "wav"
    MP3 = "mp3"
    OGG = "ogg"
    FLAC = "flac"


STILLS = frozenset({Container.JPEG, Container.PNG, Container.WEBP})
"""Containers of pictures; every other holds tracks."""

BOXED = frozenset({Container.MP4, Container.QUICKTIME, Container.M4A})
"""Containers made of ISO boxes (ISO/IEC 14496-12)."""

KINDS_OF = {
    **dict.fromkeys(STILLS, frozenset({Kind.PICTURE})),
    **dict.fromkeys({Container.WAV, Container.MP3, Container.OGG, Container.FLAC}, frozenset({Kind.SOUND})),
    **dict.fromkeys(BOXED | {Container.MATROSKA}, frozenset({Kind.CLIP, Kind.SOUND})),
}
"""What a container can turn out to be."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What is accepted, and what looking at it may cost. `dataclasses.replace` makes another from a named one."""

    kinds: frozenset[Kind]
    max_bytes: int
    max_pixels: int  # of one picture or frame
    max_side: int  # pixels
    max_frames: int  # of a clip's picture, or of a picture that moves
    max_duration_s: float
    max_tracks: int
    cpu_s: float  # of the child, start of Python included
    memory_mb: int  # resident, start of Python included; 1 MB = 2**20 bytes
    output_bytes: int  # the largest file that a task may write
    wall_s: float
    own: tuple[Limits, ...] = ()  # where several kinds are allowed: what holds once the kind is known

    def of(self, kind: Kind) -> Limits:
        """This will be the limits for one kind."""
        return next((limits for limits in self.own if kind in limits.kinds), self)


MEGABYTE = 1_000_000

_CPU_S = 1.9
"""Seconds for a look: the promise is 2 for a hostile file, and the kernel needs a tick to notice and end it. The
costliest honest ones (docs/decisions/safe-media.md): a PNG of 50 megapixels and a clip in 4K."""

_MEMORY_MB = 512
"""The promise. A picture of 50 megapixels needs 400, a phone's 4K in ten bits made into our 1080p 450."""

_WALL_S = 30.0
"""A look takes a second; on a machine that is busy with other work it may wait for its turn for many."""

PICTURE = Limits(
    kinds=frozenset({Kind.PICTURE}),
    max_bytes=64 * MEGABYTE,  # phones' largest JPEGs have 25 MB; a PNG of 20 noisy megapixels fits
    max_pixels=50_000_000,  # phones' cameras end at 48 or 50
    max_side=16_384,  # a panorama; WebP itself ends one pixel earlier
    max_frames=1_000,  # of one that moves: only its first is ever used
    max_duration_s=0.0,  # a picture lasts no time
    max_tracks=0,
    cpu_s=_CPU_S,
    memory_mb=_MEMORY_MB,
    output_bytes=256 * MEGABYTE,  # 50 megapixels without any compression are 150
    wall_s=_WALL_S,
)

CLIP = Limits(
    kinds=frozenset({Kind.CLIP}),
    max_bytes=500 * MEGABYTE,  # a minute of a phone's 4K has 170 to 400
    max_pixels=4096 * 2176,  # 4K, as many phones record without being asked; more would not fit the memory
    max_side=4096,
    max_frames=14_400,  # 60 s at the 240 a second of slow motion
    max_duration_s=90.0,  # our longest clip has 60; another service may have put its own end behind it
    max_tracks=16,  # phones write picture, sound, spatial sound and up to ten tracks of measurements
    cpu_s=_CPU_S,
    memory_mb=_MEMORY_MB,
    output_bytes=500 * MEGABYTE,
    wall_s=_WALL_S,
)

SOUND = Limits(
    kinds=frozenset({Kind.SOUND}),
    max_bytes=125 * MEGABYTE,  # ten minutes of WAV, 48 kHz stereo in 16 bits, have 115
    max_pixels=0,
    max_side=0,
    max_frames=0,
    max_duration_s=600.0,  # a song, a talk; not an audio book
    max_tracks=4,  # the sound, and a cover picture that is never opened
    cpu_s=_CPU_S,
    memory_mb=_MEMORY_MB,
    output_bytes=125 * MEGABYTE,
    wall_s=_WALL_S,
)

ANY = Limits(
    kinds=frozenset(Kind),
    max_bytes=CLIP.max_bytes,
    max_pixels=PICTURE.max_pixels,
    max_side=PICTURE.max_side,
    max_frames=CLIP.max_frames,
    max_duration_s=SOUND.max_duration_s,
    max_tracks=CLIP.max_tracks,
    cpu_s=_CPU_S,
    memory_mb=_MEMORY_MB,
    output_bytes=CLIP.output_bytes,
    wall_s=_WALL_S,
    own=(PICTURE, CLIP, SOUND),
)
"""Whatever it is, within its own kind's limits."""


_WANTED = {
    Kind.PICTURE: "a picture (JPEG, PNG or WebP)",
    Kind.CLIP: "a clip (MP4, MOV or WebM)",
    Kind.SOUND: "a sound (M4A, MP3, WAV, Ogg or FLAC)",
}


def wanted(limits: Limits) -> str:
    """This will say in words what these limits take, as the beginning of a sentence."""
    words = " or ".join(_WANTED[kind] for kind in Kind if kind in limits.kinds)
    return words[:1].upper() + words[1:]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a file is, from what was decoded or walked through: no header is believed.

    Sizes are those shown, after rotation. Figures of a part that is missing are 0, its codec is None.
    """

    kind: Kind
    container: Container
    width: int = 0  # pixels
    height: int = 0
    fps: float = 0.0  # mean over the clip
    frame_count: int = 0  # 1 for a picture, also for one that moves: the rest is never used
    duration_s: float = 0.0
    video_codec: str | None = None  # e.g. "h264", "vp9"; for a picture its container's name
    audio_codec: str | None = None  # e.g. "aac"
    sample_rate: int = 0  # Hz
    channels: int = 0
    has_sound: bool = False
    is_animated: bool = False  # a picture that moves


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What a child took, by the kernel's count (`wait4`)."""

    cpu_s: float  # user and system, start of Python included
    memory_mb: float  # peak resident; never less than the parent had when it started the child (Linux counts so)


Progress = Callable[[float], None]
"""Told how much is done, 0..1. What it raises ends the child and passes through."""

CostTold = Callable[[Cost], None]
"""Told what each child took, whatever its end."""
