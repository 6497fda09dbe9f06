"""A clip as a film of 32 by 32 cells, packed small: what a candidate is compared with, moment by moment.

Groups of twelve pictures are transformed over time and both sides (a separable DCT-II; N. Ahmed et al., Discrete cosine
transform, IEEE Trans. Computers, 1974), rounded coarsely where the comparison is coarse, and deflated. How coarsely is
decided for each clip by what moves in it: a duck that bobs on the sea needs finer steps than a panned photograph. Luma
and colour cost 150 to 900 bytes a second.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from media.fingerprints.grids import CHROMA, SIDE, Grid, moving, standing_out

RATE = 6
"""Pictures a second: a thrown ball has moved by no more than its own width to the nearest one."""

_GROUP = 12  # pictures transformed together: 2 s
FAITHFUL = 0.95
"""Correlation with the true movement that a sketch must keep, in luma and in colour: what it loses, every copy lacks."""

_STEPS = (5, 7, 10, 14, 20, 28, 40, 56, 80)  # of the lowest frequency, in levels
_SLOPE = 4.0  # the highest spatial frequency's step is 1 + 2 times this as coarse
_DEAD = 0.55  # what is below this share of a step counts as nothing
_HEAD = struct.Struct("<BBHII")  # steps of luma and chroma, pictures, bytes of the two deflated parts

Film = npt.NDArray[np.float32]
Codes = npt.NDArray[np.int8]


@dataclass(frozen=True)
class Sketch:
    """A film at RATE pictures a second, the first at 0 s."""

    luma: Grid  # [n, SIDE, SIDE], 0..255
    chroma: Grid  # [n, 2, CHROMA, CHROMA], around 0


def pack(sketch: Sketch) -> bytes:
    """This will pack a sketch of 1 to 65,535 pictures (three hours)."""
    chroma = sketch.chroma.reshape(-1, 2 * CHROMA, CHROMA)
    luma_step, luma = _coarsest(sketch.luma - 128, _luma_movement)
    chroma_step, colours = _coarsest(chroma, _chroma_movement)
    codes = np.concatenate([luma, colours], axis=1)
    marks = zlib.compress(np.packbits(codes != 0).tobytes(), 9)
    values = zlib.compress(codes[codes != 0].tobytes(), 9)
    return _HEAD.pack(luma_step, chroma_step, len(sketch.luma), len(marks), len(values)) + marks + values


def unpack(packed: bytes, from_s: float = 0.0, to_s: float = np.inf) -> tuple[int, Sketch]:
    """This will give back the stretch of a sketch that covers `from_s` to `to_s`, coarser than it was, and the number
    of its first picture. Raises ValueError for what `pack` did not make.
    """
    try:
        luma_step, chroma_step, count, first, second = _HEAD.unpack_from(packed)
        marks = zlib.decompress(packed[_HEAD.size : _HEAD.size + first])
        values = zlib.decompress(packed[_HEAD.size + first : _HEAD.size + first + second])
        luma, chroma = _codes(count, marks, values)
    except (struct.error, zlib.error) as error:
        raise ValueError("this is no sketch") from error
    begin = int(np.clip(from_s * RATE // _GROUP, 0, len(luma) - 1))
    end = int(np.clip(np.ceil(to_s * RATE / _GROUP), begin + 1, len(luma)))
    left = count - begin * _GROUP
    colours = _film(chroma[begin:end], chroma_step, 2 * CHROMA, CHROMA)[:left].reshape(-1, 2, CHROMA, CHROMA)
    return begin * _GROUP, Sketch(_film(luma[begin:end], luma_step, SIDE, SIDE)[:left] + 128, colours)


def _codes(count: int, marks: bytes, values: bytes) -> tuple[Codes, Codes]:
    groups = -(-count // _GROUP)
    width = _GROUP * (SIDE * SIDE + 2 * CHROMA * CHROMA)
    is_set = np.unpackbits(np.frombuffer(marks, np.uint8), count=groups * width).astype(bool)
    flat = np.zeros(groups * width, np.int8)
    flat[is_set] = np.frombuffer(values, np.int8)
    codes = flat.reshape(groups, width)
    return codes[:, : _GROUP * SIDE * SIDE], codes[:, _GROUP * SIDE * SIDE :]


def _coarsest(film: Film, movement: Callable[[Film], Film]) -> tuple[int, Codes]:
    """The coarsest step that keeps the movement of a film, found by halving the choice, and its codes."""
    true, spectrum, (high, wide) = movement(film), _spectrum(film), film.shape[1:]
    low, after = 0, len(_STEPS)
    while low + 1 < after:
        middle = (low + after) // 2
        again = _film(_rounded(spectrum, _STEPS[middle], high, wide), _STEPS[middle], high, wide)[: len(film)]
        low, after = (middle, after) if _correlation(true, movement(again)) >= FAITHFUL else (low, middle)
    return _STEPS[low], _rounded(spectrum, _STEPS[low], high, wide)


def _luma_movement(luma: Film) -> Film:
    return _from_mean(moving(standing_out(luma)))


def _chroma_movement(chroma: Film) -> Film:
    return _from_mean(moving(chroma.reshape(-1, CHROMA, CHROMA)).reshape(chroma.shape))


def _from_mean(film: Film) -> Film:
    return np.asarray(film - film.mean(axis=0), np.float32)


def _correlation(true: Film, again: Film) -> float:
    """1 where nothing moved: a twentieth of a level is no movement."""
    strength = np.sqrt(np.square(true).sum() * np.square(again).sum())
    return float((true * again).sum() / strength) if np.square(true).mean() > 0.003 and strength else 1.0


def _spectrum(film: Film) -> Film:
    """The coefficients of a film [n, high, wide], [groups, _GROUP * high * wide], low frequencies first."""
    high, wide = film.shape[1:]
    lacking = -len(film) % _GROUP
    whole = np.concatenate([film, np.repeat(film[-1:], lacking, axis=0)]).reshape(-1, _GROUP, high, wide)
    flat = _cosines(high) @ whole @ _cosines(wide).T
    spread = np.einsum("st,gtij->gsij", _cosines(_GROUP), flat)
    return np.asarray(spread.reshape(len(whole), -1)[:, _order(high, wide)], np.float32)


def _rounded(spectrum: Film, step: int, high: int, wide: int) -> Codes:
    scaled = spectrum / (step * _coarseness(high, wide))
    return np.clip(np.where(np.abs(scaled) < _DEAD, 0, np.rint(scaled)), -127, 127).astype(np.int8)


def _film(codes: Codes, step: int, high: int, wide: int) -> Film:
    spread = np.empty(codes.shape, np.float32)
    spread[:, _order(high, wide)] = codes * (step * _coarseness(high, wide))
    flat = np.einsum("st,gsij->gtij", _cosines(_GROUP), spread.reshape(-1, _GROUP, high, wide))
    return np.asarray(_cosines(high).T @ flat @ _cosines(wide), np.float32).reshape(-1, high, wide)


@lru_cache(maxsize=8)
def _cosines(count: int) -> Film:
    """The orthonormal DCT-II, [frequency, place]."""
    frequency, place = np.arange(count)[:, None], np.arange(count)[None, :]
    matrix = np.sqrt(2 / count) * np.cos(np.pi * (2 * place + 1) * frequency / (2 * count))
    matrix[0] /= np.sqrt(2)
    return np.asarray(matrix, np.float32)


@lru_cache(maxsize=4)
def _heights(high: int, wide: int) -> Film:
    """How high each coefficient's spatial frequency is, 0..2."""
    down, across = np.arange(high)[None, :, None] / high, np.arange(wide)[None, None, :] / wide
    return np.asarray(np.repeat(down + across, _GROUP, axis=0), np.float32).reshape(-1)


@lru_cache(maxsize=4)
def _order(high: int, wide: int) -> npt.NDArray[np.int64]:
    return np.argsort(_heights(high, wide), kind="stable")


@lru_cache(maxsize=4)
def _coarseness(high: int, wide: int) -> Film:
    return np.asarray(1 + _SLOPE * _heights(high, wide), np.float32)[_order(high, wide)]
