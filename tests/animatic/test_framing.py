"""Framing: those of whom a clip tells are large in every shape of picture, and nothing of them is cut off."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.engine import Performance
from generation.engine.animatic.filming import hero_of
from generation.engine.animatic.picture.bounds import bounds_of
from generation.engine.animatic.picture.camera import plan
from generation.engine.animatic.picture.light import light_of
from tests.animatic.scenes import lengthened, simulated

UPRIGHT, WIDE, SQUARE = (180, 320), (320, 180), (240, 240)


def filmed(prompt: str, size: tuple[int, int], **changes: object) -> Performance:
    return simulated(prompt, width=size[0], height=size[1], **changes)


def sides_px(performance: Performance) -> np.ndarray:
    """Left, right, upper and lower end of every body at every frame: [4, frames, bodies]."""
    footage, camera = performance.footage[0], performance.camera
    bounds = bounds_of(footage.take, footage.things, light_of(footage.scene), 1)
    aside = camera.width / 2 - camera.path_px[: footage.take.frame_count, None]
    across = [side * camera.scale + aside for side in (bounds.left, bounds.right)]
    return np.stack([*across, *(camera.floor_y - side * camera.scale for side in (bounds.high, bounds.low))])


def are_whole(performance: Performance) -> np.ndarray:
    """Whether each body is wholly in the picture: [frames, bodies]."""
    left, right, upper, lower = sides_px(performance)
    camera = performance.camera
    return (left >= 0) & (right <= camera.width) & (upper >= 0) & (lower <= camera.height)


def shares(performance: Performance) -> tuple[float, float]:
    """Of the picture's width and height, the most that its hero has."""
    hero = hero_of(performance.take, performance.things)
    left, right, upper, lower = sides_px(performance)[:, :, hero]
    return (right - left).max() / performance.camera.width, (lower - upper).max() / performance.camera.height


@pytest.mark.parametrize(
    ("prompt", "size", "least"),
    [
        ("a cup of tea", WIDE, (0.35, 0.6)),
        ("a cup of tea", UPRIGHT, (0.7, 0.4)),
        ("a hamster", UPRIGHT, (0.7, 0.2)),
        ("a man walks on the beach", UPRIGHT, (0.4, 0.6)),
        ("a giraffe walks", UPRIGHT, (0.55, 0.55)),
        ("a dog runs in the park", SQUARE, (0.7, 0.6)),
        ('a woman says "How are you?" and a man answers "Fine"', UPRIGHT, (0.3, 0.45)),
    ],
)
def test_whom_a_clip_tells_of_is_large(prompt, size, least):
    wide, high = shares(filmed(prompt, size))

    assert wide >= least[0]
    assert high >= least[1]


@pytest.mark.parametrize("size", [UPRIGHT, WIDE, SQUARE])
@pytest.mark.parametrize("prompt", ["a giant giraffe", "a giant elephant stands", "two knights fight"])
def test_nobody_is_cut_off(prompt, size):
    assert are_whole(filmed(prompt, size)).all()


def test_a_tower_that_is_knocked_over_stays_in_an_upright_picture():
    performance = filmed("a tower of blocks is knocked over by a ball", UPRIGHT, duration_s=3.0)
    blocks = [thing.index for thing in performance.things if thing.kind.name == "block"]

    assert blocks
    assert are_whole(performance)[:, blocks].all()


def test_a_plays_own_view_would_cut_blocks_off():
    """The failing twin: so the one above does not hold by itself."""
    performance = filmed("a tower of blocks is knocked over by a ball", UPRIGHT, duration_s=3.0)
    own = plan(performance.footage[0].stage.view, performance.take, *UPRIGHT)
    blocks = [thing.index for thing in performance.things if thing.kind.name == "block"]
    right = performance.take.poses[:, blocks, 0].max() * own.scale - own.path_px[0] + own.width / 2

    assert right > own.width


def test_what_a_plays_own_view_shows_is_not_lost_by_coming_nearer():
    performance = filmed("a basketball shot that scores", WIDE, duration_s=3.0)
    own = plan(performance.footage[0].stage.view, performance.take, *WIDE)
    hoop = [thing.index for thing in performance.things if thing.look in {"hoop", "backboard"}]

    assert performance.camera.scale >= own.scale * 0.98
    assert are_whole(performance)[:, hoop].all()


def test_who_runs_has_more_before_than_behind():
    performance = filmed("a dog runs in the park", WIDE, duration_s=3.0)
    left, right = sides_px(performance)[:2, :, hero_of(performance.take, performance.things)]

    assert (WIDE[0] - right > left).mean() > 0.9


def test_a_wide_shot_still_sees_more():
    near, wide = (filmed(f"{shot} of a man walking", WIDE).camera for shot in ("a shot", "a wide shot"))

    assert near.scale / wide.scale == pytest.approx(1.5)


def test_a_clip_goes_on_at_the_scale_that_it_had():
    first, then = simulated("a dog runs in the park", duration_s=4.0, extensions=lengthened(2.0)).footage
    alone = simulated("a dog runs in the park", duration_s=2.0).footage[0]

    assert first.camera.scale == then.camera.scale == alone.camera.scale
    assert then.camera.path_px[47] == first.camera.path_px[47]
    steps = np.diff(then.camera.path_px)
    assert abs(steps[47] - steps[46]) <= 3, "it goes on as fast as it went"


def test_a_hat_is_part_of_whom_it_is_on():
    performance = simulated("a wizard stands")
    footage = performance.footage[0]
    wizard = footage.things[0]
    bounds = bounds_of(footage.take, footage.things, light_of(footage.scene), 1)

    assert bounds.high[0, 0] - footage.take.poses[0, 0, 1] > 0.55 * wizard.height_m
    assert bounds.low[0, 0] == pytest.approx(0.0, abs=0.05 * wizard.height_m)
