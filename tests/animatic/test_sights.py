"""What is seen in the sky for a while: read of a prompt, drawn where there is a sky, and heard as late as it is far."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from generation.engine.animatic.engine import _frames, perform
from generation.engine.animatic.reading import read
from generation.engine.animatic.script import Hour
from generation.engine.animatic.sights import bursts
from generation.engine.contracts import ClipRequest
from generation.engine.protocol import SilentWatch
from tests.animatic.scenes import simulated


@pytest.mark.parametrize(
    ("prompt", "sights", "setting"),
    [
        ("fireworks over the city", ("fireworks",), "rooftop"),
        ("a cat watches the fireworks", ("fireworks",), "park"),
        ("a shooting star over the lake", ("shooting star",), "lakeside"),
        ("penguins under the northern lights", ("northern lights",), "snow"),
        ("a tornado chases a cow", ("tornado",), "farm"),
        ("a dog runs under a rainbow", ("rainbow",), "park"),
        ("a rainbow trout swims", (), "sea"),
        ("a dog runs, no rainbow", (), "park"),
        ("fireworks in the kitchen", (), "kitchen"),
    ],
)
def test_what_is_seen_in_the_sky(prompt, sights, setting):
    scene = read(prompt).scene

    assert (scene.sights, scene.setting) == (sights, setting)


def test_fireworks_are_seen_at_night_and_a_rainbow_by_day():
    assert [read(each).scene.hour for each in ("fireworks", "a rainbow")] == [Hour.NIGHT, Hour.DAY]


def test_a_sight_is_nobody_and_is_not_told_to_be_missing():
    performance = simulated("a tornado chases a cow", duration_s=1.0)

    assert [actor.kind for actor in performance.reading.scene.actors] == ["cow"]
    assert performance.words == ("In the picture: a cow (fleeing); farm, day, storm, tornado.",)


def test_a_burst_is_heard_after_it_is_seen():
    found = bursts(read("fireworks over the city").scene, 3, 6.0)

    assert len(found) > 8
    assert all(0.3 < each.heard_s - each.at_s < 0.8 for each in found)
    assert all(one.at_s < other.at_s for one, other in pairwise(found))


@pytest.mark.parametrize("sight", ["fireworks", "a rainbow", "a meteor shower", "northern lights", "a tornado"])
def test_every_sight_is_drawn(sight):
    def last(prompt: str) -> np.ndarray:
        request = ClipRequest(prompt=prompt, width=160, height=90, duration_s=1.2, fps=5, seed=3, audio=False)
        *_, frame = _frames(perform(request, SilentWatch()), request, SilentWatch())
        return np.asarray(frame, dtype=int)

    with_it = last(f"a dog stands in a storm at night, {sight} in the sky")
    without = last("a dog stands in a storm at night")

    assert (np.abs(with_it - without).max(axis=2) > 30)[:45].sum() > 20
