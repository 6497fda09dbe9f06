"""Those who go one behind the other: nobody runs into who is ahead, and who is with somebody goes along."""

from __future__ import annotations

import numpy as np
import pytest

from tests.animatic.scenes import simulated


@pytest.mark.parametrize(
    "prompt",
    ["a girl with a man runs", "a man with a girl runs", "a woman with a horse runs", "an elephant and a cat run",
     "a man runs and a girl walks"],
)  # fmt: skip
def test_nobody_runs_into_who_goes_ahead(prompt):
    performance = simulated(prompt, duration_s=3.0)
    poses = performance.take.poses[:, list(performance.take.figures)]

    assert np.abs(poses[:, :, 2]).max() < 0.3
    assert (poses[-1, :, 0] - poses[0, :, 0] > 1.5).all()
    assert not [line for line in performance.words if "doesn't" in line or "(standing" in line]


def test_who_runs_is_faster_than_who_walks_beside():
    take = simulated("a man runs and a girl walks", duration_s=3.0).take
    gone = np.sort(take.poses[-1, :, 0] - take.poses[0, :, 0])

    assert gone[1] > 2.0 * gone[0]
