"""An engine for the tests that need one to misbehave on purpose; ordinary clips are made by the real one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest

from generation.engine import registry
from generation.engine.catalogue import ANIMATIC
from generation.engine.contracts import ClipRequest, Frame, Rendering, Stage
from generation.engine.protocol import OpenEngine, Watch
from generation.worker import engines


class Metronome(OpenEngine):
    """Fulfils the Protocol: grey frames that brighten, one click a second; `between` runs before every frame."""

    card = ANIMATIC
    between: Callable[[int], None] = staticmethod(lambda index: None)

    @contextmanager
    def open(self) -> Iterator[Metronome]:
        """This will open at once."""
        yield self

    def render(self, request: ClipRequest, watch: Watch) -> Rendering:
        """This will stream the frames."""
        samples = round(request.length_s * 48_000)
        sound = np.zeros((2, samples), np.float32)
        sound[:, ::48_000] = 0.5
        return Rendering(
            width=request.width,
            height=request.height,
            fps=request.fps,
            frame_count=request.frame_count,
            frames=self._frames(request, watch),
            sound=sound if request.audio else None,
            sample_rate=48_000,
            model="Metronome",
            model_version="1",
        )

    def _frames(self, request: ClipRequest, watch: Watch) -> Iterator[Frame]:
        for index in range(request.frame_count):
            type(self).between(index)
            frame = np.full((request.height, request.width, 3), 40 + index % 160, np.uint8)
            watch.step(Stage.DRAWING, index, request.frame_count, preview=frame[::8, ::8])
            yield frame


@pytest.fixture
def metronome(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Metronome]]:
    """The worker's engine is the metronome, and clips are 64 pixels wide."""
    from generation import policies

    monkeypatch.setitem(registry._FACTORIES, "animatic", f"{__name__}:Metronome")  # type: ignore[index]
    monkeypatch.setattr(policies, "SIZES", dict.fromkeys(policies.SIZES, (64, 96)))
    engines.close_engines()
    monkeypatch.setattr(Metronome, "between", staticmethod(lambda index: None))
    yield Metronome
    engines.close_engines()


@pytest.fixture(autouse=True)
def no_calls(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Wake-up calls are noted, not sent: tests step the work by hand."""
    from generation.tasks import work

    calls: list[dict[str, Any]] = []
    monkeypatch.setattr(work, "apply_async", lambda **how: calls.append(how))
    return calls
