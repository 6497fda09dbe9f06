"""Where a scene plays that names no place: what is there and done makes it plain, or it is left unsaid."""

from __future__ import annotations

import pytest

from generation.engine.animatic.language.asking import asked


@pytest.mark.parametrize(
    ("prompt", "sort"),
    [
        ("a surfer rides a huge wave", "beach or sea"),
        ("a lighthouse keeper reads a letter", "beach or sea"),
        ("a cat is asleep in bed", "home indoors"),
        ("a barista hands an alien a cappuccino", "public indoors"),
        ("a goalkeeper saves a penalty", "sports place"),
        ("the conductor taps the podium and the orchestra plays", "stage or hall or club"),
        ("a skier outruns an avalanche", "snow or ice"),
        ("ants carry a cake across a picnic blanket", "park or meadow or garden"),
        ("a taxi driver argues with a parrot on the steering wheel", "vehicle inside"),
        ("a volcano coughs", "mountain"),
    ],
)
def test_a_place_that_is_plain_from_the_rest_is_told(prompt: str, sort: str) -> None:
    wish = asked(prompt)

    assert (wish.setting, wish.setting_kind, wish.is_place_meant) == (None, sort, True)


@pytest.mark.parametrize(
    "prompt", ["a dentist dances", "a seagull steals chips", "a parrot reads a book", "a goalkeeper cries"]
)
def test_one_thing_that_may_be_anywhere_tells_no_place(prompt: str) -> None:
    wish = asked(prompt)

    assert (wish.setting, wish.setting_kind, wish.is_place_meant) == (None, None, False)


def test_a_place_that_is_named_comes_before_what_is_there():
    assert asked("a surfer rides a wave of paper through a library").setting_kind == "public indoors"
