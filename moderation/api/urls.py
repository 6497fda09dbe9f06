"""Routes of the moderation app's API, below /api/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from moderation.api.views import FlagCloseView, FlagsView

urlpatterns: list[URLPattern | URLResolver] = [
    path("console/flags", FlagsView.as_view(), name="api_console_flags"),
    path("console/flags/<uuid:flag_id>/close", FlagCloseView.as_view(), name="api_console_flag_close"),
]
