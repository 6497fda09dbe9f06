"""In the water, on waves, down hills; and how things end: what is claimed is measured."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.reading import read
from tests.animatic.scenes import simulated


def test_a_swimmer_lies_at_the_surface_and_gets_on():
    performance = simulated("a man swims in the sea", duration_s=3.0)
    poses = performance.take.poses[:, 0]

    assert performance.words == ("In the picture: a person (swimming); sea, golden hour.",)
    assert (np.abs(poses[:, 2] + np.pi / 2) < 0.35).all()  # on the belly, head first
    assert np.abs(poses[12:, 1]).max() < 0.25
    assert poses[-1, 0] - poses[0, 0] > 1.0
    strokes = [pose.stance.hands[0] for pose in performance.take.figures[0]]
    assert np.ptp([hand[1] for hand in strokes]) > 0.4  # arms go round


def test_under_water_one_swims_with_nothing_to_stand_on():
    poses = simulated("a boy swims under water", duration_s=2.0).take.poses[:, 0]

    assert poses[:, 1].min() > 0.6
    assert poses[-1, 0] > poses[0, 0] + 0.4


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [("a surfer rides a big wave", "surfer"), ("a cat surfs", "cat"), ("a penguin surfs", "penguin")],
)
def test_a_surfer_stands_on_the_deck_on_the_front_of_a_wave_that_travels(prompt, kind):
    performance = simulated(prompt, duration_s=3.0)
    board, surfer = (
        next(thing for thing in performance.things if thing.kind.name == name) for name in ("paddleboard", kind)
    )
    take = performance.take
    columns = np.linspace(-9.0, 9.0, take.water.shape[1])
    crest = columns[take.water.argmax(axis=1)]
    soles = take.poses[:, surfer.index, 1] - 0.5 * surfer.height_m

    assert f"a {kind} (surfing)" in performance.words[-1]
    assert take.water.max() > 0.7
    assert crest[-1] - crest[0] > 3.0
    assert (take.poses[:, board.index, 0] > crest).all()
    surface = [np.interp(take.poses[n, board.index, 0], columns, take.water[n]) for n in range(take.frame_count)]
    assert (soles > np.array(surface) - 0.12).all()  # no leg sinks


def test_a_skier_slopes_down_a_hill_with_poles_and_skis():
    performance = simulated("a skier goes down a snowy mountain", duration_s=3.0)
    poses = performance.take.poses[:, 1]
    slope = np.polyfit(poses[:, 0], poses[:, 1], 1)[0]

    assert (performance.scene.setting, performance.things[1].kind.name) == ("snow", "person")
    assert slope == pytest.approx(-np.tan(0.17), abs=0.03)
    assert poses[-1, 0] - poses[0, 0] > 5.0
    assert sum(thing.look == "staff" for thing in performance.things) == 4


def test_a_diver_goes_in_headlong_and_the_water_answers():
    performance = simulated("a woman dives off a diving board into the pool", duration_s=4.0)
    diver = next(thing.index for thing in performance.things if thing.kind.name == "person")
    poses, contacts = performance.take.poses[:, diver], performance.take.contacts
    entry = next(
        contact.time_s for contact in contacts if contact.material == "splash" and contact.touch is Touch.EFFECT
    )
    frame = int(entry * 24)

    assert poses[0, 1] > 1.5
    assert poses[frame, 2] < -2.2  # head down
    assert np.isfinite(
        next(plume for plume in performance.take.plumes if plume.look == "splash").points[frame + 2]
    ).all()
    assert performance.words == ("In the picture: a person (diving); pool, day.",)


def test_a_car_explodes_in_a_flash_with_pieces_and_a_bang():
    performance = simulated("a car explodes", duration_s=3.0)
    take = performance.take
    shards = [thing.index for thing in performance.things if thing.look == "shard"]
    car = next(thing.index for thing in performance.things if thing.kind.name == "car")
    bang = next(contact.time_s for contact in take.contacts if contact.material == "explosion")
    frame = int(bang * 24) + 2

    assert take.scales[frame, car].max() == 0.0 < take.scales[frame - 5, car].min()
    assert take.scales[frame, shards].min() == 1.0
    assert np.hypot(*take.poses[frame, shards, 3:5].T).min() > 0.5
    assert np.isnan(take.plumes[0].points[frame - 5]).all()
    assert np.isfinite(take.plumes[0].points[frame]).all()


def test_a_snowman_melts_to_a_puddle():
    performance = simulated("a snowman melts", duration_s=3.0)
    snowman, puddle = (performance.take.scales[:, at] for at in (0, 1))

    assert (np.diff(snowman[:, 1]) <= 0).all()
    assert snowman[0].tolist() == [1.0, 1.0]
    assert snowman[-1, 1] < 0.2
    assert puddle[-1].min() > 0.9


def test_a_house_stands_until_it_bursts():
    performance = simulated("a house explodes", duration_s=3.0)
    house = performance.take.poses[: int(0.9 * performance.take.fps), 0, 1]

    assert np.ptp(house) < 0.01
    assert performance.words == ("In the picture: a house (exploding); park, day.",)


def test_a_balloon_floats_up_and_pops():
    performance = simulated("a red balloon pops", duration_s=3.0)
    take = performance.take
    pop = next(contact.time_s for contact in take.contacts if contact.material == "pop")
    shreds = [thing.index for thing in performance.things if thing.look == "shard"]
    before, after = (round((pop + by) * take.fps) for by in (-0.2, 0.2))

    assert take.scales[before, 0].min() == 1.0 > take.scales[after, 0].max()
    assert take.scales[before, shreds].max() == 0.0 < take.scales[after, shreds].min()
    assert take.poses[before, 0, 1] > take.poses[0, 0, 1]


def test_nobody_who_lives_explodes():
    performance = simulated("a man explodes")

    assert performance.words[0] == "The man doesn't *explode*."
    assert {thing.kind.name for thing in performance.things} == {"person"}


@pytest.mark.parametrize(
    ("prompt", "action"), [("a surfer rides a wave", "surf"), ("a skier descends", "ski"), ("a knight rides", "ride")]
)
def test_who_is_called_by_a_sport_goes_by_it(prompt, action):
    assert read(prompt).scene.actors[0].actions == (action,)


def test_a_fish_bites_draws_the_float_under_and_is_drawn_out_on_the_line():
    performance = simulated("a man fishing", duration_s=4.0)
    poses, things = performance.take.poses, performance.things
    bobber = next(thing.index for thing in things if thing.look == "bobber")
    fish = next(thing.index for thing in things if thing.kind.name == "fish")
    steps = np.hypot(*np.diff(poses[:, fish, :2], axis=0).T) * 24
    heights, float_m = poses[:, fish, 1], poses[:, bobber, 1]
    gaps = np.hypot(*(poses[:, fish, :2] - poses[:, bobber, :2]).T)

    assert "(fishing)" in " ".join(performance.words)
    assert abs(float_m[24]) < 0.1  # it lies on the water
    assert float_m[40:60].min() < -0.05
    assert heights[:36].max() < 0.0 < 0.1 < heights[-1]
    assert gaps[:24].min() > 0.3
    assert gaps[-24:].max() < 0.14 + 0.5 * things[fish].width_m
    assert steps.max() < 6.0


def test_nobody_fishes_where_there_is_no_water():
    assert "doesn't *fish*" in " ".join(simulated("a man fishing in an office", duration_s=0.4).words)
