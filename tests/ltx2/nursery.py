"""Followers that cost the tests no import: forks of one process that has the libraries, well or as they must not be."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, cast

from tests.ltx2.test_memory import CPU_SAYS


def failing(act: Callable[[], None]) -> Callable[[], None]:
    """This will have a follower do `act` in the midst of a call."""

    def begin() -> None:
        from generation.engine.ltx2 import spreading

        gather, left = spreading.Spread.whole, iter(range(35))  # a call of the tiny model gathers ten times

        def whole(*args: Any) -> Any:
            if next(left, None) is None:
                act()
            return gather(*args)

        cast(Any, spreading.Spread).whole = whole

    return begin


def refuse(text: str) -> Callable[[], None]:
    """This will raise what torch would."""

    def act() -> None:
        raise RuntimeError(text)

    return act


# What a follower does before anything else.
BEGINS: dict[str, Callable[[], None]] = {
    "well": lambda: None,
    "dies": failing(lambda: os._exit(9)),
    "fails": failing(refuse("no such kernel\nmore")),
    "stops": failing(lambda: os.kill(os.getpid(), signal.SIGSTOP)),
    "has no room": failing(refuse(CPU_SAYS)),
}


class Nursery:
    """A fork of the tests that forks followers: it has the libraries, whose import costs nine seconds of CPU, and none of
    the threads of those who share a model, whose locks a fork would take with it.
    """

    def __init__(self) -> None:
        self.next: list[str] = []  # how the next followers begin; all others do well
        self._line, theirs = socket.socketpair()
        self._line.settimeout(60)
        if os.fork() == 0:
            try:
                self._line.close()
                self._breed(theirs)
            finally:
                os._exit(0)
        theirs.close()

    def launch(self, end: Connection) -> Grown:
        """This will do as `company.launched`."""
        begin = self.next.pop(0) if self.next else "well"
        socket.send_fds(self._line, [begin.encode()], [end.fileno()])
        return Grown(int(self._line.recv(32)))

    def close(self) -> None:
        """This will end it."""
        self._line.close()

    @staticmethod
    def _breed(line: socket.socket) -> None:
        from generation.engine.ltx2.follower import follow

        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for its children
        while True:
            begin, ends, *_ = socket.recv_fds(line, 64, 1)
            if not begin:
                os._exit(0)
            child = os.fork()
            if child == 0:
                line.close()
                try:
                    BEGINS[begin.decode()]()
                    follow(Connection(ends[0]))
                finally:
                    os._exit(0)
            os.close(ends[0])
            line.send(str(child).encode())


class Grown:
    """A follower out of the nursery."""

    def __init__(self, number: int) -> None:
        self._number = number

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self._number, signal.SIGKILL)

    def wait(self) -> int:
        return 0
