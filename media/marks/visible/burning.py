"""The visible mark of a public rendition: who made the clip and where, moving so that cropping does not remove it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

import av

from media.contracts import Frame
from media.errors import FrameShapeError
from media.marks.visible.blend import Layer, rgb_layer, yuv_layers
from media.marks.visible.path import MarkPath, Spot
from media.marks.visible.sprite import draw_sprite
from media.planes import pixels_of

_FADE_LEVELS = 12
"""Strengths between none and full: finer steps cannot be told apart within a fade of 0.3 s."""


@dataclass(frozen=True, kw_only=True)
class VisibleMark:
    """What the mark says, and the clip whose id decides its path."""

    product: str
    handle: str  # with its sign, e.g. "@mira"
    clip_id: str

    def painter(self, width: int, height: int) -> MarkPainter:
        """This will draw the mark once for pictures of this size; raises NoFontError."""
        return MarkPainter(self, width, height)


class MarkPainter:
    """A mark ready for one size of picture: its sprite, its path, and its layers at every strength."""

    def __init__(self, mark: VisibleMark, width: int, height: int) -> None:
        self.sprite = draw_sprite(product=mark.product, handle=mark.handle, width=width, height=height)
        self.path = MarkPath(mark.clip_id, (width, height), (self.sprite.shape[1], self.sprite.shape[0]))
        self._shape = (height, width, 3)
        self._rgb = lru_cache(maxsize=None)(lambda level: rgb_layer(self.sprite, level / _FADE_LEVELS))
        self._yuv = lru_cache(maxsize=None)(lambda level: yuv_layers(self.sprite, level / _FADE_LEVELS))

    def burn(self, frame: Frame, moment_s: float) -> None:
        """This will lay the mark over an RGB frame in place, as it is at a moment of the clip in seconds."""
        if frame.shape != self._shape:
            raise FrameShapeError(f"frame is {frame.shape}, the mark was drawn for {self._shape}.")
        spot = self.path.at(moment_s)
        if level := _level(spot):
            layer: Layer = self._rgb(level)
            layer.over(frame, spot.x, spot.y)

    def burn_picture(self, picture: av.VideoFrame, moment_s: float) -> None:
        """This will lay the mark over a decoded BT.709 4:2:0 picture in place; pixels elsewhere are not touched."""
        spot = self.path.at(moment_s)
        level = _level(spot)
        if not level:
            return
        picture.make_writable()  # the decoder may still predict from these pixels: never write into its own
        layers: tuple[Layer, Layer, Layer] = self._yuv(level)
        for index, (layer, plane) in enumerate(zip(layers, picture.planes, strict=True)):
            half = 1 if index == 0 else 2
            layer.over(pixels_of(plane), spot.x // half, spot.y // half)


def mark_frames(frames: Iterable[Frame], mark: VisibleMark, *, fps: int | Fraction) -> Iterator[Frame]:
    """This will yield each frame (uint8 [height, width, 3], RGB) with the mark laid over a copy of it."""
    painter: MarkPainter | None = None
    for number, frame in enumerate(frames):
        if painter is None:
            painter = mark.painter(frame.shape[1], frame.shape[0])
        marked = frame.copy()
        painter.burn(marked, float(number / Fraction(fps)))
        yield marked


def _level(spot: Spot) -> int:
    return round(spot.opacity * _FADE_LEVELS)
