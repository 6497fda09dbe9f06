"""An engine for the tests that need one to misbehave on purpose; ordinary clips are made by the real one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest

from accounts.contracts import MemberCard
from accounts.enums import StaffRole
from generation.engine import registry
from generation.engine.catalogue import ANIMATIC
from generation.engine.contracts import ClipRequest, Frame, Holding, Rendering, Stage
from generation.engine.errors import RenderingCancelledError
from generation.engine.protocol import OpenEngine, Outcome, Watch
from generation.worker import engines
from media.captions import CaptionLine
from tests.factories import card, make_member

STEPS = 3


class Metronome(OpenEngine):
    """Fulfils the Protocol: grey frames that brighten, one click a second; it says what is in quotation marks.

    `between` runs before every frame; `beat` before every clip's start, with the request. It starts a batch in STEPS.
    """

    card = ANIMATIC
    holding = Holding(plan="steady", batch_max=1)
    between: Callable[[int], None] = staticmethod(lambda index: None)
    beat: Callable[[Sequence[ClipRequest], int], None] = staticmethod(lambda requests, step: None)

    @contextmanager
    def open(self) -> Iterator[Metronome]:
        """This will open at once."""
        yield self

    def start(self, requests: Sequence[ClipRequest], watches: Sequence[Watch]) -> list[Outcome]:
        """This will count STEPS; who cancels leaves, and the others go on."""
        outcomes: list[Outcome] = [Tune(*member) for member in zip(requests, watches, strict=True)]
        for step in range(STEPS):
            type(self).beat(requests, step)
            for number, watch in enumerate(watches):
                if isinstance(outcomes[number], Tune):
                    try:
                        watch.step(Stage.SIMULATING, step + 1, STEPS)
                    except RenderingCancelledError as left:
                        outcomes[number] = left
            if not any(isinstance(outcome, Tune) for outcome in outcomes):
                break
        return outcomes


class Tune:
    """A clip of the metronome, not yet played."""

    def __init__(self, request: ClipRequest, watch: Watch) -> None:
        self._request, self._watch = request, watch

    def finish(self) -> Rendering:
        """This will stream the frames."""
        request = self._request
        samples = round(request.length_s * 48_000)
        sound = np.zeros((2, samples), np.float32)
        sound[:, ::48_000] = 0.5
        return Rendering(
            width=request.width,
            height=request.height,
            fps=request.fps,
            frame_count=request.frame_count,
            frames=self._frames(),
            sound=sound if request.audio else None,
            sample_rate=48_000,
            model="Metronome",
            model_version="1",
            captions=tuple(
                CaptionLine(start_s=0.1, end_s=0.5, speaker="metronome", text=text)
                for text in request.prompt.split('"')[1::2]
            ),
        )

    def _frames(self) -> Iterator[Frame]:
        request = self._request
        for index in range(request.frame_count):
            Metronome.between(index)
            frame = np.full((request.height, request.width, 3), 40 + index % 160, np.uint8)
            self._watch.step(Stage.DRAWING, index, request.frame_count, preview=frame[::8, ::8])
            yield frame


def make_metronome(model: str, options: Mapping[str, str]) -> Metronome:
    """This will be the metronome as an engine's entry in ENGINES makes it."""
    return Metronome()


@pytest.fixture
def metronome(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Metronome]]:
    """The worker's engine is the metronome, and clips are 64 pixels wide."""
    from generation import policies

    monkeypatch.setitem(registry._FACTORIES, "animatic", f"{__name__}:make_metronome")  # type: ignore[index]
    monkeypatch.setattr(policies, "SIZES", dict.fromkeys(policies.SIZES, (64, 96)))
    engines.close_engines()
    for name in ("between", "beat", "holding"):
        monkeypatch.setattr(Metronome, name, Metronome.__dict__[name])  # put back what a test changes
    yield Metronome
    engines.close_engines()


@pytest.fixture(autouse=True)
def no_calls(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Wake-up calls are noted, not sent: tests step the work by hand."""
    from generation.tasks import work

    calls: list[dict[str, Any]] = []
    monkeypatch.setattr(work, "apply_async", lambda **how: calls.append(how))
    return calls


@pytest.fixture
def olga(db: None) -> MemberCard:
    """An operator."""
    return card(make_member("olga", roles=[StaffRole.OPERATOR]))


@pytest.fixture
def mira(db: None) -> MemberCard:
    """A member who asks for clips."""
    return card(make_member("mira"))
