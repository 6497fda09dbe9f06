"""E-mail through an outbox: written beside the change that needs it, sent later, with retries.

`EMAIL_URL=inbox://` keeps letters for the demo's inbox page; `smtp://user:password@host:port` (or smtps://) sends them.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from urllib.parse import unquote, urlsplit
from uuid import UUID

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend
from django.db import transaction

from common import locking
from common.models import Letter

log = structlog.get_logger(__name__)

TRIES_MAX = 12  # with the back-off below: about three days
_BACKOFF_MAX = timedelta(hours=8)


def post(*, recipient: str, subject: str, body: str, now: datetime, member_id: UUID | None = None) -> Letter:
    """This will write a letter inside the caller's transaction; a chore sends it after the commit."""
    return Letter.objects.create(
        recipient=recipient, member_id=member_id, subject=subject, body=body, created_at=now, due_at=now
    )


def send_due(*, now: datetime, limit: int = 50) -> int:
    """This will send the letters that are due, each at most once at a time across workers; returns how many went.

    A letter that fails waits 1, 2, 4, … minutes (at most 8 hours) and is given up after TRIES_MAX tries.
    """
    if _is_inbox():
        return Letter.objects.filter(due_at__lte=now).update(due_at=None, sent_at=now)
    went = 0
    for _ in range(limit):
        outcome = _send_next(now)
        if outcome is None:
            break
        went += outcome
    return went


def inbox(*, limit: int = 100) -> list[Letter]:
    """This will give the newest letters of the demo's inbox. Empty when letters really go out."""
    return list(Letter.objects.order_by("-created_at")[:limit]) if _is_inbox() else []


def forget_before(*, moment: datetime) -> int:
    """This will delete letters written before `moment`; returns how many."""
    return Letter.objects.filter(created_at__lt=moment).delete()[0]


def forget_recipients(addresses: Collection[str], *, strangers_only: bool = False) -> int:
    """This will delete the letters to these addresses, unsent ones too; returns how many.

    `strangers_only` leaves letters to members: one mailbox may have both.
    """
    rows = Letter.objects.filter(recipient__in=addresses)
    return (rows.filter(member_id__isnull=True) if strangers_only else rows).delete()[0]


def _is_inbox() -> bool:
    return urlsplit(settings.EMAIL_URL).scheme == "inbox"


def _send_next(now: datetime) -> bool | None:
    """Whether the longest-due letter went; None when none is due."""
    with transaction.atomic():
        due = locking.next_due_letter(now=now)
        if due is None:
            return None
        try:
            _send(due)
        except (
            OSError,
            ValueError,
        ) as error:  # smtplib's errors are OSErrors; an address it cannot write is a ValueError
            log.warning("letter_not_sent", letter=str(due.id), error=str(error))
            _put_off(due, now, str(error))
            return False
        # Its words are for the reader alone: links and proofs in it open doors.
        Letter.objects.filter(pk=due.pk).update(due_at=None, sent_at=now, tries=due.tries + 1, body="")
    return True


def _put_off(letter: Letter, now: datetime, error: str) -> None:
    tries = letter.tries + 1
    wait = min(timedelta(minutes=2**letter.tries), _BACKOFF_MAX)
    due_at = None if tries >= TRIES_MAX else now + wait
    body = letter.body if due_at else ""
    Letter.objects.filter(pk=letter.pk).update(tries=tries, due_at=due_at, last_error=error[:300], body=body)


def _send(letter: Letter) -> None:
    EmailMessage(
        letter.subject, letter.body, settings.DEFAULT_FROM_EMAIL, [letter.recipient], connection=_backend()
    ).send()


def _backend() -> BaseEmailBackend:
    parts = urlsplit(settings.EMAIL_URL)
    return SmtpBackend(
        host=parts.hostname or "localhost",
        port=parts.port or (465 if parts.scheme == "smtps" else 587),
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_ssl=parts.scheme == "smtps",
        use_tls=parts.scheme == "smtp" and bool(parts.username),
        timeout=10,
    )
