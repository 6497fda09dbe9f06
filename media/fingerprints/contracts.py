"""What a search answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What of the clip was recognised."""

    PICTURE = "picture"
    SOUND = "sound"
    BOTH = "both"


class Grade(StrEnum):
    """How far a match may be acted on."""

    SAME = "same"  # the clip or cut from it: safe to act on without a person
    SIMILAR = "similar"  # looks or sounds much like it: for a moderator's eye


@dataclass(frozen=True, kw_only=True)
class Match:
    """A clip that a query was found in."""

    clip: int  # the reference it was added under
    score: float  # 0..1; what it means: see docs/decisions/fingerprints.md
    grade: Grade
    kind: Kind
    offset_s: float  # the clip's time at the query's time 0; negative where the query begins before the clip
    speed: float  # seconds of the clip in a second of the query
    is_mirrored: bool
