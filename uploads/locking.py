"""The only place of this app that takes locks: evaluated, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import connection

from uploads.enums import Purpose
from uploads.models import Upload

_CREATIONS = 2  # a class of advisory locks of its own; generation's submissions are 1


def hold_creations(subject: str) -> None:
    """This will let other creations of the same member or place wait until this transaction ends: counting is exact."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_CREATIONS, subject])


def lock_upload(upload_id: UUID) -> Upload | None:
    """This will hold an upload's row; None when it is gone."""
    return Upload.objects.select_for_update().filter(pk=upload_id).first()


def lock_expired(*, now: datetime, size: int) -> list[UUID]:
    """This will hold at most `size` uploads whose time is over, that nothing uses and nobody else holds."""
    rows = Upload.objects.select_for_update(skip_locked=True).filter(expires_at__lte=now, held_for__isnull=True)
    return list(rows.order_by("expires_at", "pk").values_list("pk", flat=True)[:size])


def lock_held(*, held_for: Collection[UUID], purpose: Purpose | None = None) -> list[UUID]:
    """This will hold the uploads that these use now, of one purpose or of all."""
    rows = Upload.objects.select_for_update().filter(held_for__in=held_for)
    rows = rows.filter(purpose=purpose) if purpose else rows
    return list(rows.order_by("pk").values_list("pk", flat=True))
