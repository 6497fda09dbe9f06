"""What a member is told reads as people speak, and whoever was not to be there is not."""

from __future__ import annotations

import pytest

from generation.engine.animatic.kinds import PEOPLE
from generation.engine.animatic.language.asking import asked
from generation.engine.animatic.reading import read
from generation.engine.animatic.script import Hour
from tests.animatic.scenes import simulated


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("a beach at sunset, no people", "seagull"),
        ("an office without people", "cat"),
        ("a market without anyone", "bird"),
        ("the eiffel tower, no people", "bird"),
    ],
)
def test_where_nobody_is_to_be_no_person_stands_in(prompt: str, kind: str) -> None:
    assert [actor.kind for actor in read(prompt).scene.actors] == [kind]


def test_where_nobody_says_so_a_person_stands_in() -> None:
    assert read("an office").scene.actors[0].kind in PEOPLE


def test_of_another_language_only_what_has_a_kinds_own_name_is_cast() -> None:
    words = simulated("ein Hund mit Sonnenbrille fährt Fahrrad am Strand", duration_s=1.0).words

    assert words == ("This engine reads English only.", "In the picture: a dog (running); park, day.")


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ("a unicorn runs", "In the picture: a unicorn (running); park, day."),
        ("a lamp talks to a robot", "The lamp doesn't *talk* to the robot."),
        ("a pair of sunglasses dances", "The sunglasses don't *dance*."),
        ("the fans cheer in the stadium", "The fans are in the stands."),
    ],
)
def test_sentences_are_in_their_number_and_have_their_article(prompt: str, words: str) -> None:
    assert words in simulated(prompt, duration_s=1.0).words


@pytest.mark.parametrize(
    "prompt",
    [
        "a dog in the ring",
        "a boat on a quiet lake",
        "a dog on a peaceful beach",
        "a dog on a street corner",
        "a duck under a starry sky at night",
        "a dog in a dark alley",
        "a cat under a street lamp",
        "a man in a misty forest",
        "a parrot in a rain forest",
        "a dog beside a lamppost in london",
    ],
)
def test_what_is_there_or_only_praised_is_not_confessed(prompt: str) -> None:
    assert [line.split(":")[0] for line in simulated(prompt, duration_s=1.0).words] == ["In the picture"]


def test_who_falls_asleep_is_asleep() -> None:
    assert not any("asleep*" in line for line in simulated("an office worker falls asleep at his desk").words)


def test_what_is_no_praise_is_confessed() -> None:
    for word in ("wooden", "busy"):
        assert f"Not shown: *{word}* street." in simulated(f"a dog on a {word} street", duration_s=1.0).words


@pytest.mark.parametrize(
    ("prompt", "hour"),
    [
        ("a dark alley", Hour.NIGHT),
        ("a fox in a dark, narrow street", Hour.NIGHT),
        ("a dark forest at noon", Hour.DAY),
        ("a fox in a forest", Hour.DAY),
        ("a man in a dark blue house", Hour.DAY),
    ],
)
def test_it_is_night_in_a_dark_place_where_no_hour_is_named(prompt: str, hour: Hour) -> None:
    assert read(prompt).scene.hour is hour


@pytest.mark.parametrize(
    ("prompt", "setting"),
    [
        ("cherry blossoms falling on a bridge over a stream", "lakeside"),
        ("a chair in the sea", "beach"),
        ("a man sits on a chair in the sea", "beach"),
        ("a duck beside a flower on a lake", "lake"),
        ("a boat on a stream", "lake"),
    ],
)
def test_what_would_sink_lies_ashore(prompt: str, setting: str) -> None:
    assert read(prompt).scene.setting == setting


@pytest.mark.parametrize("lamp", ["street light", "street lamp", "lamp post"])
def test_a_street_lamp_is_of_the_street_and_nobody_plays_it(lamp: str) -> None:
    scene = read(f"a cat under a {lamp}").scene

    assert ([actor.kind for actor in scene.actors], scene.setting) == (["cat"], "street")


@pytest.mark.parametrize(
    ("prompt", "who"),
    [
        ("a girl asks her teddy bear if he is hungry and he nods", "teddy bear"),
        ("a girl asks her teddy bear a question and she nods", "girl"),
        ("a girl with a teddy bear asks her brother and he nods", "brother"),
    ],
)
def test_he_is_whom_she_has_spoken_to(prompt: str, who: str) -> None:
    wish = asked(prompt)

    assert {wish.subjects[deed.doer].noun for deed in wish.deeds if deed.verb == "nod"} == {who}
