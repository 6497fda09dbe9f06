"""Decoded frames turned upright, brought to size and to the colours of our own clips."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import av
import numpy as np
import numpy.typing as npt
from av.video.plane import VideoPlane
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, Interpolation, VideoReformatter

from media.safe.orientation import Orientation

if TYPE_CHECKING:
    from media.contracts import Frame

_UNSPECIFIED = 2  # AVCOL_SPC_UNSPECIFIED
_PQ, _HLG = 16, 18
_BRIGHT = frozenset({_PQ, _HLG})
"""AVCOL_TRC_SMPTE2084 and AVCOL_TRC_ARIB_STD_B67: what phones record as HDR. Reference white becomes white, what is
brighter is cut off (ITU-R BT.2408: 75 % of HLG, 58 % of PQ)."""

_HD_SIDE = 720
"""Lines from which on a clip that names no colours means BT.709, and BT.601 below (as players guess)."""


def shown_size(width: int, height: int, turn: Orientation, longest_side: int | None) -> tuple[int, int]:
    """This will be the size of an upright frame scaled down to a longest side, in even numbers as H.264 wants them."""
    width, height = turn.size(width, height)
    scale = min(1.0, (longest_side or max(width, height)) / max(width, height))
    return _even(width * scale), _even(height * scale)


class Standing:
    """Turns one clip's frames, all alike, into upright ones of a size."""

    def __init__(self, turn: Orientation, size: tuple[int, int], *, quick: bool = False) -> None:
        """`quick` brings HDR's light down by its curve alone, near enough for detectors and without FFmpeg's tables."""
        self._turn, self._quick = turn, quick
        self._size = turn.size(*size)  # as frames lie: turning changes places once more
        self._scaler, self._painter = VideoReformatter(), VideoReformatter()

    def for_encoder(self, frame: av.VideoFrame) -> av.VideoFrame:
        """This will be the frame as BT.709 4:2:0 in video range, ready for `PictureTrack.encode`."""
        lying = self._painted(frame, "yuv420p", dst_colorspace=Colorspace.ITU709, dst_color_range=ColorRange.MPEG)
        if self._quick and frame.color_trc in _BRIGHT:
            luma = _plane(lying.planes[0])
            luma[...] = _curve(frame.color_trc, 16, 235)[luma]
        return lying if self._turn == Orientation() else _turned(lying, self._turn)

    def for_looking(self, frame: av.VideoFrame) -> Frame:
        """This will be the frame as uint8 [height, width, 3], RGB."""
        lying = self._painted(frame, "rgb24", dst_color_range=ColorRange.JPEG)
        picture = np.asarray(lying.to_ndarray(), np.uint8)
        if self._quick and frame.color_trc in _BRIGHT:
            picture = _curve(frame.color_trc, 0, 255)[picture]
        return np.ascontiguousarray(self._turn.apply(picture))

    def _painted(self, frame: av.VideoFrame, form: str, **colours: int) -> av.VideoFrame:
        """Scaled, then converted. Threads are always one: there are no others behind the walls."""
        width, height = self._size
        source = _colours_of(frame)
        if frame.color_trc in _BRIGHT and not self._quick:
            # Scaled first: FFmpeg converts such light pixel by pixel. Its first frame costs 3 CPU s for the tables.
            colours |= {"dst_color_trc": ColorTrc.BT709, "dst_color_primaries": ColorPrimaries.BT709}
            frame = self._scaler.reformat(frame, width=width, height=height, interpolation="AREA", threads=1)
        # Without exact rounding every conversion takes one from each grey.
        way = (Interpolation.AREA if width < frame.width else Interpolation.BICUBIC) | Interpolation.ACCURATE_RND
        return self._painter.reformat(
            frame,
            width=width,
            height=height,
            format=form,
            interpolation=way,
            src_colorspace=source,
            threads=1,
            **colours,
        )


@cache
def _curve(transfer: int, black: int, white: int) -> npt.NDArray[np.uint8]:
    """For each coded value (uint8 [256]) that of BT.709 for the same light, reference white and all above it at `white`.

    The curves are those of ITU-R BT.2100 (HLG's scene light, PQ's display light) and BT.709.
    """
    signal = np.clip((np.arange(256) - black) / (white - black), 0, 1)
    if transfer == _PQ:
        power = signal ** (1 / 78.84375)
        light = (np.maximum(power - 0.8359375, 0) / (18.8515625 - 18.6875 * power)) ** (1 / 0.1593017578125)
        light *= 10_000 / 203
    else:
        light = np.where(signal <= 0.5, signal**2 / 3, (np.exp((signal - 0.55991073) / 0.17883277) + 0.28466892) / 12)
        light /= 0.265
    light = np.minimum(light, 1)
    shown = np.where(light < 0.018, 4.5 * light, 1.099 * light**0.45 - 0.099)
    return np.asarray(np.rint(black + shown * (white - black)), np.uint8)


def _turned(picture: av.VideoFrame, turn: Orientation) -> av.VideoFrame:
    """The three planes turned one by one: no colour is computed again."""
    width, height = turn.size(picture.width, picture.height)
    upright = av.VideoFrame(width, height, "yuv420p")
    upright.colorspace, upright.color_range = picture.colorspace, picture.color_range
    for source, target in zip(picture.planes, upright.planes, strict=True):
        _plane(target)[...] = turn.apply(_plane(source))
    return upright


def _plane(plane: VideoPlane) -> Frame:
    """A plane's pixels [height, width], in place; its lines may be longer than the picture."""
    lines: Frame = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    return lines[: plane.height, : plane.width]


def _colours_of(frame: av.VideoFrame) -> Colorspace | None:
    if frame.colorspace != _UNSPECIFIED:
        return None
    return Colorspace.ITU709 if min(frame.width, frame.height) >= _HD_SIDE else Colorspace.ITU601


def _even(side: float) -> int:
    return max(2, round(side / 2) * 2)
