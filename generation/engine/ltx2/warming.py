"""Clips rendered before the first job: kernels and graphs are ready, and what a model cannot do is known at the start."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from time import monotonic

from generation.engine.contracts import ClipRequest, ClipShape, Stage
from generation.engine.errors import ModelUnavailableError
from generation.engine.ltx2.memory import first_line
from generation.engine.protocol import OpenEngine, SilentWatch, Watch

logger = logging.getLogger(__name__)


def warm(engine: OpenEngine, smallest: ClipRequest, shapes: Sequence[ClipShape], watch: Watch) -> None:
    """This will render `smallest` and then each of `shapes`, alone and as many together as the engine can.

    The watch is told how many are done, the log also how long each took: the first ones of a shape take longer than
    any after them. Raises ModelUnavailableError where one of them gives no clip.
    """
    batches = [[smallest], *(batch for shape in shapes for batch in _batches(shape, engine))]
    for number, batch in enumerate(batches):
        watch.step(Stage.LOADING, number, len(batches))
        what = f"{len(batch)} × {batch[0].width}×{batch[0].height} with {batch[0].frame_count} frames"
        begun = monotonic()
        _render(engine, batch, what)
        logger.info("ltx2: warmed %d of %d: %s in %.1f s", number + 1, len(batches), what, monotonic() - begun)
    watch.step(Stage.LOADING, len(batches), len(batches))


def _batches(shape: ClipShape, engine: OpenEngine) -> Iterator[list[ClipRequest]]:
    request = ClipRequest(
        prompt="a candle", width=shape.width, height=shape.height, duration_s=shape.duration_s, fps=shape.fps, seed=0
    )
    for clips in sorted({1, engine.holding.batch_max}):
        yield [replace(request, seed=seed) for seed in range(clips)]


def _render(engine: OpenEngine, batch: list[ClipRequest], what: str) -> None:
    """Whatever goes wrong: an attention that refuses, a graph that cannot be built. Better known now than by a member."""
    try:
        for outcome in engine.start(batch, [SilentWatch()] * len(batch)):
            if isinstance(outcome, Exception):
                raise outcome
            outcome.finish()
    except Exception as error:
        raise ModelUnavailableError(
            f"The model was loaded, but it cannot render {what}: {first_line(error)}"
        ) from error
