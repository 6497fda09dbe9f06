"""What pictures say of themselves, walked through before a decoder takes memory for them.

Plain reading of marker and chunk headers; the compressed data between them is passed over. Each walk ends at the
picture's own end, wherever the file ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from media.errors import MediaBrokenError, MediaTooCostlyError
from media.safe.contracts import Container


@dataclass(frozen=True, kw_only=True)
class StillHeader:
    """A picture as its headers describe it: good enough to refuse by, never to believe."""

    width: int
    height: int
    end: int  # where the picture ends; what follows is not part of it
    bytes_per_pixel: float  # what decoding it will take at its most
    frame_count: int = 1


_PIXEL = 4.0
"""Bytes: Pillow keeps red, green and blue in four."""

_FRAME = 3.0
"""Bytes a pixel of the array that is handed on, made while the decoded picture is still there."""

_WEBP_PIXEL = 16.0
"""libwebp's animation decoder, which Pillow uses for stills as well: two canvases, a copy, and Pillow's own."""


def read_header(file: BinaryIO, size: int, container: Container) -> StillHeader:
    """This will walk through a picture of `size` bytes; raises MediaBrokenError when it ends in the middle."""
    return _WALKS[container](file, size)


def _jpeg(file: BinaryIO, size: int) -> StillHeader:
    """Markers (ITU-T T.81, annex B): segments with a length, and behind each start of scan data up to the next one."""
    width = height = scans = 0
    per_pixel = _PIXEL + _FRAME
    for marker, at, length in _segments(file, size):
        scans += marker == _SOS
        if scans > _SCANS:
            raise MediaTooCostlyError("cpu_s", limit=_SCANS)
        if marker in _FRAMES:
            head = _at(file, at, min(length, 64))
            height, width = int.from_bytes(head[1:3]), int.from_bytes(head[3:5])
            per_pixel = max(per_pixel, _PIXEL + (0 if marker in _SEQUENTIAL else _coefficients(head)))
    return StillHeader(width=width, height=height, end=file.tell(), bytes_per_pixel=per_pixel)


def _segments(file: BinaryIO, size: int) -> Iterator[tuple[int, int, int]]:
    """Marker, begin and length of each segment's body; ends with the file standing behind the picture's end."""
    at, block = 2, _HEAD
    for _ in range(_SEGMENTS):
        marker, at = _next_marker(file, at, block)
        if marker == _EOI:
            file.seek(at)
            return
        if marker in _ALONE:
            continue
        length = int.from_bytes(_at(file, at, 2))
        if length < 2 or at + length > size:
            raise MediaBrokenError("picture")
        yield marker, at + 2, length - 2
        at += length
        block = _SCAN if marker == _SOS else _HEAD
    raise MediaBrokenError("picture")


_EOI, _SOS = 0xD9, 0xDA
_SCANS = 100  # of a progressive picture: each decodes all of it once more, and encoders write ten
_SEGMENTS = 4_096  # of 64 kB at most: the largest picture has a thousand
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a segment
_SEQUENTIAL = frozenset({0xC0, 0xC1})
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")  # in coded data 0xff is followed by 0 or by a restart marker
_HEAD, _SCAN = 64, 1 << 18  # bytes read at a time: markers follow each other, or lie far apart


def _next_marker(file: BinaryIO, at: int, block: int) -> tuple[int, int]:
    """The next marker from `at` on, and where it ends."""
    file.seek(at)
    begin, kept = at, b""
    while read := file.read(block):
        data = kept + read
        if found := _MARKER.search(data):
            return data[found.end() - 1], begin + found.end()
        kept = data[-1:]
        begin += len(data) - len(kept)
        block = _SCAN
    raise MediaBrokenError("picture")


def _coefficients(head: bytes) -> float:
    """Bytes a pixel that a progressive picture keeps until its last scan: two for each sample of each component."""
    samplings = [(each >> 4, each & 15) for each in head[7::3]][: head[5] if len(head) > 5 else 0]
    most = max((across for across, _ in samplings), default=1) * max((down for _, down in samplings), default=1)
    return 2 * sum(across * down for across, down in samplings) / max(1, most)


def _png(file: BinaryIO, size: int) -> StillHeader:
    """Chunks (W3C PNG, 5.3): length, name, data, checksum, from the signature to IEND. fcTL stands before each frame
    of one that moves.
    """
    at, frames = 8, 0
    first = _at(file, at, 24)
    if first[4:8] != b"IHDR":
        raise MediaBrokenError("picture")
    width, height = int.from_bytes(first[8:12]), int.from_bytes(first[12:16])
    while True:
        head = _at(file, at, 8)
        length, name = int.from_bytes(head[:4]), head[4:]
        at += 12 + length
        if at > size:
            raise MediaBrokenError("picture")
        frames += name == b"fcTL"
        if name == b"IEND":
            break
    return StillHeader(width=width, height=height, end=at, bytes_per_pixel=_PIXEL + _FRAME, frame_count=max(1, frames))


def _webp(file: BinaryIO, size: int) -> StillHeader:
    """Chunks of RIFF (RFC 9649, 2.3 to 2.7), padded to even lengths; the first one tells the size in its own way."""
    end = 8 + int.from_bytes(_at(file, 4, 4), "little")
    width, height = _webp_size(_at(file, 12, 18))
    at, frames = 12, 0
    while at + 8 <= end:
        head = _at(file, at, 8)
        length = int.from_bytes(head[4:], "little")
        at += 8 + length + length % 2
        if at > end + 1:
            raise MediaBrokenError("picture")
        frames += head[:4] == b"ANMF"
    return StillHeader(
        width=width, height=height, end=end, bytes_per_pixel=_WEBP_PIXEL + _FRAME, frame_count=max(1, frames)
    )


def _webp_size(first: bytes) -> tuple[int, int]:
    name, body = first[:4], first[8:]
    if name == b"VP8X":
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if name == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if name == b"VP8 ":
        return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
    raise MediaBrokenError("picture")


def _at(file: BinaryIO, at: int, count: int) -> bytes:
    file.seek(at)
    found = file.read(count)
    if len(found) < count:
        raise MediaBrokenError("picture")
    return found


_WALKS: dict[Container, Callable[[BinaryIO, int], StillHeader]] = {
    Container.JPEG: _jpeg,
    Container.PNG: _png,
    Container.WEBP: _webp,
}
