"""The mark in a grain: it takes a part of the grain's place, so the picture is no rougher with it than without."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.picture.styles.paper import Paper
from media.errors import FrameShapeError
from media.marks.invisible import InvisibleMarks
from media.planes import Planes, luma_of
from tests.media.marks.test_picture_mark import cropped, half, through_x264

MARKS, NUMBER, SIZE = InvisibleMarks(b"a key for grain"), 200_000_007, (720, 1280)
PAPER = Paper(*SIZE, seed=5)


def plain(*, on_paper: bool = True) -> np.ndarray:
    """The luma of a drawn sky: paler downwards, and nothing else."""
    sky = np.linspace((70, 150, 220), (220, 240, 240), SIZE[1])[:, None].repeat(SIZE[0], axis=1)
    frame = np.rint(sky).astype(np.uint8)
    return luma_of(Planes().of(PAPER.under(frame) if on_paper else frame)).copy()


def woven(luma: np.ndarray, number: int = NUMBER, paper: Paper = PAPER) -> np.ndarray:
    return MARKS.in_picture(number, width=SIZE[0], height=SIZE[1], grain=paper.grain).burn(luma)


def roughness(luma: np.ndarray) -> tuple[float, float]:
    """Grey levels along a row: of all waves, and of those that bend within two pixels."""
    rows = luma.astype(float) - luma.mean(axis=1, keepdims=True)
    return float(rows.std()), float((rows[:, 2:-2] - (rows[:, :-4] + rows[:, 4:]) / 2).std())


def test_a_sky_is_no_rougher_with_the_mark_than_with_the_paper_alone():
    (all_waves, short), (marked, marked_short) = roughness(plain()), roughness(woven(plain()))

    assert all_waves > 3 * roughness(plain(on_paper=False))[0]
    assert marked == pytest.approx(all_waves, rel=0.02)
    assert marked_short == pytest.approx(short, rel=0.15)
    laid = MARKS.in_picture(NUMBER, width=SIZE[0], height=SIZE[1]).burn(plain())
    assert roughness(laid)[0] > 1.3 * all_waves, "laid over it instead, as over any picture, it shows"


def test_it_survives_re_encoding_at_half_size_with_a_tenth_cut_off():
    delivered = through_x264([woven(plain())] * 4, crf=21)
    stolen = through_x264([half(cropped(frame, 0.10)) for frame in delivered], crf=28)

    found = MARKS.of_picture(stolen)

    assert found is not None
    assert found.number == NUMBER


def test_where_a_remix_begins_with_its_parent_s_last_picture_its_own_number_is_read():
    *_, last = through_x264([woven(plain(), number=1234)] * 2, crf=21)
    opening = through_x264([woven(last, paper=Paper(*SIZE, seed=6))] * 2, crf=21)

    found = MARKS.of_picture(opening)

    assert found is not None
    assert found.number == NUMBER


def test_the_paper_alone_says_nothing():
    assert MARKS.of_picture([plain()]) is None


def test_another_size_is_refused():
    with pytest.raises(FrameShapeError, match="luma is"):
        woven(plain()[:-2])
