"""A band plays: each has an instrument of its own, and what is heard is the music that was named."""

from __future__ import annotations

import pytest

from generation.engine.animatic.reading import read
from tests.animatic.scenes import simulated


def test_each_of_a_band_has_another_instrument():
    performance = simulated("a mouse band plays jazz", duration_s=1.0)
    kinds = [thing.kind.name for thing in performance.things]

    assert kinds.count("mouse") == 4
    assert {"guitar", "trumpet", "drum", "violin"} <= {*kinds}
    assert "4 mice (making music)" in performance.words[0]
    assert read("a mouse band plays jazz").scene.music == "jazz"


@pytest.mark.parametrize(
    ("prompt", "count", "music"),
    [
        ("a band of frogs plays music", 4, "jazz"),
        ("three mice play jazz", 3, "jazz"),
        ("a robot band plays rock music", 4, "rock"),
        ("two bears play the blues", 2, "blues"),
        ("a band plays on stage", 4, "jazz"),
    ],
)
def test_who_makes_which_music(prompt, count, music):
    scene = read(prompt).scene

    assert (scene.actors[0].actions, scene.actors[0].count) == (("music",), count)
    assert len(scene.actors) == 1
    assert scene.music == music


@pytest.mark.parametrize("prompt", ["two kids play football", "a boy plays the guitar", "a dog plays in the garden"])
def test_other_play_is_no_music(prompt):
    assert "music" not in read(prompt).scene.actors[0].actions
