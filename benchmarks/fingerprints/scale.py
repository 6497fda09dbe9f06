"""A hundred thousand clips in one index: what they take, and how long a real query looks through them."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path

import numpy as np

from benchmarks.fingerprints.kept import Prints, attacked, delivered, prints_as_rendered
from benchmarks.fingerprints.recall import FULL, QUICK, Figures
from benchmarks.fingerprints.siblings import SIBLINGS
from benchmarks.fingerprints.simulated import simulated
from benchmarks.provenance.clips import DEVELOPMENT
from media.fingerprints import Evidence, Index
from media.fingerprints.agreement import Clip, first_look
from media.fingerprints.picture import unpacked
from media.fingerprints.placing import plane_of
from media.fingerprints.windows import placings, untouched

AT_ONCE = 2_000
"""Clips that are added together, as `generation.worker.likeness` reads rows."""

QUERIES = 120
_COMPARED_ONE_BY_ONE = 400


@dataclass(frozen=True)
class Built:
    """An index, and what it took to build it."""

    index: Index
    wall_s: float
    cpu_s: float
    row_bytes: float


def scale(clips: int, *, quick: bool) -> Figures:
    """This will build the index, look for attacked copies in it, and compare with looking at every clip in turn."""
    real = [delivered(clip)[1] for clip in DEVELOPMENT]
    other = [prints_as_rendered(clip) for clip in SIBLINGS]
    before = _resident_bytes()
    built = _built(real, simulated([*real, *other], clips - len(real)))
    resident = _resident_bytes() - before
    queries = _queries(quick)
    for evidence in queries[:5]:
        built.index.search(evidence)
    walls, cpus = zip(
        *(_timed(lambda evidence=evidence: built.index.search(evidence)) for evidence in queries), strict=True
    )  # type: ignore[misc]
    one_by_one_s = _one_by_one(queries, [*real, *other], len(built.index))
    return {
        "clips": len(built.index),
        "build_wall_s": round(built.wall_s, 1),
        "build_cpu_s": round(built.cpu_s, 1),
        "memory_bytes_per_clip": round(built.index.memory_bytes / len(built.index)),
        "memory_mb": round(built.index.memory_bytes / 1e6),
        "resident_mb": round(resident / 1e6),
        "file_bytes_per_clip": round(built.index.file_bytes / len(built.index)),
        "row_bytes_per_clip": round(built.row_bytes),
        "queries": len(queries),
        "search_wall_ms": _quantiles(walls),
        "search_cpu_ms": _quantiles(cpus),
        "one_by_one_cpu_s": round(one_by_one_s, 1),
        "times_faster": round(one_by_one_s / float(np.median(cpus))),
    }


def _built(real: Sequence[Prints], made: Iterator[Prints]) -> Built:
    index = Index()
    wall_s = cpu_s = 0.0
    total = 0
    everything = enumerate(chain(real, made))
    while entries := [(number, *prints) for number, prints in islice(everything, AT_ONCE)]:
        total += sum(len(picture) + len(sound) for _, picture, sound in entries)
        wall, cpu = _timed(partial(index.add_all, entries))
        wall_s, cpu_s = wall_s + wall, cpu_s + cpu
    return Built(index, wall_s, cpu_s, total / len(index))


def _queries(quick: bool) -> list[Evidence]:
    every = [evidence for _, evidence in attacked(QUICK if quick else FULL)]
    return every[:: max(1, len(every) // QUERIES)]


def _one_by_one(queries: Sequence[Evidence], real: Sequence[Prints], clips: int) -> float:
    """CPU seconds in which one picture of a query would be laid on all clips, neither cropped nor mirrored, with the
    index's own first look: what an index has to beat. Taken from a few hundred and multiplied.
    """
    query = next(each.views[0] for each in queries if each.views)
    rests = [unpacked(picture).rest for picture, _ in real]
    plane = plane_of(placings()[untouched()], False)
    _, cpu_s = _timed(
        lambda: [
            first_look(query, Clip.of(rests[number % len(rests)]), [plane], 0) for number in range(_COMPARED_ONE_BY_ONE)
        ]
    )
    return cpu_s / _COMPARED_ONE_BY_ONE * clips


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.monotonic(), time.process_time()
    work()
    return time.monotonic() - wall, time.process_time() - cpu


def _quantiles(seconds: Sequence[float]) -> dict[str, float]:
    return {
        name: round(1000 * float(np.quantile(seconds, share)), 1)
        for name, share in (("median", 0.5), ("p95", 0.95), ("most", 1.0))
    }


def _resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
