"""A real engine of tiny clips: it fulfils the Protocol, takes its time without using it, and never fails."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from generation.engine.catalogue import ANIMATIC
from generation.engine.contracts import ClipRequest, Frame, Holding, Rendering, Stage
from generation.engine.protocol import OpenEngine, Outcome, Watch

FASTEST_S, SLOWEST_S = 0.05, 0.25
LONG_S, ONE_IN = 1.2, 10
"""Some clips take long enough to be caught in the middle: who is frozen at work comes back late."""

SIZE = (64, 96)
"""Pixels of the clips that a run asks for: encoding one costs some hundredths of a CPU second."""


class Chime(OpenEngine):
    """A grey picture that brightens and one click a second. What a card takes in computing it takes in sleeping."""

    card = ANIMATIC
    holding = Holding(plan="", batch_max=1)

    @contextmanager
    def open(self) -> Iterator[Chime]:
        """This will open at once."""
        yield self

    def start(self, requests: Sequence[ClipRequest], watches: Sequence[Watch]) -> list[Outcome]:
        """This will have every clip ready to be drawn."""
        return [Tune(request, watch) for request, watch in zip(requests, watches, strict=True)]


@dataclass(frozen=True)
class Tune:
    """One clip that was started."""

    request: ClipRequest
    watch: Watch

    def finish(self) -> Rendering:
        """This will stream the frames over 0.05 to 0.25 s or over 1.2 s, by the seed."""
        request = self.request
        sound = np.zeros((2, round(request.length_s * 48_000)), np.float32)
        sound[:, ::48_000] = 0.5
        return Rendering(
            width=request.width,
            height=request.height,
            fps=request.fps,
            frame_count=request.frame_count,
            frames=_frames(request, self.watch),
            sound=sound if request.audio else None,
            sample_rate=48_000,
            model="Chime",
            model_version="1",
        )


def _frames(request: ClipRequest, watch: Watch) -> Iterator[Frame]:
    usual_s = FASTEST_S + (SLOWEST_S - FASTEST_S) * (request.seed % 100) / 100
    pause_s = (LONG_S if request.seed % ONE_IN == 0 else usual_s) / request.frame_count
    for index in range(request.frame_count):
        time.sleep(pause_s)
        watch.step(Stage.DRAWING, index, request.frame_count)
        yield np.full((request.height, request.width, 3), 40 + index % 160, np.uint8)


def make(model: str, options: Mapping[str, str]) -> Chime:
    """This will be the engine as an entry of ENGINES makes it."""
    return Chime()
