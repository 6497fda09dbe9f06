"""Writes what a detector needs to see and hear of a file, as plain numbers that nobody has to parse.

So detectors, their keys and their indexes stay outside of this process, and get no byte that a stranger wrote.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from media.errors import TaskFailedError
from media.planes import pixels_of
from media.safe.contracts import Kind
from media.safe.source import Source
from media.safe.tasks import Work

cv2.setNumThreads(1)

Array: TypeAlias = npt.NDArray[np.uint8] | npt.NDArray[np.int16]

_KEYED = 3  # frames that were encoded by themselves: what was hidden in a picture is best kept in them


def run(work: Work) -> Mapping[str, Any]:
    """This will write samples into the caller's file. Arguments, all whole numbers: `large_side`, `large_count`,
    `small_side`, `small_per_s`, `small_count`, `sound_s`, and `budget`, the work (`media.safe.budget`)
    that a clip's frames may take: above it they are those that need no other.

    A picture: RGB, uint8 [height, width, 3]. Anything else: sound, int16 [samples, 2] at 48 kHz; then large frames,
    luma alone, those encoded by themselves first; then small ones, 4:2:0 planes. The result says sizes, counts and times.
    """
    if work.source.kind is Kind.PICTURE:
        return _picture(work)
    told: dict[str, Any] = {"sound": _write_sound(work)}
    if work.source.kind is Kind.CLIP:
        told |= _write_frames(work)
    return told


def _picture(work: Work) -> Mapping[str, Any]:
    picture = work.source.picture()
    height, width = picture.shape[:2]
    scale = min(1.0, work.arguments["large_side"] * 2 / max(height, width))
    if scale < 1:
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        picture = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    _write(work, picture)
    return {"picture": list(picture.shape[:2])}


def _write_sound(work: Work) -> int:
    left = work.arguments["sound_s"] * 48_000
    for block in work.source.sound():
        piece = block[:, :left]
        left -= piece.shape[1]
        _write(work, np.asarray(np.rint(np.clip(piece.T, -1, 1) * 32_767), "<i2"))
        if left <= 0:
            break
    return int(work.arguments["sound_s"] * 48_000 - left)


def _write_frames(work: Work) -> Mapping[str, Any]:
    chosen = _Chosen(work.source, work.arguments)
    for at_s, frame in work.source.frames(budget=work.arguments["budget"], every_s=chosen.small_every_s):
        chosen.offer(at_s, frame)
    large = [*chosen.keyed, *chosen.large]
    for plane in large:
        _write(work, plane)
    for planes in chosen.small:
        _write(work, planes)
    return {
        "large": [len(large), *(large[0].shape if large else (0, 0))],
        "small_size": list(chosen.small_size),
        "small_at_s": chosen.small_at_s,
    }


class _Chosen:
    """The frames that are worth keeping: a few large ones, and small ones at a steady pace."""

    def __init__(self, source: Source, arguments: Mapping[str, int]) -> None:
        self._source, self._arguments = source, arguments
        duration_s = max(source.duration_s, 1e-3)
        self._large_every_s = duration_s / max(1, arguments["large_count"] - _KEYED)
        self.small_every_s = max(1 / arguments["small_per_s"], duration_s / arguments["small_count"])
        self._large_due_s = self._small_due_s = 0.0
        self.keyed: list[npt.NDArray[np.uint8]] = []
        self.large: list[npt.NDArray[np.uint8]] = []
        self.small: list[npt.NDArray[np.uint8]] = []
        self.small_at_s: list[float] = []
        self.small_size = (0, 0)

    def offer(self, at_s: float, frame: Any) -> None:
        if frame.key_frame and len(self.keyed) < _KEYED:
            self.keyed.append(self._luma(frame))
        elif at_s >= self._large_due_s and len(self.large) < self._arguments["large_count"] - _KEYED:
            self._large_due_s = at_s + self._large_every_s
            self.large.append(self._luma(frame))
        if at_s >= self._small_due_s - 1e-3 and len(self.small) < self._arguments["small_count"]:
            self._small_due_s = at_s + self.small_every_s
            self.small_at_s.append(round(at_s, 4))
            self.small.append(self._planes(frame))

    def _luma(self, frame: Any) -> npt.NDArray[np.uint8]:
        return pixels_of(self._upright(frame, self._arguments["large_side"]).planes[0]).copy()

    def _planes(self, frame: Any) -> npt.NDArray[np.uint8]:
        upright = self._upright(frame, self._arguments["small_side"])
        self.small_size = (upright.height, upright.width)
        return np.concatenate([pixels_of(plane).ravel() for plane in upright.planes])

    def _upright(self, frame: Any, longest_side: int) -> Any:
        return self._source.standing(frame, longest_side=longest_side, quick=True).for_encoder(frame)


def _write(work: Work, array: Array) -> None:
    if work.out is None:
        raise TaskFailedError("samples need a file to be written into")
    work.out.write(np.ascontiguousarray(array).tobytes())
