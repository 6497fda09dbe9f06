"""Who feeds somebody goes there, and what is held out is eaten out of the hand; birds have crumbs thrown to them."""

from __future__ import annotations

import numpy as np
import pytest

from tests.animatic.scenes import simulated


@pytest.mark.parametrize(
    ("prompt", "food", "eater"),
    [
        ("a boy feeds a goat", "carrot", "goat"),
        ("a woman feeds a carrot to a horse", "carrot", "horse"),
        ("a girl feeds a horse an apple", "apple", "horse"),
        ("a man feeds his dog", "drumstick", "dog"),
    ],
)
def test_it_is_brought_there_and_gets_less(prompt, food, eater):
    performance = simulated(prompt, duration_s=5.0)
    meal, fed = (next(t.index for t in performance.things if t.kind.name == kind) for kind in (food, eater))
    giver = performance.take.poses[:, 0, 0]
    scales = performance.take.scales[:, meal, 0]

    assert giver[-1] - giver[0] > 0.3
    assert scales[24] == 1.0
    assert scales[-1] == 0.0
    mouth = performance.take.poses[60, fed, 0] - 0.4 * performance.things[fed].width_m
    assert abs(performance.take.poses[60, meal, 0] - mouth) < 0.4 * performance.things[fed].width_m
    assert f"{eater} (eating)" in " ".join(performance.words)


def test_crumbs_come_down_before_the_birds():
    performance = simulated("a girl feeds the ducks", duration_s=4.0)
    crumbs = [thing.index for thing in performance.things if thing.look == "clod"]
    ducks = [thing.index for thing in performance.things if thing.kind.name == "duck"]
    poses = performance.take.poses

    first = poses[-1, crumbs[0]]
    assert first[1] < 0.05
    assert poses[0, ducks[0], 0] - 0.6 < first[0] < poses[0, ducks[-1], 0] + 0.6
    assert np.ptp(poses[:, ducks[0], 2]) > 0.25  # it bends down


@pytest.mark.parametrize(("prompt", "held"), [("a boy feeds a goat", "carrot"), ("a man steals an apple", "apple")])
def test_what_is_held_goes_on_where_one_gesture_follows_another(prompt, held):
    performance = simulated(prompt, duration_s=4.0)
    index = next(thing.index for thing in performance.things if thing.kind.name == held)
    poses = performance.take.poses[:60, index].astype(float)
    way = np.hypot(*np.diff(poses[:, :2], axis=0).T)
    speed = np.hypot(poses[:, 3], poses[:, 4])

    assert np.max(way - np.maximum(speed[1:], speed[:-1]) / 24) < 0.02
