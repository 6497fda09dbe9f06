"""Files from outside: known to be of a short list of kinds, then read in a child that can do no harm.

`inspect` says what a file is; `clean_picture`, `clean_clip` and `last_frame` write it anew without anything that it
does not show; `run` runs another task on it, and `layers` says which walls stand on this machine. How a task is
added stands in `media.safe.tasks`, what each wall keeps out in `docs/decisions/safe-media.md`. Everything here may
be called from any thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from media.safe.contracts import ANY, CLIP, PICTURE, SOUND, Container, Cost, Facts, Kind, Limits
from media.safe.lockdown import Layer

if TYPE_CHECKING:
    from media.safe.cleaning import clean_clip, clean_picture, inspect, last_frame
    from media.safe.face_check import first_face_s, refuse_faces
    from media.safe.samples import Samples, samples_of
    from media.safe.sandbox import run
    from media.safe.walls import Walls, layers

__all__ = [
    "ANY",
    "CLIP",
    "PICTURE",
    "SOUND",
    "Container",
    "Cost",
    "Facts",
    "Kind",
    "Layer",
    "Limits",
    "Samples",
    "Walls",
    "clean_clip",
    "clean_picture",
    "first_face_s",
    "inspect",
    "last_frame",
    "layers",
    "refuse_faces",
    "run",
    "samples_of",
]


def __getattr__(name: str) -> object:
    """This will fetch what only parents call. The child is of this package too, and starts a sixth sooner without."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from media.safe import cleaning, face_check, samples, sandbox, walls

    modules = (walls, sandbox, cleaning, samples, face_check)
    return next(getattr(module, name) for module in modules if hasattr(module, name))
