"""Marks that say where a clip comes from."""

from media.marks.visible import MarkPainter, VisibleMark, mark_frames

__all__ = ["MarkPainter", "VisibleMark", "mark_frames"]
