"""Benchmarks run seldom: that each can be begun is tried here."""

from __future__ import annotations

import subprocess
import sys

from benchmarks.__main__ import PARTS

_BEGIN = """
import sys
from importlib import import_module
for name in sys.argv[1:]:
    if hasattr(import_module(name), "__path__"):
        import_module(f"{name}.__main__")
"""


def test_every_benchmark_can_be_begun_by_itself():
    """As `make bench` begins them: without Django's applications, which a benchmark sets up itself."""
    names = [f"benchmarks.{name}" for part in PARTS.values() for name in part]
    command = [sys.executable, "-c", _BEGIN, *names]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
