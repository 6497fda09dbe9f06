"""Routes of the accounts app's API, below /api/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from accounts.api import me

urlpatterns: list[URLPattern | URLResolver] = [
    path("auth/", include("accounts.api.sign_in_urls")),
    path("me", me.MeView.as_view(), name="me"),
    path("me/export", me.ExportView.as_view(), name="me-export"),
    path("me/sign-out-everywhere", me.SignOutEverywhereView.as_view(), name="me-sign-out-everywhere"),
]
