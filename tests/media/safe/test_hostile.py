"""Sixty of the hostile files, five of each family: refused with a code, cheaply, and nobody hears of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.hostile.generator import FAMILIES

ROOT = Path(__file__).resolve().parents[3]


def test_five_files_of_each_family_are_refused_within_their_price():
    """In a process of its own: Linux counts a parent's memory into its children's peak, and ours is large."""
    process = subprocess.run(
        [sys.executable, "-m", "benchmarks.hostile", "--of-each", "5"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert process.stdout, process.stderr[-3000:]
    figures = json.loads(process.stdout.splitlines()[-1])
    assert (figures["files"], figures["families"], figures["not_refused"]) == (60, 12, [])
    assert (figures["connections"], figures["files_elsewhere"]) == (0, [])
    assert figures["most_cpu_s"] < 2.0
    assert figures["most_memory_mb"] < 512
    assert set(figures["codes"]) <= {
        "media_empty", "media_broken", "media_kind_not_allowed", "media_too_large", "media_too_costly",
        "media_has_two_natures",
    }  # fmt: skip
    assert {"seccomp", "nobody", "limits"} <= set(figures["control"].pop("layers"))
    assert figures["control"] == {
        "holes": [],
        "heard_with_walls": 0, "files_with_walls": 0, "heard_without": 2, "files_without": 2, "heard_by_a_player": 1,
    }  # fmt: skip
    assert figures["ok"] is True


def test_the_full_set_is_500_files():
    assert sum(share for _, share in FAMILIES.values()) == 500
