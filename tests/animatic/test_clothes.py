"""What people are said to have on is its colour and its cut, in every shot; what is not drawn is told."""

from __future__ import annotations

import pytest

from generation.engine.animatic.lexicon import COLOURS
from generation.engine.animatic.reading import read
from tests.animatic.scenes import simulated


@pytest.mark.parametrize(
    ("prompt", "colour", "cut"),
    [
        ("a woman in a red dress dances", "red", "dress"),
        ("a boy wearing a blue jacket waves", "blue", ""),
        ("a man in a shirt waves", None, ""),
        ("a woman waves", None, ""),
    ],
)
def test_who_wears_what(prompt, colour, cut):
    actor = read(prompt).scene.actors[0]

    assert (actor.colour, actor.clothes) == (COLOURS.get(colour), cut)


def test_each_has_their_own_on_and_keeps_it():
    told = (
        "A woman in a blue dress and a man in a green shirt walk. Cut to: they hug. Cut to: the man kisses the woman."
    )
    casts = [{actor.noun: actor.colour for actor in shot.scene.actors} for shot in read(told).script.shots]

    assert casts == 3 * [{"woman": COLOURS["blue"], "man": COLOURS["green"]}]


def test_what_is_drawn_is_not_said_to_be_missing():
    words = " ".join(simulated("a woman in a red dress dances", duration_s=1.0).words)

    assert "a person in a red dress (dancing)" in words
    assert "Not shown" not in words


def test_what_is_not_drawn_is_said():
    assert "Not shown: the red dress." in simulated("a shark in a red dress swims", duration_s=1.0).words


@pytest.mark.parametrize(
    ("prompt", "wears"),
    [
        ("a cat in a suit", ["suit"]),
        ("a dog in a yellow raincoat and red boots", ["raincoat", "boots"]),
        ("a man in a suit", ["suit"]),
        ("a bear in a long white dress", ["gown"]),
        ("a cat dressed as a wizard", ["cone", "robe"]),
        ("a boy dressed up like a pirate", ["tricorn", "striped shirt"]),
        ("a superhero mouse jumps", ["super suit", "cape"]),
        ("a pug in a bee costume", ["costume"]),
        ("a corgi in a Christmas sweater", ["sweater"]),
        ("a cat astronaut floats in space", ["spacesuit", "space helmet"]),
        ("a chicken farmer waves", []),  # a person
        ("a kangaroo in boxing gloves", ["gloves"]),
        ("a mouse in a shoe", []),  # of a pair one is no clothing
        ("a firefighter in a helmet", []),  # has one
    ],
)
def test_bodies_are_dressed(prompt, wears):
    assert [each.item for each in read(prompt).scene.actors[0].wears] == wears


def test_who_is_dressed_as_somebody_is_one_and_not_two():
    performance = simulated("a cat dressed as a wizard", duration_s=1.0)

    assert [actor.kind for actor in performance.reading.scene.actors] == ["cat"]
    assert "In the picture: a cat in a robe with a wizard hat (jumping); living room, day." in performance.words
    assert not any("dress" in line for line in performance.words)
