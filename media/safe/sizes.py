"""One question that headers, boxes and decoded frames are all asked."""

from __future__ import annotations

from media.errors import MediaTooLargeError
from media.safe.contracts import Limits


def refuse_size(width: int, height: int, limits: Limits) -> None:
    """This will raise MediaTooLargeError for a picture above the limits."""
    if width * height > limits.max_pixels:
        raise MediaTooLargeError("pixels", limit=limits.max_pixels, found=width * height)
    if max(width, height) > limits.max_side:
        raise MediaTooLargeError("side", limit=limits.max_side, found=max(width, height))
