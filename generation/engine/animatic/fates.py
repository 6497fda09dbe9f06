"""The fates of a prompt's words, and how they are entered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generation.engine.animatic.language.circumstances import Matter


class Fate(StrEnum):
    """What became of a word."""

    SHOWN = "shown"  # seen or done as it was asked
    NEAR = "near"  # seen or done as something near to it
    HEARD = "heard"  # said, played or sounded
    FOLLOWED = "followed"  # of camera, style, light of day, weather and pace: taken up
    UNWANTED = "unwanted"  # asked not to be there
    MISSING = "missing"  # not there


@dataclass(frozen=True)
class Entry:
    """A word, or a phrase that means one thing, and its fate."""

    words: str  # as written, lower case
    fate: Fate
    given: str = ""  # what is there instead, or where it is
    of: str = ""  # of an adjective or a deed: the noun it is said of; "" of a deed that nobody is told to do
    matter: Matter | None = None  # of what is told beside the subjects
    is_deed: bool = False
    is_beyond: bool = False  # of a shot that has no room in the clip


@dataclass(frozen=True)
class Claim:
    """What somebody who drew or played a word says of it."""

    fate: Fate
    given: str = ""


SHOWN, MISSING, HEARD = Claim(Fate.SHOWN), Claim(Fate.MISSING), Claim(Fate.HEARD)
