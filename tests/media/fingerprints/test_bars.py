"""Bars around a picture: found where there are some, and not taken for some where the picture is dark."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from media.contracts import Frame
from media.fingerprints import Grade, Index
from media.fingerprints.bars import Box, Planes, without_bars
from tests.media.fingerprints.scenes import HEIGHT, WIDTH, asked, entry, frame_at, letterboxed

BESIDE = 100  # pixels of a bar


def planes(frames: list[Frame]) -> Planes:
    return np.array([np.moveaxis(frame, 2, 0) for frame in frames])


def film(number: int) -> list[Frame]:
    return [frame_at(number, at_s) for at_s in (0.5, 1.0, 1.5)]


def on_blurred(frame: Frame) -> Frame:
    """This will lay a picture on a blurred, larger copy of itself."""
    wide = WIDTH + 2 * BESIDE
    ground = cv2.resize(frame, (wide, HEIGHT * wide // WIDTH))[HEIGHT // 2 :][:HEIGHT]
    ground = cv2.GaussianBlur(ground, (0, 0), 12)
    ground[:, BESIDE : BESIDE + WIDTH] = frame
    return ground


def test_a_picture_without_bars_has_none() -> None:
    assert [without_bars(planes(film(number))) for number in range(1, 6)] == [None] * 5


def test_bars_of_one_colour_are_found() -> None:
    box = without_bars(planes([letterboxed(frame) for frame in film(1)]))

    assert box == Box(BESIDE, 0, BESIDE + WIDTH, HEIGHT, is_sure=True)


def test_a_bar_on_one_side_alone_is_a_wall() -> None:
    walled = [np.concatenate([np.zeros((HEIGHT, 60, 3), np.uint8), frame], axis=1) for frame in film(1)]

    assert without_bars(planes(walled)) is None


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_blurred_copy_beside_the_picture_is_found(number: int) -> None:
    box = without_bars(planes([on_blurred(frame) for frame in film(number)]))

    assert box is not None
    assert (box.top, box.bottom, box.is_sure) == (0, HEIGHT, False)
    assert box.left == pytest.approx(BESIDE, abs=2)
    assert box.right == pytest.approx(BESIDE + WIDTH, abs=2)


def test_the_likelier_view_comes_first() -> None:
    boxed, blurred = asked(1, edit=letterboxed), asked(1, edit=on_blurred)
    alone = asked(1).views[0].luma[0]

    near = [[float(np.abs(view.luma[0] - alone).mean()) < 5 for view in each.views] for each in (boxed, blurred)]

    assert near == [[True, False], [False, True]]


def test_a_copy_on_a_blurred_copy_of_itself_is_the_clip() -> None:
    index = Index()
    index.add_all(entry(number) for number in range(1, 7))

    match = index.search(asked(3, edit=on_blurred))[0]

    assert (match.clip, match.grade) == (3, Grade.SAME)
