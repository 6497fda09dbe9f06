"""Games and fights, and what one plays on: blows in turn, chess, golf, a slide, a piano; a flag that waves in the wind."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.picture.painter import Painter
from tests.animatic.scenes import asked, simulated_once


def seen_of(prompt: str, kind: str, **changes: object):
    performance = simulated_once(prompt, **changes)
    return performance, next(thing for thing in performance.things if thing.kind.name == kind)


def test_who_slides_down_a_slide_goes_from_its_top_to_its_foot():
    performance, child = seen_of("a girl slides down a slide", "child", duration_s=2.0)
    x, y = performance.take.poses[:, child.index, :2].T

    assert y[0] - y[-1] > 1.0
    assert x[-1] - x[0] > 1.5
    assert (np.diff(y) < 0.02).all()
    assert performance.words[0].startswith("In the picture: a child (sliding down) and a slide")


def test_a_slide_is_left_as_slowly_as_its_friction_lets_one():
    performance, child = seen_of("a girl slides down a slide", "child", duration_s=2.0)
    speed = np.hypot(*performance.take.poses[:, child.index, 3:5].T)

    assert 0.0 < np.diff(speed).max() * performance.take.fps < 9.81


def test_where_no_slide_is_named_one_slides_on_the_ground():
    performance, penguin = seen_of("a penguin slides on the ice", "penguin", duration_s=1.0)

    assert np.ptp(performance.take.poses[:, penguin.index, 1]) < 0.05


@pytest.mark.parametrize("prompt", ["a flag waves in the wind", "a flag in a storm"])
def test_a_flag_stands_and_waves(prompt):
    performance, flag = seen_of(prompt, "flag", duration_s=1.0)
    poses = performance.take.poses[:, flag.index]

    assert np.ptp(poses[:, 2]) == 0.0
    painter = Painter(
        performance.scene,
        performance.take,
        performance.things,
        performance.camera,
        ground=performance.footage[0].world.ground,
        gravity=performance.footage[0].gravity,
        seed=asked(prompt).seed,
    )
    frames = [painter.frame(number).astype(int) for number in (10, 20)]
    assert (np.abs(frames[1] - frames[0]).max(axis=2) > 40).mean() > 0.01


def test_blows_land_in_turn_and_push_who_takes_them():
    performance = simulated_once("two boxers fight in a gym", duration_s=3.0)
    one, other = (thing.index for thing in performance.things if thing.kind.name == "person")
    hits = [each for each in performance.take.contacts if each.touch is Touch.HIT and each.speed == 1.6]

    assert [each.thing for each in hits] == [other, one, other, one]
    assert np.allclose(np.diff([each.time_s for each in hits]), 0.8, atol=0.01)
    x = performance.take.poses[:, other, 0]
    at = int(hits[0].time_s * 24)
    assert x[at + 6] > x[at]


def test_a_cat_plays_a_piano_that_its_paws_reach():
    performance, piano = seen_of("a cat plays the piano", "piano", duration_s=1.0)
    cat = next(thing for thing in performance.things if thing.kind.name == "cat")

    assert piano.height_m < 2 * cat.height_m
    assert "playing the piano" in performance.words[0]


def test_two_who_play_chess_sit_on_both_sides_of_one_board_and_move_in_turn():
    performance, board = seen_of("two men play chess in the park", "chessboard", duration_s=1.0)
    men = sorted(
        (thing for thing in performance.things if thing.kind.name == "person"),
        key=lambda man: performance.take.poses[-1, man.index, 0],
    )

    x = performance.take.poses[-1, :, 0]
    assert x[men[0].index] < x[board.index] < x[men[1].index]
    assert np.ptp(performance.take.poses[:, board.index, 2]) == 0.0
    for man in men:
        hips = [pose.stance.hips for pose in performance.take.figures[man.index] if pose.stance]
        assert max(hips) < 0.2
    assert [thing.kind.name for thing in performance.things].count("chessboard") == 1


def test_a_golf_ball_lies_until_the_club_meets_it_and_then_flies():
    performance, ball = seen_of("a man plays golf", "tennis ball", duration_s=1.5)
    x, y = performance.take.poses[:, ball.index, :2].T

    assert np.ptp(x[:11]) < 0.01
    assert x[-1] - x[0] > 4.0
    assert y.max() > 1.0
