"""`make bench-prompts`: what of a prompt is understood, against labels of somebody who did not know the reader's words.

Where a set has labels of a second hand, two columns more are told: what is right of what both hands say, and how far the
hands agree. `ok` goes by the first label alone (`least`); beside it stands the least of what both say (`least_agreed`).
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from benchmarks.prompts.agreement import Agreement, tallies
from benchmarks.prompts.scoring import Tally, score
from generation.engine.animatic.language.asking import asked

HERE = Path(__file__).parent
OPEN = {name: HERE / f"{name}.json" for name in ("development", "development_more", "development_third")}
FRESH = {"fresh": HERE / "fresh.json"}
HELD_BACK = {"held_back": HERE / "held_back.json"}


def main() -> int:
    """This will score the reader; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--development", action="store_true", help="the three sets that may be looked at, with what is wrong in them"
    )
    which.add_argument("--fresh", action="store_true", help="the set nobody has built with: its shares alone")
    given = parser.parse_args()
    chosen = OPEN if given.development else FRESH if given.fresh else OPEN | HELD_BACK
    sets = {name: path for name, path in chosen.items() if path.exists()}
    figures = {name: _scored(name, path, given.development) for name, path in sets.items()}
    print(json.dumps(figures | {"ok": all(each["least"] >= 0.9 for each in figures.values())}))
    return 0


def _scored(name: str, path: Path, shows: bool) -> dict[str, object]:
    by_first, agreement, spent_ms = tallies(), Agreement(), []
    labels = json.loads(path.read_text())
    again = path.with_name(f"second_{path.name}")
    seconds = json.loads(again.read_text()) if again.exists() else []
    for at, label in enumerate(labels):
        begun = time.process_time()
        reading = asked(label["prompt"])
        spent_ms.append(1000 * (time.process_time() - begun))
        score(reading, label, by_first)
        if seconds:
            agreement.add(reading, label, seconds[at])
    columns = [by_first, agreement.agreed, agreement.labellers] if seconds else [by_first]
    print(f"\n{name}: {len(labels)} prompts, {median(spent_ms):.1f} ms each")
    if seconds:
        print(f"  {'':26}{'first label':24}{'where two agree':24}the two labellers")
    for field, tally in by_first.items():
        print(f"  {field:26}{''.join(map(_told, (each[field] for each in columns)))}".rstrip())
        if shows and tally.wrong:
            print("      " + "; ".join(tally.wrong[:60]))
    shares, of_agreed = _shares(by_first), _shares(agreement.agreed)
    two = {"least_agreed": min(of_agreed.values()), "agreed": of_agreed, "labellers": _shares(agreement.labellers)}
    return {"least": min(shares.values()), "ms": round(median(spent_ms), 1), **shares, **(two if seconds else {})}


def _told(tally: Tally) -> str:
    return f"{tally.share:7.1%}  {f'{tally.right:.0f} of {tally.of:.0f}':15}"


def _shares(counts: Mapping[str, Tally]) -> dict[str, float]:
    return {field: round(tally.share, 3) for field, tally in counts.items()}


if __name__ == "__main__":
    sys.exit(main())
