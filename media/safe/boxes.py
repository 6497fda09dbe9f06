"""The structure of an MP4 or QuickTime file, walked through before the demuxer builds its tables from it.

A box is a length, a name and a body, which may hold boxes (ISO/IEC 14496-12, 4.2). Tables of a few bytes can claim
millions of samples, for which a demuxer takes memory and time; a reference can name another file. So lengths must
lie inside of what they lie in, tables inside of their boxes, sums inside of the limits, and media in this file.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from media.errors import MediaBrokenError, MediaKindNotAllowedError, MediaTooLargeError
from media.safe.contracts import Kind, Limits, wanted
from media.safe.sizes import refuse_size

_PARENTS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"dinf", b"edts", b"mvex", b"moof", b"traf"})
_DEPTH = 8  # moov, trak, mdia, minf, stbl, stsd: honest files need six
_BOXES = 100_000  # a minute in fragments of one frame has 30,000
_INDEX_BYTES = 32_000_000
"""The most that moov or one moof may have: 14,400 frames and ten minutes of sound need 1.5 MB."""

_EDITS = 64  # an edit list is a delay and a length; editors write a few more
_PACKETS_PER_S = 500  # Opus in its shortest frames of 2.5 ms has 400
_ENCRYPTED = frozenset({b"encv", b"enca", b"drms"})
_MEDIA = frozenset({b"vide", b"soun"})
_MEASUREMENTS = frozenset({b"mebx", b"tmcd", b"mett", b"gpmd", b"camm", b"fdsc", b"djmd", b"dbgi", b"rtmd"})
"""Tracks of numbers that phones and cameras write beside the picture: never opened, gone from whatever is written."""


@dataclass
class _Walk:
    """What was counted so far."""

    limits: Limits
    boxes: int = 0
    tracks: int = 0
    handler: bytes = b""
    samples: dict[bytes, int] = field(default_factory=dict)  # by the track's handler, or its number in fragments

    def count(self, what: bytes, samples: int) -> None:
        total = self.samples[what] = self.samples.get(what, 0) + samples
        most = self.limits.of(Kind.CLIP).max_frames if what == b"vide" else self.packets
        if total > most and (what != b"vide" or self.takes_pictures):
            raise MediaTooLargeError("frames", limit=most, found=total)

    @property
    def takes_pictures(self) -> bool:
        """Whether a clip is taken at all: where only sounds are, it is refused for its kind, later."""
        return Kind.CLIP in self.limits.kinds

    @property
    def packets(self) -> int:
        return max(self.limits.max_frames, int(self.limits.max_duration_s * _PACKETS_PER_S))


def check_boxes(file: BinaryIO, size: int, limits: Limits) -> None:
    """This will walk through the boxes of a file of `size` bytes.

    Raises MediaBrokenError for lengths that cannot be, media in another file or an index that is packed,
    MediaTooLargeError for tables above the limits, MediaKindNotAllowedError for encrypted tracks.
    """
    walk = _Walk(limits)
    indexes = 0
    for name, begin, end in _outermost(file, size):
        walk.boxes += 1
        if name not in (b"moov", b"moof"):
            continue
        indexes += name == b"moov"
        if end - begin > _INDEX_BYTES:
            raise MediaTooLargeError("bytes", limit=_INDEX_BYTES, found=end - begin)
        file.seek(begin)
        _descend(memoryview(file.read(end - begin)), walk, depth=1)
    if indexes != 1:
        raise MediaBrokenError("index")


def _outermost(file: BinaryIO, size: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, begin and end of each outermost box's body. Zeros at the end are padding."""
    at = 0
    while at + 8 <= size:
        file.seek(at)
        head = file.read(16)
        length, body = int.from_bytes(head[:4]), at + 8
        if not any(head[:8]):
            return
        if length == 1:
            length, body = int.from_bytes(head[8:16]), at + 16
        end = size if length == 0 else at + length
        if end < body or end > size:
            raise MediaBrokenError("index" if head[4:8] in (b"moov", b"moof") else "data")
        yield head[4:8], body, end
        at = end


def _descend(body: memoryview, walk: _Walk, depth: int) -> None:
    if depth > _DEPTH:
        raise MediaBrokenError("index")
    for name, inner in _inside(body):
        walk.boxes += 1
        if walk.boxes > _BOXES:
            raise MediaBrokenError("index")
        if name == b"trak":
            walk.tracks, walk.handler = walk.tracks + 1, b""
            if walk.tracks > walk.limits.max_tracks:
                raise MediaTooLargeError("tracks", limit=walk.limits.max_tracks, found=walk.tracks)
        if name in _PARENTS:
            _descend(inner, walk, depth + 1)
        elif name in _CHECKS:
            _CHECKS[name](inner, walk)


