"""A kickflip: rider and board leave the ground, the board turns over, and both come down on each other."""

from __future__ import annotations

import numpy as np
import pytest

from tests.animatic.scenes import simulated


@pytest.mark.parametrize(("prompt", "kind"), [("a skater does a kickflip", "skater"), ("a dog does a kickflip", "dog")])
def test_the_board_goes_up_turns_over_and_is_under_the_feet_again(prompt, kind):
    performance = simulated(prompt, duration_s=2.5)
    rider = next(thing for thing in performance.things if thing.kind.name == kind)
    board = next(thing for thing in performance.things if thing.kind.name == "skateboard")
    poses, edge = performance.take.poses, performance.take.scales[:, board.index, 1]
    feet = poses[:, rider.index, 1] - rider.height_m / 2

    assert np.ptp(poses[:, board.index, 1]) > 0.1
    assert edge.min() < 0.5  # seen on edge, as far as a frame falls on it
    assert (edge[0], edge[-1]) == (1.0, 1.0)
    assert (feet > poses[:, board.index, 1] - 0.03).all()
    assert abs(feet[-1] - poses[-1, board.index, 1]) < 0.08
    assert abs(poses[-1, rider.index, 0] - poses[-1, board.index, 0]) < 0.3 * board.width_m
    assert f"a {kind} (kickflipping)" in " ".join(performance.words)
