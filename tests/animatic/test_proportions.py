"""What is giant, tiny, in the sky, in the way or simply there: it is so from the first frame on."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.filming import in_picture
from generation.engine.animatic.kinds import KINDS
from generation.engine.animatic.physics.outlines import resting_angle
from generation.engine.animatic.picture import birds, cast
from generation.engine.animatic.reading import read
from tests.animatic.scenes import simulated


def share_of_width(prompt: str) -> float:
    performance = simulated(prompt)
    return performance.things[0].width_m * performance.camera.scale / performance.camera.width


def test_a_giant_is_as_high_as_a_house_and_a_tiny_one_goes_into_a_hand():
    giant, big, tiny = (read(f"a {size} duck in the park").scene.actors[0].size for size in ("giant", "big", "tiny"))
    elephant = read("a tiny elephant").scene.actors[0]

    assert giant * KINDS["duck"].size_m > KINDS["house"].size_m
    assert 1.0 < big < 1.5
    assert tiny < 0.5
    assert KINDS["elephant"].size_m * elephant.size == pytest.approx(0.2)


def test_giant_and_tiny_are_seen_alone_too_and_stay_in_the_picture():
    giant, usual, tiny = (share_of_width(f"{size} elephant stands in the park") for size in ("a giant", "an", "a tiny"))

    assert 0.08 < tiny < 0.2 < usual < giant < 0.95


def test_zoom_out_begins_near_and_ends_with_the_whole_picture():
    zoom = simulated("zoom out from a cat in the park").camera.window.zoom

    assert (zoom[0], zoom[-1]) == (2.0, 1.0)
    assert (np.diff(zoom) <= 0).all()


def test_the_moon_rises_and_the_sun_sets_by_themselves():
    moon, sun = simulated("the moon rises over the mountains"), simulated("the sun sets over the sea")

    assert np.ptp(moon.take.poses[:, 0, 1]) > 1.0
    assert (np.diff(moon.take.poses[1:, 0, 1]) >= 0).all()
    assert (np.diff(sun.take.poses[1:, 0, 1]) <= 0).all()
    assert moon.words == ("In the picture: the moon (rising); mountains, night.",)


def test_a_moon_goes_round_its_earth():
    performance = simulated("the moon circles the earth", duration_s=4.0)
    moon, earth = ((performance.take.poses[:, at, :2]) for at in (0, 1))

    turned = np.unwrap(np.arctan2(*(moon - earth).T[::-1]))

    assert performance.scene.setting == "space"
    assert abs(turned[-1] - turned[0]) > 4.0


@pytest.mark.parametrize("seed", [1, 2])
def test_the_moon_over_what_is_played_does_not_leap_at_the_first_frame(seed):
    performance = simulated("a ball knocks a tower of blocks over, the moon shines", seed=seed)
    (moon,) = (thing.index for thing in performance.things if thing.look == "orb")
    steps = np.abs(np.diff(performance.take.poses[:, moon, :2], axis=0)).max(axis=1)

    assert steps[0] <= steps[1:].max() + 0.02


@pytest.mark.parametrize(
    "prompt", ["a teapot", "a red ball lies on the grass", "an ice cream and a crate", "a man and a pumpkin"]
)
def test_what_was_not_told_to_fall_lies_there_from_the_first_frame(prompt):
    performance = simulated(prompt)
    still = [thing.index for thing in performance.things if thing.kind.family in {"thing", "box", "ball"}]

    assert still
    assert np.ptp(performance.take.poses[:, still, 1], axis=0).max() < 0.02


def test_what_was_told_to_fall_falls():
    assert np.ptp(simulated("a teapot falls").take.poses[:, 0, 1]) > 0.2


@pytest.mark.parametrize(
    ("kind", "lies"), [("ice cream", True), ("lollipop", True), ("teapot", False), ("book", False)]
)
def test_things_lie_as_they_can(kind, lies):
    assert (abs(resting_angle(kind)) > 0.5) is lies


def test_whoever_is_driven_into_is_there_and_gets_up_again():
    performance = simulated("a car hits a man", duration_s=5.0)
    man = next(thing.index for thing in performance.things if thing.kind.name == "person")
    limp = [pose.limp for pose in performance.take.figures[man]]

    assert max(limp) == 1.0
    assert limp[-1] == 0.0
    assert not [thing for thing in performance.things if thing.kind.name == "crate"]
    assert in_picture(performance.take, performance.camera)[:, man].mean() > 0.9


def test_what_is_no_figure_is_driven_into_as_well():
    performance = simulated("a car crashes into a sofa", duration_s=3.0)
    sofa = next(thing.index for thing in performance.things if thing.kind.name == "sofa")

    assert performance.take.poses[-1, sofa, 0] - performance.take.poses[0, sofa, 0] > 0.05
    assert any({contact.thing, contact.other_thing} >= {0, sofa} for contact in performance.take.contacts)


def test_a_duck_is_drawn_as_a_duck():
    drawn = cast.FIGURES["duck"]

    assert drawn.__code__.co_names[0] == birds.__name__.rpartition(".")[2]
