"""Where a tile lies in a picture: scores of geometries, the climb to the best one, and what is read there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from media.marks.picture.pattern import GRID, Bins, Spectrum
from media.marks.picture.spectra import MIRRORED, Geometry, PictureSpectrum

SMALLEST_PX, LARGEST_PX = 40.0, 330.0
"""Sides of a tile in the work picture that are looked for: from a fifth of the marked size to two and a half times it."""

STEP = 0.006
"""Between two sizes that are tried, as a share: half a wave too much or too little at the picture's edge."""

TURNS_DEG = (-2.0, -1.5, -1.0, -0.5, 0.5, 1.0, 1.5, 2.0)
"""What a hand that films a screen turns it by."""

ASPECTS = tuple(share for share in np.arange(-0.264, 0.265, 0.012) if abs(share) > 0.006)
"""What stretching to another shape makes of a square: width over height, half of it each way."""

_LONGER = 1.5
"""How much more the sync's long waves count than its short ones, as a power of their length: they are drawn louder (SLOPE),
and encoders leave more of them. From 1 to 1.8 it makes no difference; all alike, one in ten weak marks is lost."""

_IDENTITY = np.eye(2)
_WAYS = np.array(
    [
        sign * np.array(way)
        for way in ([[1, 0], [0, 1]], [[1, 0], [0, -1]], [[0, -1], [1, 0]], [[0, 1], [1, 0]])
        for sign in (1.0, -1.0)
    ]
)
"""Size, aspect, turn, shear, each both ways."""

_FIRST_STEP, _LAST_STEP = 0.004, 0.0004
_FINE = np.linspace(-0.6, 0.6, 7)
_NEAR = np.arange(-3, 4)  # the picture's centre stays at its place while a tile grows or turns about it
_TURNS = np.exp(2j * np.pi / GRID * np.arange(GRID)).astype(np.complex64)
"""What whole places of a grid turn a phase by: e^(2πi k / GRID)."""

_COARSE = GRID // 2
"""Side of the grid for a first look at many geometries: the long waves alone, which hold more than half of the sync."""

_PROMISING = 120
"""Geometries that are looked at again with all waves. Chance alone makes that many of 700 as good as a weak mark."""

_AT_ONCE = 64  # geometries: their maps stay in a processor's cache


@dataclass(frozen=True)
class Place:
    """Where in the tile the picture's centre lies, in 1/GRID of the tile's side; `score` as in `scores_of`."""

    down: float
    right: float
    score: float


@dataclass(frozen=True)
class Lock:
    """Where the tile was found."""

    geometry: Geometry
    place: Place


@cache
def upright() -> tuple[Geometry, ...]:
    """This will be every size of an upright tile, mirrored and not."""
    count = int(np.log(LARGEST_PX / SMALLEST_PX) / STEP) + 1
    sides = SMALLEST_PX * np.exp(STEP * np.arange(count))
    return tuple(Geometry.of_side(side, mirrored=mirrored) for side in sides for mirrored in (False, True))


@cache
def askew() -> tuple[tuple[Geometry, ...], ...]:
    """This will be the same, slightly turned or stretched: one row for each turn and each stretch."""
    ways = [*(_turn(degrees) for degrees in TURNS_DEG), *(np.diag([1 + each / 2, 1 - each / 2]) for each in ASPECTS)]
    return tuple(tuple(Geometry(way @ each.matrix, each.mirrored) for each in upright()) for way in ways)


def _turn(degrees: float) -> npt.NDArray[np.float64]:
    angle = np.radians(degrees)
    return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])


def seen_of(geometries: Sequence[Geometry]) -> npt.NDArray[np.float64]:
    """This will be how geometries are seen, all at once: [n, 2, 2]."""
    return np.array([each.seen for each in geometries])


