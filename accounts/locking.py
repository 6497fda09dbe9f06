"""The only place of accounts that takes row locks."""

from __future__ import annotations

from uuid import UUID

from django.contrib.sessions.models import Session

from accounts.models import Member
from common.errors import NotFoundError


def lock_session(session_key: str) -> None:
    """This will make others wait who turn the same session's tokens, until the transaction ends."""
    list(Session.objects.select_for_update().filter(pk=session_key).values_list("pk"))


def lock_member(member_id: UUID) -> Member:
    """This will hold a member's row until the transaction ends. Raises NotFoundError."""
    member = Member.objects.select_for_update().filter(pk=member_id).first()
    if member is None:
        raise NotFoundError
    return member
