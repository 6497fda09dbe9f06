"""What comes about is first not there: out of an egg, out of the ground, out of a hat, out of a hand."""

from __future__ import annotations

import pytest

from generation.engine.animatic.reading import read
from tests.animatic.scenes import simulated


def index_of(performance, kind: str) -> int:
    return next(thing.index for thing in performance.things if thing.kind.name == kind)


def test_an_egg_cracks_and_a_chick_is_there():
    performance = simulated("an egg hatches", duration_s=4.0)
    egg, chick = index_of(performance, "egg"), index_of(performance, "chicken")
    scales = performance.take.scales[:, :, 1]

    assert (scales[0, egg], scales[0, chick]) == (1.0, 0.0)
    assert (scales[-1, egg], scales[-1, chick]) == (0.0, 1.0)
    assert sum("half" in thing.extra for thing in performance.things) == 2
    assert "an egg (hatching)" in " ".join(performance.words)


@pytest.mark.parametrize(("prompt", "kind"), [("a flower grows", "flower"), ("a giant pumpkin grows", "pumpkin")])
def test_what_grows_is_small_first(prompt, kind):
    performance = simulated(prompt, duration_s=3.0)
    high = performance.take.scales[:, index_of(performance, kind), 1]

    assert high[0] < 0.1
    assert high[-1] > 0.95
    assert f"{kind} (growing)" in " ".join(performance.words)


def test_a_rabbit_is_pulled_out_of_a_hat():
    performance = simulated("a magician pulls a rabbit out of a hat", duration_s=4.0)
    rabbit, hat = index_of(performance, "rabbit"), index_of(performance, "hat")
    scales, poses = performance.take.scales[:, rabbit, 1], performance.take.poses

    assert (scales[0], scales[-1]) == (0.0, 1.0)
    assert poses[-1, rabbit, 1] > poses[-1, hat, 1] + 0.1
    assert abs(poses[0, rabbit, 0] - poses[0, hat, 0]) < 0.05
    assert "a magician (pulling)" in performance.words[0]


def test_a_spell_has_its_sparks_and_a_sled_is_pulled_as_ever():
    assert {"spell", "sparks"} <= {plume.look for plume in simulated("a wizard casts a spell").take.plumes}
    assert read("a seed grows into a tree").scene.actors[0].actions == ("become",)
    assert "pulling" in " ".join(simulated("a dog pulls a sled", duration_s=1.0).words)
