"""One effect for an unsafe request sent many times with the same `Idempotency-Key`.

The key's row is inserted first, inside the transaction that makes the effect: a second request waits on the unique
index until the first commits, then reads its answer. If the first rolls back, the second takes its place. Answers are
sealed with a key that only the same request can derive: a leaked table gives no tokens.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cryptography.fernet import Fernet
from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet
from psycopg.errors import LockNotAvailable

from common.errors import ConflictError, InvalidError, RefusedError
from common.models import IdempotentAnswer

KEY_MAX_CHARS = 255
_WAIT_MS = 20_000  # as long as a slow first request may take; then the client is told to ask again


class KeyReusedError(RefusedError):
    """The key came before with another request."""

    code = "idempotency_key_reused"
    status = 422
    title = "This Idempotency-Key was used for another request."


class KeyInUseError(ConflictError):
    """The first request with this key is still running."""

    code = "idempotency_key_in_use"
    title = "The first request with this Idempotency-Key is still running. Ask again in a moment."


@dataclass(frozen=True)
class Answer:
    """What goes back to the client: status and body, byte for byte."""

    status: int
    body: bytes
    replayed: bool = False


@dataclass(frozen=True)
class Request:
    """What makes two requests the same: who asks, under which key, for what."""

    scope: str  # member id, or "anonymous"
    key: str
    fingerprint: bytes  # sha256 of method, path and body


def fingerprint(method: str, path: str, body: bytes) -> bytes:
    """This will digest a request; 32 bytes."""
    return hashlib.sha256(b"\0".join((method.encode(), path.encode(), body))).digest()


def once(request: Request, act: Callable[[], Answer], *, now: datetime) -> Answer:
    """This will run `act` at most once for this key, and give later callers the first one's answer.

    Answers below 400 are kept. A refusal (4xx) keeps what it wrote on purpose (a throttle's count) but not the key, so
    that a corrected or later try is possible; a failure (5xx, exception) undoes everything.
    Raises InvalidError, KeyReusedError (422) and KeyInUseError (409).
    """
    if not 1 <= len(request.key) <= KEY_MAX_CHARS:
        raise InvalidError(f"Idempotency-Key has 1 to {KEY_MAX_CHARS} characters.", field="Idempotency-Key")
    with transaction.atomic():
        if not _insert(request, now):
            return _replay(request)
        answer = act()
        if answer.status >= 500:
            transaction.set_rollback(True)
        elif answer.status >= 400:
            _rows(request).delete()
        else:
            _rows(request).update(status=answer.status, sealed_body=_seal(request).encrypt(answer.body))
    return answer


def forget_before(*, moment: datetime) -> int:
    """This will delete answers older than `moment`; returns how many."""
    return IdempotentAnswer.objects.filter(created_at__lt=moment).delete()[0]


_INSERT = """
    INSERT INTO common_idempotentanswer (scope, key_hash, request_hash, created_at) VALUES (%s, %s, %s, %s)
    ON CONFLICT DO NOTHING RETURNING id
"""


def _insert(request: Request, now: datetime) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{_WAIT_MS}ms"])
            cursor.execute(_INSERT, [request.scope, _key_hash(request), request.fingerprint, now])
            inserted = cursor.fetchone() is not None
            cursor.execute("SELECT set_config('lock_timeout', '0', true)")
            return inserted
    except OperationalError as error:
        if not isinstance(error.__cause__, LockNotAvailable):
            raise  # a lost database is not somebody else's request
        raise KeyInUseError(retry_after_s=1) from error


def _replay(request: Request) -> Answer:
    row = _rows(request).first()
    if row is None or row.status is None:
        raise KeyInUseError(retry_after_s=1)
    if not hmac.compare_digest(bytes(row.request_hash), request.fingerprint):
        raise KeyReusedError
    return Answer(row.status, _seal(request).decrypt(bytes(row.sealed_body or b"")), replayed=True)


def _rows(request: Request) -> QuerySet[IdempotentAnswer]:
    return IdempotentAnswer.objects.filter(scope=request.scope, key_hash=_key_hash(request))


def _key_hash(request: Request) -> bytes:
    return hashlib.sha256(request.key.encode()).digest()


def _seal(request: Request) -> Fernet:
    secret = hmac.new(settings.LINK_KEY.encode(), request.key.encode() + request.fingerprint, hashlib.sha256).digest()
    return Fernet(base64.urlsafe_b64encode(secret))
