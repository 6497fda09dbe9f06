"""The append-only log of what was done with power: moderation, support, operators, joining."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from common.models import AuditEntry


def recent(*, action: str = "", target: str = "", limit: int = 50) -> list[AuditEntry]:
    """This will give the newest entries, at most `limit`: those whose action begins with `action`, about `target` alone
    where it is named.
    """
    rows = AuditEntry.objects.filter(action__startswith=action)
    rows = rows.filter(target=target) if target else rows
    return list(rows.order_by("-at", "-id")[:limit])


def record(*, actor_id: UUID | None, action: str, target: str, now: datetime, **facts: Any) -> None:
    """This will add one entry inside the caller's transaction, so that no deed lands without it.

    `action` is a stable dotted word ("invite.revoked"), `target` is "kind:id"; `facts` hold ids and figures, no words
    of members and no addresses.
    """
    AuditEntry.objects.create(actor_id=actor_id, action=action, target=target, facts=facts, at=now)
