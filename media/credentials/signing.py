"""Who signs: a key in a file, or a service that keeps the key to itself."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from media.credentials import native
from media.credentials.certificates import CHAIN_NAME, Chain, load_chain
from media.credentials.errors import SigningCredentialError
from media.credentials.key_service import KeyServiceSigner

KEY_NAME = "key.pem"


class Signer(Protocol):
    """Something that signs claims in the name of a certificate."""

    @property
    def chain(self) -> Chain:
        """The certificates that go into the file. Raises SigningCredentialError, SignerUnavailableError."""

    def opened(self) -> AbstractContextManager[Any]:
        """This will lend the library's signer for one file.

        What goes wrong inside of the block because of the signer is raised as SigningCredentialError or
        SignerUnavailableError.
        """


@dataclass(frozen=True)
class FileSigner:
    """Signs with a key kept in a folder: `chain.pem` (signing certificate first) and `key.pem`.

    ES256, ES384, Ed25519 or PS256, by the key. Made by `FileSigner.load`.
    """

    chain: Chain
    timestamp_url: str | None = None  # RFC 3161; without it a file counts for as long as the certificate
    _key_pem: bytes = field(default=b"", repr=False)

    @classmethod
    def load(cls, folder: Path, *, now: datetime, timestamp_url: str | None = None) -> FileSigner:
        """This will read a folder and check it against C2PA's rules at the moment `now`.

        Raises SigningCredentialError with one sentence that says what is wrong and what to do.
        """
        chain = load_chain(_content(folder / CHAIN_NAME), now=now)
        key = folder / KEY_NAME
        content = _content(key)
        if mode := key.stat().st_mode & (stat.S_IRWXO | stat.S_IWGRP):
            raise SigningCredentialError(f"{key} is open to others (mode bits {mode:03o}): chmod 0600 it.")
        return cls(chain, timestamp_url, _fitting_key(content, chain, key))

    @contextmanager
    def opened(self) -> Iterator[Any]:
        """This will lend the library's signer for one file; raises SigningCredentialError once it has expired."""
        if datetime.now(UTC) > self.chain.leaf.not_valid_after_utc:
            raise SigningCredentialError(
                "The signing certificate expired since it was loaded: renew it and start again."
            )
        with native.key_signer(self.chain.algorithm, self.chain.pem, self._key_pem, self.timestamp_url) as signer:
            yield signer


def signer_of(url: str, *, now: datetime, token: str = "", timestamp_url: str | None = None) -> Signer:
    """This will be the signer that a setting names: `file:///folder`, or a key service's `https://…` with its token.

    Raises SigningCredentialError for another address or a folder that may not sign; a service is asked at first use.
    """
    parts = urlsplit(url)
    if parts.scheme == "file":
        return FileSigner.load(Path(unquote(parts.path)), now=now, timestamp_url=timestamp_url)
    if parts.scheme in ("https", "http"):
        return KeyServiceSigner(url, token, timestamp_url=timestamp_url)
    raise SigningCredentialError(f"A signer is named by file:///folder or https://service, not by {url!r}.")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise SigningCredentialError(f"{file} cannot be read ({error.strerror}).") from error


def _fitting_key(pem: bytes, chain: Chain, file: Path) -> bytes:
    """The key as PKCS#8, the one form that the library reads for every algorithm."""
    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError) as error:
        raise SigningCredentialError(f"{file} holds no private key in PEM form without a passphrase.") from error
    form = (Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    if key.public_key().public_bytes(*form) != chain.public_key.public_bytes(*form):
        raise SigningCredentialError(f"{file} does not fit the signing certificate in {CHAIN_NAME}.")
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
