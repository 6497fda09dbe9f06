"""The pattern of the invisible mark: a tile of noise in a narrow band of frequencies, repeated over the whole picture.

A tile is defined by its spectrum. Of the bins between LOWEST and HIGHEST a quarter, chosen by the key, says where the tile
lies (sync); the others carry the coded bits, each spread over several bins as the sign of a phase that the key chose. What
shrinks, crops, shifts or mirrors a picture does the same to the tile, and the finder looks for the tile.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from media.marks.payload import CODED_BITS, Bits

TILE = 256
"""Pixels of a tile's side where the picture's shorter side is REFERENCE_SIDE; others in proportion."""

REFERENCE_SIDE = 720

LOWEST, HIGHEST = 0.04, 0.12
"""The band, in periods a pixel of a 720-line picture: 8 to 25 pixels a period. Lower is seen on plain ground, higher is the
first that encoders throw away; at half size it still lies under a quarter of the sampling rate."""

SYNC_SHARE = 1 / 4
"""Of the bins: enough to stand out of 700 sizes; what is not spent on the place is heard in the bits."""

SLOPE = 2.4
"""How much the band's long waves are louder than its short ones: size of a bin ∝ periods to the power of -SLOPE. Encoders
keep them longer; the grain that they make is coarser than a white one, and softer."""

EVENED, SHARPENED = 0.6, 1.75
"""Exponents of a tile's own loudness at each place, at the same standard deviation. Evened, loud spots are quieter and no
pixel is moved by more than three times that: eyes find a spot on a plain sky and pass over an even grain. Sharpened, they
are louder: encoders drop what is everywhere a little and keep what is somewhere a lot, and texture hides it
(docs/decisions/invisible-mark.md)."""

GRID = 64
"""Side of the grid of bins that holds the whole band (TILE × HIGHEST < GRID / 2)."""

Spectrum = npt.NDArray[np.complex64]


@dataclass(frozen=True, eq=False)
class Bins:
    """Where something lies in the tile's spectrum: periods a tile across (x) and down (y), and the phase there."""

    x: npt.NDArray[np.int64]  # 0..GRID/2
    y: npt.NDArray[np.int64]  # -GRID/2..GRID/2
    phase: Spectrum  # of size 1

    @cached_property
    def periods(self) -> npt.NDArray[np.float64]:
        """This will be the distance from the centre: periods a tile along the wave's own direction."""
        return np.hypot(self.x, self.y)

    @cached_property
    def places(self) -> npt.NDArray[np.float32]:
        """This will be x and y, [2, bins], as what geometries are multiplied with."""
        return np.stack([self.x, self.y]).astype(np.float32)

    def below(self, periods: int) -> Bins:
        """This will be those of fewer periods a tile, across and down."""
        kept = (self.x < periods) & (np.abs(self.y) < periods)
        return Bins(self.x[kept], self.y[kept], self.phase[kept])


class Pattern:
    """The tiles of one key: the same on every machine and in every year."""

    def __init__(self, key: bytes) -> None:
        y, x = _band()
        chance = _Chance(key)
        order = chance.order(x.size)
        phase = chance.phases(x.size)
        sync_count = round(x.size * SYNC_SHARE)
        sync, data = order[:sync_count], order[sync_count:]
        self.sync = Bins(x[sync], y[sync], phase[sync])
        self.data = Bins(x[data], y[data], phase[data])
        self.carries = chance.order(data.size) % CODED_BITS
        """Which coded bit each data bin carries: 5 bins a bit, far apart."""

    def tile(self, bits: Bits, side: int, power: float) -> npt.NDArray[np.float32]:
        """This will draw the tile for coded bits, its grain by a power (EVENED or SHARPENED): float32 [side, side], mean 0,
        standard deviation 1.
        """
        half = np.zeros((side, side // 2 + 1), np.complex128)
        for bins, signs in ((self.sync, 1), (self.data, bits[self.carries])):
            half[bins.y % side, bins.x] = bins.phase * signs * bins.periods**-SLOPE
        drawn = _grained(np.fft.irfft2(half, s=(side, side)), power)
        return np.asarray(drawn / drawn.std(), np.float32)


def _grained(drawn: npt.NDArray[np.float64], power: float) -> npt.NDArray[np.float64]:
    """The tile with its loudness at each place brought to a power: the loudness is the size of its monogenic signal
    (M. Felsberg and G. Sommer, The monogenic signal, IEEE Trans. Signal Processing 49, 2001), which is smooth where the
    wave goes through 0.
    """
    side = drawn.shape[0]
    y, x = np.fft.fftfreq(side)[:, None], np.fft.fftfreq(side)[None, :]
    distance = np.hypot(x, y)
    distance[0, 0] = 1.0
    spectrum = np.fft.fft2(drawn)
    across, down = (np.fft.ifft2(-1j * spectrum * axis / distance).real for axis in (x, y))
    loudness = np.sqrt(drawn**2 + across**2 + down**2)
    floor = 1e-6 * loudness.max()  # where there is nothing there is nothing to make louder
    return np.asarray(drawn * np.maximum(loudness, floor) ** (power - 1))


def tile_side(width: int, height: int) -> int:
    """This will give a tile's side in pixels of a picture that is marked at this size; never so small that its waves were
    shorter than two pixels.
    """
    return max(GRID, round(TILE * min(width, height) / REFERENCE_SIDE))


def _band() -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The bins (y, x) of the band in one half of the plane: the other half follows, because a picture is real."""
    y, x = np.mgrid[-GRID // 2 : GRID // 2, 0 : GRID // 2 + 1]
    distance = np.hypot(y, x) / TILE
    inside = (distance >= LOWEST) & (distance <= HIGHEST) & ((x > 0) | (y > 0))
    return y[inside], x[inside]


class _Chance:
    """Chance that depends on the key alone. SHAKE-256 and not a generator of numpy's: those may change between versions."""

    def __init__(self, key: bytes) -> None:
        self._key, self._drawn = key, 0

    def order(self, count: int) -> npt.NDArray[np.int64]:
        return np.argsort(self._numbers(count), kind="stable")

    def phases(self, count: int) -> Spectrum:
        turns = self._numbers(count) / 2.0**64
        return np.asarray(np.exp(2j * np.pi * turns), np.complex64)

    def _numbers(self, count: int) -> npt.NDArray[np.uint64]:
        self._drawn += 1
        digest = hashlib.shake_256(b"picture mark\0" + bytes([self._drawn]) + self._key).digest(8 * count)
        return np.frombuffer(digest, "<u8")
