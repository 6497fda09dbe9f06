"""`manage.py audit_log`: who did what with power lately, and why."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand

from accounts.facade import member_cards
from common import audit, clock


class Command(BaseCommand):
    """Prints the newest entries, one a line."""

    help = "Print the newest entries of the audit log: time, who, what, about what, and the facts given."

    def add_arguments(self, parser: Any) -> None:
        """This will take what to look for."""
        parser.add_argument("--action", default="", help="the beginning of an action, e.g. queue. or plan.granted")
        parser.add_argument("--target", default="", help="kind:id, e.g. queue:cpu")
        parser.add_argument("--limit", type=int, default=50, help="how many at most (50)")

    def handle(self, *args: Any, **options: Any) -> None:
        """This will print them, newest first."""
        entries = audit.recent(action=options["action"], target=options["target"], limit=max(1, options["limit"]))
        known = member_cards({entry.actor_id for entry in entries if entry.actor_id}, now=clock.now())
        for entry in entries:
            actor = known.get(entry.actor_id) if entry.actor_id else None
            who = f"@{actor.handle}" if actor else str(entry.actor_id or "the system")
            facts = json.dumps(entry.facts, ensure_ascii=False)
            self.stdout.write(f"{entry.at:%Y-%m-%d %H:%M:%S}Z  {who}  {entry.action}  {entry.target}  {facts}")
        if not entries:
            self.stdout.write("Nothing of that was done.")
