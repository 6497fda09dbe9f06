"""Roles and moves of the stories about joining."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection

from accounts import facade as accounts
from accounts.models import Member
from invites import codes
from invites.contracts import Invite, Newcomer, Place
from invites.services import slots
from tests.accounts.people import NOON, PASSWORD, born, join

__all__ = [
    "AT_HOME",
    "NOON",
    "PASSWORD",
    "a_newcomer",
    "a_pass",
    "all_at_once",
    "born",
    "join",
    "limits",
    "made_by",
    "word_for",
]

AT_HOME = Place(address="203.0.113.7", country="US")


def a_pass(now: datetime = NOON, years: int = 30) -> str:
    """What the age gate gives to somebody of that age."""
    gate = accounts.open_age_gate(
        date_of_birth=born(years, now), country="US", address=AT_HOME.address, refused_cookie=None, now=now
    )
    return gate.token


def a_newcomer(name: str = "newcomer", /, now: datetime = NOON, **changes: Any) -> Newcomer:
    """Somebody of age with everything that joining asks for, but a code."""
    facts = {"age_pass": a_pass(now), "email": f"{name}@example.org", "password": PASSWORD, "handle": name}
    return Newcomer(**(facts | changes))


def made_by(owner: Member, *, now: datetime = NOON, **changes: Any) -> Invite:
    """An open invite of a member, made in the US."""
    return slots.make(actor_id=owner.pk, now=now, **({"country": "US"} | changes))


def word_for(code: str | None, email: str) -> str:
    """The word that a letter to the address would carry."""
    lookup = codes.lookup_for(settings.INVITE_KEY, code or "")
    return codes.grouped(codes.proof_for(settings.INVITE_KEY, lookup, email))


@contextmanager
def limits(**changes: int) -> Iterator[None]:
    """Other figures for a while."""
    before = settings.LIMITS
    settings.LIMITS = before.model_copy(update=changes)
    try:
        yield
    finally:
        settings.LIMITS = before


def all_at_once(acts: int, act: Callable[[int], Any], *, threads: int) -> list[Any]:
    """Do `act(0) … act(acts - 1)` from so many threads with a connection each, started together; results in order."""
    results: list[Any] = [None] * acts
    start = threading.Barrier(threads)

    def work(first: int) -> None:
        try:
            connection.ensure_connection()
            start.wait()
            for number in range(first, acts, threads):
                results[number] = act(number)
        finally:
            connection.close()

    workers = [threading.Thread(target=work, args=(first,)) for first in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return results
