"""`manage.py migrate` works as the owner's role unless told otherwise."""

from __future__ import annotations

from typing import Any

from django.core.management.commands.migrate import Command as DjangoMigrate


class Command(DjangoMigrate):
    """Django's migrate on the `owner` connection."""

    def add_arguments(self, parser: Any) -> None:
        """This will take Django's arguments with another default database."""
        super().add_arguments(parser)
        parser.set_defaults(database="owner")
