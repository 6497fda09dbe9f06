"""Runs the benchmarks, each in a process of its own; the last line is one JSON object with every figure and `ok`.

All of them take half an hour of two cores; each of PARTS by itself stays under 12 minutes. What marks, physics and prompts
are judged by has commands of its own: `make bench-provenance`, `bench-physics`, `bench-prompts`.
"""

from __future__ import annotations

import json
import subprocess
import sys

PARTS = {
    "engines": ("ltx2", "animatic", "animatic_sound", "first_clip"),
    "members": ("feed_page", "invites", "ledger", "operations", "sockets"),
    "queue": ("fairness", "queue_path"),
    "media": ("media_encode", "uploads", "safe_media", "credentials", "fingerprints", "hostile"),
    "sound": ("sound_mark",),
}
"""What `make bench ARGS=<part>` runs."""


def run(name: str) -> dict[str, object]:
    """This will run one benchmark and give the object on its last line."""
    process = subprocess.Popen([sys.executable, "-m", f"benchmarks.{name}"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    last = ""
    for line in process.stdout:
        print(line, end="", flush=True)
        last = line.strip() or last
    if process.wait():
        return {"ok": False, "error": f"exit {process.returncode}"}
    return dict(json.loads(last))


def main(names: list[str]) -> int:
    """This will run the named parts or single benchmarks (all without a name); returns the exit status."""
    results = {}
    for name in [each for asked in names or PARTS for each in PARTS.get(asked, (asked,))]:
        print(f"» {name}", flush=True)
        results[name] = run(name)
    ok = all(result.get("ok") for result in results.values())
    print(json.dumps({"ok": ok, **results}))
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
