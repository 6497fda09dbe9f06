"""`make gallery`: twenty-four clips under `var/gallery` with a page that plays them, and their contact sheet for the docs.

The page is `var/gallery/index.html`; the sheet and its list are `docs/gallery.webp` and `docs/gallery.md`. `ARGS="--only
dragon"` makes one clip and leaves the docs alone. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.progress import track

from benchmarks.gallery.page import page, words
from benchmarks.gallery.scenes import PIECES, Piece
from benchmarks.gallery.sheet import FRAMES, Strip, write_sheet
from generation.engine.animatic.engine import AnimaticEngine
from generation.engine.contracts import ClipRequest, Frame
from generation.engine.protocol import SilentWatch
from media.encode import write_mp4

CLIPS, DOCS = Path("var/gallery"), Path("docs")


def main() -> int:
    """This will make the gallery; the exit status."""
    asked = _asked()
    wanted = [piece for piece in PIECES if not asked.only or piece.name in asked.only]
    CLIPS.mkdir(parents=True, exist_ok=True)
    begun_s = time.process_time()
    strips = [_made(piece) for piece in track(wanted, "Clips", console=Console(stderr=True))]
    (CLIPS / "index.html").write_text(page([(strip.piece, strip.reading) for strip in strips]))
    if not asked.only:
        write_sheet(DOCS / "gallery.webp", strips)
        (DOCS / "gallery.md").write_text(words([(strip.piece, strip.reading) for strip in strips]))
    figures = {
        "clips": len(strips),
        "cpu_s": round(time.process_time() - begun_s, 1),
        "page": str(CLIPS / "index.html"),
    }
    print(json.dumps({"ok": len(strips) == len(wanted), **figures}))
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make gallery", description=__doc__)
    parser.add_argument("--only", nargs="*", choices=[piece.name for piece in PIECES], help="these clips, no docs")
    return parser.parse_args()


def _made(piece: Piece) -> Strip:
    """One clip as a file, and what the sheet shows of it."""
    width, height = piece.size
    request = ClipRequest(
        prompt=piece.prompt, width=width, height=height, duration_s=piece.seconds, fps=24, seed=piece.seed
    )
    kept: list[Frame] = []
    with AnimaticEngine().open() as engine:
        rendering = engine.render(request, SilentWatch())
        write_mp4(
            CLIPS / f"{piece.name}.mp4",
            width=width,
            height=height,
            fps=24,
            frames=_keeping(rendering.frames, _shown(rendering.frame_count), kept),
            sound=rendering.sound,
            sample_rate=rendering.sample_rate,
            threads=1,
        )
    return Strip(piece, rendering.reading, tuple(kept))


def _shown(frame_count: int) -> Sequence[int]:
    return [int((n + 0.5) * frame_count / FRAMES) for n in range(FRAMES)]


def _keeping(frames: Iterable[Frame], shown: Sequence[int], kept: list[Frame]) -> Iterator[Frame]:
    for number, frame in enumerate(frames):
        if number in shown:
            kept.append(np.asarray(frame).copy())
        yield frame


if __name__ == "__main__":
    sys.exit(main())
