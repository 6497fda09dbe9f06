"""Taking in bytes: to a file first, with no transaction open, then into the store, then one short transaction."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from tempfile import TemporaryFile
from typing import IO
from uuid import UUID

from django.conf import settings
from django.db import transaction

from common.errors import NotFoundError, RefusedError
from uploads import locking, selectors, storage
from uploads.contracts import Asker, Body, Checksum, UploadCard
from uploads.enums import UploadState
from uploads.errors import ChecksumMismatchError, OffsetWrongError, TooManyPiecesError, TooMuchError
from uploads.models import Piece, Upload
from uploads.services import checks
from uploads.services.slots import RECEIVING


def append(
    *, asker: Asker, upload_id: UUID, offset: int, body: Body, checksum: Checksum | None = None, now: datetime
) -> UploadCard:
    """This will add the bytes of a request at `offset`, as many as came, and look at the file when it is whole.

    Where a connection is cut, what came before is kept, unless a checksum can't be met any more. Raises OffsetWrongError
    (also for the slower one of two that come at once), TooMuchError, ChecksumMismatchError, TooManyPiecesError, BusyError:
    then nothing of the request is kept; and what `checks.check` raises: then all bytes were.
    """
    upload = selectors.access_upload(asker=asker, upload_id=upload_id, now=now)
    selectors.refuse_refused(upload)
    _refuse_early(upload, offset, body)
    if upload.state == UploadState.RECEIVING:
        with RECEIVING.one(), TemporaryFile(prefix="upload-") as file:
            size = _receive(body, file, room=upload.length - offset, checksum=checksum)
            if size:
                upload = _keep(upload.pk, offset, file, size, now)
    if upload.state == UploadState.CHECKING:
        upload = checks.check(upload, now=now)
    return selectors.card_of(upload)


def _refuse_early(upload: Upload, offset: int, body: Body) -> None:
    """Before a byte is read. The transaction asks again: this one spares a phone sending what nobody takes."""
    if offset != upload.offset:
        raise OffsetWrongError(offset=upload.offset)
    if body.length is not None and body.length > upload.length - offset:
        raise TooMuchError(room=upload.length - offset)
    if body.length != 0 and upload.piece_count >= settings.LIMITS.upload_pieces_max:
        raise TooManyPiecesError


def _receive(body: Body, file: IO[bytes], *, room: int, checksum: Checksum | None) -> int:
    """Writes what comes, at most `room` bytes; returns how many came.

    A slow client is stopped in time, as by a cut, unless all of its bytes are needed for their checksum.
    """
    digest = hashlib.new(checksum.algorithm, usedforsecurity=False) if checksum else None
    enough_at = time.monotonic() + settings.LIMITS.upload_request_s
    size = 0
    for chunk in body.chunks:
        size += len(chunk)
        if size > room:
            raise TooMuchError(room=room)
        file.write(chunk)
        if digest is not None:
            digest.update(chunk)
        elif time.monotonic() > enough_at:
            break
    if checksum is not None and digest is not None and digest.digest() != checksum.digest:
        raise ChecksumMismatchError
    return size


def _keep(upload_id: UUID, offset: int, file: IO[bytes], size: int, now: datetime) -> Upload:
    key = storage.keep_piece(upload_id, offset, file)
    with _dropped_if_refused(key), transaction.atomic():
        upload = locking.lock_upload(upload_id)
        if upload is None:
            raise NotFoundError
        if upload.state != UploadState.RECEIVING or upload.offset != offset:
            raise OffsetWrongError(offset=upload.offset)
        Piece.objects.create(upload=upload, offset=offset, length=size, key=key)
        _grow(upload, size, now)
    return upload


def _grow(upload: Upload, size: int, now: datetime) -> None:
    upload.offset += size
    upload.piece_count += 1
    upload.expires_at = selectors.lasts_until(now)
    if upload.offset == upload.length:
        upload.state = UploadState.CHECKING
    upload.save(update_fields=["offset", "piece_count", "expires_at", "state"])


@contextmanager
def _dropped_if_refused(key: str) -> Iterator[None]:
    """Deletes an object that no row will name. After a lost connection nobody knows whether a row does: then it stays,
    and goes with its upload.
    """
    try:
        yield
    except RefusedError:
        storage.discard_piece(key)
        raise
