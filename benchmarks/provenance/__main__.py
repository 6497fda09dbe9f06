"""`make bench-provenance [ARGS="--quick"]`: what of a clip's origin is left after what people do to clips.

Thirty clips go through the product's own marking and encoding, their public renditions through some seventy attacks (the
headline one ten times each), and what comes out is looked at as the product looks at a file somebody asks about. Then ten
thousand windows and three hundred sounds without a mark, in which nothing may be found. The last line is one JSON object.

Ten of the clips were looked at while the marks were built and tuned; the figures of the other twenty are given apart.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from benchmarks.provenance import report
from benchmarks.provenance.clips import CLIPS, DEVELOPMENT, Clip
from benchmarks.provenance.delivering import as_delivered, deliver
from benchmarks.provenance.fresh import FRESH
from benchmarks.provenance.judging import Verdict, judge
from benchmarks.provenance.nothing import picture_alarms, sound_alarms
from benchmarks.provenance.trials import PROCESSES, Budget, Outcome, run, timed

WINDOWS, SOUNDS = 10_000, 300

AT_LEAST = {"headline_recovered": 0.99, "headline_trials": 300, "psnr_least_db": 42.0}
AT_MOST = {"false_alarms": 0, "wrong_numbers": 0, "mark_cpu_ms_per_720p_frame": 8.0, "wall_s": 720}
"""What decides `ok`."""


@dataclass(frozen=True)
class Plan:
    """How much of it is done."""

    clips: Sequence[Clip]
    budget: Budget
    windows: int
    sounds: int


FULL = Plan(CLIPS, Budget(headline=300, everyday=2, hard=2, beyond=1, still=4, sound=2), WINDOWS, SOUNDS)
QUICK = Plan(DEVELOPMENT, Budget(headline=30, everyday=1, hard=1, beyond=1, still=2, sound=2), 300, 60)
"""A look while building: the clips that may be looked at, one of each attack."""

UNSEEN = Plan(FRESH, Budget(headline=300, everyday=1, hard=1, beyond=1, still=2, sound=1), 300, 60)
"""A judgement on clips that nothing was tuned with: worth something once."""


def main() -> int:
    """This will measure all of it; returns the exit status."""
    asked = _asked()
    plan = QUICK if asked.quick else UNSEEN if asked.fresh else FULL
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # before the workers load numpy
    begun, spent = time.monotonic(), _Spent()
    with (
        tempfile.TemporaryDirectory() as name,
        ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool,
    ):
        folder = Path(name)
        marked = pool.map(partial(timed, deliver, folder), plan.clips)
        # What needs no marked clip waits behind them, so that no core is idle while the last is made.
        look = pool.map(partial(timed, picture_alarms, plan.windows // len(plan.clips) + 1), plan.clips)
        hear = pool.map(partial(timed, sound_alarms, plan.sounds // len(plan.clips) + 1), plan.clips)
        qualities = _told("marked", plan.clips, marked, spent)
        tried = _tried(plan, folder, pool)
        seen = _told("looked at without a mark", plan.clips, look, spent)
        heard = _told("heard without a mark", plan.clips, hear, spent)
        outcomes = list(_judged(tried, spent))
    figures = (
        report.quality(qualities) | report.headline(outcomes) | report.groups(outcomes) | report.by_attack(outcomes)
    )
    figures |= report.alarms(seen, heard, outcomes)
    figures |= {
        "cpu_s": spent.figures(),
        "wall_s": round(time.monotonic() - begun),
        "load": round(os.getloadavg()[0], 1),
    }
    missed = _missed(figures)
    print(json.dumps({"ok": not missed, "missed": missed, **figures}))
    return 1 if missed else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of it, on the clips that may be looked at")
    parser.add_argument(
        "--fresh", action="store_true", help="the headline on fifteen clips that nothing was tuned with"
    )
    return parser.parse_args()


class _Spent:
    """CPU seconds of all processes, by what was done."""

    def __init__(self) -> None:
        self._by_part: dict[str, float] = defaultdict(float)

    def add(self, part: str, seconds: float) -> None:
        self._by_part[part] += seconds

    def figures(self) -> dict[str, int]:
        return {part: round(seconds) for part, seconds in self._by_part.items()}


def _told(part: str, clips: Sequence[Clip], results: Iterator[tuple[object, float]], spent: _Spent) -> list:  # type: ignore[type-arg]
    made = []
    for count, (clip, (result, seconds)) in enumerate(zip(clips, results, strict=True), 1):
        print(f"{part} {count}/{len(clips)}: {clip.name} ({seconds:.1f} CPU s)", flush=True)
        spent.add(part, seconds)
        made.append(result)
    return made


def _tried(plan: Plan, folder: Path, pool: Executor) -> Iterator[Outcome[Verdict]]:
    marked, judged = partial(as_delivered, folder), partial(judge, folder)
    return run(plan.clips, mark=marked, judge=judged, budget=plan.budget, spread=pool.map)


def _judged(outcomes: Iterator[Outcome[Verdict]], spent: _Spent) -> Iterator[Outcome[Verdict]]:
    for count, outcome in enumerate(outcomes, 1):
        spent.add("attacks", outcome.attack_cpu_s)
        spent.add("judging", outcome.judge_cpu_s)
        trial, verdict = outcome.trial, outcome.verdict
        if not verdict.by_mark:
            known = "same" if verdict.same else "similar" if verdict.similar else "nothing"
            print(
                f"{count}: {trial.clip_name} {trial.attack_name} {trial.variant}: no mark, prints say {known}",
                flush=True,
            )
        elif count % 50 == 0:
            print(f"{count} attacked files looked at", flush=True)
        yield outcome


def _missed(figures: report.Figures) -> list[str]:
    low = [name for name, limit in AT_LEAST.items() if figures[name] < limit]  # type: ignore[operator]
    high = [name for name, limit in AT_MOST.items() if figures[name] > limit]  # type: ignore[operator]
    return low + high


if __name__ == "__main__":
    sys.exit(main())
