"""What two do with each other is seen on both: hands meet, gifts change hands, blades cross, nobody is hurt."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.engine import Performance
from generation.engine.animatic.filming import in_picture
from generation.engine.animatic.physics.track import Touch
from tests.animatic.scenes import simulated


def figures_of(performance: Performance) -> list[int]:
    return sorted(performance.take.figures)


def gap(performance: Performance) -> np.ndarray:
    one, other = figures_of(performance)[:2]
    return np.abs(performance.take.poses[:, other, 0] - performance.take.poses[:, one, 0])


@pytest.mark.parametrize("prompt", ["a couple dances a waltz", "a man dances with a woman"])
def test_two_who_dance_together_turn_round_each_other_face_to_face(prompt):
    performance = simulated(prompt, duration_s=3.0)
    one, other = figures_of(performance)
    yaws = [np.unwrap([pose.yaw for pose in performance.take.figures[at]]) for at in (one, other)]

    assert "2 people (dancing)" in " ".join(performance.words)
    assert gap(performance).max() < 0.5
    assert abs(yaws[0][-1] - yaws[0][2]) > 3.0
    assert np.cos(yaws[0][2:] - yaws[1][2:]).max() < -0.9
    assert np.ptp(performance.take.lanes[:, one]) > 0.3


def test_hands_that_shake_are_in_one_place_and_move():
    performance = simulated("two businessmen shake hands", duration_s=4.0)
    one, other = (
        np.array([pose.hands[1] for pose in performance.take.figures[at] if pose.hands])
        for at in figures_of(performance)
    )

    assert np.abs(one[-24:] - other[-24:]).max() < 0.02
    assert np.ptp(one[-24:, 1]) > 0.04
    assert performance.words == ("In the picture: 2 businessmen (shaking hands); office, day.",)


def test_a_gift_goes_from_hand_to_hand():
    performance = simulated("a man gives a woman a present", duration_s=4.0)
    present = next(thing.index for thing in performance.things if thing.kind.name == "present")
    x, poses = performance.take.poses[:, :, 0], performance.take.poses
    giver, receiver = figures_of(performance)

    assert abs(x[12, present] - x[12, giver]) < 0.5 < abs(x[12, present] - x[12, receiver])
    assert abs(x[-1, present] - x[-1, receiver]) < 0.5
    assert np.ptp(poses[:, receiver, 2]) < 0.2  # nobody is knocked over


def test_a_kiss_bends_down_to_a_child_and_hearts_rise():
    performance = simulated("a mother kisses her child on the cheek", duration_s=4.0)
    mother, _ = figures_of(performance)
    stances = [pose.stance for pose in performance.take.figures[mother] if pose.stance]

    assert min(stance.hips for stance in stances if stance.hips) < 0.3
    assert [plume.look for plume in performance.take.plumes] == ["love"]
    assert sum(contact.material == "kiss" for contact in performance.take.contacts) == 1


def test_swords_cross_in_the_hands_and_nobody_falls():
    performance = simulated("two knights fight with swords", duration_s=4.0)
    swords = [thing.index for thing in performance.things if thing.kind.name == "sword"]
    apart = np.hypot(*(performance.take.poses[:, swords[0], :2] - performance.take.poses[:, swords[1], :2]).T)

    assert len(swords) == 2
    assert max(pose.limp for at in figures_of(performance) for pose in performance.take.figures[at]) == 0.0
    assert np.ptp(apart) > 0.15
    assert sum(contact.other == "steel" for contact in performance.take.contacts if contact.touch is Touch.HIT) >= 4
    assert in_picture(performance.take, performance.camera)[:, figures_of(performance)].all()


def test_a_ball_is_kicked_to_whom_it_is_for_and_stops_there():
    performance = simulated("a boy kicks a football to a girl", duration_s=4.0)
    ball = next(thing.index for thing in performance.things if thing.kind.family == "ball")
    _, girl = figures_of(performance)
    x = performance.take.poses[:, :, 0]

    assert x[0, girl] - x[0, ball] > 1.0
    assert abs(x[-1, girl] - x[-1, ball]) < 0.9


def test_nothing_is_given_where_there_is_nothing_to_give():
    performance = simulated("a man gives a woman a kiss")

    assert performance.words[:2] == ("Not shown: kiss.", "The man doesn't *give*.")
    assert not [thing for thing in performance.things if thing.kind.name == "present"]


def test_who_falls_asleep_yawns_lies_down_and_snores():
    performance = simulated("a man falls asleep", duration_s=4.0)
    poses = performance.take.figures[0]

    assert max(pose.mouth for pose in poses[:30]) > 0.6
    assert abs(performance.take.poses[-1, 0, 2]) > 1.2
    assert poses[-1].blink == 1.0
    assert performance.take.plumes[0].look == "sleep"
    assert "(falling asleep)" in performance.words[-1]


def test_a_proposal_is_made_on_a_knee_with_a_ring_in_the_hand():
    performance = simulated("a man proposes to a woman with a ring", duration_s=4.0)
    ring = next(thing for thing in performance.things if thing.look == "ring")
    poses = performance.take.figures[0]
    hands = np.hypot(*(performance.take.poses[:, ring.index, :2] - performance.take.poses[:, 0, :2]).T)

    assert "2 people (proposing); park" in " ".join(performance.words)
    assert "Not shown" not in " ".join(performance.words)
    assert poses[0].stance is None or poses[0].stance.hips is None
    assert poses[-1].stance.hips < 0.25
    assert hands.max() < 0.6 * performance.things[0].height_m
    assert any(contact.material == "gasp" for contact in performance.take.contacts)


def test_a_dog_is_not_said_to_propose():
    assert "doesn't *propose*" in " ".join(simulated("a dog proposes to a cat", duration_s=0.4).words)
