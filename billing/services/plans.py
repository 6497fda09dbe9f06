"""Plans given by operators, without payment; every time with an audit entry."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from billing import locking
from billing.enums import Plan
from billing.models import REASON_MAX_CHARS, PlanGrant
from common import audit
from common.errors import InvalidError

DAYS_MAX = 3660
"""Ten years: more is a slip of the pen."""


def grant(*, actor_id: UUID | None, member_id: UUID, plan: Plan, days: int, reason: str, now: datetime) -> PlanGrant:
    """This will give a member a plan for `days` (1 to 3660) more: after what they were granted before, else from now.

    `actor_id` is None for an operator at the command line. Raises InvalidError without a reason or for other days.
    """
    _refuse(plan, days, reason)
    with transaction.atomic():
        locking.lock_account(member_id)
        starts_at = max(now, _granted_until(member_id, plan) or now)
        made = PlanGrant.objects.create(
            member_id=member_id,
            plan=plan,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(days=days),
            granted_by_member_id=actor_id,
            reason=reason.strip(),
        )
        _record(actor_id, "plan.granted", member_id, now, plan=plan, days=days, ends_at=made.ends_at.isoformat())
    return made


def end(*, actor_id: UUID | None, member_id: UUID, now: datetime) -> int:
    """This will end what a member was granted, from now on; returns how many grants that were."""
    with transaction.atomic():
        locking.lock_account(member_id)
        open_grants = PlanGrant.objects.filter(member_id=member_id, ends_at__gt=now)
        not_begun = open_grants.filter(starts_at__gt=now).delete()[0]
        ended = not_begun + open_grants.update(ends_at=now)
        if ended:
            _record(actor_id, "plan.ended", member_id, now, grants=ended)
    return ended


def _refuse(plan: Plan, days: int, reason: str) -> None:
    if plan == Plan.FREE:
        raise InvalidError("Free needs no grant.", field="plan")
    if not 1 <= days <= DAYS_MAX:
        raise InvalidError(f"A plan is granted for 1 to {DAYS_MAX} days.", field="days")
    if not 1 <= len(reason.strip()) <= REASON_MAX_CHARS:
        raise InvalidError("Say why in a sentence.", field="reason")


def _granted_until(member_id: UUID, plan: Plan) -> datetime | None:
    found: datetime | None = PlanGrant.objects.filter(member_id=member_id, plan=plan).aggregate(last=Max("ends_at"))[
        "last"
    ]
    return found


def _record(actor_id: UUID | None, action: str, member_id: UUID, now: datetime, **facts: object) -> None:
    audit.record(actor_id=actor_id, action=action, target=f"member:{member_id}", now=now, **facts)
