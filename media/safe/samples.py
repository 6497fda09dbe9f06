"""What a detector needs to see and hear of a file from outside: plain numbers out of the sandbox, nothing to be parsed."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import av
import numpy as np
import numpy.typing as npt
from av.video.reformatter import ColorRange

from media.contracts import Frame, Sound
from media.errors import TaskFailedError
from media.planes import Pixels, Planes, luma_of, pixels_of
from media.safe import budget
from media.safe.cleaning import inspect
from media.safe.contracts import ANY, Facts, Kind, Limits
from media.safe.sandbox import run

LARGE_SIDE, LARGE_COUNT = 640, 24
SMALL_SIDE, SMALL_PER_S, SMALL_COUNT = 192, 4, 240
SOUND_S = 60
"""What the invisible mark is looked for in (large), and what a fingerprint is taken of (small, sound)."""

ARGUMENTS: Mapping[str, int] = {
    "large_side": LARGE_SIDE,
    "large_count": LARGE_COUNT,
    "small_side": SMALL_SIDE,
    "small_per_s": SMALL_PER_S,
    "small_count": SMALL_COUNT,
    "sound_s": SOUND_S,
    "budget": round(budget.SAMPLES.work),
}
"""The same, as the task `sample` is told."""

_BT709 = 1  # AVCOL_SPC_BT709


@dataclass(frozen=True)
class Samples:
    """Of a file: what it is, and as far as it has them, its picture, its frames and its sound."""

    facts: Facts
    picture: Frame | None = None
    large: tuple[Pixels, ...] = ()  # luma, at most 640 pixels; frames encoded by themselves come first
    small: tuple[tuple[float, av.VideoFrame], ...] = ()  # time in seconds and frame, at most 192 pixels, 4 a second
    sound: Sound | None = None  # float32 [2, n] at 48 kHz, its first minute

    @property
    def lumas(self) -> Sequence[Pixels]:
        """This will be what an invisible mark is looked for in: luma alone, uint8 [height, width] each."""
        if self.picture is None:
            return self.large
        height, width = (side // 2 * 2 for side in self.picture.shape[:2])
        if not height or not width:
            return ()
        return (luma_of(Planes().of(self.picture[:height, :width])).copy(),)


def samples_of(path: Path, *, limits: Limits = ANY, **options: Any) -> Samples:
    """This will read a file from outside in a child and give what can be seen and heard of it.

    Costs what decoding it costs, but never more than `budget.SAMPLES` allows: a clip that would is read by frames
    that need no other, so `small` has fewer a second, at their own times. `options` are those of `run`. Raises as
    `inspect` does.
    """
    facts = inspect(path, limits=limits, **options)
    allowed = budget.SAMPLES.on(replace(limits.of(facts.kind), kinds=frozenset({facts.kind}), own=()))
    with tempfile.TemporaryDirectory(prefix="samples-") as folder:
        out = Path(folder) / "samples"
        told = run("sample", path, out=out, limits=allowed, arguments=ARGUMENTS, **options)
        with out.open("rb") as file:
            return read_samples(facts, told, file)


def read_samples(facts: Facts, told: Mapping[str, Any], file: BinaryIO) -> Samples:
    """This will read what the task `sample` told and wrote. Raises TaskFailedError.

    Sizes and counts are the child's word: bounded here, and the bytes must come to them.
    """
    if facts.kind is Kind.PICTURE:
        height, width = _sizes(told["picture"], 2, 2 * LARGE_SIDE)
        return Samples(facts, picture=_array(file, (height, width, 3)))
    sound = _sound(file, told)
    if facts.kind is Kind.SOUND:
        return Samples(facts, sound=sound)
    count, height, width = _sizes(told["large"], 3, LARGE_SIDE)
    large = tuple(_array(file, (height, width)) for _ in range(min(count, LARGE_COUNT)))
    return Samples(facts, large=large, small=_small(file, told), sound=sound)


def _small(file: BinaryIO, told: Mapping[str, Any]) -> tuple[tuple[float, av.VideoFrame], ...]:
    height, width = _sizes(told["small_size"], 2, SMALL_SIDE)
    times = told["small_at_s"]
    if not isinstance(times, list) or len(times) > SMALL_COUNT or height % 2 or width % 2:
        raise TaskFailedError("samples of an unknown form")
    return tuple((_seconds(each), _frame(_array(file, (height * width * 3 // 2,)), height, width)) for each in times)


def _frame(planes: npt.NDArray[np.uint8], height: int, width: int) -> av.VideoFrame:
    frame = av.VideoFrame(width, height, "yuv420p")
    frame.colorspace, frame.color_range = _BT709, ColorRange.MPEG
    begin = 0
    for plane in frame.planes:
        pixels = pixels_of(plane)
        pixels[...] = planes[begin : begin + pixels.size].reshape(pixels.shape)
        begin += pixels.size
    return frame


def _sound(file: BinaryIO, told: Mapping[str, Any]) -> Sound | None:
    (count,) = _sizes([told["sound"]], 1, SOUND_S * 48_000)
    if not count:
        return None
    raw = np.frombuffer(_bytes(file, count * 4), "<i2").reshape(count, 2)
    return np.ascontiguousarray(raw.T.astype(np.float32) / 32_767)


def _array(file: BinaryIO, shape: tuple[int, ...]) -> npt.NDArray[np.uint8]:
    return np.frombuffer(_bytes(file, math.prod(shape)), np.uint8).reshape(shape)


def _bytes(file: BinaryIO, count: int) -> bytes:
    found = file.read(count)
    if len(found) < count:
        raise TaskFailedError("samples that end too early")
    return found


def _sizes(told: Any, count: int, most: int) -> list[int]:
    if not isinstance(told, list) or len(told) != count or not all(isinstance(each, int) for each in told):
        raise TaskFailedError("samples of an unknown form")
    if any(not 0 <= each <= most for each in told):
        raise TaskFailedError("samples of an impossible size")
    return told


def _seconds(told: Any) -> float:
    if not isinstance(told, int | float) or not 0 <= told < 86_400:
        raise TaskFailedError("samples at an impossible time")
    return float(told)
