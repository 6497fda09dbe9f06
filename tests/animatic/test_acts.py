"""What bodies do: falls are falls of a body, turns keep their momentum, whoever fell gets up again."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.actions import ACTIONS, doing, forms_of
from generation.engine.animatic.physics.turning import pulled_in, spin_rate
from tests.animatic.scenes import simulated


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("flip", ("flip", "flips", "flipping", "flipped")),
        ("dance", ("dance", "dances", "dancing", "danced")),
        ("lie down", ("lie down", "lies down", "lying down", "lied down")),
        ("carry", ("carry", "carries", "carrying", "carried")),
        ("float", ("float", "floats", "floating", "floated")),
        ("backflip", ("backflip", "backflips", "backflipping", "backflipped")),
        ("play", ("play", "plays", "playing", "played")),
    ],
)
def test_forms_of_regular_verbs(verb, forms):
    assert forms_of(verb) == forms


def test_every_action_has_a_name_for_doing_it():
    assert all(doing(action).split()[0].endswith("ing") for action in ACTIONS)


@pytest.mark.parametrize("prompt", ["a man trips in the park", "a girl slips on ice", "a dog trips in the park"])
def test_who_falls_lies_limp_and_gets_up_again(prompt):
    performance = simulated(prompt, duration_s=5.0)
    figure = performance.things[0]
    poses = performance.take.figures[figure.index]
    heights = performance.take.poses[:, figure.index, 1]

    limp = np.array([pose.limp for pose in poses])
    fallen = [pose.joints for pose in poses if pose.limp == 1.0]

    assert limp[0] == limp[-1] == 0.0
    assert np.ptp([joints[4] for joints in fallen], axis=0).max() > 0.02  # a hand swings on its own
    assert heights[-1] == pytest.approx(heights[0], abs=0.03)
    assert abs(performance.take.poses[-1, figure.index, 2]) < 0.05


def test_who_only_walks_is_never_limp():
    performance = simulated("a man walks in the park", duration_s=3.0)

    assert {pose.limp for pose in performance.take.figures[0]} == {0.0}


def test_nothing_jumps_where_a_body_goes_limp_or_rises():
    performance = simulated("a man trips in the park", duration_s=5.0)
    poses = performance.take.poses[:, 0]

    steps = np.hypot(*np.diff(poses[:, :2], axis=0).T)
    speeds = np.hypot(poses[:, 3], poses[:, 4])

    assert (steps <= 1.3 * np.maximum(speeds[1:], speeds[:-1]) / 24 + 0.03).all()


def test_arms_pulled_in_turn_faster_by_what_the_inertia_lost():
    share = np.linspace(0.0, 0.999, 500)
    momentum = [spin_rate(each) * (1 - 0.6 * pulled_in(each)) for each in share]

    assert max(momentum) == pytest.approx(min(momentum))
    assert spin_rate(0.5) / spin_rate(0.0) == pytest.approx(2.5)


def test_a_triple_axel_turns_three_and_a_half_times_and_lands_back_first():
    performance = simulated("a girl does a triple axel on ice", duration_s=4.0)
    poses = performance.take.figures[0]
    aloft = [frame for frame, pose in enumerate(poses) if pose.is_airborne]

    turned = (poses[aloft[-1]].yaw - poses[aloft[0]].yaw) / (2 * np.pi)

    assert turned == pytest.approx(3.5, abs=0.35)  # but for what a frame at either end misses
    assert np.cos(poses[min(aloft[-1] + 12, 95)].yaw) < -0.5
    assert performance.take.poses[aloft[-1] + 5, 0, 3] > 1.0


def test_a_cartwheel_goes_once_round_on_hands_and_feet():
    performance = simulated("a girl does a cartwheel in the park", duration_s=2.8)
    angle = performance.take.poses[:, 0, 2]

    assert angle[-1] == pytest.approx(-2 * np.pi, abs=0.1)
    assert np.ptp(performance.take.poses[:, 0, 1]) < 0.1
