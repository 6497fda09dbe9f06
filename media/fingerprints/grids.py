"""Pictures as small grids: what a frame looks like from far away, and what of it stands out from its surroundings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace

Grid = npt.NDArray[np.float32]
"""float32 [..., side, side]: cells of a picture stretched to a square, whatever its own shape."""

FINE = 64
"""Cells a side of a look. Grain, coding noise and halving the size average out; a face that fills a tenth stays."""

SIDE = 32
"""Cells a side of what is kept of a clip: a ball of a twentieth of the width is still more than one cell."""

DETAILED = 160
"""Cells a side at which details are told apart."""

CHROMA = 16
"""Cells a side of the two colour differences: eyes and codecs keep colour no finer."""

_RGB = frozenset({"rgb24", "bgr24", "rgba", "bgra", "gbrp", "pal8", "rgb48be", "rgb48le", "rgba64be", "rgba64le"})


@dataclass(frozen=True)
class Look:
    """One frame from far away."""

    at_s: float
    luma: Grid  # [FINE, FINE], 0..255
    chroma: Grid  # [2, CHROMA, CHROMA], Cb and Cr around 0
    fine: npt.NDArray[np.uint8]  # [DETAILED, DETAILED], luma


def look_at(frame: VideoFrame, at_s: float) -> Look:
    """This will shrink a frame of any size and format to a look."""
    return look_of(planes_of(frame, DETAILED, DETAILED), at_s)


def planes_of(frame: VideoFrame, width: int, height: int) -> npt.NDArray[np.uint8]:
    """This will give a frame's luma and colour differences at a smaller size: uint8 [3, height, width], BT.709."""
    is_rgb = frame.format.name in _RGB
    small = frame.reformat(
        width=width,
        height=height,
        format="yuv444p",
        interpolation="AREA",
        dst_colorspace=Colorspace.ITU709 if is_rgb else None,
        dst_color_range=ColorRange.MPEG if is_rgb else None,
    )
    return np.asarray(small.to_ndarray(), np.uint8)


def look_of(planes: npt.NDArray[np.uint8], at_s: float) -> Look:
    """This will make a look of planes, uint8 [3, height, width], of any size."""
    fine = cv2.resize(planes[0], (DETAILED, DETAILED), interpolation=cv2.INTER_AREA)
    luma = cv2.resize(planes[0], (FINE, FINE), interpolation=cv2.INTER_AREA).astype(np.float32)
    colours = [cv2.resize(plane, (CHROMA, CHROMA), interpolation=cv2.INTER_AREA) for plane in planes[1:]]
    return Look(at_s, luma, np.array(colours, np.float32) - 128, np.asarray(fine, np.uint8))


def halved(grids: Grid) -> Grid:
    """This will average grids over two by two cells."""
    upper = grids[..., ::2, ::2] + grids[..., ::2, 1::2]
    lower = grids[..., 1::2, ::2] + grids[..., 1::2, 1::2]
    return np.asarray((upper + lower) * np.float32(0.25), np.float32)


def standing_out(grids: Grid) -> Grid:
    """This will be grids [n, side, side] without what changes slowly over the picture: brightness, sky, vignettes."""
    side = grids.shape[-1]
    return np.asarray(grids - _blurred(grids, side / 8), np.float32)


def moving(reliefs: Grid) -> Grid:
    """This will smooth reliefs [n, side, side] by a cell: where something moved counts, its outline's last cell not."""
    return _blurred(reliefs, 1.0)


def evened(relief: Grid, floor: float = 6.0) -> Grid:
    """This will bring what stands out to the same strength everywhere (a local contrast of one).

    `floor`, in levels of luma, keeps flat places flat: noise is not blown up to a pattern.
    """
    power = _blurred(relief * relief, relief.shape[-1] / 16)
    return np.asarray(relief / np.sqrt(np.maximum(power, 0) + floor * floor), np.float32)


def _blurred(grids: Grid, sigma: float) -> Grid:
    smear = _smear(grids.shape[-1], sigma)
    return np.asarray(smear @ grids @ smear.T, np.float32)


@lru_cache(maxsize=8)
def _smear(side: int, sigma: float) -> Grid:
    """A Gaussian as a matrix [side, side], mirrored at the borders: on grids this small faster than any filter."""
    reach = round(4 * sigma)
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    place = np.abs(np.arange(side)[:, None] + np.arange(-reach, reach + 1))
    place = np.where(place >= side, 2 * (side - 1) - place, place) % side
    matrix = np.zeros((side, side))
    np.add.at(matrix, (np.arange(side)[:, None], place), kernel / kernel.sum())
    return matrix.astype(np.float32)
