"""Pixel floods: a few bytes that claim, or unfold into, more pixels than a machine has memory for."""

from __future__ import annotations

import struct
import zlib

from benchmarks.hostile import samples
from benchmarks.hostile.parts import Address, Box, Files, chunk, h264_sps, parsed, riff

_SIZES = (
    (60_000, 60_000),
    (65_535, 65_535),
    (16_384, 16_384),
    (30_000, 2_000),
    (50_000, 1_001),
    (1, 60_000),
    (8_000, 7_000),
)


def floods(to: Address) -> Files:
    """Still pictures, frames of clips, and headers that disagree with what is coded."""
    for width, height in (*_SIZES, (2**31 - 1, 1), (2**31 - 1, 2**31 - 1), (0, 0), (0, 60_000)):
        yield f"{width}x{height}.png", _png(width, height)
    for width, height in _SIZES:
        yield f"{width}x{height}.jpg", _jpeg(width, height)
        yield f"{width}x{height}-progressive.jpg", _jpeg(width, height, progressive=True)
    yield from _webps()
    yield from _clips()


def _png(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width & 0xFFFFFFFF, height & 0xFFFFFFFF, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(200_000), 9))
        + chunk(b"IEND", b"")
    )


def _jpeg(width: int, height: int, *, progressive: bool = False) -> bytes:
    """An honest picture whose frame header claims another size."""
    jpeg = bytearray(samples.still("JPEG", progressive=int(progressive)))
    at = jpeg.index(b"\xff\xc2" if progressive else b"\xff\xc0")
    jpeg[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(jpeg)


def _webps() -> Files:
    for width, height in ((16_383, 16_383), (16_383, 8_000), (16_383, 4_000), (9_000, 9_000)):
        lossy = bytearray(samples.still("WEBP"))
        at = lossy.index(b"\x9d\x01\x2a") + 3
        lossy[at : at + 4] = struct.pack("<HH", width, height)
        yield f"{width}x{height}-lossy.webp", bytes(lossy)
        lossless = bytearray(samples.still("WEBP", lossless=1))
        at = lossless.index(b"VP8L") + 9
        lossless[at : at + 4] = struct.pack(
            "<I", (width - 1) | (height - 1) << 14 | int.from_bytes(lossless[at : at + 4], "little") & 0xF0000000
        )
        yield f"{width}x{height}-lossless.webp", bytes(lossless)
    for width, height in ((2**24, 2**24), (2**24, 1), (20_000, 20_000), (16_383, 16_383)):
        canvas = b"\x10\0\0\0" + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
        inner = samples.still("WEBP")[20:]
        yield f"{width}x{height}-canvas.webp", riff(b"WEBP", (b"VP8X", canvas), (b"VP8 ", inner))


def _clips() -> Files:
    for width, height in (
        (16_384, 16_384),
        (65_520, 65_520),
        (8_192, 4_320),
        (16_384, 1_024),
        (5_120, 2_880),
        (65_520, 16),
    ):
        yield f"sps-{width}x{height}.mp4", _lying_sps(width, height)
        yield f"entry-{width}x{height}.mp4", _lying_entry(width, height)
    for codec, magic in (("libvpx", b"\x9d\x01\x2a"),):
        for width, height in ((16_383, 16_383), (16_383, 1_000), (8_000, 8_000), (4_097, 16)):
            clip = bytearray(samples.clip("webm", codec))
            at = clip.index(magic) + 3
            clip[at : at + 4] = struct.pack("<HH", width, height)
            yield f"vp8-{width}x{height}.webm", bytes(clip)
    for width, height in ((65_536, 65_536), (16_384, 16_384), (65_536, 16)):
        yield f"vp9-{width}x{height}.webm", _lying_vp9(width, height)


def _lying_sps(width: int, height: int) -> bytes:
    """The parameter set of an honest clip exchanged for one that claims another size."""
    tree = parsed(samples.clip())
    entry = tree.find(b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd")
    at = entry.body.index(b"avcC") - 4
    old = int.from_bytes(entry.body[at : at + 4])
    sps, pps = h264_sps(width, height), b"\x68\xce\x3c\x80"
    record = b"\x01" + sps[1:4] + b"\xff\xe1" + len(sps).to_bytes(2) + sps + b"\x01" + len(pps).to_bytes(2) + pps
    avcc = Box(b"avcC", record).bytes()
    body = bytearray(entry.body[:at] + avcc + entry.body[at + old :])
    body[8:12] = (len(body) - 8).to_bytes(4)
    entry.body = bytes(body)
    return tree.bytes()


def _lying_entry(width: int, height: int) -> bytes:
    tree = parsed(samples.clip())
    entry = tree.find(b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd")
    body = bytearray(entry.body)
    body[40:44] = struct.pack(">HH", width & 0xFFFF, height & 0xFFFF)
    entry.body = bytes(body)
    return tree.bytes()


def _lying_vp9(width: int, height: int) -> bytes:
    """The size lies four bits behind the third byte of the sync code (VP9 bitstream specification, 6.2)."""
    clip = bytearray(samples.clip("webm", "libvpx-vp9"))
    at = clip.index(b"\x49\x83\x42") + 3
    first = clip[at] >> 4
    bits = first << 32 | (width - 1) << 16 | height - 1
    clip[at : at + 5] = (bits << 4 | clip[at + 4] & 15).to_bytes(5)
    return bytes(clip)
