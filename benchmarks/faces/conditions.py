"""What may happen to a photograph of somebody before it is uploaded: variants, counted apart from the originals."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageFilter

from benchmarks.faces.listing import Listed
from media.contracts import Frame

_SIDE = 1280  # pixels: what a telephone sends on, and what keeps blur and noise alike in all pictures


def variants(listed: Listed, frame: Frame) -> Iterator[tuple[str, Frame]]:
    """This will yield a photograph's variants, each with the name of its condition; the same ones at every call.

    The face of a half-covered one is cut in two at its measured middle; where nobody measured that, there is none.
    """
    picture = Image.fromarray(frame)
    picture.thumbnail((_SIDE, _SIDE))
    yield "scaled to 96 px", np.array(_within(picture, 96))
    yield "darkened to a fifth", np.array(picture.point(lambda value: value // 5))
    yield "noise of 25", _noisy(np.array(picture), zlib.crc32(listed.name.encode()))
    yield "JPEG 30", np.array(_squeezed(picture, 30))
    yield "turned by 15°", np.array(picture.rotate(15, Image.Resampling.BICUBIC, expand=True, fillcolor="white"))
    yield "blurred", np.array(picture.filter(ImageFilter.GaussianBlur(max(picture.size) / 150)))
    if listed.middle is not None:
        yield "half covered", _covered(np.array(picture), listed.middle)


def _within(picture: Image.Image, side: int) -> Image.Image:
    small = picture.copy()
    small.thumbnail((side, side), Image.Resampling.LANCZOS)
    return small


def _noisy(frame: Frame, seed: int) -> Frame:
    noise = np.random.default_rng(seed).normal(0, 25, frame.shape)
    return np.clip(frame + noise, 0, 255).astype(np.uint8)


def _squeezed(picture: Image.Image, quality: int) -> Image.Image:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=quality)
    return Image.open(io.BytesIO(written.getvalue()))


def _covered(frame: Frame, middle: float) -> Frame:
    frame[:, : round(middle * frame.shape[1])] = 90
    return frame
