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
_ELSEWHERE = 6  # frames from one moment on which another is another
_TOGETHER = 3  # frames: peaks within them are one event


@dataclass(frozen=True)
class Echo:
    """A query's sound laid on a clip's."""

    agreement: float  # share of events that meet, of those both could have; 0..1
    events: int  # that meet
    peaks: float  # share of their peaks that meet, likewise: of an event a third is enough
    rival: float  # share of the peaks that meet which would meet at another moment as well: near 1 for a steady beat
    offset_s: float  # clip time at query time 0
    speed: float


def heard(query: Peaks, clip: Peaks) -> Echo:
    """This will lay a query on a clip where most of it meets."""
    apart = clip.pitch[None, :] - query.pitch[:, None]
    near = np.abs(apart) <= np.ceil(STEPS * np.log2(SPEEDS[-1])) + _OFF
    pairs = _Pairs(query, clip, *np.nonzero(near))
    if not pairs.ours.size:
        return Echo(0.0, 0, 0.0, 1.0, 0.0, 1.0)
    best = max((pairs.laid(speed, shift) for speed, shift in _hypotheses()), key=lambda laid: laid.votes)
    return _echo(query, clip, best, pairs)


@dataclass(frozen=True)
class _Laid:
    """A query at one speed and shift of pitch, where most of its peaks meet."""

    votes: float
    speed: float
    shift: float
    offset: int  # frames
    others: npt.NDArray[np.float64]  # votes of all other moments


@dataclass(frozen=True)
class _Pairs:
    """Peaks of a query and of a clip that may be the same, by number."""

    query: Peaks
    clip: Peaks
    ours: npt.NDArray[np.int64]
    theirs: npt.NDArray[np.int64]

    def only(self, meets: npt.NDArray[np.bool_]) -> _Pairs:
        """This will be those of some of the query's peaks, bool [peaks]."""
        chosen = meets[self.ours]
        return _Pairs(self.query, self.clip, self.ours[chosen], self.theirs[chosen])

    def laid(self, speed: float, shift: float) -> _Laid:
        """This will count how many peaks meet at each moment, at one speed and shift of pitch."""
        fits = np.abs(self.clip.pitch[self.theirs] - self.query.pitch[self.ours] - shift) <= _OFF
        frame = self.clip.frame[self.theirs[fits]] - speed * self.query.frame[self.ours[fits]]
        offset = np.rint(frame).astype(np.int64)
        if not offset.size:
            return _Laid(0.0, speed, shift, 0, np.zeros(1))
        low = int(offset.min())
        counts = np.convolve(np.bincount(offset - low), [0.5, 1, 1, 1, 0.5], "same")
        top = int(counts.argmax())
        others = counts.copy()
        others[max(0, top - _ELSEWHERE) : top + _ELSEWHERE + 1] = 0
        return _Laid(float(counts[top]) * (1 - abs(speed - 1)), speed, shift, top + low, others)


def _hypotheses() -> list[tuple[float, float]]:
    moved = [(float(speed), -float(STEPS * np.log2(speed))) for speed in SPEEDS]
    kept = [(float(speed), 0.0) for speed in SPEEDS[::2] if abs(speed - 1) > 0.015]
    return moved + kept


def _echo(query: Peaks, clip: Peaks, laid: _Laid, pairs: _Pairs) -> Echo:
    at = laid.speed * query.frame + laid.offset
    meets = (np.abs(clip.frame[None, :] - at[:, None]) <= _EARLY) & (
        np.abs(clip.pitch[None, :] - query.pitch[:, None] - laid.shift) <= _OFF
    )
    begin, end = max(clip.frame.min(), at.min()) - _EARLY, min(clip.frame.max(), at.max()) + _EARLY
    ours = (at >= begin) & (at <= end)
    theirs = (clip.frame >= begin) & (clip.frame <= end)
    mine, its = meets[ours].any(axis=1), meets[:, theirs].any(axis=0)
    (first, met), (second, met_too) = _events(at[ours], mine), _events(clip.frame[theirs], its)
    agreement = np.sqrt((met / max(1, first)) * (met_too / max(1, second)))
    again = pairs.only(meets.any(axis=1)).laid(laid.speed, laid.shift)
    rival = float(again.others.max()) / max(again.votes, 1.0)
    peaks = np.sqrt(mine.sum() * its.sum() / max(1, mine.size * its.size))
    return Echo(float(agreement), min(met, met_too), float(peaks), min(1.0, rival), laid.offset * FRAME_S, laid.speed)


def _events(frame: npt.NDArray[np.floating], meets: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """How many events there are, and of how many at least a third of the peaks meet."""
    if not frame.size:
        return 0, 0
    event = np.concatenate([[0], np.cumsum(np.diff(frame) > _TOGETHER)])
    share = np.bincount(event, weights=meets) / np.bincount(event)
    return share.size, int((share >= 1 / 3).sum())
