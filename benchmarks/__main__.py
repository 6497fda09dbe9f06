"""Runs the benchmarks, each in a process of its own; the last line is one JSON object with every figure and `ok`."""

from __future__ import annotations

import json
import subprocess
import sys

ALL = (
    "first_clip",
    "animatic",
    "feed_page",
    "media_encode",
    "invites",
    "ledger",
    "operations",
    "sockets",
    "fairness",
    "queue_path",
    "uploads",
    "hostile",
    "safe_media",
    "credentials",
    "fingerprints",
    "sound_mark",
    "animatic_sound",
    "provenance",
    "ltx2",
)


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
    """This will run the named benchmarks (all without a name); returns the exit status."""
    results = {}
    for name in names or ALL:
        print(f"» {name}", flush=True)
        results[name] = run(name)
    ok = all(result.get("ok") for result in results.values())
    print(json.dumps({"ok": ok, **results}))
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
