"""Routes of the moderation app's pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from moderation import pages

urlpatterns: list[URLPattern | URLResolver] = [
    path("policy", pages.policy, name="policy"),
    path("console/flags", pages.flags_list, name="console_flags"),
    path("console/flags/<uuid:flag_id>/close", pages.flag_close, name="console_flag_close"),
]
