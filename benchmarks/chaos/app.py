"""The product's Celery application with the tiny engine in the place of the real one: what the run's workers start."""

from __future__ import annotations

import os

from celery.signals import worker_process_init

from benchmarks.chaos import unfenced
from benchmarks.chaos.plan import UNFENCED
from generation.engine import registry
from sora_social.celery import app

__all__ = ["app"]

registry._FACTORIES = {"animatic": "benchmarks.chaos.engine:make"}  # type: ignore[attr-defined]

if os.environ.get(UNFENCED):

    @worker_process_init.connect(weak=False)
    def take_the_fence_down(**_: object) -> None:
        """This will make the process write whatever it was late with."""
        unfenced.take_down()
