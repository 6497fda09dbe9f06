"""Where the mark lies: a grid of bands and time slots whose cells carry the coded bits, arranged by a key.

The grid repeats every PERIOD_S, so that any piece of that length holds every cell once. Each coded bit has ten cells,
scattered over time and pitch: an impact, a pause or a lost band costs every bit a little and no bit all.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from media.marks.payload import CODED_BITS, Bits

BANDS = 40
SLOTS = 48
SLOT_S = 0.08
"""Seconds. From 0.06 to 0.1 s nothing that was measured changed by more than a tenth."""

PERIOD_S = SLOTS * SLOT_S
CELLS = BANDS * SLOTS

LOW_HZ, HIGH_HZ = 400.0, 7000.0
"""Below, bands as wide as an analysis block resolves are wider than the ear's; above, phones and low bit rates cut."""

BEND_HZ = 1400.0

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


def _edges_hz() -> Floats:
    """Bands as wide as an analysis block resolves (81 Hz) up to BEND_HZ, then of one share (6 %) of their pitch."""
    top = BEND_HZ * (1 + np.log(HIGH_HZ / BEND_HZ))
    even = np.linspace(LOW_HZ, top, BANDS + 1)
    return np.asarray(np.where(even < BEND_HZ, even, BEND_HZ * np.exp(even / BEND_HZ - 1)), np.float64)


EDGES_HZ = _edges_hz()
"""float64 [BANDS + 1]."""


@dataclass(frozen=True)
class Grid:
    """One key's arrangement: which coded bit each cell carries, and whether as it is or turned round."""

    bit_of: Places  # [SLOTS, BANDS], 0..CODED_BITS-1
    sign_of: npt.NDArray[np.int8]  # [SLOTS, BANDS], +1 or -1

    @classmethod
    def of(cls, key: bytes) -> Grid:
        """This will arrange the cells by a key: the same on every machine and with every version of numpy.

        SHAKE-256 of the key gives eight bytes a cell; cells ordered by them take the bits in turn (a shuffle), and the
        lowest bit is the sign. Nothing depends on a random generator of a library.
        """
        stream = hashlib.shake_256(b"sound mark grid:" + key).digest(8 * CELLS)
        drawn = np.frombuffer(stream, ">u8")
        bits = np.empty(CELLS, np.int64)
        bits[np.argsort(drawn, kind="stable")] = np.arange(CELLS) % CODED_BITS
        signs = np.where(drawn & 1, 1, -1).astype(np.int8)
        return cls(bits.reshape(SLOTS, BANDS), signs.reshape(SLOTS, BANDS))

    def chips(self, bits: Bits, slots: int) -> npt.NDArray[np.int8]:
        """This will be the direction of every cell, +1 louder or -1 softer: int8 [slots, BANDS]."""
        turn = np.arange(slots) % SLOTS
        return np.asarray(bits[self.bit_of[turn]] * self.sign_of[turn], np.int8)
