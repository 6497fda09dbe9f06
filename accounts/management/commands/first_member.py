"""`manage.py first_member`: somebody has to be first. Everybody after them comes by invite."""

from __future__ import annotations

import getpass
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.services import members
from common import clock
from common.errors import RefusedError


class Command(BaseCommand):
    """Makes a member without an invite; whoever may run this may run everything."""

    help = "Make the first member of an installation (asks for the password)."

    def add_arguments(self, parser: Any) -> None:
        """This will take who the member is."""
        parser.add_argument("--handle", required=True)
        parser.add_argument("--email", required=True)
        parser.add_argument("--born", required=True, type=date.fromisoformat, help="date of birth, YYYY-MM-DD")
        parser.add_argument("--country", default="", help="two letters")

    def handle(self, *args: Any, **options: Any) -> None:
        """This will make the member, or say in words what is not right."""
        try:
            member = members.create(
                handle=options["handle"],
                email=options["email"],
                password=getpass.getpass("Password: "),
                date_of_birth=options["born"],
                country=options["country"].upper(),
                now=clock.now(),
            )
        except RefusedError as error:
            raise CommandError(_in_words(error)) from error
        self.stdout.write(f"@{member.handle} is a member. Their four invites wait at /invites.")


def _in_words(error: RefusedError) -> str:
    details = [f"{each['field']}: {each['message']}" for each in error.facts.get("errors", [])]
    return "\n".join([error.detail, *details])
