"""The command line: `python -m generation.engine.animatic "a prompt" -o clip.mp4`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import numpy as np
import skia
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from generation.engine.animatic.engine import AnimaticEngine, perform
from generation.engine.animatic.truth import truth_of
from generation.engine.contracts import ClipRequest, Extension, Frame, Rendering, Stage
from generation.engine.errors import EngineError
from generation.engine.protocol import SilentWatch
from media.encode import write_mp4

_SHEET_COLUMNS, _SHEET_ROWS, _SHEET_WIDTH = 4, 2, 270


class TerminalWatch:
    """Shows each stage of a rendering as a bar."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._bars: dict[Stage, Any] = {}

    def step(self, stage: Stage, done: int, total: int, preview: Frame | None = None) -> None:
        """This will move the stage's bar to `done` of `total`."""
        if stage not in self._bars:
            self._bars[stage] = self._progress.add_task(stage.value.capitalize(), total=total)
        self._progress.update(self._bars[stage], completed=done, total=total)


def main(arguments: list[str] | None = None) -> int:
    """This will run the command line and return the process's exit status."""
    options = _parser().parse_args(arguments)
    console = Console(stderr=True)
    width, height = options.size
    request = ClipRequest(
        prompt=options.prompt,
        width=width,
        height=height,
        duration_s=options.seconds,
        fps=options.fps,
        seed=options.seed,
        audio=not options.silent,
        changes=tuple(options.change),
        extensions=tuple(
            Extension(from_s=from_s, words=words, changes=len(options.change))
            for from_s, words in zip(options.extends, chain(options.then, repeat("")), strict=False)
        ),
    )
    if options.explain:
        _explain(request, Console())
    if options.truth:
        truth = truth_of(perform(request, SilentWatch()), request)
        options.truth.write_text(json.dumps(truth))
    if not (options.output or options.sheet):
        return 0
    try:
        _make(request, options.output, options.sheet, console)
    except EngineError as error:
        console.print(f"[red]{error}[/red]")
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generation.engine.animatic", description="From a prompt to a simulated, sounding clip."
    )
    parser.add_argument("prompt")
    parser.add_argument("-o", "--output", type=Path, help="the MP4 to write")
    parser.add_argument("--explain", action="store_true", help="print how the prompt was read")
    parser.add_argument("--sheet", type=Path, help="write a contact sheet of eight frames (PNG)")
    parser.add_argument(
        "--truth", type=Path, help="write everything that happens, frame by frame (JSON; `truth.py` tells its layout)"
    )
    parser.add_argument("--size", type=_size, default=(720, 1280), help="WIDTHxHEIGHT in pixels (720x1280)")
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument(
        "--change",
        action="append",
        default=[],
        help="what to make differently, in words: “make it blue”; may be repeated",
    )
    parser.add_argument(
        "--extends", type=float, nargs="+", default=[], help="lengths of the clips that it goes on from, oldest first"
    )
    parser.add_argument(
        "--then", nargs="+", default=[], help="what happens next in each of them, in words; “” for nothing"
    )
    parser.add_argument("--fps", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--silent", action="store_true", help="without sound")
    return parser


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    try:
        return int(width), int(height)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no size like 720x1280") from error


def _explain(request: ClipRequest, console: Console) -> None:
    performance = perform(request, SilentWatch())
    for words in performance.words:
        console.print(f"• {words}", markup=False)
    for line in performance.changes:
        console.print(f"± {line}", markup=False)
    console.print_json(json.dumps(asdict(performance.reading.script), default=sorted))


def _make(request: ClipRequest, output: Path | None, sheet: Path | None, console: Console) -> None:
    columns = (
        TextColumn("{task.description:<11}"),
        BarColumn(),
        TextColumn("{task.completed:.0f}/{task.total:.0f}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as progress, AnimaticEngine().open() as engine:
        rendering = engine.render(request, TerminalWatch(progress))
        kept: list[Frame] = []
        frames = _keeping(rendering, kept) if sheet else rendering.frames
        if output:
            write_mp4(
                output,
                width=request.width,
                height=request.height,
                fps=request.fps,
                frames=frames,
                sound=rendering.sound,
                sample_rate=rendering.sample_rate,
            )
        else:
            for _ in frames:
                pass
    if sheet:
        _write_sheet(sheet, kept, request)
    for path in (output, sheet):
        if path:
            console.print(f"wrote {path}", markup=False)


def _keeping(rendering: Rendering, kept: list[Frame]) -> Iterator[Frame]:
    """Pass the frames on, and keep the eight that a contact sheet shows."""
    wanted = {
        int((i + 0.5) * rendering.frame_count / (_SHEET_COLUMNS * _SHEET_ROWS))
        for i in range(_SHEET_COLUMNS * _SHEET_ROWS)
    }
    for number, frame in enumerate(rendering.frames):
        if number in wanted:
            kept.append(frame)
        yield frame


def _write_sheet(path: Path, frames: list[Frame], request: ClipRequest) -> None:
    high = round(_SHEET_WIDTH * request.height / request.width)
    surface = skia.Surface(_SHEET_COLUMNS * _SHEET_WIDTH, _SHEET_ROWS * high)
    canvas = surface.getCanvas()
    for number, frame in enumerate(frames):
        alpha = np.full((*frame.shape[:2], 1), 255, dtype=np.uint8)
        image = skia.Image.fromarray(
            np.ascontiguousarray(np.concatenate([frame, alpha], axis=2)), colorType=skia.kRGBA_8888_ColorType
        )
        left, top = number % _SHEET_COLUMNS * _SHEET_WIDTH, number // _SHEET_COLUMNS * high
        box = skia.Rect.MakeXYWH(left, top, _SHEET_WIDTH, high)
        canvas.drawImageRect(image, box, skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear))
    surface.makeImageSnapshot().save(str(path), skia.kPNG)


if __name__ == "__main__":
    sys.exit(main())
