"""The app's registration."""

from django.apps import AppConfig


class InvitesConfig(AppConfig):
    name = "invites"
    verbose_name = "Invites"

    def ready(self) -> None:
        """This will declare what these tables hold about a member."""
        from invites import personal_data_declared  # noqa: F401
