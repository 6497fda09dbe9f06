"""Secrets a demo or a test makes for itself, once; production demands its own."""

from __future__ import annotations

import secrets

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa


def generated_secrets() -> dict[str, str]:
    """This will make a fresh value for every secret the environment knows; newlines in PEM are written as `\\n`."""
    private_key = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    keys = {name: secrets.token_urlsafe(48) for name in ("SECRET_KEY", "INVITE_KEY", "LINK_KEY")}
    return {**keys, "TOKEN_PRIVATE_KEY": private_key.decode().strip().replace("\n", "\\n")}
