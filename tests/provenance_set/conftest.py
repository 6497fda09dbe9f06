"""What the stories of this folder share: rendered clips of this run's own, and one tiny clip as the product delivers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.provenance import clips
from media.contracts import Frame, Sound
from media.encode import write_mp4
from tests.provenance_set.tiny import TINY


@pytest.fixture(autouse=True, scope="session")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing of the tests is kept among the rendered clips."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clips, "CACHE", tmp_path_factory.mktemp("originals"))
        yield


@pytest.fixture(scope="session")
def delivered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny clip as MP4."""
    return write(tmp_path_factory.mktemp("delivered") / "tiny.mp4", TINY.frames(), TINY.sound())


@pytest.fixture(scope="session")
def silent_second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its first second without sound."""
    return write(tmp_path_factory.mktemp("delivered") / "second.mp4", islice(TINY.frames(), 24), None)


def write(path: Path, frames: Iterable[Frame], sound: Sound | None) -> Path:
    width, height = TINY.size
    write_mp4(path, width=width, height=height, fps=24, frames=frames, sound=sound, sample_rate=48_000)
    return path
