"""The structure of a Matroska or WebM file, walked through before the demuxer sees it.

An element is an identifier, a length and a body (RFC 8794); a length of all ones is unknown, as recorders write it
while they record. Lengths must lie inside of what they lie in, nesting and number are bounded, and what a clip does
not need (attached files, subtitles, packed or encrypted tracks) is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from media.errors import MediaBrokenError, MediaKindNotAllowedError, MediaTooLargeError
from media.safe.contracts import Limits, wanted

_EBML, _SEGMENT, _CLUSTER, _TRACKS = 0x1A45DFA3, 0x18538067, 0x1F43B675, 0x1654AE6B
_TRACK, _TRACK_TYPE, _ENCODINGS, _ATTACHMENTS, _DOC_TYPE = 0xAE, 0x83, 0x6D80, 0x1941A469, 0x4282
_SEEK_HEAD, _INFO, _CUES, _TAGS, _CHAPTERS = 0x114D9B74, 0x1549A966, 0x1C53BB6B, 0x1254C367, 0x1043A770
_TOP = frozenset({_CLUSTER, _TRACKS, _ATTACHMENTS, _SEEK_HEAD, _INFO, _CUES, _TAGS, _CHAPTERS})
_PARENTS = frozenset({_EBML, _SEGMENT, _TRACKS, _TRACK})
_DEPTH = 4  # Segment, Tracks, TrackEntry; one more to spare
_ELEMENTS = 200_000  # a minute of a recorder's blocks, each an element of its own, has 6,000
_DOC_TYPES = (b"webm", b"matroska")
_PICTURE, _SOUND = b"\x01", b"\x02"
_UNKNOWN = -1


@dataclass
class _Walk:
    file: BinaryIO
    limits: Limits
    elements: int = 0
    tracks: int = 0


def check_elements(file: BinaryIO, size: int, limits: Limits) -> None:
    """This will walk through the elements of a file of `size` bytes, past the blocks' own data.

    Raises MediaBrokenError for lengths that cannot be, MediaTooLargeError for too many tracks,
    MediaKindNotAllowedError for attached files, subtitles and encoded tracks.
    """
    walk = _Walk(file, limits)
    _body(walk, 0, size, parents=())
    if not walk.tracks:
        raise MediaBrokenError("index")


def _body(walk: _Walk, at: int, end: int, parents: tuple[int, ...]) -> int:
    """Walks the elements from `at` to `end` and says where it stopped: a cluster of unknown length ends where the next
    element of its parent begins.
    """
    if len(parents) > _DEPTH:
        raise MediaBrokenError("index")
    while at < end:
        name, length, begin = _element(walk, at, end)
        if parents[-1:] == (_CLUSTER,) and name in _TOP:
            return at
        _check(walk, name, begin, length)
        if name in _PARENTS or (name == _CLUSTER and length == _UNKNOWN):
            at = _body(walk, begin, end if length == _UNKNOWN else begin + length, (*parents, name))
        elif length == _UNKNOWN:
            raise MediaBrokenError("index")
        else:
            at = begin + length
    return at


def _element(walk: _Walk, at: int, end: int) -> tuple[int, int, int]:
    """Identifier, length and begin of the body of the element at `at`."""
    walk.elements += 1
    if walk.elements > _ELEMENTS:
        raise MediaBrokenError("index")
    walk.file.seek(at)
    head = walk.file.read(12)
    id_bytes = _length_of_number(head, 0, 4)
    size_bytes = _length_of_number(head, id_bytes, 8)
    ones = (1 << 7 * size_bytes) - 1
    length = int.from_bytes(head[id_bytes : id_bytes + size_bytes]) & ones
    begin = at + id_bytes + size_bytes
    if length == ones:
        length = _UNKNOWN
    elif begin + length > end:
        raise MediaBrokenError("data")
    return int.from_bytes(head[:id_bytes]), length, begin


def _length_of_number(head: bytes, at: int, most: int) -> int:
    """How many bytes a number has: one more than zeros before its first set bit (RFC 8794, 4)."""
    first = head[at] if at < len(head) else 0
    count = 9 - first.bit_length() if first else most + 1
    if count > most or at + count > len(head):
        raise MediaBrokenError("index")
    return count


def _check(walk: _Walk, name: int, begin: int, length: int) -> None:
    refused = ""
    if name == _TRACK:
        walk.tracks += 1
        if walk.tracks > walk.limits.max_tracks:
            raise MediaTooLargeError("tracks", limit=walk.limits.max_tracks, found=walk.tracks)
    elif name == _ATTACHMENTS:
        refused = "a file with others attached"
    elif name == _ENCODINGS:
        refused = "packed or encrypted"
    elif name == _TRACK_TYPE and _value(walk, begin, length) not in (_PICTURE, _SOUND):
        refused = "a clip with text or controls in it"
    elif name == _DOC_TYPE and _value(walk, begin, length).rstrip(b"\0") not in _DOC_TYPES:
        refused = "something unknown"
    if refused:
        raise MediaKindNotAllowedError(refused, wanted=wanted(walk.limits))


def _value(walk: _Walk, begin: int, length: int) -> bytes:
    walk.file.seek(begin)
    return walk.file.read(min(length, 32))
