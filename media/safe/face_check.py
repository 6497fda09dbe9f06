"""Whether somebody's face can be seen in a file from outside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from media.errors import MediaShowsPersonError
from media.safe import budget
from media.safe.cleaning import LONGEST_SIDE
from media.safe.contracts import Facts, Kind, Limits
from media.safe.sandbox import run

LOOKS = 32
"""Frames of a clip that are looked at: one in a third of a second of ten, one in two seconds of a minute."""


def refuse_faces(path: Path, facts: Facts, *, limits: Limits, **options: Any) -> None:
    """This will raise MediaShowsPersonError where `first_face_s` finds a face."""
    if (at_s := first_face_s(path, facts, limits=limits, **options)) is not None:
        raise MediaShowsPersonError(at_s)


def first_face_s(path: Path, facts: Facts, *, limits: Limits, **options: Any) -> float | None:
    """This will give the moment, in seconds, at which a face is first seen in a file whose facts are known (0 for a
    picture), None where none is.

    A clip is looked at LOOKS times, so somebody who is there for a moment may be missed; but never in its last frame,
    the very one that `media.safe.last_frame` writes. What a face is to the detector says `media.faces`. Costs no more
    than `budget.FACES` allows. Raises as `media.safe.inspect` does, MediaEndTooFarError for a clip whose last frame
    cannot be had for `budget.ENDING`.
    """
    if facts.kind is Kind.SOUND:
        return None
    allowed = budget.FACES.on(limits.of(facts.kind))
    arguments = {
        "looks": LOOKS,
        "budget": budget.FACES.work,
        "ending_side": LONGEST_SIDE,
        "ending_budget": budget.ENDING.work,
    }
    found = run("find_faces", path, limits=allowed, arguments=arguments, **options).get("at_s")
    return float(found) if isinstance(found, int | float) else None
