"""A snowball or pillow fight: one throws, then the other, and what is thrown gets there."""

from __future__ import annotations

import numpy as np
import pytest

from tests.animatic.scenes import simulated


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("two kids have a snowball fight", "snowball"),
        ("a boy and a girl have a snowball fight", "snowball"),
        ("two kids have a pillow fight", "pillow"),
    ],
)
def test_each_throws_in_turn_and_hits(prompt, kind):
    performance = simulated(prompt, duration_s=3.0)
    poses = performance.take.poses
    left, right = sorted(
        (t.index for t in performance.things if t.kind.name == "child"), key=lambda at: poses[0, at, 0]
    )
    first, second = [thing.index for thing in performance.things if thing.kind.name == kind][:2]

    assert poses[0, first, 0] < 0.5 * (poses[0, left, 0] + poses[0, right, 0]) < poses[0, second, 0]
    assert np.abs(poses[:, first, 0] - poses[:, right, 0]).min() < 0.35
    assert np.abs(poses[:, second, 0] - poses[:, left, 0]).min() < 0.35
    assert f"having a {kind} fight" in performance.words[0]


def test_a_fight_stays_a_fight():
    assert "(fighting)" in " ".join(simulated("two boys fight", duration_s=1.0).words)
