"""The app's registration."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        """This will declare what these tables hold about a member."""
        from accounts import personal_data_declared  # noqa: F401
