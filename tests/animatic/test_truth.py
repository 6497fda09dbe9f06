"""The truth about a clip: plain numbers that say where everything was, in metres and in the picture."""

from __future__ import annotations

import itertools
import json
import math

import pytest

from generation.engine.animatic.truth import Truth, truth_of
from tests.animatic.scenes import asked, simulated


def told(prompt: str, **changes: object) -> Truth:
    truth: Truth = json.loads(json.dumps(truth_of(simulated(prompt, **changes), asked(prompt, **changes))))
    return truth


def test_a_contact_names_both_partners_its_moment_and_its_place():
    first = next(each for each in told("two cars crash", duration_s=3.0)["contacts"] if each["partner"] is not None)

    cars = [first["thing"], first["partner"]]

    assert len(set(cars)) == 2
    assert first["touch"] == "hit"
    assert first["speed_m_s"] > 5.0
    assert 0.0 < first["time_s"] < 3.0


def test_a_thing_falls_down_as_its_shapes_say():
    truth = told("a red ball falling in the kitchen")
    ball = truth["things"][0]

    assert ball["outlines"] == [{"circle": [0.0, 0.0, 0.17], "corners": None, "rounding_m": 0.0}]
    assert ball["mass_kg"] == pytest.approx(300 * 3.14159 * 0.17**2, rel=0.01)
    assert min(pose[0][1] for pose in truth["poses"]) - 0.17 > truth["world"]["ground_level_m"] - 0.02


@pytest.mark.parametrize("camera", ["", "crash zoom on ", "pan over "])
def test_the_camera_is_written_down_so_that_a_pixel_can_be_found(camera):
    prompt = f"{camera}a cat walking"
    performance, truth = simulated(prompt), told(prompt)
    picture, window = truth["camera"], performance.camera.window
    x, y = truth["poses"][40][0][:2]

    px = (x * picture["pixels_per_metre"] - picture["travel_px"][40] + 90 - picture["middle_px"][40][0]) * picture[
        "zoom"
    ][40]
    py = (picture["ground_line_px"] - y * picture["pixels_per_metre"] - picture["middle_px"][40][1]) * picture["zoom"][
        40
    ]

    drawn = performance.camera.to_px(40, x, y)
    assert px == pytest.approx((drawn[0] - window.x[40]) * window.zoom[40], abs=0.05)
    assert py == pytest.approx((drawn[1] - window.y[40]) * window.zoom[40], abs=0.05)


def test_water_and_figures_are_told_frame_by_frame():
    truth = told("a cat doing a backflip on a paddleboard on water")

    cat = next(index for index, thing in enumerate(truth["things"]) if thing["kind"] == "cat")

    assert len(truth["water_m"]) == len(truth["joints"][str(cat)]) == len(truth["poses"]) == 48
    assert any(pose.get("is_airborne") for pose in truth["joints"][str(cat)])


def test_a_rope_is_told_with_its_length_and_what_it_is_tied_to():
    truth = told("a monkey swinging on a rope")
    (rope,) = truth["ropes"]

    run = rope["points_m"][30]
    lengths = [math.dist(one, other) for one, other in itertools.pairwise(run)]
    bar, monkey = (truth["things"][knot["thing"]]["kind"] for knot in rope["ends"])

    assert (bar, monkey) == ("bar", "monkey")
    assert sum(lengths) == pytest.approx(rope["length_m"], rel=0.01)
    assert math.dist(run[-1], truth["poses"][30][0][:2]) < truth["things"][0]["height_m"]


@pytest.mark.parametrize(
    "prompt", ["a man trips and falls", "a cat waves", "a robot dances", "a skater doing an axel on the rink"]
)
def test_whatever_a_figure_does_can_be_told(prompt):
    truth = told(prompt)

    assert any(len(pose) > 3 for pose in truth["joints"]["0"])
