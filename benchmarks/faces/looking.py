"""Each picture of a half shown to the product's own detector."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from unittest.mock import patch

from benchmarks.faces.conditions import variants
from benchmarks.faces.drawn import scenes
from benchmarks.faces.fetching import pictures
from benchmarks.faces.listing import FACE, is_held_back, listed
from media import faces
from media.contracts import Frame

_VARIED = ("plain", "glasses")


@dataclass(frozen=True)
class Look:
    """What the detector said to one picture."""

    name: str
    kind: str
    condition: str
    variant: bool  # made from a picture of the set, and so of somebody who is in it already
    score: float  # of the surest face, 0..1; 0: none came near to being one
    cpu_ms: float


def looks(*, held_back: bool, least: float) -> Iterator[Look]:
    """This will yield what the detector says to each picture of one half, faces that score `least` or more counted.

    A threshold in between can be judged by the score alone. Raises as `fetching.pictures` does.
    """
    with patch.object(faces, "SURE", least):
        yield from _of_packages(held_back)
        for name, kind, frame in scenes():
            if is_held_back(name) == held_back:
                yield _look(name, kind, "", frame)


def _of_packages(held_back: bool) -> Iterator[Look]:
    chosen = [each for each in listed() if each.held_back == held_back]
    for package in dict.fromkeys(each.package for each in chosen):
        for each, frame in pictures(package, [one for one in chosen if one.package == package]):
            yield _look(each.name, each.kind, each.condition, frame)
            if each.kind == FACE and each.condition in _VARIED:
                for condition, varied in variants(each, frame):
                    yield _look(each.name, each.kind, condition, varied, variant=True)


def _look(name: str, kind: str, condition: str, frame: Frame, *, variant: bool = False) -> Look:
    begun = time.process_time()
    found = faces.find_faces(frame)
    cpu_ms = 1000 * (time.process_time() - begun)
    return Look(name, kind, condition, variant, found[0].score if found else 0.0, cpu_ms)
