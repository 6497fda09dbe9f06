"""The app's registration."""

from django.apps import AppConfig


class BillingConfig(AppConfig):
    name = "billing"
    verbose_name = "Billing"

    def ready(self) -> None:
        """This will declare what these tables hold about a member."""
        from billing import personal_data_declared  # noqa: F401
