"""A second nature in a file: what a reader of another kind would find where it looks.

A picture that is an archive as well, or a sound that is a page with scripts, is harmless to us and a weapon to
whoever gets it from us under another name. Honest files hold none of these; what is merely behind a picture (the
clip of a phone's motion photo) is no second nature and goes when the picture is written anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from media.errors import MediaTwoNaturesError

_EDGE = 65_536  # bytes
_ZIP_END = 65_557
"""Bytes from the end in which a ZIP's end record lies: 22 and a comment of 65,535 (PKWARE APPNOTE, 4.3.16)."""

_PDF_HEAD = 1_024
"""Bytes in which Acrobat looks for the head of a PDF (Adobe's PDF reference, appendix H, note 13)."""

_SCRIPT = re.compile(
    rb"<\?php\s|<script[\s>]|<!doctype\s+html|<html[\s>]|<svg[\s>]|<iframe[\s>]|<hta:application", re.I
)
"""Where a server or a browser that guesses would begin to run something. Metadata in XML (XMP) begins with none."""

_ARCHIVES = ((b"Rar!\x1a\x07", "an archive"), (b"7z\xbc\xaf\x27\x1c", "an archive"))
"""Readers of these look for them behind anything that comes first: self-extracting programs begin so."""

_TRAILERS = (
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"#!", "a script"),
    (b"PK\x03\x04", "an archive"),
    (b"\x1f\x8b\x08", "an archive"),
    (b"%PDF-", "a PDF document"),
    (b"#EXTM3U", "a playlist"),
    (b"ffconcat", "a playlist"),
)
"""What would be found by whoever cuts off the picture in front."""


_CALL = re.compile(rb"\*/\s*[=(;]")
"""What follows the comment that hides a picture from JavaScript."""


def refuse_second_nature(read: Callable[[int, int], bytes], size: int, head: bytes) -> None:
    """This will look where readers of other kinds look; `head` is the first 65,536 bytes.

    Raises MediaTwoNaturesError.
    """
    tail = read(max(0, size - _ZIP_END), _ZIP_END)
    if b"%PDF-" in head[:_PDF_HEAD]:
        raise MediaTwoNaturesError("a PDF document")
    if _SCRIPT.search(head) or _SCRIPT.search(tail):
        raise MediaTwoNaturesError("a page or script")
    if _begins_as_a_script(head):
        raise MediaTwoNaturesError("a script")
    if _ends_as_a_zip(tail, size) or head[257:262] == b"ustar":  # tar's magic lies behind its first file's name
        raise MediaTwoNaturesError("an archive")
    for magic, name in _ARCHIVES:
        if magic in head or magic in tail:
            raise MediaTwoNaturesError(name)
    if read(32_769, 5) == b"CD001":  # ISO 9660: the first 16 sectors belong to nobody
        raise MediaTwoNaturesError("a disc image")


def refuse_trailer(trailer: bytes) -> None:
    """This will look at what follows a picture's own end; raises MediaTwoNaturesError."""
    for magic, name in _TRAILERS:
        if trailer.lstrip(b"\0\r\n\t ").startswith(magic):
            raise MediaTwoNaturesError(name)


def _begins_as_a_script(head: bytes) -> bool:
    """JavaScript that begins with a magic as a name: `RIFF=1/*…`, or a JPEG whose first length is spelt `/*`."""
    if head[:4] == b"RIFF":
        return head[4:5] in (b"=", b"/") and all(0x20 <= byte < 0x7F for byte in head[5:8])
    return head[4:6] == b"/*" and _CALL.search(head) is not None


def _ends_as_a_zip(tail: bytes, size: int) -> bool:
    """An end record whose directory lies where it says, counted from the file's or from the archive's own begin."""
    at = tail.rfind(b"PK\x05\x06")
    while at >= 0:
        record = tail[at : at + 22]
        length, comment = int.from_bytes(record[12:16], "little"), int.from_bytes(record[20:22], "little")
        begin = at - length
        is_whole = len(record) == 22 and at + 22 + comment <= len(tail)
        if is_whole and (begin < 0 or not length or tail[begin : begin + 4] == b"PK\x01\x02"):
            return True
        at = tail.rfind(b"PK\x05\x06", 0, at)
    return False
