"""How a query's picture lies in the original: a plane seen in perspective, found cell by cell.

Gauss-Newton on the differences of evened reliefs, the correction composed with the guess (S. Baker, I. Matthews,
Lucas-Kanade 20 years on, IJCV 56, 2004), with cells that disagree weighed down (a caption, another actor).
"""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from media.fingerprints.grids import DETAILED, FINE, SIDE, Grid, evened, halved, moving, standing_out
from media.fingerprints.windows import Placing

Plane = npt.NDArray[np.float64]
"""float64 [3, 3]: takes a place in the original (x, y, 1; shares of its sides) to the place in the query."""

Mask = npt.NDArray[np.bool_]
"""bool [SIDE, SIDE]: cells of the original that the query shows."""

_OUTLIER = 0.8  # of a local contrast of 1: differences from here on count less and less
_STIFF = np.array([1, 1, 1, 1, 1, 1, 30, 30]) * 2.0
"""Ridge of each parameter, in cells: perspective is believed only where much speaks for it."""

_ENOUGH = 0.004  # of a side: a step smaller than an eighth of a cell ends the search


def plane_of(guess: Placing, is_mirrored: bool) -> Plane:
    """This will be a placing as a plane."""
    sides = np.array(
        [
            [1 / guess.zoom_x, 0, -guess.begin_x / guess.zoom_x],
            [0, 1 / guess.zoom_y, -guess.begin_y / guess.zoom_y],
            [0, 0, 1],
        ]
    )
    return np.array([[-1.0, 0, 1], [0, 1, 0], [0, 0, 1]]) @ sides if is_mirrored else sides


def seen(lumas: Grid, plane: Plane) -> tuple[Grid, Mask]:
    """This will lay query pictures [n, FINE, FINE] over the original: [n, SIDE, SIDE], and where they show it."""
    across, down = _places(plane)
    laid = [_laid(luma, across, down) for luma in lumas]
    inside = (across > -0.5) & (across < FINE - 0.5) & (down > -0.5) & (down < FINE - 0.5)
    return halved(np.array(laid)), halved(inside[None].astype(np.float32))[0] > 0.99


def seen_chroma(chroma: Grid, plane: Plane) -> Grid:
    """This will lay colour differences [n, 2, CHROMA, CHROMA] over the original's cells likewise."""
    across, down = _places(plane)
    share = chroma.shape[-1] / FINE
    across, down = (((side[::4, ::4] + side[3::4, 3::4]) / 2 + 0.5) * share - 0.5 for side in (across, down))
    laid = [_laid(grid, across, down) for grid in chroma.reshape(-1, *chroma.shape[-2:])]
    return np.array(laid, np.float32).reshape(chroma.shape)


def seen_finely(fine: npt.NDArray[np.uint8], plane: Plane) -> tuple[Grid, npt.NDArray[np.bool_]]:
    """This will lay one picture [DETAILED, DETAILED] over the original at its own fineness, and where it shows it."""
    across, down = _places(plane, DETAILED)
    inside = (across > -1) & (across < DETAILED) & (down > -1) & (down < DETAILED)
    return _laid(fine.astype(np.float32), across, down), inside


def refined(plane: Plane, queries: Grid, originals: Grid, rounds: int = 8) -> Plane:
    """This will improve a plane on pairs of pictures, query [p, FINE, FINE] and evened original [p, SIDE, SIDE]."""
    for _ in range(rounds):
        laid, inside = seen(queries, plane)
        step = _step(evened(moving(standing_out(laid))), originals, inside)
        if step is None:
            break
        plane = plane @ (np.eye(3) + step)
        plane = plane / plane[2, 2]
        if np.abs(step[:2]).max() < _ENOUGH:
            break
    return plane


def _step(laid: Grid, originals: Grid, inside: Mask) -> Plane | None:
    """One correction, as what is added to the identity."""
    if inside.mean() < 0.2:
        return None
    down, across = (np.asarray(slope) for slope in np.gradient(laid, axis=(1, 2)))
    off = originals - laid
    weight = inside / (1 + np.square(off / _OUTLIER))
    x, y = _axes()
    columns = (x * across, y * across, across, x * down, y * down, down)
    bends = (-x * (x * across + y * down), -y * (x * across + y * down))
    slope = np.stack([*columns, *bends], axis=-1).reshape(-1, 8) * SIDE
    pull = slope * weight.reshape(-1, 1)
    system = pull.T @ slope + np.diag(_STIFF * SIDE * len(laid))
    turn = np.linalg.solve(system, pull.T @ off.reshape(-1))
    step = np.array([[turn[0], turn[1], turn[2]], [turn[3], turn[4], turn[5]], [turn[6], turn[7], 0]])
    return np.asarray(_FROM_CENTRE @ step @ _TO_CENTRE, np.float64)


_TO_CENTRE = np.array([[1.0, 0, -0.5], [0, 1, -0.5], [0, 0, 1]])
_FROM_CENTRE = np.array([[1.0, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])


def _laid(grid: Grid, across: Grid, down: Grid) -> Grid:
    return np.asarray(cv2.remap(grid, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.float32)


def _places(plane: Plane, side: int = FINE) -> tuple[Grid, Grid]:
    """Where in the query each cell of the original lies, in cells: [side, side] across and down."""
    middle = ((np.arange(side) + 0.5) / side).astype(np.float32)
    rows = plane.astype(np.float32)
    across, down, depth = ((row[0] * middle)[None, :] + (row[1] * middle + row[2])[:, None] for row in rows)
    share = side / np.maximum(depth, np.float32(1e-3))
    return across * share - np.float32(0.5), down * share - np.float32(0.5)


@lru_cache(maxsize=1)
def _axes() -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Places of the cells from the picture's middle, shares of a side: across and down, [SIDE, SIDE]."""
    middle = (np.arange(SIDE) + 0.5) / SIDE - 0.5
    across, down = np.meshgrid(middle, middle)
    return across, down
