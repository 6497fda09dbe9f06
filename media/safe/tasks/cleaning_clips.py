"""Writes a clip anew: its frames at a constant rate and its sound, by our own encoder, and nothing else."""

from __future__ import annotations

import dataclasses
import math
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fractions import Fraction
from typing import Any

import av
import av.error
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.packet import Packet

from media.errors import MediaBrokenError, TaskFailedError
from media.safe.contracts import Container, Facts, Kind
from media.safe.source import Source
from media.safe.standing import Standing, shown_size
from media.safe.tasks import Work
from media.tracks import SAMPLE_RATE, PictureTrack, SoundTrack

_CRF = 18
"""Finer than our masters' 21: what is made here is encoded once more when it is used."""

_PRESET = "superfast"
"""Without looking ahead x264 keeps four frames instead of fifteen: beside a decoder of 4K in ten bits there is no room
for more. The file is twice as large, and only used within the house."""

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
    length = max(1, round(work.source.duration_s * fps))
    size = _size(work.source, work.arguments.get("longest_side"))
    options = {"moov_size": str(_index_bytes(length, fps)), "fflags": "+bitexact"}
    with _encoding(), av.open(work.out, "w", format="mp4", container_options=options) as target:
        picture = PictureTrack(target, width=size[0], height=size[1], fps=fps, crf=_CRF, preset=_PRESET, threads=1)
        sound = _sound(target, work.source, length / fps)
        for each in _pictures(work.source, size, fps, length):
            target.mux(list(picture.encode(each)))
            _keep_up(target, sound, picture.frame_count / fps)
            work.report(picture.frame_count / length)
        target.mux(list(picture.finish()))
        _keep_up(target, sound, None)
        has_sound = bool(target.streams.audio)
    return dataclasses.asdict(_facts(*size, fps, picture.frame_count, has_sound=has_sound))


@contextmanager
def _encoding() -> Iterator[None]:
    """Frames that were decoded can be encoded, so the only thing that x264 can lack is memory. It says "external"."""
    try:
        yield
    except av.error.ExternalError as error:
        raise MemoryError from error


def _size(source: Source, longest_side: int | None) -> tuple[int, int]:
    for _, frame in source.spread(1):
        return shown_size(frame.width, frame.height, source.orientation, longest_side)
    raise TaskFailedError("a sound has no picture")


def _pictures(source: Source, size: tuple[int, int], fps: Fraction, length: int) -> Iterator[av.VideoFrame]:
    """The clip's frames, upright and of one size, exactly one for each moment of a constant rate."""
    standing = Standing(source.orientation, size)
    shown: av.VideoFrame | None = None
    since, written = -1, 0
    for at_s, frame in source.frames():
        due = math.floor(Fraction(at_s) * fps + _EARLY)
        if due <= since:
            continue
        while shown is not None and written < min(due, length):
            yield shown
            written += 1
        shown, since = standing.for_encoder(frame), due
    if shown is None:
        raise MediaBrokenError("picture")
    for _ in range(written, length):
        yield shown


def _sound(target: OutputContainer, source: Source, length_s: Fraction) -> deque[Packet[AudioStream]]:
    """The sound, coded, as long as the picture. All of it before the first frame: samples of a minute take 23 MB three
    times over, coded they take one, and frames of 4K leave no room for both.
    """
    blocks = list(source.sound())
    if not blocks:
        return deque()
    track = SoundTrack(target, np.concatenate(blocks, axis=1), SAMPLE_RATE)
    return deque([*track.encode_until(length_s, last=True), *track.finish()])


def _keep_up(target: OutputContainer, sound: deque[Packet[AudioStream]], until_s: Fraction | None) -> None:
    """Sound follows the picture frame by frame, so that packets lie interleaved; at the end comes what is left."""
    while sound and (until_s is None or (sound[0].pts or 0) < until_s * SAMPLE_RATE):
        target.mux(sound.popleft())


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
