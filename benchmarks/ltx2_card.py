"""LTX-2's real architecture on a card, with random weights made there: seconds and memory of a clip, nothing downloaded.

Speed does not depend on what the numbers are: class defaults on the meta device, filled on the card. Each row is a
process of its own. Steps: 8, distilled. Compared with a bare call of `LTX2Pipeline`, which reads its prompt each time.
`--tiny` runs the same code with the tests' tiny model on a CPU: that it runs is proven, its figures say nothing.

    python -m benchmarks.ltx2_card                       every row
    python -m benchmarks.ltx2_card --rows bare,whole     some of them
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from generation.engine.catalogue import LTX2
from generation.engine.contracts import ClipRequest
from generation.engine.ltx2 import checks
from generation.engine.ltx2.folder import MODELS, ModelFolder
from generation.engine.ltx2.memory import lent
from generation.engine.ltx2.model import LoadedModel, Recipe, find_card, place, unshifted
from generation.engine.ltx2.options import Options
from generation.engine.ltx2.plan import Card, Placement, make_plans
from generation.engine.ltx2.schedule import distilled_schedule
from generation.engine.protocol import SilentWatch
from tests.ltx2 import tiny_model

ROUNDS = 3
SHAPES = {"768x512x121": (768, 512, 121), "1280x704x121": (1280, 704, 121)}
TINY_SHAPES = {"64x64x9": (64, 64, 9)}
BASE = Options(schedule="distilled")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One way of rendering that is timed."""

    options: Options = BASE
    clips: int = 1
    is_bare: bool = False
    knows_prompt: bool = False


ROWS = {
    "bare": Row(is_bare=True),
    "whole": Row(),
    "whole with known prompt": Row(knows_prompt=True),
    "batch of 2": Row(clips=2, options=replace(BASE, batch_max=2)),
    "batch of 4": Row(clips=4, options=replace(BASE, batch_max=4)),
    "fp8": Row(options=replace(BASE, weights="fp8")),
    "int8": Row(options=replace(BASE, weights="int8", text_weights="int8")),
    "compiled": Row(options=replace(BASE, compile="inductor")),
    "int8 compiled": Row(options=replace(BASE, weights="int8", text_weights="int8", compile="inductor")),
    "cudnn attention": Row(options=replace(BASE, attention="_native_cudnn")),
}


def main() -> int:
    """This will print a line for each row and shape, and all of it as JSON on the last; returns the exit status."""
    asked = _arguments()
    if asked.row:
        return _measure(asked.row, asked.shape, is_tiny=asked.tiny)
    shapes = TINY_SHAPES if asked.tiny else SHAPES
    figures = {
        f"{row}, {shape}": _in_a_process(row, shape, is_tiny=asked.tiny)
        for row in (asked.rows.split(",") if asked.rows else ROWS)
        for shape in shapes
    }
    print(json.dumps({"ok": all("error" not in figure for figure in figures.values()), **figures}))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tiny", action="store_true", help="the tests' tiny model on the CPU: proves that this runs")
    parser.add_argument("--rows", default="", help=f"joined by commas; of {', '.join(ROWS)}")
    parser.add_argument("--row", choices=ROWS, help=argparse.SUPPRESS)
    parser.add_argument("--shape", help=argparse.SUPPRESS)
    return parser.parse_args()


def _in_a_process(row: str, shape: str, *, is_tiny: bool) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.ltx2_card", "--row", row, "--shape", shape]
    answer = subprocess.run([*command, *(["--tiny"] if is_tiny else [])], capture_output=True, text=True, check=False)
    lines = (answer.stdout if answer.returncode == 0 else answer.stderr).strip().splitlines()
    figures = json.loads(lines[-1]) if answer.returncode == 0 else {"error": lines[-1] if lines else "no word"}
    print(f"{row}, {shape}: {figures}", flush=True)
    return dict(figures)


def _measure(name: str, shape: str, *, is_tiny: bool) -> int:
    import torch

    from generation.engine.ltx2.session import OpenLtx2

    checks.BLACK_LEVEL, checks.FROZEN_DIFFERENCE = -1, -1.0  # looked at, but random weights need not pass
    row = ROWS[name]
    options = _on_the_cpu(row.options) if is_tiny else row.options
    width, height, frames = (TINY_SHAPES if is_tiny else SHAPES)[shape]
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        begun = time.monotonic()
        loaded = _model(Path(folder), options, is_tiny=is_tiny)
        loading_s = time.monotonic() - begun
        session = OpenLtx2(loaded, LTX2)
        requests = [
            ClipRequest(prompt="", width=width, height=height, duration_s=frames / 24, fps=24, seed=seed)
            for seed in range(row.clips)
        ]
        prompts = (f"a ball bounces {'' if row.knows_prompt else number}" for number in count())

        def work() -> None:
            if row.is_bare:
                _bare(loaded, requests[0], next(prompts))
            else:
                _render(session, requests, next(prompts))

        first_s, *times = _seconds(work)
        print(
            json.dumps(
                {
                    "plan": loaded.plan.word,
                    "loading_s": round(loading_s, 1),
                    "first_s": round(first_s, 3),
                    "batch_s": round(statistics.median(times), 3),
                    "clip_s": round(statistics.median(times) / row.clips, 3),
                    "peak_gib": round(torch.cuda.max_memory_allocated() / 1024**3, 1),
                    "machine": torch.cuda.get_device_name() if torch.cuda.is_available() else "a CPU",
                }
            )
        )
    return 0


