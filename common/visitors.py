"""Where a request comes from, by rules that a visitor cannot bend."""

from __future__ import annotations

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

NO_HEADER = "none"  # what an operator writes to say that no proxy stands in front


def address_of(request: HttpRequest) -> str:
    """This will give the visitor's address: the trusted proxy's header when one is configured, else the peer's.

    A header is believed only when ADDRESS_HEADER names it, since anybody can send one. Its last entry is the one that
    our own proxy wrote.
    """
    if value := _header(request, settings.ADDRESS_HEADER):
        return value.rsplit(",", 1)[-1].strip()[:64]
    return str(request.META.get("REMOTE_ADDR") or "unknown")


def origin_of(address: str) -> str:
    """This will give what counts as one place: an IPv4 address, or the /64 that one IPv6 line has at the least.

    Every limit per address counts by it: whoever has one IPv6 line has 2**64 addresses. What is no address stays as it is.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return str(IPv6Network((int(parsed), 64), strict=False))
    return str(parsed)


def country_of(request: HttpRequest) -> str | None:
    """This will give the two-letter country a trusted proxy found, upper case; None when unknown."""
    value = _header(request, settings.COUNTRY_HEADER).strip().upper()
    return value if len(value) == 2 and value.isalpha() and value != "XX" else None


def _header(request: HttpRequest, name: str) -> str:
    """The value of a header that an operator named; "" when there is none, or when the name is NO_HEADER."""
    return request.headers.get(name, "") if name and name.lower() != NO_HEADER else ""
