"""Laying a slanted picture flat: each piece of it tells where the tile lies there, and together they tell the slant."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from media.marks.picture.pattern import GRID, Bins
from media.marks.picture.places import Lock, place_near
from media.marks.picture.spectra import PictureSpectrum, Plane
from media.vision import cv2

_ACROSS, _DOWN = 3, 4
_SHARE = 0.45  # of the picture's sides that a piece has
_REACH = 7.0  # cells of the grid that a piece may be away from where an upright picture would have it
_CLEAR = 4.2  # score of a piece that counts
_ENOUGH = 6
_OFF_PX = 3.0  # what a piece may be off and still agree with the others


def flattened(plane: Plane, sync: Bins, found: Lock) -> Plane | None:
    """This will warp a plane so that the tiles' grid is the one of `found` everywhere, float32 [h, w]; None when too few
    of its pieces show a tile.
    """
    height, width = plane.shape
    seen, meant = [], []
    for centre in _centres(height, width):
        if (off := _off_px(plane, sync, found, centre)) is not None:
            seen.append(centre)
            meant.append(centre + off)
    if len(seen) < _ENOUGH:
        return None
    matrix, _ = cv2.findHomography(np.array(seen, np.float32), np.array(meant, np.float32), cv2.RANSAC, _OFF_PX)
    return None if matrix is None else np.asarray(cv2.warpPerspective(plane, matrix, (width, height)), np.float32)


def _centres(height: int, width: int) -> list[npt.NDArray[np.float64]]:
    columns, rows = (_ACROSS, _DOWN) if height >= width else (_DOWN, _ACROSS)
    half = _SHARE / 2
    xs, ys = np.linspace(half, 1 - half, columns) * width, np.linspace(half, 1 - half, rows) * height
    return [np.array([x, y]) for y in ys for x in xs]


def _off_px(plane: Plane, sync: Bins, found: Lock, centre: npt.NDArray[np.float64]) -> npt.NDArray[np.float64] | None:
    """How far a piece's tile is from where it would be in an upright picture: (x, y) to move the piece by."""
    height, width = plane.shape
    size = (np.array([width, height]) * _SHARE).astype(int)
    corner = np.clip((centre - size / 2).astype(int), 0, np.array([width, height]) - size)
    piece = plane[corner[1] : corner[1] + size[1], corner[0] : corner[0] + size[0]]
    from_centre = corner + size // 2 - np.array([width // 2, height // 2])
    down, right = _expected(found, from_centre)
    place = place_near(PictureSpectrum(piece), sync, found.geometry, down, right, _REACH)
    if place.score < _CLEAR:
        return None
    return _pixels(found, _nearest(place.right - right), _nearest(place.down - down))


def _expected(found: Lock, offset: npt.NDArray[np.int64]) -> tuple[float, float]:
    """The place (down, right) that a piece at an offset (x, y) from the centre has where nothing is slanted."""
    x, y = found.geometry.matrix.T @ offset * GRID
    sign = -1 if found.geometry.mirrored else 1
    return (found.place.down - y) % GRID, (found.place.right - sign * x) % GRID


def _nearest(cells: float) -> float:
    return (cells + GRID / 2) % GRID - GRID / 2


def _pixels(found: Lock, right: float, down: float) -> npt.NDArray[np.float64]:
    sign = -1 if found.geometry.mirrored else 1
    return np.asarray(np.linalg.solve(found.geometry.matrix.T, np.array([sign * right, down]) / GRID))
