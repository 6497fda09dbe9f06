"""Secrets and certificates a demo or a test makes for itself, once; production demands its own."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path


def generated_secrets() -> dict[str, str]:
    """This will make a fresh value for every secret the environment knows; newlines in PEM are written as `\\n`."""
    return {name: make() for name, make in MAKERS.items()}


def development_credentials(folder: Path) -> dict[str, str]:
    """This will have a development chain in `folder` (made, renewed or found) and name its signer and its root."""
    from media.credentials.chain import ensure_development_chain
    from sora_social.settings.parts.names import NAMES

    chain = ensure_development_chain(folder, product=NAMES.product, now=datetime.now(UTC))
    return {"CREDENTIALS_SIGNER": chain.url, "CREDENTIALS_ANCHORS": str(chain.anchors.resolve())}


def _token() -> str:
    return secrets.token_urlsafe(48)


def _rsa_key() -> str:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    private_key = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return private_key.decode().strip().replace("\n", "\\n")


# One maker for each, so that a secret that a newer version adds is made alone and the old ones stay.
MAKERS: dict[str, Callable[[], str]] = {
    "SECRET_KEY": _token,
    "INVITE_KEY": _token,
    "LINK_KEY": _token,
    "MARK_KEY": _token,
    "TOKEN_PRIVATE_KEY": _rsa_key,
}
