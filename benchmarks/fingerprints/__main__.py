"""`python -m benchmarks.fingerprints [--only recall|scale] [--quick]`: are clips found again, and is nothing else taken
for them.

Ten clips that may be looked at go through the product's own steps, and through all attacks of `benchmarks.provenance`;
their copies are looked for among them, thirty clips that are easily mistaken for them, and 2,000 simulated ones; then
once more with the clip itself taken out. Then 100,000 clips in one index. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Mapping

AT_LEAST = {
    "everyday_seen_lively.same": 0.85,
    "everyday_seen.first": 0.97,
}
AT_MOST = {
    "same_of_another": 0,
    "same_of_foreign": 0,
    "search_wall_ms.p95": 200.0,
    "build_wall_s": 180.0,
}
"""What decides `ok`, of what was measured."""


def main() -> int:
    """This will measure what was asked for; returns the exit status."""
    asked = _asked()
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # before numpy is loaded
    begun = time.monotonic()
    figures: dict[str, object] = {}
    if asked.only != "scale":
        from benchmarks.fingerprints.recall import FULL, QUICK, recall

        figures |= recall(QUICK if asked.quick else FULL)
    if asked.only != "recall":
        from benchmarks.fingerprints.scale import scale

        figures |= scale(5_000 if asked.quick else 100_000, quick=asked.quick)
    figures |= {"wall_s": round(time.monotonic() - begun), "load": round(os.getloadavg()[0], 1)}
    missed = _missed(figures)
    print(json.dumps({"ok": not missed, "missed": missed, **figures}))
    return 1 if missed else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("recall", "scale"), help="half of it")
    parser.add_argument("--quick", action="store_true", help="fewer copies, and an index of 5,000")
    return parser.parse_args()


def _missed(figures: Mapping[str, object]) -> list[str]:
    low = [name for name, limit in AT_LEAST.items() if (value := _value(figures, name)) is not None and value < limit]
    high = [name for name, limit in AT_MOST.items() if (value := _value(figures, name)) is not None and value > limit]
    return low + high


def _value(figures: Mapping[str, object], name: str) -> float | None:
    """The figure "group.name", or None where it was not measured."""
    found: object = figures
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return None if found is None else float(found)  # type: ignore[arg-type]


if __name__ == "__main__":
    sys.exit(main())
