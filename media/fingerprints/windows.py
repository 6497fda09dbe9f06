"""Nine windows of a picture as words of bits: by them candidates are found among millions of pictures.

A window is two fifths of each side, high-passed and transformed; the signs of its lowest frequencies are its word
(after the DCT hash of C. Zauner, Implementation and benchmarking of perceptual image hash functions, 2010; with windows
instead of the whole picture, so that a caption or another actor spoils some of them and not all). A query cannot know
how it was cropped: it gives the word of every place and size at which a window of the original may have come to lie.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np
import numpy.typing as npt

from media.fingerprints.grids import FINE, Grid, standing_out

Words = npt.NDArray[np.uint64]

KEY_BITS = 20
CHECK_BITS = 24
"""A word is KEY_BITS of the surest signs (the shelf it stands on), then CHECK_BITS (whether it is the one looked for)."""

CENTRES = (0.3, 0.5, 0.7)
WINDOW = 0.4
"""Share of a side: all windows lie in the central 80 %, which a crop of 10 % on every side leaves."""

WINDOWS = len(CENTRES) ** 2
FLAT = 40.0
"""A window whose coefficients' length is below this shows nothing that could tell it from another: it has no word.
Grain that was coded away again reaches 15; a tree or a cloud 70 and more."""

ZOOMS = (1.1, 1.0, 0.9, 0.8)
"""The share of each side that a query shows. Above 1: it shows the whole picture and a border."""

_PLACE_STEP = 0.025
_SAMPLES = 16
_BASE = 8


@dataclass(frozen=True)
class Placing:
    """A guess at how a query lies in the original: along each axis a zoom and where it begins, shares of the side."""

    zoom_x: float
    begin_x: float
    zoom_y: float
    begin_y: float


@dataclass(frozen=True)
class QueryWords:
    """Words of one query picture, the surest spelling first and then those with doubtful bits turned."""

    words: Words  # [n]
    windows: npt.NDArray[np.int64]  # [n], which of the nine
    placings: npt.NDArray[np.int64]  # [n], index into `placings()`


def words_of(luma: Grid) -> Words:
    """This will give the nine words of a look [FINE, FINE], uint64 [WINDOWS]; 0 where a window is flat."""
    ranges = _ranges()
    axis = [ranges.index((1.0, 0.0, window)) for window in range(len(CENTRES))]
    blocks = _blocks(luma)
    signs = np.array([blocks[row, :, column][_FREQUENCIES] for row, column in product(axis, axis)])
    return np.asarray(np.where(_length(signs) < FLAT, np.uint64(0), _spelled(signs > 0)), np.uint64)


def query_words(luma: Grid, spellings: int) -> QueryWords:
    """This will give the words of a query's look at all placings, each in `spellings` ways (1 to 32)."""
    where, windows, placing = _pairs()
    signs = _blocks(luma).reshape(-1)[where]
    shown = _length(signs) >= FLAT * 0.8
    signs, windows, placing = signs[shown], windows[shown], placing[shown]
    words = _spelled(signs > 0)[:, None] ^ _doubts(signs, spellings)
    return QueryWords(words.reshape(-1), np.repeat(windows, spellings), np.repeat(placing, spellings))


@lru_cache(maxsize=1)
def placings() -> tuple[Placing, ...]:
    """This will list every guess: zooms of the two axes differ by a tenth at most."""
    axis = [(zoom, begin) for zoom in ZOOMS for begin in _begins(zoom)]
    return tuple(Placing(*x, *y) for y, x in product(axis, axis) if abs(x[0] - y[0]) < 0.11)


@lru_cache(maxsize=1)
def untouched() -> int:
    """This will be the number of the placing of a query that shows the whole picture."""
    return placings().index(Placing(1.0, 0.0, 1.0, 0.0))


_FREQUENCIES = tuple(
    np.array(
        sorted(
            ((down, across) for down, across in product(range(7), range(7)) if down + across),
            key=lambda pair: (pair[0] + pair[1], abs(pair[0] - pair[1]), pair[0]),
        )[: KEY_BITS + CHECK_BITS]
    ).T
)
"""Which coefficients are looked at, [down], [across], the lowest first: they are the surest."""


def _begins(zoom: float) -> tuple[float, ...]:
    low, high = (-_PLACE_STEP, _PLACE_STEP) if zoom == 1 else sorted((0.0, 1 - zoom))
    return tuple(np.round(np.arange(low, high + _PLACE_STEP / 2, _PLACE_STEP), 4).tolist())


