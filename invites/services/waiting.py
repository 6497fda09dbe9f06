"""The waiting list: an address counts once a letter to it was answered, and its place only ever gets better."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import QuerySet

from common import letters as mail
from common.errors import NotFoundError
from invites import selectors
from invites.contracts import Place, Waiting
from invites.models import WaitingEntry
from invites.services import addresses, letters, throttle


def ask(*, email: str, place: Place, now: datetime) -> None:
    """This will note an address and write it a letter, the same whether it was on the list or not.

    Raises InvalidError for what is no address, TooManyError beyond waiting_list_tries_per_address_hour. An address that
    had letters_per_address_hour letters gets no other one now, and whoever asks is not told: it may not be theirs.
    """
    address = addresses.normal(email)
    throttle.count_waiting(place, now=now)
    may_write = throttle.may_write_to(address, now=now)
    with transaction.atomic():
        WaitingEntry.objects.bulk_create([WaitingEntry(email=address, asked_at=now)], ignore_conflicts=True)
        entry = WaitingEntry.objects.get(email=address)
        if may_write:
            letters.post_place_in_line(address, _signer().sign(entry.pk.hex), now=now)


def look(*, token: str) -> Waiting:
    """This will tell the place that a letter's token belongs to. Raises NotFoundError."""
    return selectors.place_in_line(_read(token))


def confirm(*, token: str, now: datetime) -> Waiting:
    """This will count the address from now on, once. Raises NotFoundError."""
    entry_id = _read(token)
    WaitingEntry.objects.filter(pk=entry_id, confirmed_at__isnull=True).update(confirmed_at=now)
    return selectors.place_in_line(entry_id)


def leave(*, token: str) -> None:
    """This will take the address off the list and forget it, letters included. Raises NotFoundError."""
    if not _forget(WaitingEntry.objects.filter(pk=_read(token))):
        raise NotFoundError


def forget_unanswered(*, now: datetime) -> int:
    """This will delete addresses whose letter was not answered in time; returns how many."""
    moment = now - timedelta(days=settings.LIMITS.waiting_list_unconfirmed_days)
    return _forget(WaitingEntry.objects.filter(confirmed_at__isnull=True, asked_at__lt=moment))


def _forget(rows: QuerySet[WaitingEntry]) -> int:
    with transaction.atomic():
        emails = list(rows.values_list("email", flat=True))
        mail.forget_recipients(emails, strangers_only=True)
        return rows.filter(email__in=emails).delete()[0]


def _read(token: str) -> UUID:
    try:
        return UUID(_signer().unsign(token[:200]))
    except (BadSignature, ValueError) as error:
        raise NotFoundError from error


def _signer() -> Signer:
    return Signer(key=settings.LINK_KEY, salt="waiting-list", sep=".")
