"""The mark's path: computed for many clips, sizes and handles."""

from __future__ import annotations

from itertools import pairwise

import pytest

from media.marks.visible.path import CONTROLS, MARGIN, STAY_S, MarkPath, Spot

CLIPS = [f"clip-{number}" for number in range(20)]
STEP_S = 0.2
GROUNDS = {  # picture → (a short mark, a long one), in pixels
    (720, 1280): ((212, 88), (374, 70)),
    (1280, 720): ((212, 88), (430, 88)),
    (1080, 1080): ((318, 132), (560, 110)),
    (360, 640): ((106, 44), (186, 36)),
}
CASES = [(ground, size) for ground, sizes in GROUNDS.items() for size in sizes]


def is_whole_in_the_middle(path: MarkPath, spot: Spot) -> bool:
    """Whether the mark is at full strength and wholly within the central 80 % of the picture."""
    (width, height), (mark_width, mark_height) = path.ground, path.size
    inside = (
        spot.x >= 0.1 * width - 2
        and spot.y >= 0.1 * height - 2
        and spot.x + mark_width <= 0.9 * width + 1
        and spot.y + mark_height <= 0.9 * height + 1
    )
    return inside and spot.opacity == 1


@pytest.mark.parametrize("clip_id", CLIPS)
@pytest.mark.parametrize(("ground", "size"), CASES)
def test_every_three_seconds_show_a_whole_mark_in_the_central_80_percent(
    clip_id: str, ground: tuple[int, int], size: tuple[int, int]
) -> None:
    path = MarkPath(clip_id, ground, size)

    whole = [is_whole_in_the_middle(path, path.at(step * STEP_S)) for step in range(215)]  # 43 s

    assert all(any(whole[begin : begin + 15]) for begin in range(200))


def test_a_shorter_clip_shows_it_from_its_first_frame() -> None:
    firsts = [MarkPath(clip_id, (720, 1280), (212, 88)).at(0) for clip_id in CLIPS]

    assert {spot.opacity for spot in firsts} == {1.0}


@pytest.mark.parametrize(("ground", "size"), CASES)
def test_one_place_and_the_next_never_overlap(ground: tuple[int, int], size: tuple[int, int]) -> None:
    for clip_id in CLIPS:
        path = MarkPath(clip_id, ground, size)
        places = [path.at(stay * STAY_S) for stay in range(30)]
        for here, there in pairwise(places):
            assert abs(here.x - there.x) >= size[0] or abs(here.y - there.y) >= size[1]


@pytest.mark.parametrize(("ground", "size"), CASES)
def test_the_controls_at_the_bottom_stay_free(ground: tuple[int, int], size: tuple[int, int]) -> None:
    lowest = max(
        MarkPath(clip_id, ground, size).at(stay * STAY_S).y + size[1] for clip_id in CLIPS for stay in range(30)
    )

    assert lowest <= ground[1] * (1 - CONTROLS)
    assert lowest > ground[1] * 0.6  # and yet the lower part is visited


def test_both_sides_and_three_bands_are_visited_within_three_stays() -> None:
    for clip_id in CLIPS:
        path = MarkPath(clip_id, (720, 1280), (212, 88))
        spots = [path.at(stay * STAY_S) for stay in range(3)]
        bands = {int((spot.y - 128) / ((1024 - 88 - 128) / 3)) for spot in spots}
        sides = {spot.x > (72 + 648 - 212) / 2 for spot in spots}
        assert (bands, sides) == ({0, 1, 2}, {False, True})


def test_no_two_clips_share_a_path_and_one_clip_keeps_its_own() -> None:
    def path(clip_id: str) -> tuple[Spot, ...]:
        return tuple(MarkPath(clip_id, (720, 1280), (212, 88)).at(stay * STAY_S) for stay in range(4))

    assert len({path(clip_id) for clip_id in CLIPS}) == 20
    assert path("clip-1") == path("clip-1")


def test_it_fades_and_never_blinks() -> None:
    path = MarkPath("clip-1", (720, 1280), (212, 88))

    strengths = [path.at(frame / 30).opacity for frame in range(300)]

    assert min(strengths) < 0.1  # it does go
    assert max(abs(after - before) for before, after in pairwise(strengths)) < 0.25
    assert sum(strength == 1 for strength in strengths) > 0.7 * 300


def test_it_changes_place_only_while_it_cannot_be_seen() -> None:
    path = MarkPath("clip-1", (720, 1280), (212, 88))
    spots = [path.at(frame / 240) for frame in range(2400)]

    jumps = [min(a.opacity, b.opacity) for a, b in pairwise(spots) if (a.x, a.y) != (b.x, b.y)]

    assert len(jumps) == 4
    assert max(jumps) < 0.01


def test_a_mark_too_large_for_the_picture_still_starts_inside_it() -> None:
    spot = MarkPath("clip-1", (40, 40), (100, 100)).at(0)

    assert (spot.x, spot.y) == (4, 4)
    assert MARGIN * 40 == 4
