"""E-mail addresses as invites and the waiting list keep them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from common.errors import InvalidError

_MAX_CHARS = 254  # RFC 5321 §4.5.3.1.3, less the angle brackets


def normal(email: str) -> str:
    """This will write an address in small letters. Raises InvalidError for what is none."""
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise InvalidError("This is not an e-mail address.", field="email") from error
    if len(address) > _MAX_CHARS:
        raise InvalidError(f"An e-mail address has at most {_MAX_CHARS} characters.", field="email")
    return address
