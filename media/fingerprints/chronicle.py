"""Words over time, of which only those are written down that changed: a still background costs nothing after its first."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from media.fingerprints.errors import FingerprintError

_HEAD = struct.Struct("<HI")  # moments, words
_LAST = np.iinfo(np.uint16).max  # moments and pictures are counted in 16 bits: three hours


@dataclass
class Recorder:
    """Writes down the words of `count` places as they change; 0 is no word."""

    count: int
    new_bits: int  # by which a word must differ from the last one written down
    kind: str  # "<u8" or "<u4"
    moments: list[int] = field(default_factory=list)
    changes: list[npt.NDArray[np.bool_]] = field(default_factory=list)
    words: list[npt.NDArray[np.unsignedinteger]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._last = np.zeros(self.count, self.kind)

    def note(self, picture: int, words: npt.NDArray[np.unsignedinteger]) -> None:
        """This will write down which of the words [count] are new at a picture, numbered from 0 on."""
        is_new = (np.bitwise_count(words ^ self._last) >= self.new_bits) & (words != 0)
        if is_new.any() and picture <= _LAST:
            self._last[is_new] = words[is_new]
            self.moments.append(picture)
            self.changes.append(is_new)
            self.words.append(words[is_new])

    def packed(self) -> bytes:
        """This will pack what was written down."""
        changes = np.array(self.changes, bool).reshape(-1, self.count)
        words = np.concatenate([np.empty(0, self.kind), *self.words]).astype(self.kind)
        return Chronicle(np.array(self.moments, "<u2"), changes, words).packed()


@dataclass(frozen=True)
class Chronicle:
    """What a recorder wrote down."""

    moments: npt.NDArray[np.uint16]  # [m], pictures
    changes: npt.NDArray[np.bool_]  # [m, count]
    words: npt.NDArray[np.unsignedinteger]  # [w], moment by moment, place by place

    @classmethod
    def read(cls, packed: bytes, begin: int, count: int, kind: str) -> tuple[Chronicle, int]:
        """This will read a chronicle of `count` places from `begin` on, and where it ends; raises FingerprintError."""
        try:
            moments, words = _HEAD.unpack_from(packed, begin)
            changes_at = begin + _HEAD.size + 2 * moments
            words_at = changes_at + (moments * count + 7) // 8
            bits = np.frombuffer(packed, np.uint8, words_at - changes_at, changes_at)
            chronicle = cls(
                np.frombuffer(packed, "<u2", moments, begin + _HEAD.size),
                np.unpackbits(bits, count=moments * count).astype(bool).reshape(moments, count),
                np.frombuffer(packed, kind, words, words_at),
            )
        except (struct.error, ValueError) as error:
            raise FingerprintError("a picture's fingerprint is cut off") from error
        if chronicle.changes.sum() != words:
            raise FingerprintError("a picture's fingerprint contradicts itself")
        return chronicle, words_at + chronicle.words.nbytes

    def packed(self) -> bytes:
        """This will pack it so that `read` gives it back."""
        head = _HEAD.pack(len(self.moments), self.words.size)
        return head + self.moments.tobytes() + np.packbits(self.changes).tobytes() + self.words.tobytes()

    def state(self, picture: int) -> tuple[npt.NDArray[np.unsignedinteger], npt.NDArray[np.bool_]]:
        """This will be the words [count] that hold at a picture, and which are known by then."""
        passed = int(np.searchsorted(self.moments, picture, "right"))
        changes = self.changes[:passed]
        rows, places = np.nonzero(changes)
        words = np.zeros(self.changes.shape[1], self.words.dtype)
        words[places] = self.words[: rows.size]  # in order of time: the last one written stays
        return words, np.asarray(changes.any(axis=0), bool)
