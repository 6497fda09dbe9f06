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


def sound_fingerprint(sound: Sound | None) -> bytes:
    """This will give the packed fingerprint of a sound, float32 [channels, n] at 48 kHz; None has an empty one.

    What has nothing that stands out (silence, rain, wind) gives a fingerprint without a peak: it is never found.
    """
    return b"" if sound is None else pack(peaks_of(sound))


def fingerprint_of(path: Path) -> tuple[bytes, bytes]:
    """This will give the packed picture and sound of one of our clips. Raises as `picture_of` does."""
    return picture_of(path), sound_fingerprint(sound_of(path))


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
