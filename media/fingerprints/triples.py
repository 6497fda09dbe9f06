"""Three peaks of a sound as one code: what a clip is looked up by when it is heard.

The distances between three peaks in pitch and time say far more than those of two, so that a code stands for few clips
among 100,000 (after J. Six, M. Leman, Panako, ISMIR 2014). Steps are so wide that playing 5 % faster or slower moves a
value to the next step at most; a query asks for the neighbours too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from media.fingerprints.peaks import OCTAVES, STEPS, Peaks
from media.fingerprints.shelves import Shelves, Stretch

Codes = npt.NDArray[np.uint32]

_PITCH_STEP = 4  # of the first peak: 6 %
_INTERVAL_STEP = 2  # of the way to the other two: 3 %, which speed does not change
_TIME_STEP = 2  # frames, 64 ms
_NEAREST, _FARTHEST = 2, 47  # frames from the first peak to the others
_WIDEST = 63  # steps of pitch from the first peak to the others: 1.3 octaves

_PITCHES = OCTAVES * STEPS // _PITCH_STEP
_INTERVALS = 2 * _WIDEST // _INTERVAL_STEP + 2
_TIMES = _FARTHEST // _TIME_STEP + 2
END = _PITCHES * _INTERVALS**2 * _TIMES**2
"""Codes are below this: 1.4e8."""

_CODE_BITS = 32
_APART = 1 << 17  # frames: longer than any packed sound

_KEPT = ((0, 1), (0, 2))  # which of the next peaks a clip's triples are made with
_ASKED = tuple(combinations(range(5), 2))  # and a query's, which may have lost or gained some

Points = npt.NDArray[np.float64]
"""float64 [n, 5]: pitch, two intervals and two times, in steps."""


def triple_shelves() -> Shelves:
    """This will make shelves for codes of triples; owners are clips."""
    return Shelves(END)


def kept_codes(sounds: Sequence[Peaks]) -> tuple[Codes, npt.NDArray[np.int64]]:
    """This will give the codes under which clips are kept, two a peak at most, and which of `sounds` each is of."""
    counts = [len(peaks) for peaks in sounds]
    owner = np.repeat(np.arange(len(sounds)), counts)
    # One after the other, with a silence between them that no triple spans: all at once is far cheaper.
    frame = np.concatenate([np.empty(0, np.int64), *(peaks.frame for peaks in sounds)]) + owner * _APART
    pitch = np.concatenate([np.empty(0, np.int64), *(peaks.pitch for peaks in sounds)])
    points, first = _points(Peaks(frame, pitch), _KEPT)
    both = np.unique(owner[first] << _CODE_BITS | _codes(np.floor(points)))
    return (both & ((1 << _CODE_BITS) - 1)).astype(np.uint32), both >> _CODE_BITS


def asked_codes(peaks: Peaks) -> tuple[Codes, npt.NDArray[np.int64]]:
    """This will give the codes a query is looked up by, [n], and which of its peaks each begins at."""
    points, first = _points(peaks, _ASKED)
    spread = np.array(np.meshgrid([-1, 0, 1], *[[0, 1]] * 4)).reshape(5, -1).T
    down = np.floor(points)
    towards = np.where(points - down < 0.5, -1, 1)
    towards[:, 0] = 1
    codes = _codes((down[:, None] + spread[None] * towards[:, None]).reshape(-1, 5))
    return codes, np.repeat(first, len(spread))


def likeliest(
    codes: Codes,
    first: npt.NDArray[np.int64],
    stretches: Sequence[Stretch],
    is_alive: npt.NDArray[np.bool_],
    most: int,
) -> list[int]:
    """This will give the clips in which most of a query was found, at most `most`: peaks that few have count more.

    `codes` and `first` are those of `asked_codes`; `is_alive` says of every owner whether it counts.
    """
    pairs: list[npt.NDArray[np.int64]] = [np.empty(0, np.int64)]
    for stretch in stretches:
        which, place = stretch.near(codes)
        is_same = stretch.codes[place] == codes[which]
        pairs.append(stretch.owners[place[is_same]].astype(np.int64) << _CODE_BITS | first[which[is_same]])
    both = np.unique(np.concatenate(pairs))
    owner, peak = both >> _CODE_BITS, both & ((1 << _CODE_BITS) - 1)
    owner, peak = owner[is_alive[owner]], peak[is_alive[owner]]
    if not owner.size:
        return []
    rarity = 1 / np.sqrt(np.maximum(np.bincount(peak), 1))
    found, begins = np.unique(owner, return_index=True)
    weight = np.add.reduceat(rarity[peak], begins)
    return [int(each) for each in found[np.argsort(-weight, kind="stable")[:most]]]


def _points(peaks: Peaks, pairs: tuple[tuple[int, int], ...]) -> tuple[Points, npt.NDArray[np.int64]]:
    """Every peak with two of the next ones, and its number."""
    begins = np.searchsorted(peaks.frame, peaks.frame + _NEAREST)
    rows = [_with_next(peaks, begins, one, other) for one, other in pairs]
    points, first = (np.concatenate(column) for column in zip(*rows, strict=True)) if len(peaks) else _NOTHING
    fits = (np.abs(points[:, 1:3]) * _INTERVAL_STEP <= _WIDEST).all(axis=1)
    fits &= (points[:, 3:] * _TIME_STEP <= _FARTHEST).all(axis=1)
    return points[fits], first[fits]


def _with_next(
    peaks: Peaks, begins: npt.NDArray[np.int64], one: int, other: int
) -> tuple[Points, npt.NDArray[np.int64]]:
    first = np.flatnonzero(begins + other < len(peaks))
    others = begins[first] + one, begins[first] + other
    intervals = [(peaks.pitch[each] - peaks.pitch[first]) / _INTERVAL_STEP for each in others]
    times = [(peaks.frame[each] - peaks.frame[first]) / _TIME_STEP for each in others]
    return np.stack([peaks.pitch[first] / _PITCH_STEP, *intervals, *times], axis=1), first


_NOTHING = np.empty((0, 5)), np.empty(0, np.int64)


def _codes(steps: Points) -> Codes:
    whole = steps.astype(np.int64)
    pitch = np.clip(whole[:, 0], 0, _PITCHES - 1)
    intervals = np.clip(whole[:, 1:3] + _INTERVALS // 2, 0, _INTERVALS - 1)
    times = np.clip(whole[:, 3:], 0, _TIMES - 1)
    code = (pitch * _INTERVALS + intervals[:, 0]) * _INTERVALS + intervals[:, 1]
    return np.asarray((code * _TIMES + times[:, 0]) * _TIMES + times[:, 1], np.uint32)
