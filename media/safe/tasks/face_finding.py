"""Says where in a picture or clip somebody's face can be seen. Where, not whose: nothing else is taken of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import av

from media.contracts import Frame
from media.faces import SIDES, find_faces, get_ready
from media.safe.contracts import Kind
from media.safe.source import Source
from media.safe.tasks import Work

_CLIP_SIDE = 640  # pixels; a picture is looked at finer, but a clip so many times

get_ready()  # behind the walls no file can be opened: the detector's weights least of all


@dataclass(frozen=True)
class _Look:
    at_s: float
    picture: Frame
    sides: tuple[int, ...] = SIDES  # pixels of the longer side at which it is looked at


def run(work: Work) -> Mapping[str, Any]:
    """This will look at a picture, or at `looks` frames spread over a clip and then at its last one, until it finds a
    face. Of the last one it sees as much as of a picture, since a clip may go on from there.

    Arguments: `looks`; `ending_side`, the last frame's longest side in pixels; and the work (`media.safe.budget`) that
    the clip, `budget`, and of that its last frame, `ending_budget`, may take. The result: `at_s`, the moment of the
    first frame with a face (0 for a picture), or None; `looked`, how many were looked at.
    """
    looked = 0
    for look in _looks(work):
        looked += 1
        if find_faces(look.picture, sides=look.sides):
            return {"at_s": round(look.at_s, 2), "looked": looked}
    return {"at_s": None, "looked": looked}


def _looks(work: Work) -> Iterator[_Look]:
    source, told = work.source, work.arguments
    if source.kind is Kind.PICTURE:
        yield _Look(0.0, source.picture())
    elif source.kind is Kind.CLIP:
        at_s, last = source.ending(budget=told["ending_budget"])
        ending = _seen(source, last, told["ending_side"])
        yield from _spread(source, told["looks"], told["budget"] - source.ending_work)
        yield _Look(at_s, ending)


def _spread(source: Source, looks: int, budget: float) -> Iterator[_Look]:
    """By time and not by keyframes, unless that costs too much: between two of those somebody may come and go."""
    every_s, due_s = source.duration_s / looks, 0.0
    for at_s, frame in source.frames(budget=budget, every_s=every_s):
        if at_s >= due_s:
            due_s = at_s + every_s
            yield _Look(at_s, _seen(source, frame, _CLIP_SIDE), (_CLIP_SIDE,))


def _seen(source: Source, frame: av.VideoFrame, longest_side: int) -> Frame:
    return source.standing(frame, longest_side=longest_side, quick=True).for_looking(frame)
