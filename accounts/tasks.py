"""Chores of the accounts app."""

from __future__ import annotations

from celery import shared_task

from accounts.services import sessions
from common import clock


@shared_task(name="accounts.forget_sessions", queue="chores")
def forget_sessions() -> int:
    """This will delete sessions past their end."""
    return sessions.forget_expired(now=clock.now())
