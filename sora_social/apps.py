"""The wiring's registration."""

from __future__ import annotations

from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "sora_social"
    verbose_name = "Sora Social"

    def ready(self) -> None:
        """This will make our Celery application the current one in every process: servers call workers too."""
        from sora_social import celery  # noqa: F401
