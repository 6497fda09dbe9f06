"""A mail server for tests: speaks enough SMTP (RFC 5321) to take a letter, and keeps what it was given."""

from __future__ import annotations

import socketserver
from dataclasses import dataclass, field
from threading import Thread
from types import TracebackType
from typing import Self


@dataclass
class Received:
    """One letter as it came over the wire."""

    sender: str
    recipients: list[str]
    data: str


@dataclass
class StandIn:
    """`with StandIn() as server:` listens on a free port; `refuse` answers DATA with 451."""

    refuse: bool = False
    letters: list[Received] = field(default_factory=list)
    port: int = 0

    def __enter__(self) -> Self:
        outer = self

        class Conversation(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                _converse(self, outer)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation)
        self.port = self._server.server_address[1]
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def _converse(line: socketserver.StreamRequestHandler, server: StandIn) -> None:
    def say(text: str) -> None:
        line.wfile.write(f"{text}\r\n".encode())

    letter = Received("", [], "")
    say("220 stand-in")
    for raw in line.rfile:
        words = raw.decode().strip()
        verb = words[:4].upper()
        if verb == "QUIT":
            return say("221 bye")
        if verb == "MAIL":
            letter.sender = words.partition(":")[2]
        elif verb == "RCPT":
            letter.recipients.append(words.partition("<")[2].rstrip(">"))
        elif verb == "DATA":
            say("354 go on")
            letter.data = b"".join(iter(line.rfile.readline, b".\r\n")).decode()
            if server.refuse:
                say("451 try later")
                continue
            server.letters.append(letter)
        say("250 ok")
    return None
