"""The app's registration."""

from django.apps import AppConfig


class UploadsConfig(AppConfig):
    name = "uploads"
    verbose_name = "Uploads"

    def ready(self) -> None:
        """This will declare what these tables hold about a member."""
        from uploads import personal_data_declared  # noqa: F401
