"""Whether somebody's face can be seen in a file from outside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from media.errors import MediaShowsPersonError
from media.safe.cleaning import DECODING_CPU_S, with_work
from media.safe.contracts import Facts, Kind, Limits
from media.safe.sandbox import run

LOOKS = 32
"""Frames of a clip that are looked at: one in a third of a second of ten, one in two seconds of a minute."""

_LOOK_CPU_S = 0.3  # three times what one costs


def refuse_faces(path: Path, facts: Facts, *, limits: Limits, **options: Any) -> None:
    """This will raise MediaShowsPersonError where `first_face_s` finds a face."""
    if (at_s := first_face_s(path, facts, limits=limits, **options)) is not None:
        raise MediaShowsPersonError(at_s)


def first_face_s(path: Path, facts: Facts, *, limits: Limits, **options: Any) -> float | None:
    """This will give the moment, in seconds, at which a face is first seen in a file whose facts are known (0 for a
    picture), None where none is.

    A clip is looked at LOOKS times, so somebody who is there for a moment may be missed; what a face is to the detector
    says `media.faces`. Raises as `media.safe.inspect` does.
    """
    if facts.kind is Kind.SOUND:
        return None
    decoding = DECODING_CPU_S * facts.width * facts.height / 1e6 * facts.frame_count
    looks = LOOKS if facts.kind is Kind.CLIP else 1
    allowed = with_work(limits.of(facts.kind), decoding + _LOOK_CPU_S * looks)
    found = run("find_faces", path, limits=allowed, arguments={"looks": looks}, **options).get("at_s")
    return float(found) if isinstance(found, int | float) else None
