"""Which database role does what, and which sockets exist."""

from __future__ import annotations

from typing import Any


class OwnerMigrates:
    """Only the owner's role changes tables; rows are read and written by the application's role alone."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        """This will name the application's role."""
        return "default"

    db_for_write = db_for_read

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        """This will allow every relation: both roles see the one database."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """This will allow migrations for the owner's role alone."""
        return db == "owner"
