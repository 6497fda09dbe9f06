"""Sends every file the way of an upload, and counts: by which code it was refused, what it cost, who heard of it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.hostile.canary import Canary, Watch
from media.errors import MediaError, RefusedMediaError
from media.safe import ANY, Cost, Kind, Layer, clean_clip, clean_picture, inspect, layers

CPU_S, MEMORY_MB = 2.0, 512.0
"""What promise 18 allows a file."""

_SHARED = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"))  # noqa: S108 (they are looked at)
_NOBODY = 65_534


@dataclass
class Tally:
    """What one family came to."""

    files: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    cpu_s: list[float] = field(default_factory=list)
    memory_mb: list[float] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)  # what was not refused, or not with a code of ours


def run(of_each: int | None = None) -> dict[str, Any]:
    """This will make the files, send each, print a table and give the figures; of 500, or so many of each family."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as name, Canary() as canary:
        root = Path(name)
        files, work = root / "files", root / "work"
        work.mkdir()
        _generate(files, canary, root / "trap", of_each)
        before = Watch([root], shared=_SHARED, user=_NOBODY if os.geteuid() == 0 else os.getuid())
        tallies = {family.name: _family(family, work) for family in sorted(files.iterdir())}
        time.sleep(0.2)  # a datagram on its way arrives
        came, heard = before.came(), canary.heard
        control = _control(root, canary) | {
            "heard_by_a_player": _heard_by_a_player(sorted(files.glob("playlists/*"))[0], canary)
        }
    _print(tallies)
    return _figures(tallies, heard, sorted(map(str, came)), control)


def _generate(files: Path, canary: Canary, trap: Path, of_each: int | None) -> None:
    words = [sys.executable, "-m", "benchmarks.hostile.generator", files, canary.host, canary.port, trap, of_each or ""]
    subprocess.run([str(word) for word in words if word], check=True, capture_output=True)


def _family(folder: Path, work: Path) -> Tally:
    tally = Tally()
    for path in sorted(folder.iterdir()):
        _file(path, work, tally)
    return tally


def _file(path: Path, work: Path, tally: Tally) -> None:
    costs: list[Cost] = []
    begun_s = time.thread_time()
    code = outcome(path, work, costs)
    tally.files += 1
    tally.codes[code.removeprefix("!")] += 1
    tally.cpu_s.append(time.thread_time() - begun_s + sum(cost.cpu_s for cost in costs))
    tally.memory_mb.append(max((cost.memory_mb for cost in costs), default=0.0))
    if code.startswith("!"):
        tally.taken.append(f"{path.parent.name}/{path.name}: {code}")


def outcome(path: Path, work: Path, costs: list[Cost]) -> str:
    """This will send a file as an upload goes (looked at, then written anew) and give the code that it was refused
    with; with an exclamation mark in front what is no refusal.
    """
    try:
        facts = inspect(path, limits=ANY, on_cost=costs.append)
        if facts.kind is Kind.PICTURE:
            clean_picture(path, work / "picture.png", limits=ANY, on_cost=costs.append)
        elif facts.kind is Kind.CLIP:
            clean_clip(path, work / "clip.mp4", limits=ANY, on_cost=costs.append)
    except RefusedMediaError as error:
        return error.code
    except MediaError as error:
        return f"!{error.code}"
    return "!taken"


def _control(root: Path, canary: Canary) -> dict[str, Any]:
    """That the measurement can fail: the same child without any wall is heard, and its files are seen."""
    before, heard = Watch([root], user=_NOBODY), canary.heard
    reach = {"address": canary.host, "port": canary.port, "file": str(root / "made"), "folder": str(root / "made-too")}
    kept = layers(**reach)
    held = (canary.heard - heard, len(before.came()))
    layers(without=set(Layer), **reach)
    time.sleep(0.2)
    return {
        "layers": sorted(kept.standing),
        "holes": sorted(kept.holes),
        "heard_with_walls": held[0],
        "files_with_walls": held[1],
        "heard_without": canary.heard - heard,
        "files_without": len(before.came()),
    }


def _heard_by_a_player(playlist: Path, canary: Canary) -> int:
    """The first hostile file, opened as people do who let FFmpeg open what it likes."""
    options = {"protocol_whitelist": "file,http,tcp", "allowed_extensions": "ALL", "extension_picky": "0"}
    words = f"import av, sys; av.open(sys.argv[1], format='hls', options={options})"
    before = canary.heard
    subprocess.run([sys.executable, "-c", words, str(playlist)], check=False, capture_output=True)
    time.sleep(0.2)
    return canary.heard - before


def _print(tallies: dict[str, Tally]) -> None:
    print(f"{'family':16}{'files':>6}{'CPU s (median, most)':>24}{'MB':>8}  refused with")
    for family, tally in tallies.items():
        spent = sorted(tally.cpu_s)
        codes = ", ".join(f"{code.removeprefix('media_')} {count}" for code, count in tally.codes.most_common())
        print(
            f"{family:16}{tally.files:6}{spent[len(spent) // 2]:16.2f}{spent[-1]:8.2f}{max(tally.memory_mb):8.0f}  {codes}"
        )
        for taken in tally.taken:
            print(f"    !!! {taken}")


def _figures(tallies: dict[str, Tally], heard: int, came: list[str], control: dict[str, Any]) -> dict[str, Any]:
    everything = list(tallies.values())
    figures: dict[str, Any] = {
        "files": sum(tally.files for tally in everything),
        "families": len(everything),
        "not_refused": [taken for tally in everything for taken in tally.taken],
        "codes": dict(sum((tally.codes for tally in everything), Counter())),
        "most_cpu_s": round(max(_all(everything, "cpu_s")), 2),
        "most_memory_mb": round(max(_all(everything, "memory_mb"))),
        "connections": heard,
        "files_elsewhere": came,
        "control": control,
    }
    figures["ok"] = (
        not figures["not_refused"]
        and figures["most_cpu_s"] <= CPU_S
        and figures["most_memory_mb"] <= MEMORY_MB
        and heard == 0
        and not came
        and (control["heard_with_walls"], control["files_with_walls"], control["holes"]) == (0, 0, [])
        and control["heard_without"] >= 2
        and control["files_without"] == 2
        and control["heard_by_a_player"] >= 1
    )
    return figures


def _all(tallies: list[Tally], name: str) -> Iterator[float]:
    for tally in tallies:
        yield from getattr(tally, name)
