"""A car that jumps over something: both are seen, one above the other, and it flies as anything does."""

from __future__ import annotations

import numpy as np
import pytest

from tests.animatic.scenes import simulated_once


def flown(prompt: str):
    performance = simulated_once(prompt, duration_s=2.0)
    hero, *others = [thing for thing in performance.things if thing.kind.family == "car"]
    under = [thing for thing in [hero, *others] if thing.kind.name != "car"]
    car = next(thing for thing in [hero, *others] if thing.kind.name == "car")
    return performance, car, under[0]


def test_a_car_jumps_over_a_truck_which_it_does_not_touch():
    performance, car, truck = flown("a red car jumps over a blue truck")
    poses = performance.take.poses
    over = np.abs(poses[:, car.index, 0] - poses[:, truck.index, 0]).argmin()

    gap = poses[over, car.index, 1] - poses[over, truck.index, 1]
    assert gap > (car.height_m + truck.height_m) / 2
    wheels = {thing.index for thing in performance.things if thing.owner in {car.index, truck.index}}
    touched = [
        each
        for each in performance.take.contacts
        if {each.thing, each.other_thing} <= wheels | {truck.index, car.index}
    ]
    assert not [each for each in touched if each.time_s > 0.3]
    assert "jumping" in performance.words[0]


def test_between_ramp_and_road_it_falls_freely():
    performance, car, _ = flown("a red car jumps over a blue truck")
    y = performance.take.poses[:, car.index, 1]
    top = int(y.argmax())

    falling = np.diff(y[top - 3 : top + 4], 2) * performance.take.fps**2
    assert falling.mean() == pytest.approx(-9.81, rel=0.1)


def test_what_is_said_to_stand_over_another_does_not_jump():
    performance, car, _ = flown("a red car over a blue truck")

    assert np.ptp(performance.take.poses[:, car.index, 1]) < 0.2
