"""Several who each do their own thing: one stage, a part for everybody, nobody in anybody's way."""

from __future__ import annotations

import numpy as np

from generation.engine.animatic.engine import Performance
from tests.animatic.scenes import simulated


def track_of(performance: Performance, kind: str, column: int = 0) -> np.ndarray:
    """The x (or another column of the pose) of the first of a kind, a value a frame."""
    first = next(thing.index for thing in performance.things if thing.kind.name == kind)
    return performance.take.poses[:, first, column]


def test_a_runner_goes_round_whoever_stays():
    performance = simulated("a dog runs while a girl juggles", duration_s=5.0)
    dog, girl = track_of(performance, "dog"), track_of(performance, "child")

    past = np.argmax(dog > girl + 0.4)

    assert np.ptp(girl) < 0.1
    assert past > 0
    assert (dog[past:] < girl[past:] - 0.4).any()
    assert {"dog", "child", "ball"} <= {thing.kind.name for thing in performance.things}


def test_nobody_juggles_in_place_of_somebody_who_cannot():
    performance = simulated("an octopus juggles teacups underwater", duration_s=1.0)

    assert {thing.kind.name for thing in performance.things} == {"octopus", "cup"}


def test_a_car_drives_past_robots_that_stay_upright():
    performance = simulated("a red car drives past two dancing robots", duration_s=4.0)
    robots = [thing.index for thing in performance.things if thing.kind.name == "robot"]
    car = track_of(performance, "car")

    assert len(robots) == 2
    assert car[0] < performance.take.poses[0, robots, 0].min()
    assert car[-1] > performance.take.poses[0, robots, 0].max()
    assert np.abs(performance.take.poses[-1, robots, 2]).max() < 0.1


def test_without_anybody_to_pass_the_camera_goes_with_the_car():
    performance = simulated("a red car drives", duration_s=3.0)

    x_px = [performance.camera.to_px(frame, x, 0.0)[0] for frame, x in enumerate(track_of(performance, "car"))]

    assert np.ptp(x_px) < 0.2 * performance.camera.width
