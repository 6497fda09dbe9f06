"""What is on a string: read, played, held by a rope that is as long as it is, and moved by what pulls on it."""

from __future__ import annotations

import numpy as np
import pytest

from tests.animatic.scenes import simulated


@pytest.mark.parametrize(
    ("prompt", "ropes", "said"),
    [
        ("a man walks his dog on a leash", 1, "a dog (walking)"),
        ("a girl walking three dogs on leashes", 3, "3 dogs (walking)"),
        ("two men in a tug of war", 1, "2 people (pulling)"),
        ("a girl on a swing in the park", 2, "a child (swinging)"),
        ("a boy holds three balloons", 3, "3 balloons (floating)"),
        ("a balloon on a string", 1, "a balloon (floating)"),
    ],
)
def test_what_is_on_a_string_is_tied_and_said(prompt, ropes, said):
    performance = simulated(prompt)

    assert len(performance.take.ropes) == ropes
    assert any(said in line for line in performance.words)
    for rope in performance.take.ropes:
        lengths = np.hypot(*np.diff(rope.points, axis=1).transpose(2, 0, 1)).sum(axis=1)
        assert lengths.max() < 1.02 * rope.length_m


def test_a_leash_takes_the_dog_along_and_a_tug_goes_to_and_fro():
    walked = simulated("a man walks his dog on a leash").take
    tugged = simulated("two men in a tug of war", duration_s=4.0).take

    assert walked.poses[-1, :2, 0].min() - walked.poses[0, :2, 0].min() > 1.0
    assert np.ptp(tugged.poses[:, 0, 0]) > 0.1
    assert np.ptp(tugged.poses[:, 0, 0] - tugged.poses[:, 1, 0]) < 0.15


def test_held_balloons_stay_over_the_hand():
    performance = simulated("a boy holds three balloons")
    boy = performance.things[0]

    assert performance.take.poses[:, 1:, 1].min() > performance.take.poses[0, boy.index, 1]


def test_a_war_without_a_tug_and_a_tug_at_sea_are_as_they_were():
    assert not simulated("a tug tows a boat at sea", duration_s=0.5).take.ropes
    assert simulated("a pirate in a war", duration_s=0.5).take.ropes == []
