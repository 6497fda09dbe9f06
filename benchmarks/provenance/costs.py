"""What the set itself costs, in CPU seconds: every attack of a full run, and the windows without a mark.

Run from the repository's root: `python -m benchmarks.provenance.costs [--quick]`. The marks are left out and nobody
judges, so whatever is counted is the set's own. The last line printed is one JSON object.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import av
import cv2

from benchmarks.provenance.attacks import ATTACKS, HEADLINE, Medium
from benchmarks.provenance.clips import CLIPS, HELD_BACK, Clip
from benchmarks.provenance.look import deliver
from benchmarks.provenance.trials import Budget, Outcome, Trial, cpu_s, run
from benchmarks.provenance.windows import unmarked_sounds, unmarked_windows

ATTACKS_BUDGET_CPU_S = 300.0
WINDOWS_BUDGET_CPU_S = 120.0


def main() -> None:
    """This will print what each attack costs and the JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of it")
    quick = parser.parse_args().quick
    budget = Budget(headline=30, everyday=1, hard=1, beyond=1, still=1, sound=1) if quick else Budget()
    for clip in CLIPS:
        clip.path()  # rendered once, and not counted
    outcomes = list(run(HELD_BACK, mark=without_a_mark, judge=plays, budget=budget))
    figures = _attack_figures(outcomes) | _window_figures(CLIPS[::10] if quick else CLIPS)
    ok = (
        figures["attacks_cpu_s"] <= ATTACKS_BUDGET_CPU_S
        and figures["windows_cpu_s"] <= WINDOWS_BUDGET_CPU_S
        and all(outcome.verdict for outcome in outcomes)
    )
    print(json.dumps({"ok": ok, **figures}))


def without_a_mark(clip: Clip, folder: Path) -> Path:
    """This will write the clip as the product delivers it, but for the marks."""
    return deliver(clip, folder)


def plays(trial: Trial, path: Path) -> bool:
    """This will be whether something can be read from an attacked file."""
    if trial.attack.medium is Medium.STILL:
        return cv2.imread(str(path)) is not None
    with av.open(str(path)) as source:
        return next(source.decode(source.streams[0]), None) is not None


def _attack_figures(outcomes: list[Outcome[bool]]) -> dict[str, float]:
    spent = defaultdict(list)
    for outcome in outcomes:
        spent[outcome.trial.attack_name].append(outcome.attack_cpu_s)
    for each in ATTACKS:
        costs = spent[each.name]
        print(f"{each.name:26}{each.severity:15}{len(costs):4} trials {sum(costs) / len(costs):7.3f} CPU s each")
    return {
        "trials": len(outcomes),
        "headline_trials": len(spent[HEADLINE.name]),
        "attacks_cpu_s": round(sum(map(sum, spent.values())), 1),
        "headline_cpu_s": round(sum(spent[HEADLINE.name]), 1),
        **{f"{medium}_trials": sum(o.trial.attack.medium is medium for o in outcomes) for medium in Medium},
    }


def _window_figures(which: Sequence[Clip]) -> dict[str, float]:
    cv2.setNumThreads(1)
    count = 10_000 * len(which) // len(CLIPS)
    begun_s = cpu_s()
    seen = {(each.clip_name, each.version, each.begin, each.box) for each in unmarked_windows(count, which)}
    pictures_s = cpu_s()
    heard = sum(1 for _ in unmarked_sounds(count // 10, which))
    return {
        "windows": len(seen),
        "windows_cpu_s": round(pictures_s - begun_s, 1),
        "sounds": heard,
        "sounds_cpu_s": round(cpu_s() - pictures_s, 1),
    }


if __name__ == "__main__":
    main()
