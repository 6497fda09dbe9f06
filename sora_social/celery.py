"""The Celery application: it wakes and spreads workers; truth stays in PostgreSQL."""

from __future__ import annotations

import logging.config
import os
from typing import Any

from celery import Celery
from celery.signals import setup_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sora_social.settings.production")

from django.conf import settings

app = Celery("sora_social")
app.conf.update(getattr(settings, "CELERY"))  # noqa: B009 (mypy reads this module before the settings)
app.autodiscover_tasks()


@setup_logging.connect
def use_our_logging(**_: Any) -> None:
    """This will keep Celery from installing handlers of its own."""
    logging.config.dictConfig(settings.LOGGING)
