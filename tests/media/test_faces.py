"""Faces in photographs are seen, things and animals are not taken for any."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from media.faces import find_faces
from tests.media.photographs import photograph


@pytest.mark.parametrize("name", ["astronaut", "camera"])
def test_a_photographed_face_is_found(name: str):
    assert len(find_faces(photograph(name, width=720, height=720))) >= 1


def test_it_is_found_where_it_is():
    face = find_faces(photograph("astronaut", width=720, height=720))[0]
    assert abs(face.left + face.width / 2 - 360) < 40
    assert face.top + face.height < 360


@pytest.mark.parametrize("turn", [cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_90_COUNTERCLOCKWISE])
def test_a_face_that_lies_on_its_side_is_found(turn: int):
    assert find_faces(cv2.rotate(photograph("astronaut", width=720, height=720), turn))


def test_a_small_face_in_a_large_picture_is_found():
    large = np.full((1400, 2100, 3), 120, np.uint8)
    large[700:860, 1500:1660] = photograph("astronaut", width=160, height=160)
    assert find_faces(large)


@pytest.mark.parametrize("name", ["chelsea", "coffee", "brick", "moon", "coins", "motorcycle_left"])
def test_cats_cups_and_motorcycles_have_none(name: str):
    assert find_faces(photograph(name, width=720, height=720)) == []


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (7, 3)])
def test_the_smallest_pictures_have_none(size: tuple[int, int]):
    assert find_faces(np.zeros((*size, 3), np.uint8)) == []
