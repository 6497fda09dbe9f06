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

SAME_FILM, SIMILAR_FILM = 0.65, 0.42
"""The weaker of what stands out and what moves. Other clips of one setting: .15 in the middle, .46 at most of 95 %."""

SAME_STILL, SIMILAR_STILL = 0.97, 0.8
SAME_STILL_MISFIT, SIMILAR_STILL_MISFIT = 0.06, 0.5
"""Of one picture. Where only the actor is another, .97 and .1 are reached: then it is for a person to decide."""

SCENE = 0.6
"""Agreement of what stands out below which the same movement is that of another scene."""

OTHER_COLOURS = 0.28
"""Agreement of the colours that move below which the same movement is that of another thing."""

SAME_SOUND, SIMILAR_SOUND = 0.65, 0.5
SAME_EVENTS, SIMILAR_EVENTS = 5, 4
"""Share of a sound's events that meet, and how many must: two steps on gravel sound the same anywhere."""


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
    score = agreement.whole if is_still else min(agreement.whole, agreement.movement)
    grade = _still_grade(agreement) if is_still else _film_grade(agreement, score)
    if grade is None:
        return None
    return Finding(_share(score), grade, agreement.offset_s, agreement.speed, is_mirrored)


def of_sound(echo: Echo) -> Finding | None:
    """This will judge a comparison of sounds."""
    if echo.agreement >= SAME_SOUND and echo.events >= SAME_EVENTS:
        return Finding(_share(echo.agreement), Grade.SAME, echo.offset_s, echo.speed)
    if echo.agreement >= SIMILAR_SOUND and echo.events >= SIMILAR_EVENTS:
        return Finding(_share(echo.agreement), Grade.SIMILAR, echo.offset_s, echo.speed)
    return None


def match_of(clip: int, picture: Finding | None, sound: Finding | None, shows_pictures: bool) -> Match:
    """This will join what was found of a clip; at least one of both is there.

    A query that shows something else than the clip whose sound it has is not the clip: somebody put its sound under
    another picture, and a person must see that.
    """
    first = picture or sound
    if first is None:
        raise ValueError("nothing was found of this clip")
    grade, score = first.grade, first.score
    if picture and sound:
        grade = Grade.SAME if Grade.SAME in (picture.grade, sound.grade) else Grade.SIMILAR
        score = max(picture.score, sound.score)
    elif sound and shows_pictures:
        grade = Grade.SIMILAR
    return Match(
        clip=clip,
        score=round(score, 3),
        grade=grade,
        kind=Kind.BOTH if picture and sound else Kind.PICTURE if picture else Kind.SOUND,
        offset_s=round(first.offset_s, 2),
        speed=first.speed,
        is_mirrored=first.is_mirrored,
    )


def _film_grade(agreement: Agreement, score: float) -> Grade | None:
    if score < SIMILAR_FILM or agreement.whole < SCENE:
        return None
    is_other = not math.isnan(agreement.colour) and agreement.colour < OTHER_COLOURS
    return Grade.SIMILAR if score < SAME_FILM or is_other else Grade.SAME


def _still_grade(agreement: Agreement) -> Grade | None:
    if agreement.whole >= SAME_STILL and agreement.misfit <= SAME_STILL_MISFIT:
        return Grade.SAME
    if agreement.whole >= SIMILAR_STILL and agreement.misfit <= SIMILAR_STILL_MISFIT:
        return Grade.SIMILAR
    return None


def _share(score: float) -> float:
    return min(1.0, max(0.0, score))
