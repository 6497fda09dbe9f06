"""The rides of a fair: whoever is on one goes with it, and a coaster's cars are as fast as the height they have lost."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.reading import read
from tests.animatic.scenes import simulated


@pytest.mark.parametrize(
    ("prompt", "ride"),
    [
        ("a man rides a ferris wheel", "ferris wheel"),
        ("a girl on a carousel", "carousel"),
        ("penguins on a merry-go-round", "carousel"),
        ("a dog on a roller coaster", "roller coaster"),
        ("two kids ride a rollercoaster", "roller coaster"),
    ],
)
def test_who_is_on_a_ride(prompt, ride):
    scene = read(prompt).scene

    assert (scene.actors[0].actions, scene.setting) == ((ride,), "amusement park")


def test_who_only_stands_before_one_is_on_none():
    assert read("a dog barks in front of a ferris wheel").scene.actors[0].actions == ("bark",)


@pytest.mark.parametrize("ride", ["ferris wheel", "carousel", "roller coaster"])
def test_a_rider_stays_in_its_seat(ride):
    performance = simulated(f"two children ride a {ride}", duration_s=3.0)
    seats = [each for each in performance.things if each.look in {"gondola", "carousel horse", "coaster car"}][:2]
    riders = [each for each in performance.things if each.kind.name == "child"]
    poses = performance.take.poses

    assert performance.words == (f"In the picture: 2 children (riding a {ride}); amusement park, day.",)
    for seat, rider in zip(seats, riders, strict=True):
        apart = np.hypot(*(poses[:, seat.index, :2] - poses[:, rider.index, :2]).T)
        assert np.ptp(apart) < 0.12
        assert np.hypot(*np.ptp(poses[:, rider.index, :2], axis=0)) > 1.0


def test_a_coaster_gains_in_speed_what_it_loses_in_height():
    performance = simulated("a child rides a roller coaster", duration_s=4.0)
    car = next(each for each in performance.things if each.look == "coaster car")
    x, y = performance.take.poses[:, car.index, :2].T
    fps = performance.take.fps
    energy = 0.5 * (np.gradient(x) ** 2 + np.gradient(y) ** 2) * fps**2 + 9.81 * y

    assert np.ptp(y) > 1.0
    assert np.ptp(energy[2:-2]) < 0.15 * 9.81 * np.ptp(y) + 4.0
