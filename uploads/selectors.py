"""What is read, and the gate to every row: nothing hands out an upload without asking who wants it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from common.errors import NotFoundError
from media.safe import contracts as safe
from uploads.contracts import Allowance, Asker, PurposePolicy, ReadyUpload, Refusal, UploadCard
from uploads.enums import Purpose, UploadState
from uploads.errors import ExpiredError, FileRefusedError, UnfinishedError
from uploads.models import Upload


def access_upload(*, asker: Asker, upload_id: UUID, now: datetime) -> Upload:
    """This will give an upload to its owner, or to whoever shows its secret.

    Raises NotFoundError alike for hidden and missing ones, ExpiredError when its time is over and nobody uses it.
    """
    upload = Upload.objects.filter(pk=upload_id).first()
    if upload is None or not _is_theirs(upload, asker):
        raise NotFoundError
    if upload.expires_at <= now and upload.held_for is None:
        raise ExpiredError
    return upload


def refuse_refused(upload: Upload) -> None:
    """This will raise FileRefusedError for an upload whose file was looked at and not taken."""
    refusal = card_of(upload).refusal
    if refusal is not None:
        raise FileRefusedError(code=refusal.code, status=refusal.status, words=refusal.words)


def ready_upload(*, asker: Asker, upload_id: UUID, purpose: Purpose, now: datetime) -> ReadyUpload:
    """This will give an upload that was looked at, for one purpose alone.

    Raises NotFoundError for another's, another purpose's or none, ExpiredError, FileRefusedError, UnfinishedError.
    """
    upload = access_upload(asker=asker, upload_id=upload_id, now=now)
    if upload.purpose != purpose:
        raise NotFoundError
    refuse_refused(upload)
    if upload.state != UploadState.READY:
        raise UnfinishedError(state=upload.state, offset=upload.offset, length=upload.length)
    return as_ready(upload)


def held(held_for: UUID) -> list[ReadyUpload]:
    """This will list what something uses, in the order it was begun."""
    return [as_ready(upload) for upload in Upload.objects.filter(held_for=held_for).order_by("pk")]


def piece_keys(upload_id: UUID) -> list[str]:
    """This will list the keys of an upload's objects, in the order of their bytes."""
    upload = Upload(pk=upload_id)
    return list(upload.pieces.order_by("offset").values_list("key", flat=True))


def policy_of(purpose: Purpose) -> PurposePolicy:
    """This will say what an upload for a purpose may be, who may begin one, and how many."""
    limits = settings.LIMITS
    members = Allowance(at_once=limits.uploads_open_per_member, per_hour=limits.uploads_per_member_hour)
    anybody = Allowance(at_once=limits.uploads_open_per_place, per_hour=limits.uploads_per_place_hour)
    megabytes, own, strangers = {
        Purpose.OPENING: (limits.upload_opening_mb, (safe.PICTURE, safe.CLIP), None),
        Purpose.TRACE: (limits.upload_trace_mb, (safe.PICTURE, safe.CLIP, safe.SOUND), anybody),
    }[purpose]
    of_file = _of_kinds(own, megabytes * safe.MEGABYTE)
    return PurposePolicy(
        purpose=purpose,
        limits=of_file,
        members=members,
        strangers=strangers,
        may_show_faces=purpose != Purpose.OPENING,  # until a cameo can say that somebody agreed
    )


def largest_bytes() -> int:
    """This will give the length of the largest upload that there may be, for any purpose."""
    return max(policy_of(purpose).limits.max_bytes for purpose in Purpose)


def lasts_until(now: datetime) -> datetime:
    """This will say how long an upload stays that was touched now and is not in use."""
    return now + timedelta(hours=settings.LIMITS.upload_idle_hours)


def known(upload_ids: Collection[UUID]) -> frozenset[UUID]:
    """This will tell which of these uploads have a row."""
    return frozenset(Upload.objects.filter(pk__in=upload_ids).values_list("pk", flat=True))


def card_of(upload: Upload) -> UploadCard:
    """This will show a row that the gate let pass."""
    refusal = Refusal(code=upload.refusal_code, status=upload.refusal_status or 422, words=upload.refusal_words)
    return UploadCard(
        id=upload.pk,
        purpose=Purpose(upload.purpose),
        state=UploadState(upload.state),
        offset=upload.offset,
        length=upload.length,
        filename=upload.filename,
        metadata=upload.metadata,
        facts=upload.facts,
        refusal=refusal if upload.state == UploadState.REFUSED else None,
        in_use=upload.held_for is not None,
        created_at=upload.created_at,
        expires_at=upload.expires_at,
    )


def as_ready(upload: Upload) -> ReadyUpload:
    """This will show a ready row to whoever uses it."""
    facts = upload.facts or {}
    return ReadyUpload(
        id=upload.pk,
        owner_id=upload.owner_id,
        purpose=Purpose(upload.purpose),
        length=upload.length,
        filename=upload.filename,
        kind=str(facts["kind"]),
        facts=facts,
    )


def hash_of(secret: str) -> bytes:
    """This will give what is kept of a stranger's secret, 32 bytes: it is long and random, so nothing is added to it."""
    return hashlib.sha256(secret.encode()).digest()


def _of_kinds(own: tuple[safe.Limits, ...], max_bytes: int) -> safe.Limits:
    kinds = frozenset[safe.Kind]().union(*(limits.kinds for limits in own))
    return replace(safe.ANY, kinds=kinds, own=own, max_bytes=max_bytes)


def _is_theirs(upload: Upload, asker: Asker) -> bool:
    if upload.owner_id is not None:
        return bool(upload.owner_id == asker.member_id)
    return bool(asker.secret) and hmac.compare_digest(bytes(upload.secret_hash or b""), hash_of(asker.secret))
