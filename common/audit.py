"""The append-only log of what was done with power: moderation, support, operators, joining."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from common.models import AuditEntry


def record(*, actor_id: UUID | None, action: str, target: str, now: datetime, **facts: Any) -> None:
    """This will add one entry inside the caller's transaction, so that no deed lands without it.

    `action` is a stable dotted word ("invite.revoked"), `target` is "kind:id"; `facts` hold ids and figures, no words
    of members and no addresses.
    """
    AuditEntry.objects.create(actor_id=actor_id, action=action, target=target, facts=facts, at=now)
