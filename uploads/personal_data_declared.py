"""What these tables know about a member."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from common.personal_data import Holding, declare
from uploads.models import Piece, Upload
from uploads.services import uploads


def _uploads(member_id: UUID) -> Iterable[Mapping[str, Any]]:
    rows = Upload.objects.filter(owner_id=member_id)
    return rows.values("id", "purpose", "state", "filename", "length", "facts", "created_at", "expires_at")


def _erase(member_id: UUID) -> int:
    return uploads.remove(list(Upload.objects.filter(owner_id=member_id).values_list("pk", flat=True)))


declare(Holding(table="uploads.Upload", export=_uploads, erase=_erase))
declare(
    Holding(
        table="uploads.Piece",
        not_exported="Where the bytes of an upload lie, which its owner has.",
        erase=lambda member_id: Piece.objects.filter(upload__owner_id=member_id).delete()[0],
    )
)
