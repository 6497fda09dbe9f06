"""What somebody takes lies there first: he goes to it, then he has it, and only then he does what follows."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.reading import read
from tests.animatic.scenes import simulated


def way_of(prompt: str, kind: str, doer: str):
    performance = simulated(prompt, duration_s=5.0)
    thing, by = (next(t.index for t in performance.things if t.kind.name == name) for name in (kind, doer))
    return performance, performance.take.poses[:, thing, :2], performance.take.poses[:, by, :2]


@pytest.mark.parametrize(
    ("prompt", "kind", "doer"),
    [
        ("a raccoon steals a sandwich and runs away", "sandwich", "raccoon"),
        ("a thief steals a diamond and flees", "diamond", "ninja"),
        ("a monkey grabs a banana", "banana", "monkey"),
        ("a girl picks a flower", "flower", "child"),
    ],
)
def test_it_lies_still_until_it_is_taken_and_then_goes_along(prompt, kind, doer):
    _, thing, by = way_of(prompt, kind, doer)
    apart = np.hypot(*(thing - by).T)

    assert np.ptp(thing[:24], axis=0).max() < 0.02
    assert apart[0] > apart[-1] + 0.15
    assert np.ptp(apart[-24:]) < 0.1
    assert np.abs(np.diff(thing, axis=0)).max() < 0.25  # it moves there, it is not put there


def test_a_thief_runs_back_where_he_came_from():
    performance, _, by = way_of("a raccoon steals a sandwich and runs away", "sandwich", "raccoon")

    assert by[:, 0].max() > by[0, 0] + 0.3
    assert by[-1, 0] < by[0, 0]
    assert "raccoon (stealing, then fleeing)" in " ".join(performance.words)


def test_what_is_picked_up_and_thrown_flies():
    _, stone, boy = way_of("a boy picks up a stone and throws it", "stone", "child")

    assert stone[:, 1].max() > boy[:, 1].max() + 0.3
    assert stone[-1, 0] > boy[-1, 0] + 0.5


def test_who_cannot_be_carried_off_so_is_held_as_before():
    assert read("a fox steals a chicken").scene.actors[0].actions == ("hold",)
