"""A port of this machine that counts who knocks."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from media.credentials import native
from media.credentials.enums import SourceType
from media.credentials.signing import FileSigner

CREATED = {"action": "c2pa.created", "digitalSourceType": str(SourceType.TRAINED)}


@dataclass
class Canary:
    """Where it sits, and what was said to it."""

    url: str
    knocks: list[bytes] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Canary]:
    """This will have a canary listen while the block runs; it answers 404."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        bird = Canary(f"http://127.0.0.1:{listener.getsockname()[1]}/fetch-me")

        def listen() -> None:
            while True:
                try:
                    visitor, _ = listener.accept()
                except OSError:
                    return
                with visitor:
                    bird.knocks.append(visitor.recv(200))
                    visitor.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        try:
            yield bird
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()


def pointing(picture: Path, url: str, signer: FileSigner) -> Path:
    """This will make a picture whose credentials lie at an address, as anybody can upload one."""
    far = picture.with_suffix(".far.png")
    definition = {"title": "x", "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [CREATED]}}]}
    with native.context(None) as context, native.builder(definition, context) as builder:
        builder.set_no_embed()
        builder.set_remote_url(url)
        with signer.opened() as lent, picture.open("rb") as source, far.open("w+b") as out:
            builder.sign(lent, "image/png", source, out)
    return far
