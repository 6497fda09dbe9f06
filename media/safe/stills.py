"""Reading a picture inside the child: its headers first, then Pillow's decoder for its kind and no other."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from PIL import Image, ImageCms, TiffImagePlugin
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from media.errors import MediaBrokenError, MediaTooLargeError
from media.safe import orientation
from media.safe.contracts import Container, Facts, Kind, Limits
from media.safe.headers import StillHeader, read_header
from media.safe.natures import refuse_trailer
from media.safe.orientation import Orientation
from media.safe.sizes import refuse_size

if TYPE_CHECKING:
    from media.contracts import Frame

# Behind the walls nothing more can be imported: what Pillow would fetch when it needs it is fetched now.
_PRELOADED = (TiffImagePlugin,)

_DECODERS: dict[Container, type[ImageFile]] = {
    Container.JPEG: JpegImageFile,  # not `Image.open`, which tries all it knows
    Container.PNG: PngImageFile,
    Container.WEBP: WebPImageFile,
}

_ORIENTATION = 0x0112
_STRIP = 256
"""Rows converted at a time: beside the decoded picture and the array there is never a third copy."""

_BASE_MB = 90
"""What Python, its modules and the file itself take at most of the memory given."""


class Still:
    """One picture, decoded when it is asked for."""

    def __init__(self, file: BinaryIO, size: int, container: Container, limits: Limits) -> None:
        self._file, self._container, self._limits = file, container, limits
        self._header = _checked(read_header(file, size, container), limits)
        file.seek(self._header.end)
        refuse_trailer(file.read(64))

    def facts(self) -> Facts:
        """This will decode the picture whole and say what it is. Raises RefusedMediaError."""
        with self._decoded() as (image, upright):
            width, height = upright.size(*image.size)
        return Facts(
            kind=Kind.PICTURE,
            container=self._container,
            width=width,
            height=height,
            frame_count=1,
            video_codec=str(self._container),
            is_animated=self._header.frame_count > 1,
        )

    def picture(self) -> Frame:
        """This will be the picture as uint8 [height, width, 3], sRGB: upright, its transparent parts on white.

        Of one that moves it is the first frame. Raises RefusedMediaError.
        """
        import numpy as np

        with self._decoded() as (image, upright):
            width, height = upright.size(*image.size)
            frame = np.empty((height, width, 3), np.uint8)
            lying = upright.back().apply(frame)  # the same memory, seen as the decoder sees the picture
            colours = _to_srgb(image)
            for top in range(0, image.height, _STRIP):
                strip = image.crop((0, top, image.width, min(top + _STRIP, image.height)))
                lying[top : top + strip.height] = np.asarray(_flat(strip, colours))
        return frame

    @contextmanager
    def _decoded(self) -> Iterator[tuple[Image.Image, Orientation]]:
        Image.MAX_IMAGE_PIXELS = self._limits.max_pixels  # Pillow's own guard, behind ours
        self._file.seek(0)
        try:
            image = _DECODERS[self._container](self._file)
            if image.size != (self._header.width, self._header.height):
                raise MediaBrokenError("picture")
            image.load()
        except _DECODERS_RAISE as error:
            raise MediaBrokenError("picture") from error
        yield image, _orientation(image)
        image.close()


_DECODERS_RAISE = (
    *(OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, OverflowError, struct.error),
    *(Image.DecompressionBombError, Image.DecompressionBombWarning),
)
"""What Pillow raises for data that it cannot read (its documentation promises no common class)."""


def _orientation(image: Image.Image) -> Orientation:
    """How the camera was held; upright where its notes cannot be read: a picture lives without them."""
    try:
        return orientation.from_exif(image.getexif().get(_ORIENTATION))
    except _DECODERS_RAISE:
        return orientation.UPRIGHT


def _checked(header: StillHeader, limits: Limits) -> StillHeader:
    pixels = header.width * header.height
    if not pixels:
        raise MediaBrokenError("picture")
    refuse_size(header.width, header.height, limits)
    if header.frame_count > limits.max_frames:
        raise MediaTooLargeError("frames", limit=limits.max_frames, found=header.frame_count)
    room = int((limits.memory_mb - _BASE_MB) * 2**20 / header.bytes_per_pixel)
    if pixels > room:  # a kind that takes more memory a pixel
        raise MediaTooLargeError("pixels", limit=room, found=pixels)
    return header


def _flat(strip: Image.Image, colours: ImageCms.ImageCmsTransform | None) -> Image.Image:
    """RGB on white."""
    if strip.mode in ("I", "I;16", "I;16B", "I;16L"):  # 16 bits of grey: Pillow would cut off above 255
        strip = strip.point(lambda value: value / 256).convert("L") if strip.mode == "I" else _eight_bits(strip)
    if strip.has_transparency_data:
        rgba = strip.convert("RGBA")
        white = Image.new("RGBA", rgba.size, "white")
        strip = Image.alpha_composite(white, rgba)
    rgb = strip if strip.mode == "RGB" else strip.convert("RGB")
    if colours is not None:
        ImageCms.applyTransform(rgb, colours, inPlace=True)
    return rgb


def _eight_bits(strip: Image.Image) -> Image.Image:
    import numpy as np

    return Image.fromarray((np.asarray(strip) >> 8).astype(np.uint8))


def _to_srgb(image: Image.Image) -> ImageCms.ImageCmsTransform | None:
    """How to get from the picture's own colours (phones write Display P3) to sRGB; None when they are meant as that.

    A profile that cannot be read, or is for other than RGB, is passed over: the picture is then taken for sRGB.
    """
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA", "P"):
        return None
    try:
        return ImageCms.buildTransform(BytesIO(profile), ImageCms.createProfile("sRGB"), "RGB", "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
