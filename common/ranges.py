"""Files in pieces: a player asks for byte ranges (RFC 9110 §14) to start at once and to seek."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

CHUNK = 256 * 1024
_RANGE = re.compile(r"bytes=([0-9]*)-([0-9]*)$")
_DIGITS_MAX = 18  # an exabyte; Python refuses to read a number of thousands of digits


def file_response(
    request: HttpRequest, stream: BinaryIO, size: int, *, content_type: str, etag: str, cache: str
) -> HttpResponseBase:
    """This will send a file whole (200), the one range that was asked for (206), nothing new (304) or 416.

    `stream` is closed when the answer is sent; `etag` comes with its quotes. Several ranges at once are answered whole,
    as the standard allows.
    """
    if etag in request.headers.get("If-None-Match", ""):
        stream.close()
        return HttpResponse(status=304, headers={"ETag": etag, "Cache-Control": cache})
    span = _asked(request, etag, size)
    if span == (-1, -1):
        stream.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    start, end = span or (0, size - 1)
    headers = {"Accept-Ranges": "bytes", "ETag": etag, "Cache-Control": cache}
    headers["Content-Length"] = str(max(0, end - start + 1))
    if span:
        headers["Content-Range"] = f"bytes {start}-{end}/{size}"
    return StreamingHttpResponse(
        _Pieces(stream, start, end), status=206 if span else 200, content_type=content_type, headers=headers
    )


def _asked(request: HttpRequest, etag: str, size: int) -> tuple[int, int] | None:
    """The inclusive range asked for; None: the whole file; (-1, -1): outside of it."""
    match = _RANGE.match(request.headers.get("Range", ""))
    if match is None or match.group(0) == "bytes=-" or request.headers.get("If-Range", etag) != etag:
        return None
    first, last = match.groups()
    if not first:  # the last n bytes
        return (max(0, size - _number(last)), size - 1) if _number(last) and size else (-1, -1)
    start, end = _number(first), min(_number(last), size - 1) if last else size - 1
    if last and _number(last) < start:
        return None  # not a valid range: ignored, says the standard
    return (start, end) if start < size else (-1, -1)


def _number(digits: str) -> int:
    """What is written, or of a number beyond every file its first digits: just as far beyond."""
    return int(digits.lstrip("0")[:_DIGITS_MAX] or "0")


class _Pieces:
    """The bytes from `start` to `end`, inclusive. Closes its stream even when nobody read a piece."""

    def __init__(self, stream: BinaryIO, start: int, end: int) -> None:
        self._stream, self._left = stream, end - start + 1
        stream.seek(start)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        piece = self._stream.read(min(CHUNK, self._left)) if self._left > 0 else b""
        if not piece:
            raise StopIteration
        self._left -= len(piece)
        return piece

    def close(self) -> None:
        """This will let the file go; the response calls it when the answer is sent or given up."""
        self._stream.close()
