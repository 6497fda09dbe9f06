"""Where a file keeps its manifest store (C2PA 2.4, A.3 and A.5), and finding it there without the library.

For files of ours: what strangers upload is read by `reading` in a closed process.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from media.credentials.errors import FormatError, NoStoreError

STORE_TYPE = "application/c2pa"
"""Media type of a manifest store that is served on its own."""

STORE_BYTES_MAX = 16 * 1024 * 1024
"""A store holds the stores of all it was made from, about 5 kB for each generation of remixes."""

_C2PA_UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_STORE_UUID = bytes.fromhex("63327061 0011 0010 8000 00aa00389b71")  # "c2pa": the store's superbox
_PNG = b"\x89PNG\r\n\x1a\n"
_SOUND_BRANDS = (b"M4A ", b"M4B ")


def media_type_of(path: Path) -> str:
    """This will be the media type of a file by its first bytes; raises FormatError for what carries no credentials here."""
    with path.open("rb") as file:
        head = file.read(12)
    if head[4:8] == b"ftyp":
        return "audio/mp4" if head[8:12] in _SOUND_BRANDS else "video/mp4"
    if head.startswith(_PNG):
        return "image/png"
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    kind = {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12]) if head.startswith(b"RIFF") else None
    if kind is None:
        raise FormatError(f"{path.name} is no MP4, PNG, JPEG, WebP or WAV file.")
    return kind


def manifest_of(path: Path) -> bytes:
    """This will be the manifest store of a signed file of ours, to be served beside it as `application/c2pa`.

    Raises NoStoreError when it carries none, FormatError, OSError.
    """
    kind = media_type_of(path)
    find = {"image/png": _in_png, "image/jpeg": _in_jpeg}.get(kind, _in_mp4 if kind.endswith("mp4") else _in_riff)
    with path.open("rb") as file:
        for store in find(file):
            return store
    raise NoStoreError(f"{path.name} carries no content credentials.")


def active_label(store: bytes) -> str:
    """This will be the label of a store's active manifest: its last one (C2PA 2.4, 15.5). Raises NoStoreError."""
    boxes = list(_boxes(_children(store)))
    if not boxes or boxes[0][0] != b"jumd" or boxes[0][1][:16] != _STORE_UUID or len(boxes) < 2:
        raise NoStoreError("These bytes are no manifest store.")
    kind, description = next(_boxes(boxes[-1][1]), (b"", b""))
    if kind != b"jumd":
        raise NoStoreError("The store's last manifest has no label.")
    return description[17:].split(b"\0")[0].decode()


def _children(superbox: bytes) -> bytes:
    for kind, content in _boxes(superbox):
        if kind == b"jumb":
            return content
    return b""


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The boxes that lie one after the other in a piece of JUMBF (ISO/IEC 19566-5): kind and content."""
    begin = 0
    while begin + 8 <= len(content):
        size, kind = int.from_bytes(content[begin : begin + 4]), content[begin + 4 : begin + 8]
        if size < 8 or begin + size > len(content):
            return
        yield kind, content[begin + 8 : begin + size]
        begin += size


def _in_mp4(file: IO[bytes]) -> Iterator[bytes]:
    """In a top-level `uuid` box: version and flags, purpose ("manifest", 0), offset of a Merkle box, store (A.5.2)."""
    for kind, size in _pieces(file, big=True, header=8):
        if kind == b"uuid" and (content := _read(file, size)).startswith(_C2PA_UUID):
            purpose, _, rest = content[20:].partition(b"\0")
            if purpose == b"manifest":
                yield rest[8:]


def _in_riff(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(12)
    for kind, size in _pieces(file, big=False, header=8):
        if kind == b"C2PA":
            yield _read(file, size)


def _in_png(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(len(_PNG))
    while len(header := file.read(8)) == 8:
        size, kind = int.from_bytes(header[:4]), header[4:]
        if kind == b"caBX":
            yield _read(file, size)
        file.seek(size + 4 if kind != b"caBX" else 4, os.SEEK_CUR)


def _in_jpeg(file: IO[bytes]) -> Iterator[bytes]:
    """In APP11 segments, each with "JP", instance, number and, from the second on, the box header once more (A.3.1)."""
    file.seek(2)
    store = b""
    while len(header := file.read(4)) == 4 and header[0] == 0xFF and header[1] != 0xDA:
        content = file.read(int.from_bytes(header[2:]) - 2)
        if header[1] == 0xEB and content.startswith(b"JP"):
            first = int.from_bytes(content[4:8]) == 1
            store += content[8:] if first else content[16:]
    if len(store) > 8:
        yield store[: int.from_bytes(store[:4])]


def _pieces(file: IO[bytes], *, big: bool, header: int) -> Iterator[tuple[bytes, int]]:
    """The boxes (MP4) or chunks (RIFF) from here on: kind and content's size, with the file at the content."""
    end = os.fstat(file.fileno()).st_size
    begin = file.tell()
    while begin + header <= end:
        file.seek(begin)
        head = file.read(header)
        if big:
            size, kind, used = int.from_bytes(head[:4]), head[4:8], header
            if size == 1:
                size, used = int.from_bytes(file.read(8)), header + 8
            size = (end - begin if size == 0 else size) - used
            step = used + size
        else:
            kind, size, used = head[:4], int.from_bytes(head[4:8], "little"), header
            step = used + size + size % 2
        if size < 0:
            return
        yield kind, size
        begin += step


def _read(file: IO[bytes], size: int) -> bytes:
    if size > STORE_BYTES_MAX:
        raise NoStoreError(f"A manifest store of {size} bytes is none of ours.")
    return file.read(size)
