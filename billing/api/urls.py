"""Routes of the billing app's API, below /api/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from billing.api import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("me/allowance", views.AllowanceView.as_view(), name="api_allowance"),
]
