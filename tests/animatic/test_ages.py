"""Young animals: smaller than grown ones, with a child's proportions, and told as what they are."""

from __future__ import annotations

import pytest

from generation.engine.animatic.picture.builds import BUILDS, young
from generation.engine.animatic.reading import read
from tests.animatic.scenes import simulated


@pytest.mark.parametrize(
    ("prompt", "kind", "is_young"),
    [
        ("a puppy runs", "dog", True),
        ("a baby elephant walks", "elephant", True),
        ("a young giraffe walks", "giraffe", True),
        ("two wolf pups howl", "wolf", True),
        ("a newborn lamb jumps", "sheep", True),
        ("a lion roars", "lion", False),
        ("a young man waves", "person", False),
    ],
)
def test_who_is_young(prompt, kind, is_young):
    actor = read(prompt).scene.actors[0]

    assert (actor.kind, actor.is_young) == (kind, is_young)
    assert (actor.size < 1.0) is is_young


def test_a_mother_is_larger_than_her_young():
    performance = simulated("a bear with two cubs", duration_s=1.0)
    sizes = sorted(thing.width_m for thing in performance.things if thing.kind.name == "bear")

    assert sizes[0] == sizes[1] < 0.7 * sizes[2]


def test_a_puppy_is_told_as_one():
    words = simulated("a puppy runs", duration_s=1.0).words

    assert words == ("In the picture: a young dog (running); park, day.",)


def test_the_young_have_large_heads_and_no_mane():
    grown = BUILDS["lion"]
    cub = young(grown)

    assert cub.head > 1.3 * grown.head
    assert (grown.mane, cub.mane) == ("ruff", "")


def test_a_mother_and_her_young_are_told_apart():
    words = simulated("a bear with two cubs", duration_s=1.0).words

    assert words == ("In the picture: a bear and 2 young bears (walking); park, day.",)
