"""The fingerprint of a clip's sound, and both of a clip at once."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np

from media.contracts import Sound
from media.fingerprints.peaks import pack, peaks_of
from media.fingerprints.picture import picture_of
from media.reading import open_clip
from media.tracks import SAMPLE_RATE

_RUN_UP = 8192
"""Samples decoded before those that are wanted: an AAC frame of 1,024 sounds with the one before it."""


def sound_fingerprint(sound: Sound | None) -> bytes:
    """This will give the packed fingerprint of a sound, float32 [channels, n] at 48 kHz; None has an empty one.

    What has nothing that stands out (silence, rain, wind) gives a fingerprint without a peak: it is never found.
    """
    return b"" if sound is None else pack(peaks_of(sound))


def fingerprint_of(path: Path) -> tuple[bytes, bytes]:
    """This will give the packed picture and sound of one of our clips. Raises as `picture_of` does."""
    return picture_of(path), sound_fingerprint(sound_of(path))


def sound_between(path: Path, begin: int, end: int) -> Sound | None:
    """This will decode the samples `begin` to before `end` of the sound of one of our clips, fewer where it has fewer:
    float32 [2, n] at 48 kHz; None when it has none. What lies long before them is not decoded.

    Raises as `open_clip` does.
    """
    pieces: list[Sound] = []
    with open_clip(Path(path)) as source:
        if not source.streams.audio:
            return None
        audio = source.streams.audio[0]
        source.seek(int(max(0, begin - _RUN_UP) / SAMPLE_RATE / (audio.time_base or 1)), stream=audio)
        for frame in source.decode(audio):
            at = round(float(frame.time or 0.0) * SAMPLE_RATE)
            if at >= end:
                break
            heard = np.asarray(frame.to_ndarray(), np.float32)  # ours are [2, n] at 48 kHz
            pieces.append(heard[:, max(0, begin - at) : end - at])
    return np.concatenate([np.zeros((2, 0), np.float32), *pieces], axis=1)


def sound_of(path: Path, rate: int = SAMPLE_RATE) -> Sound | None:
    """This will decode a clip's whole sound, float32 [2, n] at `rate` Hz; None when it has none."""
    with open_clip(Path(path)) as source:
        if not source.streams.audio:
            return None
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=rate)
        pieces = [
            piece.to_ndarray()
            for frame in source.decode(source.streams.audio[0])
            for piece in resampler.resample(frame)
        ]
        pieces += [piece.to_ndarray() for piece in resampler.resample(None)]
    return np.concatenate(pieces, axis=1).astype(np.float32, copy=False) if pieces else None
