"""Marks that say where a clip comes from."""

from media.marks.fonts import NoFontError, letters_without_font
from media.marks.visible import MarkPainter, VisibleMark, mark_frames

__all__ = ["MarkPainter", "NoFontError", "VisibleMark", "letters_without_font", "mark_frames"]
