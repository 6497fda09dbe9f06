"""What the invisible marks carry: a clip's number with a keyed check, behind a code that survives many wrong bits.

Picture and sound spread the same 192 coded bits over what they have, each in its own way, and hand back one soft value a
bit: its sign is the bit as it was heard, its size how sure that is.

Code: tail-biting convolutional, rate 1/4, constraint length 9, generators 463, 535, 733, 745 (octal), free distance 24
(J. Proakis, Digital Communications, 4th ed., table 8.2-3). Decoded by wrap-around Viterbi over soft values (R. Y. Shao et
al., Two decoding algorithms for tailbiting codes, IEEE Trans. Comm. 51, 2003).
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Bits = npt.NDArray[np.int8]
"""Coded bits as signs: int8 [CODED_BITS], each +1 or -1."""

Soft = npt.NDArray[np.float32]
"""Soft values of coded bits: float32 [CODED_BITS]; any common scale, 0 where nothing is known."""

NUMBER_BITS = 28
NUMBER_MAX = 2**NUMBER_BITS - 1
"""268 million clips of one installation."""

CHECK_BITS = 20
"""Of what a wrong reading decodes to, one in a million passes; a finder makes some twenty readings of a file."""

INFO_BITS = NUMBER_BITS + CHECK_BITS
RATE = 4
CODED_BITS = INFO_BITS * RATE

_GENERATORS = (0o463, 0o535, 0o733, 0o745)
_MEMORY = 8
_STATES = 1 << _MEMORY
_LAPS = 3  # rounds over the circle until the path closes on itself; a fourth changed no decision in 10,000 trials


@dataclass(frozen=True)
class Reading:
    """A number that passed its check, and how well the soft values agree with it."""

    number: int
    agreement: float  # cosine between soft values and the number's own coded bits: 1 is perfect, noise reaches .6


class Payload:
    """Writes and reads numbers under one key: without the key nobody can make a mark that passes the check."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def bits(self, number: int) -> Bits:
        """This will give the coded bits of a number, 0..2**28-1. Raises ValueError for any other."""
        if not 0 <= number <= NUMBER_MAX:
            raise ValueError(f"a mark carries 0 to {NUMBER_MAX}, not {number}")
        info = (number << CHECK_BITS) | self._check(number)
        return _encoded(np.array([(info >> shift) & 1 for shift in range(INFO_BITS - 1, -1, -1)], np.int8))

    def read(self, soft: Soft) -> Reading | None:
        """This will give the number nearest to the soft values; None when it does not pass its check."""
        return self.read_all(soft[None])[0]

    def read_all(self, softs: npt.NDArray[np.float32]) -> list[Reading | None]:
        """This will read several at once, float32 [n, CODED_BITS], which costs little more than one."""
        decoded = _decoded(np.asarray(softs, np.float32).reshape(-1, INFO_BITS, RATE))
        return [self._judged(soft, decided) for soft, decided in zip(softs, decoded, strict=True)]

    def _judged(self, soft: Soft, decided: npt.NDArray[np.int8]) -> Reading | None:
        strength = float(np.linalg.norm(soft))
        info = int("".join(map(str, decided)), 2)
        number = info >> CHECK_BITS
        if not strength or info & ((1 << CHECK_BITS) - 1) != self._check(number):
            return None
        agreement = float(soft @ _encoded(decided)) / (strength * CODED_BITS**0.5)
        return Reading(number, agreement)

    def _check(self, number: int) -> int:
        digest = hmac.new(self._key, b"mark:" + number.to_bytes(4), hashlib.sha256).digest()
        return int.from_bytes(digest[:4]) >> (32 - CHECK_BITS)


def _outputs() -> npt.NDArray[np.int8]:
    """Signs that the encoder emits, int8 [state, bit, RATE]; a state is the last eight bits, the newest highest."""
    registers = (np.arange(2)[None, :] << _MEMORY) | np.arange(_STATES)[:, None]
    taps = registers[..., None] & np.array(_GENERATORS)
    parity = np.bitwise_count(taps) & 1
    return np.asarray(1 - 2 * parity.astype(np.int8), np.int8)


_OUT = _outputs()
_NEXT = (np.arange(_STATES)[:, None] >> 1) | (np.arange(2)[None, :] << (_MEMORY - 1))
_BEFORE = ((np.arange(_STATES)[:, None] << 1) & (_STATES - 1)) | np.arange(2)[None, :]
"""The two states from which each state is reached, int [state, 2]: 2s and 2s + 1, for s and for s + 128 alike."""

_ENTERED = np.arange(_STATES) >> (_MEMORY - 1)
"""The bit that leads into each state: its newest."""

_INTO = _OUT[_BEFORE, _ENTERED[:, None]].astype(np.float32)
"""What is emitted on the way into each state from either one before, float32 [state, 2, RATE]."""


def _encoded(info: npt.NDArray[np.int8]) -> Bits:
    state = 0
    for bit in info[-_MEMORY:]:  # tail-biting: begin in the state in which the word will end
        state = int(_NEXT[state, bit])
    signs = np.empty((INFO_BITS, RATE), np.int8)
    for step, bit in enumerate(info):
        signs[step] = _OUT[state, bit]
        state = int(_NEXT[state, bit])
    return signs.reshape(-1)


def _decoded(softs: npt.NDArray[np.float32]) -> npt.NDArray[np.int8]:
    """The information bits of the best paths, from `softs` [n, INFO_BITS, RATE]; the middle lap's are the surest."""
    count, steps, each = len(softs), INFO_BITS * _LAPS, np.arange(len(softs))
    metric = np.zeros((count, _STATES), np.float32)
    came_from = np.empty((steps, count, _STATES), np.bool_)
    gains = np.einsum("sbr,ntr->btns", _INTO, softs, optimize=True).reshape(2, INFO_BITS, count, 2, _STATES // 2)
    gains = np.ascontiguousarray(gains)
    for step in range(steps):
        before = metric.reshape(count, 1, _STATES // 2, 2)
        first = before[..., 0] + gains[0, step % INFO_BITS]
        second = before[..., 1] + gains[1, step % INFO_BITS]
        np.greater(second, first, out=came_from[step].reshape(first.shape))
        metric = np.maximum(first, second).reshape(count, _STATES)
    state = metric.argmax(axis=1)
    decided = np.empty((len(softs), steps), np.int8)
    for step in range(steps - 1, -1, -1):
        decided[:, step] = _ENTERED[state]
        state = _BEFORE[state, came_from[step, each, state].astype(np.intp)]
    return decided[:, INFO_BITS : 2 * INFO_BITS]