def _maps(fitted: Spectrum, sync: Bins, grid: int) -> npt.NDArray[np.float32]:
    """How well the sync fits at each place of a tile: float32 [n, grid, grid]; a grid holds waves of less than half as many
    periods a tile.
    """
    spectrum = np.zeros((len(fitted), grid, grid // 2 + 1), np.complex64)
    spectrum[:, sync.y % grid, sync.x] = fitted
    return np.asarray(np.fft.irfft2(spectrum, s=(grid, grid)), np.float32)


def _fitted(spectrum: PictureSpectrum, sync: Bins, seen: npt.NDArray[np.float64]) -> Spectrum:
    """The sync's bins as they are read, each turned back by the key's phase: complex64 [n, bins]."""
    expected = np.asarray(sync.phase.conj() * sync.periods**-_LONGER, np.complex64)
    return np.asarray(spectrum.read_at(sync, seen) * expected, np.complex64)


def scores_of(
    spectrum: PictureSpectrum, sync: Bins, geometries: Sequence[Geometry], grid: int = GRID
) -> npt.NDArray[np.float64]:
    """This will score geometries: by how many standard deviations the best place of a tile stands out of all its places.

    Without a mark the best of 700 geometries reaches 5 to 6.
    """
    scores, seen = np.empty(len(geometries)), seen_of(geometries)
    for begin in range(0, len(geometries), _AT_ONCE):
        fitted = _fitted(spectrum, sync, seen[begin : begin + _AT_ONCE])
        maps = _maps(fitted, sync, grid).reshape(-1, grid * grid)
        deviation = np.sqrt(np.einsum("np,np->n", maps, maps)) / grid  # their mean is 0: no bin lies at the origin
        scores[begin : begin + _AT_ONCE] = maps.max(axis=1) / (deviation + 1e-12)
    return scores


def _promising(spectrum: PictureSpectrum, sync: Bins, geometries: Sequence[Geometry]) -> Sequence[Geometry]:
    """The geometries that fit best by the long waves alone: a quarter of the waves on a quarter of the places, at every
    other size, which to waves twice as long is the same as every one.
    """
    if len(geometries) <= _PROMISING:
        return geometries
    sizes = len(geometries) // 2  # each is there mirrored and not, one after the other
    tried = [index for size in range(0, sizes, 2) for index in (2 * size, 2 * size + 1)]
    scores = scores_of(spectrum, sync.below(_COARSE // 2), [geometries[index] for index in tried], _COARSE)
    best = (tried[index] for index in np.argsort(-scores))
    chosen = dict.fromkeys(near for index in best for near in (index, index - 2, index + 2) if 0 <= near < 2 * sizes)
    return [geometries[index] for index in list(chosen)[:_PROMISING]]


def locks(spectrum: PictureSpectrum, sync: Bins, geometries: Sequence[Geometry], *, most: int = 1) -> list[Lock]:
    """This will find where a tile may lie: among geometries and what is close to the best of them, the best place first."""
    geometries = _promising(spectrum, sync, geometries)
    scores = scores_of(spectrum, sync, geometries)
    order = np.argsort(-scores)
    chosen: list[int] = []
    for index in order:
        if all(_apart(geometries[index], geometries[other]) for other in chosen):
            chosen.append(int(index))
        if len(chosen) == most:
            break
    climbed = _climbed(spectrum, sync, [geometries[index] for index in chosen])
    found = map(Lock, climbed, best_places(spectrum, sync, climbed))
    return sorted(found, key=lambda lock: -lock.place.score)


def _apart(one: Geometry, other: Geometry) -> bool:
    """Neighbours climb to the same place."""
    return one.mirrored != other.mirrored or abs(np.log(one.side_px / other.side_px)) > 2 * STEP


def _climbed(spectrum: PictureSpectrum, sync: Bins, starts: Sequence[Geometry]) -> list[Geometry]:
    """From each geometry to the best one nearby, in size, aspect, turn and shear, with ever smaller steps; all at once, the
    same number of steps each.
    """
    near = _Near(spectrum, sync, best_places(spectrum, sync, starts))
    mirrored = np.array([MIRRORED if each.mirrored else np.ones((2, 2)) for each in starts])[:, None]
    best = np.array([each.matrix for each in starts])
    scores = near.scores_of((best * mirrored[:, 0])[:, None])[:, 0]
    step, each = np.full(len(starts), _FIRST_STEP), np.arange(len(starts))
    while (step >= _LAST_STEP).any():
        around = best[:, None] @ (_IDENTITY + step[:, None, None, None] * _WAYS)
        found = near.scores_of(around * mirrored)
        way = found.argmax(axis=1)
        better = found[each, way] > scores
        best[better], scores[better] = around[each, way][better], found[each, way][better]
        step[~better] /= 2
    return [Geometry(matrix, start.mirrored) for matrix, start in zip(best, starts, strict=True)]


class _Near:
    """Scores as in `scores_of`, but of the places around one alone: a hundredth of the grid, without a transform."""

    def __init__(self, spectrum: PictureSpectrum, sync: Bins, places: Sequence[Place]) -> None:
        self._spectrum, self._sync = spectrum, sync
        # What lies at x > 0 stands for its mirror in the plane's other half too.
        self._share = np.where(sync.x > 0, np.float32(2.0), np.float32(1.0))
        near = np.array([[round(each.down) + _NEAR, round(each.right) + _NEAR] for each in places])
        down = _TURNS[sync.y[:, None] * near[:, 0, None] % GRID]  # [places, bins, near]
        right = _TURNS[sync.x[:, None] * near[:, 1, None] % GRID]
        self._turns = down[..., :, None] * right[..., None, :]
        self._turns = self._turns.reshape(len(places), sync.x.size, -1)

    def scores_of(self, seen: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
        """This will score matrices (`Geometry.seen`) around each place: [places, n, 2, 2] to [places, n]."""
        fitted = _fitted(self._spectrum, self._sync, seen.reshape(-1, 2, 2)) * self._share
        power = np.einsum("gb,gb->g", fitted, fitted.conj()).real / 2
        fits = fitted.reshape(*seen.shape[:2], -1) @ self._turns
        return np.asarray(fits.real.max(axis=2) / np.sqrt(power + 1e-12).reshape(seen.shape[:2]), np.float32)


def best_places(spectrum: PictureSpectrum, sync: Bins, geometries: Sequence[Geometry]) -> list[Place]:
    """This will find each geometry's best place, between the grid's points."""
    fitted = _fitted(spectrum, sync, seen_of(geometries))
    return [_best(read, found, sync) for read, found in zip(fitted, _maps(fitted, sync, GRID), strict=True)]


def place_near(
    spectrum: PictureSpectrum, sync: Bins, geometry: Geometry, down: float, right: float, radius: float
) -> Place:
    """This will find the best place within a radius of another."""
    fitted = _fitted(spectrum, sync, seen_of([geometry]))
    return _best(fitted[0], _maps(fitted, sync, GRID)[0], sync, _within(down, right, radius))


def _best(
    read: Spectrum, found: npt.NDArray[np.float32], sync: Bins, allowed: npt.NDArray[np.bool_] | None = None
) -> Place:
    deviation = float(np.linalg.norm(found)) / GRID + 1e-12  # their mean is 0: no bin lies at the origin
    if allowed is not None:
        found = np.where(allowed, found, -np.inf)
    down, right = (int(each) for each in np.unravel_index(int(found.argmax()), found.shape))
    read = read * _TURNS[sync.y * down % GRID] * _TURNS[sync.x * right % GRID]
    by_row, by_column = _fine_turns(sync)
    fits = (read * by_row) @ by_column.T
    row, column = np.unravel_index(int(fits.real.argmax()), fits.shape)
    return Place(down + float(_FINE[row]), right + float(_FINE[column]), float(found.max()) / deviation)


@lru_cache(maxsize=8)
def _fine_turns(sync: Bins) -> tuple[Spectrum, Spectrum]:
    """What the steps between whole places turn the phases by, down and across: complex64 [steps, bins] each."""
    turns = [np.exp(2j * np.pi / GRID * np.outer(_FINE, along)).astype(np.complex64) for along in (sync.y, sync.x)]
    return turns[0], turns[1]


@cache
def _axis() -> npt.NDArray[np.float64]:
    return np.arange(GRID, dtype=np.float64)


def _within(down: float, right: float, radius: float) -> npt.NDArray[np.bool_]:
    half = GRID / 2
    dy = (_axis() - down + half) % GRID - half
    dx = (_axis() - right + half) % GRID - half
    return np.asarray(np.hypot(dy[:, None], dx[None, :]) <= radius)


def turned_back(bins: Bins, down: float, right: float) -> Spectrum:
    """This will be what takes a place's shift out of the phases."""
    return np.asarray(np.exp(2j * np.pi / GRID * (bins.y * down + bins.x * right)), np.complex64)


def aligned(spectrum: PictureSpectrum, bins: Bins, found: Lock) -> npt.NDArray[np.float32]:
    """This will read what a locked tile's bins carry: float32 [bins], positive where the phase is the key's own."""
    read = spectrum.read(bins, [found.geometry])[0] * bins.phase.conj()
    return np.asarray((read * turned_back(bins, found.place.down, found.place.right)).real, np.float32)
