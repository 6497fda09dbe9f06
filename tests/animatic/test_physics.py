"""What the simulation must keep: gravity, bounces, floors, buoyancy, flights, and the outcome that was asked for."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics import things
from generation.engine.animatic.physics.materials import restitution_between
from generation.engine.animatic.physics.track import Take, Touch
from generation.engine.animatic.physics.water import Water
from generation.engine.animatic.physics.world import World
from tests.animatic.scenes import simulated


def dropped(kind: str, height_m: float, seconds: float, *, gravity: float = 9.81, fps: int = 24) -> Take:
    """A ball of 0.2 m let fall onto stone."""
    world = World(fps=fps, gravity=gravity, ground="stone")
    world.add(things.disc(KINDS[kind], 0.1, (0, 0, 0), (0.0, height_m)))
    return world.run(round(seconds * fps))


@pytest.mark.parametrize("gravity", [9.81, 1.62])
def test_free_fall_is_as_fast_as_gravity_says(gravity):
    take = dropped("steel ball", 4.0, 0.8, gravity=gravity)

    curve = np.polyfit(np.arange(take.frame_count) / take.fps, take.poses[:, 0, 1], 2)

    assert -2 * curve[0] == pytest.approx(gravity, rel=0.01)


@pytest.mark.parametrize("kind", ["ball", "basketball", "bowling ball"])
def test_a_ball_bounces_as_high_as_its_material_says(kind):
    take = dropped(kind, 2.1, 1.5, fps=30)
    expected = restitution_between(KINDS[kind].material, "stone")

    hit = next(contact for contact in take.contacts)
    rebound = take.poses[int(hit.time_s * take.fps) + 1 :, 0, 1].max() - 0.1

    assert np.sqrt(rebound / 2.0) == pytest.approx(expected, rel=0.03)


def test_a_hit_is_written_down_when_and_where_it_happens():
    take = dropped("steel ball", 2.1, 1.0)

    hit = take.contacts[0]

    assert hit.time_s == pytest.approx(np.sqrt(2 * 2.0 / 9.81), abs=0.006)
    assert hit.speed == pytest.approx(np.sqrt(2 * 2.0 * 9.81), rel=0.02)
    assert (hit.material, hit.other, hit.touch) == ("steel", "stone", Touch.HIT)


def test_what_lies_still_makes_no_contacts():
    take = dropped("steel ball", 0.1005, 1.0)

    assert take.contacts == []


@pytest.mark.parametrize(
    "prompt",
    [
        "three red balls bouncing in a kitchen",
        "a tower of blocks hit by a ball",
        "five crates falling",
        "dominoes toppling",
    ],
)
def test_nothing_sinks_into_the_floor_or_jumps(prompt):
    performance = simulated(prompt, duration_s=2.0)
    poses = performance.take.poses

    inner = np.array([min(thing.width_m, thing.height_m) / 2 for thing in performance.things])
    steps = np.hypot(np.diff(poses[:, :, 0], axis=0), np.diff(poses[:, :, 1], axis=0))
    speeds = np.hypot(poses[:, :, 3], poses[:, :, 4])

    # 2 cm: what the fastest of them falls in one time step.
    assert (poses[:, :, 1] - inner).min() > -0.02
    assert (steps <= 1.3 * np.maximum(speeds[1:], speeds[:-1]) / 24 + 0.03).all()


def test_a_passive_scene_gains_no_energy():
    performance = simulated("three red balls bouncing in a kitchen", duration_s=4.0)
    poses = performance.take.poses
    mass = np.array([thing.body.mass for thing in performance.things])
    inertia = np.array([thing.body.moment for thing in performance.things])

    moving = 0.5 * mass * (poses[:, :, 3] ** 2 + poses[:, :, 4] ** 2) + 0.5 * inertia * poses[:, :, 5] ** 2
    total = (moving + mass * 9.81 * poses[:, :, 1]).sum(axis=1)

    # 1 % is what a step's length of falling may add at the first frame.
    assert (np.diff(total) <= 0.01 * total[0]).all()
    assert total[-1] < 0.8 * total[0]


@pytest.mark.parametrize("density", [140.0, 600.0])
def test_a_box_floats_as_deep_as_archimedes_says(density):
    world = World(fps=24, gravity=9.81, ground="sea bed", ground_level_m=-4.0, water=Water(-4.0, 4.0, 0.0, 0.0))
    kind = things.fixed_kind("float", "cardboard" if density == 140.0 else "wood", "box")
    box = world.add(things.slab(kind, (1.0, 0.5), (0, 0, 0), (0.0, 0.3)))

    take = world.run(24 * 8)

    depth = take.water[-1].mean() - (take.poses[-1, box.index, 1] - 0.25)
    assert depth / 0.5 == pytest.approx(density / 1000, rel=0.03)


def test_what_is_heavier_than_water_sinks():
    world = World(fps=24, gravity=9.81, ground="sea bed", ground_level_m=-2.0, water=Water(-4.0, 4.0, 0.0, 0.0))
    world.add(things.disc(KINDS["steel ball"], 0.1, (0, 0, 0), (0.0, 0.5)))

    take = world.run(24 * 3)

    assert take.poses[-1, 0, 1] == pytest.approx(-1.9, abs=0.01)
    assert [contact.touch for contact in take.contacts].count(Touch.SPLASH) == 1


@pytest.mark.parametrize("seed", [1, 2])
def test_a_missed_shot_rattles_off_the_rim(seed):
    take = simulated("a missed basketball shot", duration_s=4.0, seed=seed).take

    assert not [contact for contact in take.contacts if contact.touch is Touch.NET]
    assert [contact for contact in take.contacts if "metal" in (contact.material, contact.other)]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_scored_shot_falls_through_the_net_once(seed):
    take = simulated("a basketball shot that scores", duration_s=4.0, seed=seed).take

    assert len([contact for contact in take.contacts if contact.touch is Touch.NET]) == 1


@pytest.mark.parametrize("prompt", ["a cat doing a backflip in the park", "a gymnast doing a backflip in the gym"])
def test_a_backflip_turns_once_in_the_air_and_lands_upright(prompt):
    performance = simulated(prompt, duration_s=2.4)
    take, figure = performance.take, performance.things[0]

    aloft = np.array([pose.is_airborne for pose in take.figures[figure.index]])
    angle = take.poses[:, figure.index, 2]

    assert aloft.any()
    assert not aloft[-1]
    assert angle[-1] / (2 * np.pi) == pytest.approx(round(angle[-1] / (2 * np.pi)), abs=0.03)
    assert round(angle[-1] / (2 * np.pi)) >= 1


def test_angular_momentum_is_kept_in_flight():
    performance = simulated("a gymnast doing a backflip in the gym", duration_s=2.0)
    poses, pose = performance.take.poses, performance.take.figures[0]
    aloft = [frame for frame in range(len(pose)) if pose[frame].is_airborne][1:-1]

    stretched = [pose[frame].tuck for frame in aloft]
    spins = [abs(poses[frame, 0, 5]) for frame in aloft]
    momentum = [spin * (1 - 0.58 * tuck) for spin, tuck in zip(spins, stretched, strict=True)]

    assert max(stretched) > 0.2
    assert max(momentum) == pytest.approx(min(momentum), rel=0.01)


def test_every_domino_falls():
    performance = simulated("dominoes toppling", duration_s=4.0)

    tiles = [thing.index for thing in performance.things if thing.kind.name == "domino"]

    assert len(tiles) == 14
    assert (np.abs(performance.take.poses[-1, tiles, 2]) > 0.6).all()


def test_a_walker_walks_and_a_waver_stays():
    walker = simulated("a robot walking", duration_s=3.0).take
    waver = simulated("a robot waving", duration_s=3.0).take

    assert walker.poses[-1, 0, 0] - walker.poses[0, 0, 0] > 1.5
    assert abs(waver.poses[-1, 0, 0] - waver.poses[0, 0, 0]) < 0.05


def test_bouncing_balls_stay_between_the_sides_of_the_picture():
    performance = simulated("three red balls bounce in a kitchen at night", duration_s=8.0)

    x_px = performance.take.poses[:, :, 0] * performance.camera.scale + performance.camera.width / 2

    assert len(performance.things) == 3
    assert x_px.min() > 0
    assert x_px.max() < performance.camera.width


def test_a_shot_on_the_moon_falls_through_the_net():
    take = simulated("a basketball shot that scores on the moon", duration_s=6.0).take

    assert [contact.touch for contact in take.contacts].count(Touch.NET) == 1


@pytest.mark.parametrize("kind", ["chair", "table", "sofa"])
def test_what_rocks_is_tipped_both_ways_falls_back_and_stays_where_it_stands(kind):
    performance = simulated(f"the {kind} starts to rock", duration_s=3.0)
    poses = performance.take.poses[:, 0]

    assert f"a {kind} (rocking)" in " ".join(performance.words)
    assert poses[:, 2].min() < -0.08
    assert 0.08 < poses[:, 2].max() < 0.3
    assert np.ptp(poses[:, 0]) < 0.35
