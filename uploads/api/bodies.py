"""A request's body in pieces, as far as it comes.

Under WSGI a read waits in the request's own thread until its bytes are there or the connection has ended. A client that
falls silent without hanging up keeps its thread until whatever stands in front gives it up; so few may send at a time
(`services.slots`). A thread of one's own for reading is no way out: granian 2.8 stands still when an answer is given
while another thread still reads (docs/decisions/uploads.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from django.http import HttpRequest

from uploads.contracts import Body
from uploads.errors import LengthRequiredError

CHUNK = 64 * 1024


class Stream(Protocol):
    """What the server gives."""

    def read(self, size: int, /) -> bytes:
        """This will wait for `size` bytes, or for the end."""


def body_of(request: HttpRequest) -> Body:
    """This will give the body as it comes in; whoever wants none of it does not read it.

    Raises LengthRequiredError for a body of unknown length where the server does not say when it ends.
    """
    announced = request.META.get("CONTENT_LENGTH")
    if announced and announced.isdecimal():
        length = int(announced)
        return Body(chunks=_chunks(request) if length else (), length=length)
    if "chunked" not in request.headers.get("Transfer-Encoding", "").lower():
        return Body(chunks=(), length=0)
    if not request.META.get("wsgi.input_terminated"):
        raise LengthRequiredError
    # Django takes a body without a length for an empty one: this goes round it.
    return Body(chunks=_chunks(request.META["wsgi.input"]), length=None)


def _chunks(stream: Stream) -> Iterator[bytes]:
    """A connection that breaks ends the body where it is."""
    try:
        while chunk := stream.read(CHUNK):
            yield chunk
    except OSError:
        return