def _inside(body: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    at = 0
    while at + 8 <= len(body):
        length = int.from_bytes(body[at : at + 4])
        if length == 0 and not any(body[at : at + 8]):
            return  # QuickTime ends some lists with zeros
        begin = at + 8
        if length == 1:
            length, begin = int.from_bytes(body[at + 8 : at + 16]), at + 16
        end = len(body) if length == 0 else at + length
        if end < begin or end > len(body):
            raise MediaBrokenError("index")
        yield bytes(body[at + 4 : at + 8]), body[begin:end]
        at = end


def _rows(body: memoryview, width: int, *, skip: int = 4) -> memoryview:
    """The rows of a table (`width` bytes each) behind its count, which lies `skip` bytes in."""
    count = int.from_bytes(body[skip : skip + 4])
    rows = body[skip + 4 : skip + 4 + count * width]
    if len(body) < skip + 4 or len(rows) < count * width:
        raise MediaBrokenError("index")
    return rows


def _first_of_pairs(rows: memoryview) -> int:
    """The sum of each row's first number, where a row is two numbers of 32 bits."""
    numbers = array("I", rows.tobytes())
    numbers.byteswap()
    return sum(numbers[::2])


def _handler(body: memoryview, walk: _Walk) -> None:
    walk.handler = walk.handler or bytes(body[8:12])  # QuickTime writes a second one, for where the data lie


def _durations(body: memoryview, walk: _Walk) -> None:
    samples = _first_of_pairs(_rows(body, 8))
    if samples > walk.packets and walk.handler == b"vide" and walk.takes_pictures:
        raise MediaTooLargeError("frames", limit=walk.limits.max_frames, found=samples)


def _delays(body: memoryview, walk: _Walk) -> None:
    _rows(body, 8)


def _sizes(body: memoryview, walk: _Walk) -> None:
    """A size for all samples or a table of them. Plain sound has millions of one size; their bytes bound them."""
    each, count = int.from_bytes(body[4:8]), int.from_bytes(body[8:12])
    if not each:
        _rows(body, 4, skip=8)
    elif each * count > walk.limits.max_bytes:
        raise MediaBrokenError("index")
    if walk.handler == b"vide" or not each:
        walk.count(walk.handler, count)


def _chunks(body: memoryview, walk: _Walk) -> None:
    _rows(body, 12)


def _edits(body: memoryview, walk: _Walk) -> None:
    width = 20 if len(body) and body[0] == 1 else 12
    if len(_rows(body, width)) > _EDITS * width:
        raise MediaBrokenError("index")


def _references(body: memoryview, walk: _Walk) -> None:
    """Each says where media lie; flag 1 is "in this file" (8.7.2). Anything else names a file or an address."""
    for _, entry in _inside(body[8:]):
        if len(entry) < 4 or not entry[3] & 1:
            raise MediaBrokenError("link to another file")


def _descriptions(body: memoryview, walk: _Walk) -> None:
    if not walk.handler:  # it always comes before; behind, it would make all of this guesswork
        raise MediaBrokenError("index")
    for name, entry in _inside(body[8:]):
        if name in _ENCRYPTED:
            raise MediaKindNotAllowedError("encrypted", wanted=wanted(walk.limits))
        if walk.handler not in _MEDIA and name not in _MEASUREMENTS:
            raise MediaKindNotAllowedError("a clip with text or controls in it", wanted=wanted(walk.limits))
        if walk.handler == b"vide" and len(entry) >= 28 and walk.takes_pictures:
            width, height = int.from_bytes(entry[24:26]), int.from_bytes(entry[26:28])
            refuse_size(width, height, walk.limits.of(Kind.CLIP))


def _packed_index(body: memoryview, walk: _Walk) -> None:
    raise MediaBrokenError("index")  # "cmov": a whole index under zlib, which nobody has written for twenty years


def _run(body: memoryview, walk: _Walk) -> None:
    """A fragment's samples (8.8.8); how much each takes in the table depends on the flags, and may be nothing."""
    flags, count = int.from_bytes(body[1:4]), int.from_bytes(body[4:8])
    each = 4 * sum(bool(flags & bit) for bit in (0x100, 0x200, 0x400, 0x800))
    before = 8 + 4 * bool(flags & 1) + 4 * bool(flags & 4)
    if len(body) < before + each * count:
        raise MediaBrokenError("index")
    walk.count(walk.handler, count)


def _fragment_of(body: memoryview, walk: _Walk) -> None:
    walk.handler = b"track %d" % int.from_bytes(body[4:8])


_CHECKS = {
    b"hdlr": _handler,
    b"stts": _durations,
    b"ctts": _delays,
    b"stsz": _sizes,
    b"stsc": _chunks,
    b"elst": _edits,
    b"dref": _references,
    b"stsd": _descriptions,
    b"cmov": _packed_index,
    b"tfhd": _fragment_of,
    b"trun": _run,
}
