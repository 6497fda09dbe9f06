"""What goes into and comes out of the media functions: frozen, typed, free of any framework."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

Frame = npt.NDArray[np.uint8]
"""One picture: uint8 [height, width, 3], RGB, full range (0..255)."""

Sound = npt.NDArray[np.float32]
"""Stereo sound: float32 [2, samples], in -1..1."""


@dataclass(frozen=True, kw_only=True)
class EncodeReport:
    """What was written: counted while writing, not read back from the file."""

    frame_count: int
    fps: Fraction
    sound_samples: int  # at 48 kHz, per channel; 0 when the file has no sound
    size_bytes: int

    @property
    def duration_s(self) -> Fraction:
        """This will be the exact length of the picture, in seconds."""
        return self.frame_count / self.fps


@dataclass(frozen=True, kw_only=True)
class MediaFacts:
    """What a file is, read from its packets (not only from what its header claims)."""

    width: int
    height: int
    fps: Fraction
    frame_count: int
    video_duration_s: float
    video_codec: str  # e.g. "h264"
    audio_duration_s: float | None  # None when there is no sound
    audio_codec: str | None  # e.g. "aac"
    sample_rate: int | None  # Hz
    faststart: bool  # the index (moov) lies before the data (mdat): a browser can start at once
