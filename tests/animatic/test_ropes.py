"""Ropes only pull, air pushes by area and weight, materials meet by how much each gives way."""

from __future__ import annotations

import math

import numpy as np
import pytest

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.air import Gusts
from generation.engine.animatic.physics.materials import MATERIALS, restitution_between
from generation.engine.animatic.physics.ropes import End, tie
from generation.engine.animatic.physics.things import Thing
from generation.engine.animatic.physics.world import World


def world_of(kind: str, at: tuple[float, float], wind_m_s: float = 0.0) -> tuple[World, Thing]:
    world = World(fps=24, gravity=9.81, ground="stone")
    world.wind_m_s = wind_m_s
    return world, world.add(things.disc(KINDS[kind], 0.1, (0, 0, 0), at))


def test_what_hangs_on_a_rope_swings_as_a_pendulum_does():
    angle, length = 0.12, 1.5
    world, lamp = world_of("steel ball", (length * math.sin(angle), 3.0 - length * math.cos(angle)))
    tie(world, End((0.0, 3.0)), End((0.0, 0.0), lamp), weight_kg_m=0.1)

    x = world.run(24 * 10).poses[:, lamp.index, 0]

    passes = np.flatnonzero((x[:-1] > 0) & (x[1:] <= 0))
    at = passes + x[passes] / (x[passes] - x[passes + 1])
    assert np.diff(at).mean() / 24 == pytest.approx(2 * math.pi * math.sqrt(length / 9.81), rel=0.01)


def test_a_rope_that_is_moved_takes_the_place_of_the_world_along_to_which_it_is_tied():
    world, lamp = world_of("steel ball", (0.0, 1.5))
    rope = tie(world, End((0.0, 3.0)), End((0.0, 0.0), lamp), weight_kg_m=0.1)
    lamp.body.position += (1.2, 0.0)
    rope.shift(1.2)

    poses = world.run(12).poses

    assert rope.points()[0] == pytest.approx((1.2, 3.0))
    assert poses[:, lamp.index, :2] == pytest.approx(np.tile((1.2, 1.5), (12, 1)), abs=0.01)


def test_a_rope_is_no_longer_under_a_heavy_load_and_a_cut_one_lets_it_fall():
    world, load = world_of("steel ball", (0.0, 1.5))
    rope = tie(world, End((0.0, 3.0)), End((0.0, 0.0), load), weight_kg_m=0.2)
    world.cue(1.0, rope.cut)

    y = world.run(48).poses[:, load.index, 1]

    assert y[:24].min() == pytest.approx(1.5, abs=0.003)
    assert y[24:].min() == pytest.approx(0.1, abs=0.06)


def test_a_slack_rope_does_not_push():
    world, ball = world_of("ball", (0.0, 0.1))
    tie(world, End((0.0, 1.0)), End((0.0, 0.0), ball), length_m=1.6)

    poses = world.run(24).poses[:, ball.index]

    assert np.abs(poses[:, :2] - (0.0, 0.1)).max() < 0.005


def test_a_rope_too_short_for_its_ends_is_refused():
    world, ball = world_of("ball", (0.0, 0.1))

    with pytest.raises(ValueError, match="cannot be tied over"):
        tie(world, End((0.0, 2.0)), End((0.0, 0.0), ball), length_m=1.0)


@pytest.mark.parametrize(("kind", "least_m", "most_m"), [("beach ball", 1.0, 9.0), ("steel ball", 0.0, 0.02)])
def test_wind_takes_the_light_along_and_leaves_the_heavy(kind, least_m, most_m):
    world, ball = world_of(kind, (0.0, 0.1), wind_m_s=6.0)

    moved = world.run(48).poses[-1, ball.index, 0]

    assert least_m <= moved <= most_m


def test_gusts_blow_around_their_mean_and_never_back():
    speeds = [Gusts(5.0, seed=3).at(k / 10) for k in range(600)]

    assert np.mean(speeds) == pytest.approx(5.0, rel=0.1)
    assert min(speeds) > 1.0
    assert max(speeds) < 9.0


def test_the_softer_of_two_decides_how_they_bounce():
    on_stone, on_sand = (restitution_between("basketball", ground) for ground in ("stone", "sand"))

    assert on_stone == pytest.approx(MATERIALS["basketball"].restitution, rel=0.001)
    assert on_sand < 0.4
    assert restitution_between("sand", "basketball") == pytest.approx(on_sand)


def test_a_hollow_ball_rolls_down_more_slowly_than_a_solid_one():
    def after_a_slope(kind: str) -> float:
        world, ball = world_of(kind, (-1.5, 1.0 + 0.12))
        slope = things.slab(
            things.fixed_kind("ramp", "wood"), (4.0, 0.1), (0, 0, 0), (0.0, 0.0), angle=-0.3, kind_of_body=1
        )
        world.add(slope)
        return float(world.run(36).poses[-1, ball.index, 0])

    assert after_a_slope("basketball") < after_a_slope("football") - 0.05
