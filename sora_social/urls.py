"""All routes: the API below /api/, pages at the root."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from common.api.document import DocumentView
from common.api.live import LiveView
from sora_social.console import console
from sora_social.health import healthz
from sora_social.metrics import metrics

api: list[URLPattern | URLResolver] = [
    path("schema", DocumentView.as_view(), name="schema"),
    path("live", LiveView.as_view(), name="live"),
    path("", include("accounts.api.urls")),
    path("", include("uploads.api.urls")),
    path("", include("billing.api.urls")),
    path("", include("invites.api.urls")),
    path("", include("moderation.api.urls")),
    path("", include("generation.api.urls")),
    path("", include("feed.api.urls")),
]

urlpatterns = [
    path("healthz", healthz),
    path("metrics", metrics),
    path("console", console, name="console"),
    path("api/", include(api)),
    path("", include("accounts.page_urls")),
    path("", include("billing.page_urls")),
    path("", include("invites.page_urls")),
    path("", include("moderation.page_urls")),
    path("", include("generation.page_urls")),
    path("", include("feed.page_urls")),
]

handler400 = "common.pages.bad_request"
handler403 = "common.pages.forbidden"
handler404 = "common.pages.not_found"
handler500 = "common.pages.server_error"
