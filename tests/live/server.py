"""A channel layer's server of a test's own, killed, frozen and started again by its id."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from sora_social.embedded.broker import choose
from sora_social.embedded.launch import die_with_parent
from tests.processes import free_port, until


class Server:
    """A Valkey (or Redis) that keeps nothing, on a port that stays its own."""

    def __init__(self) -> None:
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Its address."""
        return f"redis://127.0.0.1:{self.port}/2"

    def start(self) -> None:
        """This will start it and wait until it answers."""
        words = [str(choose()), "--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        dies_with_us = die_with_parent(signal.SIGKILL)
        self._process = subprocess.Popen(words, stdout=subprocess.DEVNULL, preexec_fn=dies_with_us)
        until(self._answers, "the layer's server answers")

    def kill(self) -> None:
        """This will end it at once (SIGKILL); nothing happens when it does not run."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def freeze(self) -> None:
        """This will stop it from answering, its connections open (SIGSTOP)."""
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGSTOP)

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(7) == b"+PONG\r\n"
        except OSError:
            return False


@contextmanager
def own_server() -> Iterator[Server]:
    """This will run a server for the time of the `with`."""
    server = Server()
    server.start()
    try:
        yield server
    finally:
        server.kill()
