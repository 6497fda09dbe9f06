"""Chores of the invites app."""

from __future__ import annotations

from celery import shared_task

from common import clock
from invites.services import slots, waiting


@shared_task(name="invites.lapse", queue="chores")
def lapse() -> int:
    """This will give back the slots of codes past their end, and forget waiting addresses that never answered."""
    now = clock.now()
    waiting.forget_unanswered(now=now)
    return slots.lapse_due(now=now)
