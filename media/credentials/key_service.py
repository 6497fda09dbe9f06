"""A signer that keeps its key to itself: a small JSON interface before a KMS or an HSM, which an operator provides.

    GET  {url}/certificates  ->  {"chain": "-----BEGIN CERTIFICATE-----…"}             signing certificate first
    POST {url}/signatures    {"certificate": "<sha256 of the signing certificate's DER, hex>", "algorithm": "es256",
                              "hash": "sha256", "digest": "<base64>"}  ->  {"signature": "<base64>"}

It sees digests alone, never a file or what is stated of it. ECDSA signatures come as DER (KMS) or as r and s one after
the other (PKCS#11), RSA ones as PSS with a salt as long as the hash. Ed25519 signs no digests and stays with files.
`Authorization: Bearer <token>` comes with every call. 409 says that the certificate is no longer the service's; 429 and
5xx are tried again; any other answer but 200 is final. Asking twice does no harm.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import http.client
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from cryptography.hazmat.primitives.serialization import Encoding

from media.credentials import native
from media.credentials.certificates import Algorithm, Chain, PublicKey, load_chain
from media.credentials.errors import CredentialsError, SignerUnavailableError, SigningCredentialError

TIMEOUT_S = 5.0
"""For one step (connecting, a piece of the answer). An HSM behind a network signs in well under one second."""

DEADLINE_S = 10.0
"""For one whole answer: a service that drips bytes does not hold a worker."""

PAUSES_S = (0.2, 1.0)
"""Before the second and the third try; after that the job's own retry is the better patience."""

ANSWER_BYTES_MAX = 64 * 1024  # a chain of 8 certificates is under 20 kB
TOKEN_CHARS_MIN = 40

_HASHES: dict[Algorithm, type[hashes.SHA256 | hashes.SHA384]] = {
    Algorithm.ES256: hashes.SHA256,
    Algorithm.ES384: hashes.SHA384,
    Algorithm.PS256: hashes.SHA256,
}


