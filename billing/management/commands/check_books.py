"""`manage.py check_books`: computes every balance again from the ledger's entries; exit status 1 when anything differs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from billing import facade


class Command(BaseCommand):
    """The books, looked through."""

    help = "Check that the ledger agrees with itself."

    def handle(self, *args: Any, **options: Any) -> None:
        """This will print each thing that is wrong."""
        wrong = facade.imbalances()
        for each in wrong:
            self.stdout.write(f"{each.what}: member {each.member_id}, entry {each.entry_id}")
        if wrong:
            raise CommandError(f"The books are not in order: {len(wrong)} found.")
        self.stdout.write("The books are in order.")
