"""The app's registration."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "common"
    verbose_name = "Foundations"

    def ready(self) -> None:
        """This will declare what these tables hold about a member, and connect Celery's application."""
        from common import personal_data_declared  # noqa: F401
