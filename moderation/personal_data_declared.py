"""What these tables know about a member."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from common.personal_data import Holding, declare
from moderation.enums import Track
from moderation.models import Flag, PromptVerdict


def _verdicts(member_id: UUID) -> Iterable[Mapping[str, Any]]:
    rows = PromptVerdict.objects.filter(member_id=member_id, track=Track.ORDINARY)
    return rows.values("decided_at", "allowed", "told_rule", "prompt", "policy_version")


def _erase_verdicts(member_id: UUID) -> int:
    return PromptVerdict.objects.filter(member_id=member_id, track=Track.ORDINARY).delete()[0]


def _erase_flags(member_id: UUID) -> int:
    return Flag.objects.filter(subject_member_id=member_id, track=Track.ORDINARY).delete()[0]


_CHILD_SAFETY = "Child-safety rows stay for the legal term and are not shown, so that an inquiry is not spoilt."

declare(
    Holding(
        table="moderation.PromptVerdict",
        export=_verdicts,
        erase=_erase_verdicts,
        not_exported=_CHILD_SAFETY,
        keep=_CHILD_SAFETY,
    )
)
declare(
    Holding(
        table="moderation.Flag",
        not_exported="What others reported or our checks suspected; shown, it would name reporters and teach evasion.",
        erase=_erase_flags,
        keep=_CHILD_SAFETY,
    )
)
