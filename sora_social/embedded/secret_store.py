"""The secrets of one environment: made once, kept in a file that only its owner can read, one KEY=value a line."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from sora_social.embedded import secrets as product_secrets

MAKERS: dict[str, Callable[[], str]] = {
    **dict.fromkeys(
        ("POSTGRES_ADMIN_PASSWORD", "POSTGRES_OWNER_PASSWORD", "POSTGRES_APP_PASSWORD", "BROKER_PASSWORD"),
        lambda: secrets.token_urlsafe(24),
    ),
    **product_secrets.MAKERS,
}


def complete(file: Path) -> dict[str, str]:
    """This will give the product's secrets and the services' passwords, writing into `file` those it lacks."""
    known = read(file)
    missing = {name: make() for name, make in MAKERS.items() if name not in known}
    if missing:
        write(file, {**known, **missing})
    return {**known, **missing}


def read(file: Path) -> dict[str, str]:
    """This will read a file of KEY=value lines; a missing file is empty."""
    if not file.exists():
        return {}
    lines = (line.partition("=") for line in file.read_text().splitlines() if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, _, value in lines}


def write(file: Path, values: Mapping[str, str]) -> None:
    """This will replace the file in one step; no moment exists in which others could read it."""
    new = file.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write("# Made by set-up. Losing this file loses what it signs and opens; keep it private.\n")
        out.writelines(f"{name}={value}\n" for name, value in values.items())
    new.replace(file)
