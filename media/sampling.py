"""A few frames spread over a clip, cheaply; or all of them, or a stretch."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from pathlib import Path

import numpy as np
import numpy.typing as npt
from av.container import InputContainer
from av.video.frame import VideoFrame

from media.errors import NoPictureError
from media.planes import rgb_of
from media.reading import open_clip
from media.tracks import GOP_S

LUMA_LONG_SIDE = 320
"""Pixels: the size at which samples are measured. Grain and coding noise average out, composition stays."""

_SPARSE = 6
"""Frames between samples from which on it does not matter which of two or three neighbours is taken."""


@dataclass(frozen=True)
class Sample:
    """One frame, when it is shown, and its grey: uint8 [height, width] with a long side of at most 320 px."""

    at_s: float
    luma: npt.NDArray[np.uint8]
    picture: VideoFrame  # as decoded, at full size: keep few of them


def samples_of(path: Path, count: int) -> Iterator[Sample]:
    """This will yield about `count` frames spread over the clip (never its very first or last, when there are more).

    A long clip is read by its keyframes only, a shorter one without the frames that no other needs: 60 s cost little
    more than 4 s. Raises as `open_clip` does.
    """
    with open_clip(path) as source:
        for frame in _spread(source, count):
            yield Sample(float(frame.time or 0.0), _small_luma(frame), frame)


def last_picture(path: Path) -> VideoFrame:
    """This will decode the last picture of one of our clips. Raises as `open_clip` does, NoPictureError without any."""
    return last_pictures(path, 1)[-1]


def last_pictures(path: Path, count: int) -> list[VideoFrame]:
    """This will decode the last `count` pictures of one of our clips, fewer where it has fewer; what comes long before them
    is not decoded. Raises as `open_clip` does, NoPictureError without any.
    """
    with open_clip(path) as source:
        video = source.streams.video[0]
        before_s = Fraction(count) / (video.average_rate or 1)
        source.seek(max(0, (video.duration or 0) - ceil(before_s / (video.time_base or 1))), stream=video)
        last = deque(source.decode(video), maxlen=count)
    if not last:
        raise NoPictureError(f"{path.name} has no frame.")
    return list(last)


def pictures_of(path: Path) -> Iterator[npt.NDArray[np.uint8]]:
    """This will decode one of our clips picture by picture: uint8 [height, width, 3], RGB. Raises as `open_clip` does."""
    with open_clip(path) as source:
        for picture in source.decode(source.streams.video[0]):
            yield rgb_of(picture)


def pictures_between(path: Path, begin: int, end: int) -> npt.NDArray[np.uint8]:
    """This will decode the pictures of one of our clips from the one numbered `begin` to before `end`, fewer where it has
    fewer: uint8 [frames, height, width, 3], RGB. What lies more than a keyframe before them is not decoded.

    Raises as `open_clip` does, NoPictureError where there is none of them.
    """
    with open_clip(path) as source:
        video = source.streams.video[0]
        rate, tick, first = video.average_rate or Fraction(1), video.time_base or Fraction(1), video.start_time or 0
        # Once and no list beside it: a stretch of 20 s at 720p is 1.3 GB.
        found, count = np.empty((max(0, end - begin), video.height, video.width, 3), np.uint8), 0
        source.seek(first + int(begin / rate / tick), stream=video)
        for picture in source.decode(video):
            number = round(((picture.pts or 0) - first) * tick * rate)
            if number >= end:
                break
            if number >= begin:
                found[count] = rgb_of(picture)
                count += 1
    if not count:
        raise NoPictureError(f"{path.name} has no frame from {begin} to before {end}.")
    return found[:count]


def all_pictures(path: Path) -> npt.NDArray[np.uint8]:
    """This will decode one of our clips whole: uint8 [frames, height, width, 3], RGB; 2.8 MB a frame at 720p.

    Raises as `open_clip` does, NoPictureError without any.
    """
    frames = list(pictures_of(path))
    if not frames:
        raise NoPictureError(f"{path.name} has no frame.")
    return np.stack(frames)


class FrameSampler:
    """Takes samples of pictures that pass by on their way to the encoder: nothing has to be decoded again."""

    def __init__(self, frame_count: int, fps: int, count: int) -> None:
        self._fps = fps
        self._step = max(1.0, frame_count / count)

        self._wanted = self._step / 2

    def offer(self, picture: VideoFrame, number: int) -> Sample | None:
        """This will take the picture of a number (from 0) as a sample, or pass it by: about `count` are taken, spread
        evenly and never the very first of many.
        """
        if number + 1 <= self._wanted:
            return None
        self._wanted += self._step
        return Sample(number / self._fps, _small_luma(picture), picture)


def _spread(source: InputContainer, count: int) -> Iterator[VideoFrame]:
    video = source.streams.video[0]
    length_s = float((video.duration or 0) * (video.time_base or Fraction(0)))
    step_s = length_s / count
    if step_s >= GOP_S:
        video.codec_context.skip_frame = "NONKEY"
    elif step_s * (video.average_rate or 0) >= _SPARSE:
        video.codec_context.skip_frame = "NONREF"
    wanted_s = step_s / 2
    for frame in source.decode(video):
        if float(frame.time or 0.0) >= wanted_s - 1e-3:
            wanted_s += step_s
            yield frame


def _small_luma(frame: VideoFrame) -> npt.NDArray[np.uint8]:
    scale = min(1.0, LUMA_LONG_SIDE / max(frame.width, frame.height))
    width, height = (max(2, round(side * scale / 2) * 2) for side in (frame.width, frame.height))
    grey = frame.reformat(width=width, height=height, format="gray", interpolation="AREA")
    return np.asarray(grey.to_ndarray(), np.uint8)
