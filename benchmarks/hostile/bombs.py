"""Compression bombs: a few kilobytes that unfold into hundreds of megabytes, or keep a decoder at work for minutes."""

from __future__ import annotations

import struct
import zlib
from functools import partial

from benchmarks.hostile import samples
from benchmarks.hostile.parts import Address, Files, chunk, riff


def bombs(to: Address) -> Files:
    """In a PNG's texts, profiles and pixels, in a JPEG's scans and tables, in a WebP's chunks."""
    yield from _png_texts()
    yield from _png_pixels()
    yield from _jpegs()
    yield from _webps()


def _png(*between: bytes, size: tuple[int, int] = (8, 8), pixels: bytes | None = None, interlaced: int = 0) -> bytes:
    rows = zlib.compress((b"\0" + bytes(3 * size[0])) * size[1]) if pixels is None else pixels
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, interlaced))
    return b"\x89PNG\r\n\x1a\n" + b"".join([head, *between, chunk(b"IDAT", rows), chunk(b"IEND", b"")])


def _png_texts() -> Files:
    for megabytes in (2, 60, 300):
        yield f"text-{megabytes}.png", partial(_packed, b"zTXt", b"Comment\0\0", megabytes)
        yield f"profile-{megabytes}.png", partial(_packed, b"iCCP", b"x\0\0", megabytes)
        yield f"international-{megabytes}.png", partial(_packed, b"iTXt", b"Comment\0\1\0\0\0", megabytes)
    yield "texts.png", _png(chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(1_000_000))) * 200)


def _packed(name: bytes, begin: bytes, megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    zeros = b"".join(packer.compress(bytes(1_000_000)) for _ in range(megabytes)) + packer.flush()
    return _png(chunk(name, begin + zeros))


def _png_pixels() -> Files:
    """More bytes than the picture has pixels, fewer, or none that can be unpacked."""
    yield "too-few.png", _png(size=(5_000, 5_000), pixels=zlib.compress(bytes(1_000)))
    yield "too-few-interlaced.png", _png(size=(5_000, 5_000), pixels=zlib.compress(bytes(1_000)), interlaced=1)
    yield "not-packed.png", _png(size=(5_000, 5_000), pixels=bytes(100_000))
    yield "wrong-filter.png", _png(size=(64, 64), pixels=zlib.compress(b"\x09" * 64 * 193))
    yield "many-empty-chunks.png", _png(chunk(b"IDAT", b"") * 100_000, size=(4_000, 4_000), pixels=b"")
    yield "no-pixels.png", _png(size=(6_000, 6_000), pixels=b"")


def _jpegs() -> Files:
    """Progressive pictures are decoded once more for each scan; a scan takes ten bytes."""
    for side in (4_000, 6_500):
        for scans in (200, 5_000):
            yield f"{scans}-scans-of-{side}.jpg", _scanned(side, scans)
    honest = samples.still("JPEG")
    at = honest.index(b"\xff\xda")
    yield "tables.jpg", honest[:at] + b"\xff\xc4\0\x02" * 400_000
    yield "fill-bytes.jpg", honest[:at] + b"\xff" * 3_000_000
    yield "comments.jpg", honest[:at] + (b"\xff\xfe\xff\xff" + bytes(65_533)) * 60
    yield "12-bits.jpg", honest.replace(b"\xff\xc0\0\x11\x08", b"\xff\xc0\0\x11\x0c")
    yield "lossless.jpg", honest.replace(b"\xff\xc0", b"\xff\xc3")
    yield "no-tables.jpg", honest[:2] + honest[honest.index(b"\xff\xc0") :]


def _scanned(side: int, scans: int) -> bytes:
    """A progressive picture whose last scan comes again and again."""
    jpeg = bytearray(samples.still("JPEG", progressive=1))
    frame = jpeg.index(b"\xff\xc2")
    jpeg[frame + 5 : frame + 9] = struct.pack(">HH", side, side)
    last = jpeg.rindex(b"\xff\xda")
    return bytes(jpeg[:-2]) + bytes(jpeg[last:-2]) * scans + b"\xff\xd9"


def _webps() -> Files:
    inner = samples.still("WEBP")[20:]
    size = (63).to_bytes(3, "little") + (47).to_bytes(3, "little")
    yield "chunks.webp", riff(b"WEBP", *[(b"XXXX", b"")] * 200_000, (b"VP8 ", inner))
    yield "half.webp", riff(b"WEBP", (b"VP8 ", inner[: len(inner) // 2]))
    yield "alpha.webp", riff(b"WEBP", (b"VP8X", b"\x10\0\0\0" + size), (b"ALPH", b"\1" + bytes(3_000)), (b"VP8 ", b""))
    yield "no-picture.webp", riff(b"WEBP", (b"VP8X", b"\0\0\0\0" + size), (b"EXIF", bytes(3_000_000)))
    lossless = bytearray(samples.still("WEBP", lossless=1))
    lossless[25:] = bytes(len(lossless) - 25)
    yield "codes-of-nothing.webp", bytes(lossless)
