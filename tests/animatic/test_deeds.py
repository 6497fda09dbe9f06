"""Who does what to whom where grammar alone tells: asides, verbs of two words, two objects, pronouns, instruments."""

from __future__ import annotations

import pytest

from generation.engine.animatic.language.asking import asked

_Told = list[tuple[str, str, str | None]]


def done(prompt: str) -> _Told:
    wish = asked(prompt)
    nouns = [subject.noun for subject in wish.subjects]
    return [(nouns[each.doer], each.verb, None if each.done_to is None else nouns[each.done_to]) for each in wish.deeds]


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("a diver high fives a turtle", [("diver", "high five", "turtle")]),
        ("an emu in a police uniform pulls over a tractor", [("emu", "pull over", "tractor")]),
        ("a tiny man shovels snow", [("man", "shovel", None)]),
        ("two cosmonauts, one thin and one enormous, skate on a ring", [("cosmonaut", "skate", None)]),
        ("the nurse sells him a balloon", [("nurse", "sell", "balloon")]),
        ("a lamp falls in love with a moped", [("lamp", "fall in love", "moped")]),
        ("a dentist cleans the teeth of a crocodile", [("dentist", "clean", "crocodile")]),
        ("a wizard argues with a troll", [("wizard", "argue", "troll")]),
        ("a hummingbird drinks from a teacup", [("hummingbird", "drink", "teacup")]),
        ("a sailor with an accordion plays", [("sailor", "play", "accordion")]),
        ("show me a dragon eating noodles", [("dragon", "eat", "noodle")]),
        ("a monk dances a slow tango with a statue", [("monk", "dance", "statue")]),
        ("a rider reaches for a balloon", [("rider", "reach", "balloon")]),
        ("a carpenter planes the board", [("carpenter", "plane", "board")]),
        ("a child lets go of a balloon", [("child", "let go", "balloon")]),
        (
            "firefighters rescue a kitten stuck in a tree",
            [("firefighter", "rescue", "kitten"), ("kitten", "stick", None)],
        ),
        ("my boss is a goose. honks at a moose", [("boss", "honk", "moose")]),
        ("a whale in a hat. everyone claps", [("everyone", "clap", None)]),
        ("she dances in the rain", [("she", "dance", None)]),
        ("he eats a pizza and dances", [("he", "eat", "pizza"), ("he", "dance", None)]),
        ("me riding an ostrich", [("me", "ride", "ostrich")]),
        ("we jump into the pool", [("we", "jump", None)]),
        ("we see a cat that dances", [("cat", "dance", None)]),
        ("a woman waves. she sits down", [("woman", "wave", None), ("woman", "sit down", None)]),
        ("dad puts up a tent. tent wins.", [("dad", "put up", "tent"), ("tent", "win", None)]),
        ("a ghost wearing glasses knocks", [("ghost", "knock", None)]),
        ("a stork and a goose fight", [("stork", "fight", "goose"), ("goose", "fight", "stork")]),
        ("a boy makes a bear dance", [("bear", "dance", None)]),
        ("a man lets a dog run", [("dog", "run", None)]),
        ("a girl teaches a dog to dance", [("girl", "teach", "dog"), ("dog", "dance", None)]),
        ("a man watches a dog chase a cat", [("man", "watch", "dog"), ("dog", "chase", "cat")]),
        ("a chef makes a pizza and dances", [("chef", "make", "pizza"), ("chef", "dance", None)]),
        ("a girl goes fishing", [("girl", "fish", None)]),
        ("a boy painting", [("boy", "paint", None)]),
        ("an old woman drawing, sunset", [("old woman", "draw", None)]),
        ("an oil painting of a cat", []),
        ("a robot starts to march", [("robot", "march", None)]),
        ("the chair begins to rock", [("chair", "rock", None)]),
        (
            "a snail overtakes a turtle, waves and vanishes",
            [("snail", "overtake", "turtle"), ("snail", "wave", None), ("snail", "vanish", None)],
        ),
    ],
)
def test_a_deed_is_whose_it_is(prompt: str, told: _Told) -> None:
    assert done(prompt) == told


def test_it_is_whoever_acts_and_what_was_done_to_before_where_it_is():
    assert done("A bulldozer stops at a daisy. It sulks.")[-1] == ("bulldozer", "sulk", None)
    assert done("A waiter brings the soup to a table and drops it.")[-1] == ("waiter", "drop", "soup")


def test_what_somebody_starts_to_do_is_no_music_and_what_they_dance_to_is():
    assert asked("a robot starts to march").music is None
    assert asked("two robots dance to rock music").music == "rock music"


def test_a_label_before_a_line_is_no_deed():
    assert done('Fox: "Hello." The fox bows.') == [("fox", "bow", None)]


def test_weather_that_is_said_of_a_place_leaves_what_leads_to_it():
    wish = asked("a golem carries a fawn through a misty pine forest")

    assert (wish.setting, wish.weather) == ("pine forest", "fog")
    assert [subject.noun for subject in wish.subjects] == ["golem", "fawn"]
