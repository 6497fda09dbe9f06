"""What the foundations' own tables know about a member."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from common.models import AuditEntry, IdempotentAnswer, Letter, LiveCounter, LiveEvent
from common.personal_data import Holding, declare


def _letters(member_id: UUID) -> Iterable[Mapping[str, Any]]:
    rows = Letter.objects.filter(member_id=member_id)
    return rows.values("recipient", "subject", "body", "created_at", "sent_at")


def _live(member_id: UUID) -> Iterable[Mapping[str, Any]]:
    return LiveEvent.objects.filter(member_id=member_id).values("seq", "kind", "payload", "created_at")


def _audit(member_id: UUID) -> Iterable[Mapping[str, Any]]:
    return AuditEntry.objects.filter(actor_id=member_id).values("at", "action", "target", "facts")


declare(Holding(table="common.OutboxEntry", nothing="Ids of work to do, gone once it is handed over."))
declare(Holding(table="common.RateWindow", nothing="Keyed hashes of addresses, gone after two days."))
declare(
    Holding(
        table="common.Letter",
        export=_letters,
        erase=lambda member_id: Letter.objects.filter(member_id=member_id).delete()[0],
    )
)
declare(
    Holding(
        table="common.LiveCounter",
        not_exported="A number without meaning of its own.",
        erase=lambda member_id: LiveCounter.objects.filter(member_id=member_id).delete()[0],
    )
)
declare(
    Holding(
        table="common.LiveEvent",
        export=_live,
        erase=lambda member_id: LiveEvent.objects.filter(member_id=member_id).delete()[0],
    )
)
declare(
    Holding(
        table="common.IdempotentAnswer",
        not_exported="Sealed copies of answers the member already had, gone after a day.",
        erase=lambda member_id: IdempotentAnswer.objects.filter(scope=str(member_id)).delete()[0],
    )
)
declare(
    Holding(
        table="common.AuditEntry",
        export=_audit,
        keep="Accountability (legitimate interest): ids and deeds alone, five years.",
    )
)
