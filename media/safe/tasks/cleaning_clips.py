"""Writes a clip anew: its frames at a constant rate and its sound, by our own encoder, and nothing else."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fractions import Fraction
from typing import Any

import av
import av.error
import numpy as np

from media.contracts import Sound
from media.errors import TaskFailedError
from media.safe.contracts import Container, Facts, Kind
from media.safe.source import Source
from media.safe.standing import Standing, shown_size
from media.safe.tasks import Work
from media.tracks import SAMPLE_RATE, PictureTrack, SoundTrack

_CRF = 18
"""Finer than our masters' 21: what is made here is encoded once more when it is used."""

_PRESET = "superfast"
"""Without looking ahead x264 keeps four frames instead of fifteen: beside a decoder of 4K in ten bits there is no room
for more. The file is a third larger, and only used within the house."""

_EARLY = Fraction(1, 4)
"""Of a frame's time: so far a frame may come before its moment and is shown all the same. Recorders' clocks jitter."""

_SOUND_BLOCK = 1_024  # samples of one AAC packet


def run(work: Work) -> Mapping[str, Any]:
    """This will write the clip into the caller's file: H.264 and AAC in MP4, index first, no metadata at all.

    Arguments: `fps` (whole frames a second), `longest_side` (pixels; None keeps the size). Frames stand upright; two
    that fall into one moment become one, a hole is filled with the frame before it. The sound is as long as the
    picture. The result is the new file's facts.
    """
    if work.out is None:
        raise TaskFailedError("a clip needs a file to be written into")
    fps = Fraction(work.arguments["fps"])
    sound = _whole_sound(work.source)  # first: both come from one file
    length = max(1, round(work.source.duration_s * fps))
    pictures = _Pictures(work.source, fps, length, work.arguments.get("longest_side"))
    width, height = pictures.size
    options = {"moov_size": str(_index_bytes(length, fps)), "fflags": "+bitexact"}
    with _encoding(), av.open(work.out, "w", format="mp4", container_options=options) as target:
        picture = PictureTrack(target, width=width, height=height, fps=fps, crf=_CRF, preset=_PRESET, threads=1)
        track = None if sound is None else SoundTrack(target, sound, SAMPLE_RATE)
        for each in pictures:
            target.mux(list(picture.encode_picture(each)))
            if track is not None:
                target.mux(list(track.encode_until(picture.frame_count / fps)))
            work.report(picture.frame_count / length)
        target.mux(list(picture.finish()))
        if track is not None:
            target.mux([*track.encode_until(picture.frame_count / fps, last=True), *track.finish()])
    return dataclasses.asdict(_facts(width, height, fps, picture.frame_count, has_sound=track is not None))


@contextmanager
def _encoding() -> Iterator[None]:
    """Frames that were decoded can be encoded, so the only thing that x264 can lack is memory. It says "external"."""
    try:
        yield
    except av.error.ExternalError as error:
        raise MemoryError from error


class _Pictures:
    """A clip's frames, upright and of one size, exactly one for each moment of a constant rate."""

    def __init__(self, source: Source, fps: Fraction, length: int, longest_side: int | None) -> None:
        self._fps, self._length = fps, length
        self._frames = source.frames()
        self._first = next(self._frames)[1]
        self.size = shown_size(self._first.width, self._first.height, source.orientation, longest_side)
        self._standing = Standing(source.orientation, self.size)

    def __iter__(self) -> Iterator[av.VideoFrame]:
        shown, since, written = self._standing.for_encoder(self._first), 0, 0
        for at_s, frame in self._frames:
            due = math.floor(Fraction(at_s) * self._fps + _EARLY)
            if due <= since:
                continue
            for _ in range(written, min(due, self._length)):
                yield shown
            written = max(written, min(due, self._length))
            shown, since = self._standing.for_encoder(frame), due
        for _ in range(written, self._length):
            yield shown


def _whole_sound(source: Source) -> Sound | None:
    blocks = list(source.sound())
    return np.concatenate(blocks, axis=1) if blocks else None


def _index_bytes(frames: int, fps: Fraction) -> int:
    """Bytes kept free for the index before the data. FFmpeg's own way to move it there opens the file a second time,
    by its name, and behind the walls there are no names. A packet takes at most 40 (size, two times, place, run).
    """
    blocks = math.ceil(frames / fps * SAMPLE_RATE / _SOUND_BLOCK) + 3
    return 8_192 + 40 * (frames + blocks)


def _facts(width: int, height: int, fps: Fraction, frame_count: int, *, has_sound: bool) -> Facts:
    return Facts(
        kind=Kind.CLIP,
        container=Container.MP4,
        width=width,
        height=height,
        fps=float(fps),
        frame_count=frame_count,
        duration_s=float(frame_count / fps),
        video_codec="h264",
        audio_codec="aac" if has_sound else None,
        sample_rate=SAMPLE_RATE if has_sound else 0,
        channels=2 if has_sound else 0,
        has_sound=has_sound,
    )
