"""`python -m benchmarks.kinds_sheet`: every kind that the animatic engine draws, each in a clip of its own."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import skia

from generation.engine.animatic.engine import _frames, perform
from generation.engine.animatic.kinds import KINDS
from generation.engine.contracts import ClipRequest, Frame
from generation.engine.protocol import SilentWatch

WIDTH, HEIGHT, LABEL = 112, 132, 14
SECONDS, FPS = 1.5, 12


def main() -> int:
    """This will draw the sheet; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path, help="the picture to write: .png, .jpg or .webp")
    parser.add_argument("--kinds", default="", help="only these, with commas (all)")
    parser.add_argument("--prompt", default="a {}", help="what is asked for, {} being the kind")
    parser.add_argument("--columns", type=int, default=16)
    parser.add_argument("--scale", type=int, default=1, help="times the usual size of a tile")
    parser.add_argument("--quality", type=int, default=78, help="of the picture, 0 to 100")
    options = parser.parse_args()
    names = [name.strip() for name in options.kinds.split(",") if name.strip()] or list(KINDS)
    begun = time.process_time()
    tiles = list(_tiles(names, options.prompt, options.scale))
    _write(options.output, names, tiles, options)
    print(f"{len(tiles)} kinds, {time.process_time() - begun:.0f} CPU s, {options.output.stat().st_size} bytes")
    return 0


def _tiles(names: list[str], prompt: str, scale: int) -> Iterator[Frame]:
    for name in names:
        request = ClipRequest(
            prompt=prompt.format(name), width=WIDTH * scale, height=HEIGHT * scale, duration_s=SECONDS, fps=FPS,
            seed=3, audio=False,
        )  # fmt: skip
        performance = perform(request, SilentWatch())
        for number, frame in enumerate(_frames(performance, request, SilentWatch())):
            if number == 9:
                yield frame
                break


def _write(path: Path, names: list[str], tiles: list[Frame], options: argparse.Namespace) -> None:
    columns, wide, high = options.columns, WIDTH * options.scale, HEIGHT * options.scale
    rows = -(-len(tiles) // columns)
    surface = skia.Surface(columns * wide, rows * (high + LABEL))
    canvas = surface.getCanvas()
    canvas.clear(skia.Color(247, 246, 243))
    font, ink = skia.Font(skia.Typeface("DejaVu Sans"), 10), skia.Paint(AntiAlias=True, Color=skia.Color(11, 13, 18))
    for at, (name, tile) in enumerate(zip(names, tiles, strict=True)):
        left, top = at % columns * wide, at // columns * (high + LABEL)
        alpha = np.full((*tile.shape[:2], 1), 255, dtype=np.uint8)
        pixels = np.ascontiguousarray(np.concatenate([tile, alpha], axis=2))
        canvas.drawImage(skia.Image.fromarray(pixels, colorType=skia.kRGBA_8888_ColorType), left, top)
        canvas.drawString(name, left + 4, top + high + 10, font, ink)
    kind = {".png": skia.kPNG, ".webp": skia.kWEBP}.get(path.suffix, skia.kJPEG)
    surface.makeImageSnapshot().save(str(path), kind, options.quality)


if __name__ == "__main__":
    sys.exit(main())
