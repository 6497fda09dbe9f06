"""A real engine whose steps have a known length and cost nothing: it fulfils the Protocol and never fails."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from generation.engine.catalogue import ANIMATIC
from generation.engine.contracts import ClipRequest, Frame, Holding, Rendering, Stage
from generation.engine.protocol import OpenEngine, Outcome, Watch, outcome_of

SIZE = (64, 96)
STEPS, STEP_S = "BENCH_STEPS", "BENCH_STEP_S"


@dataclass(frozen=True)
class _Begun:
    request: ClipRequest

    def finish(self) -> Rendering:
        request = self.request
        return Rendering(
            width=request.width,
            height=request.height,
            fps=request.fps,
            frame_count=request.frame_count,
            frames=_frames(request),
            sound=np.zeros((2, round(request.length_s * 48_000)), np.float32) if request.audio else None,
            sample_rate=48_000,
            model="Steady",
            model_version="1",
        )


class Steady(OpenEngine):
    """BENCH_STEPS steps of BENCH_STEP_S seconds each, asleep, then grey frames."""

    card = ANIMATIC

    @contextmanager
    def open(self) -> Iterator[Steady]:
        """This will open at once."""
        yield self

    @property
    def holding(self) -> Holding:
        """This will be nothing."""
        return Holding(plan="", batch_max=1)

    def start(self, requests: Sequence[ClipRequest], watches: Sequence[Watch]) -> list[Outcome]:
        """This will live through the steps of one clip after the other."""
        return [
            outcome_of(lambda r=request, w=watch: _begun(r, w))
            for request, watch in zip(requests, watches, strict=True)
        ]


def _begun(request: ClipRequest, watch: Watch) -> _Begun:
    steps, step_s = int(os.environ.get(STEPS, "0")), float(os.environ.get(STEP_S, "0"))
    for step in range(steps):
        time.sleep(step_s)
        watch.step(Stage.DENOISING, step + 1, steps)
    return _Begun(request)


def _frames(request: ClipRequest) -> Iterator[Frame]:
    for index in range(request.frame_count):
        yield np.full((request.height, request.width, 3), 40 + index % 160, np.uint8)


def make(model: str, options: Mapping[str, str]) -> Steady:
    """This will be the engine as an entry of ENGINES makes it."""
    return Steady()
