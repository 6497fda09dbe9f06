"""The app's registration."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        """This will declare what these tables hold about a member, say who may hold sockets, and listen to the library."""
        from accounts import personal_data_declared, receivers, socket_rights  # noqa: F401
        from common import rights

        rights.register(socket_rights)
