"""Routes of the feed app's pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from feed import pages

urlpatterns: list[URLPattern | URLResolver] = [
    path("", pages.watch, name="feed"),
    path("feed/more", pages.more, name="feed-more"),
    path("manifest.webmanifest", pages.manifest, name="manifest"),
]
