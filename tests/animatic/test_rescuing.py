"""Who is rescued sits up there first, and is in the arms of whoever climbed up for it when he is down again."""

from __future__ import annotations

import numpy as np
import pytest

from tests.animatic.scenes import simulated


def index_of(performance, kind: str) -> int:
    return next(thing.index for thing in performance.things if thing.kind.name == kind)


@pytest.mark.parametrize(
    ("prompt", "hero", "lost", "rises"),
    [
        ("a firefighter rescues a kitten from a tree", "firefighter", "cat", True),
        ("a superhero saves a cat", "superhero", "cat", False),
    ],
)
def test_it_is_fetched_down(prompt, hero, lost, rises):
    performance = simulated(prompt, duration_s=5.0)
    one, other = index_of(performance, hero), index_of(performance, lost)
    poses, tall = performance.take.poses, performance.things[one].height_m
    apart = np.hypot(*(poses[:, one, :2] - poses[:, other, :2]).T)

    assert np.ptp(poses[:30, other, :2], axis=0).max() < 0.02
    assert apart[0] > 0.5 * tall
    assert apart[-12:].max() < 0.35 * tall
    assert bool(np.ptp(poses[:, one, 1]) > 0.3 * tall) is rises
    assert abs(poses[-1, one, 1] - poses[0, one, 1]) < 0.05
    assert np.abs(np.diff(poses[:, [one, other], :2], axis=0)).max() < 0.2  # nobody is put anywhere
    assert f"{hero} (rescuing)" in " ".join(performance.words)


def test_who_is_too_large_to_be_carried_is_said_not_to_be():
    assert "doesn't *rescue*" in " ".join(simulated("a knight rescues a princess", duration_s=1.0).words)
