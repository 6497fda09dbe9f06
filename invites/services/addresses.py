"""E-mail addresses as invites and the waiting list keep them."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from common import mailboxes
from common.errors import InvalidError


def normal(email: str) -> str:
    """This will write an address in its one form (`common.mailboxes`). Raises InvalidError for what is none."""
    try:
        return mailboxes.normal(email)
    except ValidationError as error:
        raise InvalidError(error.messages[0], field="email") from error
