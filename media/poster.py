"""The picture that stands for a clip before it plays: its most telling frame, and a blur that arrives with the page."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
from av.video.frame import VideoFrame
from PIL import Image, ImageFilter

from media.errors import NoPictureError
from media.files import whole_file
from media.planes import rgb_of
from media.sampling import FrameSampler, Sample, samples_of

LONG_SIDE = 720
"""Pixels: sharp on a phone at its full height, about 40 kB."""

QUALITY = 80
SAMPLES = 8  # a look costs 3 ms
_BLUR_LONG_SIDE = 20  # pixels: enough for the light and the big shapes, under 300 bytes


@dataclass(frozen=True, kw_only=True)
class Poster:
    """A poster on disk and its stand-in."""

    width: int
    height: int
    at_s: float  # which moment of the clip it shows
    placeholder: str  # a data: address of a tiny blurred WebP, to be shown until the poster is there


def make_poster(clip: Path, path: Path) -> Poster:
    """This will write a WebP of the clip's most telling frame, at most 720 px on its long side, and describe it.

    The file appears whole or not at all. Raises NotAnMp4Error or NoPictureError for what is not a clip, OSError.
    """
    return write_poster(most_telling(Path(clip)), path)


class MostTelling:
    """Remembers, of pictures that are being encoded, the one with most detail that can be seen."""

    def __init__(self, frame_count: int, fps: int) -> None:
        self._sampler = FrameSampler(frame_count, fps, SAMPLES)
        self._best: Sample | None = None
        self._highest = -1.0

    def offer(self, picture: VideoFrame, number: int) -> None:
        """This will look at the picture of a number (from 0) if its turn has come."""
        if sample := self._sampler.offer(picture, number):
            self.look(sample)

    def look(self, sample: Sample) -> None:
        """This will remember the sample if it tells more than those before it."""
        if (score := telling(sample.luma)) > self._highest:
            self._best, self._highest = sample, score

    @property
    def best(self) -> Sample:
        """The frame to show; raises NoPictureError when none passed."""
        if self._best is None:
            raise NoPictureError("There is no frame.")
        return self._best


def write_poster(best: Sample, path: Path) -> Poster:
    """This will write the WebP of a chosen frame as `make_poster` does. Raises OSError."""
    picture = Image.fromarray(rgb_of(best.picture))
    picture.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    with whole_file(Path(path)) as part:
        picture.save(part, "WEBP", quality=QUALITY, method=2)
    return Poster(width=picture.width, height=picture.height, at_s=best.at_s, placeholder=_placeholder(picture))


def most_telling(clip: Path) -> Sample:
    """This will be the sampled frame with most detail that can be seen; raises NoPictureError when there is none."""
    seen = MostTelling(0, 1)
    for sample in samples_of(clip, SAMPLES):
        seen.look(sample)
    return seen.best


def telling(luma: npt.NDArray[np.uint8]) -> float:
    """This will score a grey picture: the mean step between neighbours, weighed down where nothing can be seen.

    A picture counts by the share of it that is neither near black (below 24) nor burnt out (above 245): a title on
    black or a flash has sharp edges too, but tells nothing.
    """
    grey = luma.astype(np.float32)
    detail = np.abs(np.diff(grey, axis=0)).mean() + np.abs(np.diff(grey, axis=1)).mean()
    visible = np.mean((luma >= 24) & (luma <= 245))
    return float(detail * visible + 1e-3 * visible)  # of flat frames the one that can be seen


def _placeholder(picture: Image.Image) -> str:
    small = picture.copy()
    small.thumbnail((_BLUR_LONG_SIDE, _BLUR_LONG_SIDE), Image.Resampling.BOX)
    buffer = BytesIO()
    small.filter(ImageFilter.GaussianBlur(0.8)).save(buffer, "WEBP", quality=40, method=6)
    return "data:image/webp;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")
