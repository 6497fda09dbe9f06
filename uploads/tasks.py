"""Chores."""

from __future__ import annotations

from celery import shared_task

from common import clock
from uploads.services import sweeping


@shared_task(name="uploads.sweep", queue="chores")
def sweep() -> dict[str, int]:
    """This will delete what expired, and bytes that no row names."""
    return sweeping.sweep(now=clock.now())
