"""The invisible mark in the picture: laid over the luma of every frame, found blind in what became of it."""

from media.marks.picture.burning import PictureMark
from media.marks.picture.finding import Finding, PictureFinder
from media.marks.picture.pattern import Pattern

__all__ = ["Finding", "Pattern", "PictureFinder", "PictureMark"]
