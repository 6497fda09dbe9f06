"""What is in the set: a picture in a package, what it shows, and which half it belongs to.

from benchmarks.faces.listing import listed
for each in listed(): each.name, each.kind, each.held_back
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

MANIFEST = Path(__file__).parent / "pictures.tsv"

FACE = "face"
"""The kind of pictures in which a camera saw somebody's face. All other kinds show none."""

PLAIN = ("plain", "glasses", "group")
"""Conditions in which a face is plainly visible: towards the camera, 40 pixels or more, lit, uncovered."""

PHOTOGRAPHS = ("animal", "landscape", "plant", "object", "person unseen")
"""Kinds of faceless pictures that a camera took; drawings, graphics, statues and generated scenes are the others."""


@dataclass(frozen=True)
class Package:
    """Where pictures come from. `how`: sdist, wheel or apt."""

    how: str
    name: str
    version: str


@dataclass(frozen=True)
class Listed:
    """One picture of the set."""

    package: Package
    file: str  # its name inside the package; behind a # the row of an array
    kind: str
    condition: str  # of a face: plain, glasses, group, turned, covered, dark, small, 25 px crop
    middle: float | None  # where the middle of the only face is, 0..1 of the width; None where nobody measured it

    @property
    def name(self) -> str:
        """This will be what the picture is called, without the version it was taken from."""
        return f"{self.package.name}/{self.file}"

    @property
    def held_back(self) -> bool:
        """This will say whether the picture is kept from those who choose thresholds. So are all its variants."""
        return is_held_back(self.name)


def is_held_back(name: str) -> bool:
    """This will say to which half a name belongs: the held-back one has odd SHA-1 digests."""
    return hashlib.sha1(name.encode(), usedforsecurity=False).digest()[-1] % 2 == 1


def listed() -> list[Listed]:
    """This will read the list, in its order. Raises OSError where it is missing."""
    with MANIFEST.open(encoding="utf-8", newline="") as lines:
        return [_listed(row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _listed(row: dict[str, str]) -> Listed:
    package = Package(row["how"], row["package"], row["version"])
    middle = float(row["middle"]) if row["middle"] else None
    return Listed(package, row["file"], row["kind"], row["condition"], middle)
