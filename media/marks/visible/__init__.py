"""The visible mark: who made the clip and where, moving so that cropping does not remove it."""

from media.marks.visible.burning import MarkPainter, VisibleMark, mark_frames
from media.marks.visible.fonts import NoFontError, letters_without_font

__all__ = ["MarkPainter", "NoFontError", "VisibleMark", "letters_without_font", "mark_frames"]
