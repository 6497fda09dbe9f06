"""The invisible mark in the picture: laid over the luma of every frame, found blind in what became of it."""

from media.marks.picture.burning import Mark, PictureMark
from media.marks.picture.finding import Finding, PictureFinder
from media.marks.picture.pattern import Pattern
from media.marks.picture.weaving import Grain, WovenMark

__all__ = ["Finding", "Grain", "Mark", "Pattern", "PictureFinder", "PictureMark", "WovenMark"]
