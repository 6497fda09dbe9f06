"""Says where in a picture or clip somebody's face can be seen. Where, not whose: nothing else is taken of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from media.contracts import Frame
from media.faces import SIDES, find_faces, get_ready
from media.safe.contracts import Kind
from media.safe.source import Source
from media.safe.standing import Standing, shown_size
from media.safe.tasks import Work

_CLIP_SIDE = 640  # pixels; a picture is looked at finer, but a clip so many times

get_ready()  # behind the walls no file can be opened: the detector's weights least of all


def run(work: Work) -> Mapping[str, Any]:
    """This will look at a picture, or at `looks` frames spread over a clip, until it finds a face.

    The result: `at_s`, the moment of the first frame with a face (0 for a picture), or None; `looked`, how many were
    looked at.
    """
    looked, sides = 0, SIDES if work.source.kind is Kind.PICTURE else (_CLIP_SIDE,)
    for at_s, picture in _pictures(work.source, work.arguments["looks"]):
        looked += 1
        if find_faces(picture, sides=sides):
            return {"at_s": round(at_s, 2), "looked": looked}
    return {"at_s": None, "looked": looked}


def _pictures(source: Source, looks: int) -> Iterator[tuple[float, Frame]]:
    if source.kind is Kind.PICTURE:
        yield 0.0, source.picture()
    elif source.kind is Kind.CLIP:
        yield from _spread(source, looks)


def _spread(source: Source, looks: int) -> Iterator[tuple[float, Frame]]:
    """By time and not by keyframes: between two of those somebody may come and go."""
    every_s, due_s = source.duration_s / looks, 0.0
    for at_s, frame in source.frames():
        if at_s >= due_s:
            due_s = at_s + every_s
            turn = source.orientation
            size = shown_size(frame.width, frame.height, turn, _CLIP_SIDE)
            yield at_s, Standing(turn, size).for_looking(frame)
