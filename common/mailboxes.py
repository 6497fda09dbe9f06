"""E-mail addresses in one form: a mailbox is written in one way wherever it is kept, counted or compared."""

from __future__ import annotations

import unicodedata

from django.core.exceptions import ValidationError
from django.core.mail.message import sanitize_address
from django.core.validators import validate_email

MAX_CHARS = 254  # RFC 5321 §4.5.3.1.3, less the angle brackets


def normal(email: str) -> str:
    """This will write an address in small ASCII letters, its domain as the name servers know it (IDNA).

    `v@ｇｍａｉｌ.com` and `V@gmail.com` are one mailbox. Raises ValidationError, of code `max_length` or `email_malformed`,
    for what is no address or none that a letter can be sent to.
    """
    if len(email.strip()) > MAX_CHARS:
        raise _too_long()
    try:
        address = _ascii(email.strip())
        validate_email(address)
        sanitize_address(address, "utf-8")
    except (ValueError, IndexError, ValidationError) as error:
        raise ValidationError("This is not an e-mail address.", code="email_malformed") from error
    if len(address) > MAX_CHARS:
        raise _too_long()
    return address


def nearest(email: str) -> str:
    """This will give `normal(email)`, or just small letters for what has no normal form: to count and to compare by."""
    try:
        return normal(email)
    except ValidationError:
        return email.strip().lower()


def _ascii(address: str) -> str:
    """Raises UnicodeError, a ValueError, for what has no such form."""
    local, _, domain = address.rpartition("@")
    # The codec is the one that letters are sent by, so what is kept is what is written to.
    name = unicodedata.normalize("NFKC", domain).encode("idna")
    # Before the small letters: the Kelvin sign's is k.
    return f"{local.encode('ascii').decode()}@{name.decode('ascii')}".lower()


def _too_long() -> ValidationError:
    return ValidationError(f"An e-mail address has at most {MAX_CHARS} characters.", code="max_length")
