"""Files in pieces: a player asks for byte ranges (RFC 9110 §14) to start at once and to seek."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

CHUNK = 256 * 1024
_RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


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
        _pieces(stream, start, end), status=206 if span else 200, content_type=content_type, headers=headers
    )


def _asked(request: HttpRequest, etag: str, size: int) -> tuple[int, int] | None:
    """The inclusive range asked for; None: the whole file; (-1, -1): outside of it."""
    match = _RANGE.match(request.headers.get("Range", ""))
    if match is None or match.group(0) == "bytes=-" or request.headers.get("If-Range", etag) != etag:
        return None
    first, last = match.groups()
    if not first:  # the last n bytes
        return (max(0, size - int(last)), size - 1) if int(last) and size else (-1, -1)
    start, end = int(first), min(int(last), size - 1) if last else size - 1
    if last and int(last) < int(first):
        return None  # not a valid range: ignored, says the standard
    return (start, end) if start < size else (-1, -1)


def _pieces(stream: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    with stream:
        stream.seek(start)
        left = end - start + 1
        while left > 0 and (piece := stream.read(min(CHUNK, left))):
            left -= len(piece)
            yield piece
