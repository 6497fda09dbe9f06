"""What nobody wants any more: expired rows with their bytes, and bytes that no row names."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from uploads import locking, selectors, storage
from uploads.services import uploads

_BATCH = 200
_A_DAY = timedelta(days=1)  # far longer than any request is between a row and its bytes


def sweep(*, now: datetime) -> dict[str, int]:
    """This will delete expired uploads that nothing uses, and what a crash left in the store a day ago or before."""
    return {"expired": _expired(now), "leftovers": _leftovers(now)}


def _expired(now: datetime) -> int:
    swept = 0
    while True:
        with transaction.atomic():
            count = uploads.remove(locking.lock_expired(now=now, size=_BATCH))
        swept += count
        if count < _BATCH:
            return swept


def _leftovers(now: datetime) -> int:
    kept, lost = storage.kept_before(now - _A_DAY), 0
    for start in range(0, len(kept), _BATCH):
        batch = frozenset(kept[start : start + _BATCH])
        nobodys = batch - selectors.known(batch)
        for upload_id in nobodys:
            storage.discard(upload_id)
        lost += len(nobodys)
    return lost
