"""Beginning an upload, and ending it early."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from accounts.errors import SignInRequiredError
from common import rate_limits
from common.errors import NotFoundError, RefusedError, UnavailableError
from common.rate_limits import Rule
from common.visitors import origin_of
from uploads import locking, policies, selectors, storage
from uploads.contracts import Allowance, Asker, Body, Checksum, NewUpload, Wish
from uploads.enums import UploadState
from uploads.errors import TooLargeError, TooManyOpenError, UsedError
from uploads.models import Upload
from uploads.services import pieces

_HOUR_S = 3600
_SECRET_BYTES = 32


def begin(
    *, asker: Asker, wish: Wish, body: Body | None = None, checksum: Checksum | None = None, now: datetime
) -> NewUpload:
    """This will begin an upload, with its first bytes where they came along; nothing is begun when those are refused.

    Raises SignInRequiredError for a purpose that is the members' own, TooLargeError, TooManyError above the purpose's
    uploads an hour, TooManyOpenError above those at once, and what `pieces.append` raises but for UnavailableError (503):
    then the card says from which offset to go on.
    """
    policy = selectors.policy_of(wish.purpose)
    allowance = policies.allowance_of(policy, is_member=asker.member_id is not None)
    if allowance is None:
        raise SignInRequiredError
    if wish.length > policy.limits.max_bytes:
        raise TooLargeError(limit=policy.limits.max_bytes, found=wish.length)
    rate_limits.hit(Rule(f"uploads-{wish.purpose}", allowance.per_hour, _HOUR_S), _subject(asker), now=now)
    new = _make(asker, wish, allowance, now)
    return new if body is None else _with_first_bytes(new, asker, body, checksum, now)


def end(*, asker: Asker, upload_id: UUID, now: datetime) -> None:
    """This will delete an upload and, after the commit, its bytes. Raises NotFoundError; UsedError while it is in use."""
    with transaction.atomic():
        selectors.access_upload(asker=asker, upload_id=upload_id, now=now)
        upload = locking.lock_upload(upload_id)
        if upload is None:
            raise NotFoundError
        if upload.held_for is not None:
            raise UsedError
        remove([upload.pk])


def remove(upload_ids: Collection[UUID]) -> int:
    """This will delete these uploads inside the caller's transaction and, after it, their bytes; returns how many rows
    there were. What a crash leaves in the store is found by the sweep.
    """
    for upload_id in upload_ids:
        storage.discard_on_commit(upload_id)
    return Upload.objects.filter(pk__in=upload_ids).delete()[1].get(Upload._meta.label, 0)


def _make(asker: Asker, wish: Wish, allowance: Allowance, now: datetime) -> NewUpload:
    secret = "" if asker.member_id else secrets.token_urlsafe(_SECRET_BYTES)
    with transaction.atomic():
        locking.hold_creations(_subject(asker))
        _make_room(_open_ones(asker, wish, now), allowance, now)
        upload = Upload.objects.create(
            owner_id=asker.member_id,
            secret_hash=selectors.hash_of(secret) if secret else None,
            place_hash=_place_hash(asker) if secret else None,
            purpose=wish.purpose,
            length=wish.length,
            filename=wish.filename,
            metadata=wish.metadata,
            created_at=now,
            expires_at=selectors.lasts_until(now),
        )
    return NewUpload(card=selectors.card_of(upload), secret=secret)


def _open_ones(asker: Asker, wish: Wish, now: datetime) -> QuerySet[Upload]:
    """What occupies the store for this member or place and is not in use yet; the one that is left alone longest first."""
    whose = {"owner_id": asker.member_id} if asker.member_id else {"owner": None, "place_hash": _place_hash(asker)}
    rows = Upload.objects.filter(purpose=wish.purpose, held_for=None, expires_at__gt=now, **whose)
    return rows.exclude(state=UploadState.REFUSED).order_by("expires_at")


def _make_room(open_ones: QuerySet[Upload], allowance: Allowance, now: datetime) -> None:
    """One too many takes the place of the one that nobody touched for longest: a closed page shall not lock anybody out."""
    found = list(open_ones)
    if len(found) < allowance.at_once:
        return
    busy_until = found[0].expires_at - timedelta(hours=settings.LIMITS.upload_idle_hours) + _busy()
    if busy_until > now:
        wait_s = int((busy_until - now).total_seconds()) + 1
        raise TooManyOpenError(retry_after_s=wait_s, limit=allowance.at_once)
    remove([found[0].pk])


def _busy() -> timedelta:
    return timedelta(minutes=settings.LIMITS.upload_busy_minutes)


def _with_first_bytes(new: NewUpload, asker: Asker, body: Body, checksum: Checksum | None, now: datetime) -> NewUpload:
    mine = Asker(member_id=asker.member_id, secret=new.secret)
    try:
        card = pieces.append(asker=mine, upload_id=new.card.id, offset=0, body=body, checksum=checksum, now=now)
    except UnavailableError:
        card = selectors.card_of(selectors.access_upload(asker=mine, upload_id=new.card.id, now=now))
    except RefusedError:
        with transaction.atomic():  # its address was never told
            remove([new.card.id])
        raise
    return NewUpload(card=card, secret=new.secret)


def _subject(asker: Asker) -> str:
    return f"member:{asker.member_id}" if asker.member_id else f"place:{origin_of(asker.address)}"


def _place_hash(asker: Asker) -> bytes:
    # Keyed: addresses are few enough to be found again from a plain hash.
    return hmac.new(settings.LINK_KEY.encode(), f"upload:{origin_of(asker.address)}".encode(), sha256).digest()