@lru_cache(maxsize=1)
def _ranges() -> list[tuple[float, float, int]]:
    """Every stretch of an axis that is looked at: zoom, begin, and which of the axis's three windows."""
    axis = [(zoom, begin) for zoom in ZOOMS for begin in _begins(zoom)]
    return [(zoom, begin, window) for (zoom, begin), window in product(axis, range(len(CENTRES)))]


@lru_cache(maxsize=1)
def _pairs() -> tuple[npt.NDArray[np.int64], ...]:
    """Of every window at every placing: where its coefficients lie in flattened `_blocks`, [n, bits], which of the nine it
    is, and its placing.
    """
    place = {each: number for number, each in enumerate(_ranges())}
    made = [
        (
            place[(guess.zoom_y, guess.begin_y, down)],
            place[(guess.zoom_x, guess.begin_x, across)],
            down * len(CENTRES) + across,
            number,
        )
        for number, guess in enumerate(placings())
        for down, across in product(range(len(CENTRES)), repeat=2)
    ]
    rows, columns, windows, placing = (np.array(column) for column in zip(*made, strict=True))
    down, across = _FREQUENCIES
    where = ((rows[:, None] * _BASE + down) * len(place) + columns[:, None]) * _BASE + across
    return where, windows, placing


def _blocks(luma: Grid) -> Grid:
    """The coefficients of all windows at once, [row range, _BASE, column range, _BASE]."""
    relief = standing_out(luma[None])[0]
    sides = _transforms()
    count = len(_ranges())
    return np.asarray(sides @ relief @ sides.T, np.float32).reshape(count, _BASE, count, _BASE)


@lru_cache(maxsize=1)
def _transforms() -> Grid:
    """For every range the operator that cuts it out and transforms it, [ranges * _BASE, FINE]."""
    place, frequency = np.arange(_SAMPLES)[None, :], np.arange(_BASE)[:, None]
    cosines = np.sqrt(2 / _SAMPLES) * np.cos(np.pi * (2 * place + 1) * frequency / (2 * _SAMPLES))
    cosines[0] /= np.sqrt(2)
    return np.concatenate([cosines @ cut for cut in _cuts()]).astype(np.float32)


def _cuts() -> Iterator[npt.NDArray[np.float64]]:
    for zoom, begin, window in _ranges():
        first = (CENTRES[window] - WINDOW / 2 - begin) / zoom
        yield _resampling(first, first + WINDOW / zoom)


def _resampling(first: float, last: float, finer: int = 8) -> npt.NDArray[np.float64]:
    """The matrix [_SAMPLES, FINE] that averages a picture's line over the pieces of a stretch; borders are repeated."""
    at = np.linspace(first, last, _SAMPLES * finer, endpoint=False) + (last - first) / (2 * _SAMPLES * finer)
    cell = np.clip(at * FINE - 0.5, 0, FINE - 1)
    left = np.minimum(cell.astype(int), FINE - 2)
    matrix = np.zeros((_SAMPLES, FINE))
    rows = np.repeat(np.arange(_SAMPLES), finer)
    np.add.at(matrix, (rows, left), (1 - (cell - left)) / finer)
    np.add.at(matrix, (rows, left + 1), (cell - left) / finer)
    return matrix


def _length(signs: Grid) -> npt.NDArray[np.float32]:
    return np.asarray(np.sqrt(np.square(signs).sum(axis=-1)), np.float32)


def _spelled(bits: npt.NDArray[np.bool_]) -> Words:
    """Bits [n, KEY_BITS + CHECK_BITS] as words, the first bit highest; never 0, which means no word."""
    values = 2.0 ** np.arange(bits.shape[1] - 1, -1, -1)  # sums below 2**53 are exact
    return np.asarray(np.maximum(bits @ values, 1), np.uint64)


def _doubts(signs: Grid, spellings: int) -> Words:
    """Which key bits to turn: every choice among the most doubtful, whose coefficients lie nearest to 0."""
    size = np.abs(signs[:, :KEY_BITS])
    turned = np.zeros((len(signs), 1), np.uint64)
    rows = np.arange(len(signs))
    for _ in range(int(np.log2(spellings))):
        weakest = size.argmin(axis=1)
        size[rows, weakest] = np.inf
        bit = np.uint64(1) << (KEY_BITS + CHECK_BITS - 1 - weakest).astype(np.uint64)
        turned = np.concatenate([turned, turned | bit[:, None]], axis=1)
    return turned
