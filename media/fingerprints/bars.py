"""Bars around a picture, of any one colour or a blurred copy of it: found so that they can be cut off."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Planes = npt.NDArray[np.uint8]
"""uint8 [n, 3, height, width]: luma and colour differences of a query's pictures, all of one size."""

_EVEN = 5.0  # levels: the spread along a line of a bar, coding noise included
_SAME = 9.0  # levels: how far lines of one bar, at any time, may lie apart
_LEAST = 0.03  # of the side; thinner ones do no harm
_MOST = 0.42  # of the side, each: more is no picture with bars
_ALIKE = 0.02  # of the side: how far the two of a pair may differ

_JUMP = 4.0  # levels from one side of a line to the other where a picture ends
_SHARP = 0.5  # of the line, along which it must be so
_SOFT = 0.5  # of the differences within the picture: those within a blurred bar are smaller


@dataclass(frozen=True)
class Box:
    """The picture without its bars, in pixels."""

    left: int
    top: int
    right: int
    bottom: int
    is_sure: bool = True  # bars of one colour; blurred ones may be the picture's own

    def of(self, planes: Planes) -> Planes:
        """This will cut planes [..., height, width] to the box."""
        return planes[..., self.top : self.bottom, self.left : self.right]


def without_bars(planes: Planes) -> Box | None:
    """This will find the picture between bars; None where there are none.

    Bars come in pairs of the same width. They do not change over time and have one colour: a dark sky is not one. Or
    they are soft, and the picture ends sharply on both sides.
    """
    height, width = planes.shape[2:]
    luma = planes[:, 0].astype(np.float32)
    across = luma.transpose(0, 2, 1)
    top, bottom = _pair(luma, height)
    left, right = _pair(across[:, :, top : height - bottom], width)
    if is_soft := not (top or left):
        left = right = _soft(across, width)
        top = bottom = 0 if left else _soft(luma, height)
    if not (top or left):
        return None
    return Box(left, top, width - right, height - bottom, is_sure=not is_soft)


def _pair(luma: npt.NDArray[np.float32], side: int) -> tuple[int, int]:
    first, last = _run(luma), _run(luma[:, ::-1])
    wide = min(first, last)
    if wide < _LEAST * side or wide > _MOST * side or abs(first - last) > max(2.0, _ALIKE * side):
        return 0, 0
    return first, last


def _run(luma: npt.NDArray[np.float32]) -> int:
    """How many lines [n, lines, along] from the first on are one colour."""
    spread, level = luma.std(axis=2).max(axis=0), luma.mean(axis=2)
    far = np.abs(level - np.median(level[:, :1])).max(axis=0)
    is_bar = (spread < _EVEN) & (far < _SAME)
    return int(is_bar.size if is_bar.all() else np.argmin(is_bar))


def _soft(luma: npt.NDArray[np.float32], side: int) -> int:
    """How wide two bars are that a blurred picture fills, of lines [n, lines, along]; 0 where there are none."""
    jumps = np.median(np.abs(luma[:, 2:] - luma[:, :-2]), axis=0) > _JUMP
    share = np.minimum(jumps.mean(axis=1), jumps[::-1].mean(axis=1))
    first, last = round(_LEAST * side) + 3, round(_MOST * side)
    wide = first + int(share[first:last].argmax())
    rough = np.abs(np.diff(luma, axis=1)).mean(axis=(0, 2))
    outside, inside = rough[: wide - 1].mean(), rough[wide + 3 : side - wide - 4].mean()
    return wide + 1 if share[wide] > _SHARP and outside < _SOFT * inside else 0
