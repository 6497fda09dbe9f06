"""Files from outside: known to be of a short list of kinds, then read in a child that can do no harm.

`inspect` says what a file is; `run` runs another task on it. How a task is added stands in `media.safe.tasks`, the
walls and what each keeps out in `docs/decisions/safe-media.md`. Everything here may be called from any thread.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from media.safe.contracts import ANY, CLIP, PICTURE, SOUND, Container, Cost, Facts, Kind, Limits
from media.safe.sandbox import run
from media.safe.wire import facts_from

__all__ = [
    "ANY",
    "CLIP",
    "PICTURE",
    "SOUND",
    "Container",
    "Cost",
    "Facts",
    "Kind",
    "Limits",
    "inspect",
    "run",
]


def inspect(path: Path, *, limits: Limits, **options: Any) -> Facts:
    """This will say what a file is, from what can be decoded of it, in a child within `limits`.

    A picture is decoded whole; of a clip all packets are walked through and some frames decoded, of a sound its
    beginning. `options` are those of `run` (`on_cost`, `allow_weaker`). Raises RefusedMediaError (its code and words
    say why), SandboxUnavailableError, SandboxBusyError, OSError.
    """
    return facts_from(run("inspect", Path(path), limits=limits, **options), limits)
