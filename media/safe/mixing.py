"""Sound of any rate and any number of channels, as stereo at 48 kHz in step with the picture."""

from __future__ import annotations

from collections.abc import Iterator

import av
import numpy as np
from av.filter import Graph

from media.contracts import Sound
from media.errors import MediaTooLargeError
from media.tracks import SAMPLE_RATE

_PAUSE_S = 0.05
"""A gap between blocks that is longer than this is a pause; shorter ones are rounding of the container's clock."""


class Mixer:
    """Turns decoded blocks into float32 [2, samples] at 48 kHz, silence where the track has a hole."""

    def __init__(self, *, most_s: float) -> None:
        self._graph: Graph | None = None
        self._most = round(most_s * SAMPLE_RATE)
        self._written = 0
        self._skipped = 0  # samples still to be left out before time 0
        self._due_s: float | None = None

    def mix(self, block: av.AudioFrame, at_s: float | None) -> Iterator[Sound]:
        """This will yield what is ready after one more block, which begins at `at_s` (None: right after the last)."""
        if at_s is not None:
            yield from self._catch_up(at_s)
        self._due_s = (self._due_s or 0.0) + block.samples / block.sample_rate
        if self._graph is None:
            self._graph = _graph_for(block)
        block.pts = None  # the graph would fill or drop by times that have been seen to here
        self._graph.push(block)
        yield from self._ready()

    def finish(self) -> Iterator[Sound]:
        """This will yield what the resampler still holds."""
        if self._graph is not None:
            self._graph.push(None)
            yield from self._ready()

    def _catch_up(self, at_s: float) -> Iterator[Sound]:
        if self._due_s is None:
            self._skipped = max(0, round(-at_s * SAMPLE_RATE))
            self._due_s = min(0.0, at_s)
        missing_s = at_s - self._due_s
        if missing_s > _PAUSE_S:
            self._due_s = at_s
            self._count(round(missing_s * SAMPLE_RATE))
            yield np.zeros((2, round(missing_s * SAMPLE_RATE)), np.float32)

    def _ready(self) -> Iterator[Sound]:
        while self._graph is not None:
            try:
                block = self._graph.pull()
            except (BlockingIOError, EOFError):
                return
            samples = np.asarray(block.to_ndarray(), np.float32)
            cut = min(self._skipped, samples.shape[1])
            self._skipped -= cut
            if cut < samples.shape[1]:
                self._count(samples.shape[1] - cut)
                yield samples[:, cut:]

    def _count(self, samples: int) -> None:
        self._written += samples
        if self._written > self._most:
            raise MediaTooLargeError("duration_s", limit=self._most // SAMPLE_RATE, found=self._written // SAMPLE_RATE)


def _graph_for(block: av.AudioFrame) -> Graph:
    """FFmpeg's resampler, in this thread: PyAV's own would ask for others, and there are none behind the walls."""
    graph = Graph()
    graph.threads = 1
    source = graph.add(
        "abuffer",
        sample_rate=str(block.sample_rate),
        sample_fmt=block.format.name,
        channel_layout=block.layout.name,
        time_base=f"1/{block.sample_rate}",
    )
    stereo = graph.add("aformat", sample_rates=str(SAMPLE_RATE), sample_fmts="fltp", channel_layouts="stereo")
    sink = graph.add("abuffersink")
    source.link_to(stereo)
    stereo.link_to(sink)
    graph.configure()
    return graph
