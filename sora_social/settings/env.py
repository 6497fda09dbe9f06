"""The one place that reads the environment: typed, and named in the operator's terms."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[2]


class Environment(BaseSettings):
    """What an operator sets. A variable wins over the same line in the file that SECRETS_FILE names."""

    model_config = SettingsConfigDict(extra="ignore", frozen=True)

    site_url: str = Field("http://127.0.0.1:8000", description="The address members type, without a final slash.")
    allowed_hosts: str = Field("", description="Comma-separated; empty means the host of SITE_URL alone.")

    database_url: str = Field("", description="PostgreSQL as the application's role, which cannot rewrite history.")
    database_owner_url: str = Field("", description="The same database as the role that owns tables and migrates.")
    broker_url: str = Field("redis://127.0.0.1:6379/0", description="Celery's broker: redis:// or amqp://.")
    cache_url: str = Field("redis://127.0.0.1:6379/1", description="Django's cache.")
    layer_url: str = Field("redis://127.0.0.1:6379/2", description="The channel layer that carries live hints.")
    storage_url: str = Field("", description="Where clips are kept: file:///folder. Empty means var/media.")
    email_url: str = Field("inbox://", description="smtp://user:password@host:port, or inbox:// for the demo's page.")
    email_from: str = Field("Sora Social <hello@localhost>", description="The sender of every letter.")

    engines: str = Field("animatic", description="Comma-separated: animatic, ltx2:<folder or hub id>.")

    animatic_previews: bool = Field(
        True, description="While a clip waits for a card its member sees its animatic, drawn by a worker without one."
    )

    country_header: str = Field(
        "", description="The header a trusted proxy sets to the visitor's country; empty or none: no header."
    )
    address_header: str = Field(
        "", description="The header a trusted proxy sets to the visitor's address; none: no proxy (production asks)."
    )

    secret_key: SecretStr = Field(SecretStr(""), description="Django's own signing (sessions, forms).")
    token_private_key: SecretStr = Field(SecretStr(""), description="PEM, RSA: signs access tokens.")
    invite_key: SecretStr = Field(SecretStr(""), description="Derives invite codes from their slots.")
    link_key: SecretStr = Field(SecretStr(""), description="Signs cursors, age passes and media links.")

    mark_key: SecretStr = Field(SecretStr(""), description="Hides where and how the invisible mark lies in a clip.")

    credentials_signer: str = Field(
        "",
        description="Who signs content credentials: file:///folder (chain.pem, key.pem) or a key service's https://…",
    )
    credentials_token: SecretStr = Field(SecretStr(""), description="What the key service asks for.")
    credentials_anchors: str = Field("", description="A PEM file of root certificates: who is trusted as a signer.")
    credentials_timestamp_url: str = Field(
        "", description="An RFC 3161 time stamp server; empty: what was signed counts until the certificate ends."
    )

    metrics_token: SecretStr = Field(SecretStr(""), description="What /metrics asks for; empty: there is no such page.")

    log_format: str = Field("console", pattern="^(console|json)$")


@cache
def environment() -> Environment:
    """This will read the environment once.

    Raises pydantic.ValidationError naming the variable when a value has the wrong form.
    """
    secrets_file = os.environ.get("SECRETS_FILE") or None
    return Environment(_env_file=secrets_file)
