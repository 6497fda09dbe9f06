"""What the model can do, and what the member gets of it."""

from __future__ import annotations

import pytest

from generation.engine.ltx2.grid import Grid

LTX = Grid.of_ratios(spatial=32, temporal=8)


def test_an_off_grid_request_is_rendered_larger_and_cropped_in_the_middle() -> None:
    canvas = LTX.canvas(width=100, height=76, frame_count=31)

    assert (canvas.width, canvas.height, canvas.frame_count) == (128, 96, 33)
    assert (canvas.left, canvas.top) == (14, 10)
    assert canvas.notes == (
        "Made at 128×96 and cut to its middle, the 100×76 that you asked for.",
        "Made some frames longer than you asked, and cut at the end.",
    )


def test_what_the_model_can_do_is_rendered_as_it_is() -> None:
    canvas = LTX.canvas(width=768, height=512, frame_count=121)

    assert (canvas.width, canvas.height, canvas.frame_count) == (768, 512, 121)
    assert (canvas.left, canvas.top, canvas.notes) == (0, 0, ())


@pytest.mark.parametrize(("asked", "rendered"), [((1280, 720), (1280, 736)), ((1080, 1920), (1088, 1920))])
def test_common_sizes(asked: tuple[int, int], rendered: tuple[int, int]) -> None:
    canvas = LTX.canvas(width=asked[0], height=asked[1], frame_count=97)

    assert (canvas.width, canvas.height) == rendered
    larger, wanted = (f"{width}×{height}" for width, height in (rendered, asked))
    assert canvas.notes == (f"Made at {larger} and cut to its middle, the {wanted} that you asked for.",)


def test_the_smallest_canvas_is_two_latents_on_each_side() -> None:
    canvas = LTX.canvas(width=2, height=2, frame_count=1)

    assert (canvas.width, canvas.height, canvas.frame_count) == (64, 64, 9)


def test_a_coarser_model_has_a_coarser_grid() -> None:
    canvas = Grid.of_ratios(spatial=64, temporal=16).canvas(width=1280, height=720, frame_count=97)

    assert (canvas.width, canvas.height, canvas.frame_count) == (1280, 768, 97)


def test_every_length_is_rounded_up_to_the_next_that_is_eight_times_something_plus_one() -> None:
    for asked in range(9, 200):
        rendered = LTX.canvas(width=64, height=64, frame_count=asked).frame_count

        assert rendered % 8 == 1
        assert 0 <= rendered - asked < 8
