"""Thirty-six small windows of a picture as short words: whether two pictures are alike in what a sketch is too coarse for.

At the sketch's 32 cells a side a bear and a dog in the same meadow are much the same. A detail is a fifth of each side,
high-passed and transformed at five times that fineness; its word is the signs of its 32 lowest frequencies.
"""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from media.fingerprints.grids import DETAILED, Grid

Fine = npt.NDArray[np.uint8]
"""uint8 [DETAILED, DETAILED]: luma of a picture stretched to a square."""

Words = npt.NDArray[np.uint32]

ACROSS = 6
COUNT = ACROSS * ACROSS
BITS = 32

FLAT = 60.0
"""A detail whose coefficients' length is below this shows nothing: grain reaches 40."""

_WIDE = DETAILED // 5
_SHIFTS = (0, -2, 2)  # cells by which a query's detail may lie beside where it was computed to be
_SIGMA = 6.0


def details_of(fine: Fine) -> tuple[Words, npt.NDArray[np.bool_]]:
    """This will give the words of a picture's details, uint32 [COUNT], and which show anything."""
    signs = _signs(_relief(fine.astype(np.float32)), 0, 0)
    return _words(signs > 0), np.linalg.norm(signs, axis=1) >= FLAT


def unlike(fine: Grid, inside: npt.NDArray[np.bool_], kept: Words, shows: npt.NDArray[np.bool_]) -> tuple[float, int]:
    """This will be the share of details that are not those of a clip's picture, and how many could be compared.

    `fine` [DETAILED, DETAILED] is a query laid over the clip's picture, `inside` where it shows it; `kept` and `shows`
    are the clip's words and which of them are known.
    """
    relief = _relief(fine)
    best = np.full(COUNT, BITS)
    for down in _SHIFTS:
        for across in _SHIFTS:
            signs = _signs(relief, down, across)
            best = np.minimum(best, np.bitwise_count(_words(signs > 0) ^ kept))
            if not (down or across):
                shows = shows | (np.linalg.norm(signs, axis=1) >= FLAT)
    covered = _blocks(inside.astype(np.float32)) > 0.9
    counts = shows & covered
    if not counts.any():
        return float("nan"), 0
    return float((best[counts] > BITS / 5).mean()), int(counts.sum())


def _relief(fine: Grid) -> Grid:
    return np.asarray(fine - cv2.GaussianBlur(fine, (0, 0), _SIGMA), np.float32)


def _signs(relief: Grid, down: int, across: int) -> Grid:
    """Coefficients of all details, [COUNT, BITS], of a picture moved by some cells."""
    blocks = (_cuts(down) @ relief @ _cuts(across).T).reshape(ACROSS, 8, ACROSS, 8)
    chosen = blocks.transpose(0, 2, 1, 3)[:, :, _FREQUENCIES[0], _FREQUENCIES[1]]
    return np.asarray(chosen.reshape(COUNT, BITS), np.float32)


_FREQUENCIES = tuple(
    np.array(
        sorted(
            ((down, across) for down in range(8) for across in range(8) if down + across),
            key=lambda pair: (pair[0] + pair[1], abs(pair[0] - pair[1]), pair[0]),
        )[:BITS]
    ).T
)


def _begins() -> npt.NDArray[np.int64]:
    return np.rint(np.linspace(0, DETAILED - _WIDE, ACROSS)).astype(np.int64)


@lru_cache(maxsize=8)
def _cuts(moved: int) -> Grid:
    """Cuts a line into its details and transforms each, [ACROSS * 8, DETAILED]; borders are repeated."""
    place, frequency = np.arange(_WIDE)[None, :], np.arange(8)[:, None]
    cosines = np.sqrt(2 / _WIDE) * np.cos(np.pi * (2 * place + 1) * frequency / (2 * _WIDE))
    cosines[0] /= np.sqrt(2)
    cuts = np.zeros((ACROSS, 8, DETAILED))
    for number, begin in enumerate(_begins()):
        at = np.clip(begin + moved + np.arange(_WIDE), 0, DETAILED - 1)
        for column, cell in enumerate(at):
            cuts[number, :, cell] += cosines[:, column]
    return cuts.reshape(-1, DETAILED).astype(np.float32)


def _blocks(inside: Grid) -> Grid:
    """The share of each detail that is covered, [COUNT]."""
    sides = np.zeros((ACROSS, DETAILED), np.float32)
    for number, begin in enumerate(_begins()):
        sides[number, begin : begin + _WIDE] = 1 / _WIDE
    return np.asarray(sides @ inside @ sides.T, np.float32).reshape(-1)


def _words(bits: npt.NDArray[np.bool_]) -> Words:
    return np.ascontiguousarray(np.packbits(bits, axis=1)).view(">u4")[:, 0].astype(np.uint32)
