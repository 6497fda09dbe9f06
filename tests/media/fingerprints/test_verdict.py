"""What agreements come to: every rule with a case on either side of it."""

from __future__ import annotations

from dataclasses import replace
from math import nan
from typing import Any

import pytest

from media.fingerprints.agreement import Agreement
from media.fingerprints.contracts import Grade, Kind
from media.fingerprints.hearing import Echo
from media.fingerprints.verdict import Finding, match_of, of_picture, of_sound

COPY = Agreement(
    whole=0.9, standing=0.92, movement=0.85, colour=0.8, unlike=0.1, details=30, misfit=0.1, offset_s=1.25, speed=1.02,
    pictures=8, fitting=8, shown=0.8, liveliness=10.0, stranger=0.02,
)  # fmt: skip
TUNE = Echo(agreement=0.9, events=8, peaks=0.85, rival=0.2, offset_s=1.3, speed=1.02)


def grade(**changed: Any) -> Grade | None:
    finding = of_picture(replace(COPY, **changed), is_mirrored=False, is_still=False)
    return finding and finding.grade


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, Grade.SAME),
        ({"colour": nan, "unlike": nan}, Grade.SAME),  # there are none to compare
        ({"movement": 0.69}, Grade.SIMILAR),
        ({"whole": 0.69}, Grade.SIMILAR),
        ({"liveliness": 1.0}, Grade.SAME),
        ({"liveliness": 1.0, "movement": 0.84}, Grade.SIMILAR),  # what hardly moves must move alike the better
        ({"unlike": 0.5}, Grade.SAME),  # under a plate
        ({"misfit": 0.5}, Grade.SAME),
        ({"unlike": 0.5, "misfit": 0.2}, Grade.SAME),
        ({"unlike": 0.5, "misfit": 0.2, "colour": 0.7}, Grade.SIMILAR),  # another animal
        ({"unlike": 0.5, "misfit": 0.2, "colour": nan}, Grade.SIMILAR),
        ({"unlike": 0.5, "misfit": 0.1, "colour": 0.7}, Grade.SAME),
        ({"unlike": 0.5, "misfit": 0.5}, Grade.SIMILAR),  # another actor
        ({"colour": 0.2}, Grade.SIMILAR),  # of another colour
        ({"stranger": 0.03}, Grade.SIMILAR),  # another actor, followed down the same street
        ({"movement": 0.0}, Grade.SIMILAR),  # the same place
        ({"movement": 0.0, "unlike": 0.9}, None),
        ({"movement": 0.0, "standing": 0.69}, None),
        ({"movement": 0.5, "standing": 0.69, "whole": 0.6}, Grade.SIMILAR),
    ],
)
def test_films(changed: dict[str, float], expected: Grade | None) -> None:
    assert grade(**changed) == expected


def test_one_picture_is_never_sure() -> None:
    perfect = replace(COPY, whole=1.0, standing=1.0, movement=1.0, misfit=0.0, unlike=0.0)

    finding = of_picture(perfect, is_mirrored=False, is_still=True)

    assert finding is not None
    assert finding.grade is Grade.SIMILAR
    assert of_picture(replace(perfect, whole=0.79), is_mirrored=False, is_still=True) is None
    assert of_picture(replace(perfect, misfit=0.51), is_mirrored=False, is_still=True) is None


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, Grade.SAME),
        ({"events": 4}, Grade.SIMILAR),
        ({"peaks": 0.69}, Grade.SIMILAR),  # at the same moments, but at other pitches: another robot
        ({"rival": 0.4}, Grade.SIMILAR),  # much of it would meet a second later as well: a beat, steps
        ({"agreement": 0.7}, Grade.SIMILAR),
        ({"agreement": 0.49}, None),
        ({"events": 2, "agreement": 0.79}, None),
    ],
)
def test_sounds(changed: dict[str, float], expected: Grade | None) -> None:
    finding = of_sound(replace(TUNE, **changed))

    assert (finding and finding.grade) == expected


