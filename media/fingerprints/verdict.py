"""From agreements to a match: what may be acted on, what a person must look at, and what is nothing.

The thresholds were set on the development set of `benchmarks/fingerprints` (docs/decisions/fingerprints.md says what
lies on either side of them).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from media.fingerprints.agreement import Agreement
from media.fingerprints.contracts import Grade, Kind, Match
from media.fingerprints.hearing import Echo

SAME_WHOLE, SAME_MOVEMENT = 0.7, 0.7
"""What stands out, and what changes. Copies of lively clips: .8 and .75 or more; of other clips, at most one reaches it."""

LIVELY, SAME_LIFELESS = 2.0, 0.85
"""Squared levels of change a cell; of a clip that changes less, its movement must agree better."""

MOST_UNLIKE, MOST_MISFIT = 0.3, 0.3
"""Share of other details, and of what stands out that differs: one of them must be smaller. Another actor before the same
ground, walking alike: .41 and .39; a repost with text on it may have one of them, not both."""

OTHER_COLOURS = 0.28
"""Agreement of the colours that move below which the same movement is that of another thing."""

SIMILAR_WHOLE, SIMILAR_MOVEMENT = 0.6, 0.45
SIMILAR_STANDING, STRANGE = 0.7, 0.85
"""Either something moved alike, or most pictures look like some of the clip's and not nearly all details are others."""

SIMILAR_STILL, SIMILAR_STILL_MISFIT = 0.8, 0.5
"""Of one picture, which is never enough: clips of one setting, one chance or one photograph share whole pictures."""

SAME_SOUND, SAME_EVENTS = 0.6, 5
SIMILAR_SOUND, SIMILAR_EVENTS = 0.5, 3
"""Share of a sound's events that meet, less what would meet at another moment as well, and how many must: steps of one
walker on one ground are alike in all clips, and a beat in itself."""

TOGETHER_SOUND, TOGETHER_WHOLE, TOGETHER_S = 0.5, 0.8, 0.3
"""Sound that agrees so far makes a doubtful picture sure, if both say the same moment, that many seconds apart at most."""


@dataclass(frozen=True)
class Finding:
    """What was found of one clip by one sense."""

    score: float
    grade: Grade
    offset_s: float
    speed: float
    is_mirrored: bool = False


def of_picture(agreement: Agreement, is_mirrored: bool, is_still: bool) -> Finding | None:
    """This will judge a comparison of pictures."""
    grade = _still_grade(agreement) if is_still else _film_grade(agreement)
    if grade is None:
        return None
    unlike = 0.0 if math.isnan(agreement.unlike) else agreement.unlike
    whole = max(agreement.whole, agreement.standing)
    score = (whole + max(agreement.movement, 0.0)) / 2 - unlike / 10
    return Finding(_share(score), grade, agreement.offset_s, agreement.speed, is_mirrored)


def of_sound(echo: Echo) -> Finding | None:
    """This will judge a comparison of sounds."""
    strength = echo.agreement * (1 - echo.rival)
    if strength >= SAME_SOUND and echo.events >= SAME_EVENTS:
        return Finding(_share(strength), Grade.SAME, echo.offset_s, echo.speed)
    if echo.agreement >= SIMILAR_SOUND and echo.events >= SIMILAR_EVENTS:
        return Finding(_share(strength), Grade.SIMILAR, echo.offset_s, echo.speed)
    return None


def match_of(clip: int, picture: Finding | None, sound: Finding | None, shows_pictures: bool) -> Match:
    """This will join what was found of a clip; at least one of both is there.

    Where pictures are shown, a sound alone is never enough: somebody put it under another picture, or another clip sounds
    the same, and a person must see that.
    """
    first = picture or sound
    if first is None:
        raise ValueError("nothing was found of this clip")
    return Match(
        clip=clip,
        score=round(_joint_score(picture, sound), 3),
        grade=_joint_grade(picture, sound, shows_pictures),
        kind=Kind.BOTH if picture and sound else Kind.PICTURE if picture else Kind.SOUND,
        offset_s=round(first.offset_s, 2),
        speed=first.speed,
        is_mirrored=first.is_mirrored,
    )


def _joint_score(picture: Finding | None, sound: Finding | None) -> float:
    """Each takes away its share of what the other left in doubt."""
    doubt = 1.0
    if picture:
        doubt *= 1 - picture.score
    if sound:
        doubt *= 1 - sound.score / (2 if picture else 1)
    return 1 - doubt


def _joint_grade(picture: Finding | None, sound: Finding | None, shows_pictures: bool) -> Grade:
    if picture is None and sound and not shows_pictures:
        return sound.grade
    if picture is None:
        return Grade.SIMILAR
    return picture.grade


def _film_grade(agreement: Agreement) -> Grade | None:
    if _is_same_film(agreement):
        return Grade.SAME
    moves = agreement.whole >= SIMILAR_WHOLE and agreement.movement >= SIMILAR_MOVEMENT
    stands = agreement.standing >= SIMILAR_STANDING and not agreement.unlike > STRANGE
    return Grade.SIMILAR if moves or stands else None


def _is_same_film(agreement: Agreement) -> bool:
    lifeless = agreement.liveliness < LIVELY
    return (
        agreement.whole >= SAME_WHOLE
        and agreement.movement >= (SAME_LIFELESS if lifeless else SAME_MOVEMENT)
        and not (agreement.unlike > MOST_UNLIKE and agreement.misfit > MOST_MISFIT)
        and not agreement.colour < OTHER_COLOURS
    )


def _still_grade(agreement: Agreement) -> Grade | None:
    is_similar = agreement.whole >= SIMILAR_STILL and agreement.misfit <= SIMILAR_STILL_MISFIT
    return Grade.SIMILAR if is_similar else None


def _share(score: float) -> float:
    return min(1.0, max(0.0, score))
