"""The app's registration."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        """This will declare what these tables hold about a member, and listen to the sign-in library."""
        from accounts import personal_data_declared, receivers  # noqa: F401
