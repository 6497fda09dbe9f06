"""A rock in the sea stands there, and bears who is on it; a stone that falls in sinks."""

from __future__ import annotations

import numpy as np
import pytest

from tests.animatic.scenes import simulated


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("a mermaid playing the guitar on a rock in the sea", "mermaid"),
        ("a seagull on a rock in the sea", "seagull"),
        ("a man standing on a rock in the sea", "person"),
    ],
)
def test_whoever_is_on_a_rock_in_the_sea_stays_on_it_over_the_water(prompt, kind):
    performance = simulated(prompt)
    rock, rider = (next(each for each in performance.things if each.kind.name == name) for name in ("stone", kind))
    poses = performance.take.poses
    top = poses[:, rock.index, 1] + rock.height_m / 2

    assert np.ptp(poses[:, rock.index, 1]) == 0.0
    assert top.min() > 0.2
    assert (poses[:, rider.index, 1] > top).all()
    assert rock.width_m > rider.width_m
    assert not [line for line in performance.words if "Not shown" in line]


def test_a_mermaid_on_a_rock_has_her_guitar_in_her_arms():
    performance = simulated("a mermaid playing the guitar on a rock in the sea")
    mermaid, guitar = (
        next(each.index for each in performance.things if each.kind.name == kind) for kind in ("mermaid", "guitar")
    )
    apart = performance.take.poses[:, guitar, :2] - performance.take.poses[:, mermaid, :2]

    assert np.abs(apart).max() < 0.8


def test_a_rock_beside_a_mermaid_stands_and_a_stone_that_falls_into_the_sea_sinks():
    stands, sinks = simulated("a mermaid and a rock in the sea"), simulated("a stone falls into the sea")
    rock, stone = (next(each.index for each in one.things if each.kind.name == "stone") for one in (stands, sinks))

    assert np.ptp(stands.take.poses[:, rock, 1]) == 0.0
    assert sinks.take.poses[-1, stone, 1] < -1.0
