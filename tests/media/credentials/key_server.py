"""A key service as an operator would put it before a KMS: real HTTP, one key, and bad days on demand."""

from __future__ import annotations

import base64
import http.server
import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils

from tests.media.credentials.authority import Leaf, pem

TOKEN = "a token of forty characters and a few more"

Answer = tuple[int, bytes]


@dataclass
class KeyServer:
    """What it holds, what it was asked, and what it answers instead of working (`bad_days`, first come first)."""

    leaf: Leaf
    raw: bool = False  # r and s one after the other, as PKCS#11 gives them, instead of DER
    asked: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    bad_days: list[Answer | Callable[[http.server.BaseHTTPRequestHandler], None]] = field(default_factory=list)
    url: str = ""
    tls: ssl.SSLContext | None = None

    def certificates(self) -> dict[str, str]:
        """This will answer GET certificates."""
        return {"chain": pem(self.leaf.certificate)}

    def signature(self, question: dict[str, str]) -> dict[str, str]:
        """This will answer POST signatures."""
        digest, algorithm = base64.b64decode(question["digest"]), hashes.SHA256()
        key = self.leaf.key
        if isinstance(key, rsa.RSAPrivateKey):
            pss = padding.PSS(padding.MGF1(algorithm), algorithm.digest_size)
            made = key.sign(digest, pss, utils.Prehashed(algorithm))
        else:
            assert isinstance(key, ec.EllipticCurvePrivateKey)
            made = key.sign(digest, ec.ECDSA(utils.Prehashed(algorithm)))
        if self.raw:
            r, s = utils.decode_dss_signature(made)
            made = r.to_bytes(32) + s.to_bytes(32)
        return {"signature": base64.b64encode(made).decode()}


@contextmanager
def key_server(server: KeyServer) -> Iterator[KeyServer]:
    """This will serve while the block runs."""

    class Door(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({}, lambda question: server.certificates())

        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self._answer(question, server.signature)

        def _answer(self, question: dict[str, Any], work: Callable[[dict[str, Any]], dict[str, str]]) -> None:
            server.asked.append((self.path, self.headers["Authorization"], question))
            if server.bad_days:
                bad = server.bad_days.pop(0)
                if callable(bad):
                    bad(self)
                else:
                    self._send(*bad)
                return
            self._send(200, json.dumps(work(question)).encode())

        def _send(self, status: int, body: bytes) -> None:
            self.send_response(status)
            if status in (301, 302):
                self.send_header("Location", f"{server.url}/elsewhere")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Door) as door:
        scheme = "http"
        if server.tls:
            scheme, door.socket = "https", server.tls.wrap_socket(door.socket, server_side=True)
        thread = threading.Thread(target=door.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        server.url = f"{scheme}://127.0.0.1:{door.server_port}/keys"
        try:
            yield server
        finally:
            door.shutdown()
            thread.join()
