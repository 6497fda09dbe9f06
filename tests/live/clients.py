"""Clients of the live log that do as `static/js/live.js` does: a hint, `?after=`, catching up on connecting."""

from __future__ import annotations

import asyncio
import json
import random
import time
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

RETRY_S = (2.0, 4.0, 10.0)
SILENT_S = 60.0
PAGE = 200


class Reader:
    """GET over a few kept connections to the web server, as many browsers through a proxy."""

    def __init__(self, port: int, connections: int = 8) -> None:
        self._port = port
        self._idle: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter] | None] = asyncio.Queue()
        for _ in range(connections):
            self._idle.put_nowait(None)

    async def get(self, path: str, cookie: str) -> Any:
        """This will give the JSON of a 200 answer. Raises OSError for any other, and for a broken connection."""
        held = await self._idle.get()
        try:
            held = held or await asyncio.open_connection("127.0.0.1", self._port)
            answer = await asyncio.wait_for(_exchange(*held, path, cookie), 30)
        except BaseException:
            if held is not None:
                held[1].close()
            held = None
            raise
        finally:
            self._idle.put_nowait(held)
        return answer

    def close(self) -> None:
        """This will close the kept connections."""
        while not self._idle.empty():
            if (held := self._idle.get_nowait()) is not None:
                held[1].close()


async def _exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str, cookie: str) -> Any:
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: sessionid={cookie}\r\n\r\n".encode())
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin1").lower()
    except asyncio.IncompleteReadError as error:
        raise OSError("closed") from error
    length = int(head.partition("content-length:")[2].partition("\r\n")[0])
    body = await reader.readexactly(length)
    if " 200 " not in head.split("\r\n", 1)[0]:
        raise OSError(head.split("\r\n", 1)[0])
    return json.loads(body)


@dataclass
class Client:
    """One socket of one member, what it read, and how long after it was written."""

    member: str
    cookie: str
    port: int
    reader: Reader
    chance: random.Random  # spreads the pauses, alike in every run
    after: int = 0
    read: list[int] = field(default_factory=list)
    delays: list[tuple[float, float, bool]] = field(default_factory=list)  # written at, read after, socket was open
    hints: int = 0
    connections: int = 0
    opened_at: float = float("inf")
    socket: ClientConnection | None = None
    new: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """This will hold a socket open, and come back with growing pauses, until it is cancelled."""
        reading = asyncio.create_task(self._keep_reading())
        tries = 0
        try:
            while True:
                before = self.connections
                with suppress(OSError, TimeoutError, WebSocketException):
                    await self._hold()
                self.socket, self.opened_at = None, float("inf")
                tries = 0 if self.connections > before else tries + 1
                await asyncio.sleep(RETRY_S[min(tries, len(RETRY_S) - 1)] * (0.25 + self.chance.random()))
        finally:
            reading.cancel()

    def drop(self) -> None:
        """This will cut the connection as a tunnel does: without a word."""
        if self.socket is not None:
            self.socket.transport.abort()

    async def _hold(self) -> None:
        where, site = f"ws://127.0.0.1:{self.port}/ws/live", f"http://127.0.0.1:{self.port}"
        given: Any = {"origin": site, "additional_headers": {"Cookie": f"sessionid={self.cookie}"}}
        async with connect(where, compression=None, ping_interval=None, open_timeout=30, **given) as socket:
            self.socket, self.opened_at = socket, time.time()
            self.connections += 1
            self.new.set()
            while True:
                said = json.loads(await asyncio.wait_for(socket.recv(), SILENT_S))
                self.hints += 1
                if said["seq"] > self.after:
                    self.new.set()

    async def _keep_reading(self) -> None:
        while True:
            await self.new.wait()
            self.new.clear()
            try:
                await self._read()
            except (OSError, TimeoutError):
                await asyncio.sleep(1)
                self.new.set()

    async def _read(self) -> None:
        full = True
        while full:
            page = await self.reader.get(f"/api/live?after={self.after}", self.cookie)
            for entry in page["entries"]:
                written = entry["payload"]["at"]
                self.delays.append((written, time.time() - written, self.opened_at < written))
                self.read.append(entry["seq"])
                self.after = entry["seq"]
            full = len(page["entries"]) == PAGE


def count(read: list[int], newest: int) -> tuple[int, int]:
    """This will give how many of 1..newest are missing in what was read, and how many came again or out of order."""
    gaps = newest - len(set(read) & set(range(1, newest + 1)))
    repeats = sum(later <= earlier for earlier, later in pairwise(read))
    return gaps, repeats
