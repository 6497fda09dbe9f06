"""The app's registration."""

from django.apps import AppConfig


class FeedConfig(AppConfig):
    name = "feed"
    verbose_name = "Feed"

    def ready(self) -> None:
        """This will declare what these tables hold about a member."""
        from feed import personal_data_declared  # noqa: F401
