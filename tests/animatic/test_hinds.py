"""Who has paws or flippers does with them what hands do, and stands up for it."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics.hinds import can_rise, on_hinds
from generation.engine.animatic.picture.builds import BUILDS
from tests.animatic.scenes import simulated


@pytest.mark.parametrize(
    ("prompt", "doing"),
    [
        ("a dog flips a pancake", "dog (tossing and catching)"),
        ("a cat plays guitar", "cat (playing the guitar)"),
        ("a bear cooks", "bear (stirring)"),
        ("a penguin paints", "penguin (painting)"),
        ("a monkey plays the violin", "monkey (playing the violin)"),
    ],
)
def test_animals_do_with_their_paws_what_hands_do(prompt, doing):
    performance = simulated(prompt, duration_s=1.5)

    assert doing in " ".join(performance.words)
    assert performance.things[0].kind.family == "biped"


def test_paws_are_on_the_strings():
    performance = simulated("a cat plays guitar", duration_s=1.5)

    guitar = next(thing.index for thing in performance.things if thing.kind.name == "guitar")
    hands = np.array([pose.hands[1] for pose in performance.take.figures[0]])
    assert np.hypot(*(hands - performance.take.poses[:, guitar, :2]).T).max() < 0.15


def test_what_is_done_on_all_fours_is_done_so_still():
    assert simulated("a dog digs a hole", duration_s=1.0).things[0].kind.family == "quad"
    assert simulated("a cat drinks milk", duration_s=1.0).things[0].kind.family == "quad"


def test_who_has_nothing_like_hands_does_not_play():
    assert "doesn't" in simulated("a snail plays guitar", duration_s=1.0).words[0]


def test_whoever_can_rise_is_drawn_upright():
    able = [kind for kind in KINDS.values() if can_rise(kind)]

    assert {kind.name for kind in able} <= BUILDS.keys() | {"monkey", "gorilla", "frog", "penguin", "unicorn"}
    assert all(on_hinds(kind).family == "biped" for kind in able)
