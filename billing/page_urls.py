"""Pages of the billing app, at the root."""

from __future__ import annotations

from django.urls import path

from billing import pages

urlpatterns = [path("allowance", pages.allowance, name="allowance")]
