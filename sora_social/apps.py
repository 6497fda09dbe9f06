"""The wiring's registration."""

from __future__ import annotations

from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "sora_social"
    verbose_name = "Sora Social"

    def ready(self) -> None:
        """This will make our Celery application the default of every process: servers call workers too.

        Made current alone, it would be so for the thread that started; a server's others would look tasks up in an
        empty application of Celery's own making.
        """
        from sora_social.celery import app

        app.set_default()