def _on_the_cpu(options: Options) -> Options:
    """What a CPU can do of a row: no cuDNN, and no C++ compiler is asked for."""
    return replace(
        options,
        device="cpu",
        compile="none" if options.compile == "none" else "eager",
        attention="native" if options.attention == "native" else "_native_math",
    )


def _seconds(work: Callable[[], None]) -> Iterator[float]:
    import torch

    for _ in range(1 + ROUNDS):
        begun = time.monotonic()
        work()
        if torch.cuda.is_available():
            torch.cuda.synchronize()
        yield time.monotonic() - begun


def _bare(loaded: LoadedModel, request: ClipRequest, prompt: str) -> None:
    import torch

    is_apart = (
        loaded.plan.placement is Placement.TEXT_APART
    )  # where the card cannot hold all: brought for the whole call
    with lent(loaded.pipe.text_encoder, loaded.plan.device) if is_apart else nullcontext():
        loaded.pipe(
            prompt,
            width=request.width,
            height=request.height,
            num_frames=request.frame_count,
            frame_rate=float(request.fps),
            generator=torch.Generator("cpu").manual_seed(request.seed),
            max_sequence_length=min(1024, loaded.pipe.tokenizer.model_max_length),
            output_type="np",
            **loaded.schedule.call_arguments(),
        )


def _render(session: Any, requests: list[ClipRequest], prompt: str) -> None:
    """Our whole path: reading, denoising, decoding to bytes and samples, checks."""
    outcomes = session.start([replace(request, prompt=prompt) for request in requests], [SilentWatch()] * len(requests))
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome
        for _ in outcome.finish().frames:
            pass


def _model(folder: Path, options: Options, *, is_tiny: bool) -> LoadedModel:
    """The model with random weights, placed and tuned as one that was loaded from its files."""
    import torch
    from diffusers.pipelines.ltx2.utils import DISTILLED_SIGMA_VALUES

    pipe = _tiny_pipeline(folder) if is_tiny else _real_pipeline(find_card(options))
    parameters = {part: sum(weight.numel() for weight in getattr(pipe, part).parameters()) for part in MODELS}
    if not is_tiny:
        torch.cuda.reset_peak_memory_stats()
    recipe = Recipe(
        folder=ModelFolder(
            path=folder,
            classes={part: type(getattr(pipe, part)).__name__ for part in MODELS},
            parameters=parameters,
            version="random",
        ),
        plans=make_plans(parameters, find_card(options), options),
        schedule=distilled_schedule(DISTILLED_SIGMA_VALUES, use_cross_timestep=False),
        options=options,
    )
    place(pipe, recipe)
    pipe.set_progress_bar_config(disable=True)
    return LoadedModel(pipe=pipe, recipe=recipe)


def _tiny_pipeline(folder: Path) -> Any:
    import torch
    from diffusers import LTX2Pipeline

    torch.set_num_threads(1)
    pipelines: Any = LTX2Pipeline
    pipe = pipelines.from_pretrained(tiny_model.build_tiny_model(folder / "tiny"), prompt_enhancer=None)
    pipe.scheduler = unshifted(pipe.scheduler)
    return pipe


def _real_pipeline(card: Card | None) -> Any:
    """Class defaults are LTX-2's own sizes; the text encoder's are Gemma 3's with 12 thousand million parameters."""
    import diffusers
    from diffusers.pipelines.ltx2 import LTX2TextConnectors
    from diffusers.pipelines.ltx2.vocoder import LTX2Vocoder
    from transformers import Gemma3Config, Gemma3ForConditionalGeneration

    if card is None:
        raise SystemExit("torch finds no accelerator: this takes a card (or --tiny, which only proves that it runs)")
    sizes = {
        "hidden_size": 3840,
        "intermediate_size": 15360,
        "num_hidden_layers": 48,
        "num_attention_heads": 16,
        "num_key_value_heads": 8,
        "head_dim": 256,
        "vocab_size": 262208,
    }
    kinds: dict[str, Callable[[], Any]] = {
        "transformer": diffusers.LTX2VideoTransformer3DModel,
        "text_encoder": lambda: Gemma3ForConditionalGeneration(Gemma3Config(text_config=sizes)),
        "connectors": LTX2TextConnectors,
        "vae": diffusers.AutoencoderKLLTX2Video,
        "audio_vae": diffusers.AutoencoderKLLTX2Audio,
        "vocoder": LTX2Vocoder,
    }
    parts = {part: _filled(make, card.device) for part, make in kinds.items()}
    tokenizer = tiny_model.tokenizer(1024)
    scheduler = diffusers.FlowMatchEulerDiscreteScheduler(use_dynamic_shifting=False)
    return diffusers.LTX2Pipeline(scheduler=scheduler, tokenizer=tokenizer, **parts)


def _filled(make: Callable[[], Any], device: str) -> Any:
    """A part made on the meta device, drawn on the card, and sent to the machine's memory, from where it is placed.

    Tables get the spread that keeps what goes through them as large as it was; norms and all else are ones.
    """
    import torch

    with torch.device("meta"):
        part = make().to(torch.bfloat16)
    part = part.to_empty(device=device).eval()
    for tensor in (*part.parameters(), *part.buffers()):
        if tensor.is_floating_point() and tensor.ndim > 1:
            tensor.data.normal_(std=(tensor.numel() / tensor.shape[0]) ** -0.5)
        else:
            tensor.data.fill_(1)
    if hasattr(part, "tie_weights"):  # the text encoder's first and last table are one
        part.tie_weights()
    return part.to("cpu")


if __name__ == "__main__":
    sys.exit(main())
