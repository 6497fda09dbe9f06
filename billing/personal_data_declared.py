"""What these tables know about a member."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from billing.models import Account, Entry, PlanGrant
from billing.services import closing
from common import clock
from common.personal_data import Holding, declare


def _account(member_id: UUID) -> Iterable[Mapping[str, Any]]:
    return Account.objects.filter(member_id=member_id).values("held", "spent")


def _erase_account(member_id: UUID) -> int:
    """What is held goes back first, so that no hold stays open for somebody who left."""
    closing.release_all_of(member_id, now=clock.now())
    return Account.objects.filter(member_id=member_id).delete()[0]


def _entries(member_id: UUID) -> Iterable[Mapping[str, Any]]:
    return Entry.objects.filter(member_id=member_id).order_by("pk").values("at", "kind", "units", "pocket", "ref")


def _grants(member_id: UUID) -> Iterable[Mapping[str, Any]]:
    return PlanGrant.objects.filter(member_id=member_id).values("plan", "starts_at", "ends_at", "reason")


def _erase_grants(member_id: UUID) -> int:
    PlanGrant.objects.filter(granted_by_member_id=member_id).update(granted_by_member_id=None)
    return PlanGrant.objects.filter(member_id=member_id).delete()[0]


declare(
    Holding(
        table="billing.Entry",
        export=_entries,
        keep="Bookkeeping: what was held, delivered and given back stays provable. Ids, units and times alone, ten years.",
    )
)
declare(
    Holding(
        table="billing.OpenHold",
        not_exported="The entries that are not closed yet, once more.",
        keep="Nothing stays: erasing the account gives back what is held.",
    )
)
declare(Holding(table="billing.Account", export=_account, erase=_erase_account))
declare(
    Holding(
        table="billing.PlanGrant",
        export=_grants,
        erase=_erase_grants,
        not_exported="Grants that a member gave as an operator are about whoever got them.",
    )
)
