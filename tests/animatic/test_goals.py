"""A goal is scored: the ball crosses the line, the net takes its speed, and it stays; a miss goes over the bar."""

from __future__ import annotations

import pytest

from generation.engine.animatic.reading import read
from tests.animatic.scenes import simulated


def shot(prompt: str):
    performance = simulated(prompt, duration_s=4.0)
    goal = next(thing for thing in performance.things if thing.look == "goal")
    ball = next(thing.index for thing in performance.things if thing.kind.family == "ball")
    return performance, goal, performance.take.poses[:, ball]


@pytest.mark.parametrize(
    "prompt", ["a striker scores a goal", "a boy kicks a ball into the goal", "a dog scores a goal"]
)
def test_the_ball_is_in_the_net_and_stays_there(prompt):
    _, goal, ball = shot(prompt)
    middle = goal.body.position.x

    assert ball[0, 0] < middle - goal.width_m
    assert middle - goal.width_m / 2 < ball[-1, 0] < middle + goal.width_m / 2
    assert abs(ball[-1, 3]) < 0.3


def test_a_penalty_that_is_missed_goes_over_the_bar():
    _, goal, ball = shot("a robot takes a penalty and misses")
    crossing = ball[ball[:, 0] > goal.body.position.x - goal.width_m / 2][0]

    assert crossing[1] > goal.height_m


def test_whoever_shoots_at_a_hoop_shoots_at_no_goal():
    assert read("a basketball player scores at the hoop").scene.actors[0].actions != ("goal",)
    assert read("a boy kicks a ball").scene.actors[0].actions == ("kick",)
