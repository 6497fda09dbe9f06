"""The 500 files: `python -m benchmarks.hostile.generator <folder> <host> <port> <trap> [of each]` writes them into a folder.

As a program of its own, since it loads encoders: what a child's memory is measured from should not be theirs.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.hostile.bombs import bombs
from benchmarks.hostile.boxes import boxes
from benchmarks.hostile.cuts import cuts
from benchmarks.hostile.elements import elements
from benchmarks.hostile.floods import floods
from benchmarks.hostile.frames import frames
from benchmarks.hostile.parts import Address, Content, Family, Files
from benchmarks.hostile.playlists import playlists
from benchmarks.hostile.polyglots import polyglots
from benchmarks.hostile.sounds import sounds
from benchmarks.hostile.strangers import strangers
from benchmarks.hostile.times import times
from benchmarks.hostile.tracks import tracks

FAMILIES: dict[str, tuple[Family, int]] = {
    "playlists": (playlists, 40),
    "strangers": (strangers, 44),
    "polyglots": (polyglots, 44),
    "pixel floods": (floods, 46),
    "frame floods": (frames, 44),
    "time": (times, 25),
    "boxes": (boxes, 48),
    "tracks": (tracks, 42),
    "elements": (elements, 42),
    "sounds": (sounds, 45),
    "bombs": (bombs, 31),
    "cut and noise": (cuts, 49),
}
"""Each family and how many files of it: 500 together."""


def write_hostile_files(folder: Path, to: Address, *, of_each: int | None = None) -> list[Path]:
    """This will write the files into folders named for their families, and give their paths.

    Of a family that knows more files than its share, as many are taken as the share has, evenly spread; `of_each`
    makes all shares alike.
    """
    written = []
    for family, (make, share) in FAMILIES.items():
        place = folder / family.replace(" ", "-")
        place.mkdir(parents=True)
        for number, (name, content) in enumerate(spread(make(to), of_each or share)):
            path = place / f"{number:02}-{name}"
            path.write_bytes(content() if callable(content) else content)
            written.append(path)
    return written


def spread(files: Files, count: int) -> list[tuple[str, Content]]:
    """This will be `count` of the files, from the first to the last."""
    known = list(files)
    if len(known) < count:
        raise ValueError(f"only {len(known)} files where {count} are wanted")
    return [known[index * (len(known) - 1) // max(1, count - 1)] for index in range(count)]


if __name__ == "__main__":
    folder, host, port, trap, *of_each = sys.argv[1:]
    write_hostile_files(Path(folder), Address(host, int(port), trap), of_each=int(of_each[0]) if of_each else None)
