"""Short words for the ledger's tests: a moment, a job's hold, and the books as plain figures."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from billing import facade
from billing.enums import Plan
from billing.models import Account, Entry
from billing.services import plans
from tests.factories import NOW


def after(**span: float) -> datetime:
    """A moment after the tests' noon: `after(hours=3)`."""
    return NOW + timedelta(**span)


def hold(member_id: UUID, units: int = 1, *, now: datetime = NOW, ref: UUID | None = None, key: str = "") -> UUID:
    """Hold units in a transaction of its own; the job's id is also the key unless one is given."""
    ref = ref or uuid4()
    with transaction.atomic():
        facade.hold(member_id=member_id, units=units, ref=ref, key=key or str(ref), now=now)
    return ref


def settle(ref: UUID, *, now: datetime = NOW) -> bool:
    """Settle in a transaction of its own."""
    with transaction.atomic():
        return facade.settle(ref=ref, now=now)


def release(ref: UUID, *, now: datetime = NOW) -> bool:
    """Release in a transaction of its own."""
    with transaction.atomic():
        return facade.release(ref=ref, now=now)


def make_pro(member_id: UUID, *, days: int = 30, now: datetime = NOW) -> None:
    """Grant Pro from now on."""
    plans.grant(actor_id=None, member_id=member_id, plan=Plan.PRO, days=days, reason="a test", now=now)


def balance(member_id: UUID) -> tuple[int, int]:
    """What is held and spent, as kept at hand."""
    account = Account.objects.get(pk=member_id)
    return account.held, account.spent


def entries(member_id: UUID) -> list[tuple[str, str, str, int]]:
    """The member's entries in order: kind, from, to, units."""
    rows = Entry.objects.filter(member_id=member_id).order_by("pk")
    return list(rows.values_list("kind", "source", "target", "units"))
