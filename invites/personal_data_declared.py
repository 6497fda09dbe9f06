"""What these tables know about a member."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from common.personal_data import Holding, declare
from invites.models import Arrival, Slot


def _slots(member_id: UUID) -> Iterable[Mapping[str, Any]]:
    rows = Slot.objects.filter(owner_id=member_id).order_by("number")
    return rows.values("number", "state", "email", "made_at", "made_country", "lapses_at", "given_back", "redeemed_at")


def _arrival(member_id: UUID) -> Iterable[Mapping[str, Any]]:
    return Arrival.objects.filter(pk=member_id).values("kind", "country", "at")


declare(
    Holding(
        table="invites.Slot",
        export=_slots,
        erase=lambda member_id: Slot.objects.filter(owner_id=member_id).delete()[0],
    )
)
declare(
    Holding(
        table="invites.Arrival",
        export=_arrival,
        keep="Safety (legitimate interest): ids without a name, so that a bad branch can still be cut; five years.",
    )
)
declare(
    Holding(
        table="invites.WaitingEntry",
        nothing="Addresses of people who are no members: gone when they join or leave, or never answer the letter.",
    )
)
