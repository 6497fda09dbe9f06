"""The gallery's contact sheet: a strip of moments for every clip, with its number and name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from benchmarks.gallery.scenes import Piece
from generation.engine.contracts import Frame

FRAMES = 6
"""Moments of each clip."""

_COLUMNS, _HIGH, _GAP, _LABEL, _SEAM = 3, 184, 14, 26, 3
_STRIP_WIDE = FRAMES * (104 + _SEAM)
_GROUND, _INK = (247, 246, 243), (11, 13, 18)
_QUALITY = 72


@dataclass(frozen=True)
class Strip:
    """A clip as the sheet shows it."""

    piece: Piece
    reading: tuple[str, ...]
    frames: tuple[Frame, ...]


def write_sheet(path: Path, strips: Sequence[Strip]) -> None:
    """This will write the sheet as WebP, three strips beside each other, about 2,000 pixels wide."""
    rows = -(-len(strips) // _COLUMNS)
    size = (_COLUMNS * (_STRIP_WIDE + _GAP) + _GAP, rows * (_HIGH + _LABEL + _GAP) + _GAP)
    sheet = Image.new("RGB", size, _GROUND)
    for number, strip in enumerate(strips):
        row, column = divmod(number, _COLUMNS)
        _lay(sheet, strip, number + 1, (_GAP + column * (_STRIP_WIDE + _GAP), _GAP + row * (_HIGH + _LABEL + _GAP)))
    sheet.save(path, "WEBP", quality=_QUALITY, method=6)


def _lay(sheet: Image.Image, strip: Strip, number: int, at: tuple[int, int]) -> None:
    left, top = at
    draw = ImageDraw.Draw(sheet)
    draw.text(
        (left, top + 4), f"{number}  {strip.piece.name}: {strip.piece.shows}", _INK, font=ImageFont.load_default(15)
    )
    rows = 1 if strip.piece.size[0] < strip.piece.size[1] else 2
    across = -(-len(strip.frames) // rows)
    small = _fitted(strip.piece.size, (_STRIP_WIDE // across - _SEAM, _HIGH // rows - _SEAM))
    for n, frame in enumerate(strip.frames):
        row, column = divmod(n, across)
        moment = Image.fromarray(frame).resize(small, Image.Resampling.LANCZOS)
        sheet.paste(moment, (left + column * (small[0] + _SEAM), top + _LABEL + row * (small[1] + _SEAM)))


def _fitted(size: tuple[int, int], room: tuple[int, int]) -> tuple[int, int]:
    scale = min(room[0] / size[0], room[1] / size[1])
    return round(size[0] * scale), round(size[1] * scale)
