"""Sound across the joins of shots: both are heard for a moment around a place where both are near zero."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from generation.engine.contracts import Sound

FADE_S = 0.03
"""Over which one goes as the other comes: longer than a period of what ears take for a click, shorter than a syllable."""


def crossed(old: Sound, new: Sound, rate: int) -> Sound:
    """This will lead from `old` into `new`, two takes of the same moments: float32 [2, samples], as many as both have.

    It begins as `old` and ends as `new`, to the sample. The change lies where least is heard of both, at a
    sample where both are nearest to zero.
    """
    count = min(old.shape[1], new.shape[1])
    old, new = old[:, :count], new[:, :count]
    half = min(round(FADE_S * rate) // 2, count // 2)
    if half == 0:
        return new
    middle = _quiet_place(np.abs(old).sum(axis=0) + np.abs(new).sum(axis=0), half)
    share = (
        np.sin(np.linspace(0.0, np.pi / 2, 2 * half)) ** 2
    )  # gains add up to one: a model's two takes are much alike
    between = slice(middle - half, middle + half)
    faded = old[:, between] + (new[:, between] - old[:, between]) * share
    return np.concatenate([old[:, : between.start], faded, new[:, between.stop :]], axis=1).astype(np.float32)


def _quiet_place(loud: npt.NDArray[np.float32], half: int) -> int:
    """The sample around which, `half` to each side, least is heard; near it the one at which both are nearest to zero."""
    heard = np.concatenate([[0.0], np.cumsum(loud, dtype=np.float64)])
    best = half + int(np.argmin(heard[2 * half :] - heard[: -2 * half]))
    around = np.arange(max(half, best - half // 4), min(best + half // 4, loud.shape[0] - half) + 1)
    return int(around[np.argmin(loud[around] + 1e-9 * np.abs(around - best))])
