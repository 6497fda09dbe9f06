"""Arrays that grow at the end without being copied each time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


class Grown:
    """Whole numbers of one kind, by place."""

    def __init__(self, kind: npt.DTypeLike) -> None:
        self._space: npt.NDArray[np.integer] = np.zeros(1024, kind)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: int) -> int:
        return int(self.values[place])

    @property
    def values(self) -> npt.NDArray[np.integer]:
        """What was added so far, as a view: writing to it changes what is kept."""
        return self._space[: self._count]

    @property
    def memory_bytes(self) -> int:
        """Bytes, room to grow included."""
        return self._space.nbytes

    def add(self, values: npt.ArrayLike) -> None:
        """This will append values."""
        added = np.asarray(values, self._space.dtype)
        end = self._count + added.size
        if end > self._space.size:
            space = np.zeros(max(end, 2 * self._space.size), self._space.dtype)
            space[: self._count] = self.values
            self._space = space
        self._space[self._count : end] = added
        self._count = end
