"""The product's Celery application with the steady engine in the place of the real one."""

from __future__ import annotations

from generation.engine import registry
from sora_social.celery import app

__all__ = ["app"]

registry._FACTORIES = {"animatic": "benchmarks.queue_path.engine:make"}  # type: ignore[attr-defined]
