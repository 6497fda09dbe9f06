"""Camera moves: what is asked of the camera is what it does, and nothing unpainted comes into the picture."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.picture.camera import Camera
from tests.animatic.scenes import simulated


def camera_of(move: str, **changes: object) -> Camera:
    return simulated(f"{move}, a robot dances in the street", duration_s=4.0, **changes).camera


def test_without_a_move_the_whole_picture_is_seen():
    assert simulated("a robot dances in the street").camera.window.is_still


def test_a_dolly_comes_nearer_to_whom_it_looks_at():
    window = camera_of("slow dolly in").window

    assert window.zoom[0] == 1.0
    assert window.zoom[-1] == pytest.approx(1.32)
    assert (np.diff(window.zoom) >= 0).all()


def test_zooming_out_ends_with_the_whole_picture():
    zoom = camera_of("slow zoom out").window.zoom

    assert zoom[0] == pytest.approx(2.0)
    assert zoom[-1] == 1


def test_a_crash_zoom_is_over_in_a_third_of_a_second():
    zoom = camera_of("crash zoom").window.zoom

    assert np.count_nonzero((zoom > 1) & (zoom < zoom[-1])) <= round(0.3 * 24)
    assert zoom[-1] == pytest.approx(1.9)


def test_a_pan_goes_across_at_one_size():
    camera = camera_of("pan left")

    assert camera.window.is_still
    assert camera.path_px[-1] - camera.path_px[0] == pytest.approx(0.34 * camera.width, abs=2)


def test_a_hand_shakes_and_another_hand_shakes_otherwise():
    one, other = camera_of("handheld shot"), camera_of("handheld shot", seed=2)

    assert 0.5 < np.std(one.window.x) < 0.02 * one.width
    assert not np.array_equal(one.window.x, other.window.x)


def test_a_following_camera_keeps_the_runner_in_the_middle():
    performance = simulated("follow shot of a dog running in the park", duration_s=4.0)
    [dog] = performance.take.figures
    x_px = [performance.camera.to_px(frame, *performance.take.poses[frame, dog, :2])[0] for frame in range(96)]

    assert np.abs(np.array(x_px) - performance.camera.width / 2).max() < 0.15 * performance.camera.width


@pytest.mark.parametrize(
    "move", ["dolly in", "crash zoom", "handheld shot", "close-up of", "crane shot", "drone shot", "orbit shot"]
)
@pytest.mark.parametrize("size", [(180, 320), (320, 180)])
def test_no_window_looks_past_the_picture(move, size):
    camera = camera_of(move, width=size[0], height=size[1])
    half = camera.width / (2 * camera.window.zoom), camera.height / (2 * camera.window.zoom)

    for middle, reach, side in ((camera.window.x, half[0], size[0]), (camera.window.y, half[1], size[1])):
        assert (middle - reach >= -1e-6).all()
        assert (middle + reach <= side + 1e-6).all()


def test_whoever_is_out_of_a_close_up_is_named():
    assert simulated("close-up of five penguins walking in the snow", duration_s=4.0).words[0].startswith("Not shown: ")
