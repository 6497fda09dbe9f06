"""What one does to another: joints hold, staffs are rigid, whoever is chased stays ahead, loads move by the soles' grip."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.engine import Performance
from generation.engine.animatic.physics.track import Touch
from tests.animatic.scenes import simulated


def index_of(performance: Performance, kind: str) -> int:
    return next(thing.index for thing in performance.things if thing.kind.name == kind)


def test_a_cat_clings_to_a_skaters_head_through_a_triple_axel():
    performance = simulated("a cat clinging to a figure skater through a triple axel", duration_s=4.0)
    cat, skater = index_of(performance, "cat"), index_of(performance, "skater")
    poses, figures = performance.take.poses, performance.take.figures
    head = poses[:, skater, 1] + 0.4 * performance.things[skater].height_m

    turned = [pose.yaw for pose in figures[cat]]

    assert performance.scene.setting == "rink"
    assert np.abs(poses[:, cat, 0] - poses[:, skater, 0]).max() < 0.35
    assert np.abs(poses[:, cat, 1] - head).max() < 0.45
    assert max(turned) - min(turned) > 6 * np.pi
    assert turned == pytest.approx([pose.yaw for pose in figures[skater]], abs=0.2)


def test_a_staff_spins_both_ways_in_the_hands_and_keeps_its_length():
    performance = simulated("a martial artist with a staff", duration_s=4.0)
    staff, artist = index_of(performance, "staff"), index_of(performance, "martial artist")
    poses = performance.take.poses

    hands = [pose.hands for pose in performance.take.figures[artist]][1:]

    assert poses[:, staff, 5].max() > 6
    assert poses[:, staff, 5].min() < -6
    assert all(np.hypot(*np.subtract(*pair)) == pytest.approx(0.11 * 1.7, rel=0.15) for pair in hands)
    assert np.abs(poses[:, staff, :2] - poses[:, artist, :2]).max() < 1.1


def test_a_gymnast_mounts_turns_over_wobbles_leaps_and_stands():
    performance = simulated("a gymnast's routine on an unstable beam", duration_s=4.0)
    gymnast, beam = index_of(performance, "gymnast"), index_of(performance, "beam")
    poses = performance.take.poses[:, gymnast]
    aloft = np.array([pose.is_airborne for pose in performance.take.figures[gymnast]])

    flights = np.count_nonzero(np.diff(aloft.astype(int)) == 1)

    assert flights == 4
    assert poses[:, 2].max() > 6.0  # once over backwards
    assert abs(poses[-1, 2]) < 0.4  # and once forwards, down to the floor
    assert poses[-1, 1] < 0.9 < poses[40, 1]
    assert np.ptp(performance.take.poses[:, beam, 1]) > 0.005


def test_who_is_chased_stays_ahead_and_is_not_lost():
    performance = simulated("a dog chases a cat in the park", duration_s=5.0)
    dog, cat = index_of(performance, "dog"), index_of(performance, "cat")

    apart = performance.take.poses[24:, cat, 0] - performance.take.poses[24:, dog, 0]

    assert apart.min() > 0.3
    assert apart.max() < 2.5


def test_a_car_is_pushed_on_its_wheels_and_does_not_run_away():
    pushed = simulated("a man pushes a car", duration_s=3.0)
    man, car = index_of(pushed, "person"), index_of(pushed, "car")

    gap = pushed.take.poses[:, car, 0] - pushed.take.poses[:, man, 0]
    wheel = next(thing.index for thing in pushed.things if thing.owner == car)

    assert "(pushing)" in " ".join(pushed.words)
    assert pushed.take.poses[-1, car, 0] - pushed.take.poses[0, car, 0] > 1.0
    assert np.ptp(gap) < 0.2
    assert pushed.take.poses[-1, wheel, 2] < -3.0  # it rolls


def test_a_crate_goes_only_as_far_as_it_is_pushed():
    pushed = simulated("a robot pushes a crate in the street", duration_s=4.0)
    robot, crate = index_of(pushed, "robot"), index_of(pushed, "crate")

    gap = pushed.take.poses[:, crate, 0] - pushed.take.poses[:, robot, 0]

    assert pushed.take.poses[-1, crate, 0] - pushed.take.poses[0, crate, 0] > 1.0
    assert np.ptp(gap[24:]) < 0.1


def test_a_ball_is_caught_by_jaws():
    performance = simulated("a boy throws a ball to a dog in the park", duration_s=3.0)
    ball, dog = index_of(performance, "ball"), index_of(performance, "dog")

    assert abs(performance.take.poses[-1, ball, 0] - performance.take.poses[-1, dog, 0]) < 0.8
    assert [contact for contact in performance.take.contacts if contact.thing == ball and contact.touch is Touch.HIT]


def test_whoever_rides_goes_where_the_horse_goes():
    performance = simulated("a knight rides a horse in the park", duration_s=3.0)
    knight, horse = index_of(performance, "knight"), index_of(performance, "horse")
    x = performance.take.poses[:, :, 0]

    assert x[-1, horse] - x[0, horse] > 1.0
    assert np.abs(x[:, knight] - x[:, horse]).max() < 0.4
    assert "a knight (riding) and a horse (walking)" in performance.words[-1]


def test_who_swings_on_a_rope_is_a_pendulum():
    performance = simulated("a girl swings on a rope in the park", duration_s=4.0)
    bar, girl = index_of(performance, "bar"), index_of(performance, "child")
    poses = performance.take.poses
    reach = np.hypot(*(poses[:, girl, :2] - poses[:, bar, :2]).T)

    height = poses[:, girl, 1] - poses[:, girl, 1].min()

    assert performance.words == ("In the picture: a child (swinging); park, day.",)
    assert np.ptp(reach) < 0.25
    assert 0.2 < height[48:].max() <= height[0] + 0.02


def test_a_hero_flies_and_a_climber_climbs():
    hero = simulated("a superhero flies in the street", duration_s=3.0).take.poses[:, 0]
    climber = simulated("a boy climbs a pole", duration_s=4.0).take.poses[:, 0]

    assert hero[-1, 1] > 1.8
    assert hero[-1, 0] - hero[0, 0] > 2.0
    assert climber[-1, 1] - climber[0, 1] > 0.6
    assert np.ptp(climber[:, 0]) < 0.02
