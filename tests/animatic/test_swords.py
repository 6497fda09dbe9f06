"""A sword is wielded: in the hand, round and round, and at nobody's skin."""

from __future__ import annotations

import numpy as np
import pytest

from tests.animatic.scenes import simulated


def index_of(performance, kind: str) -> int:
    return next(thing.index for thing in performance.things if thing.kind.name == kind)


@pytest.mark.parametrize(
    ("prompt", "doer"), [("a pirate fights with a sword", "pirate"), ("a knight fights a dragon", "knight")]
)
def test_the_blade_is_in_the_hand_and_swung(prompt, doer):
    performance = simulated(prompt, duration_s=3.0)
    sword, fencer = index_of(performance, "sword"), index_of(performance, doer)
    poses = performance.take.poses

    assert np.ptp(poses[:, sword, 2]) > 2.0
    assert np.hypot(*(poses[:, sword, :2] - poses[:, fencer, :2]).T).max() < 0.85 * performance.things[fencer].height_m
    assert f"{doer} (fighting)" in " ".join(performance.words)


def test_an_opponent_fights_out_of_reach():
    performance = simulated("a samurai fights a bear", duration_s=3.0)
    sword, bear = performance.things[index_of(performance, "sword")], performance.things[index_of(performance, "bear")]
    poses = performance.take.poses

    tips = poses[:, sword.index, 0] + 0.5 * sword.width_m * np.cos(poses[:, sword.index, 2])
    assert (tips < poses[:, bear.index, 0] - 0.3 * bear.width_m).all()
    assert "a bear (fighting)" in " ".join(performance.words)


def test_two_with_swords_still_cross_them():
    assert len(simulated("two knights fight with swords", duration_s=1.0).take.figures) == 2
