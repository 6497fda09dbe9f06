"""Using an upload, once: whoever takes it keeps it alive, fetches its bytes, and lets it go at the end."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction

from common.errors import NotFoundError
from uploads import locking, selectors, storage
from uploads.contracts import Asker, ReadyUpload
from uploads.enums import Purpose
from uploads.errors import UsedError
from uploads.models import Upload
from uploads.services import uploads

_BATCH = 500


def take(*, asker: Asker, upload_id: UUID, purpose: Purpose, held_for: UUID, now: datetime) -> ReadyUpload:
    """This will give a ready upload to `held_for` alone, inside the caller's transaction. The same again changes nothing.

    Raises what `selectors.ready_upload` raises; UsedError when something else has it.
    """
    ready = selectors.ready_upload(asker=asker, upload_id=upload_id, purpose=purpose, now=now)
    free = Upload.objects.filter(pk=upload_id, held_for__isnull=True, expires_at__gt=now)
    if not free.update(held_for=held_for):
        _refuse_unless_theirs(upload_id, held_for)
    return ready


def give_back(*, upload_id: UUID, held_for: UUID, now: datetime) -> bool:
    """This will let an upload be used by something else, for as long as a fresh one; False when `held_for` lacks it."""
    rows = Upload.objects.filter(pk=upload_id, held_for=held_for)
    return bool(rows.update(held_for=None, expires_at=selectors.lasts_until(now)))


def let_go(upload_id: UUID) -> bool:
    """This will delete an upload, in use or not, and its bytes after the commit; False when it was gone."""
    with transaction.atomic():
        return bool(uploads.remove([upload_id]))


def let_go_of(held_for: UUID) -> int:
    """This will delete everything that something used, and the bytes after the commit; returns how many uploads."""
    with transaction.atomic():
        return uploads.remove(locking.lock_held(held_for={held_for}))


def let_go_orphans(*, purpose: Purpose, alive: Callable[[Collection[UUID]], Collection[UUID]]) -> int:
    """This will delete the uploads in use by what does not live any more; returns how many.

    `alive` gets some of what uses uploads of this purpose, and answers with those that still do.
    """
    gone, last = 0, UUID(int=0)
    while page := _page_of_held(purpose, last):
        living = frozenset(alive(frozenset(page.values())))
        with transaction.atomic():
            gone += uploads.remove(locking.lock_held(held_for=set(page.values()) - living, purpose=purpose))
        last = max(page)
    return gone


def fetch(upload: ReadyUpload, path: Path) -> None:
    """This will write the file to `path`, in a folder of the caller's. Raises LostError."""
    storage.assemble(selectors.piece_keys(upload.id), path, size=upload.length)


def _refuse_unless_theirs(upload_id: UUID, held_for: UUID) -> None:
    """Somebody was faster: the same user of it a second time, another one, or its owner who deleted it."""
    holder = Upload.objects.filter(pk=upload_id).values_list("held_for", flat=True).first()
    if holder is None:
        raise NotFoundError
    if holder != held_for:
        raise UsedError


def _page_of_held(purpose: Purpose, after: UUID) -> dict[UUID, UUID]:
    rows = Upload.objects.filter(purpose=purpose, held_for__isnull=False, pk__gt=after).order_by("pk")
    return {pk: held_for for pk, held_for in rows.values_list("pk", "held_for")[:_BATCH] if held_for}
