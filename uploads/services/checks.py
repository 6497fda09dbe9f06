"""Looking at a whole file before anybody may use it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import Q

from common.errors import NotFoundError, UnavailableError
from media import safe
from media.errors import MediaError, RefusedMediaError
from uploads import policies, selectors, storage
from uploads.contracts import Asker, Refusal, UploadCard
from uploads.enums import Purpose, UploadState
from uploads.errors import BusyError, LostError
from uploads.models import WORDS_MAX_CHARS, Piece, Upload
from uploads.services.slots import CHECKING
from uploads.states import source_of

log = structlog.get_logger(__name__)

_LEASE = timedelta(seconds=120)  # longer than the sandbox lets anybody wait and look, and wait and look for faces
_NOT_NOW_S = 10  # the sandbox is full or, on this machine, not to be had


def check_own(*, asker: Asker, upload_id: UUID, now: datetime) -> UploadCard:
    """This will look at a whole upload that nobody has looked at yet; any other is shown as it is.

    Raises NotFoundError, ExpiredError, and what `check` raises.
    """
    upload = selectors.access_upload(asker=asker, upload_id=upload_id, now=now)
    selectors.refuse_refused(upload)
    if upload.state == UploadState.CHECKING:
        upload = check(upload, now=now)
    return selectors.card_of(upload)


def check(upload: Upload, *, now: datetime) -> Upload:
    """This will look at a whole upload, with no transaction open: then it is ready, or refused and its bytes are gone.

    Raises FileRefusedError for a file that is not taken. Raises BusyError and UnavailableError when nobody can look now:
    the upload stays as it is, and is looked at when somebody asks again.
    """
    with CHECKING.one(), _lease(upload, now):
        verdict = _look(upload)
        if isinstance(verdict, Refusal):
            _refuse(upload, verdict)
        else:
            _move(upload, UploadState.READY, facts=verdict, expires_at=selectors.lasts_until(now))
    found = Upload.objects.filter(pk=upload.pk).first()
    if found is None:
        raise NotFoundError
    selectors.refuse_refused(found)
    return found


@contextmanager
def _lease(upload: Upload, now: datetime) -> Iterator[None]:
    """So that a client who asks again and again has one look, not many. A process that dies leaves it to lapse."""
    unwatched = Upload.objects.filter(pk=upload.pk, state=UploadState.CHECKING)
    free = unwatched.filter(Q(lease_until__isnull=True) | Q(lease_until__lte=now))
    if not free.update(lease_until=now + _LEASE):
        raise BusyError(retry_after_s=1)
    try:
        yield
    finally:
        Upload.objects.filter(pk=upload.pk).update(lease_until=None)


def _look(upload: Upload) -> dict[str, Any] | Refusal:
    """The facts of the file, or why it is not taken."""
    policy = selectors.policy_of(Purpose(upload.purpose))
    with TemporaryDirectory(prefix="upload-") as folder:
        try:
            path = Path(folder) / "file"
            storage.assemble(selectors.piece_keys(upload.pk), path, size=upload.length)
            facts = safe.inspect(path, limits=policy.limits)
            if not policy.may_show_faces:
                safe.refuse_faces(path, facts, limits=policy.limits)
            return asdict(facts)
        except LostError as error:
            log.error("upload_lost", upload=str(upload.pk))
            return Refusal(code=error.code, status=error.status, words=error.detail)
        except RefusedMediaError as error:
            return Refusal(code=error.code, status=policies.status_of(error.code), words=str(error)[:WORDS_MAX_CHARS])
        except MediaError as error:  # not the file's fault
            log.error("upload_not_checked", code=error.code, error=str(error))
            raise UnavailableError(retry_after_s=_NOT_NOW_S) from error


def _refuse(upload: Upload, refusal: Refusal) -> None:
    """The row stays to say why; the bytes go at once."""
    with transaction.atomic():
        moved = _move(
            upload,
            UploadState.REFUSED,
            refusal_code=refusal.code,
            refusal_status=refusal.status,
            refusal_words=refusal.words,
        )
        if moved:
            Piece.objects.filter(upload_id=upload.pk).delete()
            storage.discard_on_commit(upload.pk)


def _move(upload: Upload, target: UploadState, **facts: Any) -> bool:
    return bool(Upload.objects.filter(pk=upload.pk, state=source_of(target)).update(state=target, **facts))
