"""The numbers that clips' invisible marks carry."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from generation.models import MarkNumber


def number_of(*, clip_id: UUID, now: datetime) -> int:
    """This will give the clip's number, the next one at its first time: every attempt at one clip marks it alike."""
    return MarkNumber.objects.get_or_create(clip_id=clip_id, defaults={"given_at": now})[0].number
