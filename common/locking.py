"""The only place of the foundations that takes row locks: ordered, evaluated, inside the caller's transaction."""

from __future__ import annotations

from datetime import datetime

from common.models import Letter


def next_due_letter(*, now: datetime) -> Letter | None:
    """This will lock the longest-due letter that nobody else is sending, or give None."""
    return Letter.objects.select_for_update(skip_locked=True).filter(due_at__lte=now).order_by("due_at").first()
