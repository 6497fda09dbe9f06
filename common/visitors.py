"""Where a request comes from, by rules that a visitor cannot bend."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """This will give the visitor's address: the trusted proxy's header when one is configured, else the peer's.

    A header is believed only when ADDRESS_HEADER names it, since anybody can send one. Its last entry is the one that
    our own proxy wrote.
    """
    name = settings.ADDRESS_HEADER
    if name and (value := request.headers.get(name, "")):
        return value.rsplit(",", 1)[-1].strip()[:64]
    return str(request.META.get("REMOTE_ADDR") or "unknown")


def country_of(request: HttpRequest) -> str | None:
    """This will give the two-letter country a trusted proxy found, upper case; None when unknown."""
    name = settings.COUNTRY_HEADER
    value = request.headers.get(name, "").strip().upper() if name else ""
    return value if len(value) == 2 and value.isalpha() and value != "XX" else None
