"""What goes on when a clip is lengthened: whoever did something does it again, from the moment at which the clip ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.intents import Leap, Pace
from generation.engine.animatic.physics.turning import Cartwheel
from generation.engine.animatic.staging.stage import Stage

_ANNOUNCED_S = 0.4  # a leap bends the knees so long before: none may be seen in what was there before
_APART_S = 0.9  # two leaps at least


def encore(stage: Stage, from_s: float, until_s: float) -> None:
    """This will let every figure repeat what the scene was set up for, in the same rhythm, between two moments; nothing of
    what happens before the first changes.
    """
    period_s = stage.duration_s
    shifts = [from_s + n * period_s for n in range(1 + int((until_s - from_s) / period_s))]
    for figure in (driver for driver in stage.world.drivers if isinstance(driver, Figure)):
        figure.paces = _walks_on(figure.paces, from_s, period_s, shifts)
        figure.leaps = _leaps_again(figure.leaps, from_s, period_s, shifts)
        _again(figure, period_s, shifts)
        again = [at + shift for shift in shifts for at in figure.mood.calls if at < period_s]
        figure.mood.calls = tuple(sorted((*figure.mood.calls, *again)))


def _again(figure: Figure, period_s: float, shifts: Sequence[float]) -> None:
    """Gestures, pirouettes, tumbles and cartwheels once more, each as long after the end as it was after the beginning."""
    for shift in shifts:
        figure.gestures += [
            replace(each, at_s=each.at_s + shift, until_s=each.until_s + shift)
            for each in figure.gestures
            if each.at_s < period_s
        ]
        figure.twirls += [
            replace(each, at_s=each.at_s + shift, until_s=each.until_s + shift)
            for each in figure.twirls
            if each.at_s < period_s
        ]
        figure.tumbles += [replace(each, at_s=each.at_s + shift) for each in figure.tumbles if each.at_s < period_s]
        figure.wheels += [Cartwheel(each.at_s + shift) for each in figure.wheels if each.at_s < period_s]


def _walks_on(paces: Sequence[Pace], from_s: float, period_s: float, shifts: Sequence[float]) -> list[Pace]:
    """Who walked at the end walks on: a stop just before setting off is none."""
    done = [pace for pace in paces if pace.at_s < from_s - 1e-6]
    first = [pace for pace in paces if pace.at_s <= period_s]
    again = [replace(pace, at_s=pace.at_s + shift) for shift in shifts for pace in first]
    starts = [pace.at_s for pace in again if pace.speed]
    real = [pace for pace in again if pace.speed or not any(0 <= at - pace.at_s < 0.5 for at in starts)]
    return sorted([*done, *real], key=lambda pace: pace.at_s)


def _leaps_again(leaps: Sequence[Leap], from_s: float, period_s: float, shifts: Sequence[float]) -> list[Leap]:
    total = list(leaps)
    for shift in shifts:
        for leap in leaps:
            at_s = leap.at_s + shift
            is_free = all(abs(at_s - other.at_s) >= _APART_S for other in total)
            if leap.at_s < period_s and at_s > from_s + _ANNOUNCED_S and is_free:
                total.append(replace(leap, at_s=at_s))
    return sorted(total, key=lambda leap: leap.at_s)
