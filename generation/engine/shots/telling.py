"""What a member is told of a clip of several shots: which there are, what was told of each, and what each was made with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generation.engine.shots.making import Making
from generation.engine.shots.planning import Shot
from generation.engine.telling import LONGER_THAN_ASKED, quoted


def notes_of(making: Making) -> tuple[str, ...]:
    """This will say how many shots there are and what is to be said of them: of all once, of a single one by its number."""
    shots = making.planned.shots
    common = [
        line
        for line in making.kept[0].notes
        if line != LONGER_THAN_ASKED and all(line in each.notes for each in making.kept)
    ]
    single = [
        f"Shot {shot.number + 1}: {line}"
        for shot, kept in zip(shots, making.kept, strict=True)
        for line in kept.notes
        if line not in common and line != LONGER_THAN_ASKED
    ]
    return (_counted(making), *making.planned.said, *common, *single)


def read_as(making: Making) -> tuple[str, ...]:
    """This will say what was told of each stretch of the clip. Of one that was changed or made longer nothing: what was told
    before may be somebody else's words.
    """
    request = making.request
    if request.changes or request.extensions:
        return ()
    lines = [
        (shot, next(iter(kept.reading), quoted(shot.words)))
        for shot, kept in zip(making.planned.shots, making.kept, strict=True)
    ]
    return tuple(_stretches(lines, request.fps))


def _stretches(lines: Sequence[tuple[Shot, str]], fps: int) -> Iterator[str]:
    """Shots that go on with the same words are one stretch."""
    for line, group in groupby(lines, key=lambda each: each[1]):
        shots = [shot for shot, _ in group]
        begin_s, end_s = shots[0].begin / fps, (shots[-1].begin + shots[-1].frame_count) / fps
        yield f"{begin_s:.4g} to {end_s:.4g} s: {line}"


def _counted(making: Making) -> str:
    shots = making.planned.shots
    count = f"{len(shots)} shot{'' if len(shots) == 1 else 's'}"
    cuts = sum(not shot.goes_on for shot in shots[0 if making.begun else 1 :])
    joins = sum(shot.goes_on for shot in shots[1:])
    how = [f"{cuts} begin{'s' if cuts == 1 else ''} with a cut"] if cuts else []
    how += [f"{joins} go{'es' if joins == 1 else ''} on from the last second of the one before"] if joins else []
    what = "Goes on from the clip itself in" if making.begun else "Made in"
    return f"{what} {count}" + (f": {', '.join(how)}." if how else ".")
