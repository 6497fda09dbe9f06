"""A time stamp server (RFC 3161) over real HTTP: OpenSSL's own answers, under a certificate of the tests' authority."""

from __future__ import annotations

import http.server
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID

from tests.media.credentials.authority import NOW, Authority, begun, named, pem, usage

OPENSSL = shutil.which("openssl")

CONFIG = """
[tsa]
serial = {folder}/serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
ess_cert_id_alg = sha256
"""


@contextmanager
def time_server(authority: Authority, folder: Path) -> Iterator[str]:
    """This will serve time stamps while the block runs, and give the address."""
    _prepare(authority, folder)

    class Stamps(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            answer = _reply(folder, query)
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *words: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stamps) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/stamps"
        finally:
            server.shutdown()
            thread.join()


def _prepare(authority: Authority, folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key())
    certificate = (
        begun(
            named(authority.name, "time"),
            authority.certificate.subject,
            key,
            NOW.replace(year=NOW.year - 1, day=1),
            NOW.replace(year=NOW.year + 1, day=1),
        )
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage(signatures=True, certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .add_extension(issuer, critical=False)
        .sign(authority.key, hashes.SHA256())
    )
    folder.joinpath("serial").write_text("01\n")
    folder.joinpath("config").write_text(CONFIG.format(folder=folder))
    folder.joinpath("certificate").write_text(pem(certificate))
    folder.joinpath("key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def _reply(folder: Path, query: bytes) -> bytes:
    folder.joinpath("query").write_bytes(query)
    command = [str(OPENSSL), "ts", "-reply", "-config", "config", "-section", "tsa", "-queryfile", "query"]
    command += ["-signer", "certificate", "-inkey", "key", "-out", "reply"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder.joinpath("reply").read_bytes()
