"""Everybody has room: nobody begins inside another, and nothing is where its speed did not take it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.figures import stand
from generation.engine.animatic.physics.limp import Tumble
from generation.engine.animatic.physics.track import Take
from generation.engine.animatic.physics.world import World
from tests.animatic.scenes import simulated


def strayed_m(take: Take) -> float:
    """The longest way between two frames that no body's speed at either of them explains."""
    way = np.hypot(*np.diff(take.poses[:, :, :2], axis=0).transpose(2, 0, 1))
    speed = np.hypot(take.poses[:, :, 3], take.poses[:, :, 4])
    return float((way - np.maximum(speed[1:], speed[:-1]) / take.fps).max()) - 9.81 / take.fps**2 - 0.006


@pytest.mark.parametrize(
    "prompt",
    [
        "two flamingos skating on the rink",
        "two rockets",
        "two ghosts",
        "three hot air balloons and a lamp",
        "three trucks and a leopard",
        "three spaceships and a scooter",
        "a spaceship with a ball and two scooters",
        "two octopuses",
        "a gorilla in a canoe",
        "four crates rolling down a ramp",
        "a juggler in space",
        "two crates under water",
    ],
)
def test_nobody_begins_inside_another(prompt):
    assert strayed_m(simulated(prompt, duration_s=0.6).take) < 0.02


@pytest.mark.parametrize(
    "prompt",
    [
        "a cliff diver performs a somersault into the water",
        "a juggler juggling at sea",
    ],
)
def test_a_leap_pushes_a_board_and_a_hand_leads_a_ball_no_faster_than_they_say(prompt):
    assert strayed_m(simulated(prompt).take) < 0.02


def test_whoever_gets_up_shoves_aside_what_lies_there():
    take = simulated("a queen chases a pizza", duration_s=4.0).take

    assert any(pose.limp > 0.5 for pose in take.figures[0])
    assert strayed_m(take) < 0.02


def test_what_falls_on_an_apple_does_not_press_it_into_the_ground():
    performance = simulated("an archer shoots an apple off a melon")
    apple = next(thing for thing in performance.things if thing.kind.name == "apple")

    lowest = performance.take.poses[:, apple.index, 1].min() - apple.height_m / 2

    assert lowest > -0.006


def test_water_is_as_deep_as_three_whales_need():
    performance = simulated("three whales in the sea", duration_s=0.2)

    lowest = min(performance.take.poses[0, thing.index, 1] - thing.height_m / 2 for thing in performance.things)

    assert lowest > performance.footage[0].world.ground_level_m


@pytest.mark.parametrize(
    "prompt",
    [
        "a cricket batsman smashes the ball",
        "a boy breaks a plank",
        "a man walks and then lifts a barbell",
        "a man writes",
    ],
)
def test_what_is_handled_goes_with_the_hands_from_the_first_frame_on(prompt):
    take = simulated(prompt).take
    shown = take.scales is None or (take.scales > 0).all(axis=(0, 2))

    assert strayed_m(replace(take, poses=take.poses[:, shown] if take.scales is not None else take.poses)) < 0.02


def test_a_snowman_that_gets_up_pushes_away_what_lies_on_it():
    world = World(fps=24, gravity=9.81, ground="stone")
    snowman = things.figure(KINDS["snowman"], (0, 0, 0), (0.0, 0.0), 1.0, 1)
    stand(world, snowman, seed=1).tumbles.append(Tumble(0.3))
    seen = list[bool]()

    take = world.run(24 * 4, lambda frame: seen.append(bool(snowman.shapes)))

    assert any(0.1 < pose.limp < 0.9 for pose in take.figures[0][48:])
    assert all(seen)
    assert snowman.shapes
