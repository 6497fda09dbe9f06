"""Where and when a clip that is edited may change: in the latents' cells while it is made, and in its pixels afterwards."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from generation.engine.inputs import Frames, Region
from generation.engine.ltx2.grid import Canvas
from media.vision import cv2

FEATHER_PX = 8
"""The border between what stayed and what was made anew is blurred by so much, inside of what was made anew."""

Cells = npt.NDArray[np.bool_]
"""[latent frames, rows, columns]."""


def changing(regions: Sequence[Region], canvas: Canvas, fps: int, shape: tuple[int, int, int]) -> Cells:
    """This will be True for each latent cell that one of `regions` touches.

    The first latent frame is one frame of the clip, each further one is as many as the VAE packs together.
    """
    frames, rows, columns = shape
    cells = np.zeros(shape, np.bool_)
    a_row, a_column = canvas.height // rows, canvas.width // columns
    packed = (canvas.frame_count - 1) // max(1, frames - 1)
    starts = np.concatenate([[0], 1 + packed * np.arange(frames - 1)]) - canvas.lead
    ends = np.concatenate([starts[1:], [canvas.frame_count - canvas.lead]])
    for region in regions:
        top, bottom = (canvas.top + canvas.asked_height * side for side in (region.top, region.bottom))
        left, right = (canvas.left + canvas.asked_width * side for side in (region.left, region.right))
        then = (ends > region.begin_s * fps) & (starts < region.end_s * fps)
        down = _touched(rows, a_row, top, bottom)
        across = _touched(columns, a_column, left, right)
        cells |= then[:, None, None] & down[None, :, None] & across[None, None, :]
    return cells


def kept(made: Frames, before: Frames, regions: Sequence[Region], fps: int) -> Frames:
    """This will be `made` where `regions` let it change, and `before` to the pixel where they do not.

    Both are the delivered frames, uint8 [frames, height, width, 3].
    """
    mixed = before.copy()
    for number in range(len(made)):
        now = [region for region in regions if region.begin_s * fps <= number < region.end_s * fps]
        if now:
            share = _shares(now, made.shape[1], made.shape[2])
            mixed[number] = np.round(before[number] + (made[number].astype(np.float32) - before[number]) * share)
    return mixed


def _shares(regions: Sequence[Region], height: int, width: int) -> npt.NDArray[np.float32]:
    inside = np.zeros((height, width), np.uint8)
    for region in regions:
        rows = slice(round(region.top * height), round(region.bottom * height))
        inside[rows, round(region.left * width) : round(region.right * width)] = 1
    ringed = np.pad(inside, 1, mode="edge")  # the picture's own edge is no border
    distance = cv2.distanceTransform(ringed, cv2.DIST_L2, 3)[1:-1, 1:-1]
    return np.asarray(np.clip(distance / FEATHER_PX, 0, 1), np.float32)[..., None]


def _touched(count: int, step: int, begin: float, end: float) -> npt.NDArray[np.bool_]:
    starts = np.arange(count) * step
    return np.asarray((starts + step > begin) & (starts < end))
