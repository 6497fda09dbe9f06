"""The only place of accounts that takes row locks."""

from __future__ import annotations

from django.contrib.sessions.models import Session


def lock_session(session_key: str) -> None:
    """This will make others wait who turn the same session's tokens, until the transaction ends."""
    list(Session.objects.select_for_update().filter(pk=session_key).values_list("pk"))
