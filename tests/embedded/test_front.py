"""The demo's one port: who gets which connection, and that every byte arrives."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from sora_social.embedded.errors import StartError
from sora_social.embedded.front import Front, wants_socket


@asynccontextmanager
async def front_before(web: bool = True) -> AsyncIterator[int]:
    """A front with two servers that answer with their name, then with all they are sent."""
    servers = [await _server(b"web:"), await _server(b"live:")]
    ports = [server.sockets[0].getsockname()[1] for server in servers]
    if not web:
        servers[0].close()
        await servers[0].wait_closed()
    front = await Front(*ports).serve(0, ["127.0.0.1"])
    try:
        yield front.sockets[0].getsockname()[1]
    finally:
        for server in (front, *servers):
            server.close()


async def _server(name: bytes) -> asyncio.Server:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(name)
        while chunk := await reader.read(65_536):
            writer.write(chunk)
            await writer.drain()
        writer.close()

    return await asyncio.start_server(answer, "127.0.0.1", 0)


async def _ask(port: int, *parts: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answering = asyncio.create_task(reader.read(-1))
    for part in parts:
        writer.write(part)
        await writer.drain()
        await asyncio.sleep(0)
    writer.write_eof()
    answer = await asyncio.wait_for(answering, 60)
    writer.close()
    return answer


@pytest.mark.parametrize(
    ("head", "socket"),
    [
        (b"GET /ws/live HTTP/1.1\r\n", True),
        (b"\r\nGET /ws/live?after=3 HTTP/1.1\r\n", True),
        (b"GET /ws HTTP/1.1\r\n", False),
        (b"GET /wsx/ HTTP/1.1\r\n", False),
        (b"POST /ws/live HTTP/1.1\r\n", False),
        (b"GET / HTTP/1.1\r\nX: GET /ws/ HTTP/1.1\r\n", False),
        (b"GET", False),
        (b"", False),
    ],
)
def test_only_a_get_below_ws_is_a_socket(head: bytes, socket: bool) -> None:
    assert wants_socket(head) is socket


async def test_heads_go_where_they_belong_even_in_pieces() -> None:
    async with front_before() as port:
        assert await _ask(port, b"GET /ws/live HTTP/1.1\r\n\r\n") == b"live:GET /ws/live HTTP/1.1\r\n\r\n"
        assert await _ask(port, b"GET /w", b"s/ HTTP", b"/1.1\r\n\r\n") == b"live:GET /ws/ HTTP/1.1\r\n\r\n"
        assert await _ask(port, b"GET /feed HTTP/1.1\r\n\r\n") == b"web:GET /feed HTTP/1.1\r\n\r\n"


async def test_a_large_body_arrives_whole() -> None:
    body = bytes(range(256)) * 20_000

    async with front_before() as port:
        answer = await _ask(port, b"POST /x HTTP/1.1\r\n\r\n", body)

    assert answer == b"web:POST /x HTTP/1.1\r\n\r\n" + body


async def test_a_server_that_is_away_is_said() -> None:
    async with front_before(web=False) as port:
        answer = await _ask(port, b"GET / HTTP/1.1\r\n\r\n")

    head, body = answer.split(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\n")
    assert b"Content-Length: %d\r\n" % len(body) in head


async def test_a_taken_port_is_one_sentence() -> None:
    async with front_before() as port:
        with pytest.raises(StartError, match=f"^Port {port} is in use: .* ARGS='--port {port + 1}'"):
            await Front(1, 2).serve(port, ["127.0.0.1"])
