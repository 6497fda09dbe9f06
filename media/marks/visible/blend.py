"""Laying a sprite over pixels with whole numbers, in RGB or straight on the planes of 4:2:0."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from media.marks.visible.sprite import Sprite

Plane = npt.NDArray[np.uint8]

_BT709_LIMITED = np.array([[0.2126, 0.7152, 0.0722], [-0.1146, -0.3854, 0.5], [0.5, -0.4542, -0.0458]]) * np.array(
    [[219 / 255], [224 / 255], [224 / 255]]
)
"""RGB to Y'CbCr for HD in video range (ITU-R BT.709-6, items 3.2, 3.4), without the offsets."""

_OFFSETS = np.array([16, 128, 128])


@dataclass(frozen=True)
class Layer:
    """What is added and what is kept of one plane, each in 0..65025 so that rounding happens once."""

    added: npt.NDArray[np.uint16]  # colour × alpha, times 255
    kept: npt.NDArray[np.uint16]  # 255 − alpha

    def over(self, plane: Plane, x: int, y: int) -> None:
        """This will lay the layer over a plane in place with its corner at (x, y), cut off at the plane's borders."""
        height, width = self.kept.shape[:2]
        region = plane[y : y + height, x : x + width]
        added, kept = self.added[: region.shape[0], : region.shape[1]], self.kept[: region.shape[0], : region.shape[1]]
        mixed = np.multiply(region, kept, dtype=np.uint16)
        mixed += added
        mixed += 128  # division by 255, rounded, in 16 bits: (v + 128 + ((v + 128) >> 8)) >> 8
        mixed += mixed >> 8
        mixed >>= 8
        region[...] = mixed


def rgb_layer(sprite: Sprite, opacity: float) -> Layer:
    """This will make the layer for RGB frames of shape [height, width, 3]."""
    faded = sprite.astype(np.float64) * opacity
    return _layer(faded[..., :3], np.repeat(faded[..., 3:], 3, axis=2))


def yuv_layers(sprite: Sprite, opacity: float) -> tuple[Layer, Layer, Layer]:
    """This will make the layers for the Y, Cb and Cr planes of a BT.709 picture in 4:2:0 and video range."""
    faded = sprite.astype(np.float64) * opacity
    alpha = faded[..., 3]
    colour = faded[..., :3] @ _BT709_LIMITED.T + alpha[..., None] / 255 * _OFFSETS
    halved = _halved(colour)
    half_alpha = _halved(alpha[..., None])[..., 0]
    luma = _layer(colour[..., 0], alpha)
    return luma, _layer(halved[..., 1], half_alpha), _layer(halved[..., 2], half_alpha)


def _layer(colour: npt.NDArray[np.float64], alpha: npt.NDArray[np.float64]) -> Layer:
    kept = 255 - np.rint(alpha)
    # Never more than what was taken away: 255 × kept + added stays within 16 bits and within white.
    added = np.minimum(np.rint(colour * 255), 255 * (255 - kept))
    return Layer(np.maximum(added, 0).astype(np.uint16), kept.astype(np.uint16))


def _halved(plane: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    quarters = (plane[0::2, 0::2], plane[1::2, 0::2], plane[0::2, 1::2], plane[1::2, 1::2])
    return np.asarray(sum(quarters[1:], start=quarters[0]) / 4)
