"""The queue under blows, in small: real workers killed and frozen, broker and PostgreSQL stopped hard, the books read."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.chaos.verdict import MUST_BE_NONE
from sora_social.embedded.home import ROOT

pytestmark = pytest.mark.services


@pytest.fixture
def checkout() -> Iterator[Path]:
    """A folder that PostgreSQL's own account can pass through, which tmp_path is not."""
    with tempfile.TemporaryDirectory(prefix="sora-chaos-") as name:
        Path(name).chmod(0o711)
        yield Path(name)


def test_nothing_is_lost_or_doubled_while_everything_breaks(checkout: Path):
    process = subprocess.run(
        [sys.executable, "-m", "benchmarks.chaos", "--small", "--root", str(checkout)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=900,
    )  # fmt: skip

    assert process.stdout, process.stderr[-3000:]
    figures = json.loads(process.stdout.splitlines()[-1])
    dealt = {name: figures[name] for name in ("kills", "stops", "broker_restarts", "postgres_stops")}
    assert dealt == {"kills": 3, "stops": 2, "broker_restarts": 1, "postgres_stops": 1}
    assert figures["jobs"] >= 36
    assert {name: figures[name] for name in MUST_BE_NONE} == dict.fromkeys(MUST_BE_NONE, 0), figures["reasons"]
    assert figures["refused_without_cause"] == {}
    assert (figures["ok"], process.returncode) == (True, 0), figures
