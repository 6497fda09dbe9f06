"""`manage.py staff_role @handle moderator`: give a staff role, or take it with `--take`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.enums import StaffRole
from accounts.selectors import card_by_handle
from accounts.services import staff
from common import clock


class Command(BaseCommand):
    """Staff roles from the machine: whoever may run this may run everything."""

    help = "Give a member a staff role, or take it."

    def add_arguments(self, parser: Any) -> None:
        """This will take the member, the role and the direction."""
        parser.add_argument("handle")
        parser.add_argument("role", choices=StaffRole.values)
        parser.add_argument("--take", action="store_true", help="take the role instead")

    def handle(self, *args: Any, **options: Any) -> None:
        """This will change the role and say so."""
        now = clock.now()
        member = card_by_handle(options["handle"].lstrip("@"), now=now)
        if member is None:
            raise CommandError(f"There is no member @{options['handle'].lstrip('@')}.")
        role, held = StaffRole(options["role"]), not options["take"]
        changed = staff.set_role(actor_id=None, member_id=member.id, role=role, held=held, now=now)
        self.stdout.write(
            f"@{member.handle}: {role.label} {'given' if held else 'taken'}" if changed else "nothing to do"
        )
