"""Work on the ground: the hands are at the broom, earth flies when it is thrown, and nobody digs who is not seen to."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.physics.track import Touch
from tests.animatic.scenes import simulated


def things_of(performance, look):
    return [thing for thing in performance.things if thing.look == look]


@pytest.mark.parametrize(("prompt", "back"), [("a dog digs a hole", True), ("a man digs a hole with a spade", False)])
def test_earth_lies_in_the_ground_until_it_is_thrown_and_then_flies(prompt, back):
    performance = simulated(prompt, duration_s=3.0)
    doer, poses = performance.things[0], performance.take.poses
    clod = things_of(performance, "clod")[0]
    seen = performance.take.scales[:, clod.index, 0] > 0
    path = poses[seen, clod.index]
    heard = [
        contact for contact in performance.take.contacts if contact.touch is Touch.STEP and contact.other == "soil"
    ]

    assert not seen[0]
    assert seen[-1]
    assert 0.3 * doer.height_m < np.ptp(path[:, 0]) < 3.0 * doer.height_m
    assert bool(path[-1, 0] < path[0, 0]) is back
    assert path[:, 1].max() > path[0, 1] + 0.05 > path[-1, 1]
    assert len(heard) >= 2


def test_both_hands_are_on_the_broom_which_goes_to_and_fro_on_the_floor():
    performance = simulated("a woman sweeps the floor", duration_s=2.0)
    stick, head = things_of(performance, "staff")
    poses = performance.take.poses
    for hand in (0, 1):
        at = np.array([pose.hands[hand] for pose in performance.take.figures[0]])
        off = at - poses[:, stick.index, :2]
        turn = poses[:, stick.index, 2]
        across = np.abs(-np.sin(turn) * off[:, 0] + np.cos(turn) * off[:, 1])
        assert across.max() < 0.03

    assert np.ptp(poses[:, head.index, 0]) > 0.2
    assert 0.0 < poses[:, head.index, 1].min() < poses[:, head.index, 1].max() < 0.35


@pytest.mark.parametrize("prompt", ["a spider plays the drums", "a snail sweeps"])
def test_whoever_would_not_be_seen_to_do_it_is_said_not_to(prompt):
    assert "doesn't" in " ".join(simulated(prompt, duration_s=0.4).words)
