"""Where sketches and peaks lie until a candidate is compared: a nameless file, so that memory holds only what is searched.

The kernel keeps in its cache what is asked for, and may drop it; the file is gone with the process.
"""

from __future__ import annotations

import os
import tempfile
import weakref

import numpy as np


class Attic:
    """Bytes by number, added at the end."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="fingerprints-")  # noqa: SIM115 - it lives as long as the attic
        weakref.finalize(self, self._file.close)
        self._begins = np.zeros(1024, np.int64)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def size_bytes(self) -> int:
        """Bytes put away so far."""
        return int(self._begins[self._count])

    def add(self, packed: bytes) -> int:
        """This will put bytes away and give their number, from 0 on. Raises OSError when the disk is full."""
        number, begin = self._count, int(self._begins[self._count])
        if number + 2 > self._begins.size:
            self._begins = np.resize(self._begins, 2 * self._begins.size)
        os.pwrite(self._file.fileno(), packed, begin)
        self._begins[number + 1] = begin + len(packed)
        self._count += 1
        return number

    def get(self, number: int) -> bytes:
        """This will fetch what has a number."""
        begin, end = (int(self._begins[number + each]) for each in range(2))
        return os.pread(self._file.fileno(), end - begin, begin)
