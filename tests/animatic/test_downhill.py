"""Down a hill: who rolls turns over and over with the ground he covers, who slides keeps to it."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.reading import read
from tests.animatic.scenes import simulated


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("a penguin rolls down a snowy hill", "penguin"),
        ("a boy rolls down a hill", "child"),
        ("a bear rolling down a mountain", "bear"),
    ],
)
def test_who_rolls_turns_as_far_as_the_ground_goes_by(prompt, kind):
    performance = simulated(prompt, duration_s=3.0)
    at = next(thing.index for thing in performance.things if thing.kind.name == kind)
    way, turned = np.ptp(performance.take.poses[:, at, 0]), np.ptp(performance.take.poses[:, at, 2])
    radius = performance.things[at].shapes[0].radius

    assert performance.take.poses[-1, at, 1] < performance.take.poses[0, at, 1] - 0.2
    assert turned > np.pi
    assert way / radius == pytest.approx(turned, rel=0.25)
    assert f"{kind} (rolling down)" in " ".join(performance.words)


@pytest.mark.parametrize(
    ("prompt", "kind", "rides"),
    [("a penguin slides down a snowy hill", "penguin", False), ("a girl slides down a snowy hill", "child", True)],
)
def test_who_slides_down_keeps_to_the_hill(prompt, kind, rides):
    performance = simulated(prompt, duration_s=3.0)
    at = next(thing.index for thing in performance.things if thing.kind.name == kind)
    x, y = performance.take.poses[:, at, 0], performance.take.poses[:, at, 1]

    assert np.abs(np.diff(y, n=2)).max() < 0.02
    assert y[-1] < y[0] - 0.2
    assert x[-1] > x[0] + 1.0
    assert any(thing.kind.name == "sled" for thing in performance.things) is rides


def test_a_ball_and_a_slide_stay_what_they_are():
    assert read("a ball rolls down a hill").scene.actors[0].actions == ("roll",)
    assert "child (sliding" in " ".join(simulated("a girl slides down a slide", duration_s=1.0).words)
