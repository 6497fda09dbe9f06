"""What becomes something else is seen to: first the one, then, where it stood, the other."""

from __future__ import annotations

import pytest

from generation.engine.animatic.reading import read
from tests.animatic.scenes import simulated


@pytest.mark.parametrize(
    ("prompt", "one", "other"),
    [
        ("a frog turns into a king", "frog", "king"),
        ("a pumpkin becomes a car", "pumpkin", "car"),
        ("an egg turns into a chicken", "egg", "chicken"),
        ("a cat transforms into a dragon", "cat", "dragon"),
    ],
)
def test_the_first_is_gone_when_the_second_is_there_and_stands_where_it_stood(prompt, one, other):
    performance = simulated(prompt, duration_s=4.0)
    first, second = (next(t.index for t in performance.things if t.kind.name == kind) for kind in (one, other))
    scales, poses = performance.take.scales[:, :, 1], performance.take.poses

    assert (scales[0, first], scales[0, second]) == (1.0, 0.0)
    assert (scales[-1, first], scales[-1, second]) == pytest.approx((0.0, 1.0))
    assert not ((scales[:, first] > 0.5) & (scales[:, second] > 0.5)).any()
    assert abs(poses[-1, second, 0] - poses[0, first, 0]) < 0.3
    assert poses[-1, second, 1] < 2.5  # nothing is thrown out of what is in its place
    assert f"{one} (becoming another" in " ".join(performance.words)


def test_who_turns_another_into_something_stays_what_he_is():
    acts = {(act.doer, act.action, act.target) for act in read("a wizard turns a frog into a prince").scene.acts}

    assert acts == {(0, "enchant", 1), (1, "become", 2)}


def test_what_it_does_then_it_does_as_the_other():
    performance = simulated("a robot transforms into a car and drives away", duration_s=4.0)
    car = next(thing.index for thing in performance.things if thing.kind.name == "car")

    assert performance.take.poses[-1, car, 3] > 1.0
    assert abs(performance.take.poses[30, car, 3]) < 0.05


def test_a_wheel_that_is_turned_becomes_nothing():
    assert "become" not in read("a sailor turns the wheel").scene.actors[0].actions
