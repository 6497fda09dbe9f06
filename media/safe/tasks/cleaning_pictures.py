"""Writes a picture anew: its pixels and nothing else."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from PIL import Image, PngImagePlugin, WebPImagePlugin

from media.contracts import Frame
from media.errors import MediaTooLargeError, TaskFailedError
from media.safe.contracts import Container, Facts, Kind
from media.safe.tasks import Work

_PRELOADED = (PngImagePlugin, WebPImagePlugin)  # behind the walls nothing can be imported

_WAYS: dict[str, dict[str, Any]] = {
    "PNG": {"compress_level": 3},  # a tenth larger than with the usual 6, at a third of the time
    "WEBP": {"quality": 92, "method": 2},  # no trace to be seen; method 4 takes twice as long for 3 %
}


_WEBP_PIXELS = 36_000_000
"""libwebp's encoder needs 10 bytes a pixel: more would not fit the memory. Scaled down, every picture does."""


def run(work: Work) -> Mapping[str, Any]:
    """This will write `picture()` into the caller's file. Arguments: `format` ("PNG" or "WEBP"), `longest_side`
    (pixels; None keeps the size). The result is the new file's facts.
    """
    return write(work.source.picture(), work)


def write(frame: Frame, work: Work) -> Mapping[str, Any]:
    """This will write RGB (uint8 [height, width, 3]) as the work's arguments ask for."""
    if work.out is None:
        raise TaskFailedError("a picture needs a file to be written into")
    form, longest_side = work.arguments["format"], work.arguments.get("longest_side")
    image = Image.fromarray(frame)
    del frame  # 150 MB of a large one, which the encoder needs
    if longest_side is not None:
        image.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    if form == "WEBP" and image.width * image.height > _WEBP_PIXELS:
        raise MediaTooLargeError("pixels", limit=_WEBP_PIXELS, found=image.width * image.height)
    image.save(work.out, form, **_WAYS[form])
    written = Facts(
        kind=Kind.PICTURE,
        container=Container[form],
        width=image.width,
        height=image.height,
        frame_count=1,
        video_codec=str(Container[form]),
    )
    return dataclasses.asdict(written)
