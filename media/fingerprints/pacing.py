"""Which moment of a clip a query's pictures show: a line through the plane of query time and clip time.

Its slope is the speed at which the clip was played, where it begins the offset; a cut query follows it in part only.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from media.fingerprints.sketch import RATE

SPEEDS = (1.0, 0.98, 1.02, 0.96, 1.04, 0.94, 1.06)
"""What is tried: 5 % and a little; between two of them 10 s drift by a tenth of a second."""

SHORTEST_S = 1.2
"""Seconds that must agree: less has no movement worth the name."""

_AROUND_S = 1.5  # seconds to both sides over which the standing picture is averaged away
_QUIET = 0.3  # squared levels a cell: movement weaker than this is coding noise

Reliefs = npt.NDArray[np.float32]
"""float32 [pictures, cells]."""


@dataclass(frozen=True)
class Course:
    """A stretch of a query laid on a stretch of a clip."""

    speed: float  # seconds of the clip in a second of the query
    offset_s: float  # clip time at query time 0
    query: npt.NDArray[np.int64]  # [n], which pictures of the query
    clip: npt.NDArray[np.int64]  # [n], and which of the clip
    agreement: float  # of what changes, -1..1


def best_course(at_s: npt.NDArray[np.float64], query: Reliefs, clip: Reliefs, belongs: npt.NDArray[np.bool_]) -> Course:
    """This will find the stretch in which a query moves as a clip does.

    `at_s` [n] are the query's times, `query` [n, cells] and `clip` [m, cells] (RATE a second) what stands out of both,
    cell on cell; pictures that do not belong (another scene) take no part.
    """
    moving, strength = _without_standing(query, at_s, belongs)
    other, power = _without_standing(clip, np.arange(len(clip)) / RATE, np.ones(len(clip), bool))
    shared = moving @ other.T
    shared[~belongs] = 0
    courses = [_along(speed, at_s, shared, np.where(belongs, strength, 0), power) for speed in SPEEDS]
    return max(courses, key=_weight)


def _weight(course: Course) -> float:
    """A long agreement says more than a short one; a little more for a speed of 1."""
    return course.agreement * float(np.sqrt(course.query.size)) * (1 - abs(course.speed - 1) / 4)


def _without_standing(
    reliefs: Reliefs, at_s: npt.NDArray[np.float64], belongs: npt.NDArray[np.bool_]
) -> tuple[Reliefs, npt.NDArray[np.float64]]:
    """Reliefs less the mean of those around in time, and the strength of what is left, squared levels."""
    near = (np.abs(at_s[:, None] - at_s[None, :]) <= _AROUND_S) & belongs[None, :]
    share = near / np.maximum(near.sum(axis=1, keepdims=True), 1)
    moving = reliefs - share.astype(np.float32) @ reliefs
    return moving, np.square(moving).sum(axis=1, dtype=np.float64) + _QUIET * reliefs.shape[1]


def _along(
    speed: float,
    at_s: npt.NDArray[np.float64],
    shared: npt.NDArray[np.float32],
    strength: npt.NDArray[np.float64],
    power: npt.NDArray[np.float64],
) -> Course:
    """The best course at one speed: every offset, and for each the stretch with most behind it."""
    count, length = shared.shape
    pace = (at_s - at_s[0]) * speed * RATE
    starts = np.arange(-int(pace[-1]) - 1, length)
    place = np.rint(pace[None, :] + starts[:, None]).astype(np.int64)
    inside = (place >= 0) & (place < length)
    held = np.clip(place, 0, length - 1)
    together = np.where(inside, shared[np.arange(count), held], 0)
    ours, theirs = np.where(inside, strength, 0), np.where(inside, power[held], 0)
    agreement, first, last, row = _stretch(together, ours, theirs, inside, _shortest(at_s))
    chosen = np.arange(first, last)[inside[row, first:last] & (strength[first:last] > 0)]
    offset_s = starts[row] / RATE - at_s[0] * speed
    return Course(speed, float(offset_s), chosen, held[row, chosen], agreement)


def _shortest(at_s: npt.NDArray[np.float64]) -> int:
    gap_s = float(np.median(np.diff(at_s))) if at_s.size > 1 else 1.0
    return max(4, round(SHORTEST_S / max(gap_s, 1e-3)))


def _stretch(
    together: npt.NDArray[np.float64],
    ours: npt.NDArray[np.float64],
    theirs: npt.NDArray[np.float64],
    inside: npt.NDArray[np.bool_],
    shortest: int,
) -> tuple[float, int, int, int]:
    """Of all rows and stretches that with the highest agreement times the root of its length."""
    sums = [
        np.pad(np.cumsum(each, axis=1, dtype=np.float64), ((0, 0), (1, 0))) for each in (together, ours, theirs, inside)
    ]
    count, best = together.shape[1], (-1.0, 0.0, 0, 0, 0)
    length = min(shortest, count)
    while True:
        both, mine, its, here = (each[:, length:] - each[:, :-length] for each in sums)
        agreement = both / np.sqrt(mine * its + 1e-9)
        weight = np.where(here >= min(shortest, count), agreement * np.sqrt(here), -1)
        row, first = divmod(int(weight.argmax()), weight.shape[1])
        if weight[row, first] > best[0]:
            best = float(weight[row, first]), float(agreement[row, first]), first, first + length, row
        if length == count:
            return best[1], best[2], best[3], best[4]
        length = min(count, max(length + 1, round(length * 1.3)))
