"""Sorted shelves of codes: many millions of them in memory, looked up by the hundred thousand.

A big sorted stretch and a few small ones that were added since; small ones are merged as they get many (P. O'Neil et al.,
The log-structured merge-tree, Acta Informatica 33, 1996). Stretches are never changed in place, so a search may run while
something is added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.unsignedinteger]
Owners = npt.NDArray[np.uint32]
"""What a code belongs to, by number."""

_MERGED_FROM = 4  # stretches of one size class


@dataclass(frozen=True)
class Stretch:
    """Codes in rising order, their owners, and where each shelf (the codes' high bits) begins."""

    codes: Codes
    owners: Owners
    begins: npt.NDArray[np.int32]
    shift: int

    @classmethod
    def of(cls, codes: Codes, owners: Owners, end: int, low_bits: int) -> Stretch:
        """This will sort codes below `end`; a shelf is all but the lowest `low_bits`, or coarser where codes are few."""
        order = np.argsort(codes, kind="stable")
        spare = max(0, (end >> low_bits).bit_length() - max(8, int(codes.size).bit_length() + 1))
        shift = low_bits + spare
        counts = np.bincount((codes >> codes.dtype.type(shift)).astype(np.int64), minlength=(end >> shift) + 1)
        begins = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
        return cls(codes[order], owners[order], begins, shift)

    def near(self, wanted: Codes) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """This will give all that stands on the shelves of `wanted`: which was wanted, and its place here."""
        shelf = (wanted >> wanted.dtype.type(self.shift)).astype(np.int64)
        begins = self.begins[shelf].astype(np.int64)
        counts = self.begins[shelf + 1] - begins
        which = np.repeat(np.arange(wanted.size), counts)
        firsts = np.cumsum(counts) - counts
        return which, np.arange(which.size) - np.repeat(firsts - begins, counts)


class Shelves:
    """A growing collection of codes below `end`, of which the lowest `low_bits` are not looked up but compared."""

    def __init__(self, end: int, low_bits: int = 0) -> None:
        self._end, self._low_bits = end, low_bits
        self.stretches: tuple[Stretch, ...] = ()

    def add(self, codes: Codes, owners: Owners) -> None:
        """This will add codes with their owners, one each."""
        if not codes.size:
            return
        stretches = [*self.stretches, Stretch.of(codes, owners, self._end, self._low_bits)]
        while len(same := _of_last_size(stretches)) >= _MERGED_FROM:
            stretches = [*stretches[: -len(same)], self._merged(same)]
        self.stretches = tuple(stretches)

    def forget(self, is_gone: npt.NDArray[np.bool_]) -> None:
        """This will drop the codes of all owners that are gone, bool [owners]."""
        kept = []
        for stretch in self.stretches:
            stays = ~is_gone[stretch.owners]
            kept.append(Stretch.of(stretch.codes[stays], stretch.owners[stays], self._end, self._low_bits))
        self.stretches = tuple(kept)

    @property
    def memory_bytes(self) -> int:
        """Bytes that codes, owners and shelves take."""
        return sum(each.codes.nbytes + each.owners.nbytes + each.begins.nbytes for each in self.stretches)

    def _merged(self, stretches: Sequence[Stretch]) -> Stretch:
        codes = np.concatenate([stretch.codes for stretch in stretches])
        owners = np.concatenate([stretch.owners for stretch in stretches])
        return Stretch.of(codes, owners, self._end, self._low_bits)


def _of_last_size(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The last stretches that are at most four times as large as the very last one: merging them is worth it."""
    last = stretches[-1].codes.size
    same: list[Stretch] = []
    for stretch in reversed(stretches):
        if stretch.codes.size > 4 * last:
            break
        same.insert(0, stretch)
    return same
