"""Ports on 127.0.0.1: chosen once for each environment of each checkout, remembered, and replaced when taken."""

from __future__ import annotations

import hashlib
import json
import socket
from pathlib import Path

# Below 32768, where Linux starts handing out ports to outgoing connections.
FIRST, LAST = 20_000, 31_999


class Ports:
    """The remembered ports of one folder, by name."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "ports.json"
        self._seed = str(folder)
        try:
            self._known: dict[str, int] = json.loads(self._file.read_text())
        except (FileNotFoundError, ValueError):
            self._known = {}

    def get(self, name: str) -> int:
        """This will give the port remembered for `name`, or remember the next free one if it is new or now taken."""
        port = self._known.get(name)
        if port is None or not is_free(port):
            port = self._next_free(name)
            self._known[name] = port
            self._file.write_text(json.dumps(self._known, indent=1, sort_keys=True) + "\n")
        return port

    def _next_free(self, name: str) -> int:
        span = LAST - FIRST + 1
        start = int.from_bytes(hashlib.sha256(f"{self._seed}:{name}".encode()).digest()[:4]) % span
        taken = set(self._known.values())
        candidates = (FIRST + (start + step) % span for step in range(span))
        return next(port for port in candidates if port not in taken and is_free(port))


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """This will say whether a server could listen on `port` of `host` now."""
    with socket.socket() as probe:
        # As servers do: a port in TIME_WAIT counts as free, one that somebody listens on does not.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError:
            return False
    return True
