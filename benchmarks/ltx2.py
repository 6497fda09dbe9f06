"""The real model's adapter on a tiny random-weight model, one thread: what it costs beside a bare call of the pipeline,
what a batch saves, how much memory each plan takes.

CPU seconds of this process over RUNS rounds in which the things compared take turns: medians, and of the ratios the median
of each round's own, because a shared machine is faster in one round than in the next. A card is not needed, and says
nothing here: `benchmarks.ltx2_card` is for one.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generation.engine.catalogue import LTX2
from generation.engine.contracts import ClipRequest
from generation.engine.ltx2.model import load_model
from generation.engine.ltx2.options import Options
from generation.engine.protocol import SilentWatch
from tests.ltx2.tiny_model import build_tiny_model

if TYPE_CHECKING:
    from generation.engine.ltx2.session import OpenLtx2

RUNS = 15
MOST_OVERHEAD = 0.05
LEAST_GAIN = 1.8
BATCH = 4
LARGE = ClipRequest(prompt="a ball bounces down the stairs", width=128, height=128, duration_s=97 / 24, fps=24, seed=1)
SMALL = replace(LARGE, width=64, height=64, duration_s=25 / 24)
OPTIONS = Options(schedule="distilled", device="cpu", batch_max=BATCH)
LARGER = {
    "num_attention_heads": 8,
    "attention_head_dim": 64,
    "cross_attention_dim": 512,
    "audio_num_attention_heads": 8,
    "audio_attention_head_dim": 32,
    "audio_cross_attention_dim": 256,
    "num_layers": 8,
}
"""A transformer whose weights show beside what Python and the libraries take themselves."""

PLANS = {
    "resident": OPTIONS,
    "fp8 resident": replace(OPTIONS, weights="fp8"),
    "int8 resident": replace(OPTIONS, weights="int8", text_weights="int8"),
    "resident in tiles": replace(OPTIONS, tiling=True),
}


def main() -> int:
    """This will print what was measured and, on the last line, all of it as JSON; returns the exit status."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    with tempfile.TemporaryDirectory() as name:
        folder = build_tiny_model(Path(name) / "tiny")
        large = build_tiny_model(Path(name) / "large", transformer=LARGER)
        figures = {**_speeds(folder), "peak_mib": {plan: _peak_mib(large, plan) for plan in PLANS}}
    for what, figure in figures.items():
        print(f"{what}: {figure}")
    ok = figures["overhead"] <= MOST_OVERHEAD and figures["batch_gain_64px_25f"] >= LEAST_GAIN
    print(json.dumps({"ok": ok, **figures}))
    return 0


def _speeds(folder: Path) -> dict[str, Any]:
    import torch

    from generation.engine.ltx2.session import OpenLtx2

    torch.set_num_threads(1)
    loaded = load_model(str(folder), OPTIONS)
    session = OpenLtx2(loaded, LTX2)
    forgetful = OpenLtx2(
        replace(loaded, recipe=replace(loaded.recipe, options=replace(OPTIONS, text_cache_mib=0))), LTX2
    )
    bare, ours, known = _rounds(
        lambda: _bare(loaded.pipe, loaded.schedule.call_arguments()),
        lambda: _render(forgetful, LARGE, 1),
        lambda: _render(session, LARGE, 1),
    )
    return {
        "bare_cpu_s": round(statistics.median(bare), 3),
        "ours_cpu_s": round(statistics.median(ours), 3),
        "ours_prompt_known_cpu_s": round(statistics.median(known), 3),
        "overhead": round(_ratio(ours, bare) - 1, 3),
        "batch_gain_64px_25f": _gain(session, SMALL),
        "batch_gain_128px_97f": _gain(session, LARGE),
    }


def _gain(session: OpenLtx2, request: ClipRequest) -> float:
    """Clips a CPU second of a batch against those of clips made one after the other."""
    single, batch = _rounds(lambda: _render(session, request, 1), lambda: _render(session, request, BATCH))
    return round(BATCH * _ratio(single, batch), 2)


def _ratio(one: Sequence[float], other: Sequence[float]) -> float:
    return statistics.median(a / b for a, b in zip(one, other, strict=True))


def _rounds(*works: Callable[[], None]) -> list[list[float]]:
    """CPU seconds of each work in each round."""
    spent: list[list[float]] = [[] for _ in works]
    for work in works:
        work()
    for _ in range(RUNS):
        for number, work in enumerate(works):
            begun = time.process_time()
            work()
            spent[number].append(time.process_time() - begun)
    return spent


def _bare(pipe: Any, arguments: dict[str, Any]) -> None:
    """The same clip by the pipeline alone, with nothing checked, told or cut."""
    import torch

    pipe(
        LARGE.prompt,
        width=LARGE.width,
        height=LARGE.height,
        num_frames=LARGE.frame_count,
        frame_rate=float(LARGE.fps),
        generator=torch.Generator("cpu").manual_seed(LARGE.seed),
        max_sequence_length=pipe.tokenizer.model_max_length,
        output_type="np",
        **arguments,
    )


def _render(session: OpenLtx2, request: ClipRequest, clips: int) -> None:
    requests = [replace(request, seed=seed) for seed in range(clips)]
    for outcome in session.start(requests, [SilentWatch()] * clips):
        if isinstance(outcome, Exception):
            raise outcome
        for _ in outcome.finish().frames:
            pass


def _peak_mib(folder: Path, plan: str) -> dict[str, int]:
    """The peaks of a process that loads the model by one plan and renders SMALL, as far as they rise above its libraries."""
    command = [sys.executable, "-m", "benchmarks.ltx2", str(folder), plan]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
    return dict(json.loads(answer))


def _measure_peak(folder: str, plan: str) -> int:
    import diffusers
    import torch

    from generation.engine.ltx2.memory import free
    from generation.engine.ltx2.session import OpenLtx2

    torch.set_num_threads(1)
    getattr(diffusers, "LTX2Pipeline")  # noqa: B009 (it is imported when it is asked for)
    before = _status_mib("VmRSS")
    session = OpenLtx2(load_model(folder, PLANS[plan]), LTX2)
    free()
    loading, held = _status_mib("VmHWM"), _status_mib("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # the peak starts anew
    _render(session, SMALL, 1)
    rendering = _status_mib("VmHWM")
    weights_mib = sum(part.numel() * part.element_size() for part in session.model.pipe.transformer.parameters()) >> 20
    peaks = {
        "weights": weights_mib,
        "loading": loading - before,
        "held": held - before,
        "rendering": rendering - before,
    }
    print(json.dumps(peaks))
    return 0


def _status_mib(name: str) -> int:
    """Not getrusage's figure: what a process inherits from whoever started it is in there."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) // 1024


if __name__ == "__main__":
    sys.exit(_measure_peak(*sys.argv[1:]) if len(sys.argv) > 1 else main())
