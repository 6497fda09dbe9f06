"""PostgreSQL under two roles: `default` runs the product and cannot rewrite history, `owner` migrates."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit


def database(url: str, *, pooled: bool = False) -> dict[str, Any]:
    """This will turn `postgresql://user:password@host:port/name` into Django's form.

    `pooled` keeps psycopg's own pool in the process (at most 16 connections). Raises ValueError for another scheme.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"a database address starts with postgresql://, not {parts.scheme or url!r}")
    options: dict[str, Any] = {"pool": {"min_size": 1, "max_size": 16, "timeout": 10}} if pooled else {}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or 5432,
        "OPTIONS": options,
        # Asked before a pooled connection is used: PostgreSQL may have been restarted since. Costs an empty round trip.
        "CONN_HEALTH_CHECKS": pooled,
        # pgbouncer in transaction mode keeps no session: server-side cursors would break.
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }


def databases(app_url: str, owner_url: str) -> dict[str, dict[str, Any]]:
    """This will give both roles' connections to the one database."""
    return {"default": database(app_url, pooled=True), "owner": database(owner_url or app_url)}


DATABASE_ROUTERS = ["sora_social.routing.OwnerMigrates"]
