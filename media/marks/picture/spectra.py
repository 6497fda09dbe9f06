"""A picture's spectrum, made so that a tile's bins can be read off it at any size, turn and mirroring of the tile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from media.marks.picture.pattern import Bins, Spectrum
from media.vision import cv2

Grey = npt.NDArray[np.uint8]
"""uint8 [height, width]: the luma of one frame."""

Plane = npt.NDArray[np.float32]

WORK_SIDE = 640
"""Pixels: what is larger is shrunk to it first. The mark's band then lies between 0.08 and 0.24 periods a pixel."""

_DETAIL = 9  # pixels across of the surroundings whose mean is taken away
_ALIKE = 15.0  # grey levels by which they may differ and still count (a bilateral filter): an edge is no detail
_CLOSE = 5.0  # pixels
_GROUND = 11  # pixels over which contrast is evened out
_FLOOR = 0.3  # grey levels of detail that count as none: encoders leave plain ground quiet, and the mark in it
_LOUDEST = 3.0  # of the local contrast: edges count no more than this
_NEIGHBOURS = 15  # bins of the spectrum that tell what is usual there
_SPIKE = 2.5  # times the usual: stripes and grids in the content count no more than this
_EULER = 0.5772  # the mean of log|x|² of Gaussian noise is that much below the log of its mean


def detail_of(grey: Grey) -> Plane:
    """This will take from a frame what a mark could be in: fine detail, its contrast evened out; float32 [h, w]."""
    height, width = grey.shape
    scale = min(1.0, WORK_SIDE / max(height, width))
    if scale < 1.0:
        size = (round(width * scale), round(height * scale))
        grey = np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)
    detail = np.asarray(grey, np.float32) - cv2.bilateralFilter(grey, _DETAIL, _ALIKE, _CLOSE)
    ground = cv2.blur(np.abs(detail), (_GROUND, _GROUND)) + _FLOOR
    return np.asarray(np.clip(detail / ground, -_LOUDEST, _LOUDEST), np.float32)


MIRRORED = np.array([[-1.0, 1.0], [-1.0, 1.0]])
"""What a matrix is multiplied by, number by number, when the picture is mirrored: waves go the other way across."""


@dataclass(frozen=True)
class Geometry:
    """How a tile lies in the picture: what one period a tile is in periods a pixel, as [[xx, xy], [yx, yy]]."""

    matrix: npt.NDArray[np.float64]
    mirrored: bool = False

    @classmethod
    def of_side(cls, side_px: float, *, mirrored: bool = False) -> Geometry:
        """This will be an upright square tile of a side in pixels."""
        return cls(np.eye(2) / side_px, mirrored)

    @cached_property
    def seen(self) -> npt.NDArray[np.float64]:
        """This will be the matrix as the picture shows it."""
        return self.matrix * MIRRORED if self.mirrored else self.matrix

    @property
    def side_px(self) -> float:
        """This will be the side of a square as large as the tile."""
        return float(abs(np.linalg.det(self.matrix)) ** -0.5)


class PictureSpectrum:
    """The whitened spectrum of one plane of detail, about its centre and finely sampled."""

    def __init__(self, plane: Plane) -> None:
        height, width = plane.shape
        self.shape = (cv2.getOptimalDFTSize(2 * height), 2 * cv2.getOptimalDFTSize(width))
        spectrum = _transformed(_about_centre(plane, self.shape))
        self._bins = np.ascontiguousarray(_whitened(spectrum)).view(np.float32).reshape(*spectrum.shape, 2)

    def read(self, bins: Bins, geometries: Sequence[Geometry]) -> Spectrum:
        """This will read a tile's bins off the spectrum: complex64 [geometries, bins]."""
        return self.read_at(bins, np.array([each.seen for each in geometries]))

    def read_at(self, bins: Bins, seen: npt.NDArray[np.float64]) -> Spectrum:
        """This will do the same by the geometries' matrices as they are seen: [n, 2, 2]."""
        places = (
            np.asarray(seen * np.array([[self.shape[1]], [self.shape[0]]]), np.float32) @ bins.places
        )  # [n, 2, bins]
        x, y = places[:, 0], places[:, 1]
        half = np.copysign(np.float32(1.0), x)  # a real picture: the other half is the conjugate of what lies opposite
        y *= half
        np.add(y, np.float32(self.shape[0]), out=y, where=y < 0)  # remap would do it, at twice the time
        found = cv2.remap(self._bins, np.abs(x), y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP)
        found[..., 1] *= half
        return np.asarray(np.ascontiguousarray(found).view(np.complex64)[..., 0])


def _about_centre(plane: Plane, shape: tuple[int, int]) -> Plane:
    """The plane on a larger ground of zeros with its centre at the origin, so that phases change slowly between bins."""
    height, width = plane.shape
    down, right = height // 2, width // 2
    ground = np.zeros(shape, np.float32)
    ground[: height - down, : width - right] = plane[down:, right:]
    ground[-down:, : width - right] = plane[:down, right:]
    ground[: height - down, -right:] = plane[down:, :right]
    ground[-down:, -right:] = plane[:down, :right]
    return ground


def _transformed(ground: Plane) -> Spectrum:
    """What `numpy.fft.rfft2` gives, of an even width, in a fifth of its time: complex64 [height, width / 2 + 1]."""
    height, width = ground.shape
    spectrum = np.empty((height, width // 2 + 1), np.complex64)
    # OpenCV packs a real picture's spectrum into as many real numbers: (re, im) of the columns between the first and the
    # last, and those two, which are spectra of real columns, apart.
    spectrum[:, 1:-1] = np.ascontiguousarray(cv2.dft(ground)[:, 1:-1]).view(np.complex64)
    spectrum[:, 0] = np.fft.fft(ground.sum(axis=1))
    spectrum[:, -1] = np.fft.fft(ground[:, ::2].sum(axis=1) - ground[:, 1::2].sum(axis=1))
    return spectrum


def _whitened(spectrum: npt.NDArray[np.complexfloating]) -> Spectrum:
    """Each bin in terms of what is usual around it: no direction and no pattern of the content outshouts the mark."""
    power = np.asarray(spectrum.real**2 + spectrum.imag**2, np.float32)
    logs = cv2.log(power + np.float32(1e-6 * power.mean() + 1e-20))
    gain = cv2.exp((cv2.blur(logs, (_NEIGHBOURS, _NEIGHBOURS)) + np.float32(_EULER)) * np.float32(-0.5))
    size = cv2.sqrt(power) * gain
    gain *= np.minimum(np.float32(1.0), np.float32(_SPIKE) / (size + np.float32(1e-9)))
    return np.asarray(spectrum * gain, np.complex64)
