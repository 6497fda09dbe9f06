"""Is the score right from which on the face check refuses a picture? Run on pictures that nobody chose by their scores.

`python -m benchmarks.faces [--held-back]`. The first run downloads 0.8 GB of packages; the half that is held back is
for judging and not for choosing. The last line printed is one JSON object.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from statistics import median

from benchmarks.faces.listing import FACE, PHOTOGRAPHS, PLAIN
from benchmarks.faces.looking import Look, looks
from media import faces

AT_LEAST_FOUND, AT_MOST_REFUSED = 0.95, 0.03
"""What decides `ok`, both at the score that is in force: shares of plainly visible faces and of faceless photographs."""

THRESHOLDS = (0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)

Figures = dict[str, object]


def main() -> None:
    held_back = _asked().held_back
    seen, in_force = list(looks(held_back=held_back, least=min(THRESHOLDS))), faces.SURE
    originals = [look for look in seen if look.kind == FACE and not look.variant]
    variants = [look for look in seen if look.kind == FACE and look.variant]
    faceless = [look for look in seen if look.kind != FACE]
    print(f"{'held-back' if held_back else 'development'} half, {len(seen)} looks; the score in force is {in_force}")
    _table("photographs of faces, share found", originals, _condition)
    _table("variants of the plain ones, share found", variants, _condition)
    _table("without a face, share refused", faceless, _kind)
    plain = [look for look in originals if look.condition in PLAIN]
    photographs = [look for look in faceless if look.kind in PHOTOGRAPHS]
    _table("what decides", plain + photographs, lambda look: "plain faces" if look.kind == FACE else "faceless photos")
    found, refused = _share(plain, in_force), _share(photographs, in_force)
    print("\nphotographed faces missed:", *_names(look for look in originals if look.score < in_force), sep="\n  ")
    print("\nrefused without a face:", *_names(look for look in faceless if look.score >= in_force), sep="\n  ")
    figures: Figures = {"half": "held back" if held_back else "development", "sure": in_force}
    figures |= {"plain_faces": len(plain), "found": round(found, 4)}
    figures |= {"faceless_photographs": len(photographs), "refused": round(refused, 4)}
    figures |= {
        "found_by_threshold": {str(each): round(_share(plain, each), 4) for each in THRESHOLDS},
        "refused_by_threshold": {str(each): round(_share(photographs, each), 4) for each in THRESHOLDS},
        "median_ms": round(median(look.cpu_ms for look in seen), 1),
        "most_ms": round(max(look.cpu_ms for look in seen), 1),
    }
    print(json.dumps({"ok": found >= AT_LEAST_FOUND and refused <= AT_MOST_REFUSED, **figures}))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-back", action="store_true", help="the other half of the pictures")
    return parser.parse_args()


def _table(title: str, seen: list[Look], group: Callable[[Look], str]) -> None:
    print(f"\n{title:42} of" + "".join(f"{each:8.2f}" for each in THRESHOLDS))
    for name in dict.fromkeys(map(group, seen)):
        some = [look for look in seen if group(look) == name]
        shares = "".join(f"{100 * _share(some, each):7.1f}%" for each in THRESHOLDS)
        print(f"  {name:38}{len(some):5}{shares}")


def _share(seen: list[Look], threshold: float) -> float:
    return sum(look.score >= threshold for look in seen) / max(1, len(seen))


def _condition(look: Look) -> str:
    return look.condition


def _kind(look: Look) -> str:
    return look.kind


def _names(seen: Iterable[Look]) -> list[str]:
    return [f"{look.score:.2f} {look.condition or look.kind}: {look.name}" for look in seen]


if __name__ == "__main__":
    main()
