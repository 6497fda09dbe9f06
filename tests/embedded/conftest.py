"""A checkout's folder that other accounts may pass through, and the keeper of what a test starts."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sora_social.embedded.launch import Keeper


@pytest.fixture
def checkout() -> Iterator[Path]:
    """Not tmp_path: that lies in a folder closed to others, where root's PostgreSQL could not look."""
    folder = Path(tempfile.mkdtemp(prefix="sora-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def keeper() -> Iterator[Keeper]:
    with closing(Keeper()) as kept_by:
        yield kept_by
