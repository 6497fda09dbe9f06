"""Opening our own clips: MP4 by content, files only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import av
from av.container import InputContainer

from media.errors import NoPictureError, NotAnMp4Error

BRANDS = frozenset({b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"avc1", b"mp41", b"mp42"})
"""Major brands of the MP4 family that we write or that common encoders write; anything else is not looked at."""


class Box(NamedTuple):
    """An outermost box: its type, and the bytes of the file that it takes, from `begin` to before `end`."""

    kind: bytes
    begin: int
    end: int


@contextmanager
def open_clip(path: Path) -> Iterator[InputContainer]:
    """This will open an MP4 with a picture for reading, after a look at its first bytes.

    The demuxer is fixed beforehand and only the file protocol is allowed, so a playlist in disguise is never parsed
    and nothing can make us open another address. Raises NotAnMp4Error, NoPictureError, or OSError.
    """
    _refuse_other_content(path)
    try:
        source = av.open(f"file:{path}", "r", format="mp4", options={"protocol_whitelist": "file"})
    except av.error.InvalidDataError as error:
        raise NotAnMp4Error(f"{path.name} begins like an MP4 but cannot be read as one.") from error
    with source:
        if not source.streams.video:
            raise NoPictureError(f"{path.name} has no picture.")
        yield source


def top_level_boxes(path: Path) -> Iterator[Box]:
    """This will yield an MP4's outermost boxes in the order of the file (ISO/IEC 14496-12, 4.2)."""
    length = path.stat().st_size
    with path.open("rb") as file:
        begin = 0
        while len(header := file.read(8)) == 8:
            size = int.from_bytes(header[:4])
            if size == 1:  # the true size follows in 64 bits
                size = int.from_bytes(file.read(8))
            end = begin + size if size else length  # 0: up to the end of the file
            yield Box(header[4:], begin, end)
            if end < begin + 8 or end >= length:
                return
            file.seek(begin := end)


def _refuse_other_content(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(12)
    if len(head) < 12 or head[4:8] != b"ftyp" or head[8:12] not in BRANDS:
        raise NotAnMp4Error(f"{path.name} is not an MP4 file.")
