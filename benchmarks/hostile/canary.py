"""Who listens, and who looks after files: what a hostile file would be noticed by."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType


class Canary:
    """Listens on one port of this machine, by TCP and by UDP, and counts whoever comes."""

    def __init__(self) -> None:
        self._tcp = socket.create_server(("127.0.0.1", 0))
        self.host, self.port = self._tcp.getsockname()
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._udp.bind((self.host, self.port))
        self.heard = 0
        self._threads = [threading.Thread(target=target, daemon=True) for target in (self._accept, self._receive)]

    def __enter__(self) -> Canary:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._tcp.shutdown(socket.SHUT_RDWR)
        self._tcp.close()
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
            last.sendto(b"end", (self.host, self.port))
        for thread in self._threads:
            thread.join()
        self._udp.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._tcp.accept()
            except OSError:
                return
            self.heard += 1
            connection.close()

    def _receive(self) -> None:
        while self._udp.recv(2_048) != b"end":
            self.heard += 1


class Watch:
    """Remembers what lies in folders, and says what has come since."""

    def __init__(self, trees: Iterable[Path], *, shared: Iterable[Path] = (), user: int) -> None:
        self._trees, self._shared, self._user = list(trees), list(shared), user
        self._before = self._seen()

    def came(self) -> set[Path]:
        """What has come since the beginning: in the trees anything, in shared folders whatever that user owns."""
        return self._seen() - self._before

    def _seen(self) -> set[Path]:
        seen = {each for tree in self._trees for each in tree.rglob("*")}
        for folder in self._shared:
            seen |= {Path(each.path) for each in os.scandir(folder) if self._owner(each) == self._user}
        return seen

    @staticmethod
    def _owner(entry: os.DirEntry[str]) -> int:
        try:
            return entry.stat(follow_symlinks=False).st_uid
        except FileNotFoundError:
            return -1
