"""When each shot of a clip begins and how long it is: by the prompt's own times, else by how much happens in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generation.engine.shots.marks import Mark

MOST_SHOTS = 8
SHORTEST_S = 0.8  # of a shot: less is a flash
_CLOSE_S = 0.35  # times that differ by less from the clip's length are meant to fill it
_SPOKEN_PER_S = 2.6  # words


@dataclass(frozen=True)
class Slot:
    """Where a shot lies in the clip, seconds."""

    start_s: float
    length_s: float


@dataclass(frozen=True)
class Timetable:
    """The slots of the first shots, as many as fit, and what is to be said of them."""

    slots: tuple[Slot, ...]
    said: tuple[str, ...]


def weight(*, deeds: int, spoken_words: int) -> float:
    """This will be how long a shot wants to be, beside others: what is done in it one after the other, and said."""
    return max(1.0 + 0.5 * max(0, deeds - 1), spoken_words / _SPOKEN_PER_S)


def timetable(marks: Sequence[Mark], weights: Sequence[float], duration_s: float) -> Timetable:
    """This will time the shots of a clip of `duration_s`; `marks` and `weights` have one entry a shot, at least one.

    Times that are given hold and are fitted to the clip; those that contradict each other are said and not kept.
    """
    fitting = max(1, min(len(marks), MOST_SHOTS, int(duration_s / SHORTEST_S + 1e-6)))
    said = []
    if fitting < len(marks):
        said.append(f"Only the first {fitting} of {len(marks)} shots have room in this clip.")
    marks, weights = marks[:fitting], weights[:fitting]
    wished, sense = _wished(marks, duration_s)
    said += sense
    lengths = _lengths(wished, weights, duration_s)
    if all(each is not None for each in wished) and len(wished) > 1:
        asked_s = sum(each for each in wished if each is not None)
        said += [_fitted(asked_s, duration_s)] if abs(asked_s - duration_s) > _CLOSE_S else []
    starts = [sum(lengths[:at]) for at in range(len(lengths))]
    return Timetable(tuple(map(Slot, starts, lengths)), tuple(said))


def _fitted(asked_s: float, duration_s: float) -> str:
    return f"Your shots take {asked_s:g} s: I fitted them to the {duration_s:g} s of the clip."


def _wished(marks: Sequence[Mark], duration_s: float) -> tuple[list[float | None], list[str]]:
    """The length that each shot is given, None where nothing is said; and what is wrong with them."""
    begins = [mark.begin_s for mark in marks]
    if len(marks) > 1 and begins[0] is None and begins[1] is not None:
        begins[0] = 0.0
    lengths: list[float | None] = []
    for at, mark in enumerate(marks):
        begin_s, next_s = begins[at], begins[at + 1] if at + 1 < len(marks) else None
        end_s = next_s if next_s is not None else mark.end_s
        if begin_s is not None and end_s is None and at + 1 == len(marks):
            end_s = duration_s if duration_s > begin_s else None
        lengths.append(mark.length_s if begin_s is None or end_s is None else end_s - begin_s)
    overlaps = any(
        mark.end_s is not None and following is not None and mark.end_s > following + 0.01
        for mark, following in zip(marks, begins[1:], strict=False)
    )
    backwards = any(mark.end_s is not None and mark.end_s <= (mark.begin_s or 0.0) for mark in marks)
    if overlaps or backwards or any(each is not None and each <= 0 for each in lengths):
        return [None] * len(marks), ["The times of your shots contradict each other: I timed them myself."]
    return lengths, []


def _lengths(wished: Sequence[float | None], weights: Sequence[float], duration_s: float) -> list[float]:
    """Shots without a wish share what is left; then all are stretched or shrunk to fill the clip, none below the least."""
    given = sum(each for each in wished if each is not None)
    free = sum(weight for weight, each in zip(weights, wished, strict=True) if each is None)
    left = max(duration_s - given, SHORTEST_S * sum(each is None for each in wished))
    wants = [each if each is not None else left * weight / free for weight, each in zip(weights, wished, strict=True)]
    return _filled(wants, duration_s)


def _filled(wants: Sequence[float], duration_s: float) -> list[float]:
    least = min(SHORTEST_S, duration_s / len(wants))
    lengths = [want * duration_s / sum(wants) for want in wants]
    short = [length < least for length in lengths]
    while any(length < least - 1e-9 for length in lengths):
        short = [is_short or length < least for is_short, length in zip(short, lengths, strict=True)]
        rest = sum(want for want, is_short in zip(wants, short, strict=True) if not is_short)
        free = duration_s - least * sum(short)
        lengths = [least if is_short else free * want / rest for want, is_short in zip(wants, short, strict=True)]
    return lengths
