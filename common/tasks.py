"""Chores of the foundations."""

from __future__ import annotations

from datetime import timedelta

from celery import shared_task
from django.conf import settings

from common import clock, idempotency, letters, live_log, outbox, rate_limits


@shared_task(name="common.sweep_outbox", queue="chores")
def sweep_outbox() -> int:
    """This will send what a crash or a dead broker left in the outbox."""
    return outbox.sweep(now=clock.now())


@shared_task(name="common.send_letters", queue="chores")
def send_letters() -> int:
    """This will send the letters that are due."""
    return letters.send_due(now=clock.now())


@shared_task(name="common.forget_old", queue="chores")
def forget_old() -> None:
    """This will delete what is kept for a stated time only."""
    now = clock.now()
    live_log.forget_before(moment=now - timedelta(days=settings.LIMITS.live_log_days))
    idempotency.forget_before(moment=now - timedelta(hours=settings.LIMITS.idempotency_hours))
    letters.forget_before(moment=now - timedelta(days=settings.LIMITS.letter_days))
    rate_limits.forget_before(moment=now - timedelta(days=2))
