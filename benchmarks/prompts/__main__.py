"""`make bench-prompts`: what of a prompt is understood, against labels of somebody who did not know the reader's words."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.prompts.scoring import FIELDS, Tally, score
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
    tallies = {field: Tally() for field in FIELDS}
    spent_ms = []
    labels = json.loads(path.read_text())
    for label in labels:
        begun = time.process_time()
        reading = asked(label["prompt"])
        spent_ms.append(1000 * (time.process_time() - begun))
        score(reading, label, tallies)
    print(f"\n{name}: {len(labels)} prompts, {median(spent_ms):.1f} ms each")
    for field, tally in tallies.items():
        print(f"  {field:26}{tally.share:7.1%}  {tally.right:.0f} of {tally.of:.0f}")
        if shows and tally.wrong:
            print("      " + "; ".join(tally.wrong[:60]))
    shares = {field: round(tally.share, 3) for field, tally in tallies.items()}
    return {"least": min(shares.values()), "ms": round(median(spent_ms), 1), **shares}


if __name__ == "__main__":
    sys.exit(main())
