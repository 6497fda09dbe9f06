"""A clip that begins with a given picture, for engines that draw and cannot go on from one: it is shown, comes a little
nearer, and dissolves into the first scene.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generation.engine.contracts import ClipRequest, Frame
from generation.engine.fitting import covering
from media.vision import cv2

HOLD_S = 0.5
"""Seconds that the picture stands: long enough to be known again."""

DISSOLVE_S = 0.7

MOST = 0.45
"""Share of the clip that hold and dissolve may take together: of a second's clip the scene still has the larger part."""

NEARER = 0.05
"""Share by which the picture grows while it is shown."""

NOTE = "It opens with the picture it began with, which dissolves into the drawn scene."


def opened(frames: Iterator[Frame], request: ClipRequest) -> Iterator[Frame]:
    """This will yield `frames` with the request's opening before and over them; as many as there are, unchanged without one.

    The first frame is the picture itself, cut to the clip's shape.
    """
    if request.opening is None:
        yield from frames
        return
    picture = covering(request.opening, request.width, request.height)
    hold, last = _moments(request)
    for number, frame in enumerate(frames):
        if number >= last:
            yield frame
            continue
        shown = _nearer(picture, number / last)
        share = 0.0 if number <= hold else _eased((number - hold) / (last - hold))
        yield np.asarray(cv2.addWeighted(shown, 1 - share, frame, share, 0), np.uint8) if share else shown


def _moments(request: ClipRequest) -> tuple[int, int]:
    """The last frame that shows the picture alone, and the first without it."""
    whole = min((HOLD_S + DISSOLVE_S) * request.fps, MOST * request.frame_count)
    return int(whole * HOLD_S / (HOLD_S + DISSOLVE_S)), max(1, round(whole))


def _nearer(picture: Frame, share: float) -> Frame:
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), 0, 1 + NEARER * share)
    grown = cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(grown, np.uint8)


def _eased(share: float) -> float:
    return share * share * (3 - 2 * share)
