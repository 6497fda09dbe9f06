"""How far a query and a clip sound the same: peaks that meet, moment by moment."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from media.fingerprints.peaks import FRAME_S, STEPS, Peaks

SPEEDS = np.round(np.arange(0.94, 1.0601, 0.01), 2)
"""What is tried; with the pitch moved along, and with the pitch kept."""

_EARLY = 2  # frames by which peaks that meet may be apart
_OFF = 2  # steps of pitch likewise
_TOGETHER = 3  # frames: peaks within them are one event


@dataclass(frozen=True)
class Echo:
    """A query's sound laid on a clip's."""

    agreement: float  # share of events that meet, of those both could have; 0..1
    events: int  # that meet
    offset_s: float  # clip time at query time 0
    speed: float


def heard(query: Peaks, clip: Peaks) -> Echo:
    """This will lay a query on a clip where most of it meets."""
    apart = clip.pitch[None, :] - query.pitch[:, None]
    near = np.abs(apart) <= np.ceil(STEPS * np.log2(SPEEDS[-1])) + _OFF
    ours, theirs = np.nonzero(near)
    if not ours.size:
        return Echo(0.0, 0, 0.0, 1.0)
    best = max(
        (_votes(query, clip, ours, theirs, apart[ours, theirs], speed, shift) for speed, shift in _hypotheses()),
        key=lambda vote: vote[0],
    )
    _, speed, shift, offset = best
    return _echo(query, clip, float(speed), float(shift), int(offset))


def _hypotheses() -> list[tuple[float, float]]:
    moved = [(float(speed), -float(STEPS * np.log2(speed))) for speed in SPEEDS]
    kept = [(float(speed), 0.0) for speed in SPEEDS[::2] if abs(speed - 1) > 0.015]
    return moved + kept


def _votes(
    query: Peaks,
    clip: Peaks,
    ours: npt.NDArray[np.int64],
    theirs: npt.NDArray[np.int64],
    apart: npt.NDArray[np.int64],
    speed: float,
    shift: float,
) -> tuple[float, float, float, int]:
    """How many peaks meet at the best offset, in frames, of one speed and shift of pitch."""
    fits = np.abs(apart - shift) <= _OFF
    offset = np.rint(clip.frame[theirs[fits]] - speed * query.frame[ours[fits]]).astype(np.int64)
    if not offset.size:
        return 0.0, speed, shift, 0
    low = int(offset.min())
    counts = np.convolve(np.bincount(offset - low), [0.5, 1, 1, 1, 0.5], "same")
    top = int(counts.argmax())
    return float(counts[top]) * (1 - abs(speed - 1)), speed, shift, top + low


def _echo(query: Peaks, clip: Peaks, speed: float, shift: float, offset: int) -> Echo:
    at = speed * query.frame + offset
    meets = (np.abs(clip.frame[None, :] - at[:, None]) <= _EARLY) & (
        np.abs(clip.pitch[None, :] - query.pitch[:, None] - shift) <= _OFF
    )
    begin, end = max(clip.frame.min(), at.min()) - _EARLY, min(clip.frame.max(), at.max()) + _EARLY
    ours = (at >= begin) & (at <= end)
    theirs = (clip.frame >= begin) & (clip.frame <= end)
    first, met = _events(at[ours], meets[ours].any(axis=1))
    second, met_too = _events(clip.frame[theirs], meets[:, theirs].any(axis=0))
    agreement = np.sqrt((met / max(1, first)) * (met_too / max(1, second)))
    return Echo(float(agreement), min(met, met_too), offset * FRAME_S, speed)


def _events(frame: npt.NDArray[np.floating], meets: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """How many events there are, and of how many at least a third of the peaks meet."""
    if not frame.size:
        return 0, 0
    event = np.concatenate([[0], np.cumsum(np.diff(frame) > _TOGETHER)])
    share = np.bincount(event, weights=meets) / np.bincount(event)
    return share.size, int((share >= 1 / 3).sum())
