"""What nothing can play that somebody is on or over: the deed is done all the same, once, and what is missing is said."""

from __future__ import annotations

import numpy as np
import pytest

from tests.animatic.scenes import simulated


@pytest.mark.parametrize(
    ("prompt", "kind", "said"),
    [
        ("grandma doing a backflip on a treadmill", "old woman", "Not shown: treadmill."),
        (
            "grandma doing a backflip on a snowboard",
            "old woman",
            "I can't draw snowboard: here is a skateboard instead.",
        ),
        (
            "a man doing a backflip on a table",
            "person",
            "In the picture: a person (backflipping) and a table (standing)",
        ),
    ],
)
def test_a_backflip_is_done_on_whatever_there_is_and_comes_down_on_it(prompt, kind, said):
    performance = simulated(prompt)
    flips = next(each for each in performance.things if each.kind.name == kind)
    poses = performance.take.poses[:, flips.index]

    assert np.abs(poses[:, 2]).max() == pytest.approx(2 * np.pi, abs=0.4)
    assert poses[-1, 1] > poses[0, 1] - 0.05
    assert any(line.startswith(said) for line in performance.words)


def test_a_unicorn_gallops_where_no_rainbow_can_bear_it_and_a_cloud_bears_whom_it_is_named_for():
    galloping, resting = simulated("a unicorn galloping over a rainbow"), simulated("a cat sitting on a cloud")

    assert [each.kind.name for each in galloping.things] == ["unicorn"]
    assert galloping.take.poses[-1, 0, 0] > 3.0
    assert "Not shown: rainbow." in galloping.words
    assert {each.kind.name for each in resting.things} == {"cat", "cloud"}


def test_whoever_dunks_over_somebody_is_there_once_and_shoots():
    performance = simulated("a basketball player dunking over a huge robot")
    people = [each.kind.name for each in performance.things if each.index in performance.take.figures]

    assert sorted(people) == ["basketball player", "robot"]
    assert any("a basketball player (shooting)" in line for line in performance.words)
