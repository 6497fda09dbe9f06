"""How far every cell must move, so that each coded bit stands out by the same margin and no further than it needs.

The finder's own measure is taken of the sound as a poor coder would leave it. Where a bit's cells lean the right way
already, next to nothing is added; where they lean the wrong way, more. This is informed embedding (I. Cox, M. Miller,
J. Bloom, Watermarking as communications with side information, Proceedings of the IEEE 87, 1999).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from media.marks.payload import CODED_BITS, Bits
from media.marks.sound import cells
from media.marks.sound.blocks import BIN_HZ, BLOCK, HOP, Spectra, spectra_of
from media.marks.sound.grid import EDGES_HZ, SLOT_S, SLOTS, Floats, Grid
from media.marks.sound.ground import Bins, Ground, noise_of
from media.tracks import SAMPLE_RATE

MARGIN = 2.6
"""Deviations by which a bit, heard over one period of its cells, should stand out of what will be done to the sound."""

CODER_DB, SHIFTED_SHARE = 0.4, 0.7
"""What will be done to a cell: something anyway, and something by how restless its neighbours are. Measured at 64 kbit/s
over 22 sounds, weighted as the finder weighs: 0.5 dB (a motor) to 2.4 dB (a piano), some 0.7 of the cells' own deviation."""

CODED_AT_DB = -12.0
"""Below its surroundings such a coder leaves noise of its own or nothing: what lies deeper is not counted on."""

LEAST, MOST = 0.1, 1.0
"""Shares of what is hidden that a cell takes: never nothing, so that each helps where others are lost."""

PASSES = 2
"""The second corrects what neighbours do to each other; a third gave nothing."""

_OWN_SHARE = 0.6
"""Of a cell's move is left when its neighbours' mean is taken off and blocks overlap into the next slot."""

_BAND = np.searchsorted(EDGES_HZ, BIN_HZ, side="right")  # 0 below the first band, BANDS + 1 above the last


def planned(ground: Ground, grid: Grid, bits: Bits, key: bytes) -> Bins:
    """This will be the share of its reach by which each bin moves, -1..1, for coded bits in a grid."""
    plan = _Plan.of(ground, grid, bits, key)
    shares = np.zeros_like(plan.reach_db)
    by_bin = np.zeros(ground.powers.shape, np.float32)
    for _ in range(PASSES):
        shares = plan.corrected(shares, ground.moved(by_bin))
        by_bin = _by_bin(plan.chips * shares, len(by_bin))
    return by_bin


@dataclass(frozen=True)
class _Plan:
    """What stays the same from one pass to the next."""

    ground: Ground
    sites: npt.NDArray[np.int64]  # which bit of which period each cell serves, [slots, BANDS]
    chips: npt.NDArray[np.int8]  # whether it should be louder or softer
    reach_db: Floats  # by how much the finder would see it move if it took all that is hidden
    coder: Spectra  # noise as a coder leaves it

    @classmethod
    def of(cls, ground: Ground, grid: Grid, bits: Bits, key: bytes) -> _Plan:
        coded = ground.around * np.float32(10 ** (CODED_AT_DB / 10))
        slots = int(ground.samples / SAMPLE_RATE / SLOT_S) + 1
        chips = grid.chips(bits, slots)
        noise = np.sqrt(coded) * spectra_of(noise_of(key + b" as a coder's", ground.samples))
        return cls(ground, _sites(grid, slots), chips, _reach_db(ground, coded, chips), noise)

    def corrected(self, shares: Floats, marked: Spectra) -> Floats:
        """This will correct the cells' shares by what the finder sees of a marked sound."""
        out, weights = self._seen(marked)
        unsure = weights**2 * (CODER_DB**2 + SHIFTED_SHARE**2 * (1 / weights - cells.OWN_DB**2))
        wanted = MARGIN * np.sqrt(self._by_site(unsure))
        there = self._by_site(self.chips * weights * out)
        possible = self._by_site(weights * (np.abs(out) < cells.LARGEST_DB) * self.reach_db)
        more = (wanted - there) / (possible + 1e-9)
        return np.asarray(np.clip(shares + more[self.sites], LEAST, MOST))

    def _seen(self, marked: Spectra) -> tuple[Floats, Floats]:
        heard = cells.Spectrogram(self.ground.heard(marked + self.coder), SAMPLE_RATE)
        levels = heard.levels(heard.bands(1.0), 1.0, np.zeros(1), count=len(self.chips))
        out, weights = cells.standing_out(levels)
        return out[0], weights[0]

    def _by_site(self, values: Floats) -> Floats:
        return np.bincount(self.sites.ravel(), values.ravel()).astype(np.float64)


def _sites(grid: Grid, slots: int) -> npt.NDArray[np.int64]:
    """What is left of a period at the end goes with the one before when it is less than half."""
    period = np.arange(slots) // SLOTS
    if slots % SLOTS < SLOTS // 2:
        period = np.minimum(period, max(0, slots // SLOTS - 1))
    return np.asarray(period[:, None] * CODED_BITS + grid.bit_of[np.arange(slots) % SLOTS])


def _reach_db(ground: Ground, coded: Bins, chips: npt.NDArray[np.int8]) -> Floats:
    """Bins weigh as the finder's compressed powers do, and less where a coder's noise will lie over them."""
    rows = np.asarray(np.arange(len(chips) + 1) * (SLOT_S * SAMPLE_RATE / HOP) + 0.5, np.float64)
    columns = EDGES_HZ * BLOCK / SAMPLE_RATE + 0.5
    weights = cells.compressed(ground.powers + coded)
    counted = weights * ground.powers / (ground.powers + coded + 1e-20)
    louder, softer, whole = (
        cells.rectangles(values, rows, columns)
        for values in (ground.louder_db * counted, ground.softer_db * counted, weights)
    )
    return np.asarray(_OWN_SHARE * np.where(chips > 0, louder, softer) / (whole + 1e-9))


def _by_bin(moves: Floats, count: int) -> Bins:
    """The cells' moves for every block and bin; slots fade into each other over half their length."""
    at = np.arange(count) * (HOP / SAMPLE_RATE / SLOT_S) - 0.5
    before = np.floor(at).astype(np.int64)
    later = np.clip(2 * (at - before) - 0.5, 0, 1)[:, None]
    last = len(moves) - 1
    faded = (1 - later) * moves[before.clip(0, last)] + later * moves[(before + 1).clip(0, last)]
    return np.pad(faded, ((0, 0), (1, 1)))[:, _BAND].astype(np.float32)
