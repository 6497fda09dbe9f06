"""How much of a clip a look may decode: all of it while that is cheap, and otherwise what is due by time.

Small files can ask for hours of decoding, 14,400 frames of 4K from seven megabytes. So work is counted before it is
done, and no file can push past a fixed number of CPU seconds: the counts keep honest files below it, the kernel ends
the rest. What was measured stands in docs/decisions/safe-media.md.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from media.safe.contracts import Limits

_BYTES_WORK = 12.0
"""Megapixels that reading a megabyte of coded picture is worth: frames rich in bytes cost more than their size says."""

_HEAVIER = {"vp9": 1.25, "hevc": 1.5, "av1": 1.5}
"""By codec, how much more a megapixel is than in H.264."""

_APART = 1.5
"""By how much wider apart than asked for frames that need no other may lie. Where it is more, what follows them is read
too: a fingerprint is not known again by one frame in two seconds."""

_WIDER = 1.25  # by how much the wait between frames grows until they fit


@dataclass(frozen=True, kw_only=True)
class Allowance:
    """What one look at a file may take."""

    work: float  # megapixels of H.264 decoded, each worth about 3 ms
    cpu_s: float  # start of Python included; just below whole seconds, at which the kernel kills without a word
    wall_s: float

    def on(self, limits: Limits) -> Limits:
        """This will be the limits with this time in place of their own."""
        return replace(limits, cpu_s=self.cpu_s, wall_s=self.wall_s)


SAMPLES = Allowance(work=2_000.0, cpu_s=11.9, wall_s=90.0)
"""Work is all of 25 s in 1080p or a minute of our own in 720p. With the turns that children wait for, a look and this
end within the 180 s for which the worker holds a question."""

FACES = Allowance(work=1_300.0, cpu_s=7.9, wall_s=30.0)
"""Work is what the last frame needs, which goes first, and the looks before it. A member waits for this."""

ENDING = Allowance(work=950.0, cpu_s=7.9, wall_s=60.0)
"""Work is a second of 4K at 60 a second in HEVC: cameras write a frame that needs no other each second. HDR's tables,
3 CPU s, come on top."""


class Key(NamedTuple):
    """A frame that needs no other."""

    number: int  # among the track's packets, from 0
    at: int  # when it is shown, in the track's unit
    size: int  # bytes


@dataclass(frozen=True)
class Plan:
    """Which packets are decoded: from each of some numbers on, until as much work is done."""

    begins: frozenset[int] = frozenset({0})
    each: float = math.inf


def work_of_frame(width: int, height: int, codec: str | None) -> float:
    """This will be the work of decoding one frame of a size in pixels, its bytes apart."""
    return width * height / 1e6 * _HEAVIER.get(codec or "", 1.0)


def work_of(frames: int, size: int, each: float) -> float:
    """This will be the work of decoding so many frames of so many bytes together; `each` is that of a frame's size."""
    return frames * each + _BYTES_WORK * size / 1e6


def sparse(keys: Sequence[Key], each: float, *, every: float, length: float, whole: float, budget: float) -> Plan:
    """This will choose frames that need no other, at least `every` apart, more where the budget asks for it.

    `every` and the clip's `length` are in the track's unit, `whole` is the work of all of it. Where that leaves fewer
    frames than `every` asks for, those behind each are read as well, if the budget reaches as far as the next one due.
    """
    due, wait = _due(keys, every), every
    while len(due) > 1 and _work(due, each) > budget:
        wait = max(wait * _WIDER, 1.0)
        due = _due(keys, wait)
    begins = frozenset(key.number for key in due) or frozenset({0})
    share = budget / len(begins)
    are_too_few = wait == every and len(begins) * every * _APART < length
    return Plan(begins, share if are_too_few and share * length >= whole * every else 0.0)


def _due(keys: Sequence[Key], every: float) -> list[Key]:
    due: list[Key] = []
    for key in keys:
        if not due or key.at >= due[-1].at + every:
            due.append(key)
    return due


def _work(keys: Sequence[Key], each: float) -> float:
    return work_of(len(keys), sum(key.size for key in keys), each)
