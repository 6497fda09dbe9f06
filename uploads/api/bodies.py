"""A request's body in pieces, as far as it comes.

Under WSGI a read waits until its bytes are there, and a phone that went into a tunnel never says so: its connection is
open and silent. So reading has a thread of its own, which is left behind with its connection after
`upload_silence_s`; the server's thread goes on, and what had come is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Protocol

from django.conf import settings
from django.http import HttpRequest

from uploads.contracts import Body
from uploads.errors import LengthRequiredError

CHUNK = 64 * 1024
"""Small, because a read that waits for its last byte loses what it has when the silence lasts: at most so much."""


class Stream(Protocol):
    """What the server gives."""

    def read(self, size: int, /) -> bytes:
        """This will wait for `size` bytes, or for the end."""


def body_of(request: HttpRequest) -> Body:
    """This will give the body as it comes in; whoever wants none of it does not read it.

    Raises LengthRequiredError for a body of unknown length where the server does not say when it ends.
    """
    announced = request.META.get("CONTENT_LENGTH")
    if announced:
        length = int(announced)
        return Body(chunks=_chunks(request) if length else (), length=length)
    if "chunked" not in request.headers.get("Transfer-Encoding", "").lower():
        return Body(chunks=(), length=0)
    if not request.META.get("wsgi.input_terminated"):
        raise LengthRequiredError
    # Django takes a body without a length for an empty one: this goes round it.
    return Body(chunks=_chunks(request.META["wsgi.input"]), length=None)


def _chunks(stream: Stream) -> Iterator[bytes]:
    asked, came = SimpleQueue[int](), SimpleQueue[bytes]()
    Thread(target=_read, args=(stream, asked, came), name="upload-body", daemon=True).start()
    try:
        while True:
            asked.put(CHUNK)
            chunk = came.get(timeout=settings.LIMITS.upload_silence_s)
            if not chunk:
                return
            yield chunk
    except Empty:
        return
    finally:
        asked.put(0)


def _read(stream: Stream, asked: SimpleQueue[int], came: SimpleQueue[bytes]) -> None:
    """Reads when asked to; a connection that breaks ends the body where it is."""
    while size := asked.get():
        try:
            chunk = stream.read(size)
        except OSError:
            chunk = b""
        came.put(chunk)
