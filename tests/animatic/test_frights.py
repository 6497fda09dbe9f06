"""Whoever scares somebody comes nearer first; then the other one jumps and runs. Who plays fetch has something thrown."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.reading import read
from tests.animatic.scenes import simulated


def index_of(performance, kind: str) -> int:
    return next(thing.index for thing in performance.things if thing.kind.name == kind)


@pytest.mark.parametrize(
    ("prompt", "one", "other"), [("a ghost scares a man", "ghost", "person"), ("a cat scares a dog", "cat", "dog")]
)
def test_first_it_comes_then_the_other_one_goes(prompt, one, other):
    performance = simulated(prompt, duration_s=4.0)
    first, second = index_of(performance, one), index_of(performance, other)
    poses = performance.take.poses[:, [first, second], 0]

    assert poses[36, 0] - poses[0, 0] > 0.12
    assert np.ptp(poses[:36, 1]) < 0.1
    assert poses[-1, 1] - poses[36, 1] > 0.6
    assert f"{one} (scaring)" in " ".join(performance.words)


def test_fetch_is_thrown_and_caught():
    scene = read("a dog plays fetch with a boy").scene

    assert [(actor.kind, actor.actions) for actor in scene.actors] == [("dog", ("fetch",)), ("child", ())]
    assert "playing fetch" in " ".join(simulated("a dog plays fetch with a boy", duration_s=2.0).words)


def test_a_witch_flies_on_a_broom_and_a_hero_on_nothing():
    witch = simulated("a witch flies on a broom", duration_s=2.0)
    broom = [thing.index for thing in witch.things if thing.look == "staff"]

    assert len(broom) == 2
    assert np.ptp(witch.take.poses[:, broom[0], 1]) > 0.5
    assert "Not shown" not in " ".join(witch.words)
    assert not [thing for thing in simulated("a superhero flies", duration_s=1.0).things if thing.look == "staff"]
