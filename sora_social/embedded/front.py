"""The demo's one public port: `/ws/` goes to the socket server, everything else to the web server.

It chooses once for each connection, from the first request line, and from then on only carries bytes. That is enough
because a browser opens a connection of its own for every WebSocket (RFC 6455 §4.1), and it cannot get bodies, ranges,
chunks, `100-continue` or an upgrade wrong. What it does not do: both servers see 127.0.0.1 as everybody's address, so
limits per address count all visitors as one; and no header says otherwise, because one that was added to the first
request only would be a lie for the next. Production has a real proxy in its place.
"""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from sora_social.embedded.errors import StartError

CHUNK = 65_536
LONGEST_LINE = 16_384
PATIENCE_S = 30.0  # to say what one wants; a browser keeps connections open in reserve
_SORRY = b"The server is starting. Try again in a moment."
AWAY = (
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Content-Length: %d\r\nConnection: close\r\n\r\n%s" % (len(_SORRY), _SORRY)
)


@dataclass(frozen=True)
class Front:
    """The ports on 127.0.0.1 behind the public one."""

    web_port: int
    live_port: int

    async def serve(self, port: int, hosts: Sequence[str] = ("127.0.0.1", "::1")) -> asyncio.Server:
        """This will listen on `port` of `hosts`. Raises StartError when the port is taken or not to be had."""
        try:
            return await asyncio.start_server(self._carry, usable(hosts), port, limit=CHUNK)
        except OSError as error:
            raise StartError(_why_not(port, error)) from error

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await asyncio.wait_for(first_line(reader), PATIENCE_S)
            if head:
                await self._connect(head, reader, writer)
        except (OSError, TimeoutError):
            pass  # a visitor who left; there is nobody to tell
        finally:
            writer.close()

    async def _connect(self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        port = self.live_port if wants_socket(head) else self.web_port
        try:
            there_reader, there_writer = await asyncio.open_connection("127.0.0.1", port, limit=CHUNK)
        except OSError:
            writer.write(AWAY)
            await writer.drain()
            return
        there_writer.write(head)
        try:
            await both(carry(reader, there_writer), carry(there_reader, writer))
        finally:
            there_writer.close()


async def first_line(reader: asyncio.StreamReader) -> bytes:
    """This will read until the first request line is whole (or too long to be one); all of what was read is given."""
    head = b""
    while chunk := await reader.read(CHUNK):
        head += chunk
        if b"\n" in head.lstrip(b"\r\n") or len(head) > LONGEST_LINE:
            break
    return head


def wants_socket(head: bytes) -> bool:
    """This will say whether a request line asks for a path below /ws/."""
    words = head.lstrip(b"\r\n").split(b"\n", 1)[0].split(b" ")
    return len(words) >= 2 and words[0] == b"GET" and words[1].startswith(b"/ws/")


async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """This will carry bytes at the pace of the slower side, and then the end of them."""
    while chunk := await reader.read(CHUNK):
        writer.write(chunk)
        await writer.drain()
    if writer.can_write_eof():
        writer.write_eof()


async def both(up: Coroutine[Any, Any, None], down: Coroutine[Any, Any, None]) -> None:
    """This will carry both ways until the answering side has ended; a visitor may end his half earlier."""
    ways = asking, answering = asyncio.create_task(up), asyncio.create_task(down)
    try:
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        if asking.done() and asking.exception() is None:
            await answering
    finally:
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)


def usable(hosts: Sequence[str]) -> list[str]:
    """This will leave out the addresses of an IP version that this machine does not have."""
    return [host for host in hosts if ":" not in host or _has_ipv6(host)]


def _has_ipv6(host: str) -> bool:
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind((host, 0))
    except OSError:
        return False
    return True


def in_use(port: int) -> str:
    """This will say that a port is taken, and what to do."""
    other = f"make demo ARGS='--port {port + 1}'"
    return f"Port {port} is in use: stop what listens there, or choose another port ({other})."


def _why_not(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return in_use(port)
    if error.errno == errno.EACCES:
        return f"Port {port} is reserved for administrators: choose one above 1023 with --port."
    return f"Port {port} cannot be opened: {error.strerror}."
