"""A snowman's nose comes off after the sneeze, and lies in the snow."""

from __future__ import annotations

from generation.engine.animatic.reading import read
from tests.animatic.scenes import simulated


def test_the_nose_is_on_the_face_and_then_on_the_ground():
    performance = simulated("suddenly the snowman sneezes and his nose falls off", duration_s=4.0)
    nose = next(thing.index for thing in performance.things if thing.kind.name == "carrot")
    high, tall = performance.take.poses[:, nose, 1], performance.things[0].height_m

    assert (high[:40] > 0.7 * tall).all()
    assert high[-1] < 0.2
    assert "a snowman (sneezing, then losing the nose)" in " ".join(performance.words)
    assert "Nobody" not in " ".join(performance.words)


def test_who_falls_off_something_keeps_his_nose():
    assert read("a man falls off a horse").scene.actors[0].actions == ("fall",)