def test_a_finding_says_when_how_fast_and_which_way_round() -> None:
    seen, heard = of_picture(COPY, is_mirrored=True, is_still=False), of_sound(TUNE)

    assert seen is not None
    assert heard is not None
    assert (seen.offset_s, seen.speed, seen.is_mirrored) == (1.25, 1.02, True)
    assert seen.score == pytest.approx((0.92 + 0.85) / 2 - 0.01)
    assert (heard.offset_s, heard.speed, heard.is_mirrored) == (1.3, 1.02, False)
    assert heard.score == pytest.approx(0.72)


SURE = Finding(0.8, Grade.SAME, 1.0, 1.0, is_mirrored=True)
DOUBTFUL = Finding(0.6, Grade.SIMILAR, 1.0, 1.0)
NEAR = Finding(0.6, Grade.SIMILAR, 1.0, 1.0, is_near=True)


@pytest.mark.parametrize(
    ("changed", "is_near"),
    [
        ({"whole": 0.92}, True),
        ({"whole": 0.91}, False),
        ({"whole": 0.92, "misfit": 0.16}, False),
        ({"whole": 0.92, "unlike": 0.36}, False),
        ({"whole": 0.92, "colour": 0.2}, False),
        ({"whole": 0.92, "stranger": 0.03}, False),
    ],
)
def test_what_stands_as_in_the_clip_needs_little_more(changed: dict[str, float], is_near: bool) -> None:
    finding = of_picture(replace(COPY, movement=0.0, **changed), is_mirrored=False, is_still=False)

    assert finding is not None
    assert (finding.grade, finding.is_near) == (Grade.SIMILAR, is_near)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"events": 2}, (None, True)),  # nothing by itself
        ({"events": 3}, (Grade.SIMILAR, True)),
        ({"events": 3, "agreement": 0.79}, (Grade.SIMILAR, False)),
    ],
)
def test_few_events_help_a_picture(changed: dict[str, float], expected: tuple[Grade | None, bool]) -> None:
    finding = of_sound(replace(TUNE, **changed))

    assert finding is not None
    assert (finding.grade, finding.is_near) == expected


@pytest.mark.parametrize(
    ("picture", "sound", "shows_pictures", "expected"),
    [
        (SURE, None, True, (Grade.SAME, Kind.PICTURE)),
        (DOUBTFUL, None, True, (Grade.SIMILAR, Kind.PICTURE)),
        (None, SURE, False, (Grade.SAME, Kind.SOUND)),
        (None, SURE, True, (Grade.SIMILAR, Kind.SOUND)),  # under another picture
        (None, DOUBTFUL, False, (Grade.SIMILAR, Kind.SOUND)),
        (SURE, DOUBTFUL, True, (Grade.SAME, Kind.BOTH)),
        (DOUBTFUL, SURE, True, (Grade.SIMILAR, Kind.BOTH)),  # another clip that sounds the same
        (NEAR, NEAR, True, (Grade.SAME, Kind.BOTH)),
        (NEAR, replace(NEAR, grade=None), True, (Grade.SAME, Kind.BOTH)),
        (NEAR, DOUBTFUL, True, (Grade.SIMILAR, Kind.BOTH)),
        (DOUBTFUL, NEAR, True, (Grade.SIMILAR, Kind.BOTH)),
        (NEAR, replace(NEAR, offset_s=1.21), True, (Grade.SIMILAR, Kind.BOTH)),  # at another moment
    ],
)
def test_both_together(
    picture: Finding | None, sound: Finding | None, shows_pictures: bool, expected: tuple[Grade, Kind]
) -> None:
    match = match_of(7, picture, sound, shows_pictures)

    assert (match.clip, match.grade, match.kind) == (7, *expected)


def test_both_together_score_more_than_either() -> None:
    assert match_of(7, DOUBTFUL, None, True).score == 0.6
    assert match_of(7, DOUBTFUL, DOUBTFUL, True).score == pytest.approx(1 - 0.4 * 0.7)


def test_nothing_found_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="nothing"):
        match_of(7, None, None, True)
