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

OTHER_COLOURS = 0.28
"""Agreement of the colours that move below which the same movement is that of another thing."""

MOST_UNLIKE = 0.35
SMALL_MISFIT = 0.12
MOST_MISFIT, SAME_COLOURS = 0.3, 0.75
"""Above that share of other details, what stands out must differ by very little, or by no more than the second and in the
same colours. A bear for a dog, walking alike in the same meadow, differs by .15 at least and has .66 of the colours at most;
a robot for a dog differs by .37. Copies under a plate, or darkened, differ by .11 at most; flat drawings by .18, in the same
colours."""

MOST_STRANGE = 0.03
"""Share of the picture in one piece from which on what moves otherwise is another actor. A bear for a dog, followed by the
camera down the same street or meadow, has .040 and more; copies at most .020 (a flickering old film of a drawing)."""

SIMILAR_WHOLE, SIMILAR_MOVEMENT = 0.6, 0.45
SIMILAR_STANDING, STRANGE = 0.7, 0.85
"""Either something moved alike, or most pictures look like some of the clip's and not nearly all details are others."""

SIMILAR_STILL, SIMILAR_STILL_MISFIT = 0.8, 0.5
"""Of one picture, which is never enough: clips of one setting, one chance or one photograph share whole pictures."""

SAME_SOUND, SAME_EVENTS = 0.72, 5
SIMILAR_SOUND, SIMILAR_EVENTS = 0.5, 3
"""Share of a sound's events that meet, less what would meet at another moment as well, and how many must. The steps of one
walker in the same street have .67, one beat under two clips .5."""

SAME_PEAKS = 0.7
"""Share of the peaks that must meet, not of the events alone. Another robot walks and chirps at the same moments, so that
every event of it meets by a third, but of its pitches .69 at most; copies have .72 and more, most of them .8 (one of 48,
moved by a semitone, has .61)."""

NEAR_WHOLE, NEAR_MISFIT = 0.92, 0.15
NEAR_SOUND, NEAR_EVENTS = 0.8, 2
NEAR_S = 0.2
"""Too little by itself, but enough together, if picture and sound say the same moment to so many seconds: then what moved
too little to be sure of is known by what was heard. The same court at another hour has .86 and .3."""


@dataclass(frozen=True)
class Finding:
    """What was found of one clip by one sense."""

    score: float
    grade: Grade | None  # None: too little by itself
    offset_s: float
    speed: float
    is_mirrored: bool = False
    is_near: bool = False  # what the other sense finds at the same moment may make it sure


def of_picture(agreement: Agreement, is_mirrored: bool, is_still: bool) -> Finding | None:
    """This will judge a comparison of pictures."""
    grade = _still_grade(agreement) if is_still else _film_grade(agreement)
    if grade is None:
        return None
    unlike = 0.0 if math.isnan(agreement.unlike) else agreement.unlike
    whole = max(agreement.whole, agreement.standing)
    score = (whole + max(agreement.movement, 0.0)) / 2 - unlike / 10
    is_near = not is_still and _is_near(agreement)
    return Finding(_share(score), grade, agreement.offset_s, agreement.speed, is_mirrored, is_near)


def of_sound(echo: Echo) -> Finding | None:
    """This will judge a comparison of sounds."""
    grade, is_near = _sound_grade(echo), echo.agreement >= NEAR_SOUND and echo.events >= NEAR_EVENTS
    if grade is None and not is_near:
        return None
    return Finding(_share(_strength(echo)), grade, echo.offset_s, echo.speed, is_near=is_near)


def _sound_grade(echo: Echo) -> Grade | None:
    if _strength(echo) >= SAME_SOUND and echo.events >= SAME_EVENTS and echo.peaks >= SAME_PEAKS:
        return Grade.SAME
    is_similar = echo.agreement >= SIMILAR_SOUND and echo.events >= SIMILAR_EVENTS
    return Grade.SIMILAR if is_similar else None


def _strength(echo: Echo) -> float:
    return echo.agreement * (1 - echo.rival)


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
        score=round(_joint_score(picture, sound, shows_pictures), 3),
        grade=_joint_grade(picture, sound, shows_pictures),
        kind=Kind.BOTH if picture and sound else Kind.PICTURE if picture else Kind.SOUND,
        offset_s=round(first.offset_s, 2),
        speed=first.speed,
        is_mirrored=first.is_mirrored,
    )


def _joint_score(picture: Finding | None, sound: Finding | None, shows_pictures: bool) -> float:
    """Each takes away its share of what the other left in doubt; a sound half of it, where there are pictures to see."""
    doubt = 1.0
    if picture:
        doubt *= 1 - picture.score
    if sound:
        doubt *= 1 - sound.score / (2 if shows_pictures else 1)
    return 1 - doubt


def _joint_grade(picture: Finding | None, sound: Finding | None, shows_pictures: bool) -> Grade:
    if picture is None:
        is_sure = sound is not None and sound.grade is Grade.SAME and not shows_pictures
        return Grade.SAME if is_sure else Grade.SIMILAR
    is_sure = picture.grade is Grade.SAME or (sound is not None and _agree(picture, sound))
    return Grade.SAME if is_sure else Grade.SIMILAR


def _agree(picture: Finding, sound: Finding) -> bool:
    return picture.is_near and sound.is_near and abs(picture.offset_s - sound.offset_s) <= NEAR_S


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
        and not agreement.colour < OTHER_COLOURS
        and agreement.stranger < MOST_STRANGE
        and not _is_another(agreement)
    )


def _is_another(agreement: Agreement) -> bool:
    """Whether too many details are others, where nothing else speaks for its being the same thing."""
    if not agreement.unlike > MOST_UNLIKE or agreement.misfit <= SMALL_MISFIT:
        return False
    return agreement.misfit > MOST_MISFIT or not agreement.colour >= SAME_COLOURS


def _is_near(agreement: Agreement) -> bool:
    return (
        agreement.whole >= NEAR_WHOLE
        and agreement.misfit <= NEAR_MISFIT
        and not agreement.unlike > MOST_UNLIKE
        and not agreement.colour < OTHER_COLOURS
        and agreement.stranger < MOST_STRANGE
    )


def _still_grade(agreement: Agreement) -> Grade | None:
    is_similar = agreement.whole >= SIMILAR_STILL and agreement.misfit <= SIMILAR_STILL_MISFIT
    return Grade.SIMILAR if is_similar else None


def _share(score: float) -> float:
    return min(1.0, max(0.0, score))
