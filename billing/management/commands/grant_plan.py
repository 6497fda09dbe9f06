"""`manage.py grant_plan @handle pro --days 30 --reason "…"`: give a plan; `grant_plan @handle free` ends what was given."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.contracts import MemberCard
from accounts.facade import find_member
from billing.enums import Plan
from billing.services import plans
from common import clock
from common.errors import RefusedError


class Command(BaseCommand):
    """Plans from the machine: whoever may run this may run everything."""

    help = "Give a member a plan for some days, or end what was given."

    def add_arguments(self, parser: Any) -> None:
        """This will take the member, the plan, how long and why."""
        parser.add_argument("handle")
        parser.add_argument("plan", choices=Plan.values)
        parser.add_argument("--days", type=int, default=30)
        parser.add_argument("--reason", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """This will change what the member was granted and say so."""
        now, handle = clock.now(), options["handle"].lstrip("@")
        member = find_member(handle, now=now)
        if member is None:
            raise CommandError(f"There is no member @{handle}.")
        try:
            said = self._end(member, now) if options["plan"] == Plan.FREE else self._grant(member, options, now)
        except RefusedError as error:
            raise CommandError(error.detail) from error
        self.stdout.write(f"@{member.handle}: {said}")

    def _grant(self, member: MemberCard, options: dict[str, Any], now: datetime) -> str:
        plan, days, reason = Plan(options["plan"]), options["days"], options["reason"]
        made = plans.grant(actor_id=None, member_id=member.id, plan=plan, days=days, reason=reason, now=now)
        return f"{plan.label} until {made.ends_at:%Y-%m-%d %H:%M} UTC"

    def _end(self, member: MemberCard, now: datetime) -> str:
        ended = plans.end(actor_id=None, member_id=member.id, now=now)
        return "Free again" if ended else "nothing to do"
