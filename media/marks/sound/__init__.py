"""The invisible mark in a clip's sound: `SoundMark` burns it and finds it again."""

from media.marks.sound.finding import SoundFinding
from media.marks.sound.mark import SoundMark

__all__ = ["SoundFinding", "SoundMark"]
