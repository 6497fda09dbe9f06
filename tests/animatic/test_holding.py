"""Who has something in the hands goes, jumps and dances with it, upright, and has no second one of it."""

from __future__ import annotations

import numpy as np
import pytest

from tests.animatic.scenes import simulated

_TIPPED = 0.3  # radians: a runner leans by no more


def _holder(prompt):
    performance = simulated(prompt, duration_s=2.5)
    holder = next(each for each in performance.things if each.index in performance.take.figures)
    return performance, holder, performance.take.poses[:, holder.index]


@pytest.mark.parametrize("held", ["sword", "umbrella", "flag", "hammer", "suitcase", "guitar", "flower", "balloon"])
def test_whoever_runs_with_something_in_the_hands_stays_upright_and_gets_on(held):
    performance, _, poses = _holder(f"a girl with a {held} runs")

    assert np.abs(poses[:, 2]).max() < _TIPPED
    assert poses[-1, 0] - poses[0, 0] > 4.0
    assert not [line for line in performance.words if "doesn't" in line or "Not shown" in line]


@pytest.mark.parametrize("held", ["sword", "suitcase", "balloon"])
@pytest.mark.parametrize("deed", ["jumps", "dances"])
def test_whoever_jumps_or_dances_with_something_in_the_hands_leaves_the_ground_with_it(held, deed):
    performance, holder, poses = _holder(f"a girl with a {held} {deed}")
    thing = next(each for each in performance.things if each.kind.name == held)
    apart = np.hypot(*(performance.take.poses[:, thing.index, :2] - poses[:, :2]).T)

    assert np.ptp(poses[:, 1]) > 0.15
    assert np.abs(poses[:, 2]).max() < _TIPPED
    assert apart.max() < (0.4 if held != "balloon" else 1.3) * holder.height_m
    assert not [line for line in performance.words if "doesn't" in line]


def test_what_is_held_keeps_its_angle_and_does_not_touch_the_ground():
    performance, _, _ = _holder("a man with a sword walks")
    sword = next(each for each in performance.things if each.kind.name == "sword")

    assert np.abs(performance.take.poses[:, sword.index, 2]).max() < _TIPPED
    assert not [each for each in performance.take.contacts if sword.index in (each.thing, each.other_thing)]


@pytest.mark.parametrize(("prompt", "is_laden"), [("a knight with a sword runs", True), ("a knight runs", False)])
def test_a_knight_with_a_sword_in_the_hands_has_no_second_one(prompt, is_laden):
    performance, holder, _ = _holder(prompt)
    stances = [pose.stance for pose in performance.take.figures[holder.index]]

    assert {stance is not None and stance.is_laden for stance in stances} == {is_laden}


@pytest.mark.parametrize(
    ("prompt", "least_m"),
    [("a girl with a stick runs", 4.0), ("a girl holding a cat runs", 4.0), ("a dog carrying a sword runs", 3.0)],
)
def test_whoever_holds_something_holds_it_meanwhile_and_not_first(prompt, least_m):
    performance, _, poses = _holder(prompt)

    assert poses[-1, 0] - poses[0, 0] > least_m
    assert not [line for line in performance.words if "fighting" in line]


def test_a_stick_is_still_fought_with_where_nobody_is_to_go():
    assert any("a child (fighting)" in line for line in simulated("a girl with a stick").words)


@pytest.mark.parametrize(("prompt", "rises_m"), [("a girl jumping on a bed", 0.2), ("a girl sitting on a bed", 0.0)])
def test_whoever_jumps_on_a_bed_stands_on_its_mattress_and_leaps(prompt, rises_m):
    _, holder, poses = _holder(prompt)

    assert np.ptp(poses[:, 1]) >= rises_m
    assert np.ptp(poses[:, 1]) < rises_m + 0.5
    assert (poses[:, 1] - holder.height_m / 2 > 0.3).all() or not rises_m
