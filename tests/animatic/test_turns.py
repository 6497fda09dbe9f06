"""What is told to come after something else comes after it in time, whoever does it."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.reading import read
from generation.engine.animatic.staging.turns import STARTLED, turns
from tests.animatic.scenes import simulated


def turns_of(prompt: str, at: int = 0) -> list[tuple[float, float, str]]:
    scene = read(prompt).scene
    return turns(scene, scene.actors[at], scene.actors[at].actions, 4.0)


@pytest.mark.parametrize(
    ("prompt", "at", "told"),
    [
        ("a boy waves, then a robot bows", 0, [(0.0, 4.0, "wave")]),
        ("a boy waves, then a robot bows", 1, [(0.0, 2.0, "look"), (2.0, 4.0, "bow")]),
        ("a baby cries until its mother sings", 0, [(0.0, 2.0, "cry"), (2.0, 4.0, "look")]),
        ("the monkey laughs after the clown falls", 0, [(0.0, 2.0, "look"), (2.0, 4.0, "laugh")]),
        ("the monkey laughs after the clown falls", 1, [(0.0, 4.0, "fall")]),
        ("a cat sleeps, then suddenly a dog barks", 0, [(0.0, 2.25, "sleep"), (2.25, 4.0, STARTLED)]),
        ("suddenly the snowman sneezes", 0, [(0.0, 1.44, "look"), (1.44, 4.0, "sneeze")]),
        ("a rabbit hops, then it sleeps", 0, [(0.0, 2.0, "jump"), (2.0, 4.0, "sleep")]),
        ("a knight bows and the queen claps", 1, [(0.0, 4.0, "clap")]),
    ],
)
def test_each_has_its_turn(prompt, at, told):
    assert [(pytest.approx(begin), pytest.approx(end), act) for begin, end, act in told] == turns_of(prompt, at)


def test_whoever_goes_then_has_stood_before():
    performance = simulated("a man walks, then a dog runs away", duration_s=4.0)
    dog = next(thing.index for thing in performance.things if thing.kind.name == "dog")
    x = performance.take.poses[:, dog, 0]

    assert np.ptp(x[:44]) < 0.1
    assert x[-1] > x[48] + 1.0


def test_who_was_asleep_is_startled_by_what_is_sudden():
    performance = simulated("a cat sleeps, then suddenly a dog barks", duration_s=4.0)
    cat = next(thing.index for thing in performance.things if thing.kind.name == "cat")
    poses = performance.take.figures[cat]

    assert poses[24].blink == 1.0
    assert poses[-20].lids > 1.2
    assert poses[-20].blink < 1.0
