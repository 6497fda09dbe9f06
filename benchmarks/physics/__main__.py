"""Judges the animatic engine's physics; the last line is one JSON object with every figure and `ok`.

Each measure is shown able to fail: it is taken again where a fault is planted, and must then be past its limit.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator

from benchmarks.physics import bounces, falls, hearing, mechanics, mouths, staged
from benchmarks.physics.verdicts import Verdict

_BUDGET_S = 720  # two cores
_LABELLED = 150


def main() -> int:
    """This will run every measure; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.physics", description=__doc__)
    parser.add_argument(
        "--labelled", type=int, default=_LABELLED, help="how many of the labelled prompts are staged as well"
    )
    options = parser.parse_args()
    started, verdicts = time.monotonic(), []
    for verdict in _measured(options.labelled):
        print(verdict, flush=True)
        verdicts.append(verdict)
    took_s = time.monotonic() - started
    ok = all(verdict.is_ok for verdict in verdicts) and took_s < _BUDGET_S
    figures = {
        verdict.name: {
            "figure": verdict.figure,
            "limit": verdict.limit,
            "of": verdict.count,
            "with_fault": verdict.broken,
        }
        for verdict in verdicts
    }
    print(
        json.dumps({"ok": ok, "seconds": round(took_s), "failed": [v.name for v in verdicts if not v.is_ok], **figures})
    )
    return 0 if ok else 1


def _measured(labelled: int) -> Iterator[Verdict]:
    alone: tuple[Callable[[], Verdict], ...] = (
        falls.by_truth,
        falls.by_pixels,
        bounces.by_pairs,
        bounces.by_ear,
        *mechanics.ALL,
        hearing.contacts,
        mouths.with_speech,
    )
    for measure in alone:
        yield measure()
    scenes = staged.everything(labelled)
    for judge in (staged.jumps, staged.overlaps, staged.energy, staged.strung):
        yield judge(scenes)


if __name__ == "__main__":
    sys.exit(main())
