"""Routes of the feed app's API, below /api/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from feed.api.views import LatestView

urlpatterns: list[URLPattern | URLResolver] = [path("feed/latest", LatestView.as_view(), name="feed-latest")]
