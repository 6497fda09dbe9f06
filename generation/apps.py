"""The app's registration."""

from django.apps import AppConfig


class GenerationConfig(AppConfig):
    name = "generation"
    verbose_name = "Generation"

    def ready(self) -> None:
        """This will declare what these tables hold about a member, and what is checked of the settings."""
        from generation import checks, personal_data_declared  # noqa: F401
