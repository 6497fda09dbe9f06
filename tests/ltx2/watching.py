"""The smallest clip, and watches that remember what the engine told them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from generation.engine.catalogue import LTX2
from generation.engine.contracts import ClipRequest, Rendering, Stage
from generation.engine.errors import RenderingCancelledError

HASTY = replace(LTX2, one_pass_s=3)
"""As the card, but for passes of 44 new frames: all that is told of many seconds is true of few."""

SMALLEST = ClipRequest(prompt="a ball bounces", width=64, height=64, duration_s=9 / 24, fps=24, seed=7)


class RecordingWatch:
    """A watch that remembers, and cancels at one step if told so."""

    def __init__(self, cancel_at: tuple[Stage, int] | None = None) -> None:
        self.seen: list[tuple[Stage, int, int]] = []
        self.previews: list[np.ndarray] = []
        self.cancel_at = cancel_at

    def step(self, stage: Stage, done: int, total: int, preview: Any = None) -> None:
        self.seen.append((stage, done, total))
        self.previews += [] if preview is None else [preview]
        if (stage, done) == self.cancel_at:
            raise RenderingCancelledError


def pictures(rendering: Rendering) -> np.ndarray:
    """This will be all frames of a rendering, uint8 [frames, height, width, 3]."""
    return np.stack(list(rendering.frames))
