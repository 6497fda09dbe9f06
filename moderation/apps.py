"""The app's registration."""

from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "moderation"
    verbose_name = "Moderation"

    def ready(self) -> None:
        """This will declare what these tables hold about a member."""
        from moderation import personal_data_declared  # noqa: F401
