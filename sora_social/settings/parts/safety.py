"""What production refuses, each with a sentence that says what to set instead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from media.credentials.certificates import CHAIN_NAME, is_development, load_chain
from media.credentials.errors import SigningCredentialError
from sora_social.settings.env import Environment

_KEYS = ("secret_key", "invite_key", "link_key", "mark_key")


def unsafe_values(env: Environment) -> Iterator[str]:
    """This will give one sentence for each value that is unsafe in production."""
    yield from _unsafe_keys(env)
    yield from _unsafe_credentials(env)
    if not env.site_url.startswith("https://"):
        yield "SITE_URL starts with https:// in production."
    if "*" in env.allowed_hosts:
        yield "ALLOWED_HOSTS names hosts; * lets anybody choose the host of our links."
    if not env.database_url or env.database_url == env.database_owner_url:
        yield "DATABASE_URL and DATABASE_OWNER_URL name two different roles: the application's cannot rewrite history."
    if env.email_url.startswith("inbox:"):
        yield "EMAIL_URL needs a mail server (smtp://…): the demo's inbox page shows everybody's letters."
    if not env.address_header:
        yield (
            "ADDRESS_HEADER names the header in which your proxy writes the visitor's address (none without a proxy): "
            "behind a proxy that is not named all visitors are one, and meet each other's limits."
        )


def _unsafe_keys(env: Environment) -> Iterator[str]:
    for name in _KEYS:
        if len(getattr(env, name).get_secret_value()) < 40:
            yield f"{name.upper()} needs at least 40 random characters."
    values = [getattr(env, name).get_secret_value() for name in _KEYS]
    if len(set(values)) < len(values):
        yield "SECRET_KEY, INVITE_KEY, LINK_KEY and MARK_KEY must differ: losing one must not lose the others."
    if 0 < len(env.metrics_token.get_secret_value()) < 20:
        yield "METRICS_TOKEN needs at least 20 random characters, or none: then there is no /metrics."
    if "PRIVATE KEY" not in env.token_private_key.get_secret_value():
        yield "TOKEN_PRIVATE_KEY needs an RSA private key in PEM form."


def _unsafe_credentials(env: Environment) -> Iterator[str]:
    """A folder's certificates are looked at here, in every process; its key only where something is signed."""
    parts = urlsplit(env.credentials_signer)
    if not env.credentials_signer:
        yield "CREDENTIALS_SIGNER names who signs content credentials (file:///folder, https://…): no clip leaves unsigned."
    elif parts.scheme == "file":
        yield from _unsafe_chain(Path(unquote(parts.path)) / CHAIN_NAME)
    elif parts.scheme != "https":
        yield "CREDENTIALS_SIGNER starts with file:// or https://: the key service's token travels with every call."
    elif len(env.credentials_token.get_secret_value()) < 40:
        yield "CREDENTIALS_TOKEN needs at least 40 random characters: whoever has it signs in your name."
    if env.credentials_timestamp_url and not env.credentials_timestamp_url.startswith(("http://", "https://")):
        yield "CREDENTIALS_TIMESTAMP_URL starts with http:// or https://, or is empty: then no time stamps are asked for."
    if not _has_certificates(env.credentials_anchors):
        yield "CREDENTIALS_ANCHORS names a PEM file with the root of your signer's certificate: else nothing is trusted."


def _unsafe_chain(file: Path) -> Iterator[str]:
    try:
        chain = load_chain(file.read_bytes(), now=datetime.now(UTC))
    except OSError:
        yield f"CREDENTIALS_SIGNER names a folder without a readable {file.name} in it."
    except SigningCredentialError as error:
        yield f"CREDENTIALS_SIGNER: {error}"
    else:
        if is_development(chain):
            yield "CREDENTIALS_SIGNER is a chain that set-up made for a demo: nobody else knows its root. Use your own."


def _has_certificates(name: str) -> bool:
    try:
        return bool(name) and "BEGIN CERTIFICATE" in Path(name).read_text("ascii")
    except (OSError, ValueError):
        return False


def refuse_unsafe(env: Environment) -> None:
    """This will raise ImproperlyConfigured listing every unsafe value, or do nothing."""
    sentences = list(unsafe_values(env))
    if sentences:
        raise ImproperlyConfigured("Production does not start:\n- " + "\n- ".join(sentences))
