"""Which walls stand on this machine, found out by running against them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from media.safe.contracts import SOUND
from media.safe.lockdown import Layer
from media.safe.sandbox import run

_SILENCE = b"RIFF\x04\0\0\0WAVE"  # a file that is on the list and that nobody reads


@dataclass(frozen=True, kw_only=True)
class Walls:
    """What a child found around it."""

    standing: frozenset[Layer]
    attempts: Mapping[str, str]  # each thing that it tried to do: "done", or the error's name
    descriptors: int  # open at its start

    @property
    def missing(self) -> frozenset[Layer]:
        """The layers that this machine's kernel or container does not give. Without SECCOMP no file is read."""
        return frozenset(Layer) - self.standing

    @property
    def holes(self) -> frozenset[str]:
        """What the child could do and should not."""
        return frozenset(name for name, outcome in self.attempts.items() if outcome == "done")


def layers(*, without: Collection[Layer] = (), **arguments: Any) -> Walls:
    """This will start a child that tries to break out in every way we know of, and say what stood in its way.

    For operators, after an upgrade of the kernel or of a container's settings. `without` leaves out layers, to see
    what the others hold alone; `arguments` are those of the task `trespass`. Raises SandboxBusyError.
    """
    with TemporaryDirectory() as folder:
        source = Path(folder) / "silence.wav"
        source.write_bytes(_SILENCE)
        found = run("trespass", source, limits=SOUND, arguments=arguments, allow_weaker=True, without=without)
    return Walls(
        standing=frozenset(map(Layer, found["layers"])),
        attempts={str(name): str(outcome) for name, outcome in found["attempts"].items()},
        descriptors=int(found["descriptors"]),
    )
