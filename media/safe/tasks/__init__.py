"""What a child can be asked for, by name.

A task is a function from `Work` to a mapping that JSON can tell. To add one: write a module here, whose imports
bring whatever it needs (packages, a detector and its weights; with OpenCV call `cv2.setNumThreads(1)`), since after
the walls are up nothing can be imported, opened or started; and add a line to TASKS. What is longer than a megabyte
goes into `Work.out`. Bad data is refused by `Source` itself; a task raises RefusedMediaError for what it finds
besides, and anything else it raises is reported as its own fault (TaskFailedError).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from media.safe.contracts import Progress
from media.safe.lockdown import Layer
from media.safe.source import Source


@dataclass(frozen=True, kw_only=True)
class Work:
    """One task's input and output."""

    source: Source
    arguments: Mapping[str, Any]  # from the caller, through JSON
    out: BinaryIO | None  # the caller's file, empty, seekable; None when the task was lent none
    report: Progress  # tells how much is done, 0..1; cheap enough to be called for each frame
    standing: frozenset[Layer] = frozenset()  # which walls stand around it


Run = Callable[[Work], Mapping[str, Any]]


@dataclass(frozen=True)
class Task:
    """How to get at a task: `load` imports its module, in the child, before the walls are up."""

    load: Callable[[], Run]
    needs_arrays: bool = True
    """False saves numpy's 0.07 CPU s; then `picture`, `upright` and `sound` cannot be asked for."""


def _inspect() -> Run:
    from media.safe.tasks.inspecting import run

    return run


def _clean_picture() -> Run:
    from media.safe.tasks.cleaning_pictures import run

    return run


def _clean_clip() -> Run:
    from media.safe.tasks.cleaning_clips import run

    return run


def _last_frame() -> Run:
    from media.safe.tasks.last_frames import run

    return run


def _trespass() -> Run:
    from media.safe.tasks.trespassing import run

    return run


def _credentials() -> Run:
    from media.safe.tasks.credentials import run

    return run


def _sample() -> Run:
    from media.safe.tasks.sampling import run

    return run


def _find_faces() -> Run:
    from media.safe.tasks.face_finding import run

    return run


TASKS: dict[str, Task] = {
    "inspect": Task(_inspect, needs_arrays=False),
    "clean_picture": Task(_clean_picture),
    "clean_clip": Task(_clean_clip),
    "last_frame": Task(_last_frame),
    "sample": Task(_sample),
    "find_faces": Task(_find_faces),
    "trespass": Task(_trespass, needs_arrays=False),
    "credentials": Task(_credentials, needs_arrays=False),
}
