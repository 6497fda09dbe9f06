"""Who works here: staff roles, given and taken by an operator at the machine, every time with an audit entry."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from accounts import locking
from accounts.enums import StaffRole
from common import audit


def set_role(*, actor_id: UUID | None, member_id: UUID, role: StaffRole, held: bool, now: datetime) -> bool:
    """This will give a member a staff role (`held`) or take it; False when nothing had to change.

    `actor_id` is None for an operator at the command line. Raises NotFoundError when there is no such member.
    """
    with transaction.atomic():
        member = locking.lock_member(member_id)
        if (role in member.roles) == held:
            return False
        member.roles = sorted({*member.roles, role.value} if held else {*member.roles} - {role.value})
        member.save(update_fields=["roles"])
        action = "staff.role_given" if held else "staff.role_taken"
        audit.record(actor_id=actor_id, action=action, target=f"member:{member.pk}", role=role.value, now=now)
    return True