class KeyServiceSigner:
    """Signs by asking the service at `url`. Its certificates are fetched once, and again when it has new ones."""

    def __init__(
        self,
        url: str,
        token: str,
        *,
        timestamp_url: str | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """Raises SigningCredentialError for an address or a token that would not keep the key safe."""
        self._service = _Service(url, token, pause)
        self._timestamp_url = timestamp_url
        self._lock = threading.Lock()
        self._chain: Chain | None = None

    @property
    def chain(self) -> Chain:
        """The certificates that go into the file. Raises SigningCredentialError, SignerUnavailableError."""
        now = datetime.now(UTC)
        with self._lock:
            if self._chain is None or now > self._chain.leaf.not_valid_after_utc:
                pem = _text(self._service.ask("GET", "certificates"), "chain")
                chain = load_chain(pem.encode(), now=now)
                if chain.algorithm not in _HASHES:
                    raise SigningCredentialError(
                        "A key service signs digests, which Ed25519 cannot: use ES256 or PS256."
                    )
                self._chain = chain
            return self._chain

    @contextmanager
    def opened(self) -> Iterator[Any]:
        """This will lend the library's signer for one file, and raise here what went wrong at the service."""
        chain = self.chain
        failures: list[CredentialsError] = []

        def ask(data: bytes) -> bytes:
            try:
                return self._sign(data, chain)
            except CredentialsError as failure:  # the library would only say that its callback failed
                failures.append(failure)
                return b""

        try:
            with native.asking_signer(chain.algorithm, chain.pem, ask, self._timestamp_url) as signer:
                yield signer
        except native.LibraryError as error:
            if not failures:
                raise
            with self._lock:
                self._chain = None
            raise failures[0] from error

    def _sign(self, data: bytes, chain: Chain) -> bytes:
        algorithm = _HASHES[chain.algorithm]()
        digest = hashlib.new(algorithm.name, data).digest()
        question = {
            "certificate": hashlib.sha256(chain.leaf.public_bytes(Encoding.DER)).hexdigest(),
            "algorithm": chain.algorithm.value,
            "hash": algorithm.name,
            "digest": base64.b64encode(digest).decode(),
        }
        answer = _text(self._service.ask("POST", "signatures", question), "signature")
        try:
            return _checked(base64.b64decode(answer, validate=True), digest, algorithm, chain.public_key)
        except (ValueError, binascii.Error, InvalidSignature) as error:
            raise SignerUnavailableError(
                "The key service's signature does not fit its certificate: were they replaced one without the other?"
            ) from error


@dataclass(frozen=True)
class _Service:
    """JSON over HTTPS: bounded in time, size and tries; redirects are not followed."""

    url: str
    token: str
    pause: Callable[[float], None]

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if not parts.hostname or parts.query or parts.username:
            raise SigningCredentialError(
                "The key service is named by an address with a host, without query or password."
            )
        if parts.scheme != "https" and not _is_loopback(parts.hostname):
            raise SigningCredentialError("The key service is asked over https; http is for one on this very machine.")
        if len(self.token) < TOKEN_CHARS_MIN:
            raise SigningCredentialError(f"CREDENTIALS_TOKEN needs at least {TOKEN_CHARS_MIN} characters.")

    def ask(self, method: str, name: str, question: dict[str, str] | None = None) -> dict[str, Any]:
        """This will be the object that the service answers. Raises SignerUnavailableError."""
        for pause_s in (*PAUSES_S, None):
            try:
                status, body = self._once(method, name, question)
            except (OSError, http.client.HTTPException) as error:
                status, body = 0, str(error).encode()
            if status == http.HTTPStatus.OK:
                return _object(body)
            if pause_s is None or not (status in (0, 429) or status >= 500):
                raise SignerUnavailableError(_refusal(status, body))
            self.pause(pause_s)
        raise AssertionError("unreachable")

    def _once(self, method: str, name: str, question: dict[str, str] | None) -> tuple[int, bytes]:
        parts = urlsplit(self.url)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        connection = kind(parts.hostname or "", parts.port, timeout=TIMEOUT_S)
        try:
            body = None if question is None else json.dumps(question).encode()
            headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
            if body is not None:
                headers["Content-Type"] = "application/json"
            connection.request(method, f"{parts.path.rstrip('/')}/{name}", body, headers)
            response = connection.getresponse()
            return response.status, _bounded(response)
        finally:
            connection.close()


def _bounded(response: http.client.HTTPResponse) -> bytes:
    end = time.monotonic() + DEADLINE_S
    body = b""
    while piece := response.read1(ANSWER_BYTES_MAX):
        body += piece
        if len(body) > ANSWER_BYTES_MAX:
            raise http.client.HTTPException("the answer is too long")
        if time.monotonic() > end:
            raise TimeoutError("the answer takes too long")
    return body


def _object(body: bytes) -> dict[str, Any]:
    with suppress(ValueError):
        answer = json.loads(body)
        if isinstance(answer, dict):
            return answer
    raise SignerUnavailableError("The key service answered something that is no JSON object.")


def _text(answer: dict[str, Any], name: str) -> str:
    value = answer.get(name)
    if not isinstance(value, str):
        raise SignerUnavailableError(f"The key service's answer has no text {name!r}.")
    return value


def _refusal(status: int, body: bytes) -> str:
    if status == http.HTTPStatus.CONFLICT:
        return "The key service has a new certificate: the next try fetches it."
    if status == 0:
        return f"The key service does not answer: {body.decode(errors='replace')[:200]}"
    return f"The key service answered {status}."


def _checked(signature: bytes, digest: bytes, algorithm: hashes.HashAlgorithm, key: PublicKey) -> bytes:
    """The signature in COSE's form (RFC 9053, 2.1), once it is seen to be right. Raises ValueError, InvalidSignature."""
    prehashed = utils.Prehashed(algorithm)
    if isinstance(key, rsa.RSAPublicKey):
        pss = padding.PSS(padding.MGF1(algorithm), algorithm.digest_size)
        key.verify(signature, digest, pss, prehashed)
        return signature
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise ValueError("a key that signs no digests")
    size = (key.key_size + 7) // 8
    if len(signature) == 2 * size:
        r, s = int.from_bytes(signature[:size]), int.from_bytes(signature[size:])
    else:
        r, s = utils.decode_dss_signature(signature)
    key.verify(utils.encode_dss_signature(r, s), digest, ec.ECDSA(prehashed))
    return r.to_bytes(size) + s.to_bytes(size)


def _is_loopback(host: str) -> bool:
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"
