"""One authority, one signer and one short clip for all these tests."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from media.contracts import Frame
from media.credentials.signing import FileSigner
from tests.media.clips import HEIGHT, WIDTH, tone, write_clip
from tests.media.credentials.authority import NOW, Authority


@pytest.fixture(scope="package")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="package")
def signer(authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> FileSigner:
    return FileSigner.load(authority.leaf().into(tmp_path_factory.mktemp("signer") / "keys"), now=NOW)


@pytest.fixture(scope="package")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second of noise with a tone: 180 kB, so that flipped bytes meet picture, sound, index and manifest."""
    chance = np.random.default_rng(1)

    def frames() -> list[Frame]:
        return [chance.integers(0, 255, (HEIGHT, WIDTH, 3), np.uint8) for _ in range(24)]

    return write_clip(tmp_path_factory.mktemp("clip") / "clip.mp4", frames(), sound=tone(1))
